// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/characters.h"

#include "core/base/utf8.h"

#include <QChar>

#include <algorithm>

namespace longleaf::chunk {

bool isSpace(char32_t codePoint)
{
    if (codePoint < 0x80)
        return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
    return QChar::isSpace(codePoint);
}

bool isWide(char32_t c)
{
    if (c < 0x1100)
        return false;
    return c <= 0x11FF                     // Hangul Jamo
           || (c >= 0x2E80 && c <= 0x2FDF) // radicals
           || (c >= 0x3005 && c <= 0x3007) // iteration mark, zero
           || (c >= 0x3041 && c <= 0x3096) // hiragana
           || (c >= 0x309D && c <= 0x309F) //
           || (c >= 0x30A1 && c <= 0x30FA) // katakana
           || (c >= 0x30FC && c <= 0x318F) // long vowel mark, bopomofo, Hangul compatibility Jamo
           || (c >= 0x31A0 && c <= 0x31FF) //
           || (c >= 0x3400 && c <= 0x4DBF) // Chinese characters
           || (c >= 0x4E00 && c <= 0x9FFF) //
           || (c >= 0xA960 && c <= 0xA97F) //
           || (c >= 0xAC00 && c <= 0xD7FF) // Hangul syllables
           || (c >= 0xF900 && c <= 0xFAFF) //
           || (c >= 0xFF66 && c <= 0xFFDC) // half-width kana and Jamo
           || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isWordCharacter(char32_t codePoint)
{
    if (codePoint < 0x80)
        return isAsciiLetter(static_cast<char>(codePoint)) || isAsciiDigit(static_cast<char>(codePoint));
    return QChar::isLetterOrNumber(codePoint) || QChar::isMark(codePoint);
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isAscii(c); });
}

std::size_t skipSpace(std::string_view text, std::size_t offset)
{
    while (offset < text.size()) {
        if (isAscii(text[offset])) {
            if (!isSpace(static_cast<unsigned char>(text[offset])))
                break;
            ++offset;
            continue;
        }
        const utf8::Decoded next = utf8::decode(text, offset);
        if (!isSpace(next.codePoint))
            break;
        offset += next.size;
    }
    return offset;
}

std::size_t dropSpace(std::string_view text, std::size_t begin, std::size_t end)
{
    while (end > begin) {
        const std::size_t last = std::max(begin, utf8::floorBoundary(text, end - 1));
        if (!isSpace(utf8::decode(text, last).codePoint))
            break;
        end = last;
    }
    return end;
}

} // namespace longleaf::chunk
