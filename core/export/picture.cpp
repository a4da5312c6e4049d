// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <png.h>

namespace longleaf::exporting {

namespace {

constexpr double kContextPt = 30;     ///< shown above and below the boxes: two to three lines
constexpr double kMarginPt = 9;       ///< kept beside what stands in the strip
constexpr double kMostOfAPage = 0.55; ///< of its height
constexpr double kLinePt = 14;        ///< a line of text is not higher
constexpr int kInk = 128;             ///< below this value a pixel is a part of a letter or a line
constexpr int kWhite = 245;           ///< from this value on a pixel is paper
constexpr std::array<int, 3> kTint{255, 236, 140};
constexpr std::array<int, 3> kLine{160, 110, 0};

/// Pixels in red, green, blue.
struct Canvas {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels;

    [[nodiscard]] unsigned char *at(int x, int y)
    {
        return pixels.data() +
               3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
    }
};

struct PixelBox {
    int left = 0;
    int top = 0;
    int right = 0; ///< first pixel outside
    int bottom = 0;
};

/// Whether no line of text goes through a row of pixels.
bool isQuiet(const ipc::PageImage &page, int y)
{
    const int step = page.format == ipc::PixelFormat::Gray8 ? 1 : 4;
    // Of colours the green: it is most of what the eye calls dark.
    const char *row = page.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(page.bytesPerLine) +
                      (step == 4 ? 1 : 0);
    for (int x = 0; x < page.width; ++x) {
        if (static_cast<unsigned char>(row[std::ptrdiff_t{step} * x]) < kInk)
            return false;
    }
    return true;
}

/// The strip, a little higher where its edges would cut through text.
Strip betweenLines(const ipc::PageImage &page, Strip strip)
{
    const auto most = static_cast<int>(kLinePt * page.dpi / 72);
    int top = strip.top;
    int bottom = strip.top + strip.height;
    while (top > 0 && strip.top - top < most && !isQuiet(page, top))
        --top;
    while (bottom < page.height && bottom - strip.top - strip.height < most && !isQuiet(page, bottom - 1))
        ++bottom;
    return {top, bottom - top};
}

Canvas cut(const ipc::PageImage &page, const Strip &strip)
{
    Canvas canvas{page.width, strip.height, {}};
    canvas.pixels.resize(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(strip.height) * 3);
    const bool gray = page.format == ipc::PixelFormat::Gray8;
    for (int y = 0; y < strip.height; ++y) {
        const char *row =
            page.pixels.data() + static_cast<std::size_t>(strip.top + y) * static_cast<std::size_t>(page.bytesPerLine);
        unsigned char *out = canvas.at(0, y);
        for (int x = 0; x < page.width; ++x, out += 3) {
            const char *pixel = gray ? row + x : row + std::ptrdiff_t{4} * x;
            out[0] = static_cast<unsigned char>(gray ? pixel[0] : pixel[2]);
            out[1] = static_cast<unsigned char>(gray ? pixel[0] : pixel[1]);
            out[2] = static_cast<unsigned char>(pixel[0]);
        }
    }
    return canvas;
}

void tint(Canvas &canvas, const PixelBox &box)
{
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) {
            unsigned char *pixel = canvas.at(x, y);
            // As a marker does: dark stays dark, paper takes the colour.
            for (std::size_t i = 0; i < 3; ++i)
                pixel[i] = static_cast<unsigned char>(pixel[i] * kTint[i] / 255);
        }
    }
}

void frame(Canvas &canvas, const PixelBox &box, BoxStyle style, int dash)
{
    const auto dot = [&](int x, int y, int along) {
        if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height ||
            (style == BoxStyle::Uncertain && along / dash % 2 == 1))
            return;
        unsigned char *pixel = canvas.at(x, y);
        for (std::size_t i = 0; i < 3; ++i)
            pixel[i] = static_cast<unsigned char>(kLine[i]);
    };
    for (int x = box.left; x < box.right; ++x) {
        dot(x, box.top, x - box.left);
        dot(x, box.bottom - 1, x - box.left);
    }
    for (int y = box.top; y < box.bottom; ++y) {
        dot(box.left, y, y - box.top);
        dot(box.right - 1, y, y - box.top);
    }
}

