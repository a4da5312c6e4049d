// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/page_renderer.h"

#include "core/extract/poppler_text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <poppler-page-renderer.h>

namespace longleaf::extract {

namespace {

constexpr double kPointsPerInch = 72.0;
constexpr double kMostDpi = 2400;
constexpr int kColorBytes = 4; // blue, green, red, opaque

struct Area {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
};

std::int32_t pixels(double points, double dpi)
{
    return std::max(1, static_cast<std::int32_t>(std::ceil(points * dpi / kPointsPerInch - 1e-6)));
}

Result<Area> clipOf(const ipc::RenderPage &request, std::int32_t width, std::int32_t height)
{
    const bool outside = request.clipX < 0 || request.clipY < 0 || request.clipX >= width || request.clipY >= height;
    if (request.clipWidth < 0 || request.clipHeight < 0 || outside)
        return fail(ErrorCode::InvalidInput, "The part of the page to be shown lies outside of the page.");
    const Area area{request.clipX, request.clipY, std::min(request.clipWidth, width - request.clipX),
                    std::min(request.clipHeight, height - request.clipY)};
    const double count = static_cast<double>(area.width) * area.height;
    if (count > kMostPixels || area.width > kMostPixelsPerSide || area.height > kMostPixelsPerSide)
        return fail(ErrorCode::InvalidInput, "The part of the page to be shown is too large. Choose a smaller zoom.");
    return area;
}

bool isGray(const char *line, int width)
{
    for (int x = 0; x < width; ++x) {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel, line + static_cast<std::ptrdiff_t>(x) * kColorBytes, kColorBytes);
        // Blue equals green, and green red.
        if (((pixel ^ (pixel >> 8U)) & 0xFFFFU) != 0)
            return false;
    }
    return true;
}

/// Pages without colours, most of them, as gray: a quarter of the bytes to send and to keep.
ipc::PageImage packed(const poppler::image &image)
{
    const auto row = [&image](int y) {
        return image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    };
    bool gray = true;
    for (int y = 0; gray && y < image.height(); ++y)
        gray = isGray(row(y), image.width());
    ipc::PageImage result;
    result.width = image.width();
    result.height = image.height();
    result.format = gray ? ipc::PixelFormat::Gray8 : ipc::PixelFormat::Bgra32;
    // Rows of gray start at multiples of four bytes, as picture libraries expect.
    result.bytesPerLine = gray ? (image.width() + 3) / 4 * 4 : image.width() * kColorBytes;
    const auto line = static_cast<std::size_t>(result.bytesPerLine);
    result.pixels.resize(line * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const char *from = row(y);
        char *to = result.pixels.data() + line * static_cast<std::size_t>(y);
        if (!gray) {
            std::memcpy(to, from, line);
            continue;
        }
        for (int x = 0; x < image.width(); ++x)
            to[x] = from[static_cast<std::ptrdiff_t>(x) * kColorBytes];
    }
    return result;
}

} // namespace

double boundedDpi(double dpi, double widthPt, double heightPt)
{
    const double width = std::max(widthPt, 1.0) / kPointsPerInch;
    const double height = std::max(heightPt, 1.0) / kPointsPerInch;
    // One pixel less per side, since sizes are rounded up.
    const double bySide = (kMostPixelsPerSide - 1) / std::max(width, height);
    const double byArea = std::sqrt(kMostPixels / (width * height)) * 0.999;
    return std::max(std::min({dpi, bySide, byArea}), 1e-9);
}

Result<ipc::PageImage> renderPage(const poppler::page &page, const ipc::RenderPage &request)
{
    if (!(request.dpi >= 1 && request.dpi <= kMostDpi))
        return fail(ErrorCode::InvalidInput, "The resolution must be between 1 and 2400 dots per inch.");
    const PageSize size = sizeOf(page);
    const bool whole = request.clipWidth == 0 || request.clipHeight == 0;
    const double dpi = whole ? boundedDpi(request.dpi, size.widthPt, size.heightPt) : request.dpi;
    const std::int32_t width = pixels(size.widthPt, dpi);
    const std::int32_t height = pixels(size.heightPt, dpi);
    Area area{0, 0, width, height};
    if (!whole) {
        const Result<Area> clip = clipOf(request, width, height);
        if (!clip)
            return tl::unexpected(clip.error());
        area = *clip;
    }
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_paper_color(0xFFFFFFFFU);
    renderer.set_image_format(poppler::image::format_argb32);
    const poppler::image image = renderer.render_page(&page, dpi, dpi, area.x, area.y, area.width, area.height);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0 || image.const_data() == nullptr) {
        return fail(ErrorCode::DamagedDocument,
                    "Page " + std::to_string(request.page) + " is damaged and cannot be shown.");
    }
    ipc::PageImage result = packed(image);
    result.page = request.page;
    result.dpi = dpi;
    return result;
}

} // namespace longleaf::extract
