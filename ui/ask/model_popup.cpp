// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/model_popup.h"

#include "ui/ask/model_delegate.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

ModelPopup::ModelPopup(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(tr("No model has these words."), this))
    , m_items(new QStandardItemModel(this))
{
    setProperty("surface", QStringLiteral("card"));
    setAccessibleName(tr("Choose a model"));
    m_field->setPlaceholderText(tr("Filter by name, vendor, “key”, “free”…"));
    m_field->setAccessibleName(tr("Filter the models"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Models"));
    m_list->setModel(m_items);
    m_list->setItemDelegate(new ModelDelegate(theme, m_list));
    m_list->setMouseTracking(true);
    m_list->setProperty("variant", QStringLiteral("popup"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFocusProxy(m_field);
    m_empty->setProperty("tone", QStringLiteral("soft"));
    m_empty->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    column->setSpacing(space::kHalf);
    column->addWidget(m_field);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &ModelPopup::refill);
    connect(m_list, &QListView::clicked, this, &ModelPopup::choose);
    connect(&theme, &Theme::changed, this, &ModelPopup::applyTheme);
    applyTheme();
}

void ModelPopup::applyTheme()
{
    m_field->setFont(m_theme.type().body);
    m_empty->setFont(m_theme.type().caption);
    m_list->doItemsLayout();
}

void ModelPopup::setModels(const std::vector<ModelChoice> &models, const QString &current)
{
    m_models = models;
    m_current = current;
    refill();
}

int ModelPopup::firstChoice() const
{
    const auto place = [this](auto condition) {
        return static_cast<int>(std::find_if(m_rows.begin(), m_rows.end(), condition) - m_rows.begin());
    };
    const int current = place([this](const ModelRow &row) { return row.id == m_current && !row.id.isEmpty(); });
    if (current < static_cast<int>(m_rows.size()))
        return current;
    // A model that may train on what is sent is never the one that Enter takes by itself.
    const int harmless = place([](const ModelRow &row) { return row.kind == ModelRow::Kind::Usable && !row.warned; });
    return harmless < static_cast<int>(m_rows.size())
               ? harmless
               : place([](const ModelRow &row) { return row.kind == ModelRow::Kind::Setup && !row.warned; });
}

void ModelPopup::refill()
{
    m_rows = modelRows(m_models, m_field->text());
    m_items->clear();
    for (const ModelRow &row : m_rows) {
        auto *item = new QStandardItem(row.name);
        item->setData(static_cast<int>(row.kind), ModelDelegate::kKindRole);
        item->setData(row.detail, ModelDelegate::kDetailRole);
        item->setData(row.icon, ModelDelegate::kIconRole);
        item->setData(row.warned, ModelDelegate::kWarnedRole);
        item->setData(row.id == m_current && !row.id.isEmpty(), ModelDelegate::kCurrentRole);
        item->setData(row.detail.isEmpty() ? row.name : tr("%1, %2").arg(row.name, row.detail), Qt::AccessibleTextRole);
        item->setToolTip(row.detail);
        item->setEnabled(row.kind == ModelRow::Kind::Usable || row.kind == ModelRow::Kind::Setup);
        m_items->appendRow(item);
    }
    m_empty->setVisible(m_rows.empty());
    const QModelIndex index = m_items->index(firstChoice(), 0);
    m_list->setCurrentIndex(index);
    if (index.isValid())
        m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
    else
        m_list->scrollToTop();
}

void ModelPopup::choose(const QModelIndex &index)
{
    if (!index.isValid() || index.row() >= static_cast<int>(m_rows.size()))
        return;
    const ModelRow row = m_rows[static_cast<std::size_t>(index.row())];
    if (row.kind == ModelRow::Kind::Usable) {
        close();
        Q_EMIT chosen(row.id);
    } else if (row.kind == ModelRow::Kind::Setup) {
        close();
        Q_EMIT setupRequested(row.id);
    }
}

bool ModelPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentIndex()); return true;
    default: return QFrame::eventFilter(watched, event);
    }
}

void ModelPopup::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_field->setFocus(Qt::PopupFocusReason);
    if (m_list->currentIndex().isValid())
        m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

} // namespace longleaf::ui
