// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/find_marks.h"
#include "ui/reader/find_session.h"
#include "ui/reader/page_painter.h"
#include "ui/reader/text_pane.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTextBlock>
#include <algorithm>
#include <cmath>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kHighlightHeight = 0.4; // of the view; the eye looks there, and the words before it are in sight

} // namespace

void TextPane::showSpan(int page, TextSpan span, bool uncertain)
{
    if (!isLoaded(page))
        scrollToPage(page);
    setMark(page, span, uncertain);
    m_markToShow = true;
    m_placeToShow.reset();
    if (isLoaded(page))
        scrollToMark();
}

void TextPane::setMark(int page, TextSpan span, bool uncertain)
{
    m_mark = Mark{page, span, uncertain, std::nullopt};
    locateMark();
    applyMark();
}

void TextPane::clearMark()
{
    m_mark.reset();
    m_markToShow = false;
    m_flash.stop();
    applyMark();
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

void TextPane::scrollToRange(const Utf16Range &range)
{
    QTextCursor cursor(QPlainTextEdit::document());
    cursor.setPosition(static_cast<int>(range.begin));
    setTextCursor(cursor);
    centerCursor();
    const int lines = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    const int lower = static_cast<int>(std::lround((0.5 - kHighlightHeight) * lines));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + lower);
}

void TextPane::scrollToMark()
{
    m_markToShow = false;
    m_pageToShow = 0;
    locateMark();
    const std::optional<Utf16Range> range = markRange();
    if (!range)
        return;
    scrollToRange(*range);
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0)
        m_flash.start();
    applyMark();
}

QTextEdit::ExtraSelection TextPane::selectionOf(const Utf16Range &range) const
{
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(QPlainTextEdit::document());
    selection.cursor.setPosition(static_cast<int>(range.begin));
    selection.cursor.setPosition(static_cast<int>(range.end), QTextCursor::KeepAnchor);
    selection.format.setForeground(mark::kInk);
    return selection;
}

/// Only what is in sight: the editor walks over all selections for every line that it paints.
void TextPane::applyMark()
{
    QList<QTextEdit::ExtraSelection> selections;
    if (const std::optional<Utf16Range> range = markRange()) {
        const bool flashing = m_flash.state() == QAbstractAnimation::Running;
        const double flash = flashing ? m_flash.currentValue().toDouble() : 0.0;
        QTextEdit::ExtraSelection selection = selectionOf(*range);
        const auto mixed = [flash](int calm, int flare) {
            return static_cast<int>(calm + (flare - calm) * flash);
        };
        selection.format.setBackground(QColor(mixed(mark::kFill.red(), mark::kFlash.red()),
                                              mixed(mark::kFill.green(), mark::kFlash.green()),
                                              mixed(mark::kFill.blue(), mark::kFlash.blue())));
        if (m_mark->uncertain) {
            selection.format.setUnderlineStyle(QTextCharFormat::DashUnderline);
            selection.format.setUnderlineColor(mark::kBorder);
        }
        selections << selection;
    }
    m_currentHit.reset();
    if (m_session != nullptr && m_session->document() == m_document.id && !m_pages.empty()) {
        for (const TextHits::Shown &hit : m_hits.within(*m_session, m_pages, visibleRange())) {
            QTextEdit::ExtraSelection selection = selectionOf(hit.range);
            selection.format.setBackground(hit.current ? findmark::kCurrentFill : findmark::kFill);
            selection.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
            selection.format.setUnderlineColor(findmark::kLine);
            selections << selection;
            if (hit.current)
                m_currentHit = hit.range;
        }
    }
    setExtraSelections(selections);
}

Utf16Range TextPane::visibleRange() const
{
    const int begin = firstVisibleBlock().position();
    const QTextCursor last = cursorForPosition(QPoint(viewport()->width() - 1, viewport()->height() - 1));
    return {begin, last.block().position() + last.block().length()};
}

// ---- hits ----

void TextPane::setFindSession(const FindSession *session)
{
    m_session = session;
    m_hits.forget();
    if (session == nullptr)
        return;
    connect(session, &FindSession::changed, this, [this] {
        // Hits only come at the end until a new search begins.
        if (m_session->pagesDone() == 0 || m_session->hits().empty())
            m_hits.forget();
        applyMark();
        viewport()->update();
    });
}

void TextPane::showHit(int index)
{
    m_hitToShow = -1;
    if (m_session == nullptr || std::cmp_greater_equal(index, m_session->hits().size()))
        return;
    const int page = m_session->hits()[static_cast<std::size_t>(index)].page;
    if (!isLoaded(page)) {
        scrollToPage(page);
        m_hitToShow = index;
        return;
    }
    const Utf16Range range = m_hits.rangeOf(*m_session, m_pages, static_cast<std::size_t>(index));
    if (rectsOf(range).empty())
        scrollToRange(range);
    applyMark();
    viewport()->update();
}

void TextPane::paintCurrentHit()
{
    if (!m_currentHit)
        return;
    const std::vector<QRect> lines = rectsOf(*m_currentHit);
    if (lines.empty())
        return;
    QPainter painter(viewport());
    const QColor line = palette().color(QPalette::Base).lightness() < 128 ? findmark::kCurrentFill : findmark::kLine;
    painter.setPen(QPen(line, 2));
    constexpr int kBracket = 4;
    const QRect first = lines.front();
    const QRect last = lines.back();
    painter.drawPolyline(
        QPolygon({QPoint(first.left() + kBracket - 2, first.top()), QPoint(first.left() - 2, first.top()),
                  QPoint(first.left() - 2, first.bottom()), QPoint(first.left() + kBracket - 2, first.bottom())}));
    painter.drawPolyline(
        QPolygon({QPoint(last.right() - kBracket + 2, last.top()), QPoint(last.right() + 2, last.top()),
                  QPoint(last.right() + 2, last.bottom()), QPoint(last.right() - kBracket + 2, last.bottom())}));
}

QString TextPane::markedText() const
{
    const std::optional<Utf16Range> range = markRange();
    return range ? toPlainText().mid(range->begin, range->end - range->begin) : QString();
}

std::vector<QRect> TextPane::visibleMarks() const
{
    const std::optional<Utf16Range> range = markRange();
    return range ? rectsOf(*range) : std::vector<QRect>();
}

std::vector<QRect> TextPane::rectsOf(const Utf16Range &range) const
{
    std::vector<QRect> rects;
    const QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && block.position() < range.end;
         block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(offset);
        if (area.top() > viewport()->height())
            break;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            const int begin = std::max(static_cast<int>(range.begin) - block.position(), line.textStart());
            const int end =
                std::min(static_cast<int>(range.end) - block.position(), line.textStart() + line.textLength());
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

} // namespace longleaf::ui
