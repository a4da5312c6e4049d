// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/conversation_view.h"

#include "ui/ask/answer_view.h"
#include "ui/ask/citation_card.h"
#include "ui/ask/coverage_panel.h"
#include "ui/ask/start_page.h"
#include "ui/ask/turn_view.h"

#include <QAccessible>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kReadingWidth = 720; ///< lines longer than this are hard to read

} // namespace

ConversationView::ConversationView(AskController &controller, const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_column(new QWidget(this))
    , m_layout(new QVBoxLayout(m_column))
    , m_start(new StartPage(theme, m_column))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Conversation"));
    m_column->setProperty("surface", QStringLiteral("canvas"));
    viewport()->setProperty("surface", QStringLiteral("canvas"));
    m_layout->setSpacing(space::kFour);
    m_layout->addWidget(m_start, 1);
    setWidget(m_column);
    m_column->installEventFilter(this);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_following = value >= verticalScrollBar()->maximum() - space::kThree;
        hideCard();
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ConversationView::followEnd);
    connect(&controller, &AskController::turnsReset, this, &ConversationView::rebuild);
    connect(&controller, &AskController::turnAdded, this, [this](int index) {
        m_following = true;
        addTurn(index);
    });
    connect(&controller, &AskController::textGrew, this,
            [this](int index) { view(index)->answer()->scheduleUpdate(turn(index)); });
    connect(&controller, &AskController::citationOpened, this,
            [this](int index, int) { view(index)->answer()->scheduleUpdate(turn(index)); });
    connect(&controller, &AskController::citationChecked, this, [this](int index, int citation) {
        view(index)->answer()->citationChanged(turn(index), citation);
        view(index)->showState(turn(index));
    });
    connect(&controller, &AskController::turnChanged, this, [this](int index) {
        // The text of a sweep is merged anew with every part.
        if (turn(index).running() && !turn(index).sweep)
            view(index)->showState(turn(index));
        else
            view(index)->showTurn(turn(index));
        QAccessibleEvent event(view(index), QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    });
    connect(&controller, &AskController::passageLocated, this, &ConversationView::citationActivated);
    rebuild();
}

void ConversationView::rebuild()
{
    hideCard();
    for (TurnView *old : m_turns) {
        m_layout->removeWidget(old);
        old->deleteLater();
    }
    m_turns.clear();
    m_currentTurn = m_currentCitation = -1;
    m_following = true;
    for (int i = 0; i < static_cast<int>(m_controller.turns().size()); ++i)
        addTurn(i);
    m_start->setVisible(m_turns.empty());
}

void ConversationView::addTurn(int index)
{
    m_start->hide();
    auto *view = new TurnView(
        m_theme,
        [this, index](const pack::Candidate &passage, const std::function<void(const QString &)> &handler) {
            m_controller.fetchSnippet(index, passage, handler);
        },
        m_column);
    connect(view, &TurnView::passageOpened, &m_controller, &AskController::openPassage);
    connect(view, &TurnView::passageAdded, this,
            [this, index](const pack::Candidate &passage) { m_controller.addPassage(index, passage); });
    connect(view->coverage(), &CoveragePanel::moreRequested, this,
            [this, index]() { m_controller.askWithMore(index); });
    connect(view->coverage(), &CoveragePanel::restRequested, this, [this, index]() { m_controller.searchRest(index); });
    connect(view, &TurnView::askAgainRequested, this, [this, index]() { m_controller.askAgain(index); });
    connect(view, &TurnView::resumeRequested, this, [this, index]() { m_controller.resume(index); });
    // The stretch below the last turn keeps a short conversation at the top.
    if (!m_turns.empty())
        m_layout->setStretch(m_layout->indexOf(m_turns.back()), 0);
    m_layout->addWidget(view, 1, Qt::AlignTop);
    m_turns.push_back(view);
    connect(view->answer(), &AnswerView::citationActivated, this,
            [this, index](int citation) { activate(index, citation); });
    connect(view->answer(), &AnswerView::citationHovered, this, [this, index](int citation) {
        if (citation >= 0)
            showCard(index, citation);
        else
            hideCard();
    });
    connect(view->answer(), &AnswerView::linkActivated, this, &ConversationView::linkActivated);
    view->showTurn(turn(index));
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    const int side = std::max<int>(space::kThree, (viewport()->width() - kReadingWidth) / 2);
    m_layout->setContentsMargins(side, space::kThree, side, space::kThree);
    QScrollArea::resizeEvent(event);
}

bool ConversationView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_column && event->type() == QEvent::Resize)
        followEnd();
    return QScrollArea::eventFilter(watched, event);
}

void ConversationView::followEnd()
{
    if (m_following && m_controller.isBusy())
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

CitationCard *ConversationView::card()
{
    if (m_card == nullptr)
        m_card = new CitationCard(m_theme, window());
    return m_card;
}

void ConversationView::showCard(int index, int citation)
{
    const QRect chip = view(index)->answer()->chipRect(citation);
    if (chip.isEmpty())
        return;
    const QPoint origin = view(index)->answer()->viewport()->mapTo(window(), chip.topLeft());
    const QRect anchor(origin, chip.size());
    if (m_card != nullptr && m_card->isVisible() && m_cardAnchor == anchor)
        return;
    m_cardAnchor = anchor;
    const CitationEntry &entry = turn(index).citations[static_cast<std::size_t>(citation)];
    card()->showFor(entry, citation + 1, anchor);
}

void ConversationView::hideCard()
{
    if (m_card != nullptr)
        m_card->hide();
}

void ConversationView::activate(int index, int citation)
{
    hideCard();
    if (m_currentTurn >= 0 && m_currentTurn < static_cast<int>(m_turns.size()))
        view(m_currentTurn)->answer()->setCurrentCitation(-1);
    m_currentTurn = index;
    m_currentCitation = citation;
    view(index)->answer()->setCurrentCitation(citation);
    Q_EMIT citationActivated(turn(index).citations[static_cast<std::size_t>(citation)]);
}

void ConversationView::nextCitation()
{
    step(1);
}

void ConversationView::previousCitation()
{
    step(-1);
}

void ConversationView::step(int direction)
{
    const int turns = static_cast<int>(m_turns.size());
    int index = m_currentTurn;
    int citation = m_currentCitation;
    if (index < 0) {
        index = direction > 0 ? 0 : turns - 1;
        citation = direction > 0 ? -1 : turns > 0 ? view(index)->answer()->citationCount() : 0;
    }
    while (index >= 0 && index < turns) {
        citation += direction;
        if (citation >= 0 && citation < view(index)->answer()->citationCount()) {
            activate(index, citation);
            const QRect chip = view(index)->answer()->chipRect(citation);
            const QPoint at = view(index)->answer()->mapTo(m_column, chip.center());
            ensureVisible(at.x(), at.y(), 0, space::kFour * 2);
            return;
        }
        index += direction;
        if (index >= 0 && index < turns)
            citation = direction > 0 ? -1 : view(index)->answer()->citationCount();
    }
}

} // namespace longleaf::ui
