// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"
#include "core/pack/search_account.h"
#include "core/rank/ranking.h"
#include "core/rank/synonyms.h"
#include "core/store/library.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace longleaf::ask {

/// Looks for the passages that speak to a question, and keeps account of what was looked up.
class PassageSearch final {
public:
    /// Both must outlive the search.
    PassageSearch(store::Library &library, const rank::Synonyms &synonyms);

    struct Found {
        std::vector<pack::Candidate> ranked; ///< best first
        /// In the question's order, each with its hits and its variants with theirs; at most 40. Words of the question
        /// that were only looked up as others ("capital expenditure") stand last and are not counted.
        std::vector<pack::SearchedTerm> terms;
        std::int64_t chunksSearched = 0;
    };
    /// @param budgetTokens  room that the passages have to fill; > 0
    /// Errors: those of the store.
    [[nodiscard]] Result<Found> find(std::string_view question, const std::vector<DocumentId> &scope,
                                     std::int64_t budgetTokens, const rank::Weights &weights = {});

    /// Counts the terms that are not counted yet. Errors: those of the store.
    [[nodiscard]] Status count(std::vector<pack::SearchedTerm> &terms, const std::vector<DocumentId> &scope);

private:
    store::Library &m_library;
    const rank::Synonyms &m_synonyms;
};

} // namespace longleaf::ask
