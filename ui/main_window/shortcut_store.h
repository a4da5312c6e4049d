// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/commands.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

namespace longleaf::ui {

/// The user's own shortcuts. Knows what each action had before, and keeps what was changed in an ini file.
class ShortcutStore final : public QObject {
    Q_OBJECT
public:
    /// Takes the actions' present shortcuts for the built-in ones, then applies what the file says.
    /// @param file  ini; empty: changes last until the program ends.
    ShortcutStore(std::vector<Command> commands, QString file, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Command> &commands() const { return m_commands; }
    [[nodiscard]] QList<QKeySequence> builtIn(const QAction *action) const;
    [[nodiscard]] bool isChanged(const QAction *action) const;
    /// The command that has the keys, or of which they are the beginning; null: free.
    [[nodiscard]] const Command *owner(const QKeySequence &keys, const QAction *except) const;

    /// Gives the keys to the action and takes them from any other. Empty: it has none.
    void assign(QAction *action, const QKeySequence &keys);
    void reset(QAction *action);
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    void keep(const QAction *action) const;
    void load();

    std::vector<Command> m_commands;
    QString m_file;
};

} // namespace longleaf::ui
