// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/hit_list.h"

#include "ui/reader/find_session.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kLines = 2; // of context

class HitDelegate final : public QStyledItemDelegate {
public:
    HitDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int lines =
            QFontMetrics(m_theme.type().caption).height() + kLines * QFontMetrics(m_theme.type().body).lineSpacing();
        return {option.rect.width(), lines + 2 * space::kUnit};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = m_theme.tokens();
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, selected ? tokens.selection : tokens.hover);
        if (selected) {
            const int edge = option.direction == Qt::RightToLeft ? option.rect.right() - 2 : option.rect.left();
            painter->fillRect(QRect(edge, option.rect.top(), 3, option.rect.height()), tokens.accent);
        }
        QRect area = option.rect.adjusted(space::kOneAndHalf, space::kUnit, -space::kOneAndHalf, -space::kUnit);
        painter->setFont(m_theme.type().caption);
        painter->setPen(tokens.textSoft);
        painter->drawText(area, Qt::AlignTop | Qt::AlignLeading,
                          HitModel::tr("Page %1").arg(QLocale().toString(index.data(HitModel::PageRole).toInt())));
        area.setTop(area.top() + painter->fontMetrics().height());
        paintContext(painter, area, index);
        painter->restore();
    }

private:
    void paintContext(QPainter *painter, const QRect &area, const QModelIndex &index) const
    {
        const QString before = index.data(HitModel::BeforeRole).toString();
        const QString words = index.data(HitModel::WordsRole).toString();
        QTextLayout layout(before + words + index.data(HitModel::AfterRole).toString(), m_theme.type().body);
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(before.size());
        range.length = static_cast<int>(words.size());
        range.format.setFontWeight(QFont::DemiBold);
        range.format.setFontUnderline(true);
        layout.setFormats({range});
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(wrap);
        layout.beginLayout();
        double y = 0;
        for (int i = 0; i < kLines; ++i) {
            QTextLine line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(area.width());
            line.setPosition(QPointF(0, y));
            y += line.height();
        }
        layout.endLayout();
        painter->setPen(m_theme.tokens().text);
        painter->setClipRect(area);
        layout.draw(painter, area.topLeft());
        painter->setClipping(false);
    }

    const Theme &m_theme;
};

} // namespace

HitModel::HitModel(const FindSession &session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&session, &FindSession::changed, this, &HitModel::update);
}

/// Hits only ever come at the end, or all go.
void HitModel::update()
{
    const int count = static_cast<int>(m_session.hits().size());
    if (count < m_rows || m_session.pagesDone() == 0) {
        beginResetModel();
        m_rows = count;
        endResetModel();
    } else if (count > m_rows) {
        beginInsertRows({}, m_rows, count - 1);
        m_rows = count;
        endInsertRows();
    }
}

int HitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant HitModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::cmp_greater_equal(index.row(), m_session.hits().size()))
        return {};
    const answer::FindHit &hit = m_session.hits()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case PageRole: return hit.page;
    case BeforeRole: return toQString(hit.before);
    case WordsRole: return toQString(hit.words);
    case AfterRole: return toQString(hit.after);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("Page %1: %2").arg(QLocale().toString(hit.page), toQString(hit.before + hit.words + hit.after));
    default: return {};
    }
}

HitList::HitList(FindSession &session, const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_session(session)
    , m_theme(theme)
{
    setAccessibleName(tr("Hits in the document"));
    setModel(new HitModel(session, this));
    setItemDelegate(new HitDelegate(theme, this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) { m_session.setCurrent(index.row()); });
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) { m_session.setCurrent(index.row()); });
    connect(&session, &FindSession::currentChanged, this, [this](int row) {
        const QModelIndex index = model()->index(row, 0);
        setCurrentIndex(index);
        scrollTo(index);
    });
    connect(&session, &FindSession::changed, viewport(), qOverload<>(&QWidget::update));
}

void HitList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.tokens().textSoft);
    const QString words = m_session.state() == FindSession::State::Searching ? tr("Searching…")
                          : m_session.wanted().isEmpty() ? tr("What you find in the document is listed here.")
                                                         : tr("No hits.");
    painter.drawText(viewport()->rect().adjusted(space::kTwo, space::kTwo, -space::kTwo, -space::kTwo),
                     Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap, words);
}

} // namespace longleaf::ui
