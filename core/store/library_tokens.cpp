// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace longleaf::store {

namespace {

struct Recounted {
    struct Row {
        std::int64_t id = 0;
        std::int64_t tokens = 0;
    };
    std::vector<Row> pages;
    std::vector<Row> chunks;
    std::int64_t tokens = 0;
};

Result<std::vector<std::int64_t>> estimatedDocuments(const Connection &connection)
{
    auto statement = connection.prepare("SELECT id FROM documents WHERE token_counter = ? ORDER BY id");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(kEstimate);
    std::vector<std::int64_t> ids;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return ids;
        ids.push_back(statement->integer(0));
    }
}

/// Counts the chunks of one page; `chunks` stands on the first of them and is left on the first of the next page.
Status countChunks(Statement &chunks, Result<bool> &chunk, std::int64_t page, std::int64_t begin, std::string_view text,
                   const TokenCounter &count, Recounted &out)
{
    for (; chunk && *chunk && chunks.integer(1) == page; chunk = chunks.step()) {
        const auto from = std::min(static_cast<std::size_t>(chunks.integer(2) - begin), text.size());
        const auto size = static_cast<std::size_t>(chunks.integer(3) - chunks.integer(2));
        out.chunks.push_back({chunks.integer(0), count(text.substr(from, size))});
    }
    return chunk ? Status{} : tl::unexpected(chunk.error());
}

/// Counts without holding up writers: the text of a document never changes. Nothing: stopped on the way.
Result<std::optional<Recounted>> countDocument(Connection &connection, std::int64_t document, const TokenCounter &count,
                                               const std::stop_token &stop)
{
    auto view = Transaction::beginRead(connection);
    if (!view)
        return tl::unexpected(view.error());
    auto pages =
        connection.prepare("SELECT id, number, begin_byte, text FROM pages WHERE document = ? ORDER BY number");
    if (!pages)
        return tl::unexpected(pages.error());
    auto chunks = connection.prepare("SELECT id, page, begin_byte, end_byte FROM chunks, (SELECT first_chunk AS first,"
                                     " chunk_count AS many FROM documents WHERE id = ?)"
                                     " WHERE id >= first AND id < first + many ORDER BY id");
    if (!chunks)
        return tl::unexpected(chunks.error());
    Recounted out;
    auto chunk = chunks->bind(document).step();
    pages->bind(document);
    for (auto page = pages->step();; page = pages->step()) {
        if (!page)
            return tl::unexpected(page.error());
        if (!*page)
            return out;
        if (stop.stop_requested())
            return std::optional<Recounted>{};
        const std::string text = pages->text(3);
        out.pages.push_back({pages->integer(0), count(text)});
        out.tokens += out.pages.back().tokens;
        if (const Status done = countChunks(*chunks, chunk, pages->integer(1), pages->integer(2), text, count, out);
            !done)
            return tl::unexpected(done.error());
    }
}

Status updateRows(Connection &connection, std::string_view sql, const std::vector<Recounted::Row> &rows)
{
    auto update = connection.prepare(sql);
    if (!update)
        return tl::unexpected(update.error());
    for (const Recounted::Row &row : rows) {
        if (Status done = update->bind(row.tokens, row.id).run(); !done)
            return done;
    }
    return {};
}

/// False: the document was removed or recounted meanwhile.
Result<bool> writeDocument(Connection &connection, std::int64_t document, const Recounted &counted,
                           std::string_view counter)
{
    auto transaction = Transaction::beginWrite(connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    {
        auto update =
            connection.prepare("UPDATE documents SET tokens = ?, token_counter = ? WHERE id = ? AND token_counter = ?");
        if (!update)
            return tl::unexpected(update.error());
        if (const Status done = update->bind(counted.tokens, counter, document, kEstimate).run(); !done)
            return tl::unexpected(done.error());
    }
    if (connection.changes() != 1)
        return false;
    if (const Status done = updateRows(connection, "UPDATE pages SET tokens = ? WHERE id = ?", counted.pages); !done)
        return tl::unexpected(done.error());
    if (const Status done = updateRows(connection, "UPDATE chunks SET tokens = ? WHERE id = ?", counted.chunks); !done)
        return tl::unexpected(done.error());
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return true;
}

} // namespace

Result<int> Library::recountTokens(const TokenCounter &countTokens, const CounterName &counterName,
                                   std::stop_token stop)
{
    const auto documents = estimatedDocuments(*m_connection);
    if (!documents)
        return tl::unexpected(documents.error());
    int recounted = 0;
    for (const std::int64_t document : *documents) {
        const auto counted = countDocument(*m_connection, document, countTokens, stop);
        if (!counted)
            return tl::unexpected(counted.error());
        const std::string counter = counterName();
        if (!*counted || counter == kEstimate)
            return recounted;
        const auto written = writeDocument(*m_connection, document, **counted, counter);
        if (!written)
            return tl::unexpected(written.error());
        recounted += *written ? 1 : 0;
    }
    return recounted;
}

} // namespace longleaf::store
