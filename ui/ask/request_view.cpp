// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/request_view.h"

#include <QElapsedTimer>
#include <QMimeData>
#include <QTextDocument>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

// A piece takes about a millisecond; after kSliceMs the window has its turn.
constexpr std::size_t kLinesAtOnce = 64;
constexpr qint64 kSliceMs = 8;

} // namespace

RequestView::RequestView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setProperty("variant", QStringLiteral("field"));
    m_feeding.setInterval(0);
    connect(&m_feeding, &QTimer::timeout, this, &RequestView::feed);
}

void RequestView::showRequest(RequestText text)
{
    m_feeding.stop();
    m_text = std::move(text);
    m_nextLine = 0;
    setPlainText(m_text.head);
    m_feeding.start();
}

void RequestView::feed()
{
    QElapsedTimer clock;
    clock.start();
    while (!isComplete() && clock.elapsed() < kSliceMs) {
        const QString piece = m_text.lines(m_nextLine, kLinesAtOnce);
        QTextCursor end(document());
        end.movePosition(QTextCursor::End);
        end.insertText(m_nextLine == 0 ? piece : QLatin1Char('\n') + piece);
        m_nextLine += kLinesAtOnce;
    }
    if (isComplete()) {
        m_feeding.stop();
        Q_EMIT completed();
    }
}

int RequestView::shownPosition(int position) const
{
    return static_cast<int>(m_text.head.size()) + position + static_cast<int>(m_text.lineOf(position));
}

void RequestView::selectInBody(int position, int length)
{
    QTextCursor cursor(document());
    cursor.setPosition(shownPosition(position));
    cursor.setPosition(shownPosition(position + length - 1) + 1, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    centerCursor();
}

QString RequestView::selectedRequest() const
{
    const int head = static_cast<int>(m_text.head.size());
    const int begin = textCursor().selectionStart();
    const int end = textCursor().selectionEnd();
    const QString text = m_text.head.mid(std::min(begin, head), std::max(0, std::min(end, head) - begin));
    const int from = m_text.positionOf(std::max(0, begin - head));
    return text + m_text.body.mid(from, m_text.positionOf(std::max(0, end - head)) - from);
}

QMimeData *RequestView::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    copied->setText(selectedRequest());
    return copied;
}

} // namespace longleaf::ui
