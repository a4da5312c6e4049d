// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QImage>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/base/ids.h"
#include "core/base/span.h"
#include "core/document/document.h"
#include "core/document/geometry.h"

namespace longleaf::ui {

class PageCanvas;
class PageSource;

/// What the reader shows boxed.
struct Highlight {
    std::vector<document::PageBox> boxes;
    bool uncertain = false; ///< dashed instead of solid (a similar, not an equal passage)
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
    void clear();

    /// The pages, if it is a PDF that is shown; null for a text file, or if there is nothing.
    [[nodiscard]] PageCanvas *pages() const;
    /// The same canvas, whatever is shown: for settings that outlive a document.
    [[nodiscard]] PageCanvas *canvas() const;
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

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectParts(PageSource &source);
    void tellPage(int page);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace longleaf::ui
