// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/find_marks.h"

#include "ui/reader/find_session.h"

#include <QPainter>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr double kPadding = 1.5;
constexpr double kLineWidth = 1.75;
constexpr double kBracket = 4;

} // namespace

void paintFound(QPainter &painter, const std::vector<QRectF> &lines, bool current)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QRectF rect = lines[i].adjusted(-kPadding, -kPadding, kPadding, kPadding);
        // Multiplying keeps black letters black.
        painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        painter.fillRect(rect, current ? findmark::kCurrentFill : findmark::kFill);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.setPen(QPen(findmark::kLine, kLineWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawLine(rect.bottomLeft(), rect.bottomRight());
        if (!current)
            continue;
        painter.setPen(QPen(findmark::kLine, kLineWidth + 0.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        if (i == 0)
            painter.drawPolyline(QPolygonF(
                {QPointF(rect.left() - 1 + kBracket, rect.top() - 1), QPointF(rect.left() - 1, rect.top() - 1),
                 QPointF(rect.left() - 1, rect.bottom()), QPointF(rect.left() - 1 + kBracket, rect.bottom())}));
        if (i + 1 == lines.size())
            painter.drawPolyline(QPolygonF(
                {QPointF(rect.right() + 1 - kBracket, rect.top() - 1), QPointF(rect.right() + 1, rect.top() - 1),
                 QPointF(rect.right() + 1, rect.bottom()), QPointF(rect.right() + 1 - kBracket, rect.bottom())}));
    }
    painter.restore();
}

void FindMarks::paint(QPainter &painter, int first, int last,
                      const std::function<QRectF(const document::PageBox &)> &rectOf) const
{
    for (std::size_t i = m_session.hitsOn(first).first; i < m_session.hits().size(); ++i) {
        const answer::FindHit &hit = m_session.hits()[i];
        if (hit.page > last)
            break;
        std::vector<QRectF> lines;
        for (const document::Box &box : hit.boxes)
            lines.push_back(rectOf({hit.page, box}));
        paintFound(painter, lines, std::cmp_equal(i, m_session.current()));
    }
}

} // namespace longleaf::ui
