// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace longleaf::pack {

/// Another form that was looked for besides a term: a synonym, or the year or quarter that it means.
struct SearchedVariant {
    std::string text;       ///< UTF-8; several words are a phrase
    std::int64_t hits = -1; ///< passages that hold it; -1: not counted

    bool operator==(const SearchedVariant &) const = default;
};

/// A term that was looked for.
struct SearchedTerm {
    std::string term;
    std::vector<SearchedVariant> variants; ///< in the order in which they were taken
    std::int64_t hits = -1;                ///< passages that hold the term itself; -1: not counted

    bool operator==(const SearchedTerm &) const = default;
};

/// What a search for a question looked at, by which the word "not found" can be judged.
struct SearchAccount {
    std::vector<SearchedTerm> terms;
    std::int64_t chunksSearched = 0; ///< 0: not known
    int documentsSearched = 0;       ///< with text
    int pagesSearched = 0;           ///< with text
    std::int64_t tokensSearched = 0;

    bool operator==(const SearchAccount &) const = default;
};

/// Every term and variant that was looked for, in their order.
[[nodiscard]] std::vector<std::string> searchedWords(const SearchAccount &account);

} // namespace longleaf::pack
