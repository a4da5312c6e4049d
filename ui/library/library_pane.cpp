// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_pane.h"

#include "ui/library/collection_list.h"
#include "ui/library/document_delegate.h"
#include "ui/library/reading_bar.h"
#include "ui/library/search_pane.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/format.h"
#include "ui/widgets/tick_box.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kLeastWidth = 216;

} // namespace

LibraryPane::LibraryPane(LibraryController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_proxy(new DocumentFilter(controller.model(), this))
    , m_collections(new CollectionList(controller.collections(), theme, this))
    , m_pages(new QStackedWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_search(new SearchPane(controller, theme, this))
    , m_reading(new ReadingBar(controller.reading(), theme, this))
{
    setProperty("surface", QStringLiteral("panel"));
    setAccessibleName(tr("Library"));
    buildList();
    auto *documents = new QWidget(this);
    auto *inner = new QVBoxLayout(documents);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_collections);
    inner->addWidget(buildTools());
    m_stack->addWidget(m_list);
    m_stack->addWidget(buildEmpty());
    inner->addWidget(m_stack, 1);
    m_pages->addWidget(documents);
    m_pages->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(m_pages, 1);
    column->addWidget(m_reading);
    column->addWidget(buildFooter());
    connectParts();
    applyFonts();
    refresh();
}

void LibraryPane::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setText(text);
        refresh();
    });
    connect(&m_controller, &LibraryController::scopeChanged, this, &LibraryPane::refresh);
    connect(&m_controller, &LibraryController::loaded, this, &LibraryPane::refresh);
    CollectionController &collections = m_controller.collections();
    connect(&collections, &CollectionController::currentChanged, this, &LibraryPane::followCollection);
    connect(&collections, &CollectionController::membersChanged, this, [this](CollectionId id) {
        if (id == m_controller.collections().current())
            followCollection();
    });
    connect(m_collections, &CollectionList::propertiesRequested, this, &LibraryPane::showProperties);
    connect(m_reading, &ReadingBar::reportRequested, this, &LibraryPane::showReport);
    connect(m_search, &SearchPane::closed, this, &LibraryPane::showDocuments);
    connect(&m_theme, &Theme::changed, this, &LibraryPane::applyFonts);
}

QWidget *LibraryPane::buildHeader()
{
    auto *header = new QFrame(this);
    header->setProperty("surface", QStringLiteral("header"));
    header->setFixedHeight(space::kHeader);
    m_title = new QLabel(tr("Library"), header);
    m_searchButton = new QToolButton(header);
    m_searchButton->setIcon(m_theme.icon(QStringLiteral("search")));
    m_searchButton->setCheckable(true);
    m_searchButton->setToolTip(tr("Search the texts of everything (Ctrl+Shift+F)"));
    m_searchButton->setAccessibleName(tr("Search everything"));
    m_open = new QPushButton(tr("Open…"), header);
    m_open->setIcon(m_theme.icon(QStringLiteral("plus")));
    m_open->setToolTip(
        tr("Add files or folders (%1)").arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    m_open->setAccessibleName(tr("Add files to the library"));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space::kTwo, 0, space::kOneAndHalf, 0);
    row->setSpacing(space::kHalf);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_searchButton);
    row->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, &LibraryPane::openFilesRequested);
    connect(m_searchButton, &QToolButton::clicked, this, [this](bool on) {
        if (on)
            showSearch();
        else
            showDocuments();
    });
    return header;
}

