// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/widgets/theme.h"

#include <QScrollArea>

namespace longleaf::ui {

class CitationCard;
class CitationDesk;
class FollowEnd;
class FollowUpBar;
class FollowUpController;
class NotesController;
class StartPage;
class TurnColumn;
class TurnFrame;
class TurnView;

/// The turns of a conversation, newest at the bottom; follows the text while it streams unless the reader scrolled
/// away.
class ConversationView final : public QScrollArea {
    Q_OBJECT
public:
    ConversationView(AskController &controller, NotesController &notes, FollowUpController &followUps,
                     const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] const std::vector<TurnView *> &turns() const { return m_turns; }
    [[nodiscard]] const std::vector<TurnFrame *> &frames() const { return m_frames; }
    [[nodiscard]] FollowUpBar *followUps() const { return m_followUps; }
    /// The turn that has the keyboard, else the last one; -1 without turns.
    [[nodiscard]] int activeTurn() const;
    /// Scrolls to a turn.
    void reveal(int turn);
    /// Stepping through the citations of all answers, the card, the menu.
    [[nodiscard]] CitationDesk *citations() const { return m_citations; }
    [[nodiscard]] FollowEnd *followEnd() const { return m_follow; }
    [[nodiscard]] CitationCard *card();
    void nextCitation();
    void previousCitation();
    void hideCard();

Q_SIGNALS:
    void citationActivated(const longleaf::ui::CitationEntry &entry);
    void linkActivated(const QString &target);
    void exportRequested(int turn);
    void copyRequested(int turn);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void addTurn(int index);
    void cutTurns(int count);
    [[nodiscard]] TurnView *view(int index) const { return m_turns[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const Turn &turn(int index) const { return m_controller.turns()[static_cast<std::size_t>(index)]; }

    AskController &m_controller;
    const Theme &m_theme;
    StartPage *m_start;
    NotesController &m_notes;
    FollowUpBar *m_followUps;
    TurnColumn *m_column;
    std::vector<TurnView *> m_turns;
    std::vector<TurnFrame *> m_frames; ///< around them
    CitationDesk *m_citations;
    FollowEnd *m_follow;
};

} // namespace longleaf::ui
