// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QImage>
#include <QWidget>
#include <memory>
#include <utility>
#include <vector>

#include "core/base/ids.h"
#include "core/base/span.h"
#include "core/document/document.h"
#include "core/document/geometry.h"
#include "ui/reader/reader_place.h"

namespace longleaf::ui {

class FindSession;
class PageCanvas;
class PageNumbers;
class PageSource;

/// What the reader shows boxed.
struct Highlight {
    std::vector<document::PageBox> boxes;
    bool uncertain = false; ///< dashed instead of solid (a similar, not an equal passage)
};

/// All that a reader sees of a document: where it stands, and what is marked.
struct ReaderState {
    ReaderPlace place;
    Highlight highlight; ///< of a PDF
    int markPage = 0;    ///< of a text file; 0: nothing is marked
    TextSpan mark;       ///< in that page's text
    bool markUncertain = false;
};

/// The right pane: the pages of one document, scrolled continuously, with the cited words boxed.
class ReaderView final : public QWidget {
    Q_OBJECT
public:
    /// `source` gives page sizes and pictures; must outlive the view.
    explicit ReaderView(PageSource &source, QWidget *parent = nullptr);
    ~ReaderView() override;

    /// Shows a document from its first page, without boxes. The same document again: only the boxes go.
    void showDocument(const document::Document &document);
    /// Shows the boxes and scrolls the first one into the middle; flashes it once.
    void showHighlight(const document::Document &document, const Highlight &highlight);
    /// The same for a text file, which has no boxes: marks bytes of the page's text.
    void showTextHighlight(const document::Document &document, int page, TextSpan spanInPage, bool uncertain);
    /// Scrolls to a page (1-based) without boxes.
    void showPage(const document::Document &document, int page);
    [[nodiscard]] ReaderState state() const;
    /// Shows a document as it was when `state` was taken.
    void restore(const document::Document &document, const ReaderState &state);
    /// Marks what is found; must outlive the view.
    void setFindSession(const FindSession *session);
    /// Scrolls to a hit of the session unless it is in sight.
    void showHit(int index);
    void clear();
    /// Scrolls to a page of the document that is shown; the marks stay.
    void scrollToPage(int page);
    /// Scrolls so that a height of a page, 0..1, comes to the view's top.
    void scrollTo(int page, double top);
    /// Puts the cursor into the field for the page's number.
    void goToPage();

    [[nodiscard]] const PageNumbers &numbers() const;
    /// The page at the view's top, and how far down it the view begins, in heights of the page.
    [[nodiscard]] std::pair<int, double> readingPlace() const;
    /// The pages, if it is a PDF that is shown; null for a text file, or if there is nothing.
    [[nodiscard]] PageCanvas *pages() const;
    /// The same canvas, whatever is shown: for settings that outlive a document.
    [[nodiscard]] PageCanvas *canvas() const;
    /// What is selected, as words to look for: in one line. Empty if nothing is, or more than anyone would look for, or
    /// words of two pages, because a hit lies on one.
    [[nodiscard]] QString selectedWords() const;
    void zoomIn();
    void zoomOut();
    void setZoom(double zoom); ///< 1: 100 %
    void fitWidth();
    void fitPage();

    [[nodiscard]] DocumentId currentDocument() const;
    [[nodiscard]] int currentPage() const; ///< the page in the middle of the view; 0 if none
    /// Boxes that are drawn now, and where they are in this widget's coordinates (for tests and accessibility).
    [[nodiscard]] const Highlight &highlight() const;
    [[nodiscard]] std::vector<QRect> visibleHighlightRects() const;
    /// Whether the picture of the page is there (not a blank placeholder).
    [[nodiscard]] bool isPageRendered(int page) const;

Q_SIGNALS:
    void currentPageChanged(int page, int pageCount);
    void pageRendered(int page);
    /// The view was scrolled or shows something else.
    void placeChanged();
    /// Before the view jumps to a page that was typed below it.
    void aboutToJump();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectParts(PageSource &source);
    void tellPage(int page);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace longleaf::ui
