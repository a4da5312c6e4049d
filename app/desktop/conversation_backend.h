// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/conversation_backend.h"

#include "core/base/clock.h"

#include <filesystem>

namespace longleaf::desktop {

/// Opens the library for each call, so any number of jobs may run.
class StoreConversationBackend final : public ui::ConversationBackend {
public:
    /// `clock` must outlive the backend.
    StoreConversationBackend(std::filesystem::path library, const Clock &clock);

    [[nodiscard]] Result<store::ConversationHits> searchConversations(const std::string &words, int limit) override;
    [[nodiscard]] Result<std::vector<store::Conversation>> deletedConversations() override;
    [[nodiscard]] Status renameConversation(ConversationId id, const std::string &title) override;
    [[nodiscard]] Status setConversationDeleted(ConversationId id, bool deleted) override;
    [[nodiscard]] Status purgeConversation(ConversationId id) override;
    [[nodiscard]] Result<std::vector<store::Note>> notes(ConversationId id) override;
    [[nodiscard]] Result<NoteId> addNote(const store::Note &note) override;
    [[nodiscard]] Status changeNote(NoteId id, const std::string &text) override;
    [[nodiscard]] Status setNoteDeleted(NoteId id, bool deleted) override;
    [[nodiscard]] Result<std::string> draft(ConversationId id) override;
    [[nodiscard]] Status saveDraft(ConversationId id, const std::string &text) override;
    [[nodiscard]] Result<std::vector<ask::FollowUp>> followUps(const ask::FollowUpBasis &basis) override;

    /// Deletes what was marked as deleted more than 30 days ago. Failures go to the log: the next start tries again.
    void purgeOld();

private:
    std::filesystem::path m_library;
    const Clock &m_clock;
};

} // namespace longleaf::desktop
