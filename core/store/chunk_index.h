// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/sqlite.h"

#include <string>
#include <string_view>

namespace longleaf::store {

/// Writes one document's chunks into the full-text index. The index keeps no text (contentless), so a row can only
/// be taken out with the very texts that it was put in with: the chunk's text and documents.index_title.
class ChunkIndexer final {
public:
    /// @param title  what indexTitle() gave for the document
    [[nodiscard]] static Result<ChunkIndexer> create(const Connection &connection, std::string_view title);
    [[nodiscard]] Status add(ChunkId id, std::string_view chunkText);
    [[nodiscard]] Status remove(ChunkId id, std::string_view chunkText);

private:
    ChunkIndexer(Statement insert, Statement erase, std::string title);
    Statement m_insert;
    Statement m_erase;
    std::string m_title;
};

/// The words of a title and of the file's name (without folder and ending), as they go into the index.
[[nodiscard]] std::string indexTitle(std::string_view title, std::string_view path);

/// Takes all chunks of a document out of the index and out of the table of chunks.
[[nodiscard]] Status removeChunks(const Connection &connection, DocumentId document);

/// Puts a document's chunks into the index anew, under another title text; keeps documents.index_title in step.
[[nodiscard]] Status retitleChunks(const Connection &connection, DocumentId document, std::string_view newTitle);

} // namespace longleaf::store
