// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_quote.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>

namespace longleaf::ui {

CitationQuote::CitationQuote(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setCursor(Qt::OpenHandCursor);
    setToolTip(tr("Drag the quote out as text with its reference"));
}

void CitationQuote::setQuote(const QString &shown, const QString &dragged)
{
    setText(shown);
    m_dragged = dragged;
}

void CitationQuote::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    event->accept(); // the card stays
}

void CitationQuote::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) ||
        (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    auto *drag = new QDrag(this); // Qt deletes it after the drop
    auto *mime = new QMimeData;
    mime->setText(m_dragged);
    drag->setMimeData(mime);
    drag->exec(Qt::CopyAction);
}

} // namespace longleaf::ui
