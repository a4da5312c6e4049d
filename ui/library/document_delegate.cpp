// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/document_delegate.h"

#include "ui/widgets/tick_box.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kTickSize = 16;
constexpr int kTextLeft = 40;
constexpr int kReasonLines = 4;

QRect contentRect(const QRect &row)
{
    return row.adjusted(kTextLeft, 10, -space::kTwo, -10);
}

} // namespace

/// Where the parts of a row stand.
struct DocumentDelegate::Lines {
    QRect title;
    QRect detail;
    QRect extra; ///< warning, progress bar or actions
    QRect retry;
    QRect dismiss;
    int height = 0;
};

DocumentDelegate::DocumentDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QRect DocumentDelegate::tickRect(const QRect &row)
{
    return {row.left() + space::kOneAndHalf, row.top() + 12, kTickSize, kTickSize};
}

DocumentDelegate::Lines DocumentDelegate::layoutRow(const QRect &row, const LibraryRow &data) const
{
    const QFontMetrics body(m_theme.type().body);
    const QFontMetrics caption(m_theme.type().caption);
    const QRect content = contentRect(row);
    Lines lines;
    lines.title = {content.left(), content.top(), content.width(), body.height()};
    int y = lines.title.bottom() + 3;
    int detailHeight = caption.height();
    if (data.state == LibraryRow::State::Failed) {
        const QRect bounds = caption.boundingRect(QRect(0, 0, content.width() - 20, 2000), Qt::TextWordWrap,
                                                  DocumentListModel::stateText(data));
        detailHeight = std::min(bounds.height(), kReasonLines * caption.lineSpacing());
    }
    lines.detail = {content.left(), y, content.width(), detailHeight};
    y = lines.detail.bottom() + 1;

    if (data.state == LibraryRow::State::Failed) {
        y += 4;
        const QFontMetrics strong(m_theme.type().captionStrong);
        const int height = strong.height() + 4;
        lines.retry = {content.left() + 20, y, strong.horizontalAdvance(tr("Try again")) + 4, height};
        lines.dismiss = {lines.retry.right() + space::kTwo, y, strong.horizontalAdvance(tr("Remove")) + 4, height};
        y += height;
    } else if (data.state == LibraryRow::State::Reading) {
        lines.extra = {content.left(), y + 6, content.width(), 4};
        y += 12;
    } else if (data.state == LibraryRow::State::Ready && !DocumentListModel::warningText(data.document).isEmpty()) {
        lines.extra = {content.left(), y + 3, content.width(), caption.height()};
        y += caption.height() + 4;
    }
    lines.height = y + 10 - row.top();
    return lines;
}

QSize DocumentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : 280;
    const auto row = index.data(DocumentListModel::RowRole).value<LibraryRow>();
    return {width, layoutRow(QRect(0, 0, width, 0), row).height};
}

void DocumentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(DocumentListModel::RowRole).value<LibraryRow>();
    const Tokens &t = m_theme.tokens();
    const double ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0;
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

    const Lines lines = layoutRow(option.rect, row);
    const bool ready = row.state == LibraryRow::State::Ready;
    if (ready) {
        paintTick(painter, m_theme, tickRect(option.rect), row.inScope ? Qt::Checked : Qt::Unchecked, true, ratio);
    } else {
        const QPixmap icon = m_theme.pixmap(QStringLiteral("document"), t.textSoft, kTickSize, ratio);
        painter->drawPixmap(tickRect(option.rect).topLeft(), icon);
    }
    painter->setFont(m_theme.type().body);
    painter->setPen(ready && !row.inScope ? t.textSoft : t.text);
    painter->drawText(lines.title, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(m_theme.type().body).elidedText(row.title(), Qt::ElideRight, lines.title.width()));

    painter->setFont(m_theme.type().caption);
    if (ready)
        paintReady(painter, lines, row, ratio);
    else if (row.state == LibraryRow::State::Failed)
        paintFailed(painter, lines, row, ratio);
    else
        paintProgress(painter, lines, row);
    painter->restore();
}

void DocumentDelegate::paintReady(QPainter *painter, const Lines &lines, const LibraryRow &row, double ratio) const
{
    const Tokens &t = m_theme.tokens();
    const QFontMetrics metrics(m_theme.type().caption);
    QString text = DocumentListModel::stateText(row);
    if (row.fileName().section(QLatin1Char('.'), 0, -2) != row.title())
        text += QStringLiteral(" · ") + row.fileName();
    painter->setPen(t.textSoft);
    painter->drawText(lines.detail, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(text, Qt::ElideRight, lines.detail.width()));
    if (lines.extra.isEmpty())
        return;
    painter->drawPixmap(lines.extra.left(), lines.extra.top() + (lines.extra.height() - 14) / 2,
                        m_theme.pixmap(QStringLiteral("warning"), t.warn, 14, ratio));
    painter->setPen(t.warn);
    const QRect rest = lines.extra.adjusted(20, 0, 0, 0);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(DocumentListModel::warningText(row.document), Qt::ElideRight, rest.width()));
}

void DocumentDelegate::paintProgress(QPainter *painter, const Lines &lines, const LibraryRow &row) const
{
    const Tokens &t = m_theme.tokens();
    painter->setPen(t.textSoft);
    painter->drawText(lines.detail, Qt::AlignLeft | Qt::AlignVCenter, DocumentListModel::stateText(row));
    if (row.state != LibraryRow::State::Reading)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.pressed);
    painter->drawRoundedRect(lines.extra, 2, 2);
    if (row.pagesTotal <= 0)
        return;
    const double share = std::clamp(static_cast<double>(row.pagesDone) / row.pagesTotal, 0.0, 1.0);
    QRectF done = lines.extra;
    done.setWidth(std::max(4.0, done.width() * share));
    painter->setBrush(t.accent);
    painter->drawRoundedRect(done, 2, 2);
}

void DocumentDelegate::paintFailed(QPainter *painter, const Lines &lines, const LibraryRow &row, double ratio) const
{
    const Tokens &t = m_theme.tokens();
    painter->drawPixmap(lines.detail.left(), lines.detail.top() + 1,
                        m_theme.pixmap(QStringLiteral("error"), t.bad, 14, ratio));
    painter->setPen(t.bad);
    painter->drawText(lines.detail.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                      DocumentListModel::stateText(row));
    painter->setFont(m_theme.type().captionStrong);
    painter->setPen(t.accent);
    painter->drawText(lines.retry, Qt::AlignLeft | Qt::AlignVCenter, tr("Try again"));
    painter->drawText(lines.dismiss, Qt::AlignLeft | Qt::AlignVCenter, tr("Remove"));
}

bool DocumentDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                   const QModelIndex &index)
{
    const auto toggle = [model, &index]() {
        const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, static_cast<int>(ticked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
    };
    if (event->type() == QEvent::KeyPress)
        return static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space && toggle();
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    const auto row = index.data(DocumentListModel::RowRole).value<LibraryRow>();
    if (row.state == LibraryRow::State::Ready && tickRect(option.rect).adjusted(-8, -8, 8, 8).contains(mouse->pos()))
        return toggle();
    if (row.state == LibraryRow::State::Failed) {
        const Lines lines = layoutRow(option.rect, row);
        if (lines.retry.contains(mouse->pos()))
            Q_EMIT retryRequested(row.path);
        else if (lines.dismiss.contains(mouse->pos()))
            Q_EMIT dismissRequested(row.path);
    }
    return false;
}

} // namespace longleaf::ui
