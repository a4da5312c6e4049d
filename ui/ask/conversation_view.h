// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/widgets/theme.h"

#include <QScrollArea>

class QVBoxLayout;

namespace longleaf::ui {

class CitationCard;
class StartPage;
class TurnView;

/// The turns of a conversation, newest at the bottom; follows the text while it streams unless the reader scrolled
/// away.
class ConversationView final : public QScrollArea {
    Q_OBJECT
public:
    ConversationView(AskController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] const std::vector<TurnView *> &turns() const { return m_turns; }
    /// The card that a hover or a jump shows; made in the window on first use.
    [[nodiscard]] CitationCard *card();

    /// Steps through the citations of all answers.
    void nextCitation();
    void previousCitation();
    void showCard(int turn, int citation);
    void hideCard();

Q_SIGNALS:
    void citationActivated(const longleaf::ui::CitationEntry &entry);
    void linkActivated(const QString &target);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void addTurn(int index);
    void step(int direction);
    void activate(int turn, int citation);
    void followEnd();
    [[nodiscard]] TurnView *view(int index) const { return m_turns[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const Turn &turn(int index) const { return m_controller.turns()[static_cast<std::size_t>(index)]; }

    AskController &m_controller;
    const Theme &m_theme;
    QWidget *m_column;
    QVBoxLayout *m_layout;
    StartPage *m_start;
    std::vector<TurnView *> m_turns;
    CitationCard *m_card = nullptr;
    QRect m_cardAnchor; ///< chip that the card stands at, in the window
    int m_currentTurn = -1;
    int m_currentCitation = -1;
    bool m_following = true;
};

} // namespace longleaf::ui
