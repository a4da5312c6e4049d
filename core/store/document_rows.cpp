// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_rows.h"

#include "core/store/document_index.h"
#include "core/store/sqlite.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace longleaf::store {

namespace {

using document::Document;
using document::PageState;

constexpr std::string_view kDocumentColumns = "SELECT id, sha256, path, title, format, status, page_count, text_bytes,"
                                              " tokens, warnings, file_size, file_mtime_ms, added_at_ms, kept_original,"
                                              " superseded_by FROM documents";

Document documentFromRow(const Statement &row)
{
    Document document;
    document.id = DocumentId{row.integer(0)};
    document.sha256 = row.text(1);
    document.path = row.text(2);
    document.title = row.text(3);
    document.format = document::formatFromWord(row.text(4));
    document.status = document::statusFromWord(row.text(5));
    document.pageCount = static_cast<int>(row.integer(6));
    document.textBytes = row.integer(7);
    document.tokensEstimate = row.integer(8);
    document.warnings = textsFromJson(row.text(9));
    document.fileSize = row.integer(10);
    document.fileMtimeMs = row.integer(11);
    document.addedAtMs = row.integer(12);
    document.keptOriginal = row.text(13);
    document.supersededBy = DocumentId{row.integer(14)};
    return document;
}

void noteOddPage(Document &document, int number, PageState state)
{
    if (state == PageState::NoText)
        document.pagesWithoutText.push_back(number);
    else if (state != PageState::Ok)
        document.badPages.push_back(number);
}

Document *findById(std::vector<Document> &documents, std::int64_t id)
{
    const auto found =
        std::lower_bound(documents.begin(), documents.end(), id,
                         [](const Document &document, std::int64_t value) { return document.id.value < value; });
    return found != documents.end() && found->id.value == id ? &*found : nullptr;
}

/// Adds odd pages and collections to documents that are sorted by id. `where` restricts to one document or is empty.
Status addDetails(const Connection &connection, std::vector<Document> &documents, const std::string &where)
{
    auto pages = connection.prepare("SELECT document, number, state FROM pages WHERE state <> 'ok'" +
                                    (where.empty() ? "" : " AND " + where) + " ORDER BY document, number");
    if (!pages)
        return tl::unexpected(pages.error());
    for (auto row = pages->step();; row = pages->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        if (Document *document = findById(documents, pages->integer(0)))
            noteOddPage(*document, static_cast<int>(pages->integer(1)), document::pageStateFromWord(pages->text(2)));
    }
    auto names =
        connection.prepare("SELECT document, name FROM document_collections JOIN collections ON id = collection" +
                           (where.empty() ? "" : " WHERE " + where) + " ORDER BY document, name");
    if (!names)
        return tl::unexpected(names.error());
    for (auto row = names->step();; row = names->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        if (Document *document = findById(documents, names->integer(0)))
            document->collections.push_back(names->text(1));
    }
}

Result<std::optional<DocumentId>> findDocument(const Connection &connection, std::string_view sql, std::string_view key)
{
    auto statement = connection.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(key).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<DocumentId>{};
    return std::optional<DocumentId>{DocumentId{statement->integer(0)}};
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

} // namespace

Result<std::vector<Document>> readDocuments(Connection &connection)
{
    auto view = Transaction::beginRead(connection);
    if (!view)
        return tl::unexpected(view.error());
    auto statement = connection.prepare(std::string(kDocumentColumns) + " ORDER BY id");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<Document> documents;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        documents.push_back(documentFromRow(*statement));
    }
    if (const Status added = addDetails(connection, documents, {}); !added)
        return tl::unexpected(added.error());
    return documents;
}

Result<Document> readDocument(Connection &connection, DocumentId id)
{
    auto view = Transaction::beginRead(connection);
    if (!view)
        return tl::unexpected(view.error());
    auto statement = connection.prepare(std::string(kDocumentColumns) + " WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no document " + toText(id) + " in the library.", toText(id));
    std::vector<Document> documents = {documentFromRow(*statement)};
    if (const Status added = addDetails(connection, documents, "document = " + toText(id)); !added)
        return tl::unexpected(added.error());
    return std::move(documents.front());
}

Result<std::optional<DocumentId>> findDocumentByHash(const Connection &connection, std::string_view sha256)
{
    return findDocument(connection, "SELECT id FROM documents WHERE sha256 = ?", sha256);
}

Result<std::optional<DocumentId>> findDocumentByPath(const Connection &connection, std::string_view path)
{
    return findDocument(connection, "SELECT id FROM documents WHERE path = ? ORDER BY id DESC LIMIT 1", path);
}

Status touchDocument(const Connection &connection, DocumentId id, const SeenFile &seen, std::string_view collection)
{
    auto update = connection.prepare(
        "UPDATE documents SET path = ?, file_size = ?, file_mtime_ms = ? WHERE id = ? RETURNING title");
    if (!update)
        return tl::unexpected(update.error());
    const auto row = update->bind(seen.path, seen.size, seen.mtimeMs, id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no document " + toText(id) + " in the library.", toText(id));
    const std::string title = update->text(0);
    update->reset();
    if (const Status kept = retitleDocument(connection, id, indexTitle(title, seen.path)); !kept)
        return kept;
    return collection.empty() ? Status{} : addToCollection(connection, id, collection);
}

Result<CollectionId> ensureCollectionRow(const Connection &connection, std::string_view name)
{
    const std::string_view clean = trimmed(name);
    if (clean.empty())
        return fail(ErrorCode::InvalidInput, "A collection needs a name.");
    // The update that changes nothing makes RETURNING give the id of an existing row too.
    auto statement = connection.prepare("INSERT INTO collections(name) VALUES (?)"
                                        " ON CONFLICT(name) DO UPDATE SET name = excluded.name RETURNING id");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(clean).step();
    if (!row)
        return tl::unexpected(row.error());
    return CollectionId{statement->integer(0)};
}

Status addToCollection(const Connection &connection, DocumentId document, std::string_view collection)
{
    const auto id = ensureCollectionRow(connection, collection);
    if (!id)
        return tl::unexpected(id.error());
    auto statement =
        connection.prepare("INSERT OR IGNORE INTO document_collections(document, collection) VALUES (?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(document.value, id->value).run();
}

std::string textsToJson(const std::vector<std::string> &values)
{
    return nlohmann::json(values).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> textsFromJson(std::string_view json)
{
    std::vector<std::string> values;
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    for (const auto &value : parsed) {
        if (value.is_string())
            values.push_back(value.get<std::string>());
    }
    return values;
}

std::string idsToJson(const std::vector<DocumentId> &ids)
{
    auto array = nlohmann::json::array();
    for (const DocumentId id : ids)
        array.push_back(id.value);
    return array.dump();
}

std::vector<DocumentId> idsFromJson(std::string_view json)
{
    std::vector<DocumentId> ids;
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    for (const auto &value : parsed) {
        if (value.is_number_integer())
            ids.push_back(DocumentId{value.get<std::int64_t>()});
    }
    return ids;
}

} // namespace longleaf::store