QWidget *LibraryPane::buildTools()
{
    m_tools = new QWidget(this);
    m_filter = new QLineEdit(m_tools);
    m_filter->setPlaceholderText(tr("Filter documents"));
    m_filter->setAccessibleName(tr("Filter documents"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(m_theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_order = new QToolButton(m_tools);
    m_order->setIcon(m_theme.icon(QStringLiteral("sort")));
    m_order->setToolTip(tr("Order, and which documents are shown"));
    m_order->setAccessibleName(tr("Order, and which documents are shown"));
    m_order->setPopupMode(QToolButton::InstantPopup);
    auto *orderMenu = new QMenu(m_order);
    m_order->setMenu(orderMenu);
    connect(orderMenu, &QMenu::aboutToShow, this, [this, orderMenu]() { buildOrderMenu(orderMenu); });
    m_all = new TickBox(m_theme, m_tools);
    m_all->setAccessibleName(tr("All documents shown here are part of the question"));
    m_all->setToolTip(tr("Tick or untick all documents"));
    m_ticked = new ElidedLabel(m_tools);
    m_ticked->setProperty("tone", QStringLiteral("soft"));
    m_tickMenu = new QToolButton(m_tools);
    m_tickMenu->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
    m_tickMenu->setToolTip(tr("Which documents are ticked"));
    m_tickMenu->setAccessibleName(tr("Which documents are ticked"));
    m_tickMenu->setPopupMode(QToolButton::InstantPopup);
    auto *tickMenu = new QMenu(m_tickMenu);
    m_tickMenu->setMenu(tickMenu);
    connect(tickMenu, &QMenu::aboutToShow, this, [this, tickMenu]() { buildTickMenu(tickMenu); });
    auto *filterRow = new QHBoxLayout;
    filterRow->setSpacing(space::kHalf);
    filterRow->addWidget(m_filter, 1);
    filterRow->addWidget(m_order);
    auto *tickRow = new QHBoxLayout;
    tickRow->setSpacing(space::kUnit);
    tickRow->addWidget(m_all);
    tickRow->addWidget(m_ticked, 1);
    tickRow->addWidget(m_tickMenu);
    auto *column = new QVBoxLayout(m_tools);
    column->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kUnit, space::kHalf);
    column->setSpacing(space::kHalf);
    column->addLayout(filterRow);
    column->addLayout(tickRow);
    connect(m_all, &QCheckBox::clicked, this,
            [this]() { m_controller.setAllInScope(m_all->checkState() != Qt::Unchecked); });
    return m_tools;
}

void LibraryPane::buildList()
{
    auto *delegate = new DocumentDelegate(m_theme, this);
    m_list->setModel(m_proxy);
    m_list->setItemDelegate(delegate);
    m_list->setAccessibleName(tr("Documents"));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setDragEnabled(true);
    m_list->setDefaultDropAction(Qt::CopyAction);
    m_list->installEventFilter(this);

    connect(m_list, &QListView::customContextMenuRequested, this, &LibraryPane::showMenu);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const LibraryRow &row = m_proxy->row(index);
        if (row.state == LibraryRow::State::Ready)
            Q_EMIT documentActivated(row.document.id);
        else if (row.state == LibraryRow::State::Failed)
            showReport();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        const QPoint position = m_list->viewport()->mapFromGlobal(QCursor::pos());
        const QRect tick = DocumentDelegate::tickRect(m_list->visualRect(index), layoutDirection());
        const LibraryRow &row = m_proxy->row(index);
        if (!tick.adjusted(-8, -8, 8, 8).contains(position) && row.state == LibraryRow::State::Ready &&
            m_list->selectionModel()->selectedRows().size() == 1)
            Q_EMIT documentActivated(row.document.id);
    });
    ReadingController *reading = &m_controller.reading();
    connect(delegate, &DocumentDelegate::retryRequested, this,
            [reading](std::int64_t file) { reading->retry({file}); });
    connect(delegate, &DocumentDelegate::dismissRequested, this,
            [reading](std::int64_t file) { reading->dismiss({file}); });
}

QWidget *LibraryPane::buildEmpty()
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

QWidget *LibraryPane::buildFooter()
{
    m_footer = new QFrame(this);
    m_footer->setProperty("surface", QStringLiteral("footer"));
    m_sendingMark = new QLabel(m_footer);
    m_sendingMark->setFixedSize(16, 16);
    m_sending = new QLabel(m_footer);
    m_sending->setWordWrap(true);
    m_sending->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(space::kTwo, space::kUnit, space::kOneAndHalf, space::kUnit);
    row->setSpacing(space::kUnit);
    row->addWidget(m_sendingMark, 0, Qt::AlignTop);
    row->addWidget(m_sending, 1);
    return m_footer;
}

void LibraryPane::applyFonts()
{
    const TypeScale &type = m_theme.type();
    m_title->setFont(type.title);
    m_ticked->setFont(type.caption);
    m_sending->setFont(type.caption);
    m_emptyTitle->setFont(type.bodyStrong);
    m_emptyText->setFont(type.body);
    m_list->doItemsLayout();
    setSending(m_sending->text(), m_plain);
}

