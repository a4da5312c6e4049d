// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>
#include <QRectF>
#include <QString>
#include <vector>

#include "core/document/geometry.h"

class QImage;
class QPainter;
class QPalette;

namespace longleaf::ui {

/// Colours of marked words. Pages are white in every theme, so these are the same in all of them.
namespace mark {
inline constexpr QColor kFill{255, 233, 138};
inline constexpr QColor kBorder{176, 108, 0};
inline constexpr QColor kFlash{255, 170, 0};
inline constexpr QColor kInk{27, 32, 29}; ///< of marked letters where the reader paints them
} // namespace mark

/// The sheet below the picture: white, with a thin edge.
void paintSheet(QPainter &painter, const QRect &page, const QPalette &palette);
/// The picture on its sheet; not resampled when it has the sheet's size in device pixels (one more or less is no
/// matter).
void paintPicture(QPainter &painter, const QRect &page, const QImage &image);
/// What stands on a sheet without a picture: the page's number.
void paintPageNumber(QPainter &painter, const QRect &page, int number, const QRect &visible);
/// Why there is no picture.
void paintFailure(QPainter &painter, const QRect &page, int number, const QString &reason, const QRect &visible);
/// Boxes round words. `flash` 1..0: how strongly they still flare up.
void paintMarks(QPainter &painter, const std::vector<QRectF> &boxes, bool uncertain, double flash);
/// Whether a box stands for its page as a whole: it gets a frame at the page's edge, which leaves the words readable.
[[nodiscard]] inline bool isWholePage(const document::Box &box)
{
    return box.left <= 0 && box.top <= 0 && box.right >= 1 && box.bottom >= 1;
}
/// The frame of a page that is marked as a whole.
void paintPageFrame(QPainter &painter, const QRectF &page, bool uncertain, double flash);

} // namespace longleaf::ui
