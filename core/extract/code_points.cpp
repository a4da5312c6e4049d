// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/code_points.h"

#include <algorithm>
#include <cstdint>
#include <utf8proc.h>

namespace longleaf::extract {

namespace {

bool in(char32_t value, char32_t first, char32_t last)
{
    return value >= first && value <= last;
}

bool isPresentationForm(char32_t c)
{
    return in(c, 0xFB00, 0xFB06) || in(c, 0xFB1D, 0xFDFF) || in(c, 0xFE70, 0xFEFE);
}

bool isWhiteSpace(char32_t c)
{
    return c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           in(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool leavesNoText(char32_t c)
{
    const bool control = c < 0x20 || in(c, 0x7F, 0x9F);
    const bool mark = c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || in(c, 0x202A, 0x202E) ||
                      c == 0x2060 || in(c, 0x2066, 0x2069) || c == 0xFEFF;
    const bool none = in(c, 0xD800, 0xDFFF) || in(c, 0xFDD0, 0xFDEF) || (c & 0xFFFEU) == 0xFFFE || c > 0x10FFFF;
    return control || mark || none;
}

utf8proc_category_t category(char32_t c)
{
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

} // namespace

CleanText cleaned(char32_t codePoint)
{
    CleanText text;
    if (codePoint > 0x20 && codePoint < 0x7F) {
        text.codePoints[0] = codePoint;
        text.count = 1;
        return text;
    }
    if (isWhiteSpace(codePoint)) {
        text.space = true;
        return text;
    }
    if (leavesNoText(codePoint))
        return text;
    if (codePoint == 0xAD) {
        // Fonts often call their visible hyphen "soft hyphen"; an invisible one is never drawn.
        text.codePoints[0] = U'-';
        text.count = 1;
        return text;
    }
    if (!isPresentationForm(codePoint)) {
        text.codePoints[0] = codePoint;
        text.count = 1;
        return text;
    }
    std::array<utf8proc_int32_t, CleanText::kMost> parts{};
    int boundClass = UTF8PROC_BOUNDCLASS_START;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE);
    const utf8proc_ssize_t found =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(codePoint), parts.data(),
                                static_cast<utf8proc_ssize_t>(parts.size()), options, &boundClass);
    if (found <= 0 || found > static_cast<utf8proc_ssize_t>(parts.size())) {
        text.codePoints[0] = codePoint;
        text.count = 1;
        return text;
    }
    const auto composeOptions = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    const utf8proc_ssize_t composed = utf8proc_normalize_utf32(parts.data(), found, composeOptions);
    for (utf8proc_ssize_t i = 0; i < composed; ++i) {
        const auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
        // The isolated forms of vowel marks decompose to a space and the mark.
        if (!isWhiteSpace(part))
            text.codePoints[text.count++] = part;
    }
    return text;
}

bool isLetter(char32_t c)
{
    if (c < 0x80)
        return in(c | 0x20U, 'a', 'z');
    switch (category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return true;
    default: return false;
    }
}

bool isLowercase(char32_t c)
{
    return c < 0x80 ? in(c, 'a', 'z') : category(c) == UTF8PROC_CATEGORY_LL;
}

bool isDigit(char32_t c)
{
    return c < 0x80 ? in(c, '0', '9') : category(c) == UTF8PROC_CATEGORY_ND;
}

bool isCjk(char32_t c)
{
    return c >= 0x2E80 && (in(c, 0x2E80, 0x9FFF) || in(c, 0xF900, 0xFAFF) || in(c, 0xFE30, 0xFE4F) ||
                           in(c, 0xFF00, 0xFFEF) || in(c, 0x20000, 0x3FFFF));
}

bool isRightToLeft(char32_t c)
{
    return c >= 0x0590 && (in(c, 0x0590, 0x08FF) || in(c, 0xFB1D, 0xFDFF) || in(c, 0xFE70, 0xFEFC) ||
                           in(c, 0x10800, 0x10FFF) || in(c, 0x1E800, 0x1EFFF));
}

bool isHyphen(char32_t c)
{
    return c == '-' || c == 0xAD || c == 0x2010;
}

} // namespace longleaf::extract
