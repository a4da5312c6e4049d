// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/conversation_view.h"

#include "ui/ask/answer_view.h"
#include "ui/ask/citation_desk.h"
#include "ui/ask/coverage_panel.h"
#include "ui/ask/follow_end.h"
#include "ui/ask/follow_up_bar.h"
#include "ui/ask/start_page.h"
#include "ui/ask/turn_column.h"
#include "ui/ask/turn_frame.h"
#include "ui/ask/turn_view.h"
#include "ui/widgets/accessible_role.h"

#include <QAccessible>
#include <QApplication>
#include <QScrollBar>
#include <QTimer>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kReadingWidth = 720; ///< lines longer than this are hard to read

} // namespace

ConversationView::ConversationView(AskController &controller, NotesController &notes, FollowUpController &followUps,
                                   const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_start(new StartPage(theme, this))
    , m_notes(notes)
    , m_followUps(new FollowUpBar(followUps, theme, this))
    , m_column(new TurnColumn(m_start, m_followUps, this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleRole(this, QAccessible::Document); // first: a name is told, and with it the role asked for
    setAccessibleName(tr("Conversation"));
    m_column->setProperty("surface", QStringLiteral("canvas"));
    viewport()->setProperty("surface", QStringLiteral("canvas"));
    setWidget(m_column);
    m_citations = new CitationDesk(controller, theme, *this);
    m_follow = new FollowEnd(*this, theme);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ConversationView::hideCard);
    connect(m_citations, &CitationDesk::activated, this, &ConversationView::citationActivated);
    connect(&controller, &AskController::busyChanged, m_follow, &FollowEnd::setGrowing);
    connect(&controller, &AskController::turnsReset, this, &ConversationView::rebuild);
    connect(&controller, &AskController::turnAdded, this, [this](int index) {
        m_follow->follow();
        addTurn(index);
    });
    connect(&controller, &AskController::textGrew, this,
            [this](int index) { view(index)->answer()->scheduleUpdate(turn(index)); });
    connect(&controller, &AskController::citationOpened, this,
            [this](int index, int) { view(index)->answer()->scheduleUpdate(turn(index)); });
    connect(&controller, &AskController::reasoningGrew, this,
            [this](int index) { view(index)->showReasoning(turn(index)); });
    connect(&controller, &AskController::citationChecked, this, [this](int index, int citation) {
        view(index)->answer()->citationChanged(turn(index), citation);
        view(index)->showState(turn(index));
        m_citations->refresh(index, citation);
    });
    connect(&controller, &AskController::turnChanged, this, [this](int index) {
        // The text of a sweep is merged anew with every part.
        if (turn(index).running() && !turn(index).sweep)
            view(index)->showState(turn(index));
        else
            view(index)->showTurn(turn(index));
        m_frames[static_cast<std::size_t>(index)]->refresh(turn(index));
        QAccessibleEvent event(view(index), QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    });
    connect(&controller, &AskController::turnsCut, this, &ConversationView::cutTurns);
    connect(&controller, &AskController::turnRevealed, this, &ConversationView::reveal);
    connect(&controller, &AskController::passageLocated, this, &ConversationView::citationActivated);
    rebuild();
}

void ConversationView::rebuild()
{
    m_citations->reset();
    m_column->cut(0);
    m_turns.clear();
    m_frames.clear();
    m_follow->follow();
    for (int i = 0; i < static_cast<int>(m_controller.turns().size()); ++i)
        addTurn(i);
}

void ConversationView::cutTurns(int count)
{
    const auto keep = std::min(m_frames.size(), static_cast<std::size_t>(count));
    m_citations->cut(count);
    m_column->cut(count);
    m_frames.resize(keep);
    m_turns.resize(keep);
}

int ConversationView::activeTurn() const
{
    for (std::size_t i = 0; i < m_frames.size(); ++i) {
        if (m_frames[i]->isAncestorOf(QApplication::focusWidget()))
            return static_cast<int>(i);
    }
    return static_cast<int>(m_frames.size()) - 1;
}

void ConversationView::reveal(int index)
{
    // A turn that has just been added has no place yet.
    QTimer::singleShot(0, this, [this, index]() {
        if (index < 0 || index >= static_cast<int>(m_frames.size()))
            return;
        const QWidget *frame = m_frames[static_cast<std::size_t>(index)];
        verticalScrollBar()->setValue(frame->mapTo(m_column, QPoint()).y() - space::kThree);
    });
}

void ConversationView::addTurn(int index)
{
    auto *view = new TurnView(
        m_theme,
        [this, index](const pack::Candidate &passage, const std::function<void(const QString &)> &handler) {
            m_controller.fetchSnippet(index, passage, handler);
        },
        m_column);
    connect(view, &TurnView::passageOpened, &m_controller, &AskController::openPassage);
    connect(view, &TurnView::passageAdded, this,
            [this, index](const pack::Candidate &passage) { m_controller.addPassage(index, passage); });
    connect(view, &TurnView::pageOpened, this, [this, index](DocumentId document, int page) {
        const auto &plan = turn(index).plan;
        m_controller.openPage(document, page, plan ? plan->nameOf(document) : std::string());
    });
    connect(view->coverage(), &CoveragePanel::moreRequested, this,
            [this, index]() { m_controller.askWithMore(index); });
    connect(view->coverage(), &CoveragePanel::restRequested, this, [this, index]() { m_controller.searchRest(index); });
    connect(view, &TurnView::askAgainRequested, this, [this, index]() { m_controller.askAgain(index); });
    connect(view, &TurnView::exportRequested, this, [this, index]() { Q_EMIT exportRequested(index); });
    connect(view, &TurnView::copyRequested, this, [this, index]() { Q_EMIT copyRequested(index); });
    connect(view, &TurnView::resumeRequested, this, [this, index]() { m_controller.resume(index); });
    auto *frame = new TurnFrame(view, m_controller, m_notes, index, m_theme, m_column);
    m_column->append(frame);
    m_turns.push_back(view);
    m_frames.push_back(frame);
    frame->refresh(turn(index));
    m_citations->attach(view);
    connect(view, &TurnView::goOnRequested, this,
            [this]() { m_controller.proposeFollowUp(tr("Go on exactly where your last answer was cut off.")); });
    connect(view->answer(), &AnswerView::linkActivated, this, &ConversationView::linkActivated);
    view->showTurn(turn(index));
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    const int side = std::max<int>(space::kThree, (viewport()->width() - kReadingWidth) / 2);
    m_column->setMargins(side, space::kThree);
    QScrollArea::resizeEvent(event);
}

CitationCard *ConversationView::card()
{
    return m_citations->card();
}

void ConversationView::hideCard()
{
    m_citations->hideCard();
}

void ConversationView::nextCitation()
{
    m_citations->next();
}

void ConversationView::previousCitation()
{
    m_citations->previous();
}

} // namespace longleaf::ui
