// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_desk.h"

#include "ui/ask/answer_view.h"
#include "ui/ask/citation_card.h"
#include "ui/ask/citation_reference.h"
#include "ui/ask/turn_view.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/announcer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QScrollArea>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kRestMs = 120;    ///< a mouse that only passes shows nothing
constexpr int kGraceMs = 280;   ///< from the chip to the card
constexpr int kRoomAround = 64; ///< of a citation that is stepped to

} // namespace

CitationDesk::CitationDesk(AskController &controller, const Theme &theme, QScrollArea &area)
    : QObject(&area)
    , m_controller(controller)
    , m_theme(theme)
    , m_area(area)
    , m_teller(new QWidget(&area))
{
    m_teller->setObjectName(QStringLiteral("currentCitation"));
    m_teller->resize(1, 1);
    m_teller->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_teller->setAccessibleName(tr("Current citation"));
    m_showTimer.setSingleShot(true);
    m_showTimer.setInterval(kRestMs);
    m_hideTimer.setSingleShot(true);
    m_hideTimer.setInterval(kGraceMs);
    connect(&m_showTimer, &QTimer::timeout, this, [this]() { showCard(m_cardTurn, m_cardCitation); });
    connect(&m_hideTimer, &QTimer::timeout, this, &CitationDesk::hideCard);
}

void CitationDesk::setPictures(PassagePictures *pictures)
{
    m_pictures = pictures;
    if (m_card != nullptr)
        m_card->setPictures(pictures);
}

void CitationDesk::reset()
{
    hideCard();
    m_views.clear();
    m_turn = m_citation = -1;
    Q_EMIT currentChanged();
}

void CitationDesk::cut(int count)
{
    hideCard();
    m_views.resize(std::min(m_views.size(), static_cast<std::size_t>(count)));
    if (m_turn < count)
        return;
    m_turn = m_citation = -1;
    Q_EMIT currentChanged();
}

void CitationDesk::attach(TurnView *view)
{
    const int turn = static_cast<int>(m_views.size());
    m_views.push_back(view);
    AnswerView *answer = view->answer();
    connect(answer, &AnswerView::citationActivated, this, [this, turn](int citation) { activate(turn, citation); });
    connect(answer, &AnswerView::citationHovered, this, [this, turn](int citation) {
        if (m_cardHasFocus)
            return;
        m_showTimer.stop();
        if (citation < 0) {
            m_hideTimer.start();
            return;
        }
        m_hideTimer.stop();
        const bool shown = m_card != nullptr && m_card->isVisible();
        if (shown && m_cardTurn == turn && m_cardCitation == citation)
            return;
        m_cardTurn = turn;
        m_cardCitation = citation;
        m_showTimer.start();
    });
    connect(answer, &AnswerView::citationFocused, this, [this]() { closeCard(false); });
    connect(answer, &AnswerView::citationCardRequested, this,
            [this, turn](int citation) { showCard(turn, citation, true); });
    connect(answer, &AnswerView::citationMenuRequested, this,
            [this, turn](int citation, const QPoint &at) { showMenu(turn, citation, at); });
    connect(view, &TurnView::verdictsChosen, this, [this, turn](VerdictGroup group) { walk(turn, group); });
}

const CitationEntry *CitationDesk::entryAt(int turn, int citation) const
{
    const auto &turns = m_controller.turns();
    if (turn < 0 || turn >= static_cast<int>(turns.size()) || turn >= static_cast<int>(m_views.size()) || citation < 0)
        return nullptr;
    const auto &entries = turns[static_cast<std::size_t>(turn)].citations;
    return citation < static_cast<int>(entries.size()) ? &entries[static_cast<std::size_t>(citation)] : nullptr;
}

void CitationDesk::refresh(int turn, int citation)
{
    const CitationEntry *entry = entryAt(turn, citation);
    if (entry != nullptr && m_card != nullptr && m_card->isVisible() && turn == m_cardTurn &&
        citation == m_cardCitation)
        m_card->showFor(*entry, citation + 1, m_cardAnchor);
}

