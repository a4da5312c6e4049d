// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tick_box.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kTick = 16;

} // namespace

void paintTick(QPainter *painter, const Theme &theme, const QRect &rect, Qt::CheckState state, bool enabled,
               double ratio)
{
    const Tokens &t = theme.tokens();
    const bool filled = state != Qt::Unchecked;
    const QColor fill = enabled ? t.accent : t.outline;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(filled ? fill : enabled ? t.textSoft : t.outline, 1));
    painter->setBrush(filled ? QBrush(fill) : QBrush(t.raised));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (state == Qt::Checked)
        painter->drawPixmap(rect.left() + 2, rect.top() + 2,
                            theme.pixmap(QStringLiteral("check"), t.onAccent, 12, ratio));
    else if (state == Qt::PartiallyChecked)
        painter->fillRect(QRect(rect.left() + 4, rect.top() + 7, 8, 2), t.onAccent);
    painter->restore();
}

TickBox::TickBox(const Theme &theme, QWidget *parent)
    : TickBox(QString(), theme, parent)
{
}

TickBox::TickBox(const QString &text, const Theme &theme, QWidget *parent)
    : QCheckBox(text, parent)
    , m_theme(theme)
{
}

QSize TickBox::sizeHint() const
{
    const int label = text().isEmpty() ? 0 : space::kUnit + fontMetrics().horizontalAdvance(text()) + 2;
    return {kTick + label, std::max(kTick, fontMetrics().height()) + 4};
}

void TickBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect tick = QStyle::visualRect(layoutDirection(), rect(), QRect(0, (height() - kTick) / 2, kTick, kTick));
    paintTick(&painter, m_theme, tick, checkState(), isEnabled(), devicePixelRatioF());
    const Tokens &t = m_theme.tokens();
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.text, 1));
        painter.drawRoundedRect(QRectF(tick).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    painter.setPen(isEnabled() ? t.text : t.textDisabled);
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(kTick + space::kUnit, 0, 0, 0));
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(words, static_cast<int>(start), text());
}

bool TickBox::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

} // namespace longleaf::ui
