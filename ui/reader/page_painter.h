// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/geometry.h"

#include <QColor>
#include <QRect>
#include <QRectF>
#include <QString>
#include <vector>

class QImage;
class QPainter;
class QPalette;

namespace longleaf::ui {

/// Colours of marked words. Light pages are white in every theme, so these are the same in all of them.
namespace mark {
inline constexpr QColor kFill{255, 233, 138};
inline constexpr QColor kBorder{176, 108, 0};
inline constexpr QColor kFlash{255, 170, 0};
inline constexpr QColor kInk{27, 32, 29}; ///< of marked letters where the reader paints them
} // namespace mark

/// The same on dark pages: the border has a contrast of over 3 against the page, the letters of over 4.5 against the
/// fill.
namespace dark_mark {
inline constexpr QColor kFill{74, 54, 0};
inline constexpr QColor kBorder{255, 190, 70};
inline constexpr QColor kFlash{160, 110, 0};
} // namespace dark_mark

/// How boxes are drawn.
struct MarkStyle {
    bool uncertain = false; ///< dashed
    double flash = 0;       ///< 1..0: how strongly they still flare up
    bool dark = false;
    bool sideways = false; ///< the page is turned: lines of text stand upright
};

/// The sheet below the picture, with a thin edge.
void paintSheet(QPainter &painter, const QRect &page, const QPalette &palette, bool dark = false);
/// The picture on its sheet; not resampled when it has the sheet's size in device pixels (one more or less is no
/// matter).
void paintPicture(QPainter &painter, const QRect &page, const QImage &image);
/// A part of the picture: `part` in device pixels from the sheet's corner.
void paintTile(QPainter &painter, const QRect &page, const QRect &part, const QImage &image);
/// What stands on a sheet without a picture: bars where the words are,
void paintWordBars(QPainter &painter, const std::vector<QRectF> &words, bool dark);
/// or the page's number.
void paintPageNumber(QPainter &painter, const QRect &page, int number, const QRect &visible, bool dark);
/// Why there is no picture.
void paintFailure(QPainter &painter, const QRect &page, int number, const QString &reason, const QRect &visible,
                  bool dark);
/// Boxes round words.
void paintMarks(QPainter &painter, const std::vector<QRectF> &boxes, const MarkStyle &style);
/// Whether a box stands for its page as a whole: it gets a frame at the page's edge, which leaves the words readable.
[[nodiscard]] inline bool isWholePage(const document::Box &box)
{
    return box.left <= 0 && box.top <= 0 && box.right >= 1 && box.bottom >= 1;
}
/// The frame of a page that is marked as a whole.
void paintPageFrame(QPainter &painter, const QRectF &page, const MarkStyle &style);
/// Words that are selected.
void paintSelection(QPainter &painter, const std::vector<QRectF> &boxes, bool dark, bool sideways);
/// Where the keyboard selects from.
void paintCaret(QPainter &painter, const QRectF &place, bool dark);

} // namespace longleaf::ui
