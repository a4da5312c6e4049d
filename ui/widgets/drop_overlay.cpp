// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_overlay.h"

#include <QPainter>

namespace longleaf::ui {

DropOverlay::DropOverlay(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop area"));
    hide();
}

void DropOverlay::showFor(int fileCount)
{
    m_text = tr("Drop to add %n file(s) or folder(s) to the library", nullptr, fileCount);
    setAccessibleDescription(m_text);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Tokens &t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = t.canvas;
    veil.setAlpha(215);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(t.accent, 2, Qt::DashLine));
    const QRect frame = rect().adjusted(space::kTwo, space::kTwo, -space::kTwo, -space::kTwo);
    painter.drawRoundedRect(frame, 12, 12);

    const QPixmap icon = m_theme.pixmap(QStringLiteral("download"), t.accent, 40, devicePixelRatioF());
    const QPoint center = rect().center();
    const int textWidth = QFontMetrics(m_theme.type().title).horizontalAdvance(m_text);
    const QRect card(center.x() - textWidth / 2 - space::kFour, center.y() - 80, textWidth + 2 * space::kFour, 160);
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(card, 12, 12);
    painter.drawPixmap(center.x() - 20, center.y() - 56, icon);
    painter.setPen(t.text);
    painter.setFont(m_theme.type().title);
    painter.drawText(QRect(frame.left(), center.y(), frame.width(), 32), Qt::AlignCenter, m_text);
    painter.setPen(t.textSoft);
    painter.setFont(m_theme.type().body);
    painter.drawText(QRect(frame.left(), center.y() + 32, frame.width(), 24), Qt::AlignCenter,
                     tr("The originals stay where they are."));
}

} // namespace longleaf::ui
