// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QAbstractScrollArea>
#include <QTimer>
#include <QVariantAnimation>
#include <map>
#include <optional>
#include <vector>

#include "core/document/document.h"
#include "ui/reader/page_layout.h"
#include "ui/reader/page_overlay.h"
#include "ui/reader/picture_cache.h"
#include "ui/reader/reader_place.h"
#include "ui/reader/reader_view.h"

namespace longleaf::ui {

class PageSource;

/// The pages of one document with pictures, below each other. Only pages in sight and two on either side have, or get,
/// pictures; no page is a widget, so the number of pages does not matter.
class PageCanvas final : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Of all pictures that are kept.
    static constexpr qsizetype kCacheBytes = qsizetype{128} << 20;

    explicit PageCanvas(PageSource &source, QWidget *parent = nullptr);

    /// Shows a document from its first page. Its pages come a moment later; what is asked for before waits for them.
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

    [[nodiscard]] int currentPage() const;
    [[nodiscard]] int pageCount() const { return m_layout.count(); }
    [[nodiscard]] bool isRendered(int page) const;
    /// In the viewport's coordinates.
    [[nodiscard]] std::vector<QRect> visibleBoxes() const;
    [[nodiscard]] qsizetype cachedBytes() const { return m_cache.bytes(); }

    /// 1: as large as on paper at 96 pixels an inch.
    [[nodiscard]] double zoom() const;
    [[nodiscard]] bool fitsWidth() const { return m_fitWidth; }
    /// Keeps the point at `anchor` (viewport) in place. Clamped to 0.1..5.
    void setZoom(double zoom, QPoint anchor);
    void setZoom(double zoom);
    void fitWidth();

Q_SIGNALS:
    void currentPageChanged(int page);
    void zoomChanged();
    void pageRendered(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void onPages(DocumentId document, const std::vector<document::Page> &pages);
    void onPicture(DocumentId document, int page, double dpi, const QImage &image);
    void onFailure(DocumentId document, int page, const QString &reason);
    void applyScale(double scale, QPoint anchor);
    void showAcross(const QRectF &words);
    void updateScrollBars();
    void tellPage();
    void requestPictures();
    void paintPage(QPainter &painter, int page, const QRect &visible);
    [[nodiscard]] double dpiOf(int page) const;
    [[nodiscard]] PictureKey key(int page) const { return {m_document.id, page}; }
    [[nodiscard]] QPoint offset() const;

    PageSource &m_source;
    document::Document m_document;
    PageLayout m_layout;
    PictureCache m_cache{kCacheBytes};
    std::map<int, double> m_asked;     ///< page -> dpi of the picture that is under way
    std::map<int, QString> m_failures; ///< page -> reason
    Highlight m_highlight;
    const PageOverlay *m_overlay = nullptr;
    std::optional<int> m_pageToShow;          ///< until the pages are known
    std::optional<ReaderPlace> m_placeToShow; ///< the same
    bool m_highlightToShow = false;
    bool m_fitWidth = true;
    int m_toldPage = 0;
    int m_wheelRest = 0;
    QTimer m_requestTimer;
    QVariantAnimation m_flash;
};

} // namespace longleaf::ui
