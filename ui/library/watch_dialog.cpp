// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/watch_dialog.h"

#include "ui/widgets/tick_box.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace longleaf::ui {

WatchDialog::WatchDialog(LibraryController &controller, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_where(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_empty(new QLabel(this))
    , m_subfolders(new TickBox(tr("With all folders inside it"), theme, this))
    , m_stop(new QPushButton(tr("Stop watching"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Watched folders"));
    resize(560, 400);
    auto *text = new QLabel(tr("New and changed files of these folders are read by themselves. A file that is removed "
                               "there is marked here and never removed from the library."),
                            this);
    text->setWordWrap(true);
    m_list->setAccessibleName(tr("Watched folders"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_subfolders->setChecked(true);
    m_subfolders->setAccessibleName(m_subfolders->text());
    m_where->setProperty("tone", QStringLiteral("soft"));
    m_where->setWordWrap(true);
    auto *add = new QPushButton(tr("Watch a folder…"), this);
    add->setIcon(theme.icon(QStringLiteral("plus")));
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kThree, space::kThree, space::kThree, space::kTwo);
    column->setSpacing(space::kOneAndHalf);
    column->addWidget(text);
    auto *frame = new QFrame(this);
    frame->setProperty("surface", QStringLiteral("card"));
    m_empty->setText(tr("No folder is watched yet."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setProperty("tone", QStringLiteral("soft"));
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(space::kHalf, space::kHalf, space::kHalf, space::kHalf);
    inside->addWidget(m_list, 1);
    inside->addWidget(m_empty, 1);
    column->addWidget(frame, 1);
    column->addWidget(m_subfolders);
    column->addWidget(m_where);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &WatchDialog::chooseFolder);
    connect(m_stop, &QPushButton::clicked, this, &WatchDialog::stopSelected);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this]() { m_stop->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(&controller.watcher(), &FolderWatcher::changed, this, &WatchDialog::refresh);
    connect(&controller.collections(), &CollectionController::currentChanged, this, &WatchDialog::refresh);
    refresh();
}

void WatchDialog::refresh()
{
    m_list->clear();
    for (const store::WatchedFolder &folder : m_controller.watcher().folders()) {
        QString text = QFile::decodeName(QByteArray::fromStdString(folder.path));
        if (const CollectionEntry *collection = m_controller.collections().find(folder.collection))
            text += QStringLiteral(" → ") + collection->name;
        if (!folder.subfolders)
            text += QStringLiteral(" · ") + tr("without the folders inside it");
        auto *item = new QListWidgetItem(text, m_list);
        item->setToolTip(text);
        item->setData(Qt::UserRole, static_cast<qlonglong>(folder.id));
    }
    m_stop->setEnabled(false);
    m_list->setVisible(m_list->count() > 0);
    m_empty->setVisible(m_list->count() == 0);
    const CollectionEntry *current = m_controller.collections().find(m_controller.collections().current());
    m_where->setText(
        current == nullptr
            ? tr("The files of a new folder are put into no collection, because all documents are shown.")
            : tr("The files of a new folder are put into “%1”, the collection that is shown.").arg(current->name));
}

void WatchDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Which folder is to be watched?"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_controller.watcher().watch(path, m_subfolders->isChecked(), m_controller.collections().current());
    });
    dialog->open();
}

void WatchDialog::stopSelected()
{
    for (const QListWidgetItem *item : m_list->selectedItems()) {
        const std::int64_t id = item->data(Qt::UserRole).toLongLong();
        m_controller.watcher().unwatch(id);
        return; // the list is another now
    }
}

} // namespace longleaf::ui
