// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rank_input.h"

#include "core/base/utf8.h"
#include "core/store/chunk_facts.h"
#include "core/store/postings.h"
#include "core/store/sqlite.h"

#include <algorithm>

namespace longleaf::store {

namespace {

/// A lone ideograph or syllable; the index holds pairs, so it can only be met as the first half of one.
bool isSingleWideCharacter(std::string_view term)
{
    return !term.empty() && utf8::decode(term, 0).codePoint >= 0x2E80 && utf8::decode(term, 0).size == term.size();
}

Status addDocument(const Connection &connection, Statement &row, RankInput &input)
{
    const ScopeRow document{DocumentId{row.integer(0)}, row.integer(1), row.integer(2)};
    if (document.chunkCount == 0)
        return {};
    input.corpus.documents.push_back({static_cast<std::uint32_t>(input.corpus.chunks.size()),
                                      static_cast<std::uint32_t>(document.chunkCount)});
    if (!readFacts(row.text(3), static_cast<std::size_t>(document.chunkCount), input.corpus.chunks))
        return fail(ErrorCode::StoreDamaged,
                    "The search index of \"" + connection.path() +
                        "\" does not fit its documents. Restore a copy of the library.",
                    connection.path());
    input.documents.push_back(document);
    return {};
}

Status readAllDocuments(const Connection &connection, RankInput &input)
{
    auto statement =
        connection.prepare("SELECT id, first_chunk, chunk_count, chunk_facts FROM documents ORDER BY first_chunk");
    if (!statement)
        return tl::unexpected(statement.error());
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        if (Status added = addDocument(connection, *statement, input); !added)
            return added;
    }
}

Status readDocumentsOf(const Connection &connection, std::span<const DocumentId> scope, RankInput &input)
{
    auto statement =
        connection.prepare("SELECT id, first_chunk, chunk_count, chunk_facts FROM documents WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    // Chunk ids rise with document ids, as neither is ever used again.
    std::vector<DocumentId> ids(scope.begin(), scope.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const DocumentId id : ids) {
        const auto row = statement->bind(id.value).step();
        if (!row)
            return tl::unexpected(row.error());
        if (*row) {
            if (Status added = addDocument(connection, *statement, input); !added)
                return added;
        }
    }
    return {};
}

/// Rows of the index as places in the corpus; rows out of scope are dropped.
std::vector<rank::Posting> inScope(const std::vector<IndexHit> &hits, const RankInput &input)
{
    std::vector<rank::Posting> postings;
    postings.reserve(hits.size());
    std::size_t d = 0;
    for (const IndexHit &hit : hits) {
        while (d < input.documents.size() &&
               input.documents[d].firstChunk + input.documents[d].chunkCount <= hit.row)
            ++d;
        if (d == input.documents.size())
            break;
        if (hit.row < input.documents[d].firstChunk)
            continue;
        postings.push_back({input.corpus.documents[d].first +
                                static_cast<std::uint32_t>(hit.row - input.documents[d].firstChunk),
                            static_cast<std::uint16_t>(std::min(hit.first, UINT16_MAX)),
                            static_cast<std::uint16_t>(std::min(hit.second, UINT16_MAX))});
    }
    return postings;
}

/// Reading all of the index is faster for each row, reading a part of it reads fewer rows.
constexpr std::int64_t kMostTimesWhole = 4;

Result<std::vector<std::vector<IndexHit>>> readLists(const Connection &connection,
                                                     const std::vector<std::string> &matches, const RankInput &input)
{
    const std::int64_t first = input.documents.front().firstChunk;
    const std::int64_t last = input.documents.back().firstChunk + input.documents.back().chunkCount - 1;
    const auto all = connection.queryInteger("SELECT coalesce(max(id), 0) FROM chunks");
    if (!all)
        return tl::unexpected(all.error());
    if ((last - first + 1) * kMostTimesWhole > *all)
        return readAllHits(connection, "chunk_index", matches);
    std::vector<std::vector<IndexHit>> lists;
    for (const std::string &match : matches) {
        auto hits = readHits(connection, "chunk_index", match, first, last);
        if (!hits)
            return tl::unexpected(hits.error());
        lists.push_back(std::move(*hits));
    }
    return lists;
}

Status readTerms(const Connection &connection, const rank::Query &query, RankInput &input)
{
    std::vector<std::string> matches;
    for (const rank::QueryTerm &term : query.terms)
        matches.push_back(quoted(term.text, term.prefix || isSingleWideCharacter(term.text)));
    const auto lists = readLists(connection, matches, input);
    if (!lists)
        return tl::unexpected(lists.error());
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
        rank::Term read{query.terms[i].weight, inScope((*lists)[i], input)};
        input.termHits.push_back(static_cast<std::int64_t>(read.postings.size()));
        input.question.terms.push_back(std::move(read));
    }
    return {};
}

Status readTitles(const Connection &connection, const rank::Query &query, RankInput &input)
{
    std::vector<std::string> matches;
    for (const rank::QueryTerm &term : query.titleTerms)
        matches.push_back(quoted(term.text, term.prefix));
    const auto lists = readAllHits(connection, "document_index", matches);
    if (!lists)
        return tl::unexpected(lists.error());
    for (std::size_t i = 0; i < query.titleTerms.size(); ++i) {
        rank::TitleTerm read{query.titleTerms[i].weight, {}};
        for (const IndexHit &hit : (*lists)[i]) {
            const auto at = std::lower_bound(input.documents.begin(), input.documents.end(), hit.row,
                                             [](const ScopeRow &d, std::int64_t row) { return d.id.value < row; });
            if (at != input.documents.end() && at->id.value == hit.row)
                read.postings.push_back({static_cast<std::uint32_t>(at - input.documents.begin()), hit.first > 0,
                                         hit.second > 0});
        }
        input.question.titleTerms.push_back(std::move(read));
    }
    return {};
}

} // namespace

Result<RankInput> readRankInput(const Connection &connection, const rank::Query &query,
                                std::span<const DocumentId> scope)
{
    RankInput input;
    const auto chunks = connection.queryInteger("SELECT coalesce(sum(chunk_count), 0) FROM documents");
    if (!chunks)
        return tl::unexpected(chunks.error());
    if (scope.empty())
        input.corpus.chunks.reserve(static_cast<std::size_t>(*chunks));
    const Status documents =
        scope.empty() ? readAllDocuments(connection, input) : readDocumentsOf(connection, scope, input);
    if (!documents)
        return tl::unexpected(documents.error());
    if (input.documents.empty()) {
        input.termHits.resize(query.terms.size());
        return input;
    }
    if (const Status terms = readTerms(connection, query, input); !terms)
        return tl::unexpected(terms.error());
    if (const Status titles = readTitles(connection, query, input); !titles)
        return tl::unexpected(titles.error());
    input.question.asksQuantity = query.asksQuantity;
    return input;
}

} // namespace longleaf::store
