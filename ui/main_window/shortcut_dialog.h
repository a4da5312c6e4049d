// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/shortcut_store.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace longleaf::ui {

/// Lists every command with its keys and lets the user change them. Changes are in force at once.
class ShortcutDialog final : public QDialog {
    Q_OBJECT
public:
    ShortcutDialog(ShortcutStore &store, const Theme &theme, QWidget *parent);

    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    [[nodiscard]] QKeySequenceEdit *keys() const { return m_keys; }

private:
    void fill();
    void filter(const QString &typed);
    void showCurrent();
    void describeConflict();
    void assign();
    [[nodiscard]] QAction *currentAction() const;

    ShortcutStore &m_store;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QKeySequenceEdit *m_keys;
    QLabel *m_note;
    QPushButton *m_set;
    QPushButton *m_remove;
    QPushButton *m_reset;
};

} // namespace longleaf::ui
