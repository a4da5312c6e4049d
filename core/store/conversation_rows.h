// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/history.h"
#include "core/store/records.h"

#include <optional>
#include <vector>

namespace longleaf::store {

class Connection;

[[nodiscard]] tl::unexpected<Error> noConversation(ConversationId id);

/// @param deleted  those that are marked as deleted, the latest mark first; else the others, the newest turn first
[[nodiscard]] Result<std::vector<Conversation>> listConversations(const Connection &connection, bool deleted);

/// In the order of asking.
[[nodiscard]] Result<std::vector<TurnPlace>> readPlaces(const Connection &connection, ConversationId id);

/// The last turn of the branch that is shown; none if the conversation has no turn or is not there.
[[nodiscard]] Result<AnswerId> lastShown(const Connection &connection, ConversationId id);

/// The turn that a new one follows. Errors: NotFound (conversation, or turn of it).
[[nodiscard]] Result<AnswerId> followedTurn(const Connection &connection, ConversationId conversation,
                                            std::optional<AnswerId> asked);

/// Brings the indexes of turns, titles and notes in step with their rows. Called before every commit that changes such
/// a row.
[[nodiscard]] Status indexConversations(const Connection &connection);

} // namespace longleaf::store
