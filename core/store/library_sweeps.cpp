// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversation_rows.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

namespace longleaf::store {

namespace {

tl::unexpected<Error> noSweep(SweepId id)
{
    return fail(ErrorCode::NotFound, "There is no sweep " + toText(id) + " in the library.", toText(id));
}

tl::unexpected<Error> noPart(SweepId id, int number)
{
    return fail(ErrorCode::NotFound, "Sweep " + toText(id) + " has no part " + std::to_string(number) + " under way.",
                toText(id));
}

/// Runs one statement that must change exactly one row. @return whether it did.
template <typename... Values>
Result<bool> changeOne(const Connection &connection, std::string_view sql, const Values &...values)
{
    auto statement = connection.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    if (const Status done = statement->bind(values...).run(); !done)
        return tl::unexpected(done.error());
    return connection.changes() == 1;
}

/// What the sweep's answer shows and has cost by now.
Status writeAnswer(const Connection &connection, SweepId id, const FinishedAnswer &answer, AnswerState state,
                   std::string_view coverageJson, std::int64_t finishedAtMs)
{
    const auto results = changeOne(
        connection,
        "UPDATE answer_results SET state = ?1, finished = iif(?2 > 0, 1, 0), finished_at_ms = ?2, raw_text = ?3,"
        " text = ?4, citations = ?5, usage = ?6, error_code = ?7, error_message = ?8,"
        " cost_usd = (SELECT coalesce(sum(cost_usd), 0.0) FROM sweep_parts WHERE sweep = ?9)"
        " WHERE answer = (SELECT answer FROM sweeps WHERE id = ?9)",
        toWord(state), finishedAtMs, answer.rawText, answer.text, answer.citationsJson, answer.usageJson,
        answer.errorCode, answer.errorMessage, id.value);
    if (!results)
        return tl::unexpected(results.error());
    if (!*results)
        return noSweep(id);
    const auto ledger = changeOne(
        connection, "UPDATE answers SET coverage = ?, attempts = ? WHERE id = (SELECT answer FROM sweeps WHERE id = ?)",
        coverageJson, answer.attemptsJson, id.value);
    return ledger ? indexConversations(connection) : tl::unexpected(ledger.error());
}

StoredSweepPart partFromRow(const Statement &row)
{
    StoredSweepPart part;
    part.level = static_cast<int>(row.integer(0));
    part.number = static_cast<int>(row.integer(1));
    part.pagesJson = row.text(2);
    part.begun = row.text(3) != "waiting";
    part.state = part.begun ? answerStateFromWord(row.text(3)) : AnswerState::Running;
    part.tries = static_cast<int>(row.integer(4));
    part.costUsd = row.real(5);
    part.answer = {part.state,  row.text(6),  row.text(7),  row.text(8), row.text(9),
                   row.real(5), row.text(10), row.text(11), row.text(12)};
    return part;
}

Status readParts(const Connection &connection, StoredSweep &sweep)
{
    auto statement = connection.prepare(
        "SELECT level, number, pages, state, tries, cost_usd, raw_text, text, citations, usage, error_code,"
        " error_message, attempts FROM sweep_parts WHERE sweep = ? ORDER BY level, number");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(sweep.id.value);
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        sweep.parts.push_back(partFromRow(*statement));
    }
}

Result<std::optional<StoredSweep>> readSweep(const Connection &connection, std::string_view column, std::int64_t value)
{
    auto statement =
        connection.prepare("SELECT id, answer, options, finished FROM sweeps WHERE " + std::string(column) + " = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<StoredSweep>{};
    StoredSweep sweep{SweepId{statement->integer(0)},
                      AnswerId{statement->integer(1)},
                      statement->text(2),
                      statement->integer(3) != 0,
                      {}};
    if (const Status read = readParts(connection, sweep); !read)
        return tl::unexpected(read.error());
    return std::optional<StoredSweep>(std::move(sweep));
}

} // namespace

Result<SweepId> Library::createSweep(AnswerId answer, std::string_view optionsJson,
                                     const std::vector<std::string> &partPagesJson)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto made =
        changeOne(*m_connection, "INSERT INTO sweeps(answer, options) VALUES (?, ?)", answer.value, optionsJson);
    if (!made)
        return tl::unexpected(made.error());
    const SweepId id{m_connection->lastInsertId()};
    auto insert = m_connection->prepare("INSERT INTO sweep_parts(sweep, level, number, pages) VALUES (?, 0, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    int number = 0;
    for (const std::string &pages : partPagesJson) {
        if (const Status done = insert->bind(id.value, ++number, pages).run(); !done)
            return tl::unexpected(done.error());
    }
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return id;
}

Status Library::beginSweepPart(SweepId id, int level, int number, std::string_view pagesJson, double expectedUsd)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (level > 0) {
        auto insert = m_connection->prepare(
            "INSERT INTO sweep_parts(sweep, level, number, pages) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        if (!insert)
            return tl::unexpected(insert.error());
        if (Status done = insert->bind(id.value, level, number, pagesJson).run(); !done)
            return done;
    }
    // The cost of an earlier try stays: it was paid, or may have been.
    const auto begun = changeOne(*m_connection,
                                 "UPDATE sweep_parts SET state = 'running', tries = tries + 1, begun_at_ms = ?,"
                                 " expected_usd = ?, cost_usd = cost_usd + ?, raw_text = '', text = '', citations = '',"
                                 " usage = '', error_code = '', error_message = ''"
                                 " WHERE sweep = ? AND level = ? AND number = ? AND state <> 'complete'",
                                 m_clock.wallMs(), expectedUsd, expectedUsd, id.value, level, number);
    if (!begun)
        return tl::unexpected(begun.error());
    if (!*begun)
        return noPart(id, number);
    const auto running = changeOne(*m_connection,
                                   "UPDATE answer_results SET state = 'running', finished = 0, cost_usd ="
                                   " (SELECT sum(cost_usd) FROM sweep_parts WHERE sweep = ?1)"
                                   " WHERE answer = (SELECT answer FROM sweeps WHERE id = ?1)",
                                   id.value);
    if (!running)
        return tl::unexpected(running.error());
    return transaction->commit();
}

Status Library::saveSweepPart(SweepId id, int level, int number, std::string_view rawText)
{
    const auto saved = changeOne(*m_connection,
                                 "UPDATE sweep_parts SET raw_text = ? WHERE sweep = ? AND level = ? AND number = ?"
                                 " AND state = 'running'",
                                 rawText, id.value, level, number);
    if (!saved)
        return tl::unexpected(saved.error());
    return *saved ? Status{} : noPart(id, number);
}

Status Library::finishSweepPart(SweepId id, int level, int number, const FinishedAnswer &part,
                                const FinishedAnswer &soFar, std::string_view coverageJson)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto ended = changeOne(
        *m_connection,
        "UPDATE sweep_parts SET state = ?, cost_usd = cost_usd - expected_usd + ?, expected_usd = 0, raw_text = ?,"
        " text = ?, citations = ?, usage = ?, attempts = ?, error_code = ?, error_message = ?"
        " WHERE sweep = ? AND level = ? AND number = ? AND state = 'running'",
        toWord(part.state), part.costUsd, part.rawText, part.text, part.citationsJson, part.usageJson,
        part.attemptsJson, part.errorCode, part.errorMessage, id.value, level, number);
    if (!ended)
        return tl::unexpected(ended.error());
    if (!*ended)
        return noPart(id, number);
    if (Status written = writeAnswer(*m_connection, id, soFar, AnswerState::Running, coverageJson, 0); !written)
        return written;
    return transaction->commit();
}

Status Library::closeSweep(SweepId id, const FinishedAnswer &answer, std::string_view coverageJson, bool finished)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Status written = writeAnswer(*m_connection, id, answer, answer.state, coverageJson, m_clock.wallMs()); !written)
        return written;
    const auto closed =
        changeOne(*m_connection, "UPDATE sweeps SET finished = ? WHERE id = ?", finished ? 1 : 0, id.value);
    if (!closed)
        return tl::unexpected(closed.error());
    return transaction->commit();
}

Result<StoredSweep> Library::sweep(SweepId id)
{
    auto found = readSweep(*m_connection, "id", id.value);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return noSweep(id);
    return std::move(**found);
}

Result<std::optional<StoredSweep>> Library::sweepOf(AnswerId answer)
{
    return readSweep(*m_connection, "answer", answer.value);
}

} // namespace longleaf::store
