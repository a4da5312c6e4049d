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

/// The page of median width.
const document::Page *usualPage(const std::vector<document::Page> &pages)
{
    std::vector<const document::Page *> sized;
    for (const document::Page &page : pages) {
        if (hasSize(page))
            sized.push_back(&page);
    }
    if (sized.empty())
        return nullptr;
    const auto middle = sized.begin() + static_cast<std::ptrdiff_t>(sized.size() / 2);
    std::nth_element(sized.begin(), middle, sized.end(),
                     [](const auto *a, const auto *b) { return a->widthPt < b->widthPt; });
    return *middle;
}

int rounded(double value)
{
    return static_cast<int>(std::lround(std::clamp(value, -kMostPixels, kMostPixels)));
}

} // namespace

void PageLayout::setPages(const std::vector<document::Page> &pages)
{
    const document::Page *usual = usualPage(pages);
    m_usualWidthPt = usual != nullptr ? usual->widthPt : kDefaultWidthPt;
    const double usualHeightPt = usual != nullptr ? usual->heightPt : kDefaultHeightPt;
    m_widestPt = 0;
    m_pages.clear();
    m_pages.reserve(pages.size());
    double topPt = 0;
    for (const document::Page &page : pages) {
        const double widthPt = hasSize(page) ? page.widthPt : m_usualWidthPt;
        const double heightPt = hasSize(page) ? page.heightPt : usualHeightPt;
        const double shownPt = std::min(widthPt, m_usualWidthPt);
        m_pages.push_back({widthPt, shownPt, heightPt * shownPt / widthPt, topPt});
        topPt += m_pages.back().heightPt;
        m_widestPt = std::max(m_widestPt, shownPt);
    }
}

void PageLayout::setScale(double scale)
{
    m_scale = scale;
}

double PageLayout::scaleForWidth(int width) const
{
    return std::max(1, width - 2 * kMargin) / m_usualWidthPt;
}

int PageLayout::width() const
{
    return m_pages.empty() ? 0 : rounded(m_widestPt * m_scale) + 2 * kMargin;
}

int PageLayout::height() const
{
    if (m_pages.empty())
        return 0;
    return rounded(top(count()) + m_pages.back().heightPt * m_scale + kMargin);
}

double PageLayout::top(int page) const
{
    return kMargin + (page - 1.0) * kGap + m_pages[static_cast<std::size_t>(page - 1)].topPt * m_scale;
}

QRect PageLayout::pageRect(int page, int width) const
{
    const PageSize &size = m_pages[static_cast<std::size_t>(page - 1)];
    const int pageWidth = std::max(1, rounded(size.shownPt * m_scale));
    const int left = (std::max(width, this->width()) - pageWidth) / 2;
    return {left, rounded(top(page)), pageWidth, std::max(1, rounded(size.heightPt * m_scale))};
}

QRectF PageLayout::boxRect(const document::PageBox &box, int width) const
{
    const QRectF page = pageRect(box.page, width);
    return QRectF(QPointF(page.left() + static_cast<double>(box.box.left) * page.width(),
                          page.top() + static_cast<double>(box.box.top) * page.height()),
                  QPointF(page.left() + static_cast<double>(box.box.right) * page.width(),
                          page.top() + static_cast<double>(box.box.bottom) * page.height()));
}

int PageLayout::pageAt(int y) const
{
    int low = 1;
    int high = count();
    while (low < high) {
        const int middle = low + (high - low + 1) / 2;
        if (top(middle) <= y)
            low = middle;
        else
            high = middle - 1;
    }
    return std::min(low, count());
}

std::pair<int, int> PageLayout::pagesBetween(int top, int bottom) const
{
    if (m_pages.empty())
        return {0, -1};
    int first = pageAt(top);
    if (first < count() && pageRect(first, 0).bottom() < top)
        ++first;
    return {first, std::max(first, pageAt(bottom))};
}

double PageLayout::dpi(int page, double devicePixelRatio) const
{
    const PageSize &size = m_pages[static_cast<std::size_t>(page - 1)];
    return pageRect(page, 0).width() * devicePixelRatio * kPointsPerInch / size.widthPt;
}

} // namespace longleaf::ui
