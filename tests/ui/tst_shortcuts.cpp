// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/shortcut_dialog.h"
#include "ui/main_window/shortcut_store.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace longleaf::ui;

namespace {

/// Two actions, as a fresh start of the program makes them.
struct Actions {
    Actions()
    {
        first.setObjectName(QStringLiteral("first"));
        first.setShortcut(QKeySequence(QStringLiteral("Ctrl+1")));
        second.setObjectName(QStringLiteral("second"));
        second.setShortcuts({QKeySequence(QStringLiteral("Ctrl+2")), QKeySequence(QStringLiteral("F2"))});
    }
    [[nodiscard]] std::vector<Command> commands()
    {
        return {{&first, QStringLiteral("First"), QStringLiteral("File")},
                {&second, QStringLiteral("Second"), QStringLiteral("View")}};
    }
    QAction first;
    QAction second;
};

QKeySequence keys(const char *text)
{
    return QKeySequence(QLatin1String(text));
}

} // namespace

class ShortcutsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesSurviveAStart();
    void takenKeysAreTakenAway();
    void beginningsCountAsTaken();
    void resettingTakesTheKeysBack();
    void theDialogNamesTheOtherCommand();
};

void ShortcutsTest::changesSurviveAStart()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        Actions actions;
        ShortcutStore store(actions.commands(), file);
        store.assign(&actions.first, keys("Ctrl+J"));
        store.assign(&actions.second, {});
        QVERIFY(store.isChanged(&actions.first));
    }
    Actions actions;
    const ShortcutStore store(actions.commands(), file);
    QCOMPARE(actions.first.shortcut(), keys("Ctrl+J"));
    QVERIFY(actions.second.shortcuts().isEmpty() || actions.second.shortcut().isEmpty());
    QCOMPARE(store.builtIn(&actions.first), QList<QKeySequence>{keys("Ctrl+1")});
}

void ShortcutsTest::takenKeysAreTakenAway()
{
    Actions actions;
    ShortcutStore store(actions.commands(), {});
    const QSignalSpy changed(&store, &ShortcutStore::changed);
    QCOMPARE(store.owner(keys("F2"), &actions.first)->name, QStringLiteral("Second"));
    store.assign(&actions.first, keys("F2"));
    QCOMPARE(actions.first.shortcut(), keys("F2"));
    QCOMPARE(actions.second.shortcuts(), QList<QKeySequence>{keys("Ctrl+2")});
    QCOMPARE(changed.size(), 1);
}

void ShortcutsTest::beginningsCountAsTaken()
{
    Actions actions;
    ShortcutStore store(actions.commands(), {});
    // "Ctrl+1, Ctrl+2" could never be typed while "Ctrl+1" alone does something.
    QVERIFY(store.owner(QKeySequence(QStringLiteral("Ctrl+1, Ctrl+2")), &actions.second) != nullptr);
    QVERIFY(store.owner(keys("Ctrl+9"), nullptr) == nullptr);
    // No keys are nobody's: a standard command for which the system knows none has an empty sequence.
    Actions others;
    others.second.setShortcuts({keys("Ctrl+2"), QKeySequence()});
    const ShortcutStore otherStore(others.commands(), {});
    QVERIFY(otherStore.owner(keys("Ctrl+9"), nullptr) == nullptr);
    QCOMPARE(others.second.shortcuts(), QList<QKeySequence>{keys("Ctrl+2")});
}

void ShortcutsTest::resettingTakesTheKeysBack()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    Actions actions;
    ShortcutStore store(actions.commands(), file);
    store.assign(&actions.first, keys("Ctrl+2"));
    store.reset(&actions.second);
    QCOMPARE(actions.second.shortcuts(), store.builtIn(&actions.second));
    QVERIFY(actions.first.shortcut().isEmpty());
    store.resetAll();
    QCOMPARE(actions.first.shortcut(), keys("Ctrl+1"));
    QVERIFY(QSettings(file, QSettings::IniFormat).allKeys().isEmpty());
}

void ShortcutsTest::theDialogNamesTheOtherCommand()
{
    Actions actions;
    ShortcutStore store(actions.commands(), {});
    const Theme theme;
    auto *dialog = new ShortcutDialog(store, theme, nullptr);
    dialog->show();
    dialog->list()->setCurrentItem(dialog->list()->topLevelItem(0));
    dialog->keys()->setKeySequence(keys("Ctrl+2"));
    bool named = false;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        named = named || label->text().contains(QStringLiteral("“Second”"));
    QVERIFY(named);
    for (QPushButton *button : dialog->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Set"))
            button->click();
    QCOMPARE(actions.first.shortcut(), keys("Ctrl+2"));
    QCOMPARE(dialog->list()->topLevelItem(1)->text(2), keys("F2").toString(QKeySequence::NativeText));
    delete dialog;
}

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"
