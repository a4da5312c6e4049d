// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/sqlite.h"

#include <string>
#include <string_view>

namespace longleaf::store {

/// Writes one document's chunks into the full-text index. The index keeps no text (contentless), so a row can only
/// be taken out with the very texts that it was put in with: the chunk's and its headings'.
class ChunkIndexer final {
public:
    [[nodiscard]] static Result<ChunkIndexer> create(const Connection &connection);
    [[nodiscard]] Status add(ChunkId id, std::string_view chunkText, std::string_view heading);
    [[nodiscard]] Status remove(ChunkId id, std::string_view chunkText, std::string_view heading);

private:
    ChunkIndexer(Statement insert, Statement erase);
    Statement m_insert;
    Statement m_erase;
};

/// Takes all chunks of a document out of the index and out of the table of chunks.
[[nodiscard]] Status removeChunks(const Connection &connection, DocumentId document);

/// Puts the chunks of a document into the index and notes their facts; the chunks themselves are there already.
[[nodiscard]] Status indexStoredChunks(const Connection &connection, DocumentId document);

} // namespace longleaf::store
