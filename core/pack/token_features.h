// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace longleaf::pack {

/// What a byte-pair tokenizer's cost depends on. Words are cut as o200k does it: at a lower-case letter before
/// an upper-case one; one space or sign before a word belongs to it.
enum class TokenFeature : std::size_t {
    Word1To5, ///< words by number of letters, Latin letters
    Word6To8,
    Word9To12,
    Word13To16,
    Word17Up,
    LettersOver16,
    CapitalisedWords,
    AllCapsWords, ///< two or more letters
    DigitGroups,  ///< of up to three digits
    SpacesBeforeDigits,
    SignsOfWords, ///< a sign that belongs to the word after it
    SignRuns,
    SignsOverThree, ///< in one run
    NewlineRuns,
    SpaceRuns,     ///< two or more spaces or tabs
    SpaceRunChars, ///< in such runs
    LatinAccented, ///< characters, from here on
    Cyrillic,
    CyrillicWords,
    Greek,
    Arabic,
    ArabicWords,
    Hebrew,
    Devanagari,
    OtherIndic,
    SouthEastAsian,
    Hangul,
    Kana,
    Han,
    RareHan,
    Symbols,
    Other,
    Count,
};

using TokenFeatures = std::array<std::uint64_t, static_cast<std::size_t>(TokenFeature::Count)>;

/// Counts the features of a UTF-8 text; invalid bytes count as Other. One pass, no allocation.
[[nodiscard]] TokenFeatures tokenFeatures(std::string_view text);

} // namespace longleaf::pack
