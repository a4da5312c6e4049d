// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history.h"

#include "core/base/utf8.h"
#include "core/store/conversation_rows.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <algorithm>

namespace longleaf::store {

namespace {

constexpr std::size_t kMaxTitleBytes = 400;

/// One line without blanks around it.
std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= 0x20;
        if (!blank)
            line.push_back(c);
        else if (!line.empty() && line.back() != ' ')
            line.push_back(' ');
    }
    if (!line.empty() && line.back() == ' ')
        line.pop_back();
    return std::string(utf8::truncated(line, kMaxTitleBytes));
}

/// Runs one statement that must change one conversation.
template <typename... Values>
Status changeConversation(const Connection &connection, ConversationId id, std::string_view sql,
                          const Values &...values)
{
    auto statement = connection.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    if (Status done = statement->bind(values...).run(); !done)
        return done;
    return connection.changes() > 0 ? Status{} : noConversation(id);
}

/// Money stays spent when its answers go. @param which  condition on conversations; has one parameter
Status keepCosts(const Connection &connection, const std::string &which, std::int64_t parameter)
{
    const std::string of = " IN (SELECT id FROM conversations WHERE " + which + ")";
    auto statement = connection.prepare(
        "INSERT INTO purged_costs(created_at_ms, collection, cost_usd)"
        " SELECT created_at_ms, collection, cost_usd FROM answers JOIN answer_results ON answer = id"
        " WHERE conversation" +
        of +
        " AND cost_usd > 0 AND id NOT IN (SELECT answer FROM sweeps)"
        " UNION ALL SELECT begun_at_ms, collection, sweep_parts.cost_usd FROM sweep_parts"
        " JOIN sweeps ON sweeps.id = sweep JOIN answers ON answers.id = sweeps.answer WHERE conversation" +
        of + " AND tries > 0 AND sweep_parts.cost_usd > 0");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(parameter, parameter).run();
}

Result<int> purgeWhere(Connection &connection, const std::string &which, std::int64_t parameter)
{
    if (const Status kept = keepCosts(connection, which, parameter); !kept)
        return tl::unexpected(kept.error());
    auto statement = connection.prepare("DELETE FROM conversations WHERE " + which);
    if (!statement)
        return tl::unexpected(statement.error());
    if (const Status done = statement->bind(parameter).run(); !done)
        return tl::unexpected(done.error());
    return static_cast<int>(connection.changes());
}

} // namespace

History::History(Library &library)
    : m_library(library)
    , m_connection(*library.m_connection)
{
}

Status History::rename(ConversationId id, std::string_view title)
{
    const std::string line = oneLine(title);
    if (line.empty())
        return fail(ErrorCode::InvalidInput, "A conversation needs a name. It keeps the one that it had.");
    auto transaction = Transaction::beginWrite(m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Status done =
            changeConversation(m_connection, id, "UPDATE conversations SET title = ? WHERE id = ?", line, id.value);
        !done)
        return done;
    if (Status indexed = indexConversations(m_connection); !indexed)
        return indexed;
    return transaction->commit();
}

Status History::markDeleted(ConversationId id)
{
    // A clock that stands before 1970 must not make the mark look like none.
    const std::int64_t now = std::max<std::int64_t>(1, m_library.m_clock.wallMs());
    return changeConversation(m_connection, id, "UPDATE conversations SET deleted_at_ms = ? WHERE id = ?", now,
                              id.value);
}

Status History::restore(ConversationId id)
{
    return changeConversation(m_connection, id, "UPDATE conversations SET deleted_at_ms = 0 WHERE id = ?", id.value);
}

Result<std::vector<Conversation>> History::deleted()
{
    return listConversations(m_connection, true);
}

Result<int> History::purge(std::int64_t markedBeforeMs)
{
    auto transaction = Transaction::beginWrite(m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto purged = purgeWhere(m_connection, "deleted_at_ms > 0 AND deleted_at_ms < ?", markedBeforeMs);
    if (!purged)
        return purged;
    auto notes = m_connection.prepare("DELETE FROM notes WHERE deleted_at_ms > 0 AND deleted_at_ms < ?");
    if (!notes)
        return tl::unexpected(notes.error());
    if (const Status done = notes->bind(markedBeforeMs).run(); !done)
        return tl::unexpected(done.error());
    if (const Status indexed = indexConversations(m_connection); !indexed)
        return tl::unexpected(indexed.error());
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return purged;
}

Status History::purge(ConversationId id)
{
    auto transaction = Transaction::beginWrite(m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto purged = purgeWhere(m_connection, "deleted_at_ms > 0 AND id = ?", id.value);
    if (!purged)
        return tl::unexpected(purged.error());
    if (*purged != 1)
        return noConversation(id);
    if (Status indexed = indexConversations(m_connection); !indexed)
        return indexed;
    return transaction->commit();
}

Result<std::vector<TurnPlace>> History::places(ConversationId id)
{
    return readPlaces(m_connection, id);
}

Status History::show(AnswerId id)
{
    auto transaction = Transaction::beginWrite(m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection.prepare("SELECT conversation FROM answers WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "There is no answer " + toText(id) + " in the library.", toText(id));
    const ConversationId conversation{statement->integer(0)};
    statement->reset();
    const auto all = readPlaces(m_connection, conversation);
    if (!all)
        return tl::unexpected(all.error());
    if (Status done = changeConversation(m_connection, conversation, "UPDATE conversations SET shown = ? WHERE id = ?",
                                         newestLeaf(*all, id).value, conversation.value);
        !done)
        return done;
    return transaction->commit();
}

} // namespace longleaf::store
