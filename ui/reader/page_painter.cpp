// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_painter.h"

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

/// The lines of one passage, without gaps between them: one outline reads better than a stack of boxes.
std::vector<QRectF> joined(std::vector<QRectF> lines)
{
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

} // namespace

void paintSheet(QPainter &painter, const QRect &page, const QPalette &palette)
{
    QColor edge = palette.color(QPalette::WindowText);
    edge.setAlpha(46);
    painter.fillRect(page, kPaper);
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

void paintPageNumber(QPainter &painter, const QRect &page, int number, const QRect &visible)
{
    QFont font = painter.font();
    const QFont before = font;
    font.setPixelSize(std::clamp(page.width() / 12, 12, 48));
    painter.setFont(font);
    painter.setPen(kFaintInk);
    painter.drawText(noticeArea(page, visible), Qt::AlignCenter, QLocale().toString(number));
    painter.setFont(before);
}

void paintFailure(QPainter &painter, const QRect &page, int number, const QString &reason, const QRect &visible)
{
    const QRect area = noticeArea(page, visible);
    painter.setPen(kInk);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                     text(QT_TRANSLATE_NOOP("longleaf::ui::PagePainter", "Page %1 cannot be shown."))
                             .arg(QLocale().toString(number)) +
                         QStringLiteral("\n\n") + reason);
}

void paintMarks(QPainter &painter, const std::vector<QRectF> &boxes, bool uncertain, double flash)
{
    if (boxes.empty())
        return;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const double padding = kPadding + 3 * flash;
    for (const QRectF &box : joined(boxes))
        path.addRoundedRect(box.adjusted(-padding, -padding, padding, padding), kRadius, kRadius);
    path = path.simplified();

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // Multiplying keeps black letters black.
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.fillPath(path, mark::kFill);
    if (flash > 0) {
        QColor flare = mark::kFlash;
        flare.setAlphaF(static_cast<float>(0.7 * flash));
        painter.fillPath(path, flare);
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    QPen pen(mark::kBorder, 1.5 + flash);
    pen.setJoinStyle(Qt::RoundJoin);
    if (uncertain)
        pen.setDashPattern({3, 2});
    painter.strokePath(path, pen);
    painter.restore();
}

void paintPageFrame(QPainter &painter, const QRectF &page, bool uncertain, double flash)
{
    constexpr double kBand = 6;
    const double band = kBand * (1 + flash);
    QPainterPath path;
    path.addRect(page);
    path.addRect(page.adjusted(band, band, -band, -band)); // odd-even: only the band between the two
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.fillPath(path, mark::kFill);
    if (flash > 0) {
        QColor flare = mark::kFlash;
        flare.setAlphaF(static_cast<float>(0.7 * flash));
        painter.fillPath(path, flare);
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    QPen pen(mark::kBorder, 2 + flash);
    if (uncertain)
        pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(page.adjusted(1, 1, -1, -1));
    painter.restore();
}

} // namespace longleaf::ui