// ---- stepping ----

void CitationDesk::settle(int turn, int citation)
{
    if (m_turn >= 0 && m_turn < static_cast<int>(m_views.size()) && m_turn != turn)
        m_views[static_cast<std::size_t>(m_turn)]->answer()->setCurrentCitation(-1);
    m_turn = turn;
    m_citation = citation;
    m_views[static_cast<std::size_t>(turn)]->answer()->setCurrentCitation(citation);
    Q_EMIT currentChanged();
}

void CitationDesk::activate(int turn, int citation)
{
    const CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr)
        return;
    hideCard();
    settle(turn, citation);
    Q_EMIT activated(*entry);
}

void CitationDesk::step(int direction)
{
    const int turns = static_cast<int>(m_views.size());
    const auto count = [this](int turn) {
        return m_views[static_cast<std::size_t>(turn)]->answer()->citationCount();
    };
    int turn = m_turn;
    int citation = m_citation;
    if (turn < 0 && turns > 0) {
        turn = direction > 0 ? 0 : turns - 1;
        citation = direction > 0 ? -1 : count(turn);
    }
    while (turn >= 0 && turn < turns) {
        citation += direction;
        if (citation >= 0 && citation < count(turn)) {
            activate(turn, citation);
            TurnView *view = m_views[static_cast<std::size_t>(turn)];
            const QRect chip = view->answer()->chipRect(citation);
            const QPoint at = view->answer()->mapTo(m_area.widget(), chip.center());
            m_area.ensureVisible(at.x(), at.y(), 0, kRoomAround);
            announce(m_teller, spokenCitation(*entryAt(turn, citation), citation + 1));
            return;
        }
        turn += direction;
        if (turn >= 0 && turn < turns)
            citation = direction > 0 ? -1 : count(turn);
    }
}

void CitationDesk::walk(int turn, VerdictGroup group)
{
    if (turn < 0 || turn >= static_cast<int>(m_views.size()))
        return;
    const int count = m_views[static_cast<std::size_t>(turn)]->answer()->citationCount();
    const int from = turn == m_turn ? m_citation : -1;
    for (int i = 1; i <= count; ++i) {
        const int citation = (from + i) % count;
        const CitationEntry *entry = entryAt(turn, citation);
        if (entry == nullptr || !isIn(*entry, group))
            continue;
        m_turn = turn; // one step from the one before: activates, scrolls, tells
        m_citation = citation - 1;
        step(1);
        return;
    }
}

// ---- the card ----

CitationCard *CitationDesk::card()
{
    if (m_card != nullptr)
        return m_card;
    m_card = new CitationCard(m_theme, m_area.window());
    m_card->setPictures(m_pictures);
    connect(m_card, &CitationCard::mouseEntered, &m_hideTimer, &QTimer::stop);
    connect(m_card, &CitationCard::mouseLeft, this, [this]() {
        if (!m_cardHasFocus)
            m_hideTimer.start();
    });
    connect(m_card, &CitationCard::openRequested, this,
            [this]() { deed(m_cardTurn, m_cardCitation, CitationDeed::Open); });
    connect(m_card, &CitationCard::copyRequested, this,
            [this]() { deed(m_cardTurn, m_cardCitation, CitationDeed::CopyWithReference); });
    connect(m_card, &CitationCard::menuRequested, this,
            [this](const QPoint &at) { showMenu(m_cardTurn, m_cardCitation, at); });
    connect(m_card, &CitationCard::closeRequested, this, [this]() { closeCard(true); });
    return m_card;
}

void CitationDesk::showCard(int turn, int citation, bool focus)
{
    const CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr)
        return;
    AnswerView *answer = m_views[static_cast<std::size_t>(turn)]->answer();
    const QRect chip = answer->chipRect(citation);
    if (chip.isEmpty())
        return;
    m_cardTurn = turn;
    m_cardCitation = citation;
    m_cardAnchor = QRect(answer->viewport()->mapTo(m_area.window(), chip.topLeft()), chip.size());
    card()->showFor(*entry, citation + 1, m_cardAnchor);
    if (entry->checked && isUncertain(entry->checked->verdict.status) && entry->sourceText.empty())
        m_controller.loadSource(turn, citation);
    m_cardHasFocus = focus;
    if (focus) {
        m_card->takeFocus();
        announce(m_card, m_card->spokenText());
    }
}

