// SPDX-License-Identifier: GPL-3.0-or-later
// The menu entries for a turn of the conversation: the one that has the keyboard, else the last one.
#include "ui/ask/ask_pane.h"
#include "ui/ask/conversation_view.h"
#include "ui/main_window/main_window.h"

#include <QMenu>

namespace longleaf::ui {

void MainWindow::buildTurnActions(QMenu *question)
{
    std::vector<QAction *> actions;
    std::vector<QAction *> idleActions; // of no use while an answer arrives
    const auto add = [&](const QString &text, const char *name, const char *keys, auto run, bool whileBusy) {
        QAction *action = question->addAction(text, m_ask, run);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
        (whileBusy ? actions : idleActions).push_back(action);
    };
    AskPane *pane = m_ask;
    add(
        tr("Ask &again"), "askAgain", "Ctrl+Alt+R", [pane]() { pane->askAgain(); }, false);
    add(
        tr("&Edit and ask again"), "editAndAskAgain", "Ctrl+E", [pane]() { pane->editAndAsk(); }, false);
    add(
        tr("Version &before"), "showVersionBefore", "Ctrl+Shift+PgUp", [pane]() { pane->showVersion(-1); }, false);
    add(
        tr("Version a&fter"), "showVersionAfter", "Ctrl+Shift+PgDown", [pane]() { pane->showVersion(1); }, false);
    add(
        tr("Write a no&te"), "writeNote", "Ctrl+Alt+N", [pane]() { pane->writeNote(); }, true);
    add(
        tr("P&in the answer"), "pinAnswer", "Ctrl+Shift+D", [pane]() { pane->togglePin(); }, true);
    add(
        tr("&Keep the current citation as a note"), "keepCurrentCitation", "", [pane]() { pane->keepCitation(); },
        true);
    const auto refresh = [this, actions, idleActions]() {
        const bool any = !m_parts.ask.turns().empty();
        for (QAction *action : actions)
            action->setEnabled(any);
        for (QAction *action : idleActions)
            action->setEnabled(any && !m_parts.ask.isBusy());
    };
    connect(&m_parts.ask, &AskController::turnsReset, question, refresh);
    connect(&m_parts.ask, &AskController::turnAdded, question, refresh);
    connect(&m_parts.ask, &AskController::busyChanged, question, refresh);
    refresh();

    m_suggest = question->addAction(tr("S&uggest questions that could follow"));
    m_suggest->setObjectName(QStringLiteral("suggestFollowUps"));
    m_suggest->setCheckable(true);
    m_suggest->setChecked(m_parts.talk.followUps.isEnabled());
    connect(m_suggest, &QAction::toggled, &m_parts.talk.followUps, &FollowUpController::setEnabled);
    connect(&m_parts.talk.followUps, &FollowUpController::enabledChanged, m_suggest, &QAction::setChecked);
}

} // namespace longleaf::ui
