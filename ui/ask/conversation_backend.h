// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc cannot read <compare> before the standard library's configuration header

#include "core/ask/follow_ups.h"
#include "core/store/history.h"
#include "core/store/notebook.h"

#include <string>
#include <vector>

namespace longleaf::ui {

/// What history, notes, drafts and suggestions need of the core. Synchronous; called on job threads, several at a time.
class ConversationBackend {
public:
    virtual ~ConversationBackend() = default;

    // ---- history; errors as store::History ----
    [[nodiscard]] virtual Result<store::ConversationHits> searchConversations(const std::string &words, int limit) = 0;
    [[nodiscard]] virtual Result<std::vector<store::Conversation>> deletedConversations() = 0;
    [[nodiscard]] virtual Status renameConversation(ConversationId id, const std::string &title) = 0;
    [[nodiscard]] virtual Status setConversationDeleted(ConversationId id, bool deleted) = 0;
    [[nodiscard]] virtual Status purgeConversation(ConversationId id) = 0;

    // ---- notes and drafts; errors as store::Notebook ----
    [[nodiscard]] virtual Result<std::vector<store::Note>> notes(ConversationId id) = 0;
    [[nodiscard]] virtual Result<NoteId> addNote(const store::Note &note) = 0;
    [[nodiscard]] virtual Status changeNote(NoteId id, const std::string &text) = 0;
    [[nodiscard]] virtual Status setNoteDeleted(NoteId id, bool deleted) = 0;
    [[nodiscard]] virtual Result<std::string> draft(ConversationId id) = 0;
    [[nodiscard]] virtual Status saveDraft(ConversationId id, const std::string &text) = 0;

    // ---- suggestions ----
    [[nodiscard]] virtual Result<std::vector<ask::FollowUp>> followUps(const ask::FollowUpBasis &basis) = 0;
};

} // namespace longleaf::ui
