// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_painter.h"

#include "ui/reader/page_look.h"

#include <QCoreApplication>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPen>
#include <algorithm>
#include <cstdlib>

namespace longleaf::ui {

namespace {

constexpr QColor kPaper{255, 255, 255};
constexpr QColor kFaintInk{178, 184, 180};
constexpr QColor kInk{58, 64, 60};
constexpr QColor kDarkFaintInk{92, 96, 94};
constexpr QColor kDarkInk{200, 206, 202};
constexpr QColor kBar{218, 222, 219};
constexpr QColor kDarkBar{58, 60, 59};
constexpr QColor kSelected{168, 206, 255};
constexpr QColor kDarkSelected{38, 84, 150};
constexpr double kBarHeight = 0.55; // of a word's
constexpr double kRadius = 2;
constexpr double kLineGap = 0.7; // of a line's height
constexpr double kPadding = 1.5; // letters shall not touch the border

QString text(const char *source)
{
    return QCoreApplication::translate("longleaf::ui::PagePainter", source);
}

/// The part of the page that can be seen, so that its notice is seen too.
QRect noticeArea(const QRect &page, const QRect &visible)
{
    const QRect seen = page.intersected(visible);
    return seen.height() < 80 ? page : seen.adjusted(24, 16, -24, -16);
}

QRectF transposed(const QRectF &rect)
{
    return {rect.y(), rect.x(), rect.height(), rect.width()};
}

/// The lines of one passage, without gaps between them: one outline reads better than a stack of boxes. Lines follow
/// each other downwards, on pages that lie on their side to either side.
std::vector<QRectF> joined(std::vector<QRectF> lines, bool sideways = false)
{
    if (sideways) {
        std::transform(lines.begin(), lines.end(), lines.begin(), transposed);
        // To the left when the page was turned clockwise.
        const bool leftwards = lines.size() > 1 && lines.front().top() > lines.back().top();
        if (leftwards)
            std::reverse(lines.begin(), lines.end());
        lines = joined(std::move(lines));
        std::transform(lines.begin(), lines.end(), lines.begin(), transposed);
        return lines;
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        QRectF &upper = lines[i - 1];
        QRectF &lower = lines[i];
        const double gap = lower.top() - upper.bottom();
        const bool isNextLine = lower.top() > upper.top() && std::abs(gap) < kLineGap * lower.height();
        if (!isNextLine || lower.left() > upper.right() || upper.left() > lower.right())
            continue;
        const double middle = upper.bottom() + gap / 2;
        upper.setBottom(middle);
        lower.setTop(middle);
    }
    return lines;
}

/// Leaves the painter in the ordinary mode of composition.
void fillMark(QPainter &painter, const QPainterPath &path, const MarkStyle &style)
{
    // Multiplying keeps black letters black; the lighter of both keeps light letters light.
    painter.setCompositionMode(style.dark ? QPainter::CompositionMode_Lighten : QPainter::CompositionMode_Multiply);
    painter.fillPath(path, style.dark ? dark_mark::kFill : mark::kFill);
    if (style.flash > 0) {
        QColor flare = style.dark ? dark_mark::kFlash : mark::kFlash;
        flare.setAlphaF(static_cast<float>(0.7 * style.flash));
        painter.fillPath(path, flare);
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

} // namespace

void paintSheet(QPainter &painter, const QRect &page, const QPalette &palette, bool dark)
{
    QColor edge = palette.color(QPalette::WindowText);
    edge.setAlpha(46);
    painter.fillRect(page, dark ? dark_page::kPaper : kPaper);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, 1));
    painter.drawRect(page.adjusted(-1, -1, 0, 0));
}

void paintPicture(QPainter &painter, const QRect &page, const QImage &image)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize device(qRound(page.width() * ratio), qRound(page.height() * ratio));
    const QSize common(std::min(device.width(), image.width()), std::min(device.height(), image.height()));
    if (std::abs(device.width() - image.width()) <= 1 && std::abs(device.height() - image.height()) <= 1) {
        painter.drawImage(QRectF(page.topLeft(), QSizeF(common) / ratio), image, QRect(QPoint(), common));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(page), image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
}

void paintTile(QPainter &painter, const QRect &page, const QRect &part, const QImage &image)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize size(std::min(part.width(), image.width()), std::min(part.height(), image.height()));
    painter.drawImage(QRectF(QPointF(page.topLeft()) + QPointF(part.topLeft()) / ratio, QSizeF(size) / ratio), image,
                      QRect(QPoint(), size));
}

