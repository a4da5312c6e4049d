// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postings.h"

#include "core/store/sqlite.h"

#include <sqlite3.h>

namespace longleaf::store {

namespace {

constexpr const char *kPointerType = "longleaf.postings";

int addRow(const Fts5ExtensionApi *api, Fts5Context *context, std::vector<IndexHit> &hits)
{
    IndexHit hit{api->xRowid(context), 0, 0};
    const int phrases = api->xPhraseCount(context);
    for (int phrase = 0; phrase < phrases; ++phrase) {
        Fts5PhraseIter position{};
        int column = 0;
        int offset = 0;
        if (const int code = api->xPhraseFirst(context, phrase, &position, &column, &offset); code != SQLITE_OK)
            return code;
        for (; column >= 0; api->xPhraseNext(context, &position, &column, &offset))
            ++(column == 0 ? hit.first : hit.second);
    }
    hits.push_back(hit);
    return SQLITE_OK;
}

/// SQL: longleaf_hit(index, hits). Always 0, so that the WHERE clause keeps no row.
void hitFunction(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int count,
                 sqlite3_value **values)
{
    auto *hits =
        count == 1 ? static_cast<std::vector<IndexHit> *>(sqlite3_value_pointer(values[0], kPointerType)) : nullptr;
    if (hits == nullptr) {
        sqlite3_result_error(result, "longleaf_hit needs its list", -1);
        return;
    }
    int code = SQLITE_NOMEM;
    try { // nothing may be thrown through C
        code = addRow(api, context, *hits);
    } catch (const std::exception &) {
        code = SQLITE_NOMEM;
    }
    if (code != SQLITE_OK)
        sqlite3_result_error_code(result, code);
    else
        sqlite3_result_int(result, 0);
}

} // namespace

Status registerPostings(const Connection &connection)
{
    auto statement = connection.prepare("SELECT fts5(?1)");
    if (!statement)
        return tl::unexpected(statement.error());
    fts5_api *api = nullptr;
    sqlite3_bind_pointer(statement->handle(), 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    if (api == nullptr || api->iVersion < 2)
        return fail(ErrorCode::Store, "This build of SQLite has no full-text search (FTS5), which Longleaf needs.");
    const int code = api->xCreateFunction(api, "longleaf_hit", nullptr, hitFunction, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected(connection.error(code));
    return {};
}

Result<std::vector<IndexHit>> readHits(const Connection &connection, const std::string &index, const std::string &match,
                                       std::int64_t firstRow, std::int64_t lastRow)
{
    auto statement = connection.prepare("SELECT rowid FROM " + index + " WHERE " + index +
                                        " MATCH ?1 AND rowid BETWEEN ?2 AND ?3 AND longleaf_hit(" + index +
                                        ", ?4) ORDER BY rowid");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(match, firstRow, lastRow);
    std::vector<IndexHit> hits;
    sqlite3_bind_pointer(statement->handle(), 4, &hits, kPointerType, nullptr);
    if (const Status done = statement->run(); !done)
        return tl::unexpected(done.error());
    return hits;
}

std::string quoted(const std::string &term, bool prefix)
{
    std::string out = "\"";
    for (const char c : term) {
        if (c == '"')
            out.push_back('"');
        out.push_back(c);
    }
    out += prefix ? "\" *" : "\"";
    return out;
}

} // namespace longleaf::store
