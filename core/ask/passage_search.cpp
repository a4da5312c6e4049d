// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/passage_search.h"

#include "core/rank/query.h"

#include <algorithm>
#include <utility>

namespace longleaf::ask {

namespace {

// A chunk has some 150 tokens; more than what fits leaves room for merging and for pages that crowd out others.
constexpr std::int64_t kTokensPerCandidate = 100;
constexpr std::int64_t kFewestCandidates = 100;
constexpr std::int64_t kMostCandidates = 40'000;
constexpr std::size_t kMostTerms = 40;

} // namespace

PassageSearch::PassageSearch(store::Library &library, const rank::Synonyms &synonyms)
    : m_library(library)
    , m_synonyms(synonyms)
{
}

Result<PassageSearch::Found> PassageSearch::find(std::string_view question, const std::vector<DocumentId> &scope,
                                                 std::int64_t budgetTokens)
{
    const rank::Query query = rank::analyse(question, m_synonyms);
    const auto limit = static_cast<int>(
        std::clamp<std::int64_t>(budgetTokens / kTokensPerCandidate, kFewestCandidates, kMostCandidates));
    auto found = m_library.find(query, scope, limit);
    if (!found)
        return tl::unexpected(found.error());
    Found out;
    out.chunksSearched = found->chunksSearched;
    out.ranked.reserve(found->hits.size());
    for (const store::SearchHit &hit : found->hits)
        out.ranked.push_back({hit.document, hit.page, hit.span, hit.score, hit.tokensEstimate});
    for (std::size_t i = 0; i < found->terms.size() && out.terms.size() < kMostTerms; ++i) {
        // Words that speak of the answer ("list", "round") say nothing about what is in the documents.
        if (query.terms[i].origin.empty() && query.terms[i].weight < 1.0)
            continue;
        out.terms.push_back({std::move(found->terms[i].term), {}, found->terms[i].hits});
    }
    return out;
}

} // namespace longleaf::ask
