// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"
#include "core/store/rank_input.h"
#include "core/store/sqlite.h"

#include <algorithm>

namespace longleaf::store {

namespace {

constexpr std::size_t kMaxHits = 100'000;

tl::unexpected<Error> doesNotFit(const Connection &connection)
{
    return fail(ErrorCode::StoreDamaged,
                "The search index of \"" + connection.path() +
                    "\" does not fit its documents. Restore a copy of the library.",
                connection.path());
}

class HitReader final {
public:
    static Result<HitReader> create(const Connection &connection)
    {
        auto chunk = connection.prepare("SELECT document, page, begin_byte, end_byte, tokens FROM chunks WHERE id = ?");
        if (!chunk)
            return tl::unexpected(chunk.error());
        auto page = connection.prepare(
            "SELECT document, number, begin_byte, end_byte, tokens FROM pages WHERE document = ? AND number = ?");
        if (!page)
            return tl::unexpected(page.error());
        return HitReader(connection, std::move(*chunk), std::move(*page));
    }

    Result<SearchHit> read(const rank::Ranked &passage, const RankInput &input)
    {
        const ScopeRow &document = input.documents[passage.document];
        const ChunkId id{document.firstChunk + passage.firstChunk -
                         input.corpus.documents[passage.document].first};
        Statement &row = passage.wholePage ? m_page : m_chunk;
        if (passage.wholePage)
            row.bind(document.id.value, static_cast<std::int64_t>(input.corpus.chunks[passage.firstChunk].page));
        else
            row.bind(id.value);
        const auto found = row.step();
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return doesNotFit(m_connection);
        return SearchHit{id,
                         DocumentId{row.integer(0)},
                         static_cast<int>(row.integer(1)),
                         {static_cast<std::size_t>(row.integer(2)), static_cast<std::size_t>(row.integer(3))},
                         passage.score,
                         row.integer(4)};
    }

private:
    HitReader(const Connection &connection, Statement chunk, Statement page)
        : m_connection(connection)
        , m_chunk(std::move(chunk))
        , m_page(std::move(page))
    {
    }

    const Connection &m_connection;
    Statement m_chunk;
    Statement m_page;
};

std::vector<DocumentHit> documentHits(const RankInput &input, const std::vector<double> &scores)
{
    std::vector<DocumentHit> hits;
    for (std::size_t d = 0; d < scores.size(); ++d)
        hits.push_back({input.documents[d].id, scores[d]});
    std::stable_sort(hits.begin(), hits.end(),
                     [](const DocumentHit &a, const DocumentHit &b) { return a.score > b.score; });
    return hits;
}

} // namespace

Result<Found> Library::find(const rank::Query &query, std::span<const DocumentId> scope, int limit,
                            const rank::Weights &weights)
{
    Found found;
    if (query.empty() || limit <= 0)
        return found;
    auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    const auto input = readRankInput(*m_connection, query, scope);
    if (!input)
        return tl::unexpected(input.error());
    found.chunksSearched = static_cast<std::int64_t>(input->corpus.chunks.size());
    for (std::size_t i = 0; i < query.terms.size(); ++i)
        found.terms.push_back({query.terms[i].text, query.terms[i].origin, input->termHits[i]});
    const rank::Ranking ranking = rank::rank(input->corpus, input->question, weights,
                                             std::min(static_cast<std::size_t>(limit), kMaxHits));
    found.documents = documentHits(*input, ranking.documentScores);
    auto reader = HitReader::create(*m_connection);
    if (!reader)
        return tl::unexpected(reader.error());
    found.hits.reserve(ranking.passages.size());
    for (const rank::Ranked &passage : ranking.passages) {
        auto hit = reader->read(passage, *input);
        if (!hit)
            return tl::unexpected(hit.error());
        found.hits.push_back(*hit);
    }
    return found;
}

Result<std::vector<SearchHit>> Library::search(std::string_view words, std::span<const DocumentId> scope, int limit)
{
    // A list of hits shows what has the words; what only stands beside it belongs into a request, not here.
    rank::Weights weights;
    weights.neighbour = 0;
    weights.page = 0;
    auto found = find(rank::analyse(words), scope, limit, weights);
    if (!found)
        return tl::unexpected(found.error());
    return std::move(found->hits);
}

} // namespace longleaf::store
