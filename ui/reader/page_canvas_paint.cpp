// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of the pages.
#include "ui/reader/page_canvas.h"

#include "ui/reader/page_painter.h"

#include <QPaintEvent>
#include <QPainter>

namespace longleaf::ui {

void PageCanvas::paintPage(QPainter &painter, int page, const QRect &visible)
{
    const QRect rect = m_layout.pageRect(page, viewport()->width()).translated(-offset());
    paintSheet(painter, rect, palette(), m_dark);
    if (const Picture *picture = m_pictures.whole(page, look())) {
        paintPicture(painter, rect, picture->image);
        paintTiles(painter, page, rect);
    } else if (const QString *reason = m_pictures.failure(page)) {
        paintFailure(painter, rect, page, *reason, visible, m_dark);
    } else if (const QImage *standIn = m_pictures.standIn(page)) {
        paintPicture(painter, rect, withLook(standIn->convertToFormat(QImage::Format_RGB32), look()));
    } else if (const auto words = m_selector.words().find(page); words && !words->layer.empty()) {
        std::vector<QRectF> bars;
        for (const document::LayerWord &word : words->layer.words())
            bars.push_back(inView({page, word.box}));
        paintWordBars(painter, bars, m_dark);
    } else {
        paintPageNumber(painter, rect, page, visible, m_dark);
    }
}

void PageCanvas::paintTiles(QPainter &painter, int page, const QRect &rect)
{
    for (const PictureRequest &wish : tilesWanted(m_layout, page, view())) {
        const Picture *tile = m_pictures.tile(wish);
        if (tile == nullptr)
            continue;
        const QRect part = turnedClip(tile->clip, pagePixels(m_layout, page, tile->dpi), look().quarterTurns);
        paintTile(painter, rect, part, tile->image);
    }
}

void PageCanvas::paintHighlight(QPainter &painter, int first, int last)
{
    const bool flashing = m_flash.state() == QAbstractAnimation::Running;
    const MarkStyle style{m_highlight.uncertain, flashing ? m_flash.currentValue().toDouble() : 0.0, m_dark,
                          quarterTurns() % 2 == 1};
    std::vector<QRectF> boxes;
    for (const document::PageBox &box : m_highlight.boxes) {
        if (box.page < first || box.page > last)
            continue;
        if (isWholePage(box.box))
            paintPageFrame(painter, inView(box), style);
        else
            boxes.push_back(inView(box));
    }
    paintMarks(painter, boxes, style);
}

void PageCanvas::paintSelection(QPainter &painter, int first, int last)
{
    std::vector<QRectF> boxes;
    for (int page = first; page <= last; ++page) {
        for (const document::Box &box : m_selector.boxes(page))
            boxes.push_back(inView({page, box}));
    }
    ui::paintSelection(painter, boxes, m_dark, quarterTurns() % 2 == 1);
    const auto caret = m_selector.caretBox();
    if (caret && hasFocus() && caret->page >= first && caret->page <= last)
        paintCaret(painter, inView(*caret), m_dark);
}

void PageCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const QRect visible = viewport()->rect();
    const QColor around = palette().color(QPalette::Window);
    painter.fillRect(visible, around.lightness() > 128 ? around.darker(106) : around.darker(130));
    const auto [first, last] = pagesInSight();
    for (int page = first; page <= last; ++page)
        paintPage(painter, page, visible);
    if (pageCount() == 0)
        return;
    paintSelection(painter, first, last);
    if (m_overlay != nullptr)
        m_overlay->paint(painter, first, last, [this](const document::PageBox &box) { return inView(box); });
    paintHighlight(painter, first, last);
}

} // namespace longleaf::ui
