// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/document_delegate.h"

#include "ui/widgets/tick_box.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kTickSize = 16;
constexpr int kMarkSize = 14;
constexpr int kTextLeft = 40;
constexpr int kTop = 10;
constexpr int kGap = 3;
constexpr int kButton = 24;

} // namespace

/// Where and with what a row is drawn.
struct DocumentDelegate::Pen {
    QPainter *painter;
    QRect row;
    QRect title;
    QRect detail;
    Qt::LayoutDirection direction;
    double ratio;

    [[nodiscard]] QRect mirrored(const QRect &rect) const { return QStyle::visualRect(direction, row, rect); }
    [[nodiscard]] Qt::Alignment start() const
    {
        return QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter;
    }
};

DocumentDelegate::DocumentDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QRect DocumentDelegate::tickRect(const QRect &row, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, row,
                              QRect(row.left() + space::kOneAndHalf, row.top() + kTop + 2, kTickSize, kTickSize));
}

QRect DocumentDelegate::retryRect(const QRect &row, Qt::LayoutDirection direction)
{
    const int left = row.right() - space::kUnit - 2 * kButton;
    return QStyle::visualRect(direction, row, QRect(left, row.top() + kTop - 4, kButton, kButton));
}

QRect DocumentDelegate::dismissRect(const QRect &row, Qt::LayoutDirection direction)
{
    const int left = row.right() - space::kUnit - kButton;
    return QStyle::visualRect(direction, row, QRect(left, row.top() + kTop - 4, kButton, kButton));
}

QSize DocumentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : 280;
    const int text = QFontMetrics(m_theme.type().body).height() + QFontMetrics(m_theme.type().caption).height();
    return {width, text + kGap + 2 * kTop};
}

void DocumentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(DocumentListModel::RowRole).value<LibraryRow>();
    const Tokens &t = m_theme.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);

    const QRect plate = option.rect.adjusted(4, 1, -4, -1);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state & QStyle::State_Selected ? t.selection : t.hover);
        painter->drawRoundedRect(plate, space::kRadius, space::kRadius);
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
        painter->setPen(QPen(t.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(plate).adjusted(1, 1, -1, -1), space::kRadius, space::kRadius);
    }

    const QFontMetrics body(m_theme.type().body);
    const QFontMetrics caption(m_theme.type().caption);
    Pen pen{painter, option.rect, {}, {}, option.direction, 1.0};
    pen.ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0;
    const QRect content = option.rect.adjusted(kTextLeft, kTop, -space::kTwo, 0);
    pen.title = {content.left(), content.top(), content.width(), body.height()};
    pen.detail = {content.left(), pen.title.bottom() + 1 + kGap, content.width(), caption.height()};
    const bool ready = row.state == LibraryRow::State::Ready;
    const QRect tick = tickRect(option.rect, option.direction);
    if (row.state == LibraryRow::State::Failed)
        pen.title.setWidth(pen.title.width() - 2 * kButton);
    if (ready)
        paintTick(painter, m_theme, tick, row.inScope ? Qt::Checked : Qt::Unchecked, true, pen.ratio);
    else
        painter->drawPixmap(tick.topLeft(),
                            m_theme.pixmap(QStringLiteral("document"), t.textSoft, kTickSize, pen.ratio));
    painter->setFont(m_theme.type().body);
    painter->setPen(ready && !row.inScope ? t.textSoft : t.text);
    painter->drawText(pen.mirrored(pen.title), static_cast<int>(pen.start()),
                      body.elidedText(row.title(), Qt::ElideRight, pen.title.width()));

    painter->setFont(m_theme.type().caption);
    if (ready)
        paintReady(pen, row);
    else if (row.state == LibraryRow::State::Failed)
        paintFailed(pen, row);
    else
        paintProgress(pen, row);
    painter->restore();
}

