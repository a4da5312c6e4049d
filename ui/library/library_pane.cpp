// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_pane.h"

#include "ui/library/document_delegate.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/format.h"
#include "ui/widgets/tick_box.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

class VisibleRows final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (index.data(DocumentListModel::HiddenRole).toBool())
            return false;
        return QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }
};

} // namespace

LibraryPane::LibraryPane(LibraryController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_proxy(new VisibleRows(this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView(this))
{
    setProperty("surface", QStringLiteral("panel"));
    setAccessibleName(tr("Library"));
    buildList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter documents"));
    m_filter->setAccessibleName(tr("Filter documents"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    filterRow->addWidget(m_filter);
    column->addLayout(filterRow);
    m_stack->addWidget(m_list);
    m_stack->addWidget(buildEmpty());
    column->addWidget(m_stack, 1);
    column->addWidget(buildFooter());

    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, this, &LibraryPane::refresh);
    connect(&controller, &LibraryController::scopeChanged, this, &LibraryPane::refresh);
    connect(&controller, &LibraryController::loaded, this, &LibraryPane::refresh);
    connect(&theme, &Theme::changed, this, &LibraryPane::applyFonts);
    applyFonts();
    refresh();
}

QWidget *LibraryPane::buildHeader()
{
    auto *header = new QFrame(this);
    header->setProperty("surface", QStringLiteral("header"));
    header->setFixedHeight(space::kHeader);
    m_title = new QLabel(tr("Library"), header);
    m_open = new QPushButton(tr("Open…"), header);
    m_open->setIcon(m_theme.icon(QStringLiteral("plus")));
    m_open->setToolTip(
        tr("Add files or folders (%1)").arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    m_open->setAccessibleName(tr("Add files to the library"));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space::kTwo, 0, space::kOneAndHalf, 0);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, &LibraryPane::openFilesRequested);
    return header;
}

void LibraryPane::buildList()
{
    m_proxy->setSourceModel(&m_controller.model());
    m_proxy->setFilterRole(DocumentListModel::FilterRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setDynamicSortFilter(true);
    auto *delegate = new DocumentDelegate(m_theme, this);
    m_list->setModel(m_proxy);
    m_list->setItemDelegate(delegate);
    m_list->setAccessibleName(tr("Documents"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);

    connect(m_list, &QListView::customContextMenuRequested, this, &LibraryPane::showMenu);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const LibraryRow row = rowAt(index);
        if (row.state == LibraryRow::State::Ready)
            Q_EMIT documentActivated(row.document.id);
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        const QPoint position = m_list->viewport()->mapFromGlobal(QCursor::pos());
        const bool onTick =
            DocumentDelegate::tickRect(m_list->visualRect(index)).adjusted(-8, -8, 8, 8).contains(position);
        const LibraryRow row = rowAt(index);
        if (!onTick && row.state == LibraryRow::State::Ready && m_list->selectionModel()->selectedRows().size() == 1)
            Q_EMIT documentActivated(row.document.id);
    });
    connect(delegate, &DocumentDelegate::retryRequested, &m_controller, &LibraryController::retry);
    connect(delegate, &DocumentDelegate::dismissRequested, &m_controller, &LibraryController::dismiss);
}

QWidget *LibraryPane::buildEmpty()
{
    auto *page = new QWidget(this);
    m_emptyTitle = new QLabel(page);
    m_emptyTitle->setAlignment(Qt::AlignHCenter);
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
    m_footer->setFixedHeight(40);
    m_all = new TickBox(m_theme, m_footer);
    m_all->setAccessibleName(tr("All documents are part of the question"));
    m_all->setToolTip(tr("Tick or untick all documents"));
    m_summary = new ElidedLabel(m_footer);
    m_summary->setProperty("tone", QStringLiteral("soft"));
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(space::kOneAndHalf, 0, space::kOneAndHalf, 0);
    row->setSpacing(space::kUnit);
    row->addWidget(m_all);
    row->addWidget(m_summary, 1);
    connect(m_all, &QCheckBox::clicked, this,
            [this]() { m_controller.setAllInScope(m_all->checkState() != Qt::Unchecked); });
    return m_footer;
}

void LibraryPane::applyFonts()
{
    const TypeScale &type = m_theme.type();
    m_title->setFont(type.title);
    m_summary->setFont(type.caption);
    m_emptyTitle->setFont(type.bodyStrong);
    m_emptyText->setFont(type.body);
    m_list->doItemsLayout();
}

LibraryRow LibraryPane::rowAt(const QModelIndex &index) const
{
    return index.data(DocumentListModel::RowRole).value<LibraryRow>();
}

std::vector<DocumentId> LibraryPane::selectedDocuments() const
{
    std::vector<DocumentId> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        const LibraryRow row = rowAt(index);
        if (row.state == LibraryRow::State::Ready)
            ids.push_back(row.document.id);
    }
    return ids;
}

void LibraryPane::refresh()
{
    int documents = 0;
    int ticked = 0;
    std::int64_t tokens = 0;
    for (const LibraryRow &row : m_controller.model().rows()) {
        if (row.state != LibraryRow::State::Ready || row.hidden)
            continue;
        ++documents;
        if (!row.inScope)
            continue;
        ++ticked;
        tokens += row.document.tokensEstimate;
    }
    const bool filtered = !m_filter->text().isEmpty();
    m_emptyTitle->setText(filtered ? tr("No match") : tr("No documents yet"));
    m_emptyText->setText(filtered ? tr("No document’s title or file name contains this text.")
                                  : tr("Drop PDF or text files anywhere on this window."));
    m_stack->setCurrentIndex(m_proxy->rowCount() > 0 ? 0 : 1);
    m_stack->setVisible(m_controller.isLoaded() || m_proxy->rowCount() > 0);
    m_filter->setEnabled(documents > 0 || filtered);
    m_footer->setVisible(documents > 0);
    m_summary->setFullText(
        tr("%1 of %2 in the question · %3 tokens").arg(ticked).arg(documents).arg(shortCount(tokens)));
    const QSignalBlocker block(m_all);
    m_all->setTristate(ticked > 0 && ticked < documents);
    m_all->setCheckState(ticked == 0 ? Qt::Unchecked : ticked == documents ? Qt::Checked : Qt::PartiallyChecked);
}

void LibraryPane::removeSelected()
{
    QStringList failedPaths;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        const LibraryRow row = rowAt(index);
        if (row.state == LibraryRow::State::Failed)
            failedPaths << row.path;
    }
    const std::vector<DocumentId> ids = selectedDocuments();
    for (const QString &path : failedPaths)
        m_controller.dismiss(path);
    if (!ids.empty())
        m_controller.remove(ids);
}

