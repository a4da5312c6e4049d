// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postings.h"

#include "core/store/sqlite.h"

#include <sqlite3.h>

namespace longleaf::store {

namespace {

constexpr const char *kPointerType = "longleaf.postings";
constexpr const char *kListsPointerType = "longleaf.posting-lists";

struct HitLists {
    std::vector<std::vector<IndexHit>> lists; ///< one for each term
    bool read = false;                        ///< false: FTS5 saw other phrases than there are terms
};

int countPhrase(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, IndexHit &hit)
{
    Fts5PhraseIter position{};
    int column = 0;
    int offset = 0;
    if (const int code = api->xPhraseFirst(context, phrase, &position, &column, &offset); code != SQLITE_OK)
        return code;
    for (; column >= 0; api->xPhraseNext(context, &position, &column, &offset))
        ++(column == 0 ? hit.first : hit.second);
    return SQLITE_OK;
}

int addRow(const Fts5ExtensionApi *api, Fts5Context *context, std::vector<IndexHit> &hits)
{
    IndexHit hit{api->xRowid(context), 0, 0};
    const int code = countPhrase(api, context, 0, hit);
    if (code == SQLITE_OK)
        hits.push_back(hit);
    return code;
}

int addRowOfPhrase(const Fts5ExtensionApi *api, Fts5Context *context, void *hits)
{
    try { // nothing may be thrown through C
        return addRow(api, context, *static_cast<std::vector<IndexHit> *>(hits));
    } catch (const std::exception &) {
        return SQLITE_NOMEM;
    }
}

/// SQL: longleaf_hits(index, lists). Called for the first row alone; walks every phrase of the expression by itself.
void hitsFunction(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int count,
                  sqlite3_value **values)
{
    auto *lists = count == 1 ? static_cast<HitLists *>(sqlite3_value_pointer(values[0], kListsPointerType)) : nullptr;
    if (lists == nullptr) {
        sqlite3_result_error(result, "longleaf_hits needs its lists", -1);
        return;
    }
    const int phrases = api->xPhraseCount(context);
    lists->read = static_cast<std::size_t>(phrases) == lists->lists.size();
    for (int phrase = 0; lists->read && phrase < phrases; ++phrase) {
        auto &hits = lists->lists[static_cast<std::size_t>(phrase)];
        if (const int code = api->xQueryPhrase(context, phrase, &hits, addRowOfPhrase); code != SQLITE_OK) {
            sqlite3_result_error_code(result, code);
            return;
        }
    }
    sqlite3_result_int(result, 0);
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
    const int code = addRowOfPhrase(api, context, hits);
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
    int code = api->xCreateFunction(api, "longleaf_hit", nullptr, hitFunction, nullptr);
    if (code == SQLITE_OK)
        code = api->xCreateFunction(api, "longleaf_hits", nullptr, hitsFunction, nullptr);
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

Result<std::vector<std::vector<IndexHit>>> readAllHits(const Connection &connection, const std::string &index,
                                                       const std::vector<std::string> &matches)
{
    if (matches.empty())
        return std::vector<std::vector<IndexHit>>{};
    std::string any;
    for (const std::string &match : matches)
        any.append(any.empty() ? "" : " OR ").append(match);
    auto statement = connection.prepare("SELECT longleaf_hits(" + index + ", ?2) FROM " + index + " WHERE " + index +
                                        " MATCH ?1 LIMIT 1");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(any);
    HitLists lists;
    lists.lists.resize(matches.size());
    sqlite3_bind_pointer(statement->handle(), 2, &lists, kListsPointerType, nullptr);
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || lists.read)
        return std::move(lists.lists);
    // A term without any letter or digit that the index knows is no phrase for it.
    for (std::size_t i = 0; i < matches.size(); ++i) {
        auto hits = readHits(connection, index, matches[i], INT64_MIN, INT64_MAX);
        if (!hits)
            return tl::unexpected(hits.error());
        lists.lists[i] = std::move(*hits);
    }
    return std::move(lists.lists);
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
