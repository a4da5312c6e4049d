// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace longleaf::store {

class Connection;

/// Rowids first..last of chunk_index, both included.
struct ChunkRange {
    std::int64_t first = 0;
    std::int64_t last = 0;

    bool operator==(const ChunkRange &) const = default;
};

struct RankRequest {
    std::string match;             ///< FTS5 expression, already quoted
    std::vector<ChunkRange> scope; ///< rising and disjoint; empty: the whole index
    std::size_t limit = 0;         ///< > 0
};

struct RankedChunk {
    std::int64_t chunk = 0;
    double score = 0; ///< larger is better

    bool operator==(const RankedChunk &) const = default;
};

/// Lengths of chunk bodies in tokens, kept from query to query. They never go stale: a chunk's text does not change and
/// its id is not used again.
class ChunkLengths final {
public:
    /// Makes room for chunks up to this id.
    void reserve(std::int64_t lastChunk);
    /// 0: not known yet.
    [[nodiscard]] int get(std::int64_t chunk) const;
    void set(std::int64_t chunk, int length);

private:
    std::vector<std::uint16_t> m_lengths;
};

/// Makes our ranking known to a connection. Call once, before rankChunks.
[[nodiscard]] Status registerRanking(const Connection &connection);

/// The best `limit` rows of chunk_index by BM25 (k1 1.2, b 0.75, Lucene's idf over the whole index whatever the
/// scope), best first, equal scores by rising rowid. Body and title share one term frequency; length is the body's.
/// SQLite's own bm25() gives nothing for a term of more than half of the rows and builds a list of all instances in
/// each row, which takes 96 % of a query's time; this one keeps a heap and skips rows that cannot enter it.
[[nodiscard]] Result<std::vector<RankedChunk>> rankChunks(const Connection &connection, const RankRequest &request,
                                                          ChunkLengths &lengths);

} // namespace longleaf::store
