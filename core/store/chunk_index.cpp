// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/chunk_index.h"

#include "core/chunk/chunker.h"
#include "core/chunk/headings.h"
#include "core/store/chunk_facts.h"

#include <functional>
#include <utility>
#include <vector>

namespace longleaf::store {

namespace {

struct Range {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

struct VisitedChunk {
    ChunkId id;
    int page = 0;
    std::string_view text;
    std::string_view heading;
};
using ChunkVisitor = std::function<Status(const VisitedChunk &)>;

Result<Range> chunkRange(const Connection &connection, DocumentId document)
{
    auto statement = connection.prepare("SELECT first_chunk, chunk_count FROM documents WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(document.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no document " + toText(document) + " in the library.");
    return Range{statement->integer(0), statement->integer(1)};
}

/// The chunks of one page; `chunks` stands on the first of them and is left on the first of a later page.
Result<bool> readPageChunks(const Connection &connection, Statement &chunks, Result<bool> row, std::int64_t page,
                            std::int64_t pageBegin, std::size_t pageSize, std::vector<ChunkId> &ids,
                            std::vector<TextSpan> &spans)
{
    for (; row && *row && chunks.integer(1) == page; row = chunks.step()) {
        const auto begin = static_cast<std::size_t>(chunks.integer(2) - pageBegin);
        const auto end = static_cast<std::size_t>(chunks.integer(3) - pageBegin);
        if (begin > end || end > pageSize)
            return fail(ErrorCode::StoreDamaged,
                        "The library \"" + connection.path() + "\" holds a passage outside its page. Restore a copy.",
                        connection.path());
        ids.push_back(ChunkId{chunks.integer(0)});
        spans.push_back({begin, end});
    }
    return row;
}

/// Walks a document's chunks with their texts and headings, page by page.
Status visitChunks(const Connection &connection, DocumentId document, Range range, const ChunkVisitor &visit)
{
    auto pages = connection.prepare("SELECT number, begin_byte, text FROM pages WHERE document = ? ORDER BY number");
    if (!pages)
        return tl::unexpected(pages.error());
    auto chunks = connection.prepare("SELECT id, page, begin_byte, end_byte FROM chunks WHERE id >= ? AND id < ?"
                                     " ORDER BY id");
    if (!chunks)
        return tl::unexpected(chunks.error());
    pages->bind(document.value);
    auto chunk = chunks->bind(range.first, range.first + range.count).step();
    chunk::HeadingTracker tracker;
    for (auto page = pages->step();; page = pages->step()) {
        if (!page)
            return tl::unexpected(page.error());
        if (!*page)
            break;
        const std::string text = pages->text(2);
        std::vector<ChunkId> ids;
        std::vector<TextSpan> spans;
        chunk = readPageChunks(connection, *chunks, std::move(chunk), pages->integer(0), pages->integer(1), text.size(),
                               ids, spans);
        if (!chunk)
            return tl::unexpected(chunk.error());
        const std::vector<std::string> headings = tracker.page(text, spans);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const VisitedChunk one{ids[i], static_cast<int>(pages->integer(0)),
                                   std::string_view(text).substr(spans[i].begin, spans[i].size()), headings[i]};
            if (Status done = visit(one); !done)
                return done;
        }
    }
    return {};
}

} // namespace

ChunkIndexer::ChunkIndexer(Statement insert, Statement erase)
    : m_insert(std::move(insert))
    , m_erase(std::move(erase))
{
}

Result<ChunkIndexer> ChunkIndexer::create(const Connection &connection)
{
    auto insert = connection.prepare("INSERT INTO chunk_index(rowid, body, heading) VALUES (?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    auto erase =
        connection.prepare("INSERT INTO chunk_index(chunk_index, rowid, body, heading) VALUES ('delete', ?, ?, ?)");
    if (!erase)
        return tl::unexpected(erase.error());
    return ChunkIndexer(std::move(*insert), std::move(*erase));
}

Status ChunkIndexer::add(ChunkId id, std::string_view chunkText, std::string_view heading)
{
    return m_insert.bind(id.value, chunk::indexText(chunkText), chunk::indexText(heading)).run();
}

Status ChunkIndexer::remove(ChunkId id, std::string_view chunkText, std::string_view heading)
{
    return m_erase.bind(id.value, chunk::indexText(chunkText), chunk::indexText(heading)).run();
}

Status removeChunks(const Connection &connection, DocumentId document)
{
    const auto range = chunkRange(connection, document);
    if (!range)
        return tl::unexpected(range.error());
    auto indexer = ChunkIndexer::create(connection);
    if (!indexer)
        return tl::unexpected(indexer.error());
    const Status taken = visitChunks(connection, document, *range, [&](const VisitedChunk &chunk) {
        return indexer->remove(chunk.id, chunk.text, chunk.heading);
    });
    if (!taken)
        return taken;
    auto erase = connection.prepare("DELETE FROM chunks WHERE id >= ? AND id < ?");
    if (!erase)
        return tl::unexpected(erase.error());
    return erase->bind(range->first, range->first + range->count).run();
}

Status indexStoredChunks(const Connection &connection, DocumentId document)
{
    const auto range = chunkRange(connection, document);
    if (!range)
        return tl::unexpected(range.error());
    auto indexer = ChunkIndexer::create(connection);
    if (!indexer)
        return tl::unexpected(indexer.error());
    std::string facts;
    const Status put = visitChunks(connection, document, *range, [&](const VisitedChunk &chunk) {
        appendFacts(facts, factsOf(chunk.page, chunk.text));
        return indexer->add(chunk.id, chunk.text, chunk.heading);
    });
    if (!put)
        return put;
    auto update = connection.prepare("UPDATE documents SET chunk_facts = ? WHERE id = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(Blob{facts}, document.value).run();
}

} // namespace longleaf::store
