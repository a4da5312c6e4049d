// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/collection_list.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kRow = 32;
constexpr int kMostRows = 6; ///< shown at once

class CollectionDelegate final : public QStyledItemDelegate {
public:
    CollectionDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, std::max(kRow, QFontMetrics(m_theme.type().body).height() + 12)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = m_theme.tokens();
        const double ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0;
        const auto mirrored = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect plate = option.rect.adjusted(4, 1, -4, -1);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? t.selection : t.hover);
            painter->drawRoundedRect(plate, space::kRadius, space::kRadius);
        }
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
            painter->setPen(QPen(t.accent, 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(plate).adjusted(1, 1, -1, -1), space::kRadius, space::kRadius);
        }
        const bool all = index.data(CollectionListModel::IdRole).toLongLong() == 0;
        const bool locked = index.data(CollectionListModel::LockedRole).toBool();
        const int middle = option.rect.top() + option.rect.height() / 2;
        const QRect icon(option.rect.left() + space::kOneAndHalf, middle - 8, 16, 16);
        painter->drawPixmap(mirrored(icon).topLeft(),
                            m_theme.pixmap(all ? QStringLiteral("grid") : QStringLiteral("folder"),
                                           selected ? t.accent : t.textSoft, 16, ratio));
        const QString count = QLocale().toString(index.data(CollectionListModel::CountRole).toInt());
        const QFontMetrics caption(m_theme.type().caption);
        const int countWidth = caption.horizontalAdvance(count);
        const QRect number(option.rect.right() - space::kTwo - countWidth, option.rect.top(), countWidth + 1,
                           option.rect.height());
        painter->setFont(m_theme.type().caption);
        painter->setPen(t.textSoft);
        painter->drawText(mirrored(number), Qt::AlignCenter, count);
        int right = number.left() - space::kUnit;
        if (locked) {
            right -= 16;
            painter->drawPixmap(mirrored(QRect(right, middle - 8, 16, 16)).topLeft(),
                                m_theme.pixmap(QStringLiteral("lock"), t.textSoft, 16, ratio));
            right -= space::kHalf;
        }
        const QFont &font = selected ? m_theme.type().bodyStrong : m_theme.type().body;
        const QRect name(option.rect.left() + 40, option.rect.top(), right - option.rect.left() - 40,
                         option.rect.height());
        painter->setFont(font);
        painter->setPen(t.text);
        painter->drawText(mirrored(name),
                          static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, name.width()));
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

CollectionList::CollectionList(CollectionController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_title(new QLabel(tr("Collections"), this))
    , m_new(new QToolButton(this))
    , m_list(new QListView(this))
{
    setAccessibleName(tr("Collections"));
    m_title->setProperty("tone", QStringLiteral("soft"));
    m_new->setIcon(theme.icon(QStringLiteral("plus")));
    m_new->setToolTip(tr("New collection"));
    m_new->setAccessibleName(tr("New collection"));
    m_list->setModel(&controller.model());
    m_list->setItemDelegate(new CollectionDelegate(theme, this));
    m_list->setAccessibleName(tr("Collections"));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setDragDropMode(QAbstractItemView::DropOnly);
    m_list->setDropIndicatorShown(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::kTwo, space::kUnit, space::kOneAndHalf, 0);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_new);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::kHalf);
    column->setSpacing(space::kHalf);
    column->addLayout(row);
    column->addWidget(m_list);

    connect(m_new, &QToolButton::clicked, this, [this]() { createNew(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_controller.setCurrent(CollectionId{index.data(CollectionListModel::IdRole).toLongLong()});
    });
    connect(m_list, &QListView::customContextMenuRequested, this, &CollectionList::showMenu);
    connect(&controller, &CollectionController::currentChanged, this, &CollectionList::showCurrent);
    connect(&controller, &CollectionController::created, this, [this](CollectionId id) {
        if (!std::exchange(m_editNext, false))
            return;
        m_controller.setCurrent(id);
        renameCurrent();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&controller.model(), signal, this, &CollectionList::fitHeight);
    connect(&controller.model(), &QAbstractItemModel::modelReset, this, &CollectionList::fitHeight);
    connect(&theme, &Theme::changed, this, &CollectionList::applyFonts);
    applyFonts();
}

void CollectionList::applyFonts()
{
    m_title->setFont(m_theme.type().captionStrong);
    m_list->doItemsLayout();
    fitHeight();
}

void CollectionList::fitHeight()
{
    const int rows = std::clamp(m_controller.model().rowCount(), 1, kMostRows);
    const int height = std::max(kRow, QFontMetrics(m_theme.type().body).height() + 12);
    m_list->setFixedHeight(rows * height);
    showCurrent();
}

void CollectionList::showCurrent()
{
    const int row = m_controller.model().indexOf(m_controller.current());
    const QModelIndex index = m_controller.model().index(std::max(0, row));
    if (m_list->currentIndex() != index)
        m_list->setCurrentIndex(index);
}

QString CollectionList::freeName() const
{
    const auto taken = [this](const QString &name) {
        const auto &rows = m_controller.model().rows();
        return std::any_of(rows.begin(), rows.end(), [&name](const CollectionEntry &row) { return row.name == name; });
    };
    const QString base = tr("New collection");
    QString name = base;
    for (int i = 2; taken(name); ++i)
        name = QStringLiteral("%1 %2").arg(base).arg(i);
    return name;
}

void CollectionList::createNew(const std::vector<DocumentId> &documents)
{
    m_editNext = true;
    m_controller.create(freeName(), documents);
}

void CollectionList::renameCurrent()
{
    const QModelIndex index = m_controller.model().index(m_controller.model().indexOf(m_controller.current()));
    if (!index.isValid() || !m_controller.current().valid())
        return;
    m_list->setFocus();
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    m_list->edit(index);
}

bool CollectionList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && m_controller.current().valid()) {
            m_controller.remove(m_controller.current());
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CollectionList::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const CollectionId id{index.isValid() ? index.data(CollectionListModel::IdRole).toLongLong() : 0};
    menu->addAction(m_theme.icon(QStringLiteral("plus")), tr("New collection"), this, [this]() { createNew(); });
    if (id.valid()) {
        menu->addAction(tr("Rename"), this, [this, id]() {
            m_controller.setCurrent(id);
            renameCurrent();
        });
        menu->addAction(tr("Properties…"), this, [this, id]() { Q_EMIT propertiesRequested(id); });
        menu->addSeparator();
        menu->addAction(m_theme.icon(QStringLiteral("trash")), tr("Remove the collection"), this,
                        [this, id]() { m_controller.remove(id); });
    }
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace longleaf::ui
