// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/shortcut_store.h"

#include <QAction>
#include <QSettings>

namespace longleaf::ui {

namespace {

constexpr const char *kBuiltIn = "builtInShortcuts";
const QString kGroup = QStringLiteral("shortcuts/");

} // namespace

ShortcutStore::ShortcutStore(std::vector<Command> commands, QString file, QObject *parent)
    : QObject(parent)
    , m_commands(std::move(commands))
    , m_file(std::move(file))
{
    for (const Command &command : m_commands) {
        // The system may know no keys for a standard command; what it gives then is an empty sequence.
        QList<QKeySequence> keys = command.action->shortcuts();
        keys.removeIf([](const QKeySequence &one) { return one.isEmpty(); });
        command.action->setShortcuts(keys);
        command.action->setProperty(kBuiltIn, QVariant::fromValue(keys));
    }
    load();
}

void ShortcutStore::load()
{
    if (m_file.isEmpty())
        return;
    const QSettings state(m_file, QSettings::IniFormat);
    for (const Command &command : m_commands) {
        const QVariant kept = state.value(kGroup + command.action->objectName());
        if (kept.isValid())
            command.action->setShortcut(QKeySequence(kept.toString(), QKeySequence::PortableText));
    }
}

QList<QKeySequence> ShortcutStore::builtIn(const QAction *action) const
{
    return action->property(kBuiltIn).value<QList<QKeySequence>>();
}

bool ShortcutStore::isChanged(const QAction *action) const
{
    return action->shortcuts() != builtIn(action);
}

const Command *ShortcutStore::owner(const QKeySequence &keys, const QAction *except) const
{
    if (keys.isEmpty())
        return nullptr;
    for (const Command &command : m_commands) {
        if (command.action == except)
            continue;
        for (const QKeySequence &other : command.action->shortcuts()) {
            // An empty sequence counts as the beginning of every other.
            if (!other.isEmpty() &&
                (other.matches(keys) != QKeySequence::NoMatch || keys.matches(other) != QKeySequence::NoMatch))
                return &command;
        }
    }
    return nullptr;
}

void ShortcutStore::assign(QAction *action, const QKeySequence &keys)
{
    while (const Command *other = owner(keys, action)) {
        QList<QKeySequence> left = other->action->shortcuts();
        left.removeIf([&](const QKeySequence &one) {
            return one.isEmpty() || one.matches(keys) != QKeySequence::NoMatch || keys.matches(one) != QKeySequence::NoMatch;
        });
        other->action->setShortcuts(left);
        keep(other->action);
    }
    action->setShortcuts(keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    keep(action);
    Q_EMIT changed();
}

void ShortcutStore::reset(QAction *action)
{
    const QList<QKeySequence> before = builtIn(action);
    if (before.isEmpty())
        assign(action, {});
    for (const QKeySequence &keys : before)
        assign(action, keys); // takes them back from whoever has them now
    action->setShortcuts(before);
    keep(action);
    Q_EMIT changed();
}

void ShortcutStore::resetAll()
{
    for (const Command &command : m_commands) {
        command.action->setShortcuts(builtIn(command.action));
        keep(command.action);
    }
    Q_EMIT changed();
}

void ShortcutStore::keep(const QAction *action) const
{
    if (m_file.isEmpty())
        return;
    QSettings state(m_file, QSettings::IniFormat);
    if (isChanged(action))
        state.setValue(kGroup + action->objectName(), action->shortcut().toString(QKeySequence::PortableText));
    else
        state.remove(kGroup + action->objectName());
}

} // namespace longleaf::ui
