// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

class QAction;
class QMenuBar;

namespace longleaf::ui {

/// One thing that the menus can do.
struct Command {
    QAction *action = nullptr; ///< lives as long as its menu
    QString name;              ///< without mnemonic and ellipsis: "Next citation"
    QString menu;              ///< where it stands: "Question"
};

/// All actions of the menus that have an object name, in the order of the menus. Actions without one are made for the
/// moment (recent documents and the like) and can be neither listed nor given a shortcut.
[[nodiscard]] std::vector<Command> commandsOf(const QMenuBar &bar);

/// The text of a menu entry for a list: no mnemonic, no ellipsis at its end.
[[nodiscard]] QString plainText(const QString &menuText);

} // namespace longleaf::ui
