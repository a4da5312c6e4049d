// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/growing_text_edit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace longleaf::ui {

GrowingTextEdit::GrowingTextEdit(int maxLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_maxLines(maxLines)
{
    setProperty("variant", QStringLiteral("bare"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(4);
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingTextEdit::adjustHeight);
    adjustHeight();
}

QSize GrowingTextEdit::sizeHint() const
{
    return {240, m_height};
}

QSize GrowingTextEdit::minimumSizeHint() const
{
    return {80, m_height};
}

void GrowingTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        Q_EMIT submitted();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void GrowingTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    adjustHeight();
}

void GrowingTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adjustHeight();
}

void GrowingTextEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void GrowingTextEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

bool GrowingTextEdit::canInsertFromMimeData(const QMimeData *source) const
{
    // Dropped files belong to the window, not to the text.
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

void GrowingTextEdit::adjustHeight()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < m_maxLines; block = block.next())
        lines += std::max(1, block.layout()->lineCount());
    const int lineHeight = static_cast<int>(std::ceil(QFontMetricsF(font()).lineSpacing()));
    const int height =
        std::clamp(lines, 1, m_maxLines) * lineHeight + 2 * static_cast<int>(document()->documentMargin()) + 2;
    setVerticalScrollBarPolicy(lines >= m_maxLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height == m_height)
        return;
    m_height = height;
    setFixedHeight(height);
    updateGeometry();
}

} // namespace longleaf::ui
