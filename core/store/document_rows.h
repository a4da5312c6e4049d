// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/document/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading and writing rows of documents and collections. No function here opens a transaction of its own.
namespace longleaf::store {

class Connection;

/// Where and in which state a known file was met.
struct SeenFile {
    std::string_view path;
    std::int64_t size = 0;
    std::int64_t mtimeMs = 0;
};

[[nodiscard]] Result<std::vector<document::Document>> readDocuments(Connection &connection);
[[nodiscard]] Result<document::Document> readDocument(Connection &connection, DocumentId id); // NotFound
/// Id of the newest document with this hash or path, if any.
[[nodiscard]] Result<std::optional<DocumentId>> findDocumentByHash(const Connection &connection,
                                                                   std::string_view sha256);
[[nodiscard]] Result<std::optional<DocumentId>> findDocumentByPath(const Connection &connection, std::string_view path);

/// Stores where the file was seen, keeps the index in step with its name, adds it to the collection unless empty.
[[nodiscard]] Status touchDocument(const Connection &connection, DocumentId id, const SeenFile &seen,
                                   std::string_view collection); // NotFound

/// Id of the collection, made if it is missing. Surrounding blanks do not count. InvalidInput: no name.
[[nodiscard]] Result<CollectionId> ensureCollectionRow(const Connection &connection, std::string_view name);
[[nodiscard]] Status addToCollection(const Connection &connection, DocumentId document, std::string_view collection);

/// A JSON array of texts or numbers, as lists are kept in columns. Reading is lenient: what is no such array is empty.
[[nodiscard]] std::string textsToJson(const std::vector<std::string> &values);
[[nodiscard]] std::vector<std::string> textsFromJson(std::string_view json);
[[nodiscard]] std::string idsToJson(const std::vector<DocumentId> &ids);
[[nodiscard]] std::vector<DocumentId> idsFromJson(std::string_view json);

} // namespace longleaf::store
