// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "core/store/chunk_index.h"
#include "core/store/disk.h"
#include "core/store/document_index.h"
#include "core/store/document_rows.h"
#include "core/store/library_lock.h"
#include "core/store/postings.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <system_error>
#include <utility>

namespace longleaf::store {

namespace {

/// Makes the folder, for its owner only, unless it is there.
Status ensureFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    if (std::filesystem::is_directory(folder, error))
        return {};
    std::filesystem::create_directories(folder, error);
    if (!error) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
        return {};
    }
    const std::string path = utf8Path(folder);
    if (error == std::errc::no_space_on_device)
        return fail(ErrorCode::DiskFull,
                    "There is no room left on the disk for the library folder \"" + path + "\". Free some space.",
                    path);
    return fail(ErrorCode::PermissionDenied,
                "The library folder \"" + path + "\" cannot be made (" + error.message() + "). Choose another folder.",
                path);
}

Status removeRows(Connection &connection, std::span<const DocumentId> ids)
{
    auto transaction = Transaction::beginWrite(connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    {
        auto erase = connection.prepare("DELETE FROM documents WHERE id = ?");
        if (!erase)
            return tl::unexpected(erase.error());
        for (const DocumentId id : ids) {
            if (Status done = removeFromDocumentIndex(connection, id); !done)
                return done;
            if (Status done = removeChunks(connection, id); !done)
                return done;
            if (Status done = erase->bind(id.value).run(); !done)
                return done;
        }
    }
    return transaction->commit();
}

} // namespace

Library::Library(std::unique_ptr<Connection> connection, std::filesystem::path folder, const Clock &clock)
    : m_connection(std::move(connection))
    , m_folder(std::move(folder))
    , m_clock(clock)
{
}

Library::~Library() = default;

Result<std::unique_ptr<Library>> Library::open(const std::filesystem::path &folder, const Clock &clock)
{
    if (const Status made = ensureFolder(folder); !made)
        return tl::unexpected(made.error());
    if (const Status local = refuseNetworkFolder(folder); !local)
        return tl::unexpected(local.error());
    auto use = LibraryLock::take(folder, LibraryLock::Purpose::Use, {}, {});
    if (!use)
        return tl::unexpected(use.error());
    // Before the library, so that another process's commits in between make the library newer, never older.
    const std::filesystem::path record = folder / "library.commits";
    const auto remembered = CommitLog::read(record);
    const std::filesystem::path file = folder / "library.sqlite";
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored) && !std::filesystem::is_regular_file(file, ignored))
        return fail(ErrorCode::StoreDamaged,
                    "Where the library's file should be, \"" + utf8Path(file) +
                        "\", there is something else. Move it away, or restore a backup.",
                    utf8Path(file));
    auto connection = Connection::open(file);
    if (!connection)
        return tl::unexpected(connection.error());
    for (const auto step : {+[](Connection &c) { return checkSchema(c); }, +[](Connection &c) { return c.configure(); },
                            +[](Connection &c) { return upgradeSchema(c); },
                            +[](Connection &c) {
                                return registerPostings(c);
                            }}) {
        if (const Status done = step(**connection); !done)
            return tl::unexpected(done.error());
    }
    auto commits = std::make_unique<CommitLog>(**connection, record);
    if (const Status started = commits->start(remembered, clock.wallMs()); !started)
        return tl::unexpected(started.error());
    std::unique_ptr<Library> library(new Library(std::move(*connection), folder, clock));
    library->m_log = std::move(commits);
    library->m_use = std::move(*use);
    return library;
}

const std::filesystem::path &Library::folder() const
{
    return m_folder;
}

bool Library::isWriting() const
{
    return m_connection->inTransaction();
}

Result<std::vector<Loss>> Library::losses()
{
    auto statement =
        m_connection->prepare("SELECT found_at_ms, kind, commits, documents FROM library_losses ORDER BY id");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<Loss> losses;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return losses;
        losses.push_back({statement->integer(0),
                          statement->text(1) == "changes" ? Loss::Kind::Changes : Loss::Kind::Other,
                          statement->integer(2), statement->integer(3)});
    }
}

Status Library::forgetLosses()
{
    auto statement = m_connection->prepare("DELETE FROM library_losses");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->run();
}

// ---- documents ----

Result<std::vector<document::Document>> Library::documents()
{
    return readDocuments(*m_connection);
}

Result<document::Document> Library::document(DocumentId id)
{
    return readDocument(*m_connection, id);
}

Result<std::optional<document::Document>> Library::findByHash(std::string_view sha256)
{
    const auto id = findDocumentByHash(*m_connection, sha256);
    if (!id)
        return tl::unexpected(id.error());
    if (!id->has_value())
        return std::optional<document::Document>{};
    return readDocument(*m_connection, **id);
}

Result<std::optional<document::Document>> Library::findByPath(std::string_view path)
{
    const auto id = findDocumentByPath(*m_connection, path);
    if (!id)
        return tl::unexpected(id.error());
    if (!id->has_value())
        return std::optional<document::Document>{};
    return readDocument(*m_connection, **id);
}

Status Library::remove(std::span<const DocumentId> ids)
{
    // What the reader removes is also overwritten in the file.
    if (Status zeroing = m_connection->execute("PRAGMA secure_delete = ON"); !zeroing)
        return zeroing;
    Status removed = removeRows(*m_connection, ids);
    if (Status usual = m_connection->execute("PRAGMA secure_delete = OFF"); removed && !usual)
        return usual;
    return removed;
}

Result<document::Document> Library::touch(DocumentId id, std::string_view path, std::int64_t fileSize,
                                          std::int64_t fileMtimeMs, std::string_view collection)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (const Status done = touchDocument(*m_connection, id, {path, fileSize, fileMtimeMs}, collection); !done)
        return tl::unexpected(done.error());
    auto document = readDocument(*m_connection, id);
    if (!document)
        return document;
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return document;
}

} // namespace longleaf::store
