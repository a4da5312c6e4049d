// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/history_delegate.h"

#include "ui/ask/history_model.h"

#include <QLineEdit>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kDayHeight = 32;
constexpr int kLead = 24; ///< characters before the first match, so that the match is seen

QRect contentOf(const QRect &row)
{
    return row.adjusted(space::kTwo, space::kUnit, -space::kTwo, -space::kUnit);
}

struct Marked {
    QString text;
    QList<QTextLayout::FormatRange> ranges;
};

/// The text without its marks, and what they marked.
Marked unmark(const QString &marked)
{
    Marked result;
    int begin = -1;
    for (const QChar c : marked) {
        if (c == QLatin1Char(store::kMatchBegin)) {
            begin = static_cast<int>(result.text.size());
        } else if (c == QLatin1Char(store::kMatchEnd)) {
            if (begin >= 0)
                result.ranges.push_back({begin, static_cast<int>(result.text.size()) - begin, {}});
            begin = -1;
        } else {
            result.text += c;
        }
    }
    if (result.ranges.isEmpty() || result.ranges.front().start <= kLead)
        return result;
    int cut = result.ranges.front().start - kLead;
    while (cut < result.ranges.front().start && !result.text[cut - 1].isSpace())
        ++cut;
    result.text = QChar(0x2026) + result.text.mid(cut);
    for (QTextLayout::FormatRange &range : result.ranges)
        range.start += 1 - cut;
    return result;
}

} // namespace

HistoryDelegate::HistoryDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const HistoryModel *>(index.model());
    const QFontMetrics caption(m_theme.type().caption);
    if (model != nullptr && model->isDay(index.row()))
        return {120, std::max(kDayHeight, caption.height() + space::kOneAndHalf)};
    return {120, 2 * space::kUnit + QFontMetrics(m_theme.type().body).height() + 2 + caption.height()};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(HistoryModel::RowRole).value<HistoryRow>();
    const Tokens &t = m_theme.tokens();
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    painter->save();
    const QRect content = contentOf(option.rect);
    if (row.isDay) {
        painter->setFont(m_theme.type().captionStrong);
        painter->setPen(t.textSoft);
        painter->drawText(content.adjusted(0, 0, 0, space::kUnit / 2), int(side | Qt::AlignBottom), row.title);
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRect back = option.rect.adjusted(space::kHalf, 1, -space::kHalf, -1);
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || hovered || row.current) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.selection : hovered ? t.hover : t.accentTint);
        painter->drawRoundedRect(back, space::kRadius, space::kRadius);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(t.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(back).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
    }
    if (row.current) { // a bar besides the tint: not by colour alone
        QRect bar(back.left(), back.top() + space::kUnit, 3, back.height() - space::kTwo);
        if (rightToLeft)
            bar.moveRight(back.right());
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.accent);
        painter->drawRoundedRect(bar, 1.5, 1.5);
    }
    const QFont title = row.current ? m_theme.type().bodyStrong : m_theme.type().body;
    const QFontMetrics metrics(title);
    const QRect first(content.left(), content.top(), content.width(), metrics.height());
    painter->setFont(title);
    painter->setPen(t.text);
    painter->drawText(first, int(side | Qt::AlignVCenter),
                      metrics.elidedText(row.title, Qt::ElideRight, first.width()));
    const QFontMetrics caption(m_theme.type().caption);
    paintDetail(painter, {content.left(), first.bottom() + 3, content.width(), caption.height()}, row.detail,
                rightToLeft);
    painter->restore();
}

void HistoryDelegate::paintDetail(QPainter *painter, const QRect &rect, const QString &marked, bool rightToLeft) const
{
    const Tokens &t = m_theme.tokens();
    Marked detail = unmark(marked);
    const QFontMetrics metrics(m_theme.type().caption);
    // Bold letters are wider, so room is left for them.
    const int room = rect.width() - (detail.ranges.isEmpty() ? 0 : space::kUnit);
    detail.text = metrics.elidedText(detail.text, Qt::ElideRight, room);
    for (QTextLayout::FormatRange &range : detail.ranges) {
        range.format.setFont(m_theme.type().captionStrong);
        range.format.setForeground(t.text);
        range.format.setBackground(t.warnTint);
    }
    QTextLayout layout(detail.text, m_theme.type().caption);
    QTextOption option(Qt::AlignAbsolute | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft));
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(detail.ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    painter->setPen(t.textSoft);
    painter->setClipRect(rect);
    layout.draw(painter, rect.topLeft());
}

QWidget *HistoryDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("conversationName"));
    editor->setAccessibleName(tr("Name of the conversation"));
    editor->setFont(m_theme.type().body);
    editor->setMaxLength(200);
    return editor;
}

void HistoryDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    QRect place = option.rect.adjusted(space::kUnit, 0, -space::kUnit, 0);
    place.setHeight(editor->sizeHint().height());
    place.moveTop(option.rect.top() + (option.rect.height() - place.height()) / 2);
    editor->setGeometry(place);
}

} // namespace longleaf::ui
