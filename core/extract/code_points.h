// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace longleaf::extract {

/// What one glyph's code point becomes in canonical text.
struct CleanText {
    static constexpr std::size_t kMost = 18; ///< U+FDFA, the longest
    std::array<char32_t, kMost> codePoints{};
    std::size_t count = 0; ///< 0: the glyph leaves no text
    bool space = false;    ///< white space: separates words
};

/// Expands Latin ligatures and Arabic and Hebrew presentation forms (NFKC), turns every white space into a word
/// border, drops control characters, direction marks, zero-width spaces and what is no character.
CleanText cleaned(char32_t codePoint);

bool isLetter(char32_t codePoint);
bool isLowercase(char32_t codePoint);
bool isDigit(char32_t codePoint);
/// Written without spaces between words: Han, kana, Hangul's neighbours in a line of them, full-width forms.
bool isCjk(char32_t codePoint);
/// Could belong to right-to-left text; a quick test that lets other lines skip the bidirectional rules.
bool isRightToLeft(char32_t codePoint);
/// Hyphen at a line's end that may split a word: '-', U+00AD, U+2010.
bool isHyphen(char32_t codePoint);

} // namespace longleaf::extract
