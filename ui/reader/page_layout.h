// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.h"
#include "core/document/geometry.h"

#include <QPoint>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSize>
#include <utility>
#include <vector>

namespace longleaf::ui {

/// How pages stand beside and below each other.
enum class PageArrangement {
    Single,
    Pairs,           ///< 1 2, 3 4, ...
    PairsAfterCover, ///< 1, 2 3, 4 5, ...: as in a book, the first page on the right
};

/// Where the pages of a document lie when they stand in rows below each other. Lengths are device-independent pixels, y
/// runs down from the document's top; pages are 1-based. Pages wider than the usual one are shown at its width.
class PageLayout final {
public:
    static constexpr int kMargin = 16; ///< around the pages
    static constexpr int kGap = 12;    ///< between two pages

    /// Pages without a size get the usual one.
    void setPages(const std::vector<document::Page> &pages);
    void setArrangement(PageArrangement arrangement);
    /// All pages, clockwise; any number.
    void setQuarterTurns(int turns);
    /// Pixels per point of the usual page.
    void setScale(double scale);

    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] PageArrangement arrangement() const { return m_arrangement; }
    [[nodiscard]] int quarterTurns() const { return m_turns; } ///< 0..3
    [[nodiscard]] double scale() const { return m_scale; }
    /// The scale at which a row of usual pages fills `width`.
    [[nodiscard]] double scaleForWidth(int width) const;
    /// The scale at which a row of usual pages is seen whole in a view of this size.
    [[nodiscard]] double scaleForView(QSize view) const;

    [[nodiscard]] int width() const;
    [[nodiscard]] int height() const;
    /// Centred in `width`, or in the document's own width if that is larger.
    [[nodiscard]] QRect pageRect(int page, int width) const;
    /// A box of the upright page, turned with it.
    [[nodiscard]] QRectF boxRect(const document::PageBox &box, int width) const;
    /// Where on the upright page a point lies; 0..1 inside of it.
    [[nodiscard]] QPointF onPage(int page, const QPointF &point, int width) const;
    /// The first page of the row at height `y`; in a gap the row above; the nearest one outside. 0 if there is no page.
    [[nodiscard]] int pageAt(int y) const;
    /// The page of that row which is nearest to the point.
    [[nodiscard]] int pageAt(const QPoint &point, int width) const;
    /// First and last page of a page's row.
    [[nodiscard]] std::pair<int, int> rowOf(int page) const;
    /// First and last page of the rows that touch [top, bottom]; {0, -1} if there is no page.
    [[nodiscard]] std::pair<int, int> pagesBetween(int top, int bottom) const;
    /// Dots per inch at which the page's picture has one dot per pixel.
    [[nodiscard]] double dpi(int page, double devicePixelRatio) const;
    /// Points of the upright page.
    [[nodiscard]] QSizeF sizePt(int page) const;

private:
    struct PageSize {
        double widthPt = 0;  ///< of the page itself, turned
        double shownPt = 0;  ///< width as shown
        double heightPt = 0; ///< height as shown
        int row = 0;
        int column = 0; ///< 0 or 1
    };
    struct Row {
        int first = 0; ///< page
        int last = 0;
        double heightPt = 0;
        double topPt = 0; ///< sum of the heights above
    };

    void arrange();
    [[nodiscard]] int columns() const { return m_arrangement == PageArrangement::Single ? 1 : 2; }
    [[nodiscard]] const PageSize &at(int page) const { return m_pages[static_cast<std::size_t>(page - 1)]; }
    [[nodiscard]] double top(int row) const;
    [[nodiscard]] int rowAt(int y) const;

    std::vector<QSizeF> m_upright; ///< points
    std::vector<PageSize> m_pages;
    std::vector<Row> m_rows;
    PageArrangement m_arrangement = PageArrangement::Single;
    int m_turns = 0;
    QSizeF m_usualPt{612, 792}; ///< as shown
    double m_widestPt = 0;
    double m_scale = 1;
};

} // namespace longleaf::ui
