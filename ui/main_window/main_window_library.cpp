// SPDX-License-Identifier: GPL-3.0-or-later
// The window's part in the library: its menu, its notices, and the line that says what would be sent.
#include "ui/ask/ask_pane.h"
#include "ui/library/collection_list.h"
#include "ui/library/library_pane.h"
#include "ui/library/search_pane.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/reader_pane.h"
#include "ui/main_window/sending_line.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>

namespace longleaf::ui {

namespace {

constexpr int kUndoMs = 12'000;
constexpr int kShortNoticeMs = 8'000;

QAction *named(QAction *action, const char *name)
{
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

} // namespace

void MainWindow::connectLibraryParts()
{
    LibraryController &library = m_parts.library;
    connect(&library, &LibraryController::offered, this, &MainWindow::showOffer);
    connect(&library, &LibraryController::scopeChanged, this, &MainWindow::refreshSending);
    connect(&m_parts.ask, &AskController::planChanged, this, &MainWindow::refreshSending);
    connect(&m_parts.ask, &AskController::modelsChanged, this, &MainWindow::refreshSending);
    connect(&library.collections(), &CollectionController::rulesChanged, this, [this]() {
        // The rules decide what may be sent, so the draft is planned again.
        m_parts.ask.setScope(m_parts.library.scope());
        refreshSending();
    });
    connect(m_library->search(), &SearchPane::hitActivated, this,
            [this](DocumentId id, int page, const std::vector<TextSpan> &words) {
                m_uncertain = false;
                m_showReader->setChecked(true);
                m_parts.library.placeWords(id, page, words);
            });
    connect(&library, &LibraryController::wordsPlaced, this,
            [this](DocumentId id, int page, const std::vector<document::PageBox> &boxes) {
                const auto document = m_parts.library.document(id);
                if (!document)
                    return;
                if (boxes.empty())
                    m_reader->showPage(*document, page);
                else
                    m_reader->showHighlight(*document, {boxes, false});
            });
    connect(&library, &LibraryController::batchFinished, this, &MainWindow::showBatch);
    refreshSending();
}

void MainWindow::showOffer(const Offer &told)
{
    Offer offer = told;
    // What is told of a folder that was just dropped does not take the offer to watch it away.
    if (offer.action.isEmpty() && !m_offeredFolder.isEmpty() && !m_ask->notice()->text().isEmpty()) {
        const Offer watch = watchOffer(m_offeredFolder);
        offer.action = watch.action;
        offer.run = watch.run;
    } else if (offer.run) {
        m_offeredFolder.clear();
    }
    std::vector<NoticeBar::Action> actions;
    if (!offer.action.isEmpty())
        actions.push_back({offer.action, offer.run});
    // What asks for leave stays until it is answered.
    const int hideAfter = offer.warning ? 0 : kUndoMs;
    m_ask->notice()->show(offer.warning ? NoticeBar::Tone::Warning : NoticeBar::Tone::Info, offer.text,
                          std::move(actions), hideAfter, offer.expired);
}

void MainWindow::showBatch(int ready, int failed, int known)
{
    NoticeBar *notice = m_ask->notice();
    if (failed > 0) {
        notice->show(NoticeBar::Tone::Warning, tr("%n file(s) could not be read.", nullptr, failed),
                     {{tr("Show why"),
                       [this]() {
                           m_library->showReport();
                       }}},
                     kUndoMs);
    } else if (ready == 0 && known == 1 && !m_parts.library.reading().alreadyThere().empty()) {
        const ReadingController::Known &one = m_parts.library.reading().alreadyThere().back();
        notice->show(NoticeBar::Tone::Info,
                     tr("“%1” is already in the library as “%2”: it has the same bytes.")
                         .arg(QFileInfo(one.path).fileName(), one.title),
                     {}, kShortNoticeMs);
    } else if (known > 0) {
        notice->show(NoticeBar::Tone::Info, tr("%n file(s) were already in the library.", nullptr, known),
                     {{tr("Show which"),
                       [this]() {
                           m_library->showReport();
                       }}},
                     kShortNoticeMs);
    }
}

void MainWindow::refreshSending()
{
    const AskController &ask = m_parts.ask;
    const ScopeSums sums = m_parts.library.sums();
    const SendingLine line = sendingLine(sums, ask.currentModel(), ask.plan(), ask.mode(),
                                         m_parts.library.collections().isLocked(m_parts.library.scope()));
    m_library->setSending(line.text, line.plain);
}

Offer MainWindow::watchOffer(const QString &path)
{
    return {
        tr("Should new and changed files of “%1” be read by themselves from now on?").arg(QFileInfo(path).fileName()),
        tr("Watch this folder"), [this, path]() {
            m_parts.library.watcher().watch(path, true, m_parts.library.collections().current());
        }};
}

void MainWindow::offerWatching(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir())
            continue;
        showOffer(watchOffer(path));
        m_offeredFolder = path;
        return;
    }
}

