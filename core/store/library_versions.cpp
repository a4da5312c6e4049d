// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_versions.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <set>

namespace longleaf::store {

namespace {

tl::unexpected<Error> noDocument(DocumentId id)
{
    return fail(ErrorCode::NotFound, "There is no document " + toText(id) + " in the library.", toText(id));
}

Result<std::vector<DocumentId>> readIds(Statement &statement)
{
    std::vector<DocumentId> ids;
    for (auto row = statement.step();; row = statement.step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return ids;
        ids.push_back(DocumentId{statement.integer(0)});
    }
}

} // namespace

Result<std::vector<DocumentId>> supersedeOlderRows(Connection &connection, DocumentId newer)
{
    // A document that comes back to an older state is the newest again.
    auto fresh = connection.prepare("UPDATE documents SET superseded_by = 0, kept_original = '' WHERE id = ?");
    if (!fresh)
        return tl::unexpected(fresh.error());
    if (const Status done = fresh->bind(newer.value).run(); !done)
        return tl::unexpected(done.error());
    if (connection.changes() != 1)
        return noDocument(newer);
    auto join = connection.prepare(
        "INSERT OR IGNORE INTO document_collections(document, collection)"
        " SELECT ?1, collection FROM document_collections JOIN documents ON documents.id = document"
        " WHERE documents.id <> ?1 AND path = (SELECT path FROM documents WHERE id = ?1) AND superseded_by = 0");
    if (!join)
        return tl::unexpected(join.error());
    if (const Status done = join->bind(newer.value).run(); !done)
        return tl::unexpected(done.error());
    auto marked = connection.prepare(
        "SELECT id FROM documents WHERE id <> ?1 AND path = (SELECT path FROM documents WHERE id = ?1)"
        " AND superseded_by = 0 ORDER BY id");
    if (!marked)
        return tl::unexpected(marked.error());
    marked->bind(newer.value);
    auto older = readIds(*marked);
    if (!older)
        return older;
    marked->reset();
    auto mark = connection.prepare("UPDATE documents SET superseded_by = ?1 WHERE id <> ?1"
                                   " AND path = (SELECT path FROM documents WHERE id = ?1)");
    if (!mark)
        return tl::unexpected(mark.error());
    if (const Status done = mark->bind(newer.value).run(); !done)
        return tl::unexpected(done.error());
    return older;
}

Status Library::keepOriginal(DocumentId id, std::string_view state)
{
    auto statement = m_connection->prepare("UPDATE documents SET kept_original = ? WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    if (Status done = statement->bind(state, id.value).run(); !done)
        return done;
    return m_connection->changes() == 1 ? Status{} : noDocument(id);
}

Result<std::vector<DocumentId>> Library::supersedeOlder(DocumentId newer)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto older = supersedeOlderRows(*m_connection, newer);
    if (!older)
        return older;
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return older;
}

Result<std::vector<DocumentId>> Library::cited(std::span<const DocumentId> ids)
{
    auto statement = m_connection->prepare(
        "SELECT DISTINCT CAST(json_extract(one.value, '$.document') AS INTEGER) AS document FROM answer_results,"
        " json_each(CASE WHEN json_valid(citations) THEN citations ELSE '[]' END) AS one"
        " WHERE json_extract(one.value, '$.document') IS NOT NULL ORDER BY document");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto all = readIds(*statement);
    if (!all)
        return tl::unexpected(all.error());
    std::vector<DocumentId> found;
    for (const DocumentId id : ids) {
        if (std::binary_search(all->begin(), all->end(), id))
            found.push_back(id);
    }
    return found;
}

} // namespace longleaf::store
