// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/library_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;

namespace longleaf::ui {

class ElidedLabel;

/// The left pane: the documents, which of them the question is about, and what became of files that were added.
class LibraryPane final : public QFrame {
    Q_OBJECT
public:
    LibraryPane(LibraryController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] std::vector<DocumentId> selectedDocuments() const;

Q_SIGNALS:
    void openFilesRequested();
    void documentActivated(longleaf::DocumentId id);
    void showInFolderRequested(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildFooter();
    [[nodiscard]] QWidget *buildEmpty();
    [[nodiscard]] LibraryRow rowAt(const QModelIndex &index) const;
    void buildList();
    void applyFonts();
    void refresh();
    void removeSelected();
    void showMenu(const QPoint &position);

    LibraryController &m_controller;
    const Theme &m_theme;
    QSortFilterProxyModel *m_proxy;
    QLabel *m_title = nullptr;
    QPushButton *m_open = nullptr;
    QLineEdit *m_filter = nullptr;
    QStackedWidget *m_stack;
    QListView *m_list;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyText = nullptr;
    QFrame *m_footer = nullptr;
    QCheckBox *m_all = nullptr;
    ElidedLabel *m_summary = nullptr;
};

} // namespace longleaf::ui
