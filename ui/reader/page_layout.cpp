// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_layout.h"

#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

constexpr double kPointsPerInch = 72;
constexpr double kDefaultWidthPt = 612;
constexpr double kDefaultHeightPt = 792;
// PDF allows up to 200 inches; anything outside of this range is a broken page.
constexpr double kLeastPt = 3;
constexpr double kMostPt = 14'400;
// Scroll bars count in int.
constexpr double kMostPixels = 2'000'000'000;

bool hasSize(const document::Page &page)
{
    return page.widthPt >= kLeastPt && page.heightPt >= kLeastPt && page.widthPt <= kMostPt && page.heightPt <= kMostPt;
}

/// The page of median width, or the default.
QSizeF usualSize(const std::vector<document::Page> &pages)
{
    std::vector<const document::Page *> sized;
    for (const document::Page &page : pages) {
        if (hasSize(page))
            sized.push_back(&page);
    }
    if (sized.empty())
        return {kDefaultWidthPt, kDefaultHeightPt};
    const auto middle = sized.begin() + static_cast<std::ptrdiff_t>(sized.size() / 2);
    std::nth_element(sized.begin(), middle, sized.end(),
                     [](const auto *a, const auto *b) { return a->widthPt < b->widthPt; });
    return {(*middle)->widthPt, (*middle)->heightPt};
}

int rounded(double value)
{
    return static_cast<int>(std::lround(std::clamp(value, -kMostPixels, kMostPixels)));
}

} // namespace

void PageLayout::setPages(const std::vector<document::Page> &pages)
{
    const QSizeF usual = usualSize(pages);
    m_upright.clear();
    m_upright.reserve(pages.size());
    for (const document::Page &page : pages)
        m_upright.push_back(hasSize(page) ? QSizeF(page.widthPt, page.heightPt) : usual);
    arrange();
}

void PageLayout::setArrangement(PageArrangement arrangement)
{
    m_arrangement = arrangement;
    arrange();
}

void PageLayout::setQuarterTurns(int turns)
{
    m_turns = (turns % 4 + 4) % 4;
    arrange();
}

void PageLayout::setScale(double scale)
{
    m_scale = scale;
}

void PageLayout::arrange()
{
    std::vector<QSizeF> sizes = m_upright;
    if (m_turns % 2 == 1)
        std::transform(sizes.begin(), sizes.end(), sizes.begin(), [](QSizeF size) { return size.transposed(); });
    m_usualPt = {kDefaultWidthPt, kDefaultHeightPt};
    if (!sizes.empty()) {
        std::vector<QSizeF> sorted = sizes;
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
        std::nth_element(sorted.begin(), middle, sorted.end(),
                         [](const QSizeF &a, const QSizeF &b) { return a.width() < b.width(); });
        m_usualPt = *middle;
    }
    m_pages.clear();
    m_rows.clear();
    m_widestPt = 0;
    m_pages.reserve(sizes.size());
    for (const QSizeF &size : sizes) {
        const int page = count() + 1;
        const bool cover = m_arrangement == PageArrangement::PairsAfterCover && page == 1;
        const int column = columns() == 1 ? 0 : cover ? 1 : m_pages.empty() ? 0 : 1 - m_pages.back().column;
        if (column == 0 || cover)
            m_rows.push_back({page, page, 0, m_rows.empty() ? 0 : m_rows.back().topPt + m_rows.back().heightPt});
        Row &row = m_rows.back();
        const double shownPt = std::min(size.width(), m_usualPt.width());
        const double heightPt = size.height() * shownPt / size.width();
        row.last = page;
        row.heightPt = std::max(row.heightPt, heightPt);
        m_widestPt = std::max(m_widestPt, shownPt);
        m_pages.push_back({size.width(), shownPt, heightPt, static_cast<int>(m_rows.size()) - 1, column});
    }
}

double PageLayout::scaleForWidth(int width) const
{
    const int between = (columns() - 1) * kGap;
    return std::max(1, width - 2 * kMargin - between) / (columns() * m_usualPt.width());
}

double PageLayout::scaleForView(QSize view) const
{
    // Two pixels more, so that rounding does not let the next row peep in.
    return std::min(scaleForWidth(view.width()), std::max(1, view.height() - 2 * kGap + 2) / m_usualPt.height());
}

int PageLayout::width() const
{
    if (m_pages.empty())
        return 0;
    return columns() * rounded(m_widestPt * m_scale) + (columns() - 1) * kGap + 2 * kMargin;
}

