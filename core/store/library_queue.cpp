// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_versions.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <optional>

namespace longleaf::store {

namespace {

/// What a file that was read leaves behind besides its document.
class Settling final {
public:
    static Result<Settling> create(Connection &connection)
    {
        auto join = connection.prepare("INSERT OR IGNORE INTO document_collections(document, collection)"
                                       " SELECT ?1, collections.id FROM reading_queue"
                                       " JOIN collections ON collections.id = reading_queue.collection"
                                       " WHERE reading_queue.id = ?2"
                                       " AND EXISTS (SELECT 1 FROM documents WHERE documents.id = ?1)");
        if (!join)
            return tl::unexpected(join.error());
        auto leave = connection.prepare("DELETE FROM reading_queue WHERE id = ?");
        if (!leave)
            return tl::unexpected(leave.error());
        auto note = connection.prepare("UPDATE reading_queue SET error_code = ?, error_message = ? WHERE id = ?");
        if (!note)
            return tl::unexpected(note.error());
        return Settling(std::move(*join), std::move(*leave), std::move(*note));
    }

    Status settle(const SettledFile &file)
    {
        if (!file.document.valid())
            return m_note.bind(file.errorCode, file.errorMessage, file.id).run();
        if (Status joined = m_join.bind(file.document.value, file.id).run(); !joined)
            return joined;
        return m_leave.bind(file.id).run();
    }

private:
    Settling(Statement join, Statement leave, Statement note)
        : m_join(std::move(join))
        , m_leave(std::move(leave))
        , m_note(std::move(note))
    {
    }

    Statement m_join;
    Statement m_leave;
    Statement m_note;
};

} // namespace

Result<std::vector<QueuedFile>> Library::enqueue(std::vector<QueuedFile> files)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection->prepare(
        "INSERT OR REPLACE INTO reading_queue(path, collection, file_size, file_mtime_ms) VALUES (?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    for (QueuedFile &file : files) {
        if (const Status done =
                statement->bind(file.path, file.collection.value, file.fileSize, file.fileMtimeMs).run();
            !done)
            return tl::unexpected(done.error());
        file.id = m_connection->lastInsertId();
        file.errorCode.clear();
        file.errorMessage.clear();
    }
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return files;
}

Result<std::vector<QueuedFile>> Library::queue()
{
    auto statement = m_connection->prepare("SELECT id, path, collection, file_size, file_mtime_ms, error_code,"
                                           " error_message FROM reading_queue ORDER BY id");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<QueuedFile> files;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return files;
        files.push_back({statement->integer(0), statement->text(1), CollectionId{statement->integer(2)},
                         statement->integer(3), statement->integer(4), statement->text(5), statement->text(6)});
    }
}

Result<std::vector<DocumentId>> Library::settle(std::span<const SettledFile> files)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto settling = Settling::create(*m_connection);
    if (!settling)
        return tl::unexpected(settling.error());
    std::vector<DocumentId> superseded;
    for (const SettledFile &file : files) {
        if (const Status done = settling->settle(file); !done)
            return tl::unexpected(done.error());
        if (!file.document.valid())
            continue;
        const auto older = supersedeOlderRows(*m_connection, file.document);
        if (!older)
            return tl::unexpected(older.error());
        superseded.insert(superseded.end(), older->begin(), older->end());
    }
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return superseded;
}

Status Library::dequeue(std::span<const std::int64_t> ids)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection->prepare("DELETE FROM reading_queue WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    for (const std::int64_t id : ids) {
        if (Status done = statement->bind(id).run(); !done)
            return done;
    }
    return transaction->commit();
}

Result<std::vector<WatchedFolder>> Library::watchedFolders()
{
    auto statement =
        m_connection->prepare("SELECT id, path, subfolders, collection FROM watched_folders ORDER BY path");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<WatchedFolder> folders;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return folders;
        folders.push_back({statement->integer(0), statement->text(1), statement->integer(2) != 0,
                           CollectionId{statement->integer(3)}});
    }
}

Result<WatchedFolder> Library::watchFolder(const WatchedFolder &folder)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection->prepare(
        "INSERT INTO watched_folders(path, subfolders, collection) VALUES (?, ?, ?) ON CONFLICT(path) DO UPDATE SET"
        " subfolders = excluded.subfolders, collection = excluded.collection RETURNING id");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(folder.path, folder.subfolders ? 1 : 0, folder.collection.value).step();
    if (!row)
        return tl::unexpected(row.error());
    WatchedFolder stored = folder;
    stored.id = statement->integer(0);
    // RETURNING gives its row before the statement is over.
    const auto end = statement->step();
    if (!end)
        return tl::unexpected(end.error());
    statement->reset();
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return stored;
}

Status Library::unwatchFolder(std::int64_t id)
{
    auto statement = m_connection->prepare("DELETE FROM watched_folders WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(id).run();
}

} // namespace longleaf::store
