// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/chunk_index.h"

#include "core/chunk/chunker.h"

#include <functional>
#include <utility>

namespace longleaf::store {

namespace {

struct StoredIndex {
    std::string title;
    std::int64_t firstChunk = 0;
    std::int64_t chunkCount = 0;
};

Result<StoredIndex> storedIndex(const Connection &connection, DocumentId document)
{
    auto statement = connection.prepare("SELECT index_title, first_chunk, chunk_count FROM documents WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(document.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no document " + toText(document) + " in the library.");
    return StoredIndex{statement->text(0), statement->integer(1), statement->integer(2)};
}

using ChunkVisitor = std::function<Status(ChunkId, std::string_view text)>;

/// Walks a document's chunks with their texts, page by page.
Status visitChunks(const Connection &connection, const StoredIndex &index, const ChunkVisitor &visit)
{
    auto statement = connection.prepare("SELECT c.id, c.begin_byte - p.begin_byte, c.end_byte - c.begin_byte, p.text"
                                        " FROM chunks c JOIN pages p ON p.document = c.document AND p.number = c.page"
                                        " WHERE c.id >= ? AND c.id < ? ORDER BY c.id");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(index.firstChunk, index.firstChunk + index.chunkCount);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        const std::string page = statement->text(3);
        const auto begin = static_cast<std::size_t>(statement->integer(1));
        const auto size = static_cast<std::size_t>(statement->integer(2));
        if (begin > page.size() || size > page.size() - begin)
            return fail(ErrorCode::StoreDamaged,
                        "The library \"" + connection.path() + "\" holds a passage outside its page. Restore a copy.",
                        connection.path());
        if (Status done = visit(ChunkId{statement->integer(0)}, std::string_view(page).substr(begin, size)); !done)
            return done;
    }
}

} // namespace

ChunkIndexer::ChunkIndexer(Statement insert, Statement erase, std::string title)
    : m_insert(std::move(insert))
    , m_erase(std::move(erase))
    , m_title(std::move(title))
{
}

Result<ChunkIndexer> ChunkIndexer::create(const Connection &connection, std::string_view title)
{
    auto insert = connection.prepare("INSERT INTO chunk_index(rowid, body, title) VALUES (?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    auto erase =
        connection.prepare("INSERT INTO chunk_index(chunk_index, rowid, body, title) VALUES ('delete', ?, ?, ?)");
    if (!erase)
        return tl::unexpected(erase.error());
    return ChunkIndexer(std::move(*insert), std::move(*erase), std::string(title));
}

Status ChunkIndexer::add(ChunkId id, std::string_view chunkText)
{
    return m_insert.bind(id.value, chunk::indexText(chunkText), m_title).run();
}

Status ChunkIndexer::remove(ChunkId id, std::string_view chunkText)
{
    return m_erase.bind(id.value, chunk::indexText(chunkText), m_title).run();
}

std::string indexTitle(std::string_view title, std::string_view path)
{
    const std::size_t slash = path.find_last_of("/\\");
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0)
        name = name.substr(0, dot);
    std::string words(title);
    if (title != name)
        words.append(" ").append(name);
    return chunk::indexText(words);
}

Status removeChunks(const Connection &connection, DocumentId document)
{
    const auto index = storedIndex(connection, document);
    if (!index)
        return tl::unexpected(index.error());
    auto indexer = ChunkIndexer::create(connection, index->title);
    if (!indexer)
        return tl::unexpected(indexer.error());
    const Status taken =
        visitChunks(connection, *index, [&](ChunkId id, std::string_view text) { return indexer->remove(id, text); });
    if (!taken)
        return taken;
    auto erase = connection.prepare("DELETE FROM chunks WHERE id >= ? AND id < ?");
    if (!erase)
        return tl::unexpected(erase.error());
    return erase->bind(index->firstChunk, index->firstChunk + index->chunkCount).run();
}

Status retitleChunks(const Connection &connection, DocumentId document, std::string_view newTitle)
{
    const auto index = storedIndex(connection, document);
    if (!index)
        return tl::unexpected(index.error());
    if (index->title == newTitle)
        return {};
    auto before = ChunkIndexer::create(connection, index->title);
    if (!before)
        return tl::unexpected(before.error());
    auto after = ChunkIndexer::create(connection, newTitle);
    if (!after)
        return tl::unexpected(after.error());
    const Status moved = visitChunks(connection, *index, [&](ChunkId id, std::string_view text) -> Status {
        if (Status taken = before->remove(id, text); !taken)
            return taken;
        return after->add(id, text);
    });
    if (!moved)
        return moved;
    auto update = connection.prepare("UPDATE documents SET index_title = ? WHERE id = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(newTitle, document.value).run();
}

} // namespace longleaf::store
