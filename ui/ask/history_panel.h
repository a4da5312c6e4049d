// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/history_model.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace longleaf::ui {

/// Earlier conversations: a search field, the list by days, and those that were deleted. Everything can be done from
/// the keyboard: arrows, Enter opens, F2 renames, Del deletes, Escape closes.
class HistoryPanel final : public QFrame {
    Q_OBJECT
public:
    HistoryPanel(HistoryController &controller, const Theme &theme, QWidget *parent = nullptr);

    void focusSearch();
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] HistoryModel *model() const { return m_model; }
    [[nodiscard]] QPushButton *deletedButton() const { return m_deleted; }
    /// What stands in place of an empty list; empty if there is a list.
    [[nodiscard]] QString hint() const;

    /// For the selected conversation.
    void openSelected();
    void renameSelected();
    void deleteSelected();

Q_SIGNALS:
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    [[nodiscard]] QWidget *buildEmpty();
    void applyTheme();
    void refresh();
    void select(int row);
    void showMenu(const QPoint &position);
    [[nodiscard]] HistoryRow selected() const;
    [[nodiscard]] bool showsDeleted() const { return m_model->shown() == HistoryModel::Shown::Deleted; }

    HistoryController &m_controller;
    const Theme &m_theme;
    HistoryModel *m_model;
    QLabel *m_title;
    QToolButton *m_close;
    QLineEdit *m_search;
    QStackedWidget *m_stack;
    QListView *m_list;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyText = nullptr;
    QLabel *m_more;
    QPushButton *m_deleted;
    QPushButton *m_restore;
};

} // namespace longleaf::ui
