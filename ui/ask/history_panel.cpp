// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/history_panel.h"

#include "ui/ask/history_delegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

HistoryPanel::HistoryPanel(HistoryController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_model(new HistoryModel(controller, this))
    , m_title(new QLabel(tr("History"), this))
    , m_close(new QToolButton(this))
    , m_search(new QLineEdit(this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_more(new QLabel(this))
    , m_deleted(new QPushButton(this))
    , m_restore(new QPushButton(tr("Restore"), this))
{
    setProperty("surface", QStringLiteral("panel"));
    setAccessibleName(tr("Earlier conversations"));
    buildList();
    m_close->setIcon(theme.icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Close the history (Esc)"));
    m_close->setAccessibleName(tr("Close the history"));
    m_search->setPlaceholderText(tr("Search questions and answers"));
    m_search->setAccessibleName(tr("Search questions and answers"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_more->setProperty("tone", QStringLiteral("soft"));
    m_more->setWordWrap(true);
    m_more->setText(tr("There are more. Another word narrows them down."));
    m_deleted->setProperty("variant", QStringLiteral("quiet"));
    m_deleted->setObjectName(QStringLiteral("showDeletedConversations"));

    auto *header = new QHBoxLayout;
    header->setContentsMargins(space::kTwo, 0, space::kOneAndHalf, 0);
    header->addWidget(m_title, 1);
    header->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kUnit, 0, space::kHalf);
    column->setSpacing(0);
    column->addLayout(header);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kHalf);
    searchRow->addWidget(m_search);
    column->addLayout(searchRow);
    m_stack->addWidget(m_list);
    m_stack->addWidget(buildEmpty());
    column->addWidget(m_stack, 1);
    m_more->setContentsMargins(space::kTwo, space::kHalf, space::kTwo, space::kHalf);
    column->addWidget(m_more);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(space::kUnit, space::kHalf, space::kUnit, 0);
    footer->addWidget(m_deleted);
    footer->addStretch();
    footer->addWidget(m_restore);
    column->addLayout(footer);

    connect(m_close, &QToolButton::clicked, this, &HistoryPanel::closeRequested);
    connect(m_search, &QLineEdit::textChanged, &controller, &HistoryController::search);
    connect(m_deleted, &QPushButton::clicked, this, [this]() {
        m_model->show(showsDeleted() ? HistoryModel::Shown::All : HistoryModel::Shown::Deleted);
        refresh();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_restore, &QPushButton::clicked, this, &HistoryPanel::openSelected);
    connect(&controller, &HistoryController::changed, this, &HistoryPanel::refresh);
    connect(&theme, &Theme::changed, this, &HistoryPanel::applyTheme);
    applyTheme();
}

void HistoryPanel::buildList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HistoryDelegate(m_theme, m_list));
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setLayoutMode(QListView::Batched); // ten thousand rows must not be measured at once
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::customContextMenuRequested, this, &HistoryPanel::showMenu);
    connect(m_list, &QListView::clicked, this, [this]() {
        if (!showsDeleted())
            openSelected();
    });
    connect(m_list, &QListView::doubleClicked, this, [this]() {
        if (showsDeleted())
            openSelected();
    });
}

QWidget *HistoryPanel::buildEmpty()
{
    auto *page = new QWidget(this);
    m_emptyTitle = new QLabel(page);
    m_emptyTitle->setAlignment(Qt::AlignHCenter);
    m_emptyTitle->setWordWrap(true);
    m_emptyText = new QLabel(page);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setProperty("tone", QStringLiteral("soft"));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::kThree, space::kFour, space::kThree, space::kThree);
    column->setSpacing(space::kHalf);
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    column->addStretch();
    return page;
}

void HistoryPanel::applyTheme()
{
    const TypeScale &type = m_theme.type();
    m_title->setFont(type.title);
    m_emptyTitle->setFont(type.bodyStrong);
    m_emptyText->setFont(type.body);
    m_more->setFont(type.caption);
    m_deleted->setFont(type.caption);
    m_restore->setFont(type.caption);
    m_list->doItemsLayout();
}

QString HistoryPanel::hint() const
{
    return m_stack->currentIndex() == 1 ? m_emptyTitle->text() + QLatin1Char(' ') + m_emptyText->text() : QString();
}

void HistoryPanel::refresh()
{
    m_model->refresh(); // before its rows are counted, whoever is told first
    const int deleted = static_cast<int>(m_controller.deleted().size());
    if (showsDeleted() && deleted == 0)
        m_model->show(HistoryModel::Shown::All);
    const bool all = !showsDeleted();
    const bool searching = all && !m_controller.words().isEmpty();
    m_title->setText(all ? tr("History") : tr("Deleted conversations"));
    m_search->setEnabled(all);
    m_deleted->setText(all ? tr("Deleted conversations (%1)").arg(deleted) : tr("Back to the history"));
    m_deleted->setAccessibleName(m_deleted->text());
    m_deleted->setVisible(deleted > 0 || !all);
    m_restore->setVisible(!all);
    m_more->setVisible(searching && m_controller.hits() && m_controller.hits()->more);
    m_emptyTitle->setText(searching ? tr("Nothing found") : tr("No conversations yet"));
    m_emptyText->setText(searching
                             ? tr("No question, answer, note or name has all of these words.")
                             : tr("What you ask is kept here, day by day. You can search it, rename it, and go on "
                                  "with it."));
    m_stack->setCurrentIndex(m_model->conversations() > 0 ? 0 : 1);
    if (!m_list->currentIndex().isValid())
        select(std::max(m_model->rowOf(m_controller.current()), 0));
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    m_model->setActive(true);
    refresh();
    QFrame::showEvent(event);
}

void HistoryPanel::hideEvent(QHideEvent *event)
{
    m_model->setActive(false);
    QFrame::hideEvent(event);
}

void HistoryPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryPanel::select(int row)
{
    for (; row < m_model->rowCount(); ++row) {
        if (m_model->isDay(row))
            continue;
        m_list->setCurrentIndex(m_model->index(row));
        return;
    }
}

HistoryRow HistoryPanel::selected() const
{
    return m_list->currentIndex().data(HistoryModel::RowRole).value<HistoryRow>();
}

void HistoryPanel::openSelected()
{
    const HistoryRow row = selected();
    if (!row.id.valid())
        return;
    if (showsDeleted())
        m_controller.restore(row.id);
    else
        m_controller.open(row.id, row.answer);
}

void HistoryPanel::renameSelected()
{
    if (!showsDeleted() && m_list->currentIndex().isValid())
        m_list->edit(m_list->currentIndex());
}

void HistoryPanel::deleteSelected()
{
    const HistoryRow row = selected();
    if (!row.id.valid())
        return;
    const int at = m_list->currentIndex().row();
    if (showsDeleted())
        m_controller.askToPurge(row.id);
    else
        m_controller.remove(row.id);
    // The one below takes its place, so that Del can be pressed again.
    if (at + 1 < m_model->rowCount())
        select(at + 1);
}

void HistoryPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid() || !index.data(HistoryModel::RowRole).value<HistoryRow>().id.valid())
        return;
    m_list->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, const QKeySequence &keys, void (HistoryPanel::*run)()) {
        QAction *action = menu->addAction(text, this, run);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut); // only shown: the list takes the keys itself
    };
    if (showsDeleted()) {
        add(tr("Restore"), QKeySequence(Qt::Key_Return), &HistoryPanel::openSelected);
        add(tr("Delete for good…"), QKeySequence(QKeySequence::Delete), &HistoryPanel::deleteSelected);
    } else {
        add(tr("Open"), QKeySequence(Qt::Key_Return), &HistoryPanel::openSelected);
        add(tr("Rename"), QKeySequence(Qt::Key_F2), &HistoryPanel::renameSelected);
        menu->addSeparator();
        add(tr("Delete"), QKeySequence(QKeySequence::Delete), &HistoryPanel::deleteSelected);
    }
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    // Keys that the field for a name does not want come here too; they are not meant for the list.
    if (watched == m_list && !m_list->hasFocus())
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Escape) {
        if (watched == m_search && !m_search->text().isEmpty())
            m_search->clear();
        else
            Q_EMIT closeRequested();
        return true;
    }
    if (watched == m_search && (key == Qt::Key_Down || enter) && m_model->conversations() > 0) {
        select(0);
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_list && enter) {
        openSelected();
        return true;
    }
    if (watched == m_list && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        deleteSelected();
        return true;
    }
    if (watched == m_list && key == Qt::Key_F2) {
        renameSelected();
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 1 && m_search->isEnabled()) {
        focusSearch();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace longleaf::ui
