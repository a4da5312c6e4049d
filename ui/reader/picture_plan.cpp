// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/picture_plan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMostWholePixels = 8e6;
constexpr double kTiledWholePixels = 4e6;
constexpr double kMostWholeSide = 4000; ///< what the extractor draws at most; longer pages have tiles
constexpr qint64 kBytesPerPixel = 4;
constexpr int kPagesAround = 2;
constexpr int kPagesAhead = 4;
constexpr int kPagesBehind = 1;

PageLook lookOf(const PageLayout &layout, const PictureView &view)
{
    return {layout.quarterTurns(), view.dark};
}

PictureRequest wholePage(const PageLayout &layout, int page, const PictureView &view, PictureUse use)
{
    return {page, wholeDpi(layout, page, view.devicePixelRatio), {}, lookOf(layout, view), use};
}

qint64 bytesOf(const PageLayout &layout, const PictureRequest &request)
{
    const QSize size = request.clip.isEmpty() ? pagePixels(layout, request.page, request.dpi) : request.clip.size();
    return qint64{size.width()} * size.height() * kBytesPerPixel;
}

} // namespace

double sharpDpi(const PageLayout &layout, int page, double devicePixelRatio)
{
    return layout.dpi(page, devicePixelRatio);
}

double wholeDpi(const PageLayout &layout, int page, double devicePixelRatio)
{
    const double dpi = sharpDpi(layout, page, devicePixelRatio);
    const QSizeF size = QSizeF(layout.pageRect(page, 0).size()) * devicePixelRatio;
    const double pixels = size.width() * size.height();
    // A pixel less, since sizes are rounded up.
    const double bySide = std::min(1.0, (kMostWholeSide - 1) / std::max({size.width(), size.height(), 1.0}));
    return dpi * std::min(bySide, pixels > kMostWholePixels ? std::sqrt(kTiledWholePixels / pixels) : 1.0);
}

QSize pagePixels(const PageLayout &layout, int page, double dpi)
{
    const auto pixels = [dpi](double points) {
        return std::max(1, static_cast<int>(std::ceil(points * dpi / kPointsPerInch - 1e-6)));
    };
    const QSizeF size = layout.sizePt(page);
    return {pixels(size.width()), pixels(size.height())};
}

QRect turnedClip(const QRect &clip, QSize upright, int quarterTurns)
{
    const int right = upright.width() - clip.x() - clip.width();
    const int bottom = upright.height() - clip.y() - clip.height();
    switch (quarterTurns) {
    case 1: return {bottom, clip.x(), clip.height(), clip.width()};
    case 2: return {right, bottom, clip.width(), clip.height()};
    case 3: return {clip.y(), right, clip.height(), clip.width()};
    default: return clip;
    }
}

std::vector<PictureRequest> tilesWanted(const PageLayout &layout, int page, const PictureView &view)
{
    std::vector<PictureRequest> tiles;
    const double ratio = view.devicePixelRatio;
    if (wholeDpi(layout, page, ratio) >= sharpDpi(layout, page, ratio))
        return tiles;
    const double dpi = sharpDpi(layout, page, ratio);
    const QSize upright = pagePixels(layout, page, dpi);
    const QRect rect = layout.pageRect(page, view.width);
    const QRect seen = rect.intersected(view.rect).translated(-rect.topLeft());
    if (seen.isEmpty())
        return tiles;
    const QRectF seenPixels(QPointF(seen.topLeft()) * ratio, QSizeF(seen.size()) * ratio);
    const PageLook look = lookOf(layout, view);
    const QSize whole = look.quarterTurns % 2 == 1 ? upright.transposed() : upright;
    // Back to the upright page: the opposite turn.
    const QRect part =
        turnedClip(seenPixels.toAlignedRect().intersected(QRect(QPoint(), whole)), whole, (4 - look.quarterTurns) % 4);
    for (int y = part.top() / kTileSide * kTileSide; y <= part.bottom(); y += kTileSide) {
        for (int x = part.left() / kTileSide * kTileSide; x <= part.right(); x += kTileSide) {
            const QRect clip = QRect(x, y, kTileSide, kTileSide).intersected(QRect(QPoint(), upright));
            tiles.push_back({page, dpi, clip, look, PictureUse::InSight});
        }
    }
    const auto distance = [middle = part.center()](const PictureRequest &tile) {
        return (tile.clip.center() - middle).manhattanLength();
    };
    std::stable_sort(tiles.begin(), tiles.end(),
                     [&](const auto &a, const auto &b) { return distance(a) < distance(b); });
    return tiles;
}

std::vector<PictureRequest> picturesWanted(const PageLayout &layout, const PictureView &view, qsizetype maxBytes)
{
    const auto [first, last] = layout.pagesBetween(view.rect.top(), view.rect.bottom());
    const int middle = std::clamp(layout.pageAt(view.rect.center(), view.width), first, last);
    std::vector<int> inSight;
    for (int page = first; page <= last; ++page)
        inSight.push_back(page);
    // Of two pages equally near the lower one comes first: people read downwards.
    std::sort(inSight.begin(), inSight.end(), [middle](int a, int b) {
        return std::pair(std::abs(a - middle), -a) < std::pair(std::abs(b - middle), -b);
    });
    std::vector<PictureRequest> wanted;
    for (const int page : inSight)
        wanted.push_back(wholePage(layout, page, view, PictureUse::InSight));
    for (const int page : inSight) {
        const auto tiles = tilesWanted(layout, page, view);
        wanted.insert(wanted.end(), tiles.begin(), tiles.end());
    }
    const int columns = layout.arrangement() == PageArrangement::Single ? 1 : 2;
    const int below = columns * (view.direction > 0 ? kPagesAhead : view.direction < 0 ? kPagesBehind : kPagesAround);
    const int above = columns * (view.direction < 0 ? kPagesAhead : view.direction > 0 ? kPagesBehind : kPagesAround);
    for (int step = 1; step <= std::max(below, above); ++step) {
        const bool hasBelow = step <= below && last + step <= layout.count();
        const bool hasAbove = step <= above && first - step >= 1;
        const int ahead = view.direction < 0 ? first - step : last + step;
        const int behind = view.direction < 0 ? last + step : first - step;
        if (view.direction < 0 ? hasAbove : hasBelow)
            wanted.push_back(wholePage(layout, ahead, view, PictureUse::Near));
        if (view.direction < 0 ? hasBelow : hasAbove)
            wanted.push_back(wholePage(layout, behind, view, PictureUse::Near));
    }
    qint64 bytes = 0;
    const auto tooMany = std::find_if(wanted.begin(), wanted.end(), [&](const PictureRequest &request) {
        bytes += bytesOf(layout, request);
        return bytes > maxBytes;
    });
    wanted.erase(std::max(tooMany, wanted.begin() + 1), wanted.end());
    return wanted;
}

} // namespace longleaf::ui
