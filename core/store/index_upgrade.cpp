// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/index_upgrade.h"

#include "core/store/chunk_index.h"
#include "core/store/document_index.h"
#include "core/store/sqlite.h"

#include <vector>

namespace longleaf::store {

namespace {

struct Row {
    DocumentId id;
    std::string title;
    std::string path;
    std::string firstText;
};

Result<std::vector<Row>> readRows(const Connection &connection)
{
    auto statement = connection.prepare(
        "SELECT id, title, path, coalesce((SELECT substr(text, 1, 4000) FROM pages WHERE document = documents.id"
        " AND text <> '' ORDER BY number LIMIT 1), '') FROM documents ORDER BY id");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<Row> rows;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return rows;
        rows.push_back({DocumentId{statement->integer(0)}, statement->text(1), statement->text(2), statement->text(3)});
    }
}

} // namespace

Status rebuildIndexes(const Connection &connection)
{
    const auto rows = readRows(connection);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const Row &row : *rows) {
        if (Status done = indexStoredChunks(connection, row.id); !done)
            return done;
        if (Status done =
                indexDocument(connection, row.id, indexTitle(row.title, row.path), indexHead(row.firstText));
            !done)
            return done;
    }
    return {};
}

} // namespace longleaf::store
