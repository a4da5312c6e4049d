/* SPDX-License-Identifier: GPL-3.0-or-later
   Every character there and back, and what is no text. Built and run by packaging/tests/iconv. */
#include "iconv.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check(int holds, const char *what, uint32_t code)
{
    if (!holds) {
        printf("FAILED: %s (U+%04X)\n", what, (unsigned)code);
        exit(1);
    }
}

static size_t utf16(uint32_t code, int big, unsigned char *bytes)
{
    const uint32_t units[2] = {code < 0x10000 ? code : 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF)};
    const size_t count = code < 0x10000 ? 1 : 2;
    for (size_t i = 0; i < count; ++i) {
        bytes[2 * i + (size_t)big] = (unsigned char)units[i];
        bytes[2 * i + (size_t)!big] = (unsigned char)(units[i] >> 8);
    }
    return 2 * count;
}

/* Bytes written, or minus errno. */
static int converted(const char *to, const char *from, const void *text, size_t size, char *out, size_t room)
{
    char *in = (char *)(uintptr_t)text;
    char *end = out;
    if (iconv(iconv_open(to, from), &in, &size, &end, &room) == (size_t)-1)
        return -errno;
    return (int)(end - out);
}

int main(void)
{
    static const char *const orders[] = {"UTF-16LE", "UTF-16BE"};
    for (uint32_t code = 0; code < 0x110000; ++code) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        for (int big = 0; big < 2; ++big) {
            unsigned char wide[4];
            char narrow[4];
            char back[4];
            const size_t size = utf16(code, big, wide);
            const int length = converted("UTF-8", orders[big], wide, size, narrow, sizeof narrow);
            check(length > 0, "to UTF-8", code);
            check(converted(orders[big], "UTF-8", narrow, (size_t)length, back, sizeof back) == (int)size, "back", code);
            check(memcmp(wide, back, size) == 0, "the same", code);
        }
    }
    char out[8];
    static const char *const wrong[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE4\x41\x41", "\xFF"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i)
        check(converted("UTF-16LE", "UTF-8", wrong[i], strlen(wrong[i]), out, 8) == -EILSEQ, "no text", (uint32_t)i);
    check(converted("UTF-8", "UTF-16LE", "\x00\xDC", 2, out, 8) == -EILSEQ, "a second half alone", 0);
    check(converted("UTF-8", "UTF-16LE", "\x00\xD8", 2, out, 8) == -EINVAL, "a first half, cut off", 0);
    check(converted("UTF-16LE", "UTF-8", "\xE4\xB8", 2, out, 8) == -EINVAL, "cut off", 0);
    check(converted("UTF-16LE", "UTF-8", "\xE4\xB8\xAD", 3, out, 1) == -E2BIG, "no room", 0);
    check(iconv_open("LATIN1", "UTF-8") == (iconv_t)-1, "an encoding that it does not know", 0);
    puts("every character there and back");
    return 0;
}