void MainWindow::openFolder()
{
    auto *dialog = new QFileDialog(this, tr("Add a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::addFiles);
    dialog->open();
}

void MainWindow::buildLibraryMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Library"));
    QAction *search = named(menu->addAction(tr("&Search everything"), this,
                                            [this]() {
                                                m_showLibrary->setChecked(true);
                                                m_library->showSearch();
                                            }),
                            "searchEverything");
    search->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+F")));
    named(menu->addAction(tr("&Filter documents"), this,
                          [this]() {
                              m_showLibrary->setChecked(true);
                              m_library->focusFilter();
                          }),
          "filterDocuments")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+F")));
    menu->addSeparator();
    named(menu->addAction(tr("Add a f&older…"), this, &MainWindow::openFolder), "addFolder")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+O")));
    named(menu->addAction(tr("&Watched folders…"), this, [this]() { m_library->showWatched(); }), "watchedFolders");
    named(menu->addAction(tr("&Check the originals now"), this, [this]() { m_parts.library.originals().check(true); }),
          "checkOriginals");
    menu->addSeparator();
    named(menu->addAction(tr("&New collection"), this,
                          [this]() {
                              m_showLibrary->setChecked(true);
                              m_library->showDocuments();
                              m_library->collections()->createNew();
                          }),
          "newCollection")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+N")));
    QAction *rename = named(
        menu->addAction(tr("&Rename the collection"), this, [this]() { m_library->collections()->renameCurrent(); }),
        "renameCollection");
    QAction *properties =
        named(menu->addAction(tr("Collection &properties…"), this,
                              [this]() { m_library->showProperties(m_parts.library.collections().current()); }),
              "collectionProperties");
    QAction *remove = named(
        menu->addAction(tr("Re&move the collection"), this,
                        [this]() { m_parts.library.collections().remove(m_parts.library.collections().current()); }),
        "removeCollection");
    menu->addSeparator();
    named(menu->addAction(tr("Tick &all"), this, [this]() { m_parts.library.setAllInScope(true); }),
          "tickAllDocuments");
    named(menu->addAction(tr("&Untick all"), this, [this]() { m_parts.library.setAllInScope(false); }),
          "untickAllDocuments");
    named(menu->addAction(tr("About the &document…"), this,
                          [this]() {
                              const std::vector<DocumentId> selected = m_library->selectedDocuments();
                              if (!selected.empty())
                                  m_library->showCard(selected.front());
                              else if (m_reader->document().id.valid())
                                  m_library->showCard(m_reader->document().id);
                          }),
          "aboutDocument")
        ->setShortcut(QKeySequence(QStringLiteral("Alt+Return")));
    menu->addSeparator();
    QAction *pause = named(menu->addAction(tr("Pause reading")), "pauseReading");
    ReadingController *reading = &m_parts.library.reading();
    connect(pause, &QAction::triggered, this, [reading]() {
        if (reading->phase() == ReadingController::Phase::Reading)
            reading->pause();
        else
            reading->resume();
    });
    QAction *stop = named(menu->addAction(tr("Stop reading"), reading, &ReadingController::cancel), "stopReading");
    QAction *retry =
        named(menu->addAction(tr("Retry what failed"), reading, &ReadingController::retryFailed), "retryFailedFiles");
    QAction *why =
        named(menu->addAction(tr("Files that could not be read…"), this, [this]() { m_library->showReport(); }),
              "showFailedFiles");
    connect(menu, &QMenu::aboutToShow, this, [this, reading, rename, properties, remove, pause, stop, retry, why]() {
        const bool collection = m_parts.library.collections().current().valid();
        for (QAction *action : {rename, properties, remove})
            action->setEnabled(collection);
        const auto phase = reading->phase();
        const bool paused = phase == ReadingController::Phase::Paused || phase == ReadingController::Phase::Pausing;
        pause->setText(paused ? tr("Go on reading") : tr("Pause reading"));
        pause->setEnabled(paused || phase == ReadingController::Phase::Reading);
        stop->setEnabled(pause->isEnabled());
        retry->setEnabled(!reading->failures().empty() && !reading->isReading());
        why->setEnabled(!reading->failures().empty() || !reading->alreadyThere().empty());
    });
    // They are shortcuts and commands too, when the menu was never opened.
    connect(menu, &QMenu::aboutToHide, this, [rename, properties, remove, pause, stop, retry, why]() {
        for (QAction *action : {rename, properties, remove, pause, stop, retry, why})
            action->setEnabled(true);
    });
}

void MainWindow::restoreLibrary(const QSettings &state)
{
    m_parts.library.collections().setCurrent(
        CollectionId{state.value(QStringLiteral("library/collection")).toLongLong()});
    m_library->setOrder(orderFromWord(state.value(QStringLiteral("library/order")).toString()),
                        state.value(QStringLiteral("library/descending")).toBool() ? Qt::DescendingOrder
                                                                                   : Qt::AscendingOrder);
    m_library->setShow(showFromWord(state.value(QStringLiteral("library/show")).toString()));
}

void MainWindow::saveLibrary(QSettings &state) const
{
    if (!m_parts.library.isLoaded())
        return;
    state.setValue(QStringLiteral("library/collection"),
                   static_cast<qlonglong>(m_parts.library.collections().current().value));
    state.setValue(QStringLiteral("library/order"), toWord(m_library->filter().order()));
    state.setValue(QStringLiteral("library/descending"), m_library->filter().sortOrder() == Qt::DescendingOrder);
    state.setValue(QStringLiteral("library/show"), toWord(m_library->filter().show()));
}

} // namespace longleaf::ui