void LibraryPane::setSending(const QString &sentence, bool plain)
{
    m_plain = plain;
    m_sending->setText(sentence);
    m_sending->setAccessibleName(sentence);
    m_sending->setProperty("tone", plain ? QStringLiteral("soft") : QStringLiteral("warn"));
    m_sending->style()->unpolish(m_sending);
    m_sending->style()->polish(m_sending);
    const Tokens &t = m_theme.tokens();
    m_sendingMark->setPixmap(m_theme.pixmap(plain ? QStringLiteral("send") : QStringLiteral("info"),
                                            plain ? t.textSoft : t.warn, 16, devicePixelRatioF()));
    m_footer->setVisible(!sentence.isEmpty());
}

QString LibraryPane::sending() const
{
    return m_sending->text();
}

std::vector<DocumentId> LibraryPane::selectedDocuments() const
{
    std::vector<DocumentId> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        const LibraryRow &row = m_proxy->row(index);
        if (row.state == LibraryRow::State::Ready)
            ids.push_back(row.document.id);
    }
    return ids;
}

std::vector<DocumentId> LibraryPane::shownDocuments() const
{
    std::vector<DocumentId> ids;
    for (int i = 0; i < m_proxy->rowCount(); ++i) {
        const LibraryRow &row = m_proxy->row(m_proxy->index(i, 0));
        if (row.state == LibraryRow::State::Ready)
            ids.push_back(row.document.id);
    }
    return ids;
}

void LibraryPane::followCollection()
{
    const CollectionEntry *current = m_controller.collections().find(m_controller.collections().current());
    m_proxy->setCollection(current != nullptr ? current->id : CollectionId{},
                           current != nullptr ? current->members : std::unordered_set<std::int64_t>{});
    refresh();
}

void LibraryPane::refresh()
{
    const ScopeSums sums = m_controller.sums();
    refreshEmpty();
    m_tools->setVisible(sums.documents > 0 || m_proxy->isFiltering() || m_controller.model().rowCount() > 0);
    m_ticked->setFullText(tr("%1 of %n ticked", nullptr, sums.documents).arg(fullCount(sums.ticked)));
    const QSignalBlocker block(m_all);
    m_all->setEnabled(sums.documents > 0);
    m_all->setTristate(sums.ticked > 0 && sums.ticked < sums.documents);
    m_all->setCheckState(sums.ticked == 0                ? Qt::Unchecked
                         : sums.ticked == sums.documents ? Qt::Checked
                                                         : Qt::PartiallyChecked);
}

void LibraryPane::refreshEmpty()
{
    const bool collection = m_controller.collections().current().valid();
    if (m_proxy->isFiltering()) {
        m_emptyTitle->setText(tr("No match"));
        m_emptyText->setText(m_proxy->show() == DocumentFilter::Show::Everything
                                 ? tr("No document’s title or file name contains this text.")
                                 : tr("Only some documents are shown. The button beside the filter shows all."));
    } else if (collection) {
        m_emptyTitle->setText(tr("This collection is empty"));
        m_emptyText->setText(tr("Drag documents from “All documents” onto its name, or drop files on it."));
    } else {
        m_emptyTitle->setText(tr("No documents yet"));
        m_emptyText->setText(tr("Drop PDF or text files anywhere on this window."));
    }
    m_stack->setCurrentIndex(m_proxy->rowCount() > 0 ? 0 : 1);
    m_stack->setVisible(m_controller.isLoaded() || m_proxy->rowCount() > 0);
}

QSize LibraryPane::minimumSizeHint() const
{
    return QFrame::minimumSizeHint().expandedTo(QSize(kLeastWidth, 0));
}

void LibraryPane::showSearch()
{
    m_pages->setCurrentIndex(1);
    m_searchButton->setChecked(true);
    m_search->focusWords();
}

void LibraryPane::showDocuments()
{
    m_pages->setCurrentIndex(0);
    m_searchButton->setChecked(false);
    m_list->setFocus();
}

bool LibraryPane::isSearchShown() const
{
    return m_pages->currentIndex() == 1;
}

void LibraryPane::focusFilter()
{
    showDocuments();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LibraryPane::setOrder(DocumentFilter::Order order, Qt::SortOrder direction)
{
    m_proxy->setOrder(order, direction);
    Q_EMIT filterChanged();
}

void LibraryPane::setShow(DocumentFilter::Show show)
{
    m_proxy->setShow(show);
    m_order->setProperty("active", show != DocumentFilter::Show::Everything);
    m_order->setIcon(
        m_theme.icon(show == DocumentFilter::Show::Everything ? QStringLiteral("sort") : QStringLiteral("check-page")));
    refresh();
    Q_EMIT filterChanged();
}

bool LibraryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
            removeSelected();
            return true;
        }
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            tickSelected();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace longleaf::ui
