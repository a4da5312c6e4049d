// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace longleaf::store {

class Connection;

/// The words of a title and of the file's name (without folder and ending), as they go into the index.
[[nodiscard]] std::string indexTitle(std::string_view title, std::string_view path);
/// The words of the first lines of a document's first page with text, as they go into the index.
[[nodiscard]] std::string indexHead(std::string_view pageText);

/// Puts what names a document into the index of documents and notes it in its row.
[[nodiscard]] Status indexDocument(const Connection &connection, DocumentId id, std::string_view title,
                                   std::string_view head);
/// Takes it out again; the row is left as it is.
[[nodiscard]] Status removeFromDocumentIndex(const Connection &connection, DocumentId id);
/// Under another title; nothing happens if it is the same.
[[nodiscard]] Status retitleDocument(const Connection &connection, DocumentId id, std::string_view newTitle);

} // namespace longleaf::store
