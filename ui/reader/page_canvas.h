// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QAbstractScrollArea>
#include <QTimer>
#include <QVariantAnimation>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/document/document.h"
#include "ui/reader/page_layout.h"
#include "ui/reader/page_overlay.h"
#include "ui/reader/page_selector.h"
#include "ui/reader/picture_store.h"
#include "ui/reader/reader_place.h"
#include "ui/reader/reader_view.h"

class QMimeData;
class QNativeGestureEvent;

namespace longleaf::ui {

class PageSource;

enum class ZoomMode {
    Width, ///< a row of pages is as wide as the view
    Page,  ///< a row of pages is seen whole
    Free,  ///< as chosen
};

/// The pages of one document with pictures, below each other or in pairs; their words can be selected. Only pages in
/// sight and a few around have, or get, pictures; no page is a widget, so the number of pages does not matter.
class PageCanvas final : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr qsizetype kCacheBytes = PictureStore::kCacheBytes;

    explicit PageCanvas(PageSource &source, QWidget *parent = nullptr);

    /// Shows a document from its first page, as large and turned as it was shown before. Its pages come a moment later;
    /// what is asked for before waits for them.
    void open(const document::Document &document);
    void close();
    [[nodiscard]] const document::Document &document() const { return m_document; }
    /// Pages that failed are tried again.
    void retryFailed();

    void setHighlight(const Highlight &highlight);
    [[nodiscard]] const Highlight &highlight() const { return m_highlight; }
    /// Scrolls the first box to 40 % of the height and flashes the boxes.
    void showHighlight();
    void scrollToPage(int page);
    /// Scrolls only if the box is not in sight, to 40 % of the height.
    void reveal(const document::PageBox &box);
    [[nodiscard]] ReaderPlace place() const;
    /// Before the pages are there: as soon as they are.
    void restorePlace(const ReaderPlace &place);
    /// Draws over the pages; must outlive the canvas, or be taken away before. Null: none.
    void setOverlay(const PageOverlay *overlay);

    /// The page that was last scrolled to; once somebody scrolls on, the one in the middle of the view, of a pair the
    /// first.
    [[nodiscard]] int currentPage() const;
    [[nodiscard]] int pageCount() const { return m_layout.count(); }
    /// Whether its picture is there, sharp or not; stand-ins do not count.
    [[nodiscard]] bool isRendered(int page) const;
    /// Whether its picture is as sharp as the screen.
    [[nodiscard]] bool isSharp(int page);
    /// First and last page in sight; {0, -1} without a document.
    [[nodiscard]] std::pair<int, int> pagesInSight() const;
    /// Whether nothing of the page's content can be seen: no picture, no stand-in, not even where its words are.
    [[nodiscard]] bool isBlank(int page);
    /// In the viewport's coordinates.
    [[nodiscard]] std::vector<QRect> visibleBoxes() const;
    [[nodiscard]] qsizetype cachedBytes() const { return m_pictures.bytes(); }

    /// 1: as large as on paper at 96 pixels an inch.
    [[nodiscard]] double zoom() const;
    [[nodiscard]] ZoomMode zoomMode() const { return m_zoomMode; }
    [[nodiscard]] bool fitsWidth() const { return m_zoomMode == ZoomMode::Width; }
    /// Keeps the point at `anchor` (viewport) in place. Clamped to 0.1..5.
    void setZoom(double zoom, QPoint anchor);
    void setZoom(double zoom);
    void setZoomMode(ZoomMode mode);
    void fitWidth() { setZoomMode(ZoomMode::Width); }
    void fitPage() { setZoomMode(ZoomMode::Page); }

    /// Turns all pages of the document; clockwise.
    void turn(int quarterTurns);
    [[nodiscard]] int quarterTurns() const { return m_layout.quarterTurns(); }
    void setArrangement(PageArrangement arrangement);
    [[nodiscard]] PageArrangement arrangement() const { return m_layout.arrangement(); }
    void setDarkPages(bool dark);
    [[nodiscard]] bool darkPages() const { return m_dark; }