void DocumentDelegate::paintReady(const Pen &pen, const LibraryRow &row) const
{
    const Tokens &t = m_theme.tokens();
    const QFontMetrics metrics(m_theme.type().caption);
    const QString state = DocumentListModel::stateText(row);
    const QString note = DocumentListModel::noteText(row);
    QRect rest = pen.detail;
    if (!note.isEmpty()) {
        pen.painter->drawPixmap(
            pen.mirrored(QRect(rest.left(), rest.top() + (rest.height() - kMarkSize) / 2, kMarkSize, kMarkSize))
                .topLeft(),
            m_theme.pixmap(QStringLiteral("warning"), t.warn, kMarkSize, pen.ratio));
        rest.setLeft(rest.left() + 20);
        pen.painter->setPen(t.warn);
        pen.painter->drawText(pen.mirrored(rest), static_cast<int>(pen.start()),
                              metrics.elidedText(note, Qt::ElideRight, rest.width()));
        return;
    }
    QString text = state;
    if (row.fileName().section(QLatin1Char('.'), 0, -2) != row.title())
        text += QStringLiteral(" · ") + row.fileName();
    pen.painter->setPen(t.textSoft);
    pen.painter->drawText(pen.mirrored(rest), static_cast<int>(pen.start()),
                          metrics.elidedText(text, Qt::ElideRight, rest.width()));
}

void DocumentDelegate::paintProgress(const Pen &pen, const LibraryRow &row) const
{
    const Tokens &t = m_theme.tokens();
    pen.painter->setPen(t.textSoft);
    pen.painter->drawText(pen.mirrored(pen.detail), static_cast<int>(pen.start()), DocumentListModel::stateText(row));
    if (row.state != LibraryRow::State::Reading)
        return;
    const QRect bar(pen.detail.left(), pen.row.bottom() - 6, pen.detail.width(), 4);
    pen.painter->setPen(Qt::NoPen);
    pen.painter->setBrush(t.pressed);
    pen.painter->drawRoundedRect(pen.mirrored(bar), 2, 2);
    if (row.pagesTotal <= 0)
        return;
    const double share = std::clamp(static_cast<double>(row.pagesDone) / row.pagesTotal, 0.0, 1.0);
    QRect done = bar;
    done.setWidth(std::max(4, static_cast<int>(bar.width() * share)));
    pen.painter->setBrush(t.accent);
    pen.painter->drawRoundedRect(pen.mirrored(done), 2, 2);
}

void DocumentDelegate::paintFailed(const Pen &pen, const LibraryRow &row) const
{
    const Tokens &t = m_theme.tokens();
    const QRect mark(pen.detail.left(), pen.detail.top() + (pen.detail.height() - kMarkSize) / 2, kMarkSize, kMarkSize);
    pen.painter->drawPixmap(pen.mirrored(mark).topLeft(),
                            m_theme.pixmap(QStringLiteral("error"), t.bad, kMarkSize, pen.ratio));
    const QRect rest = pen.detail.adjusted(20, 0, 0, 0);
    pen.painter->setPen(t.bad);
    pen.painter->drawText(pen.mirrored(rest), static_cast<int>(pen.start()),
                          QFontMetrics(m_theme.type().caption)
                              .elidedText(DocumentListModel::stateText(row), Qt::ElideRight, rest.width()));
    const auto button = [&](const QRect &rect, const char *icon) {
        pen.painter->drawPixmap(rect.left() + 4, rect.top() + 4,
                                m_theme.pixmap(QString::fromLatin1(icon), t.accent, 16, pen.ratio));
    };
    button(retryRect(pen.row, pen.direction), "retry");
    button(dismissRect(pen.row, pen.direction), "close");
}

bool DocumentDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                   const QModelIndex &index)
{
    const auto toggle = [model, &index]() {
        const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, static_cast<int>(ticked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
    };
    // The space bar is the pane's: it ticks all that is selected.
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    const auto row = index.data(DocumentListModel::RowRole).value<LibraryRow>();
    const QRect tick = tickRect(option.rect, option.direction).adjusted(-8, -8, 8, 8);
    if (row.state == LibraryRow::State::Ready && tick.contains(mouse->pos()))
        return toggle();
    if (row.state == LibraryRow::State::Failed) {
        if (retryRect(option.rect, option.direction).contains(mouse->pos()))
            Q_EMIT retryRequested(row.file.id);
        else if (dismissRect(option.rect, option.direction).contains(mouse->pos()))
            Q_EMIT dismissRequested(row.file.id);
    }
    return false;
}

bool DocumentDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const auto row = index.data(DocumentListModel::RowRole).value<LibraryRow>();
    if (event->type() == QEvent::ToolTip && row.state == LibraryRow::State::Failed) {
        const QRect retry = retryRect(option.rect, option.direction);
        const QRect dismiss = dismissRect(option.rect, option.direction);
        if (retry.contains(event->pos()) || dismiss.contains(event->pos())) {
            QToolTip::showText(event->globalPos(),
                               retry.contains(event->pos()) ? tr("Try again") : tr("Take it off the list"), view);
            return true;
        }
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace longleaf::ui
