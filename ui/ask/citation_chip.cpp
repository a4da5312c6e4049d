// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_chip.h"

#include <QPainter>
#include <QTextDocument>
#include <cmath>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kGap = 3; ///< before and after the chip
constexpr double kPad = 5; ///< inside
constexpr double kIcon = 11;

QFont chipFont(const Theme &theme)
{
    QFont font = theme.type().captionStrong;
    font.setPointSizeF(font.pointSizeF() * 0.94);
    return font;
}

} // namespace

CitationChip::CitationChip(const Theme &theme, StyleSource style, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_style(std::move(style))
{
}

QSizeF CitationChip::intrinsicSize(QTextDocument *, int, const QTextFormat &format)
{
    const QFontMetricsF metrics(chipFont(m_theme));
    const QString number = QString::number(format.intProperty(kNumberProperty) + 1);
    const double width = 2 * kGap + 2 * kPad + kIcon + 3 + metrics.horizontalAdvance(number);
    return {width, std::ceil(metrics.height()) + 2};
}

void CitationChip::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int, const QTextFormat &format)
{
    const int index = format.intProperty(kNumberProperty);
    const VerdictStyle style = m_style(index);
    const QRectF chip = rect.adjusted(kGap + 0.5, 0.5, -kGap - 0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen border(style.color, 1, style.border);
    if (style.border == Qt::DashLine)
        border.setDashPattern({3, 2});
    painter->setPen(style.border == Qt::NoPen ? QPen(Qt::NoPen) : border);
    painter->setBrush(style.fill.isValid() ? QBrush(style.fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(chip, 4, 4);
    if (index == m_current) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.tokens().text, 1.5));
        painter->drawRoundedRect(chip.adjusted(-1, 0, 1, 0), 5, 5);
    }
    const double ratio = painter->device()->devicePixelRatioF();
    const QPixmap icon = m_theme.pixmap(style.icon, style.color, static_cast<int>(kIcon), ratio);
    painter->drawPixmap(QPointF(chip.left() + kPad - 0.5, chip.center().y() - kIcon / 2), icon);
    QFont font = chipFont(m_theme);
    font.setStrikeOut(style.struck);
    painter->setFont(font);
    painter->setPen(style.color);
    const QRectF text = chip.adjusted(kPad + kIcon + 2.5, 0, 0, 0);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter, QString::number(index + 1));
    if (style.border == Qt::DotLine) // marked by the user: the whole chip is struck, its icon too
        painter->drawLine(QPointF(chip.left() + 2, chip.center().y()), QPointF(chip.right() - 2, chip.center().y()));
    painter->restore();
}

} // namespace longleaf::ui
