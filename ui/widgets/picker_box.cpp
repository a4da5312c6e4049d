// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picker_box.h"

#include "ui/widgets/picker_face.h"

#include <QListView>
#include <QPainter>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QWheelEvent>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kIconRole = Qt::UserRole + 2;

class PickerDelegate final : public QStyledItemDelegate {
public:
    PickerDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        const QFontMetrics body(m_theme.type().body);
        const QFontMetrics caption(m_theme.type().caption);
        return {200, body.height() + caption.height() + space::kTwo};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = m_theme.tokens();
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (enabled && option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.selection);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), space::kRadius, space::kRadius);
        }
        const QFontMetrics body(m_theme.type().body);
        const QRect inner = option.rect.adjusted(kPickerSide, space::kUnit - 1, -kPickerSide, -space::kUnit);
        const QString icon = index.data(kIconRole).toString();
        const double ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0;
        if (!icon.isEmpty())
            painter->drawPixmap(
                QStyle::visualRect(option.direction, inner,
                                   QRect(inner.right() - 16, inner.top() + (body.height() - 16) / 2, 16, 16)),
                m_theme.pixmap(icon, enabled ? t.textSoft : t.textDisabled, 16, ratio));
        const auto start =
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter));
        const QRect name = QStyle::visualRect(option.direction, inner,
                                              QRect(inner.left(), inner.top(), inner.width() - 24, body.height()));
        painter->setPen(enabled ? t.text : t.textSoft);
        painter->setFont(m_theme.type().body);
        painter->drawText(name, start,
                          body.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, name.width()));
        const QFontMetrics caption(m_theme.type().caption);
        painter->setFont(m_theme.type().caption);
        painter->setPen(t.textSoft);
        const QRect detail(inner.left(), name.bottom() + 2, inner.width(), caption.height());
        painter->drawText(detail, start,
                          caption.elidedText(index.data(kDetailRole).toString(), Qt::ElideRight, detail.width()));
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

PickerBox::PickerBox(const Theme &theme, int popupWidth, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
    , m_model(new QStandardItemModel(this))
    , m_popupWidth(popupWidth)
{
    auto *list = new QListView(this);
    list->setMouseTracking(true);
    list->setTextElideMode(Qt::ElideRight);
    list->setProperty("variant", QStringLiteral("popup"));
    setView(list);
    setModel(m_model);
    setItemDelegate(new PickerDelegate(theme, this));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMaxVisibleItems(8);
    setAttribute(Qt::WA_Hover);
    connect(this, &QComboBox::activated, this, [this](int) { Q_EMIT chosen(currentId()); });
}

void PickerBox::setItems(const std::vector<PickerItem> &items, const QString &current)
{
    const QSignalBlocker block(this);
    m_model->clear();
    int selected = -1;
    for (const PickerItem &item : items) {
        auto *row = new QStandardItem(item.name);
        row->setData(item.id, kIdRole);
        row->setData(item.detail, kDetailRole);
        row->setData(item.icon, kIconRole);
        row->setData(QString(item.name + QStringLiteral(", ") + item.detail), Qt::AccessibleTextRole);
        row->setToolTip(item.detail);
        row->setEnabled(item.enabled);
        m_model->appendRow(row);
        if (item.id == current)
            selected = m_model->rowCount() - 1;
    }
    setCurrentIndex(selected);
    updateGeometry();
    update();
}

QString PickerBox::currentId() const
{
    return currentData(kIdRole).toString();
}

QSize PickerBox::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(currentText());
    return {text + kPickerSide + kPickerArrowRoom, kPickerHeight};
}

QSize PickerBox::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("mmmmmm")) + kPickerSide + kPickerArrowRoom, kPickerHeight};
}

void PickerBox::showPopup()
{
    const QFontMetrics caption(m_theme.type().caption);
    int widest = 0; // what a row ends with, such as a missing key or a model's end, is never elided for want of room
    for (int row = 0; row < m_model->rowCount(); ++row)
        widest = std::max(widest, caption.horizontalAdvance(m_model->item(row)->data(kDetailRole).toString()));
    const int wanted = std::max(m_popupWidth, widest + 2 * kPickerSide + space::kTwo);
    view()->setMinimumWidth(std::min(wanted, window()->width() - space::kFour));
    QComboBox::showPopup();
}

void PickerBox::paintEvent(QPaintEvent *)
{
    paintPicker(*this, m_theme, currentText());
}

void PickerBox::wheelEvent(QWheelEvent *event)
{
    // Scrolling past the box must not change the model that is paid for.
    event->ignore();
}

} // namespace longleaf::ui
