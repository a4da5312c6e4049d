// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the selected rows of the library pane, and its menus.
#include "ui/library/collection_dialog.h"
#include "ui/library/collection_list.h"
#include "ui/library/document_card.h"
#include "ui/library/library_pane.h"
#include "ui/library/reading_report.h"
#include "ui/library/watch_dialog.h"

#include <QActionGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <algorithm>

namespace longleaf::ui {

void LibraryPane::buildTickMenu(QMenu *menu)
{
    menu->clear();
    menu->addAction(tr("Tick all"), this, [this]() { m_controller.setAllInScope(true); });
    menu->addAction(tr("Untick all"), this, [this]() { m_controller.setAllInScope(false); });
    menu->addSeparator();
    QAction *shown = menu->addAction(tr("Tick only what is shown below"), this,
                                     [this]() { m_controller.setOnlyInScope(shownDocuments()); });
    shown->setEnabled(m_proxy->isFiltering());
    QAction *selected = menu->addAction(tr("Tick only the selected"), this,
                                        [this]() { m_controller.setOnlyInScope(selectedDocuments()); });
    selected->setEnabled(!selectedDocuments().empty());
}

void LibraryPane::buildOrderMenu(QMenu *menu)
{
    using Order = DocumentFilter::Order;
    using Show = DocumentFilter::Show;
    menu->clear();
    menu->addSection(tr("Order by"));
    auto *orders = new QActionGroup(menu);
    const std::pair<Order, QString> orderNames[] = {{Order::Added, tr("When added")},
                                                    {Order::Title, tr("Title")},
                                                    {Order::Pages, tr("Pages")},
                                                    {Order::Tokens, tr("Tokens")},
                                                    {Order::State, tr("State, what needs attention first")}};
    for (const auto &[order, name] : orderNames) {
        QAction *action =
            menu->addAction(name, this, [this, order = order]() { setOrder(order, m_proxy->sortOrder()); });
        action->setCheckable(true);
        action->setChecked(m_proxy->order() == order);
        orders->addAction(action);
    }
    QAction *reverse = menu->addAction(tr("The other way round"), this, [this](bool on) {
        setOrder(m_proxy->order(), on ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    reverse->setCheckable(true);
    reverse->setChecked(m_proxy->sortOrder() == Qt::DescendingOrder);
    menu->addSection(tr("Show"));
    auto *shows = new QActionGroup(menu);
    const std::pair<Show, QString> showNames[] = {{Show::Everything, tr("All")},
                                                  {Show::Ready, tr("What was read")},
                                                  {Show::Warnings, tr("With warnings")},
                                                  {Show::Failed, tr("What could not be read")}};
    for (const auto &[show, name] : showNames) {
        QAction *action = menu->addAction(name, this, [this, show = show]() { setShow(show); });
        action->setCheckable(true);
        action->setChecked(m_proxy->show() == show);
        shows->addAction(action);
    }
}

void LibraryPane::removeSelected()
{
    std::vector<std::int64_t> failed;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        const LibraryRow &row = m_proxy->row(index);
        if (row.state == LibraryRow::State::Failed)
            failed.push_back(row.file.id);
    }
    const std::vector<DocumentId> ids = selectedDocuments();
    if (!failed.empty())
        m_controller.reading().dismiss(failed);
    if (!ids.empty())
        m_controller.remove(ids);
}

void LibraryPane::tickSelected()
{
    const std::vector<DocumentId> ids = selectedDocuments();
    if (ids.empty())
        return;
    const QModelIndex current = m_list->currentIndex();
    const bool ticked = current.isValid() && m_proxy->row(current).inScope;
    m_controller.setInScope(ids, !ticked);
}

void LibraryPane::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    const LibraryRow row = m_proxy->row(index);
    const QString path = row.filePath();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row.state == LibraryRow::State::Ready) {
        const DocumentId id = row.document.id;
        std::vector<DocumentId> ids = selectedDocuments();
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids = {id};
        menu->addAction(tr("Open in the reader"), this, [this, id]() { Q_EMIT documentActivated(id); });
        menu->addAction(row.inScope ? tr("Leave out of the question") : tr("Put into the question"), this,
                        [this, ids, inScope = !row.inScope]() { m_controller.setInScope(ids, inScope); });
        menu->addAction(tr("Ask only about this"), this, [this, ids]() { m_controller.setOnlyInScope(ids); });
        addCollectionMenu(menu, ids);
        addOriginalMenu(menu, row);
        menu->addAction(tr("About this document…"), this, [this, id]() { showCard(id); });
    }
    if (row.state == LibraryRow::State::Failed) {
        menu->addAction(tr("Try again"), this, [this, id = row.file.id]() { m_controller.reading().retry({id}); });
        menu->addAction(tr("Show why…"), this, &LibraryPane::showReport);
    }
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

void LibraryPane::addCollectionMenu(QMenu *menu, const std::vector<DocumentId> &ids)
{
    CollectionController *collections = &m_controller.collections();
    QMenu *in = menu->addMenu(tr("Collections"));
    for (const CollectionEntry &row : collections->model().rows()) {
        if (!row.id.valid())
            continue;
        const bool all =
            std::all_of(ids.begin(), ids.end(), [&row](DocumentId id) { return row.members.count(id.value) > 0; });
        QString name = row.name;
        QAction *action = in->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                                        [collections, ids, id = row.id, all]() {
                                            if (all)
                                                collections->removeDocuments(id, ids);
                                            else
                                                collections->addDocuments(id, ids);
                                        });
        action->setCheckable(true);
        action->setChecked(all);
    }
    in->addSeparator();
    in->addAction(tr("New collection with these"), this, [this, ids]() { m_collections->createNew(ids); });
    if (const CollectionEntry *current = collections->find(collections->current())) {
        menu->addAction(
            tr("Take out of “%1”").arg(QString(current->name).replace(QLatin1Char('&'), QStringLiteral("&&"))), this,
            [collections, ids, id = current->id]() { collections->removeDocuments(id, ids); });
    }
}

void LibraryPane::addOriginalMenu(QMenu *menu, const LibraryRow &row)
{
    if (row.original == LibraryRow::Original::Fine)
        return;
    OriginalsController *originals = &m_controller.originals();
    const DocumentId id = row.document.id;
    menu->addSeparator();
    if (row.original == LibraryRow::Original::Changed)
        menu->addAction(tr("Read the new version"), this, [originals, id]() { originals->readNewVersion(id); });
    menu->addAction(tr("Locate the file…"), this, [this, originals, id]() {
        auto *dialog = new QFileDialog(this, tr("Where is this document?"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this,
                [originals, id](const QString &path) { originals->locate(id, path); });
        dialog->open();
    });
    menu->addAction(tr("Keep as it is"), this, [originals, id]() { originals->keep(id); });
    menu->addSeparator();
}

void LibraryPane::showCard(DocumentId id)
{
    if (m_controller.model().indexOf(id) < 0)
        return;
    auto *card = new DocumentCard(m_controller, id, m_theme, window());
    connect(card, &DocumentCard::openRequested, this, &LibraryPane::documentActivated);
    connect(card, &DocumentCard::showInFolderRequested, this, &LibraryPane::showInFolderRequested);
    card->QWidget::show();
}

void LibraryPane::showProperties(CollectionId id)
{
    if (m_controller.collections().find(id) != nullptr)
        (new CollectionDialog(m_controller.collections(), id, m_theme, window()))->open();
}

void LibraryPane::showReport()
{
    (new ReadingReport(m_controller.reading(), m_theme, window()))->show();
}

void LibraryPane::showWatched()
{
    (new WatchDialog(m_controller, m_theme, window()))->show();
}

} // namespace longleaf::ui
