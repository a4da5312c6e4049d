// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "core/store/chunk_index.h"
#include "core/store/document_index.h"
#include "core/store/document_rows.h"
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
    auto connection = Connection::open(folder / "library.sqlite");
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
    return std::unique_ptr<Library>(new Library(std::move(*connection), folder, clock));
}

const std::filesystem::path &Library::folder() const
{
    return m_folder;
}

bool Library::isWriting() const
{
    return m_connection->inTransaction();
}

Result<std::string> Library::check()
{
    return m_connection->queryText("PRAGMA quick_check(1)");
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
