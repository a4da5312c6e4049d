// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/coverage_cell.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace longleaf::ui {

namespace {

void paintFrame(QPainter &painter, const QRectF &cell, const QColor &color)
{
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintDot(QPainter &painter, const QRectF &cell, const QColor &color)
{
    const double radius = std::max(1.5, cell.width() / 6);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(cell.center(), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintBar(QPainter &painter, const QRectF &cell, const QColor &color, double share)
{
    const double side = cell.width() * (1 - share) / 2;
    const double height = std::max(2.0, cell.height() / 5);
    painter.fillRect(QRectF(cell.left() + side, cell.center().y() - height / 2, cell.width() - 2 * side, height),
                     color);
}

// Shares of the side of a cell.
constexpr double kTornShare = 0.75;
constexpr double kMarkShare = 0.45;

QPainterPath corner(const QRectF &cell, double share)
{
    QPainterPath path;
    path.moveTo(cell.right() - cell.width() * share, cell.top());
    path.lineTo(cell.topRight());
    path.lineTo(cell.right(), cell.top() + cell.height() * share);
    path.closeSubpath();
    return path;
}

void paintCover(QPainter &painter, const QRectF &cell, PageCover cover, const Tokens &tokens)
{
    switch (cover) {
    case PageCover::Sent: painter.fillRect(cell, tokens.accent); return;
    case PageCover::Partly:
        painter.fillRect(cell.adjusted(0, cell.height() / 2, 0, 0), tokens.accent);
        paintFrame(painter, cell, tokens.accent);
        return;
    case PageCover::NotChosen: paintFrame(painter, cell, tokens.outline); return;
    case PageCover::NoRoom:
        paintFrame(painter, cell, tokens.warn);
        paintBar(painter, cell, tokens.warn, 0.5);
        return;
    case PageCover::NotRead:
        paintFrame(painter, cell, tokens.warn);
        paintDot(painter, cell, tokens.warn);
        return;
    case PageCover::NoText: paintDot(painter, cell, tokens.neutral); return;
    case PageCover::Failed: {
        const QRectF cross = cell.adjusted(1.5, 1.5, -1.5, -1.5);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(tokens.bad, 2));
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
        painter.setRenderHint(QPainter::Antialiasing, false);
        return;
    }
    case PageCover::Unknown: break;
    }
    paintBar(painter, cell, tokens.outline, 0.5);
}

} // namespace

void paintCoverCell(QPainter &painter, const QRectF &cell, PageCover cover, bool partial, const Tokens &tokens)
{
    if (!partial) {
        paintCover(painter, cell, cover, tokens);
        return;
    }
    QPainterPath whole;
    whole.addRect(cell);
    painter.save();
    painter.setClipPath(whole.subtracted(corner(cell, kTornShare)), Qt::IntersectClip);
    paintCover(painter, cell, cover, tokens);
    painter.restore();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.fillPath(corner(cell, kMarkShare), tokens.bad);
    painter.restore();
}

QPixmap coverPixmap(PageCover cover, bool partial, const Tokens &tokens, int size, double devicePixelRatio)
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintCoverCell(painter, QRectF(0, 0, size, size), cover, partial, tokens);
    return pixmap;
}

} // namespace longleaf::ui
