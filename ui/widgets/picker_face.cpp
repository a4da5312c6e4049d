// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picker_face.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace longleaf::ui {

void paintPicker(QWidget &widget, const Theme &theme, const QString &text)
{
    const Tokens &t = theme.tokens();
    const bool enabled = widget.isEnabled();
    const Qt::LayoutDirection direction = widget.layoutDirection();
    const QRect all = widget.rect();
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(widget.hasFocus() ? t.accent : t.line, 1));
    painter.setBrush(widget.underMouse() && enabled ? QBrush(t.hover) : QBrush(t.raised));
    painter.drawRoundedRect(QRectF(all).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
    painter.setPen(enabled ? t.text : t.textDisabled);
    const QRect label = QStyle::visualRect(direction, all, all.adjusted(kPickerSide, 0, 4 - kPickerArrowRoom, 0));
    painter.setFont(widget.font());
    painter.drawText(label, static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter)),
                     widget.fontMetrics().elidedText(text, Qt::ElideRight, label.width()));
    painter.drawPixmap(QStyle::visualRect(direction, all, QRect(all.width() - 22, (all.height() - 12) / 2, 12, 12)),
                       theme.pixmap(QStringLiteral("chevron-down"), t.textSoft, 12, widget.devicePixelRatioF()));
}

} // namespace longleaf::ui
