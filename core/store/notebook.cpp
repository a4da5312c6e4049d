// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/notebook.h"

#include "core/store/conversation_rows.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <algorithm>

namespace longleaf::store {

namespace {

template <typename... Values>
Status changeNote(const Connection &connection, NoteId id, std::string_view sql, const Values &...values)
{
    auto statement = connection.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    if (Status done = statement->bind(values...).run(); !done)
        return done;
    if (connection.changes() == 1)
        return {};
    return fail(ErrorCode::NotFound, "There is no note " + toText(id) + " in the library.", toText(id));
}

} // namespace

Notebook::Notebook(Library &library)
    : m_library(library)
    , m_connection(*library.m_connection)
{
}

Result<std::vector<Note>> Notebook::notes(ConversationId id)
{
    auto statement = m_connection.prepare(
        "SELECT id, conversation, answer, citation, text, excerpt, created_at_ms, changed_at_ms FROM notes"
        " WHERE conversation = ? AND deleted_at_ms = 0 ORDER BY answer, id");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(id.value);
    std::vector<Note> notes;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return notes;
        notes.push_back({NoteId{statement->integer(0)}, ConversationId{statement->integer(1)},
                         AnswerId{statement->integer(2)}, static_cast<int>(statement->integer(3)), statement->text(4),
                         statement->text(5), statement->integer(6), statement->integer(7)});
    }
}

Result<NoteId> Notebook::add(const Note &note)
{
    if (note.text.empty() && note.excerpt.empty())
        return fail(ErrorCode::InvalidInput, "There is nothing to note. Write something, or pin an answer.");
    auto transaction = Transaction::beginWrite(m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (const auto about = followedTurn(m_connection, note.conversation, note.answer); !about)
        return tl::unexpected(about.error());
    auto statement = m_connection.prepare(
        "INSERT INTO notes(conversation, answer, citation, text, excerpt, created_at_ms, changed_at_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    const std::int64_t now = m_library.m_clock.wallMs();
    statement->bind(note.conversation.value, note.answer.value, note.citation, note.text, note.excerpt, now, now);
    if (const Status done = statement->run(); !done)
        return tl::unexpected(done.error());
    const NoteId id{m_connection.lastInsertId()};
    if (const Status indexed = indexConversations(m_connection); !indexed)
        return tl::unexpected(indexed.error());
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return id;
}

Status Notebook::change(NoteId id, std::string_view text)
{
    auto transaction = Transaction::beginWrite(m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Status done = changeNote(m_connection, id,
                                 "UPDATE notes SET text = ?, changed_at_ms = ? WHERE id = ? AND deleted_at_ms = 0",
                                 text, m_library.m_clock.wallMs(), id.value);
        !done)
        return done;
    if (Status indexed = indexConversations(m_connection); !indexed)
        return indexed;
    return transaction->commit();
}

Status Notebook::markDeleted(NoteId id)
{
    const std::int64_t now = std::max<std::int64_t>(1, m_library.m_clock.wallMs());
    return changeNote(m_connection, id, "UPDATE notes SET deleted_at_ms = ? WHERE id = ?", now, id.value);
}

Status Notebook::restore(NoteId id)
{
    return changeNote(m_connection, id, "UPDATE notes SET deleted_at_ms = 0 WHERE id = ?", id.value);
}

Status Notebook::saveDraft(ConversationId conversation, std::string_view text)
{
    if (text.empty()) {
        auto forget = m_connection.prepare("DELETE FROM drafts WHERE conversation = ?");
        if (!forget)
            return tl::unexpected(forget.error());
        return forget->bind(conversation.value).run();
    }
    auto statement = m_connection.prepare(
        "INSERT INTO drafts(conversation, text, changed_at_ms) SELECT ?1, ?2, ?3"
        " WHERE ?1 = 0 OR EXISTS (SELECT 1 FROM conversations WHERE id = ?1)"
        " ON CONFLICT(conversation) DO UPDATE SET text = excluded.text, changed_at_ms = excluded.changed_at_ms");
    if (!statement)
        return tl::unexpected(statement.error());
    if (Status done = statement->bind(conversation.value, text, m_library.m_clock.wallMs()).run(); !done)
        return done;
    return m_connection.changes() == 1 ? Status{} : noConversation(conversation);
}

Result<std::string> Notebook::draft(ConversationId conversation)
{
    auto statement = m_connection.prepare("SELECT text FROM drafts WHERE conversation = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(conversation.value).step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->text(0) : std::string();
}

} // namespace longleaf::store
