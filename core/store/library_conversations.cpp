// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversation_rows.h"
#include "core/store/document_rows.h"
#include "core/store/history.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

namespace longleaf::store {

namespace {

constexpr std::string_view kAnswerColumns =
    "SELECT id, conversation, question, model, mode, scope, coverage, request_sha256, created_at_ms, state, raw_text,"
    " text, citations, usage, cost_usd, error_code, error_message, attempts, collection, prompt_tokens, follows,"
    " reasoning, finished"
    " FROM answers JOIN answer_results ON answer = id";

StoredAnswer answerFromRow(const Statement &row)
{
    StoredAnswer stored;
    stored.id = AnswerId{row.integer(0)};
    stored.conversation = ConversationId{row.integer(1)};
    stored.turn.question = row.text(2);
    stored.turn.model = row.text(3);
    stored.turn.mode = row.text(4);
    stored.turn.scope = idsFromJson(row.text(5));
    stored.turn.coverageJson = row.text(6);
    stored.turn.requestSha256 = row.text(7);
    stored.turn.collection = CollectionId{row.integer(18)};
    stored.turn.promptTokens = row.integer(19);
    stored.turn.follows = AnswerId{row.integer(20)};
    stored.createdAtMs = row.integer(8);
    stored.answer = {answerStateFromWord(row.text(9)),
                     row.text(10),
                     row.text(11),
                     row.text(12),
                     row.text(13),
                     row.real(14),
                     row.text(15),
                     row.text(16),
                     row.text(17),
                     {},
                     row.text(21)};
    stored.closed = row.integer(22) != 0;
    return stored;
}

Status addMarks(const Connection &connection, StoredAnswer &stored)
{
    auto statement = connection.prepare(
        "SELECT citation, quote, note, created_at_ms FROM citation_marks WHERE answer = ? ORDER BY citation");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(stored.id.value);
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        stored.marks.push_back(
            {static_cast<int>(statement->integer(0)), statement->text(1), statement->text(2), statement->integer(3)});
    }
}

tl::unexpected<Error> noAnswer(AnswerId id)
{
    return fail(ErrorCode::NotFound, "There is no answer " + toText(id) + " in the library.", toText(id));
}

} // namespace

Result<ConversationId> Library::createConversation(std::string_view title)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection->prepare("INSERT INTO conversations(title, created_at_ms) VALUES (?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    if (const Status done = statement->bind(title, m_clock.wallMs()).run(); !done)
        return tl::unexpected(done.error());
    const ConversationId id{m_connection->lastInsertId()};
    if (const Status done = indexConversations(*m_connection); !done)
        return tl::unexpected(done.error());
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<std::vector<Conversation>> Library::conversations()
{
    return listConversations(*m_connection, false);
}

Result<AnswerId> Library::beginAnswer(ConversationId conversation, const NewTurn &turn)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto follows = followedTurn(*m_connection, conversation, turn.follows);
    if (!follows)
        return tl::unexpected(follows.error());
    auto insert = m_connection->prepare("INSERT INTO answers(conversation, question, model, mode, scope, coverage,"
                                        " request_sha256, created_at_ms, collection, prompt_tokens, follows)"
                                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    insert->bind(conversation.value, turn.question, turn.model, turn.mode, idsToJson(turn.scope), turn.coverageJson,
                 turn.requestSha256, m_clock.wallMs(), turn.collection.value, turn.promptTokens, follows->value);
    if (const Status done = insert->run(); !done)
        return tl::unexpected(done.error());
    const AnswerId id{m_connection->lastInsertId()};
    auto result = m_connection->prepare("INSERT INTO answer_results(answer, state, cost_usd) VALUES (?, 'running', ?)");
    if (!result)
        return tl::unexpected(result.error());
    if (const Status done = result->bind(id.value, turn.expectedUsd).run(); !done)
        return tl::unexpected(done.error());
    auto shown = m_connection->prepare("UPDATE conversations SET shown = ? WHERE id = ?");
    if (!shown)
        return tl::unexpected(shown.error());
    if (const Status done = shown->bind(id.value, conversation.value).run(); !done)
        return tl::unexpected(done.error());
    if (const Status done = indexConversations(*m_connection); !done)
        return tl::unexpected(done.error());
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return id;
}

Status Library::replan(AnswerId id, const NewTurn &turn)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto update = m_connection->prepare(
        "UPDATE answers SET mode = ?, coverage = ?, request_sha256 = ?, prompt_tokens = ? WHERE id = ?");
    if (!update)
        return tl::unexpected(update.error());
    update->bind(turn.mode, turn.coverageJson, turn.requestSha256, turn.promptTokens, id.value);
    if (Status done = update->run(); !done)
        return done;
    if (m_connection->changes() != 1)
        return noAnswer(id);
    auto cost = m_connection->prepare("UPDATE answer_results SET cost_usd = ? WHERE answer = ? AND finished = 0");
    if (!cost)
        return tl::unexpected(cost.error());
    if (Status done = cost->bind(turn.expectedUsd, id.value).run(); !done)
        return done;
    return transaction->commit();
}

