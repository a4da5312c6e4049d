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
constexpr int kColumnCharacters = 80; // longer lines are hard to read
constexpr double kLetters = 1.1;      // of the window's: what is read at length is set larger
constexpr int kLeastMargin = 16;
constexpr int kFlashMs = 350;
constexpr double kLabelSize = 0.85; // of the text's letters

/// Sizes are steps above the usual letters, so that the zoom needs no other formats.
QTextCharFormat formatOf(const TextStyle &style)
{
    constexpr int kLargest = 3;
    QTextCharFormat format;
    if ((style.flags & TextStyle::Bold) != 0)
        format.setFontWeight(QFont::DemiBold);
    if ((style.flags & (TextStyle::Italic | TextStyle::Quote)) != 0)
        format.setFontItalic(true);
    if ((style.flags & TextStyle::Mono) != 0)
        format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    if (style.heading > 0 && style.heading < kLargest + 1)
        format.setProperty(QTextFormat::FontSizeAdjustment, std::max(0, kLargest - style.heading));
    return format;
}

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
        if (m_session != nullptr)
            applyMark();
    });
}

void TextPane::open(const document::Document &document, int page)
{
    close();
    m_document = document;
    m_source.requestPages(document);
    m_pages.reset(document.pageCount, document.format);
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
    m_hits.forget();
    m_hitToShow = -1;
    m_awaited = 0;
    m_pageToShow = 0;
    m_placeToShow.reset();
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
    locateMark();
    applyMark();
    if (m_hitToShow >= 0)
        showHit(m_hitToShow);
    else if (m_markToShow && isLoaded(m_mark->page))
        scrollToMark();
    else if (m_placeToShow && isLoaded(m_placeToShow->page))
        restorePlace(*m_placeToShow);
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
    dress(page);
    labelPages();
}

void TextPane::prepend(int page, const QString &text)
{
    const int topBlock = firstVisibleBlock().blockNumber();
    const int lineInBlock = verticalScrollBar()->value() - firstVisibleBlock().firstLineNumber();
    const int before = blockCount();
    m_pages.prepend(page, text);
    insertAt(0, m_pages.heading() + m_pages.page(page).shown.text() + QLatin1Char('\n'));
    dress(page);
    labelPages();
    const QTextBlock block = QPlainTextEdit::document()->findBlockByNumber(topBlock + blockCount() - before);
    verticalScrollBar()->setValue(block.firstLineNumber() + lineInBlock);
}

/// Gives the letters of a page their looks.
void TextPane::dress(int page)
{
    const int start = m_pages.headingAt(page) + static_cast<int>(m_pages.heading().size());
    QTextCursor cursor(QPlainTextEdit::document());
    for (const StyledRange &range : m_pages.page(page).looks) {
        cursor.setPosition(start + static_cast<int>(range.begin));
        cursor.setPosition(start + static_cast<int>(range.end), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(formatOf(range.style));
    }
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
    m_placeToShow.reset();
    m_pageToShow = page;
    if (!isLoaded(page)) {
        const QScopedValueRollback changing(m_changing, true);
        m_pages.reset(m_document.pageCount, m_document.format);
        m_hits.forget();
        clear();
        m_awaited = 0;
        load(page);
        return;
    }
    scrollToLine(m_pages.headingAt(page));
    m_pageToShow = 0;
}

/// The line that holds a position comes to the top.
void TextPane::scrollToLine(int position)
{
    const QTextBlock block = QPlainTextEdit::document()->findBlock(position);
    int line = 0;
    // Only a block that was laid out once knows its lines; asking for its rectangle does it.
    (void)blockBoundingGeometry(block);
    if (const QTextLine at = block.layout()->lineForTextPosition(position - block.position()); at.isValid())
        line = at.lineNumber();
    verticalScrollBar()->setValue(block.firstLineNumber() + line);
}

ReaderPlace TextPane::place() const
{
    if (m_placeToShow)
        return *m_placeToShow;
    if (m_pages.empty())
        return {m_pageToShow, 0, 0, m_zoom, m_zoom == 1.0};
    const int top = cursorForPosition(QPoint(0, 0)).position();
    const int page = m_pages.pageAt(top);
    const int begin = m_pages.headingAt(page);
    return {page, (top - begin) / static_cast<double>(m_pages.lengthOf(m_pages.page(page))), 0, m_zoom, m_zoom == 1.0};
}

void TextPane::restorePlace(const ReaderPlace &place)
{
    if (place.zoom != m_zoom)
        setZoom(place.zoom);
    const int page = std::clamp(place.page, 1, std::max(1, m_document.pageCount));
    if (!isLoaded(page)) {
        scrollToPage(page);
        m_placeToShow = place;
        m_placeToShow->page = page;
        return;
    }
    m_placeToShow.reset();
    m_pageToShow = 0;
    m_markToShow = false;
    const int length = m_pages.lengthOf(m_pages.page(page));
    scrollToLine(m_pages.headingAt(page) + std::clamp(qRound(place.offset * length), 0, length - 1));
}

void TextPane::tellPage()
{
    const int page = currentPage();
    if (m_changing || page == m_toldPage)
        return;
    m_toldPage = page;
    Q_EMIT currentPageChanged(page);
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
    QFont font;
    const double pointSize = parentWidget() != nullptr ? parentWidget()->font().pointSizeF() : font.pointSizeF();
    font.setPointSizeF(std::max(6.0, pointSize) * kLetters * m_zoom);
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
    paintCurrentHit();
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
