// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/command_palette.h"

#include "ui/main_window/palette_match.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

namespace longleaf::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kRows = 9;
constexpr int kTop = 64;
constexpr int kMost = 200; ///< entries that are listed
constexpr int kKindRole = Qt::UserRole;
constexpr int kShortcutRole = Qt::UserRole + 1;
constexpr int kEntryRole = Qt::UserRole + 2;

class EntryDelegate final : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {kWidth, QFontMetrics(m_theme.type().body).height() + space::kOneAndHalf};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = m_theme.tokens();
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.selection);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), space::kRadius, space::kRadius);
        }
        QRect inner = option.rect.adjusted(space::kOneAndHalf, 0, -space::kOneAndHalf, 0);
        const bool rightToLeft = option.direction == Qt::RightToLeft;
        const auto aligned = [&option](Qt::Alignment side) {
            return static_cast<int>(QStyle::visualAlignment(option.direction, side | Qt::AlignVCenter));
        };
        const QFontMetrics caption(m_theme.type().caption);
        const QString kind = index.data(kKindRole).toString();
        const QString shortcut = index.data(kShortcutRole).toString();
        const QString side = shortcut.isEmpty() ? kind : kind + QStringLiteral("   ") + shortcut;
        const int sideWidth = std::min(caption.horizontalAdvance(side) + space::kTwo, inner.width() / 2);
        QRect sideRect = inner;
        sideRect.setWidth(sideWidth);
        if (!rightToLeft)
            sideRect.moveRight(inner.right());
        painter->setFont(m_theme.type().caption);
        painter->setPen(t.textSoft);
        painter->drawText(sideRect, aligned(Qt::AlignRight),
                          caption.elidedText(side, Qt::ElideLeft, sideRect.width() - space::kUnit));
        QRect name = inner;
        name.setWidth(inner.width() - sideWidth);
        if (rightToLeft)
            name.moveRight(inner.right());
        painter->setFont(m_theme.type().body);
        painter->setPen(enabled ? t.text : t.textDisabled);
        painter->drawText(name, aligned(Qt::AlignLeft),
                          QFontMetrics(m_theme.type().body)
                              .elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, name.width()));
        painter->restore();
    }

private:
    const Theme &m_theme;
};

} // namespace

CommandPalette::CommandPalette(const Theme &theme, Source source, QWidget *window)
    : QFrame(window)
    , m_theme(theme)
    , m_source(std::move(source))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(new QLabel(this))
    , m_model(new QStandardItemModel(this))
{
    setProperty("surface", QStringLiteral("card"));
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Type a command, a document or a conversation"));
    m_field->setAccessibleName(tr("Search in commands, documents and conversations"));
    m_list->setAccessibleName(tr("Found commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(theme, this));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setProperty("tone", QStringLiteral("soft"));
    m_hint->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    m_hint->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kUnit, space::kUnit, space::kUnit, space::kUnit);
    column->setSpacing(space::kUnit);
    column->addWidget(m_field);
    column->addWidget(m_list);
    column->addWidget(m_hint);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &QLineEdit::returnPressed, this, [this]() { choose(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    hide();
}

void CommandPalette::open()
{
    if (isVisible()) {
        leave();
        return;
    }
    m_before = QApplication::focusWidget();
    m_entries = m_source();
    m_field->clear();
    filter({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::filter(const QString &typed)
{
    struct Found {
        std::size_t entry;
        int score;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry &entry = m_entries[i];
        auto match = paletteMatch(typed, entry.name);
        if (!match) // the menu's name helps too, but counts less
            if ((match = paletteMatch(typed, entry.kind + QLatin1Char(' ') + entry.name)))
                match->score /= 2;
        if (match)
            found.push_back({i, match->score - (entry.enabled ? 0 : 1)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.score > b.score; });
    if (found.size() > kMost)
        found.resize(kMost);
    m_model->clear();
    for (const Found &one : found) {
        const PaletteEntry &entry = m_entries[one.entry];
        auto *row = new QStandardItem(entry.name);
        row->setData(entry.kind, kKindRole);
        row->setData(entry.shortcut, kShortcutRole);
        row->setData(static_cast<qulonglong>(one.entry), kEntryRole);
        row->setData(QStringList({entry.name, entry.kind, entry.shortcut}).join(QStringLiteral(", ")),
                     Qt::AccessibleTextRole);
        row->setEnabled(entry.enabled);
        m_model->appendRow(row);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setVisible(!found.empty());
    m_hint->setVisible(found.empty());
    m_hint->setText(tr("Nothing is called “%1”.").arg(typed));
    if (isVisible())
        place();
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const auto run = m_entries[static_cast<std::size_t>(index.data(kEntryRole).toULongLong())].run;
    leave();
    if (run)
        run();
}

void CommandPalette::leave()
{
    if (!isVisible())
        return;
    const bool hadFocus = m_field->hasFocus();
    hide();
    if (hadFocus && m_before != nullptr && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    m_before = nullptr;
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    const int rowHeight = m_list->sizeHintForRow(0);
    m_list->setFixedHeight(std::clamp(m_model->rowCount(), 1, kRows) * std::max(rowHeight, 1) + 2);
    const int width = std::min(kWidth, window->width() - space::kFour);
    layout()->activate();
    setGeometry((window->width() - width) / 2, kTop, width, sizeHint().height());
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() && QApplication::activePopupWidget() == nullptr &&
        QApplication::activeWindow() != nullptr) {
        m_before = nullptr; // the focus has gone where it wanted
        leave();
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Escape also stops an answer; here it only closes
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    int step = 0;
    switch (key->key()) {
    case Qt::Key_Escape: leave(); return true;
    case Qt::Key_Down: step = 1; break;
    case Qt::Key_Up: step = -1; break;
    case Qt::Key_PageDown: step = kRows; break;
    case Qt::Key_PageUp: step = -kRows; break;
    default: return false;
    }
    const int rows = m_model->rowCount();
    if (rows > 0) {
        int row = m_list->currentIndex().row() + step;
        row = step == 1 && row >= rows ? 0 : step == -1 && row < 0 ? rows - 1 : std::clamp(row, 0, rows - 1);
        m_list->setCurrentIndex(m_model->index(row, 0));
    }
    return true;
}

} // namespace longleaf::ui
