// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/conversation_backend.h"

#include <QObject>

namespace longleaf::ui {

/// Notes and pins of the conversation that is open. Knows no widgets.
class NotesController final : public QObject {
    Q_OBJECT
public:
    /// All must outlive the controller's jobs.
    NotesController(AskController &ask, ConversationBackend &backend, async::JobRunner &runner,
                    QObject *parent = nullptr);

    [[nodiscard]] const std::vector<store::Note> &notes() const { return m_notes; }
    /// Those that show words of their own below the turn: all but the pin of the answer as a whole.
    [[nodiscard]] std::vector<store::Note> notesOf(AnswerId answer) const;
    [[nodiscard]] bool isPinned(AnswerId answer) const;
    /// "Question 2, citation 3" or "Question 2".
    [[nodiscard]] QString placeOf(const store::Note &note) const;

    /// @param turn  of the conversation as it is shown, from 0
    void add(int turn, const QString &text);
    void togglePin(int turn);
    /// Keeps a citation with its quote as a note.
    void keepCitation(int turn, int citation);
    void change(NoteId id, const QString &text);
    void remove(NoteId id);
    void restore(NoteId id);
    /// Shows the turn that a note is about.
    void reveal(const store::Note &note);

Q_SIGNALS:
    void changed();
    void removalOffered(longleaf::NoteId id);
    void failed(const QString &sentence);

private:
    void load();
    void add(store::Note note);
    void run(std::function<Status()> work, std::function<void()> then = {});
    [[nodiscard]] const Turn *storedTurn(int turn) const;

    AskController &m_ask;
    ConversationBackend &m_backend;
    async::JobRunner &m_runner;
    std::vector<store::Note> m_notes;
    ConversationId m_conversation;
    std::int64_t m_generation = 0;
};

} // namespace longleaf::ui
