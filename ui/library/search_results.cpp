// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_results.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

namespace longleaf::ui {

namespace {

constexpr int kPageWidth = 44;
constexpr int kLines = 2; ///< of a snippet

} // namespace

int SearchResults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant SearchResults::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return line.text;
    case Qt::AccessibleTextRole:
        return line.isDocument() ? tr("%1, %n passage(s)", nullptr, line.hits).arg(line.text)
                                 : tr("Page %1: %2").arg(line.page).arg(line.text);
    case LineRole: return QVariant::fromValue(line);
    default: return {};
    }
}

void SearchResults::show(const store::TextSearch &found, const std::function<QString(DocumentId)> &titleOf)
{
    beginResetModel();
    m_lines.clear();
    for (const store::TextHits &one : found.documents) {
        const QString title = titleOf(one.document);
        if (title.isEmpty()) // removed meanwhile
            continue;
        m_lines.push_back({one.document, title, 0, static_cast<int>(one.hits.size()), {}, {}});
        for (const store::TextHit &hit : one.hits) {
            Line line{one.document, toQString(hit.snippet), hit.page, 0, {}, hit.words};
            for (const TextSpan mark : hit.marks)
                line.marks.push_back(utf16Range(line.text, mark));
            m_lines.push_back(std::move(line));
        }
    }
    endResetModel();
}

void SearchResults::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

SearchDelegate::SearchDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : 280;
    const bool document = index.data(SearchResults::LineRole).value<SearchResults::Line>().isDocument();
    const QFontMetrics caption(m_theme.type().caption);
    if (document)
        return {width, QFontMetrics(m_theme.type().bodyStrong).height() + space::kTwo};
    return {width, kLines * caption.lineSpacing() + space::kUnit + 2};
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto line = index.data(SearchResults::LineRole).value<SearchResults::Line>();
    const Tokens &t = m_theme.tokens();
    const double ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0;
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const auto start = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.selection : t.hover);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), space::kRadius, space::kRadius);
    }
    const QRect content = option.rect.adjusted(space::kOneAndHalf, 0, -space::kOneAndHalf, 0);
    if (line.isDocument()) {
        const QRect icon(content.left(), content.top() + (content.height() - 16) / 2, 16, 16);
        painter->drawPixmap(mirrored(icon).topLeft(),
                            m_theme.pixmap(QStringLiteral("document"), t.textSoft, 16, ratio));
        const QString count = QString::number(line.hits);
        const QFontMetrics caption(m_theme.type().caption);
        const QRect number(content.right() - caption.horizontalAdvance(count), content.top(),
                           caption.horizontalAdvance(count) + 1, content.height());
        painter->setFont(m_theme.type().caption);
        painter->setPen(t.textSoft);
        painter->drawText(mirrored(number), Qt::AlignCenter, count);
        const QRect title(content.left() + 24, content.top(), number.left() - content.left() - 32, content.height());
        painter->setFont(m_theme.type().bodyStrong);
        painter->setPen(t.text);
        painter->drawText(mirrored(title), start,
                          QFontMetrics(m_theme.type().bodyStrong).elidedText(line.text, Qt::ElideRight, title.width()));
    } else {
        const QRect page(content.left() + 24, content.top() + space::kHalf, kPageWidth,
                         QFontMetrics(m_theme.type().caption).lineSpacing());
        painter->setFont(m_theme.type().caption);
        painter->setPen(t.textSoft);
        painter->drawText(mirrored(page), start, tr("p. %1").arg(line.page));
        paintSnippet(painter, content.adjusted(24 + kPageWidth, space::kHalf, 0, 0), line, option.direction);
    }
    painter->restore();
}

void SearchDelegate::paintSnippet(QPainter *painter, const QRect &rect, const SearchResults::Line &line,
                                  Qt::LayoutDirection direction) const
{
    const Tokens &t = m_theme.tokens();
    const QFont font = m_theme.type().caption;
    QList<QTextLayout::FormatRange> formats;
    for (const Utf16Range &mark : line.marks) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setBackground(t.warnTint);
        format.setForeground(t.text);
        formats << QTextLayout::FormatRange{static_cast<int>(mark.begin), static_cast<int>(mark.end - mark.begin),
                                            format};
    }
    QTextLayout layout;
    layout.setFont(font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    // Returns where the text goes on that had no room.
    const auto lay = [&](const QString &text) {
        layout.setText(text);
        layout.setFormats(formats);
        layout.beginLayout();
        qsizetype end = 0;
        double y = 0;
        for (int i = 0; i < kLines; ++i) {
            QTextLine one = layout.createLine();
            if (!one.isValid())
                break;
            one.setLineWidth(rect.width());
            one.setPosition({0, y});
            y += one.height();
            end = one.textStart() + one.textLength();
        }
        layout.endLayout();
        return end;
    };
    qsizetype end = lay(line.text);
    // What is cut says so: shorter until the ellipsis has room as well.
    for (qsizetype keep = end; end < line.text.size() && keep > 0; --keep) {
        const QString text = line.text.left(keep).trimmed() + QChar(0x2026);
        if (lay(text) >= text.size())
            break;
    }
    const int left = direction == Qt::RightToLeft ? rect.left() - 24 - kPageWidth : rect.left();
    painter->setPen(t.text);
    layout.draw(painter, QPointF(left, rect.top()));
}

} // namespace longleaf::ui
