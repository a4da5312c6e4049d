// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace longleaf::pack {

/// A term that was looked for.
struct SearchedTerm {
    std::string term;
    std::vector<std::string> variants; ///< other forms that counted as the same
    std::int64_t hits = -1;            ///< passages that hold it; -1: not counted

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

} // namespace longleaf::pack
