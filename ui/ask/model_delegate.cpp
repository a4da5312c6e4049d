// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/model_delegate.h"

#include "ui/ask/model_rows.h"

#include <QPainter>

namespace longleaf::ui {

namespace {

constexpr int kSide = space::kOneAndHalf;
constexpr int kIcon = 16;

bool isHeading(const QModelIndex &index)
{
    return index.data(ModelDelegate::kKindRole).toInt() == static_cast<int>(ModelRow::Kind::Heading);
}

/// The part of a row that leads, and what is left of it, in reading direction.
struct Split {
    QRect first;
    QRect rest;
};

Split split(const QRect &rect, int width, int gap, Qt::LayoutDirection direction)
{
    const QRect first(rect.left(), rect.top(), std::min(width, rect.width()), rect.height());
    const QRect rest(first.right() + 1 + gap, rect.top(), std::max(0, rect.width() - first.width() - gap),
                     rect.height());
    return {QStyle::visualRect(direction, rect, first), QStyle::visualRect(direction, rect, rest)};
}

} // namespace

ModelDelegate::ModelDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics caption(m_theme.type().caption);
    if (isHeading(index))
        return {200, caption.height() + space::kTwo};
    return {200, QFontMetrics(m_theme.type().body).height() + caption.height() + space::kOneAndHalf};
}

void ModelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (isHeading(index))
        paintHeading(*painter, option, index);
    else
        paintModel(*painter, option, index);
    painter->restore();
}

void ModelDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = m_theme.tokens();
    const bool warned = index.data(kWarnedRole).toBool();
    const QString name = index.data(Qt::DisplayRole).toString();
    QRect line = option.rect.adjusted(kSide, space::kUnit, -kSide, 0);
    if (index.row() > 0) {
        painter.setPen(t.line);
        painter.drawLine(option.rect.left() + kSide, option.rect.top() + 2, option.rect.right() - kSide,
                         option.rect.top() + 2);
    }
    const double ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0;
    if (warned) {
        const Split parts = split(line, kIcon, space::kHalf, option.direction);
        painter.drawPixmap(parts.first.left(), line.top() + (line.height() - kIcon) / 2,
                           m_theme.pixmap(QStringLiteral("warning"), t.warn, kIcon, ratio));
        line = parts.rest;
    }
    const QFontMetrics strong(m_theme.type().captionStrong);
    const Split parts = split(line, strong.horizontalAdvance(name) + 1, space::kUnit, option.direction);
    const int flags = static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter);
    painter.setFont(m_theme.type().captionStrong);
    painter.setPen(warned ? t.warn : t.text);
    painter.drawText(parts.first, flags, strong.elidedText(name, Qt::ElideRight, parts.first.width()));
    painter.setFont(m_theme.type().caption);
    painter.setPen(warned ? t.warn : t.textSoft);
    painter.drawText(parts.rest, flags,
                     QFontMetrics(m_theme.type().caption)
                         .elidedText(index.data(kDetailRole).toString(), Qt::ElideRight, parts.rest.width()));
}

void ModelDelegate::paintModel(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = m_theme.tokens();
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    const bool usable = index.data(kKindRole).toInt() == static_cast<int>(ModelRow::Kind::Usable);
    painter.setRenderHint(QPainter::Antialiasing);
    if (enabled && option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.selection);
        painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), space::kRadius, space::kRadius);
    }
    const QRect inner = option.rect.adjusted(kSide, space::kHalf + 1, -kSide, -space::kHalf - 1);
    const double ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0;
    const Split columns = split(inner, kIcon, space::kUnit, option.direction);
    const QFontMetrics body(m_theme.type().body);
    const QColor iconColor = index.data(kWarnedRole).toBool() ? t.warn : enabled ? t.textSoft : t.textDisabled;
    painter.drawPixmap(columns.first.left(), inner.top() + (body.height() - kIcon) / 2,
                       m_theme.pixmap(index.data(kIconRole).toString(), iconColor, kIcon, ratio));
    const int flags = static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter);
    QRect name(columns.rest.left(), inner.top(), columns.rest.width(), body.height());
    if (index.data(kCurrentRole).toBool()) {
        const Split mark = split(name, name.width() - kIcon - space::kHalf, space::kHalf, option.direction);
        painter.drawPixmap(mark.rest.left(), name.top() + (name.height() - kIcon) / 2,
                           m_theme.pixmap(QStringLiteral("check"), t.accent, kIcon, ratio));
        name = mark.first;
    }
    painter.setFont(m_theme.type().body);
    painter.setPen(usable ? t.text : t.textSoft);
    painter.drawText(name, flags,
                     body.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, name.width()));
    const QFontMetrics caption(m_theme.type().caption);
    painter.setFont(m_theme.type().caption);
    painter.setPen(t.textSoft);
    const QRect detail(columns.rest.left(), name.bottom() + 2, columns.rest.width(), caption.height());
    painter.drawText(detail, flags,
                     caption.elidedText(index.data(kDetailRole).toString(), Qt::ElideRight, detail.width()));
}

} // namespace longleaf::ui