void paintWordBars(QPainter &painter, const std::vector<QRectF> &words, bool dark)
{
    for (const QRectF &word : words) {
        const bool upright = word.width() > word.height() / 2;
        const double cut = (1 - kBarHeight) / 2;
        painter.fillRect(upright ? word.adjusted(0, cut * word.height(), 0, -cut * word.height())
                                 : word.adjusted(cut * word.width(), 0, -cut * word.width(), 0),
                         dark ? kDarkBar : kBar);
    }
}

void paintPageNumber(QPainter &painter, const QRect &page, int number, const QRect &visible, bool dark)
{
    QFont font = painter.font();
    const QFont before = font;
    font.setPixelSize(std::clamp(page.width() / 12, 12, 48));
    painter.setFont(font);
    painter.setPen(dark ? kDarkFaintInk : kFaintInk);
    painter.drawText(noticeArea(page, visible), Qt::AlignCenter, QLocale().toString(number));
    painter.setFont(before);
}

void paintFailure(QPainter &painter, const QRect &page, int number, const QString &reason, const QRect &visible,
                  bool dark)
{
    const QRect area = noticeArea(page, visible);
    painter.setPen(dark ? kDarkInk : kInk);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                     text(QT_TRANSLATE_NOOP("longleaf::ui::PagePainter", "Page %1 cannot be shown."))
                             .arg(QLocale().toString(number)) +
                         QStringLiteral("\n\n") + reason);
}

void paintMarks(QPainter &painter, const std::vector<QRectF> &boxes, const MarkStyle &style)
{
    if (boxes.empty())
        return;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const double padding = kPadding + 3 * style.flash;
    for (const QRectF &box : joined(boxes, style.sideways))
        path.addRoundedRect(box.adjusted(-padding, -padding, padding, padding), kRadius, kRadius);
    path = path.simplified();

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fillMark(painter, path, style);
    QPen pen(style.dark ? dark_mark::kBorder : mark::kBorder, 1.5 + style.flash);
    pen.setJoinStyle(Qt::RoundJoin);
    if (style.uncertain)
        pen.setDashPattern({3, 2});
    painter.strokePath(path, pen);
    painter.restore();
}

void paintPageFrame(QPainter &painter, const QRectF &page, const MarkStyle &style)
{
    constexpr double kBand = 6;
    const double band = kBand * (1 + style.flash);
    QPainterPath path;
    path.addRect(page);
    path.addRect(page.adjusted(band, band, -band, -band)); // odd-even: only the band between the two
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fillMark(painter, path, style);
    QPen pen(style.dark ? dark_mark::kBorder : mark::kBorder, 2 + style.flash);
    if (style.uncertain)
        pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(page.adjusted(1, 1, -1, -1));
    painter.restore();
}

void paintSelection(QPainter &painter, const std::vector<QRectF> &boxes, bool dark, bool sideways)
{
    if (boxes.empty())
        return;
    // One path, so that lines that touch are not coloured twice.
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QRectF &box : joined(boxes, sideways))
        path.addRect(box);
    painter.save();
    painter.setCompositionMode(dark ? QPainter::CompositionMode_Lighten : QPainter::CompositionMode_Multiply);
    painter.fillPath(path, dark ? kDarkSelected : kSelected);
    painter.restore();
}

void paintCaret(QPainter &painter, const QRectF &place, bool dark)
{
    constexpr double kWidth = 1.5;
    const QRectF line(place.left(), place.top(), std::max(kWidth, place.width()), std::max(kWidth, place.height()));
    painter.fillRect(line, dark ? kDarkInk : kInk);
}

} // namespace longleaf::ui
