// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/citation_menu.h"
#include "ui/ask/verdict_style.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/theme.h"

#include <QObject>
#include <QRect>
#include <QTimer>
#include <vector>

class QScrollArea;

namespace longleaf::ui {

class CitationCard;
class PassagePictures;
class TurnView;

/// All that happens with the citations of a conversation: which one is the current one, stepping from one to the next
/// across the turns, the card beside a chip, the menu and its deeds.
class CitationDesk final : public QObject {
    Q_OBJECT
public:
    /// `area` shows the turns; it is scrolled to the citation that is stepped to.
    CitationDesk(AskController &controller, const Theme &theme, QScrollArea &area);

    /// Must outlive the desk.
    void setPictures(PassagePictures *pictures);
    /// The view of the next turn.
    void attach(TurnView *view);
    /// The turns are others.
    void reset();
    /// Only the first `count` turns are left.
    void cut(int count);
    /// A verdict, a mark or the document's words have come.
    void refresh(int turn, int citation);

    /// Steps through the citations of all answers.
    void next() { step(1); }
    void previous() { step(-1); }
    /// Steps to the next citation of a group in one answer, round and round.
    void walk(int turn, VerdictGroup group);
    /// Makes a citation the current one and opens it.
    void activate(int turn, int citation);
    [[nodiscard]] bool hasCurrent() const { return entryAt(m_turn, m_citation) != nullptr; }
    [[nodiscard]] const CitationEntry *currentEntry() const { return entryAt(m_turn, m_citation); }
    /// Does it with the current citation.
    void doWithCurrent(CitationDeed deed);

    [[nodiscard]] CitationCard *card();
    /// @param focus  the keyboard goes into the card, and back to the chip when it closes
    void showCard(int turn, int citation, bool focus = false);
    void hideCard();

Q_SIGNALS:
    void activated(const longleaf::ui::CitationEntry &entry);
    void currentChanged();
    /// What was done, for the bar.
    void told(const QString &sentence, const std::vector<longleaf::ui::NoticeBar::Action> &actions);

private:
    void step(int direction);
    void settle(int turn, int citation);
    void deed(int turn, int citation, CitationDeed what);
    void mark(int turn, int citation);
    void askForNote(int turn, int citation);
    void copy(const QString &text, const QString &sentence);
    void showMenu(int turn, int citation, const QPoint &globalPosition);
    void closeCard(bool backToChip);
    [[nodiscard]] const CitationEntry *entryAt(int turn, int citation) const;
    [[nodiscard]] bool canMark(int turn) const;

    AskController &m_controller;
    const Theme &m_theme;
    QScrollArea &m_area;
    PassagePictures *m_pictures = nullptr;
    std::vector<TurnView *> m_views;
    QWidget *m_teller; ///< says which citation is the current one
    CitationCard *m_card = nullptr;
    QRect m_cardAnchor; ///< chip that the card stands at, in the window
    int m_cardTurn = -1;
    int m_cardCitation = -1;
    bool m_cardHasFocus = false;
    QTimer m_showTimer; ///< the mouse must rest
    QTimer m_hideTimer; ///< and may go from the chip to the card
    int m_turn = -1;
    int m_citation = -1;
};

} // namespace longleaf::ui
