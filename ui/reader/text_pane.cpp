// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/text_pane.h"

#include "ui/reader/page_painter.h"
#include "ui/reader/page_source.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>
#include <QTextBlock>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

constexpr double kLeastZoom = 0.5;
constexpr double kMostZoom = 3.0;
constexpr double kZoomStep = 1.1;
constexpr int kColumnCharacters = 96; // longer lines are hard to read
constexpr int kLeastMargin = 16;
constexpr double kHighlightHeight = 0.4;
constexpr int kFlashMs = 350;
constexpr double kLabelSize = 0.85; // of the text's letters

} // namespace

TextPane::TextPane(PageSource &source, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_source(source)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setProperty("variant", QStringLiteral("bare"));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAccessibleName(tr("Text of the document"));
    m_flash.setDuration(kFlashMs);
    m_flash.setStartValue(1.0);
    m_flash.setEndValue(0.0);
    connect(&m_flash, &QVariantAnimation::valueChanged, this, &TextPane::applyMark);
    connect(&m_flash, &QVariantAnimation::finished, this, &TextPane::applyMark);
    connect(&m_source, &PageSource::textReady, this, &TextPane::onText);
    connect(&m_source, &PageSource::pageFailed, this, [this](DocumentId document, int page) {
        if (document == m_document.id && page == m_awaited)
            m_awaited = 0;
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        loadNear();
        tellPage();
    });
}

void TextPane::open(const document::Document &document, int page)
{
    close();
    m_document = document;
    m_pages.reset(document.pageCount);
    applyFont();
    m_pageToShow = page;
    load(page);
}

void TextPane::close()
{
    const QScopedValueRollback changing(m_changing, true);
    clearMark();
    m_document = {};
    m_pages.reset(0);
    m_awaited = 0;
    m_pageToShow = 0;
    m_toldPage = 0;
    clear();
}

// ---- pages ----

void TextPane::load(int page)
{
    if (page < 1 || page > m_document.pageCount || m_awaited == page)
        return;
    m_awaited = page;
    m_source.requestText(m_document, page);
}

void TextPane::onText(DocumentId document, int page, const QString &text)
{
    if (document != m_document.id || page != m_awaited)
        return;
    m_awaited = 0;
    {
        const QScopedValueRollback changing(m_changing, true);
        if (m_pages.empty() || page == m_pages.last() + 1)
            append(page, text);
        else if (page == m_pages.first() - 1)
            prepend(page, text);
    }
    if (m_markToShow && isLoaded(m_mark->page))
        scrollToMark();
    else if (m_pageToShow == page)
        scrollToPage(page);
    Q_EMIT pageLoaded(page);
    loadNear();
    tellPage();
}

void TextPane::insertAt(int position, const QString &text)
{
    QTextCursor cursor(QPlainTextEdit::document());
    cursor.setPosition(position);
    cursor.insertText(text);
}

void TextPane::append(int page, const QString &text)
{
    const QString line = m_pages.empty() ? QString() : QStringLiteral("\n");
    m_pages.append(page, text);
    insertAt(QPlainTextEdit::document()->characterCount() - 1,
             line + m_pages.heading() + m_pages.page(page).shown.text());
    labelPages();
}

void TextPane::prepend(int page, const QString &text)
{
    const int topBlock = firstVisibleBlock().blockNumber();
    const int lineInBlock = verticalScrollBar()->value() - firstVisibleBlock().firstLineNumber();
    const int before = blockCount();
    m_pages.prepend(page, text);
    insertAt(0, m_pages.heading() + m_pages.page(page).shown.text() + QLatin1Char('\n'));
    labelPages();
    const QTextBlock block = QPlainTextEdit::document()->findBlockByNumber(topBlock + blockCount() - before);
    verticalScrollBar()->setValue(block.firstLineNumber() + lineInBlock);
}

