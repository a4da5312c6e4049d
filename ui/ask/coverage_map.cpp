// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/coverage_map.h"

#include "ui/ask/coverage_cell.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kGap = 2;
constexpr int kSide = 2;

} // namespace

CoverageMap::CoverageMap(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &Theme::changed, this, &CoverageMap::applyTheme);
    applyTheme();
    tell();
}

void CoverageMap::applyTheme()
{
    const QFontMetrics caption(m_theme.type().caption);
    m_cell = std::max(9, caption.height() * 2 / 3);
    m_title = caption.height() + kGap;
    layOut();
}

void CoverageMap::setRows(std::vector<CoverageRow> rows)
{
    const auto id = m_rows.empty() ? DocumentId{} : row(m_current.row).id;
    const int page = m_current.page;
    m_rows = std::move(rows);
    std::erase_if(m_rows, [](const CoverageRow &one) { return one.pages.empty(); });
    m_current = {};
    for (std::size_t i = 0; i < m_rows.size() && id.valid(); ++i) {
        if (m_rows[i].id == id && static_cast<int>(m_rows[i].pages.size()) >= page)
            m_current = {static_cast<int>(i), page};
    }
    layOut();
    tell();
}

int CoverageMap::columnsFor(int width) const
{
    return std::max(1, (width - 2 * kSide + kGap) / (m_cell + kGap));
}

int CoverageMap::rowHeight(int index, int columns) const
{
    const int lines = (pages(index) + columns - 1) / columns;
    return m_title + lines * (m_cell + kGap) + space::kHalf;
}

int CoverageMap::heightFor(int width) const
{
    const int columns = columnsFor(width);
    int height = 0;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        height += rowHeight(i, columns);
    return height;
}

void CoverageMap::layOut()
{
    m_columns = columnsFor(viewport()->width());
    m_tops.assign(1, 0);
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        m_tops.push_back(m_tops.back() + rowHeight(i, m_columns));
    const int visible = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, m_tops.back() - visible));
    verticalScrollBar()->setPageStep(visible);
    verticalScrollBar()->setSingleStep(m_cell + kGap);
    viewport()->update();
}

void CoverageMap::resizeEvent(QResizeEvent *)
{
    layOut();
}

QRect CoverageMap::cellRect(const Place &place) const
{
    if (place.row < 0 || place.row >= static_cast<int>(m_rows.size()))
        return {};
    const int index = place.page - 1;
    const int pitch = m_cell + kGap;
    int left = kSide + index % m_columns * pitch;
    if (isRightToLeft())
        left = viewport()->width() - left - m_cell;
    const int top = m_tops[static_cast<std::size_t>(place.row)] + m_title + index / m_columns * pitch;
    return {left, top - verticalScrollBar()->value(), m_cell, m_cell};
}

int CoverageMap::rowAt(int y) const
{
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return static_cast<int>(after - m_tops.begin()) - 1;
}

std::optional<CoverageMap::Place> CoverageMap::placeAt(const QPoint &inViewport) const
{
    const int y = inViewport.y() + verticalScrollBar()->value();
    const int index = rowAt(y);
    if (y < 0 || index < 0 || index >= static_cast<int>(m_rows.size()))
        return std::nullopt;
    const int pitch = m_cell + kGap;
    const int x = (isRightToLeft() ? viewport()->width() - inViewport.x() : inViewport.x()) - kSide;
    const int inRow = y - m_tops[static_cast<std::size_t>(index)] - m_title;
    if (x < 0 || inRow < 0 || x / pitch >= m_columns)
        return std::nullopt;
    const int page = inRow / pitch * m_columns + x / pitch + 1;
    return page <= pages(index) ? std::optional(Place{index, page}) : std::nullopt;
}

void CoverageMap::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const int offset = verticalScrollBar()->value();
    const int bottom = event->rect().bottom() + offset;
    for (int i = std::max(0, rowAt(event->rect().top() + offset));
         i < static_cast<int>(m_rows.size()) && m_tops[static_cast<std::size_t>(i)] <= bottom; ++i)
        paintRow(painter, i, m_tops[static_cast<std::size_t>(i)] - offset, event->rect());
    if (hasFocus() && !m_rows.empty()) {
        painter.setPen(QPen(m_theme.tokens().text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(m_current).adjusted(-1, -1, 1, 1));
    }
}

void CoverageMap::paintRow(QPainter &painter, int index, int top, const QRect &clip) const
{
    const Tokens &tokens = m_theme.tokens();
    const QFontMetrics caption(m_theme.type().caption);
    painter.setFont(m_theme.type().caption);
    painter.setPen(tokens.textSoft);
    const QRect title(kSide, top, viewport()->width() - 2 * kSide, m_title);
    painter.drawText(title, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading),
                     caption.elidedText(row(index).title, Qt::ElideMiddle, title.width()));
    const int pitch = m_cell + kGap;
    const int firstLine = std::max(0, (clip.top() - top - m_title) / pitch);
    const int lastLine = (clip.bottom() - top - m_title) / pitch;
    const int end = std::min(pages(index), (lastLine + 1) * m_columns);
    for (int page = firstLine * m_columns + 1; page <= end; ++page)
        paintCoverCell(painter, QRectF(cellRect({index, page})), row(index).pages[static_cast<std::size_t>(page) - 1],
                       row(index).isPartial(page), tokens);
}

