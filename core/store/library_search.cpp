// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/chunk/chunker.h"
#include "core/store/fts_rank.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <algorithm>

namespace longleaf::store {

namespace {

constexpr std::size_t kMaxHits = 100'000;

void appendQuoted(std::string &match, std::string_view term)
{
    match.push_back('"');
    for (const char c : term) {
        if (c == '"')
            match.push_back('"');
        match.push_back(c);
    }
    match.push_back('"');
}

bool isAsciiWord(std::string_view term)
{
    return std::all_of(term.begin(), term.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

/// A lone ideograph or syllable; the index holds pairs, so it can only be met as the first half of one.
bool isSingleWideCharacter(std::string_view term)
{
    return !term.empty() && utf8::decode(term, 0).codePoint >= 0x2E80 && utf8::decode(term, 0).size == term.size();
}

/// Any of the terms; and, in titles, any two neighbours written as one word ("best buy" finds BESTBUY_2019).
std::string matchExpression(const std::vector<std::string> &terms)
{
    std::string match;
    for (const std::string &term : terms) {
        if (!match.empty())
            match += " OR ";
        appendQuoted(match, term);
        if (isSingleWideCharacter(term))
            match += " *";
    }
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
        if (isAsciiWord(terms[i]) && isAsciiWord(terms[i + 1])) {
            match += " OR title : ";
            appendQuoted(match, terms[i] + terms[i + 1]);
        }
    }
    return match;
}

/// The chunks of the documents as few rising ranges. Ids that the library does not have are left out.
Result<std::vector<ChunkRange>> chunkRanges(const Connection &connection, std::span<const DocumentId> scope)
{
    auto statement = connection.prepare("SELECT first_chunk, chunk_count FROM documents WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<ChunkRange> ranges;
    for (const DocumentId id : scope) {
        const auto row = statement->bind(id.value).step();
        if (!row)
            return tl::unexpected(row.error());
        if (*row && statement->integer(1) > 0)
            ranges.push_back({statement->integer(0), statement->integer(0) + statement->integer(1) - 1});
    }
    std::sort(ranges.begin(), ranges.end(), [](ChunkRange a, ChunkRange b) { return a.first < b.first; });
    std::vector<ChunkRange> merged;
    for (const ChunkRange range : ranges) {
        if (!merged.empty() && range.first <= merged.back().last + 1)
            merged.back().last = std::max(merged.back().last, range.last);
        else
            merged.push_back(range);
    }
    return merged;
}

Result<std::vector<SearchHit>> readHits(const Connection &connection, const std::vector<RankedChunk> &ranked)
{
    auto statement = connection.prepare("SELECT document, page, begin_byte, end_byte, tokens FROM chunks WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<SearchHit> hits;
    hits.reserve(ranked.size());
    for (const RankedChunk &chunk : ranked) {
        const auto row = statement->bind(chunk.chunk).step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return fail(ErrorCode::StoreDamaged,
                        "The search index of \"" + connection.path() +
                            "\" does not fit its documents. Restore a copy of the library.",
                        connection.path());
        hits.push_back(
            {ChunkId{chunk.chunk},
             DocumentId{statement->integer(0)},
             static_cast<int>(statement->integer(1)),
             {static_cast<std::size_t>(statement->integer(2)), static_cast<std::size_t>(statement->integer(3))},
             chunk.score,
             statement->integer(4)});
    }
    return hits;
}

} // namespace

Result<std::vector<SearchHit>> Library::search(std::string_view words, std::span<const DocumentId> scope, int limit)
{
    const std::vector<std::string> terms = chunk::queryTerms(words);
    if (terms.empty() || limit <= 0)
        return std::vector<SearchHit>{};
    auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    auto ranges = chunkRanges(*m_connection, scope);
    if (!ranges)
        return tl::unexpected(ranges.error());
    if (!scope.empty() && ranges->empty())
        return std::vector<SearchHit>{};
    const auto ranked =
        rankChunks(*m_connection,
                   {matchExpression(terms), std::move(*ranges), std::min(static_cast<std::size_t>(limit), kMaxHits)},
                   *m_chunkLengths);
    if (!ranked)
        return tl::unexpected(ranked.error());
    return readHits(*m_connection, *ranked);
}

} // namespace longleaf::store
