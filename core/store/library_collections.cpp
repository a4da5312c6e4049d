// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_rows.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <string>

namespace longleaf::store {

namespace {

tl::unexpected<Error> noCollection(CollectionId id)
{
    return fail(ErrorCode::NotFound, "There is no collection " + toText(id) + " in the library.", toText(id));
}

/// A name as it is stored: without blanks at its ends, not empty and not taken by another collection.
Result<std::string> freeName(const Connection &connection, std::string_view name, CollectionId except)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = name.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return fail(ErrorCode::InvalidInput, "A collection needs a name.");
    std::string clean(name.substr(begin, name.find_last_not_of(kBlanks) - begin + 1));
    auto taken = connection.prepare("SELECT 1 FROM collections WHERE name = ? AND id <> ?");
    if (!taken)
        return tl::unexpected(taken.error());
    const auto row = taken->bind(clean, except.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (*row)
        return fail(ErrorCode::InvalidInput, "There is a collection \"" + clean + "\" already. Choose another name.",
                    clean);
    return clean;
}

} // namespace

Result<std::vector<Collection>> Library::collections()
{
    auto statement =
        m_connection->prepare("SELECT id, name, document, allow_training, max_cost_usd, local_only FROM collections"
                              " LEFT JOIN document_collections ON collection = id ORDER BY name, id, document");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<Collection> collections;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return collections;
        const CollectionId id{statement->integer(0)};
        if (collections.empty() || collections.back().id != id)
            collections.push_back({id,
                                   statement->text(1),
                                   {},
                                   statement->integer(3) != 0,
                                   statement->isNull(4) ? std::nullopt : std::optional(statement->real(4)),
                                   statement->integer(5) != 0});
        if (!statement->isNull(2))
            collections.back().documents.push_back(DocumentId{statement->integer(2)});
    }
}

Result<CollectionId> Library::ensureCollection(std::string_view name)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto id = ensureCollectionRow(*m_connection, name);
    if (!id)
        return id;
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<CollectionId> Library::createCollection(std::string_view name)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto clean = freeName(*m_connection, name, {});
    if (!clean)
        return tl::unexpected(clean.error());
    const auto id = ensureCollectionRow(*m_connection, *clean);
    if (!id)
        return id;
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return id;
}

Status Library::renameCollection(CollectionId id, std::string_view name)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto clean = freeName(*m_connection, name, id);
    if (!clean)
        return tl::unexpected(clean.error());
    auto statement = m_connection->prepare("UPDATE collections SET name = ? WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    if (Status done = statement->bind(*clean, id.value).run(); !done)
        return done;
    if (m_connection->changes() != 1)
        return noCollection(id);
    return transaction->commit();
}

Status Library::removeCollection(CollectionId id)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // What is still to be read is read into no collection.
    for (const char *sql :
         {"UPDATE watched_folders SET collection = 0 WHERE collection = ?",
          "UPDATE reading_queue SET collection = 0 WHERE collection = ?", "DELETE FROM collections WHERE id = ?"}) {
        auto statement = m_connection->prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        if (Status done = statement->bind(id.value).run(); !done)
            return done;
    }
    if (m_connection->changes() != 1)
        return noCollection(id);
    return transaction->commit();
}

Status Library::addToCollection(CollectionId id, std::span<const DocumentId> documents)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto known = m_connection->prepare("SELECT 1 FROM collections WHERE id = ?");
    if (!known)
        return tl::unexpected(known.error());
    const auto found = known->bind(id.value).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return noCollection(id);
    known->reset();
    // A document that was removed meanwhile is left out.
    auto statement = m_connection->prepare("INSERT OR IGNORE INTO document_collections(document, collection)"
                                           " SELECT id, ?2 FROM documents WHERE id = ?1");
    if (!statement)
        return tl::unexpected(statement.error());
    for (const DocumentId document : documents) {
        if (Status done = statement->bind(document.value, id.value).run(); !done)
            return done;
    }
    return transaction->commit();
}

Status Library::removeFromCollection(CollectionId id, std::span<const DocumentId> documents)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection->prepare("DELETE FROM document_collections WHERE document = ? AND collection = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    for (const DocumentId document : documents) {
        if (Status done = statement->bind(document.value, id.value).run(); !done)
            return done;
    }
    return transaction->commit();
}

Status Library::setCollectionLocalOnly(CollectionId id, bool localOnly)
{
    auto statement = m_connection->prepare("UPDATE collections SET local_only = ? WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    if (Status done = statement->bind(localOnly ? 1 : 0, id.value).run(); !done)
        return done;
    return m_connection->changes() == 1 ? Status{} : noCollection(id);
}

} // namespace longleaf::store
