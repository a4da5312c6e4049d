// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_writer.h"

#include "core/base/sha256.h"
#include "core/chunk/chunker.h"
#include "core/chunk/headings.h"
#include "core/store/chunk_facts.h"
#include "core/store/chunk_index.h"
#include "core/store/document_index.h"
#include "core/store/document_rows.h"
#include "core/store/sqlite.h"

#include <optional>
#include <utility>

namespace longleaf::store {

namespace {

constexpr int kWritingCacheKib = 12 * 1024;

}

/// What exists while the transaction is open. Statements are gone before the transaction ends.
struct DocumentWriter::Writing {
    explicit Writing(Transaction opened)
        : transaction(std::move(opened))
    {
    }

    Transaction transaction;
    DocumentId id;
    bool known = false; ///< the library has this document already
    int lastPage = 0;
    int pageCount = 0;
    std::size_t offset = 0; ///< where the next page begins in the canonical text
    std::int64_t tokens = 0;
    std::int64_t firstChunk = 1;
    std::int64_t nextChunk = 1;
    std::optional<Statement> insertPage;
    std::optional<Statement> insertChunk;
    std::optional<ChunkIndexer> indexer;
    chunk::HeadingTracker headings;
    std::string facts; ///< of the chunks so far, packed
    std::string head;  ///< of the first page with text, for the index of documents
};

DocumentWriter::DocumentWriter(Library &library, ingest::NewDocument document, std::string collection,
                               TokenCounter countTokens, CounterName counterName)
    : m_library(library)
    , m_document(std::move(document))
    , m_collection(std::move(collection))
    , m_countTokens(std::move(countTokens))
    , m_counterName(std::move(counterName))
{
}

DocumentWriter::~DocumentWriter() = default;

Status DocumentWriter::start()
{
    Connection &connection = *m_library.m_connection;
    // A document of 100,000 pages fills whatever cache there is with pages that nobody reads again.
    if (Status small = connection.execute("PRAGMA cache_size = -" + std::to_string(kWritingCacheKib)); !small)
        return small;
    auto transaction = Transaction::beginWrite(connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto writing = std::make_unique<Writing>(std::move(*transaction));
    const auto known = findDocumentByHash(connection, m_document.sha256);
    if (!known)
        return tl::unexpected(known.error());
    m_writing = std::move(writing);
    if (known->has_value()) {
        m_writing->known = true;
        m_writing->id = **known;
        return {};
    }
    return insertDocumentRow(connection);
}

tl::unexpected<Error> DocumentWriter::giveUp(const Error &error)
{
    // SQLite may have rolled back by itself (full disk); what followed would then be written outside of a transaction.
    m_failure = error;
    m_writing.reset();
    return tl::unexpected(error);
}

Status DocumentWriter::insertDocumentRow(Connection &connection)
{
    const auto nextChunk =
        connection.queryInteger("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'chunks'");
    if (!nextChunk)
        return tl::unexpected(nextChunk.error());
    m_writing->firstChunk = *nextChunk;
    m_writing->nextChunk = *nextChunk;
    auto insert = connection.prepare("INSERT INTO documents(sha256, path, title, format, status, page_count, "
                                     "text_bytes, tokens, warnings, file_size,"
                                     " file_mtime_ms, added_at_ms, first_chunk, chunk_count, index_title)"
                                     " VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?, 0, '')");
    if (!insert)
        return tl::unexpected(insert.error());
    insert->bind(m_document.sha256, m_document.path, m_document.title, document::toWord(m_document.format),
                 document::toWord(m_document.status), textsToJson(m_document.warnings), m_document.fileSize,
                 m_document.fileMtimeMs, m_library.m_clock.wallMs(), *nextChunk);
    if (Status done = insert->run(); !done)
        return done;
    m_writing->id = DocumentId{connection.lastInsertId()};

    auto page =
        connection.prepare("INSERT INTO pages(document, number, begin_byte, end_byte, form_feed, state, width_pt,"
                           " height_pt, label, tokens, sha256, text, layer, layer_sha256)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!page)
        return tl::unexpected(page.error());
    auto chunk = connection.prepare(
        "INSERT INTO chunks(id, document, page, begin_byte, end_byte, tokens) VALUES (?, ?, ?, ?, ?, ?)");
    if (!chunk)
        return tl::unexpected(chunk.error());
    auto indexer = ChunkIndexer::create(connection);
    if (!indexer)
        return tl::unexpected(indexer.error());
    m_writing->insertPage.emplace(std::move(*page));
    m_writing->insertChunk.emplace(std::move(*chunk));
    m_writing->indexer.emplace(std::move(*indexer));
    return {};
}

Status DocumentWriter::addPage(const ingest::NewPage &page)
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    if (const Status written = writePage(page); !written)
        return giveUp(written.error());
    return {};
}

Status DocumentWriter::writePage(const ingest::NewPage &page)
{
    if (m_writing == nullptr) {
        if (Status started = start(); !started)
            return started;
    }
    if (page.number <= m_writing->lastPage)
        return fail(ErrorCode::InvalidInput,
                    "Page " + std::to_string(page.number) + " of \"" + m_document.path + "\" came out of order.",
                    m_document.path);
    m_writing->lastPage = page.number;
    if (m_writing->known)
        return {};
    const TextSpan span{m_writing->offset, m_writing->offset + page.text.size()};
    const std::int64_t tokens = m_countTokens(page.text);
    if (Status done = insertPageRow(page, span, tokens); !done)
        return done;
    if (Status done = insertChunks(page, span.begin); !done)
        return done;
    m_writing->tokens += tokens;
    m_writing->offset = span.end + (page.formFeedAfter ? 1 : 0);
    ++m_writing->pageCount;
    return {};
}

Status DocumentWriter::insertPageRow(const ingest::NewPage &page, TextSpan span, std::int64_t tokens)
{
    return m_writing->insertPage
        ->bind(m_writing->id.value, page.number, static_cast<std::int64_t>(span.begin),
               static_cast<std::int64_t>(span.end), page.formFeedAfter ? 1 : 0, document::toWord(page.state),
               page.widthPt, page.heightPt, page.label, tokens, Sha256::hex(page.text), page.text, Blob{page.layer},
               Sha256::hex(page.layer))
        .run();
}

Status DocumentWriter::insertChunks(const ingest::NewPage &page, std::size_t pageBegin)
{
    if (m_writing->head.empty())
        m_writing->head = indexHead(page.text);
    const std::vector<TextSpan> spans = chunk::chunkPage(page.text);
    const std::vector<std::string> headings = m_writing->headings.page(page.text, spans);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const TextSpan span = spans[i];
        const std::string_view text = std::string_view(page.text).substr(span.begin, span.size());
        const std::int64_t id = m_writing->nextChunk++;
        m_writing->insertChunk->bind(id, m_writing->id.value, page.number,
                                     static_cast<std::int64_t>(pageBegin + span.begin),
                                     static_cast<std::int64_t>(pageBegin + span.end), m_countTokens(text));
        if (Status done = m_writing->insertChunk->run(); !done)
            return done;
        if (Status done = m_writing->indexer->add(ChunkId{id}, text, headings[i]); !done)
            return done;
        appendFacts(m_writing->facts, factsOf(page.number, text));
    }
    return {};
}

Status DocumentWriter::finishDocumentRow()
{
    Connection &connection = *m_library.m_connection;
    auto update = connection.prepare("UPDATE documents SET page_count = ?, text_bytes = ?, tokens = ?, token_counter = "
                                     "?, chunk_count = ?, chunk_facts = ? WHERE id = ?");
    if (!update)
        return tl::unexpected(update.error());
    update->bind(m_writing->pageCount, static_cast<std::int64_t>(m_writing->offset), m_writing->tokens, m_counterName(),
                 m_writing->nextChunk - m_writing->firstChunk, Blob{m_writing->facts}, m_writing->id.value);
    if (Status done = update->run(); !done)
        return done;
    if (Status done =
            indexDocument(connection, m_writing->id, indexTitle(m_document.title, m_document.path), m_writing->head);
        !done)
        return done;
    return m_collection.empty() ? Status{} : addToCollection(connection, m_writing->id, m_collection);
}

Result<document::Document> DocumentWriter::commit()
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    auto document = finish();
    if (!document)
        return giveUp(document.error());
    return document;
}

Result<document::Document> DocumentWriter::finish()
{
    if (m_writing == nullptr) {
        if (const Status started = start(); !started)
            return tl::unexpected(started.error());
    }
    Connection &connection = *m_library.m_connection;
    const SeenFile seen{m_document.path, m_document.fileSize, m_document.fileMtimeMs};
    const Status finished =
        m_writing->known ? touchDocument(connection, m_writing->id, seen, m_collection) : finishDocumentRow();
    if (!finished)
        return tl::unexpected(finished.error());
    auto document = readDocument(connection, m_writing->id);
    if (!document)
        return document;
    m_writing->insertPage.reset();
    m_writing->insertChunk.reset();
    m_writing->indexer.reset();
    if (const Status done = m_writing->transaction.commit(); !done)
        return tl::unexpected(done.error());
    m_writing.reset();
    return document;
}

} // namespace longleaf::store
