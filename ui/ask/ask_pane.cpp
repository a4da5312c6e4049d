// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_pane.h"

#include "ui/ask/citation_desk.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/follow_up_bar.h"
#include "ui/ask/history_panel.h"
#include "ui/ask/notes_strip.h"
#include "ui/ask/start_page.h"
#include "ui/ask/turn_frame.h"
#include "ui/ask/turn_notes.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/growing_text_edit.h"
#include "ui/widgets/notice_bar.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kHistoryWidth = 280;
constexpr int kBesideWidth = 720; ///< of the pane, from which on there is room for both
constexpr int kUndoMs = 12'000;
constexpr int kNameLength = 48;

QString shortName(const QString &title)
{
    return title.size() <= kNameLength ? title : title.left(kNameLength - 1) + QChar(0x2026);
}

} // namespace

AskPane::AskPane(AskController &controller, ConversationParts &parts, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_parts(parts)
    , m_theme(theme)
    , m_history(new HistoryPanel(parts.history, theme, this))
    , m_historyBorder(new QFrame(this))
    , m_talk(new QWidget(this))
    , m_notice(new NoticeBar(theme, this))
    , m_notes(new NotesStrip(parts.notes, theme, m_talk))
    , m_conversation(new ConversationView(controller, parts.notes, parts.followUps, theme, m_talk))
    , m_composer(new Composer(controller, theme, m_talk))
{
    setProperty("surface", QStringLiteral("canvas"));
    setAccessibleName(tr("Conversation pane"));
    auto *talk = new QVBoxLayout(m_talk);
    talk->setContentsMargins(0, 0, 0, 0);
    talk->setSpacing(0);
    auto *notesRow = new QHBoxLayout;
    notesRow->setContentsMargins(space::kTwo, space::kHalf, space::kTwo, 0);
    notesRow->addWidget(m_notes);
    talk->addLayout(notesRow);
    talk->addWidget(m_conversation, 1);
    talk->addWidget(m_composer);

    m_historyBorder->setFixedWidth(1);
    m_historyBorder->setProperty("surface", QStringLiteral("line"));
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_history, 0);
    body->addWidget(m_historyBorder);
    body->addWidget(m_talk, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    m_noticeRow = new QHBoxLayout;
    m_noticeRow->addWidget(m_notice);
    column->addLayout(m_noticeRow);
    m_notice->installEventFilter(this);
    placeNotice(false);
    column->addLayout(body, 1);

    connectParts();
    connectHistory();
    connect(&theme, &Theme::changed, this, &AskPane::applyTheme);
    m_history->hide();
    placeHistory();
    applyTheme();
    refreshTitle();
}

void AskPane::connectParts()
{
    const auto fail = [this](const QString &sentence) {
        m_notice->show(NoticeBar::Tone::Bad, sentence);
    };
    connect(&m_controller, &AskController::turnsReset, this, &AskPane::refreshTitle);
    connect(&m_controller, &AskController::turnAdded, this, &AskPane::refreshTitle);
    connect(&m_controller, &AskController::busyChanged, this, &AskPane::refreshTitle);
    connect(&m_controller, &AskController::conversationsChanged, this, &AskPane::refreshTitle);
    connect(&m_controller, &AskController::failed, this, fail);
    connect(m_conversation->startPage(), &StartPage::questionChosen, m_composer, &Composer::setQuestion);
    connect(m_conversation->followUps(), &FollowUpBar::chosen, m_composer, &Composer::setQuestion);

    connect(m_composer->edit(), &QPlainTextEdit::textChanged, this,
            [this]() { m_parts.drafts.keep(m_composer->question()); });
    connect(&m_parts.drafts, &DraftKeeper::restored, m_composer, &Composer::restoreQuestion);
    connect(&m_parts.drafts, &DraftKeeper::failed, this, fail);

    connect(&m_parts.notes, &NotesController::failed, this, fail);
    connect(&m_parts.notes, &NotesController::removalOffered, this, [this](NoteId id) {
        m_notice->show(NoticeBar::Tone::Info, tr("The note was deleted."),
                       {{tr("Undo"),
                         [this, id]() {
                             m_parts.notes.restore(id);
                         }}},
                       kUndoMs);
    });
    connect(&m_parts.followUps, &FollowUpController::enabledChanged, this, [this](bool enabled) {
        if (!enabled && isVisible())
            m_notice->show(NoticeBar::Tone::Info, tr("No questions are suggested any more."),
                           {{tr("Undo"),
                             [this]() {
                                 m_parts.followUps.setEnabled(true);
                             }}},
                           kUndoMs);
    });
}

void AskPane::connectHistory()
{
    HistoryController &history = m_parts.history;
    connect(m_history, &HistoryPanel::closeRequested, this, [this]() { setHistoryVisible(false); });
    connect(&history, &HistoryController::failed, this,
            [this](const QString &sentence) { m_notice->show(NoticeBar::Tone::Bad, sentence); });
    connect(&history, &HistoryController::opened, this, [this]() {
        if (!m_talk->isVisible())
            setHistoryVisible(false); // it stands in the conversation's place
    });
    connect(&history, &HistoryController::removalOffered, this, [this](ConversationId id, const QString &title) {
        m_notice->show(NoticeBar::Tone::Info, tr("“%1” was deleted.").arg(shortName(title)),
                       {{tr("Undo"),
                         [this, id]() {
                             m_parts.history.restore(id);
                         }}},
                       kUndoMs);
    });
    connect(&history, &HistoryController::purgeOffered, this, [this](ConversationId id, const QString &title) {
        m_notice->show(NoticeBar::Tone::Warning,
                       tr("Delete “%1” for good? It cannot be restored then.").arg(shortName(title)),
                       {{tr("Delete for good"),
                         [this, id]() {
                             m_parts.history.purge(id);
                         }},
                        {tr("Keep"), {}}});
    });
}

QWidget *AskPane::buildHeader()
{
    auto *header = new QFrame(this);
    header->setProperty("surface", QStringLiteral("canvasHeader"));
    header->setFixedHeight(space::kHeader);
    m_title = new ElidedLabel(header);
    m_historyButton = new QToolButton(header);
    m_historyButton->setIcon(m_theme.icon(QStringLiteral("history")));
    m_historyButton->setToolTip(tr("Earlier conversations"));
    m_historyButton->setAccessibleName(tr("Earlier conversations"));
    m_historyButton->setCheckable(true);
    m_new = new QToolButton(header);
    m_new->setIcon(m_theme.icon(QStringLiteral("plus")));
    m_new->setText(tr("New"));
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_new->setToolTip(tr("Begin a new conversation"));
    m_new->setAccessibleName(tr("New conversation"));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space::kOneAndHalf, 0, space::kOneAndHalf, 0);
    row->setSpacing(space::kHalf);
    row->addWidget(m_historyButton);
    row->addWidget(m_title, 1);
    row->addWidget(m_new);
    connect(m_historyButton, &QToolButton::clicked, this, &AskPane::setHistoryVisible);
    connect(m_new, &QToolButton::clicked, this, [this]() {
        m_controller.newConversation();
        m_composer->focusQuestion();
    });
    return header;
}

