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

/// What a person noted about a conversation. Complete in itself: it stays readable when a document is removed.
struct Note {
    NoteId id;
    ConversationId conversation;
    AnswerId answer;     ///< turn that it is about; none: the whole conversation
    int citation = -1;   ///< of that turn, from 0; -1: the answer as a whole
    std::string text;    ///< the person's words; empty: only pinned
    std::string excerpt; ///< words of the answer or quote that it was pinned to
    std::int64_t createdAtMs = 0;
    std::int64_t changedAtMs = 0;
};

/// Notes and unsent questions. Belongs to one job at a time, as its library does.
class Notebook final {
public:
    /// `library` must outlive it.
    explicit Notebook(Library &library);

    /// Notes of a conversation in the order of its turns, then of their making.
    [[nodiscard]] Result<std::vector<Note>> notes(ConversationId id);
    /// Errors: NotFound (conversation, or answer of it), InvalidInput (neither text nor excerpt).
    [[nodiscard]] Result<NoteId> add(const Note &note);
    [[nodiscard]] Status change(NoteId id, std::string_view text); // NotFound
    /// Marks a note as deleted; History::purge() takes it later.
    [[nodiscard]] Status markDeleted(NoteId id); // NotFound
    [[nodiscard]] Status restore(NoteId id);     // NotFound: it has been purged

    /// The question that is being written, committed; an empty text forgets it. @param conversation  none: a new one
    [[nodiscard]] Status saveDraft(ConversationId conversation, std::string_view text); // NotFound
    [[nodiscard]] Result<std::string> draft(ConversationId conversation);               // empty: there is none

private:
    const Library &m_library;
    Connection &m_connection;
};

} // namespace longleaf::store