/// The state of a block is the number of the page that it is to show, or -1. Inserting text moves states about.
void TextPane::labelPages()
{
    const QTextDocument *text = QPlainTextEdit::document();
    int heading = 0;
    for (const TextPages::Page &page : m_pages.all()) {
        text->findBlock(heading).setUserState(-1);
        text->findBlock(heading + static_cast<int>(m_pages.heading().size())).setUserState(-1);
        text->findBlock(heading + m_pages.labelOffset()).setUserState(page.number);
        heading += m_pages.lengthOf(page);
    }
}

void TextPane::loadNear()
{
    if (m_changing || m_pages.empty() || m_awaited != 0)
        return;
    const QScrollBar *bar = verticalScrollBar();
    if (bar->value() + bar->pageStep() >= bar->maximum() && m_pages.last() < m_document.pageCount)
        load(m_pages.last() + 1);
    else if (bar->value() < bar->pageStep() && m_pages.first() > 1)
        load(m_pages.first() - 1);
}

bool TextPane::isLoaded(int page) const
{
    return m_pages.contains(page);
}

int TextPane::currentPage() const
{
    if (m_pages.empty())
        return m_pageToShow;
    return m_pages.pageAt(cursorForPosition(viewport()->rect().center()).position());
}

void TextPane::scrollToPage(int page)
{
    m_markToShow = false;
    m_pageToShow = page;
    if (!isLoaded(page)) {
        const QScopedValueRollback changing(m_changing, true);
        m_pages.reset(m_document.pageCount);
        clear();
        m_awaited = 0;
        load(page);
        return;
    }
    const QTextBlock label = QPlainTextEdit::document()->findBlock(m_pages.headingAt(page));
    verticalScrollBar()->setValue(label.firstLineNumber());
    m_pageToShow = 0;
}

void TextPane::tellPage()
{
    const int page = currentPage();
    if (m_changing || page == m_toldPage)
        return;
    m_toldPage = page;
    Q_EMIT currentPageChanged(page);
}

// ---- the mark ----

void TextPane::showSpan(int page, TextSpan span, bool uncertain)
{
    if (!isLoaded(page))
        scrollToPage(page);
    m_mark = Mark{page, span, uncertain, std::nullopt};
    m_markToShow = true;
    if (isLoaded(page))
        scrollToMark();
}

void TextPane::clearMark()
{
    m_mark.reset();
    m_markToShow = false;
    m_flash.stop();
    setExtraSelections({});
}

/// Counting bytes takes a while in a long text, so it is done once.
void TextPane::locateMark()
{
    if (!m_mark || m_mark->shown || !isLoaded(m_mark->page))
        return;
    m_mark->shown = m_pages.shownRange(m_mark->page, m_mark->span);
}

std::optional<Utf16Range> TextPane::markRange() const
{
    if (!m_mark || !m_mark->shown || !isLoaded(m_mark->page))
        return std::nullopt;
    const qsizetype start = m_pages.headingAt(m_mark->page) + m_pages.heading().size();
    return Utf16Range{start + m_mark->shown->begin, start + m_mark->shown->end};
}

void TextPane::scrollToMark()
{
    m_markToShow = false;
    m_pageToShow = 0;
    locateMark();
    const std::optional<Utf16Range> range = markRange();
    if (!range)
        return;
    QTextCursor cursor(QPlainTextEdit::document());
    cursor.setPosition(static_cast<int>(range->begin));
    setTextCursor(cursor);
    centerCursor();
    const int lines = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    const int lower = static_cast<int>(std::lround((0.5 - kHighlightHeight) * lines));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + lower);
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0)
        m_flash.start();
    applyMark();
}

void TextPane::applyMark()
{
    const std::optional<Utf16Range> range = markRange();
    if (!range)
        return;
    const bool flashing = m_flash.state() == QAbstractAnimation::Running;
    const double flash = flashing ? m_flash.currentValue().toDouble() : 0.0;
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(QPlainTextEdit::document());
    selection.cursor.setPosition(static_cast<int>(range->begin));
    selection.cursor.setPosition(static_cast<int>(range->end), QTextCursor::KeepAnchor);
    const auto mixed = [flash](int calm, int flare) {
        return static_cast<int>(calm + (flare - calm) * flash);
    };
    selection.format.setBackground(QColor(mixed(mark::kFill.red(), mark::kFlash.red()),
                                          mixed(mark::kFill.green(), mark::kFlash.green()),
                                          mixed(mark::kFill.blue(), mark::kFlash.blue())));
    selection.format.setForeground(mark::kInk);
    if (m_mark->uncertain) {
        selection.format.setUnderlineStyle(QTextCharFormat::DashUnderline);
        selection.format.setUnderlineColor(mark::kBorder);
    }
    setExtraSelections({selection});
}