    [[nodiscard]] PageSelector &selector() { return m_selector; }
    [[nodiscard]] bool hasSelection() const { return !m_selector.isEmpty(); }
    /// In the viewport's coordinates.
    [[nodiscard]] std::vector<QRect> selectionRects();
    /// What the selection is when it is dragged out; null if it is empty or its text is not at hand.
    [[nodiscard]] std::unique_ptr<QMimeData> draggedData();

public Q_SLOTS:
    /// Of the selected text; nothing if there is none.
    void copy();
    void copyWithReference();
    void selectPage();

Q_SIGNALS:
    void currentPageChanged(int page);
    void zoomChanged();
    void pageRendered(int page);
    void selectionChanged();
    /// What was asked for could not be done; a sentence.
    void failed(const QString &reason);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// How a document is shown.
    struct Shown {
        ZoomMode mode = ZoomMode::Width;
        double scale = 1;
        int turns = 0;
    };
    struct PointOnPage {
        int page = 0;
        QPointF point; ///< of the upright page, 0..1
    };

    void makeActions();
    void onPages(DocumentId document, const std::vector<document::Page> &pages);
    void onPicture(int page, bool standIn);
    [[nodiscard]] double scaleOf(ZoomMode mode) const;
    void applyScale(double scale, QPoint anchor);
    void relayout(const std::function<void()> &change);
    void changeLook(PageLook from);
    void scrollFor(int page, int top);
    void showAcross(const QRectF &words);
    void updateScrollBars();
    void tellPage();
    void requestPictures();
    [[nodiscard]] PictureView view() const;
    [[nodiscard]] PageLook look() const { return {m_layout.quarterTurns(), m_dark}; }
    [[nodiscard]] QPoint offset() const;
    [[nodiscard]] QRectF inView(const document::PageBox &box) const;

    void paintPage(QPainter &painter, int page, const QRect &visible);
    void paintTiles(QPainter &painter, int page, const QRect &rect);
    void paintHighlight(QPainter &painter, int first, int last);
    void paintSelection(QPainter &painter, int first, int last);

    [[nodiscard]] PointOnPage at(const QPoint &inViewport) const;
    void pinch(double factor, const QPoint &anchor);
    bool nativeGesture(const QNativeGestureEvent &event);
    [[nodiscard]] bool isCopyWithReference(const QKeyEvent &event) const;
    bool selectWithKey(const QKeyEvent &event);
    bool scrollWithKey(const QKeyEvent &event);
    void selectTo(const QPoint &inViewport);
    void scrollWhileSelecting();
    void startDrag();
    void updateCursor(const QPoint &inViewport);
    void showCaret();

    PageSource &m_source;
    document::Document m_document;
    PageLayout m_layout;
    PictureStore m_pictures;
    PageSelector m_selector;
    Highlight m_highlight;
    const PageOverlay *m_overlay = nullptr;
    std::map<DocumentId, Shown> m_shown;      ///< of the documents that were open before
    std::optional<int> m_pageToShow;          ///< until the pages are known
    std::optional<ReaderPlace> m_placeToShow; ///< the same
    bool m_highlightToShow = false;
    ZoomMode m_zoomMode = ZoomMode::Width;
    bool m_dark = false;
    int m_toldPage = 0;
    int m_focusPage = 0; ///< that was last scrolled to
    int m_focusTop = 0;  ///< where the view was then
    int m_wheelRest = 0;
    int m_direction = 0; ///< of scrolling
    QTimer m_requestTimer;
    QVariantAnimation m_flash;

    bool m_selecting = false;          ///< the button is down
    std::optional<QPoint> m_dragBegin; ///< pressed on selected text
    QPoint m_mouse;                    ///< where it is while selecting
    QPoint m_doubleClick;
    QTimer m_tripleClick; ///< while it runs a third click may come
    QTimer m_selectScroll;
    QAction *m_copy = nullptr;
    QAction *m_copyReference = nullptr;
    QAction *m_selectPage = nullptr;
};

} // namespace longleaf::ui
