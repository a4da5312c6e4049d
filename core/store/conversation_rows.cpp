// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversation_rows.h"

#include "core/store/sqlite.h"

#include <algorithm>
#include <unordered_map>

namespace longleaf::store {

tl::unexpected<Error> noConversation(ConversationId id)
{
    return fail(ErrorCode::NotFound, "There is no conversation " + toText(id) + " in the library.", toText(id));
}

Result<std::vector<Conversation>> listConversations(const Connection &connection, bool deleted)
{
    // By id, not by time: the clock may have jumped. All that is read of the turns stands in one index.
    auto statement = connection.prepare(
        std::string("SELECT conversations.id, title, conversations.created_at_ms, count(answers.id),"
                    " coalesce(max(answers.created_at_ms), conversations.created_at_ms), deleted_at_ms"
                    " FROM conversations LEFT JOIN answers ON conversation = conversations.id") +
        (deleted ? " WHERE deleted_at_ms > 0 GROUP BY conversations.id ORDER BY deleted_at_ms DESC, conversations.id"
                 : " WHERE deleted_at_ms = 0 GROUP BY conversations.id"
                   " ORDER BY coalesce(max(answers.id), 0) DESC, conversations.id DESC"));
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<Conversation> conversations;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return conversations;
        conversations.push_back({ConversationId{statement->integer(0)}, statement->text(1), statement->integer(2),
                                 static_cast<int>(statement->integer(3)), statement->integer(4),
                                 statement->integer(5)});
    }
}

Result<std::vector<TurnPlace>> readPlaces(const Connection &connection, ConversationId id)
{
    auto statement = connection.prepare("SELECT id, follows FROM answers WHERE conversation = ? ORDER BY id");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(id.value);
    std::vector<TurnPlace> places;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return places;
        places.push_back({AnswerId{statement->integer(0)}, AnswerId{statement->integer(1)}});
    }
}

Result<AnswerId> lastShown(const Connection &connection, ConversationId id)
{
    auto statement =
        connection.prepare("SELECT coalesce((SELECT answers.id FROM answers WHERE answers.id = shown"
                           " AND conversation = conversations.id),"
                           " (SELECT max(answers.id) FROM answers WHERE conversation = conversations.id), 0)"
                           " FROM conversations WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    return AnswerId{*row ? statement->integer(0) : 0};
}

Result<AnswerId> followedTurn(const Connection &connection, ConversationId conversation, std::optional<AnswerId> asked)
{
    auto exists = connection.prepare("SELECT 1 FROM conversations WHERE id = ?");
    if (!exists)
        return tl::unexpected(exists.error());
    const auto found = exists->bind(conversation.value).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return noConversation(conversation);
    if (!asked)
        return lastShown(connection, conversation);
    if (!asked->valid())
        return AnswerId{};
    auto turn = connection.prepare("SELECT 1 FROM answers WHERE id = ? AND conversation = ?");
    if (!turn)
        return tl::unexpected(turn.error());
    const auto row = turn->bind(asked->value, conversation.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound,
                    "The conversation " + toText(conversation) + " has no answer " + toText(*asked) + " to follow.",
                    toText(*asked));
    return *asked;
}

Status indexConversations(const Connection &connection)
{
    // Taken out and put in again if the row is still there, so it does not matter what happened to it.
    static constexpr const char *kSteps[] = {
        "DELETE FROM turn_index WHERE rowid IN (SELECT id FROM index_due WHERE kind = 1)",
        "INSERT INTO turn_index(rowid, conversation, question, answer)"
        // An answer whose program died has only its raw text.
        " SELECT answers.id, conversation, question, coalesce(nullif(text, ''), raw_text, '') FROM index_due"
        " JOIN answers ON answers.id = index_due.id LEFT JOIN answer_results ON answer = answers.id WHERE kind = 1",
        "DELETE FROM title_index WHERE rowid IN (SELECT id FROM index_due WHERE kind = 2)",
        "INSERT INTO title_index(rowid, title) SELECT conversations.id, title FROM index_due"
        " JOIN conversations ON conversations.id = index_due.id WHERE kind = 2",
        "DELETE FROM note_index WHERE rowid IN (SELECT id FROM index_due WHERE kind = 3)",
        "INSERT INTO note_index(rowid, conversation, text, excerpt)"
        " SELECT notes.id, conversation, text, excerpt FROM index_due JOIN notes ON notes.id = index_due.id"
        " WHERE kind = 3",
        "DELETE FROM index_due",
    };
    for (const char *step : kSteps) {
        auto statement = connection.prepare(step);
        if (!statement)
            return tl::unexpected(statement.error());
        if (Status done = statement->run(); !done)
            return done;
    }
    return {};
}

std::vector<AnswerId> branchTo(const std::vector<TurnPlace> &places, AnswerId leaf)
{
    std::unordered_map<std::int64_t, AnswerId> before;
    for (const TurnPlace &place : places)
        before.emplace(place.answer.value, place.follows);
    std::vector<AnswerId> branch;
    // A turn follows an older one; a damaged row must not send us round in circles.
    for (auto found = before.find(leaf.value); found != before.end() && branch.size() < places.size();
         found = before.find(found->second.value))
        branch.push_back(AnswerId{found->first});
    std::reverse(branch.begin(), branch.end());
    return branch;
}

AnswerId newestLeaf(const std::vector<TurnPlace> &places, AnswerId answer)
{
    AnswerId leaf = answer;
    for (std::size_t steps = 0; steps < places.size(); ++steps) {
        const auto next = std::find_if(places.rbegin(), places.rend(),
                                       [leaf](const TurnPlace &place) { return place.follows == leaf; });
        if (next == places.rend() || !leaf.valid())
            return leaf;
        leaf = next->answer;
    }
    return leaf;
}

} // namespace longleaf::store
