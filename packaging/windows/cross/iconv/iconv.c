/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iconv.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

enum encoding { UTF8 = 1, UTF16LE = 2, UTF16BE = 3 };

static int encoding_named(const char *name)
{
    static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE"};
    for (int i = 0; i < 3; ++i) {
        if (strcmp(name, names[i]) == 0)
            return i + 1;
    }
    return 0;
}

iconv_t iconv_open(const char *to, const char *from)
{
    const int target = encoding_named(to);
    const int source = encoding_named(from);
    if (target == 0 || source == 0) {
        errno = EINVAL;
        return (iconv_t)-1;
    }
    return (iconv_t)(intptr_t)(target * 4 + source);
}

int iconv_close(iconv_t conversion)
{
    (void)conversion;
    return 0;
}

/* Reads one character. Its length in bytes, or -EILSEQ, or -EINVAL if it is cut off. */
static int read_utf8(const unsigned char *in, size_t left, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char first = in[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4)
        return -EILSEQ;
    uint32_t value = first & (0x7FU >> length);
    for (int i = 1; i < length; ++i) {
        if ((size_t)i >= left)
            return -EINVAL;
        if ((in[i] & 0xC0) != 0x80)
            return -EILSEQ;
        value = value << 6 | (in[i] & 0x3FU);
    }
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return -EILSEQ;
    *code = value;
    return length;
}

static uint32_t unit_at(const unsigned char *in, int encoding)
{
    return encoding == UTF16LE ? (uint32_t)(in[0] | in[1] << 8) : (uint32_t)(in[1] | in[0] << 8);
}

static int read_utf16(const unsigned char *in, size_t left, int encoding, uint32_t *code)
{
    if (left < 2)
        return -EINVAL;
    const uint32_t high = unit_at(in, encoding);
    if (high < 0xD800 || high >= 0xE000) {
        *code = high;
        return 2;
    }
    if (high >= 0xDC00)
        return -EILSEQ;
    if (left < 4)
        return -EINVAL;
    const uint32_t low = unit_at(in + 2, encoding);
    if (low < 0xDC00 || low >= 0xE000)
        return -EILSEQ;
    *code = 0x10000 + ((high - 0xD800) << 10 | (low - 0xDC00));
    return 4;
}

/* Writes one character into `bytes`; its length. */
static size_t write_utf8(unsigned char *bytes, uint32_t code)
{
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    const size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length; i > 1; --i) {
        bytes[i - 1] = (unsigned char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (unsigned char)(marks[length] | code);
    return length;
}

static void put_unit(unsigned char *bytes, uint32_t unit, int encoding)
{
    bytes[encoding == UTF16LE ? 0 : 1] = (unsigned char)unit;
    bytes[encoding == UTF16LE ? 1 : 0] = (unsigned char)(unit >> 8);
}

static size_t write_utf16(unsigned char *bytes, uint32_t code, int encoding)
{
    if (code < 0x10000) {
        put_unit(bytes, code, encoding);
        return 2;
    }
    put_unit(bytes, 0xD800 + ((code - 0x10000) >> 10), encoding);
    put_unit(bytes + 2, 0xDC00 + (code & 0x3FF), encoding);
    return 4;
}

size_t iconv(iconv_t conversion, char **in, size_t *in_left, char **out, size_t *out_left)
{
    const int target = (int)((intptr_t)conversion / 4);
    const int source = (int)((intptr_t)conversion % 4);
    if (in == NULL || *in == NULL)
        return 0;
    while (*in_left > 0) {
        const unsigned char *from = (const unsigned char *)*in;
        uint32_t code;
        const int taken = source == UTF8 ? read_utf8(from, *in_left, &code) : read_utf16(from, *in_left, source, &code);
        if (taken < 0) {
            errno = -taken;
            return (size_t)-1;
        }
        unsigned char bytes[4];
        const size_t made = target == UTF8 ? write_utf8(bytes, code) : write_utf16(bytes, code, target);
        if (made > *out_left) {
            errno = E2BIG;
            return (size_t)-1;
        }
        memcpy(*out, bytes, made);
        *in += taken;
        *in_left -= (size_t)taken;
        *out += made;
        *out_left -= made;
    }
    return 0;
}
