// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QFrame>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/base/result.h"
#include "ui/reader/jump_history.h"
#include "ui/reader/reader_view.h"
#include "ui/reader/side_panel.h"
#include "ui/widgets/theme.h"

class QLabel;
class QSplitter;
class QToolButton;

namespace longleaf::ui {

class DamageNotice;
class DocumentTabs;
class FindBar;
class FindSession;
class PageSource;
class ReaderBackend;

/// The right pane: the open documents in tabs, one of them shown. Every way to another place goes through here, so that
/// Back finds the way home.
class ReaderPane final : public QFrame {
    Q_OBJECT
public:
    /// All must outlive the pane's jobs.
    ReaderPane(PageSource &source, ReaderBackend &backend, async::JobRunner &runner, const Theme &theme,
               QWidget *parent = nullptr);

    [[nodiscard]] ReaderView *view() const { return m_view; }
    [[nodiscard]] DocumentTabs *tabs() const { return m_tabs; }
    [[nodiscard]] FindSession *findSession() const { return m_session; }
    [[nodiscard]] FindBar *findBar() const { return m_find; }
    [[nodiscard]] SidePanel *sidePanel() const { return m_side; }
    /// The one that is shown; its id is not valid if there is none.
    [[nodiscard]] const document::Document &document() const { return m_document; }
    /// The open documents as they stand, from left to right; and which of them is shown, -1: none.
    [[nodiscard]] std::vector<Jump> openDocuments() const;
    [[nodiscard]] int currentIndex() const;
    /// Opens documents as they stood, without a way back.
    void reopen(const std::vector<Jump> &documents, int current);

    /// A document that is open already is shown where it was left.
    void showDocument(const document::Document &document);
    void showPage(const document::Document &document, int page);
    void showHighlight(const document::Document &document, const Highlight &highlight);
    void showTextHighlight(const document::Document &document, int page, TextSpan spanInPage, bool uncertain);
    /// The document is not in the library any more: its tab goes, and no way leads back to it.
    void closeDocument(DocumentId id);

    /// Pages that the open answer cites, by document.
    void setCitedPages(std::map<std::int64_t, std::set<int>> pages);
    /// A strip below the pages; belongs to the pane.
    void addStrip(QWidget *strip);

    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }
    [[nodiscard]] bool canReopen() const { return !m_closed.empty(); }

public Q_SLOTS:
    void back();
    void forward();
    void closeTab(longleaf::DocumentId id);
    void closeCurrentTab() { closeTab(m_document.id); }
    void reopenClosedTab();
    void nextTab();
    void previousTab();
    /// By one page, without an entry in the history.
    void turnPage(int step);
    void goToFirstPage();
    void goToLastPage();
    /// Asks for a page.
    void goToPage();
    /// Opens the find bar; something to find is looked for at once.
    void findInDocument(const QString &wanted = {});
    void findNext();
    void findPrevious();
    /// Opens the panel beside the pages with this view; closes it if it is that one already.
    void toggleSide(longleaf::ui::SidePanel::View view);

Q_SIGNALS:
    /// What can be done may be something else: another document, another place in the history.
    void changed();
    /// Stored pages are damaged, and the reader wants a backup of the library back.
    void backupWanted(const longleaf::Error &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    void buildBody();
    void connectParts();
    void showHit(int index);
    void showPlace();
    void documentChanged();
    void showMended(DocumentId id);
    void setDocument(const document::Document &document);
    void showNext();
    void applyTheme();
    [[nodiscard]] std::optional<Jump> here() const;
    /// Goes somewhere and remembers where it came from.
    void jump(const std::function<void()> &go);
    void restore(const Jump &jump);
    [[nodiscard]] QToolButton *button(const QString &icon, const QString &name, const QKeySequence &keys);

    const Theme &m_theme;
    QFrame *m_header;
    QLabel *m_title; ///< instead of the tabs when there are none
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QToolButton *m_contents = nullptr;
    QToolButton *m_search = nullptr;
    bool m_placed = false; ///< the panel has a size
    DocumentTabs *m_tabs;
    FindSession *m_session;
    FindBar *m_find;
    SidePanel *m_side;
    QSplitter *m_body;
    ReaderView *m_view;
    DamageNotice *m_damage;
    document::Document m_document;
    std::map<std::int64_t, Jump> m_open; ///< by document; the state is that of when it was left
    JumpHistory m_history;
    std::vector<Jump> m_closed; ///< by hand, the last one last
    std::map<std::int64_t, std::set<int>> m_cited;
};

} // namespace longleaf::ui
