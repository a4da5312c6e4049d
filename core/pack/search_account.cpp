// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/search_account.h"

namespace longleaf::pack {

std::vector<std::string> searchedWords(const SearchAccount &account)
{
    std::vector<std::string> words;
    for (const SearchedTerm &term : account.terms) {
        words.push_back(term.term);
        for (const SearchedVariant &variant : term.variants)
            words.push_back(variant.text);
    }
    return words;
}

} // namespace longleaf::pack
