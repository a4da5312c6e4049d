// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <cstdint>
#include <cstring>

namespace longleaf::utf8 {

namespace {

bool isContinuation(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

unsigned char byteAt(std::string_view text, std::size_t offset)
{
    return static_cast<unsigned char>(text[offset]);
}

/// Bytes below 0x80 at the start, eight at a time.
std::size_t asciiRun(std::string_view text)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & kHighBits) != 0)
            break;
    }
    while (at < text.size() && byteAt(text, at) < 0x80)
        ++at;
    return at;
}

} // namespace

Decoded decode(std::string_view text, std::size_t offset)
{
    const Decoded invalid{kReplacement, 1, false};
    const unsigned char lead = byteAt(text, offset);
    if (lead < 0x80)
        return {lead, 1, true};
    std::size_t length = 0;
    char32_t codePoint = 0;
    char32_t minimum = 0;
    if ((lead & 0xE0U) == 0xC0U) {
        length = 2;
        codePoint = lead & 0x1FU;
        minimum = 0x80;
    } else if ((lead & 0xF0U) == 0xE0U) {
        length = 3;
        codePoint = lead & 0x0FU;
        minimum = 0x800;
    } else if ((lead & 0xF8U) == 0xF0U) {
        length = 4;
        codePoint = lead & 0x07U;
        minimum = 0x10000;
    } else {
        return invalid;
    }
    if (offset + length > text.size())
        return invalid;
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned char byte = byteAt(text, offset + i);
        if (!isContinuation(byte))
            return invalid;
        codePoint = (codePoint << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (codePoint < minimum || codePoint > 0x10FFFF || surrogate)
        return invalid;
    return {codePoint, length, true};
}

void append(std::string &out, char32_t codePoint)
{
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        codePoint = kReplacement;
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (codePoint < 0x80) {
        out += byte(codePoint);
    } else if (codePoint < 0x800) {
        out += byte(0xC0U | (codePoint >> 6U));
        out += byte(0x80U | (codePoint & 0x3FU));
    } else if (codePoint < 0x10000) {
        out += byte(0xE0U | (codePoint >> 12U));
        out += byte(0x80U | ((codePoint >> 6U) & 0x3FU));
        out += byte(0x80U | (codePoint & 0x3FU));
    } else {
        out += byte(0xF0U | (codePoint >> 18U));
        out += byte(0x80U | ((codePoint >> 12U) & 0x3FU));
        out += byte(0x80U | ((codePoint >> 6U) & 0x3FU));
        out += byte(0x80U | (codePoint & 0x3FU));
    }
}

bool isValid(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        i += asciiRun(text.substr(i));
        if (i == text.size())
            return true;
        const Decoded one = decode(text, i);
        if (!one.valid)
            return false;
        i += one.size;
    }
    return true;
}

std::string sanitize(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Decoded one = decode(text, i);
        if (one.valid)
            out.append(text.substr(i, one.size));
        else
            append(out, kReplacement);
        i += one.size;
    }
    return out;
}

std::size_t floorBoundary(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return text.size();
    while (offset > 0 && isContinuation(byteAt(text, offset)))
        --offset;
    return offset;
}

std::size_t ceilBoundary(std::string_view text, std::size_t offset)
{
    while (offset < text.size() && isContinuation(byteAt(text, offset)))
        ++offset;
    return offset < text.size() ? offset : text.size();
}

std::size_t countCodePoints(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += isContinuation(static_cast<unsigned char>(c)) ? 0U : 1U;
    return count;
}

std::string_view truncated(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return text;
    return text.substr(0, floorBoundary(text, maxBytes));
}

} // namespace longleaf::utf8