Status Library::saveProgress(AnswerId id, std::string_view rawText)
{
    // Another process may have called closeInterrupted meanwhile; progress shows that the answer is alive.
    auto statement = m_connection->prepare(
        "UPDATE answer_results SET raw_text = ?, state = 'running' WHERE answer = ? AND finished = 0");
    if (!statement)
        return tl::unexpected(statement.error());
    if (Status done = statement->bind(rawText, id.value).run(); !done)
        return done;
    return m_connection->changes() == 1 ? Status{} : noAnswer(id);
}

Status Library::finishAnswer(AnswerId id, const FinishedAnswer &answer)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection->prepare(
        "UPDATE answer_results SET state = ?, finished = 1, raw_text = ?, text = ?, citations = ?, usage = ?,"
        " cost_usd = ?, error_code = ?, error_message = ?, finished_at_ms = ?, reasoning = ? WHERE answer = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(toWord(answer.state), answer.rawText, answer.text, answer.citationsJson, answer.usageJson,
                    answer.costUsd, answer.errorCode, answer.errorMessage, m_clock.wallMs(), answer.reasoning,
                    id.value);
    if (Status done = statement->run(); !done)
        return done;
    if (m_connection->changes() != 1)
        return noAnswer(id);
    auto attempts = m_connection->prepare(
        "UPDATE answers SET attempts = ?, coverage = coalesce(nullif(?, ''), coverage) WHERE id = ?");
    if (!attempts)
        return tl::unexpected(attempts.error());
    if (Status done = attempts->bind(answer.attemptsJson, answer.coverageJson, id.value).run(); !done)
        return done;
    if (Status done = indexConversations(*m_connection); !done)
        return done;
    return transaction->commit();
}

Result<StoredAnswer> Library::answer(AnswerId id)
{
    auto statement = m_connection->prepare(std::string(kAnswerColumns) + " WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return noAnswer(id);
    StoredAnswer stored = answerFromRow(*statement);
    if (const Status read = addMarks(*m_connection, stored); !read)
        return tl::unexpected(read.error());
    return stored;
}

Result<std::vector<StoredAnswer>> Library::turns(ConversationId id)
{
    const auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    const auto last = lastShown(*m_connection, id);
    if (!last)
        return tl::unexpected(last.error());
    return turnsUpTo(id, *last);
}

Result<std::vector<StoredAnswer>> Library::turnsUpTo(ConversationId id, AnswerId last)
{
    const auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    const auto places = readPlaces(*m_connection, id);
    if (!places)
        return tl::unexpected(places.error());
    std::vector<StoredAnswer> turns;
    for (const AnswerId one : branchTo(*places, last)) {
        auto stored = answer(one);
        if (!stored)
            return tl::unexpected(stored.error());
        turns.push_back(std::move(*stored));
    }
    return turns;
}

Status Library::markCitation(AnswerId id, const CitationMark &mark)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto exists = m_connection->prepare("SELECT 1 FROM answers WHERE id = ?");
    if (!exists)
        return tl::unexpected(exists.error());
    const auto row = exists->bind(id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return noAnswer(id);
    exists->reset();
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO citation_marks(answer, citation, quote, note,"
                                           " created_at_ms) VALUES (?, ?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(id.value, mark.citation, mark.quote, mark.note, m_clock.wallMs());
    if (Status done = statement->run(); !done)
        return done;
    return transaction->commit();
}

Status Library::unmarkCitation(AnswerId id, int citation, std::string_view quote)
{
    auto statement = m_connection->prepare(
        "DELETE FROM citation_marks WHERE answer = ?1 AND quote = ?3 AND (citation = ?2 OR NOT EXISTS"
        " (SELECT 1 FROM citation_marks WHERE answer = ?1 AND quote = ?3 AND citation = ?2))");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(id.value, citation, quote).run();
}

Result<int> Library::closeInterrupted()
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = m_connection->prepare("UPDATE answer_results SET state = 'interrupted' WHERE state = 'running'");
    if (!statement)
        return tl::unexpected(statement.error());
    if (const Status done = statement->run(); !done)
        return tl::unexpected(done.error());
    const auto closed = static_cast<int>(m_connection->changes());
    if (const Status done = indexConversations(*m_connection); !done)
        return tl::unexpected(done.error());
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return closed;
}

} // namespace longleaf::store
