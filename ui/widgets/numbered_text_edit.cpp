// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numbered_text_edit.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>
#include <algorithm>
#include <cmath>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kLeastDigits = 2;
constexpr std::size_t kMostMarked = 500; ///< of a text that is none of ours at all; each costs time when it is painted

} // namespace

/// The column of numbers. It lies over the margin of the editor, which paints it.
class NumberedTextEdit::Gutter final : public QWidget {
public:
    explicit Gutter(NumberedTextEdit *editor)
        : QWidget(editor)
        , m_editor(*editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        m_editor.paintGutter(painter, event->rect());
    }

private:
    NumberedTextEdit &m_editor;
};

NumberedTextEdit::NumberedTextEdit(const Theme &theme, int rows, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_rows(rows)
    , m_gutter(new Gutter(this))
{
    setProperty("variant", QStringLiteral("field"));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(space::kHalf);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &NumberedTextEdit::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolled) {
        if (scrolled != 0)
            m_gutter->scroll(0, scrolled);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(&theme, &Theme::changed, this, &NumberedTextEdit::refresh);
    refresh();
}

void NumberedTextEdit::refresh()
{
    setFont(m_theme.type().mono);
    setMarkedLines(m_marked);
    placeGutter();
    updateGeometry();
}

void NumberedTextEdit::setMarkedLines(std::vector<int> lines)
{
    m_marked = std::move(lines);
    QList<QTextEdit::ExtraSelection> selections;
    for (std::size_t i = 0; i < std::min(m_marked.size(), kMostMarked); ++i) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document()->findBlockByNumber(m_marked[i] - 1));
        if (selection.cursor.isNull())
            continue;
        // The whole paragraph, also where it wraps.
        selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        selection.format.setBackground(m_theme.tokens().badTint);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections.append(selection);
    }
    setExtraSelections(selections);
    m_gutter->update();
}

void NumberedTextEdit::goToLine(int line)
{
    QTextCursor cursor(document()->findBlockByNumber(line - 1));
    if (cursor.isNull())
        return;
    cursor.movePosition(QTextCursor::EndOfBlock);
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

QSize NumberedTextEdit::sizeHint() const
{
    const int margins = 2 * static_cast<int>(std::ceil(document()->documentMargin())) + 2 * frameWidth();
    return {QPlainTextEdit::sizeHint().width(), m_rows * fontMetrics().lineSpacing() + margins};
}

QSize NumberedTextEdit::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), sizeHint().height()};
}

int NumberedTextEdit::gutterWidth() const
{
    const int digits = std::max<int>(kLeastDigits, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * (digits + 1) + 2 * space::kHalf;
}

void NumberedTextEdit::placeGutter()
{
    const int width = gutterWidth();
    const bool mirrored = isRightToLeft();
    setViewportMargins(mirrored ? 0 : width, 0, mirrored ? width : 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(mirrored ? inside.right() + 1 - width : inside.left(), inside.top(), width, inside.height());
    m_gutter->update();
}

void NumberedTextEdit::paintGutter(QPainter &painter, const QRect &dirty) const
{
    painter.setFont(font());
    const int inner = m_gutter->width() - 2 * space::kHalf;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > dirty.bottom())
            break;
        const int line = block.blockNumber() + 1;
        const bool marked = std::binary_search(m_marked.begin(), m_marked.end(), line);
        painter.setPen(marked ? m_theme.tokens().bad : m_theme.tokens().textSoft);
        const QRectF row(space::kHalf, place.top(), inner, fontMetrics().height());
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter,
                         marked ? QLatin1Char('!') + QString::number(line) : QString::number(line));
    }
}

void NumberedTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void NumberedTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        placeGutter();
}

} // namespace longleaf::ui
