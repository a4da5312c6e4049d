// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/rank/query.h"
#include "core/rank/ranking.h"

#include <cstdint>
#include <span>
#include <vector>

namespace longleaf::store {

class Connection;

/// Chunks of one document in the table: first .. first + count - 1.
struct ScopeRow {
    DocumentId id;
    std::int64_t firstChunk = 0;
    std::int64_t chunkCount = 0;
};

/// All that the ranking needs, read from the indexes.
struct RankInput {
    std::vector<ScopeRow> documents; ///< by first chunk; as in corpus.documents
    rank::Corpus corpus;
    rank::Question question;
    std::vector<std::int64_t> termHits; ///< chunks for each term of the query
};

/// @param scope  empty: every document. Ids that the library does not have are left out.
/// Errors: StoreDamaged when the facts of a document do not fit its chunks.
[[nodiscard]] Result<RankInput> readRankInput(const Connection &connection, const rank::Query &query,
                                              std::span<const DocumentId> scope);

} // namespace longleaf::store