QString TextPane::markedText() const
{
    const std::optional<Utf16Range> range = markRange();
    return range ? toPlainText().mid(range->begin, range->end - range->begin) : QString();
}

std::vector<QRect> TextPane::visibleMarks() const
{
    const std::optional<Utf16Range> range = markRange();
    std::vector<QRect> rects;
    if (!range)
        return rects;
    const QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && block.position() < range->end;
         block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(offset);
        if (area.top() > viewport()->height())
            break;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            const int begin = std::max(static_cast<int>(range->begin) - block.position(), line.textStart());
            const int end =
                std::min(static_cast<int>(range->end) - block.position(), line.textStart() + line.textLength());
            if (begin >= end)
                continue;
            const QRectF rect(QPointF(line.cursorToX(begin), line.y()),
                              QPointF(line.cursorToX(end), line.y() + line.height()));
            rects.push_back(rect.translated(area.topLeft()).normalized().toAlignedRect());
        }
    }
    std::erase_if(rects, [this](const QRect &rect) { return !rect.intersects(viewport()->rect()); });
    return rects;
}

// ---- looks ----

void TextPane::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    applyFont();
    Q_EMIT zoomChanged();
}

void TextPane::applyFont()
{
    // Columns of plain text files are made with spaces.
    const bool fixed = m_document.format == document::Format::PlainText;
    QFont font = fixed ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont();
    const double pointSize = parentWidget() != nullptr ? parentWidget()->font().pointSizeF() : font.pointSizeF();
    font.setPointSizeF(std::max(6.0, pointSize) * m_zoom);
    QPlainTextEdit::document()->setDefaultFont(font);
    fitColumn();
}

void TextPane::fitColumn()
{
    const QFontMetricsF metrics(QPlainTextEdit::document()->defaultFont());
    const double column = metrics.averageCharWidth() * kColumnCharacters;
    const int bar = verticalScrollBar()->sizeHint().width();
    const int margin = std::max(kLeastMargin, static_cast<int>((width() - bar - column) / 2));
    if (viewportMargins().left() != margin)
        setViewportMargins(margin, 0, margin, 0);
}

void TextPane::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitColumn();
    loadNear();
}

void TextPane::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QPlainTextEdit::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= steps * QWheelEvent::DefaultDeltasPerStep;
    if (steps != 0)
        setZoom(m_zoom * std::pow(kZoomStep, steps));
    event->accept();
}

void TextPane::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (m_document.pageCount < 2)
        return;
    QPainter painter(viewport());
    QFont font = QPlainTextEdit::font();
    font.setPointSizeF(QPlainTextEdit::document()->defaultFont().pointSizeF() * kLabelSize);
    painter.setFont(font);
    QColor soft = palette().color(QPalette::Text);
    soft.setAlphaF(0.55F);
    const QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(offset);
        if (area.top() > viewport()->height())
            break;
        if (block.userState() < 1)
            continue;
        const QString label = tr("Page %1").arg(QLocale().toString(block.userState()));
        const double middle = area.center().y();
        const double begin = QPlainTextEdit::document()->documentMargin();
        const double left = begin + painter.fontMetrics().horizontalAdvance(label) + 12.0;
        painter.setPen(soft);
        painter.drawText(QRectF(begin, area.top() - area.height() / 2, left, 2 * area.height()), Qt::AlignVCenter,
                         label);
        soft.setAlphaF(0.2F);
        painter.setPen(soft);
        painter.drawLine(QPointF(left, middle), QPointF(viewport()->width(), middle));
        soft.setAlphaF(0.55F);
    }
}

void TextPane::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
}

} // namespace longleaf::ui
