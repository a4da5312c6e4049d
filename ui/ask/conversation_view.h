// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/widgets/theme.h"

#include <QScrollArea>

namespace longleaf::ui {

class CitationCard;
class CitationDesk;
class FollowEnd;
class StartPage;
class TurnColumn;
class TurnView;

/// The turns of a conversation, newest at the bottom; follows the text while it streams unless the reader scrolled
/// away.
class ConversationView final : public QScrollArea {
    Q_OBJECT
public:
    ConversationView(AskController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] const std::vector<TurnView *> &turns() const { return m_turns; }
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
    [[nodiscard]] TurnView *view(int index) const { return m_turns[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const Turn &turn(int index) const { return m_controller.turns()[static_cast<std::size_t>(index)]; }

    AskController &m_controller;
    const Theme &m_theme;
    StartPage *m_start;
    TurnColumn *m_column;
    std::vector<TurnView *> m_turns;
    CitationDesk *m_citations;
    FollowEnd *m_follow;
};

} // namespace longleaf::ui
