// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"
#include "core/pack/search_account.h"
#include "core/rank/query.h"
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
                                     std::int64_t budgetTokens);
    /// As find(), but only passages that have a reported term or variant of it in their own text: what stands beside
    /// such a word, below a heading that has it, or has only a word that speaks of the answer ("based", "total") comes
    /// no closer.
    [[nodiscard]] Result<Found> findMentions(std::string_view question, const std::vector<DocumentId> &scope,
                                             std::int64_t budgetTokens);

    /// Counts the terms that are not counted yet. Errors: those of the store.
    [[nodiscard]] Status count(std::vector<pack::SearchedTerm> &terms, const std::vector<DocumentId> &scope);

private:
    [[nodiscard]] Result<Found> run(const rank::Query &query, const std::vector<DocumentId> &scope,
                                    std::int64_t budgetTokens, const rank::Weights &weights);

    store::Library &m_library;
    const rank::Synonyms &m_synonyms;
};

} // namespace longleaf::ask