void CitationDesk::hideCard()
{
    m_showTimer.stop();
    m_hideTimer.stop();
    closeCard(m_cardHasFocus);
}

void CitationDesk::closeCard(bool backToChip)
{
    if (m_card == nullptr || !m_card->isVisible())
        return;
    const bool hadFocus = std::exchange(m_cardHasFocus, false);
    if (hadFocus && backToChip && m_cardTurn < static_cast<int>(m_views.size()))
        m_views[static_cast<std::size_t>(m_cardTurn)]->answer()->focusCitation(m_cardCitation);
    m_card->hide();
}

// ---- deeds ----

bool CitationDesk::canMark(int turn) const
{
    const Turn &one = m_controller.turns()[static_cast<std::size_t>(turn)];
    return one.answer.valid() && !one.running();
}

void CitationDesk::showMenu(int turn, int citation, const QPoint &globalPosition)
{
    const CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr)
        return;
    m_showTimer.stop();
    m_hideTimer.stop();
    QMenu *menu = citationMenu(*entry, citation + 1, canMark(turn), m_theme, &m_area,
                               [this, turn, citation](CitationDeed what) { deed(turn, citation, what); });
    connect(menu, &QMenu::aboutToHide, this, [this]() {
        if (!m_cardHasFocus)
            m_hideTimer.start();
    });
    menu->popup(globalPosition);
}

void CitationDesk::doWithCurrent(CitationDeed what)
{
    deed(m_turn, m_citation, what);
}

void CitationDesk::copy(const QString &text, const QString &sentence)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT told(sentence, {});
}

void CitationDesk::deed(int turn, int citation, CitationDeed what)
{
    const CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr)
        return;
    switch (what) {
    case CitationDeed::Open: activate(turn, citation); break;
    case CitationDeed::Card: showCard(turn, citation, true); break;
    case CitationDeed::CopyWithReference:
        copy(quoteWithReference(*entry), tr("Citation %1 is copied with its reference.").arg(citation + 1));
        break;
    case CitationDeed::CopyQuote:
        copy(toQString(entry->raw.quote), tr("The quote of citation %1 is copied.").arg(citation + 1));
        break;
    case CitationDeed::Pin:
        if (!canPin(*entry))
            break;
        m_controller.pinCitation(*entry);
        Q_EMIT told(tr("The words of citation %1 go with the next question.").arg(citation + 1), {});
        break;
    case CitationDeed::MarkWrong: mark(turn, citation); break;
    case CitationDeed::EditNote: askForNote(turn, citation); break;
    case CitationDeed::Unmark: m_controller.unmarkCitation(turn, citation); break;
    }
}

void CitationDesk::mark(int turn, int citation)
{
    if (!canMark(turn))
        return;
    m_controller.markCitation(turn, citation, {});
    Q_EMIT told(tr("Citation %1 is marked as wrong. The mark stays with the answer.").arg(citation + 1),
                {{tr("Undo"),
                  [this, turn, citation]() {
                      m_controller.unmarkCitation(turn, citation);
                  }},
                 {tr("Add a note…"), [this, turn, citation]() {
                      askForNote(turn, citation);
                  }}});
}

void CitationDesk::askForNote(int turn, int citation)
{
    const CitationEntry *entry = entryAt(turn, citation);
    if (entry == nullptr || !canMark(turn))
        return;
    auto *dialog = new QInputDialog(&m_area);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Note on citation %1").arg(citation + 1));
    dialog->setLabelText(tr("What is wrong with it?"));
    dialog->setTextValue(entry->wrongNote ? toQString(*entry->wrongNote) : QString());
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, turn, citation](const QString &note) { m_controller.markCitation(turn, citation, note.trimmed()); });
    dialog->open();
}

} // namespace longleaf::ui
