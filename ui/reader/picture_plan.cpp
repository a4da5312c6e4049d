// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/picture_plan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kMostPixels = 12e6;
constexpr double kBytesPerPixel = 4;
constexpr int kPagesAround = 2;

double pixelsOf(const PageLayout &layout, int page, double devicePixelRatio)
{
    const QSizeF size = QSizeF(layout.pageRect(page, 0).size()) * devicePixelRatio;
    return size.width() * size.height();
}

} // namespace

double pictureDpi(const PageLayout &layout, int page, double devicePixelRatio)
{
    const double dpi = layout.dpi(page, devicePixelRatio);
    const double pixels = pixelsOf(layout, page, devicePixelRatio);
    return pixels > kMostPixels ? dpi * std::sqrt(kMostPixels / pixels) : dpi;
}

std::vector<int> picturesWanted(const PageLayout &layout, const QRect &view, double devicePixelRatio,
                                qsizetype maxBytes)
{
    const auto [first, last] = layout.pagesBetween(view.top(), view.bottom());
    const int middle = std::clamp(layout.pageAt(view.center().y()), first, last);
    std::vector<int> pages;
    for (int page = std::max(1, first - kPagesAround); page <= std::min(layout.count(), last + kPagesAround); ++page)
        pages.push_back(page);
    const auto rank = [first = first, last = last, middle](int page) {
        const bool inSight = page >= first && page <= last;
        return std::pair(!inSight, std::abs(page - middle));
    };
    // Of two pages equally near the lower one comes first: people read downwards.
    std::sort(pages.begin(), pages.end(), std::greater<>());
    std::stable_sort(pages.begin(), pages.end(), [&rank](int a, int b) { return rank(a) < rank(b); });
    double bytes = 0;
    const auto tooMany = std::find_if(pages.begin(), pages.end(), [&](int page) {
        bytes += std::min(pixelsOf(layout, page, devicePixelRatio), kMostPixels) * kBytesPerPixel;
        return bytes > static_cast<double>(maxBytes);
    });
    pages.erase(std::max(tooMany, pages.begin() + 1), pages.end());
    return pages;
}

} // namespace longleaf::ui
