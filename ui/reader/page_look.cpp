// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_look.h"

#include <QTransform>
#include <algorithm>
#include <array>

namespace longleaf::ui {

namespace {

constexpr int kWhite = 255;

/// 0..255 between the paper's and the ink's lightness.
constexpr std::array<uchar, 256> toned()
{
    constexpr int kLow = 0x20;
    constexpr int kHigh = 0xE6;
    std::array<uchar, 256> table{};
    for (int value = 0; value <= kWhite; ++value)
        table[static_cast<std::size_t>(value)] = static_cast<uchar>(kLow + (value * (kHigh - kLow) + 127) / kWhite);
    return table;
}

constexpr std::array<uchar, 256> kToned = toned();

QImage darkGray(QImage image)
{
    for (int y = 0; y < image.height(); ++y) {
        uchar *line = image.scanLine(y);
        std::transform(line, line + image.width(), line,
                       [](uchar value) { return kToned[static_cast<std::size_t>(kWhite - value)]; });
    }
    return image;
}

QRgb darkPixel(QRgb pixel)
{
    const int red = qRed(pixel);
    const int green = qGreen(pixel);
    const int blue = qBlue(pixel);
    const int shift = kWhite - std::max({red, green, blue}) - std::min({red, green, blue});
    const auto channel = [shift](int value) {
        return int{kToned[static_cast<std::size_t>(value + shift)]};
    };
    return qRgb(channel(red), channel(green), channel(blue));
}

QImage darkColor(QImage image)
{
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        std::transform(line, line + image.width(), line, darkPixel);
    }
    return image;
}

} // namespace

QImage withLook(const QImage &upright, PageLook look)
{
    QImage image = upright;
    if (look.dark)
        image = image.format() == QImage::Format_Grayscale8 ? darkGray(std::move(image)) : darkColor(std::move(image));
    if (look.quarterTurns % 4 != 0)
        image = image.transformed(QTransform().rotate(90.0 * look.quarterTurns));
    return image;
}

} // namespace longleaf::ui