void AskPane::applyTheme()
{
    m_title->setFont(m_theme.type().title);
    m_new->setFont(m_theme.type().caption);
}

void AskPane::refreshTitle()
{
    const bool empty = m_controller.turns().empty();
    QString title = tr("New conversation");
    if (!empty) {
        const store::Conversation *stored = m_parts.history.find(m_controller.conversation());
        title = toQString(stored != nullptr ? stored->title : m_controller.turns().front().question).simplified();
    }
    m_title->setFullText(title);
    m_new->setEnabled(!empty && !m_controller.isBusy());
}

bool AskPane::isHistoryVisible() const
{
    return m_historyButton->isChecked();
}

void AskPane::setHistoryVisible(bool visible)
{
    const bool changed = m_history->isHidden() == visible;
    m_historyButton->setChecked(visible);
    m_history->setVisible(visible);
    placeHistory();
    if (visible)
        m_history->focusSearch();
    else if (changed)
        m_composer->focusQuestion();
    if (changed)
        Q_EMIT historyVisibleChanged(visible);
}

/// Beside the conversation, or in its place.
void AskPane::placeHistory()
{
    const bool visible = m_historyButton->isChecked();
    const bool beside = width() >= kBesideWidth;
    if (beside)
        m_history->setFixedWidth(kHistoryWidth);
    else {
        m_history->setMinimumWidth(0);
        m_history->setMaximumWidth(QWIDGETSIZE_MAX);
    }
    m_historyBorder->setVisible(visible && beside);
    m_talk->setVisible(!visible || beside);
}

/// No gap is left where the notice is not.
void AskPane::placeNotice(bool visible)
{
    m_noticeRow->setContentsMargins(space::kTwo, visible ? space::kUnit : 0, space::kTwo, visible ? space::kHalf : 0);
}

bool AskPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_notice && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent))
        placeNotice(event->type() == QEvent::ShowToParent);
    return QFrame::eventFilter(watched, event);
}

void AskPane::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeHistory();
}

void AskPane::askAgain()
{
    m_controller.askAgain(m_conversation->activeTurn());
}

void AskPane::editAndAsk()
{
    m_controller.editAndAsk(m_conversation->activeTurn());
}

void AskPane::writeNote()
{
    const int turn = m_conversation->activeTurn();
    if (turn < 0)
        return;
    m_conversation->frames()[static_cast<std::size_t>(turn)]->notes()->write();
}

void AskPane::togglePin()
{
    m_parts.notes.togglePin(m_conversation->activeTurn());
}

void AskPane::showVersion(int step)
{
    m_controller.showVersion(m_conversation->activeTurn(), step);
}

void AskPane::keepCitation()
{
    const CitationEntry *current = m_conversation->citations()->currentEntry();
    const auto &turns = m_controller.turns();
    for (std::size_t turn = 0; current != nullptr && turn < turns.size(); ++turn) {
        for (std::size_t i = 0; i < turns[turn].citations.size(); ++i) {
            if (&turns[turn].citations[i] == current)
                m_parts.notes.keepCitation(static_cast<int>(turn), static_cast<int>(i));
        }
    }
}

} // namespace longleaf::ui
