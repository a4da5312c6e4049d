// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/draft_keeper.h"
#include "ui/ask/follow_up_controller.h"
#include "ui/ask/history_controller.h"
#include "ui/ask/notes_controller.h"

namespace longleaf::ui {

/// What stands around the answers of a conversation.
class ConversationParts final {
public:
    /// All must outlive the parts' jobs.
    ConversationParts(AskController &ask, ConversationBackend &backend, async::JobRunner &runner)
        : history(ask, backend, runner)
        , notes(ask, backend, runner)
        , drafts(ask, backend, runner)
        , followUps(ask, backend, runner)
    {
    }

    HistoryController history;
    NotesController notes;
    DraftKeeper drafts;
    FollowUpController followUps;
};

} // namespace longleaf::ui
