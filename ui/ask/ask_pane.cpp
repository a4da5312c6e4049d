// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_pane.h"

#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/start_page.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/notice_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr std::size_t kHistoryLength = 20;
constexpr int kMenuTextLength = 64;

} // namespace

AskPane::AskPane(AskController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_notice(new NoticeBar(theme, this))
    , m_conversation(new ConversationView(controller, theme, this))
    , m_composer(new Composer(controller, theme, this))
{
    setProperty("surface", QStringLiteral("canvas"));
    setAccessibleName(tr("Conversation pane"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    auto *noticeRow = new QHBoxLayout;
    noticeRow->setContentsMargins(space::kTwo, space::kUnit, space::kTwo, 0);
    noticeRow->addWidget(m_notice);
    column->addLayout(noticeRow);
    column->addWidget(m_conversation, 1);
    column->addWidget(m_composer);

    connect(&controller, &AskController::turnsReset, this, &AskPane::refreshTitle);
    connect(&controller, &AskController::turnAdded, this, &AskPane::refreshTitle);
    connect(&controller, &AskController::busyChanged, this, &AskPane::refreshTitle);
    connect(&controller, &AskController::conversationsChanged, this, &AskPane::refreshTitle);
    connect(&controller, &AskController::failed, this,
            [this](const QString &sentence) { m_notice->show(NoticeBar::Tone::Bad, sentence); });
    connect(m_conversation->startPage(), &StartPage::questionChosen, m_composer, &Composer::setQuestion);
    connect(&theme, &Theme::changed, this, &AskPane::applyTheme);
    applyTheme();
    refreshTitle();
}

QWidget *AskPane::buildHeader()
{
    auto *header = new QFrame(this);
    header->setProperty("surface", QStringLiteral("canvasHeader"));
    header->setFixedHeight(space::kHeader);
    m_title = new ElidedLabel(header);
    m_history = new QToolButton(header);
    m_history->setIcon(m_theme.icon(QStringLiteral("history")));
    m_history->setToolTip(tr("Earlier conversations"));
    m_history->setAccessibleName(tr("Earlier conversations"));
    m_history->setPopupMode(QToolButton::InstantPopup);
    m_historyMenu = new QMenu(m_history);
    m_history->setMenu(m_historyMenu);
    m_new = new QToolButton(header);
    m_new->setIcon(m_theme.icon(QStringLiteral("plus")));
    m_new->setText(tr("New"));
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_new->setToolTip(tr("Begin a new conversation"));
    m_new->setAccessibleName(tr("New conversation"));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space::kThree, 0, space::kOneAndHalf, 0);
    row->setSpacing(space::kHalf);
    row->addWidget(m_title, 1);
    row->addWidget(m_history);
    row->addWidget(m_new);
    connect(m_historyMenu, &QMenu::aboutToShow, this, &AskPane::fillHistory);
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
    m_title->setFullText(empty ? tr("New conversation")
                               : toQString(m_controller.turns().front().question).simplified());
    m_new->setEnabled(!empty && !m_controller.isBusy());
    m_history->setEnabled(!m_controller.conversations().empty() && !m_controller.isBusy());
}

void AskPane::fillHistory()
{
    m_historyMenu->clear();
    std::size_t shown = 0;
    for (const store::Conversation &conversation : m_controller.conversations()) {
        if (shown++ == kHistoryLength)
            break;
        QString text = toQString(conversation.title).simplified();
        if (text.size() > kMenuTextLength)
            text = text.left(kMenuTextLength - 1) + QChar(0x2026);
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action =
            m_historyMenu->addAction(text, this, [this, id = conversation.id]() { m_controller.openConversation(id); });
        action->setCheckable(true);
        action->setChecked(conversation.id == m_controller.conversation());
    }
}

} // namespace longleaf::ui