bool LibraryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            removeSelected();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void LibraryPane::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    const LibraryRow row = rowAt(index);
    const QString path = row.path.isEmpty() ? toQString(row.document.path) : row.path;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row.state == LibraryRow::State::Ready) {
        menu->addAction(tr("Open in the reader"), this,
                        [this, id = row.document.id]() { Q_EMIT documentActivated(id); });
        menu->addAction(row.inScope ? tr("Leave out of the question") : tr("Put into the question"), this,
                        [this, id = row.document.id, inScope = !row.inScope]() {
                            const int at = m_controller.model().indexOf(id);
                            if (at >= 0)
                                m_controller.model().setInScope(at, inScope);
                        });
    }
    if (row.state == LibraryRow::State::Failed)
        menu->addAction(tr("Try again"), this, [this, path]() { m_controller.retry(path); });
    if (row.state == LibraryRow::State::Reading || row.state == LibraryRow::State::Waiting)
        menu->addAction(tr("Stop reading"), &m_controller, &LibraryController::stopReading);
    menu->addSeparator();
    menu->addAction(tr("Show the file in its folder"), this, [this, path]() { Q_EMIT showInFolderRequested(path); });
    menu->addAction(tr("Copy the file’s path"), this, [path]() { QGuiApplication::clipboard()->setText(path); });
    if (row.state == LibraryRow::State::Ready || row.state == LibraryRow::State::Failed) {
        menu->addSeparator();
        menu->addAction(m_theme.icon(QStringLiteral("trash")), tr("Remove from the library"), this,
                        &LibraryPane::removeSelected);
    }
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace longleaf::ui
