// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_index.h"

#include "core/base/utf8.h"
#include "core/chunk/chunker.h"
#include "core/rank/query.h"
#include "core/store/sqlite.h"

namespace longleaf::store {

namespace {

constexpr std::size_t kHeadBytes = 800;

struct StoredNames {
    std::string title;
    std::string head;
};

Result<StoredNames> storedNames(const Connection &connection, DocumentId id)
{
    auto statement = connection.prepare("SELECT index_title, index_head FROM documents WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no document " + toText(id) + " in the library.");
    return StoredNames{statement->text(0), statement->text(1)};
}

} // namespace

std::string indexTitle(std::string_view title, std::string_view path)
{
    const std::size_t slash = path.find_last_of("/\\");
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0)
        name = name.substr(0, dot);
    std::string words(title);
    if (title != name)
        words.append(" ").append(name);
    return chunk::indexText(rank::titleText(words));
}

std::string indexHead(std::string_view pageText)
{
    return chunk::indexText(rank::titleText(utf8::truncated(pageText, kHeadBytes)));
}

Status indexDocument(const Connection &connection, DocumentId id, std::string_view title, std::string_view head)
{
    auto insert = connection.prepare("INSERT INTO document_index(rowid, title, head) VALUES (?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    if (Status done = insert->bind(id.value, title, head).run(); !done)
        return done;
    auto update = connection.prepare("UPDATE documents SET index_title = ?, index_head = ? WHERE id = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bind(title, head, id.value).run();
}

Status removeFromDocumentIndex(const Connection &connection, DocumentId id)
{
    const auto names = storedNames(connection, id);
    if (!names)
        return tl::unexpected(names.error());
    auto erase =
        connection.prepare("INSERT INTO document_index(document_index, rowid, title, head) VALUES ('delete', ?, ?, ?)");
    if (!erase)
        return tl::unexpected(erase.error());
    return erase->bind(id.value, names->title, names->head).run();
}

Status retitleDocument(const Connection &connection, DocumentId id, std::string_view newTitle)
{
    const auto names = storedNames(connection, id);
    if (!names)
        return tl::unexpected(names.error());
    if (names->title == newTitle)
        return {};
    if (Status removed = removeFromDocumentIndex(connection, id); !removed)
        return removed;
    return indexDocument(connection, id, newTitle, names->head);
}

} // namespace longleaf::store