QString CoverageMap::textOf(const Place &place) const
{
    if (place.row < 0 || place.row >= static_cast<int>(m_rows.size()) || place.page < 1 ||
        place.page > pages(place.row))
        return {};
    const QString text = tr("%1, page %2 of %3: %4")
                             .arg(row(place.row).title)
                             .arg(place.page)
                             .arg(pages(place.row))
                             .arg(coverText(row(place.row).pages[static_cast<std::size_t>(place.page) - 1]));
    return row(place.row).isPartial(place.page) ? text + QStringLiteral("; ") + partialText() : text;
}

void CoverageMap::setCurrent(const Place &place)
{
    if (place == m_current || textOf(place).isEmpty())
        return;
    m_current = place;
    const QRect cell = cellRect(place);
    QScrollBar *bar = verticalScrollBar();
    if (cell.top() - m_title < 0)
        bar->setValue(bar->value() + cell.top() - m_title);
    else if (cell.bottom() + kGap > viewport()->height())
        bar->setValue(bar->value() + cell.bottom() + kGap - viewport()->height());
    viewport()->update();
    tell();
}

void CoverageMap::tell()
{
    const QString text = textOf(m_current);
    setAccessibleName(text.isEmpty() ? tr("Map of pages") : tr("Map of pages: %1").arg(text));
    setAccessibleDescription(coverSummary(countCovers(m_rows), countPartial(m_rows)));
    Q_EMIT currentChanged(text);
}

void CoverageMap::mousePressEvent(QMouseEvent *event)
{
    const auto place = placeAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !place)
        return;
    setCurrent(*place);
    Q_EMIT pageActivated(row(place->row).id, place->page);
}

void CoverageMap::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(placeAt(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CoverageMap::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

bool CoverageMap::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto place = placeAt(help->pos());
        QToolTip::showText(help->globalPos(), place ? textOf(*place) : QString(), viewport(),
                           place ? cellRect(*place) : QRect());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

int CoverageMap::neighbourRow(int from, int step) const
{
    return std::clamp(from + step, 0, static_cast<int>(m_rows.size()) - 1);
}

/// Down leaves a document at its last line for the first of the next, in the same column where it has one.
CoverageMap::Place CoverageMap::linesFrom(const Place &place, int lines) const
{
    const int page = place.page + lines * m_columns;
    const int column = (place.page - 1) % m_columns;
    if (page >= 1 && page <= pages(place.row))
        return {place.row, page};
    const int lastLine = (pages(place.row) - 1) / m_columns;
    if (lines > 0 && (place.page - 1) / m_columns < lastLine)
        return {place.row, pages(place.row)};
    const int next = neighbourRow(place.row, lines);
    if (next == place.row)
        return place;
    const int line = lines > 0 ? 0 : (pages(next) - 1) / m_columns;
    return {next, std::min(pages(next), line * m_columns + column + 1)};
}

std::optional<CoverageMap::Place> CoverageMap::moved(int key, Qt::KeyboardModifiers modifiers) const
{
    const Place here = m_current;
    const int last = static_cast<int>(m_rows.size()) - 1;
    const bool everything = modifiers & Qt::ControlModifier;
    if (isRightToLeft() && (key == Qt::Key_Left || key == Qt::Key_Right))
        key = key == Qt::Key_Left ? Qt::Key_Right : Qt::Key_Left;
    switch (key) {
    case Qt::Key_Right:
        if (here.page < pages(here.row))
            return Place{here.row, here.page + 1};
        return here.row < last ? Place{here.row + 1, 1} : here;
    case Qt::Key_Left:
        if (here.page > 1)
            return Place{here.row, here.page - 1};
        return here.row > 0 ? Place{here.row - 1, pages(here.row - 1)} : here;
    case Qt::Key_Down: return linesFrom(here, 1);
    case Qt::Key_Up: return linesFrom(here, -1);
    case Qt::Key_PageDown: return Place{neighbourRow(here.row, 1), 1};
    case Qt::Key_PageUp: return Place{here.page > 1 ? here.row : neighbourRow(here.row, -1), 1};
    case Qt::Key_Home: return Place{everything ? 0 : here.row, 1};
    case Qt::Key_End: {
        const int index = everything ? last : here.row;
        return Place{index, pages(index)};
    }
    default: return std::nullopt;
    }
}

void CoverageMap::keyPressEvent(QKeyEvent *event)
{
    if (m_rows.empty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        if (!textOf(m_current).isEmpty())
            Q_EMIT pageActivated(row(m_current.row).id, m_current.page);
        return;
    }
    if (const auto place = moved(event->key(), event->modifiers()))
        setCurrent(*place);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace longleaf::ui
