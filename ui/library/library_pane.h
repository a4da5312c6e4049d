// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/document_filter.h"
#include "ui/library/library_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace longleaf::ui {

class CollectionList;
class ElidedLabel;
class ReadingBar;
class SearchPane;

/// The left pane: collections, the documents, which of them the question is about and what that comes to, and what
/// became of files that were added; or the search of everything.
class LibraryPane final : public QFrame {
    Q_OBJECT
public:
    LibraryPane(LibraryController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] DocumentFilter &filter() const { return *m_proxy; }
    [[nodiscard]] CollectionList *collections() const { return m_collections; }
    [[nodiscard]] SearchPane *search() const { return m_search; }
    [[nodiscard]] ReadingBar *readingBar() const { return m_reading; }
    [[nodiscard]] std::vector<DocumentId> selectedDocuments() const;

    /// No narrower than what its buttons say, in any language.
    [[nodiscard]] QSize minimumSizeHint() const override;

    void showSearch();
    void showDocuments();
    [[nodiscard]] bool isSearchShown() const;
    void focusFilter();
    void setOrder(DocumentFilter::Order order, Qt::SortOrder direction);
    void setShow(DocumentFilter::Show show);
    /// What would be sent, in one sentence; `plain`: nothing stands in the way of sending everything whole.
    void setSending(const QString &sentence, bool plain);
    [[nodiscard]] QString sending() const;

    void showCard(DocumentId id);
    void showProperties(CollectionId id);
    void showReport();
    void showWatched();

Q_SIGNALS:
    void openFilesRequested();
    void documentActivated(longleaf::DocumentId id);
    void showInFolderRequested(const QString &path);
    void filterChanged(); ///< order or state, to be remembered

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildTools();
    [[nodiscard]] QWidget *buildFooter();
    [[nodiscard]] QWidget *buildEmpty();
    void buildList();
    void connectParts();
    void buildTickMenu(QMenu *menu);
    void buildOrderMenu(QMenu *menu);
    void applyFonts();
    void refresh();
    void refreshEmpty();
    void followCollection();
    void removeSelected();
    void tickSelected();
    void showMenu(const QPoint &position);
    void addCollectionMenu(QMenu *menu, const std::vector<DocumentId> &ids);
    void addOriginalMenu(QMenu *menu, const LibraryRow &row);
    [[nodiscard]] std::vector<DocumentId> shownDocuments() const;

    LibraryController &m_controller;
    const Theme &m_theme;
    DocumentFilter *m_proxy;
    QLabel *m_title = nullptr;
    QPushButton *m_open = nullptr;
    QToolButton *m_searchButton = nullptr;
    CollectionList *m_collections;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_order = nullptr;
    QStackedWidget *m_pages; ///< documents, search
    QStackedWidget *m_stack; ///< list, hint
    QListView *m_list;
    SearchPane *m_search;
    ReadingBar *m_reading;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyText = nullptr;
    QWidget *m_tools = nullptr;
    QFrame *m_footer = nullptr;
    QCheckBox *m_all = nullptr;
    ElidedLabel *m_ticked = nullptr;
    QToolButton *m_tickMenu = nullptr;
    QLabel *m_sending = nullptr;
    QLabel *m_sendingMark = nullptr;
    bool m_plain = true;
};

} // namespace longleaf::ui
