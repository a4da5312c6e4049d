// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::store {

class Connection;
class Library;

/// Stand around the matched words of a snippet; they occur in no text that people write.
inline constexpr char kMatchBegin = '\x02';
inline constexpr char kMatchEnd = '\x03';

/// A conversation that has the words that were searched for.
struct ConversationHit {
    ConversationId conversation;
    AnswerId answer;     ///< newest turn that has them, or that the note is about; none: only the title has them
    NoteId note;         ///< note that has them, if no turn does
    std::string snippet; ///< around the first match, matches between kMatchBegin and kMatchEnd; empty: the title
};

struct ConversationHits {
    std::vector<ConversationHit> hits; ///< the conversation with the newest turn first
    bool more = false;                 ///< there are others beyond the limit
};

/// Where a turn stands among the branches of its conversation.
struct TurnPlace {
    AnswerId answer;
    AnswerId follows; ///< none: it begins the conversation
};

/// What is kept of earlier conversations: names, search, deletion that can be undone, and which branch is shown.
/// Belongs to one job at a time, as its library does.
class History final {
public:
    /// `library` must outlive it.
    explicit History(Library &library);

    /// Errors: NotFound, InvalidInput (no visible character).
    [[nodiscard]] Status rename(ConversationId id, std::string_view title);

    /// Takes a conversation out of list and search; nothing of it is lost until it is purged.
    [[nodiscard]] Status markDeleted(ConversationId id); // NotFound
    [[nodiscard]] Status restore(ConversationId id);     // NotFound: it has been purged
    /// Conversations that are marked, the latest mark first.
    [[nodiscard]] Result<std::vector<Conversation>> deleted();
    /// Deletes what was marked before that time (ms since 1970, UTC), with turns, notes and drafts, and notes that were
    /// marked themselves. What the answers cost still counts as spent. @return how many conversations
    [[nodiscard]] Result<int> purge(std::int64_t markedBeforeMs);
    /// Deletes one marked conversation now. NotFound unless it is marked.
    [[nodiscard]] Status purge(ConversationId id);

    /// Conversations of which one turn (question and answer together), a note or the title has all the words. Case and
    /// diacritics do not matter; the last word may go on unless a blank follows it. Words without letters or digits
    /// find nothing. @param limit  > 0
    [[nodiscard]] Result<ConversationHits> search(std::string_view words, int limit);

    /// Every turn of a conversation, in the order in which they were asked.
    [[nodiscard]] Result<std::vector<TurnPlace>> places(ConversationId id);
    /// From now on the branch through this turn is shown: up to the first turn, and down along the newest ones.
    [[nodiscard]] Status show(AnswerId id); // NotFound

private:
    Library &m_library;
    Connection &m_connection;
};

/// The answers of one branch from the first turn to `leaf`; empty if that is none of the conversation.
[[nodiscard]] std::vector<AnswerId> branchTo(const std::vector<TurnPlace> &places, AnswerId leaf);
/// The last turn of the branch that goes through `answer` along the newest turns.
[[nodiscard]] AnswerId newestLeaf(const std::vector<TurnPlace> &places, AnswerId answer);

} // namespace longleaf::store
