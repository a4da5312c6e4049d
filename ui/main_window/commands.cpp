// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/commands.h"

#include <QMenu>
#include <QMenuBar>

namespace longleaf::ui {

namespace {

void collect(const QList<QAction *> &actions, const QString &menu, std::vector<Command> &commands)
{
    for (QAction *action : actions) {
        if (action->menu() != nullptr) {
            const QString name = plainText(action->text());
            collect(action->menu()->actions(), menu.isEmpty() ? name : menu + QStringLiteral(" › ") + name, commands);
        } else if (!action->isSeparator() && !action->objectName().isEmpty()) {
            commands.push_back({action, plainText(action->text()), menu});
        }
    }
}

} // namespace

QString plainText(const QString &menuText)
{
    QString text;
    for (qsizetype i = 0; i < menuText.size(); ++i) {
        if (menuText[i] == QLatin1Char('&') && i + 1 < menuText.size())
            ++i; // "&&" is an ampersand, "&x" a mnemonic
        text += menuText[i];
    }
    while (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

std::vector<Command> commandsOf(const QMenuBar &bar)
{
    std::vector<Command> commands;
    collect(bar.actions(), {}, commands);
    return commands;
}

} // namespace longleaf::ui