int PageLayout::height() const
{
    if (m_pages.empty())
        return 0;
    return rounded(top(static_cast<int>(m_rows.size()) - 1) + m_rows.back().heightPt * m_scale + kMargin);
}

double PageLayout::top(int row) const
{
    return kMargin + static_cast<double>(row) * kGap + m_rows[static_cast<std::size_t>(row)].topPt * m_scale;
}

QRect PageLayout::pageRect(int page, int width) const
{
    const PageSize &size = at(page);
    const int pageWidth = std::max(1, rounded(size.shownPt * m_scale));
    const int whole = std::max(width, this->width());
    const int middle = whole / 2;
    int left = (whole - pageWidth) / 2;
    if (columns() == 2)
        left = size.column == 0 ? middle - kGap / 2 - pageWidth : middle + kGap / 2;
    return {left, rounded(top(size.row)), pageWidth, std::max(1, rounded(size.heightPt * m_scale))};
}

QRectF PageLayout::boxRect(const document::PageBox &box, int width) const
{
    const QRectF page = pageRect(box.page, width);
    const double left = static_cast<double>(box.box.left);
    const double top = static_cast<double>(box.box.top);
    const double right = static_cast<double>(box.box.right);
    const double bottom = static_cast<double>(box.box.bottom);
    QRectF turned(QPointF(left, top), QPointF(right, bottom));
    switch (m_turns) {
    case 1: turned = QRectF(QPointF(1 - bottom, left), QPointF(1 - top, right)); break;
    case 2: turned = QRectF(QPointF(1 - right, 1 - bottom), QPointF(1 - left, 1 - top)); break;
    case 3: turned = QRectF(QPointF(top, 1 - right), QPointF(bottom, 1 - left)); break;
    default: break;
    }
    return {page.left() + turned.left() * page.width(), page.top() + turned.top() * page.height(),
            turned.width() * page.width(), turned.height() * page.height()};
}

QPointF PageLayout::onPage(int page, const QPointF &point, int width) const
{
    const QRectF rect = pageRect(page, width);
    const double x = (point.x() - rect.left()) / rect.width();
    const double y = (point.y() - rect.top()) / rect.height();
    switch (m_turns) {
    case 1: return {y, 1 - x};
    case 2: return {1 - x, 1 - y};
    case 3: return {1 - y, x};
    default: return {x, y};
    }
}

int PageLayout::rowAt(int y) const
{
    int low = 0;
    int high = static_cast<int>(m_rows.size()) - 1;
    while (low < high) {
        const int middle = low + (high - low + 1) / 2;
        if (top(middle) <= y)
            low = middle;
        else
            high = middle - 1;
    }
    return std::max(low, 0);
}

int PageLayout::pageAt(int y) const
{
    return m_pages.empty() ? 0 : m_rows[static_cast<std::size_t>(rowAt(y))].first;
}

int PageLayout::pageAt(const QPoint &point, int width) const
{
    if (m_pages.empty())
        return 0;
    const auto [first, last] = rowOf(pageAt(point.y()));
    const auto distance = [&](int page) {
        const QRect rect = pageRect(page, width);
        return std::max({rect.left() - point.x(), point.x() - rect.right(), 0});
    };
    return distance(last) < distance(first) ? last : first;
}

std::pair<int, int> PageLayout::rowOf(int page) const
{
    const Row &row = m_rows[static_cast<std::size_t>(at(page).row)];
    return {row.first, row.last};
}

std::pair<int, int> PageLayout::pagesBetween(int top, int bottom) const
{
    if (m_pages.empty())
        return {0, -1};
    int first = rowAt(top);
    const int rows = static_cast<int>(m_rows.size());
    const double end = this->top(first) + m_rows[static_cast<std::size_t>(first)].heightPt * m_scale;
    if (first + 1 < rows && rounded(end) - 1 < top)
        ++first;
    const int last = std::max(first, rowAt(bottom));
    return {m_rows[static_cast<std::size_t>(first)].first, m_rows[static_cast<std::size_t>(last)].last};
}

double PageLayout::dpi(int page, double devicePixelRatio) const
{
    return pageRect(page, 0).width() * devicePixelRatio * kPointsPerInch / at(page).widthPt;
}

QSizeF PageLayout::sizePt(int page) const
{
    return m_upright[static_cast<std::size_t>(page - 1)];
}

} // namespace longleaf::ui
