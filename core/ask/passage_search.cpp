// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/passage_search.h"

#include "core/rank/query.h"
#include "core/rank/query_words.h"

#include <algorithm>
#include <utility>

namespace longleaf::ask {

namespace {

// A chunk has some 150 tokens; more than what fits leaves room for merging and for pages that crowd out others.
constexpr std::int64_t kTokensPerCandidate = 100;
constexpr std::int64_t kFewestCandidates = 100;
constexpr std::int64_t kMostCandidates = 40'000;
constexpr std::size_t kMostTerms = 40;

/// Words that speak of the answer ("list", "round") say nothing about what is in the documents.
bool speaksOfAnswer(const rank::QueryTerm &term)
{
    return term.origin.empty() && term.weight < 1.0;
}

/// Terms with the variants that stand for them. @param searched  one for each term of the query
std::vector<pack::SearchedTerm> accountOf(const rank::Query &query, const std::vector<store::SearchedTerm> &searched)
{
    std::vector<pack::SearchedTerm> terms;
    const auto termOf = [&terms](const std::string &words) {
        return std::find_if(terms.begin(), terms.end(),
                            [&words](const auto &one) { return rank::lowered(one.term) == words; });
    };
    const auto add = [&terms](pack::SearchedTerm term) {
        if (terms.size() < kMostTerms)
            terms.push_back(std::move(term));
    };
    for (std::size_t i = 0; i < searched.size(); ++i) {
        if (searched[i].origin.empty() && !speaksOfAnswer(query.terms[i]))
            add({searched[i].term, {}, searched[i].hits});
    }
    for (const store::SearchedTerm &one : searched) {
        if (one.origin.empty())
            continue;
        auto term = termOf(one.origin);
        if (term == terms.end()) {
            add({one.origin, {}, -1});
            term = termOf(one.origin);
        }
        if (term != terms.end())
            term->variants.push_back({one.term, one.hits});
    }
    return terms;
}

} // namespace

PassageSearch::PassageSearch(store::Library &library, const rank::Synonyms &synonyms)
    : m_library(library)
    , m_synonyms(synonyms)
{
}

Result<PassageSearch::Found> PassageSearch::find(std::string_view question, const std::vector<DocumentId> &scope,
                                                 std::int64_t budgetTokens)
{
    return run(rank::analyse(question, m_synonyms), scope, budgetTokens, {});
}

Result<PassageSearch::Found>
PassageSearch::findMentions(std::string_view question, const std::vector<DocumentId> &scope, std::int64_t budgetTokens)
{
    rank::Query query = rank::analyse(question, m_synonyms);
    std::erase_if(query.terms, speaksOfAnswer);
    rank::Weights weights;
    weights.neighbour = 0;
    weights.page = 0;
    weights.heading = 0;
    return run(query, scope, budgetTokens, weights);
}

Result<PassageSearch::Found> PassageSearch::run(const rank::Query &query, const std::vector<DocumentId> &scope,
                                                std::int64_t budgetTokens, const rank::Weights &weights)
{
    const auto limit = static_cast<int>(
        std::clamp<std::int64_t>(budgetTokens / kTokensPerCandidate, kFewestCandidates, kMostCandidates));
    auto found = m_library.find(query, scope, limit, weights);
    if (!found)
        return tl::unexpected(found.error());
    Found out;
    out.chunksSearched = found->chunksSearched;
    out.ranked.reserve(found->hits.size());
    for (const store::SearchHit &hit : found->hits)
        out.ranked.push_back({hit.document, hit.page, hit.span, hit.score, hit.tokensEstimate});
    out.terms = accountOf(query, found->terms);
    return out;
}

Status PassageSearch::count(std::vector<pack::SearchedTerm> &terms, const std::vector<DocumentId> &scope)
{
    rank::Query query;
    for (const pack::SearchedTerm &one : terms) {
        if (one.hits < 0)
            query.terms.push_back({one.term, 1.0, false, {}});
    }
    if (query.empty())
        return {};
    const auto found = m_library.find(query, scope, 1);
    if (!found)
        return tl::unexpected(found.error());
    std::size_t next = 0;
    for (pack::SearchedTerm &one : terms) {
        if (one.hits < 0)
            one.hits = found->terms.at(next++).hits;
    }
    return {};
}

} // namespace longleaf::ask
