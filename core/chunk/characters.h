// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// Classes of characters that chunking and indexing must agree on.
namespace longleaf::chunk {

/// White space by Unicode's White_Space property.
[[nodiscard]] bool isSpace(char32_t codePoint);

/// Chinese characters, kana, Hangul and bopomofo: written without blanks between words, or with particles glued on,
/// so the index holds pairs of them.
[[nodiscard]] bool isWide(char32_t codePoint);

/// Letters, digits and the marks that combine with them.
[[nodiscard]] bool isWordCharacter(char32_t codePoint);

[[nodiscard]] constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isAsciiUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool isAsciiLetter(char c)
{
    return isAsciiUpper(c) || (c >= 'a' && c <= 'z');
}
[[nodiscard]] constexpr bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}
[[nodiscard]] bool isAscii(std::string_view text);

/// First offset >= `offset` that does not hold white space, or text.size().
[[nodiscard]] std::size_t skipSpace(std::string_view text, std::size_t offset);
/// End of the text without the white space before `end`.
[[nodiscard]] std::size_t dropSpace(std::string_view text, std::size_t begin, std::size_t end);

} // namespace longleaf::chunk