PixelBox place(const document::Box &box, const ipc::PageImage &page, const Strip &strip)
{
    const auto pixel = [](float share, int size) {
        return static_cast<double>(share) * size;
    };
    PixelBox placed{static_cast<int>(std::floor(pixel(box.left, page.width))) - 2,
                    static_cast<int>(std::floor(pixel(box.top, page.height))) - 2 - strip.top,
                    static_cast<int>(std::ceil(pixel(box.right, page.width))) + 2,
                    static_cast<int>(std::ceil(pixel(box.bottom, page.height))) + 2 - strip.top};
    placed.left = std::clamp(placed.left, 0, page.width);
    placed.right = std::clamp(placed.right, placed.left, page.width);
    placed.top = std::clamp(placed.top, 0, strip.height);
    placed.bottom = std::clamp(placed.bottom, placed.top, strip.height);
    return placed;
}

/// Columns [first, second) of the canvas that are not only paper, with a margin.
std::pair<int, int> inkedColumns(Canvas &canvas, int margin)
{
    int first = canvas.width;
    int last = 0;
    for (int y = 0; y < canvas.height; ++y) {
        for (int x = 0; x < canvas.width; ++x) {
            const unsigned char *pixel = canvas.at(x, y);
            if (pixel[0] < kWhite || pixel[1] < kWhite || pixel[2] < kWhite) {
                first = std::min(first, x);
                last = std::max(last, x + 1);
            }
        }
    }
    if (first >= last)
        return {0, canvas.width};
    return {std::max(0, first - margin), std::min(canvas.width, last + margin)};
}

Canvas columns(Canvas &canvas, std::pair<int, int> range)
{
    Canvas out{range.second - range.first, canvas.height, {}};
    for (int y = 0; y < canvas.height; ++y)
        out.pixels.insert(out.pixels.end(), canvas.at(range.first, y),
                          canvas.at(range.first, y) + std::ptrdiff_t{3} * out.width);
    return out;
}

Result<std::string> encodePng(const Canvas &canvas)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(canvas.width);
    image.height = static_cast<png_uint_32>(canvas.height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, canvas.pixels.data(), 0, nullptr) == 0)
        return fail(ErrorCode::Internal, std::string("The picture of a page cannot be written: ") + image.message);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, canvas.pixels.data(), 0, nullptr) == 0)
        return fail(ErrorCode::Internal, std::string("The picture of a page cannot be written: ") + image.message);
    bytes.resize(size);
    return bytes;
}

} // namespace

Strip stripAround(const std::vector<document::Box> &boxes, int heightPx, double dpi)
{
    float top = 1;
    float bottom = 0;
    for (const document::Box &box : boxes) {
        top = std::min(top, box.top);
        bottom = std::max(bottom, box.bottom);
    }
    const auto context = static_cast<int>(std::lround(kContextPt * dpi / 72));
    const int first = std::clamp(static_cast<int>(static_cast<double>(top) * heightPx) - context, 0, heightPx);
    const int end =
        std::clamp(static_cast<int>(std::ceil(static_cast<double>(bottom) * heightPx)) + context, first, heightPx);
    return {first, std::min(end - first, static_cast<int>(heightPx * kMostOfAPage))};
}

Result<Picture> pictureOf(const ipc::PageImage &page, const std::vector<document::Box> &boxes, BoxStyle style)
{
    const int pixelBytes = page.format == ipc::PixelFormat::Gray8 ? 1 : 4;
    if (page.width <= 0 || page.height <= 0 || page.bytesPerLine / pixelBytes < page.width ||
        page.pixels.size() / static_cast<std::size_t>(page.bytesPerLine) < static_cast<std::size_t>(page.height))
        return fail(ErrorCode::InvalidInput, "The picture of page " + std::to_string(page.page) + " has no pixels.");
    const Strip strip = betweenLines(page, stripAround(boxes, page.height, page.dpi));
    std::vector<PixelBox> placed;
    for (const document::Box &box : boxes) {
        if (const PixelBox one = place(box, page, strip); one.right > one.left && one.bottom > one.top)
            placed.push_back(one);
    }
    if (placed.empty())
        return fail(ErrorCode::InvalidInput, "The boxes of page " + std::to_string(page.page) + " lie outside of it.");
    Canvas canvas = cut(page, strip);
    for (const PixelBox &box : placed)
        tint(canvas, box);
    for (const PixelBox &box : placed)
        frame(canvas, box, style, std::max(3, static_cast<int>(page.dpi / 24)));
    canvas = columns(canvas, inkedColumns(canvas, static_cast<int>(std::lround(kMarginPt * page.dpi / 72))));
    auto png = encodePng(canvas);
    if (!png)
        return tl::unexpected(png.error());
    return Picture{page.page, canvas.width, canvas.height, page.dpi, std::move(*png)};
}

} // namespace longleaf::exporting
