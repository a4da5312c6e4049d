// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <compare>

namespace longleaf::ui {

/// How the picture of a page is shown.
struct PageLook {
    int quarterTurns = 0; ///< clockwise, 0..3
    bool dark = false;    ///< light and dark exchanged, hues kept

    auto operator<=>(const PageLook &) const = default;
};

/// What white paper and black ink become on dark pages. Not quite black and white: less glare beside dark panes.
namespace dark_page {
inline constexpr QColor kPaper{0x20, 0x20, 0x20};
inline constexpr QColor kInk{0xE6, 0xE6, 0xE6};
} // namespace dark_page

/// The picture of an upright, light page (RGB32 or Grayscale8) as it is to be shown. Dark: each channel c becomes
/// c + 255 - (max + min), the mirror image of its lightness in HSL with hue and chroma as they were, and is then drawn
/// into the range between the two colours above. Linear in the pixels; for job threads.
[[nodiscard]] QImage withLook(const QImage &upright, PageLook look);

} // namespace longleaf::ui
