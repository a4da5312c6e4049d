// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.h"
#include "core/document/geometry.h"

#include <QRect>
#include <QRectF>
#include <utility>
#include <vector>

namespace longleaf::ui {

/// Where the pages of a document lie when they stand below each other. Lengths are device-independent pixels, y runs
/// down from the document's top; pages are 1-based. Pages wider than the usual one are shown at its width.
class PageLayout final {
public:
    static constexpr int kMargin = 16; ///< around the pages
    static constexpr int kGap = 12;    ///< between two pages

    /// Pages without a size get the usual one.
    void setPages(const std::vector<document::Page> &pages);
    /// Pixels per point of the usual page.
    void setScale(double scale);

    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] double scale() const { return m_scale; }
    /// The scale at which the usual page fills `width`.
    [[nodiscard]] double scaleForWidth(int width) const;

    [[nodiscard]] int width() const;
    [[nodiscard]] int height() const;
    /// Centred in `width`, or in the document's own width if that is larger.
    [[nodiscard]] QRect pageRect(int page, int width) const;
    [[nodiscard]] QRectF boxRect(const document::PageBox &box, int width) const;
    /// The page at height `y`; in a gap the page above; the nearest one outside. 0 if there is no page.
    [[nodiscard]] int pageAt(int y) const;
    /// First and last page that touch [top, bottom]; {0, -1} if there is no page.
    [[nodiscard]] std::pair<int, int> pagesBetween(int top, int bottom) const;
    /// Dots per inch at which the page's picture has one dot per pixel.
    [[nodiscard]] double dpi(int page, double devicePixelRatio) const;

private:
    struct PageSize {
        double widthPt = 0;  ///< of the page itself
        double shownPt = 0;  ///< width as shown
        double heightPt = 0; ///< height as shown
        double topPt = 0;    ///< sum of the heights above
    };

    [[nodiscard]] double top(int page) const;

    std::vector<PageSize> m_pages;
    double m_usualWidthPt = 612;
    double m_widestPt = 0;
    double m_scale = 1;
};

} // namespace longleaf::ui
