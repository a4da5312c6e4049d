// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/start_page.h"
#include "ui/ask/verdict_style.h"
#include "ui/library/library_pane.h"
#include "ui/main_window/answer_link.h"
#include "ui/main_window/page_actions.h"
#include "ui/main_window/reader_pane.h"
#include "ui/main_window/recent_documents.h"
#include "ui/main_window/settings_dialog.h"
#include "ui/main_window/update_line.h"
#include "ui/reader/page_canvas.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/notice_bar.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr qint64 kModelsAgainMs = 10'000;

constexpr int kUndoMs = 12'000;
constexpr int kShortNoticeMs = 8'000;

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

MainWindow::~MainWindow() = default;

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
{
    setWindowTitle(tr("Longleaf"));
    setAcceptDrops(true);
    setMinimumSize(880, 560);
    buildPanes();
    buildMenus();
    connectLibrary();
    connectLibraryParts();
    connectConversation();
    connectCitations();
    restoreState();
    refreshStartPage();
    m_ask->composer()->focusQuestion();
}

void MainWindow::buildPanes()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_library = new LibraryPane(m_parts.library, m_parts.theme, m_splitter);
    m_ask = new AskPane(m_parts.ask, m_parts.talk, m_parts.theme, m_splitter);
    m_reader = new ReaderPane(m_parts.pages, m_parts.reader, m_parts.runner, m_parts.theme, m_splitter);
    m_ask->setMinimumWidth(376);
    m_reader->setMinimumWidth(272);
    m_splitter->addWidget(m_library);
    m_splitter->addWidget(m_ask);
    m_splitter->addWidget(m_reader);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 5);
    m_splitter->setStretchFactor(2, 4);
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (m_parts.updates != nullptr) {
        m_updateLine = new UpdateLine(*m_parts.updates, m_parts.theme, middle);
        connect(m_updateLine, &UpdateLine::pageRequested, this,
                [](const QUrl &page) { QDesktopServices::openUrl(page); });
        column->addWidget(m_updateLine);
    }
    column->addWidget(m_splitter, 1);
    setCentralWidget(middle);
    m_overlay = new DropOverlay(m_parts.theme, this);
}

void MainWindow::connectLibrary()
{
    LibraryController &library = m_parts.library;
    NoticeBar *notice = m_ask->notice();
    connect(&library, &LibraryController::loaded, this, &MainWindow::reopenDocuments, Qt::SingleShotConnection);
    connect(m_library, &LibraryPane::openFilesRequested, this, &MainWindow::openFiles);
    connect(m_library, &LibraryPane::showInFolderRequested, this, &MainWindow::showInFolder);
    connect(m_library, &LibraryPane::documentActivated, this, [this](DocumentId id) {
        if (const auto document = m_parts.library.document(id))
            showDocument(*document);
    });
    connect(&library, &LibraryController::scopeChanged, this, [this]() {
        m_parts.ask.setScope(m_parts.library.scope());
        refreshStartPage();
    });
    connect(&library, &LibraryController::documentAdded, this, [this](DocumentId id) {
        const auto document = m_parts.library.document(id);
        if (document && !m_reader->document().id.valid())
            m_reader->showDocument(*document);
        showRequestedPlace();
    });
    connect(&library, &LibraryController::failed, this,
            [notice](const QString &sentence) { notice->show(NoticeBar::Tone::Bad, sentence); });
    connect(&library, &LibraryController::removalOffered, this, [this, notice](const QString &what) {
        LibraryController *controller = &m_parts.library;
        notice->show(NoticeBar::Tone::Info, what,
                     {{tr("Undo"),
                       [this, controller]() {
                           controller->undoRemoval();
                           reopenRemoved();
                       }}},
                     kUndoMs, [controller]() { controller->commitRemoval(); });
        closeRemoved();
    });
    connect(&library, &LibraryController::located, this, [this](DocumentId id, int page, TextSpan span) {
        if (const auto document = m_parts.library.document(id))
            m_reader->showTextHighlight(*document, page, span, m_uncertain);
    });
}

/// Tabs of documents that go are kept as they stand, until something else is removed.
void MainWindow::closeRemoved()
{
    const DocumentId shown = m_reader->document().id;
    m_removed = {};
    for (const Jump &open : m_reader->openDocuments()) {
        if (m_parts.library.document(open.document.id))
            continue;
        if (open.document.id == shown)
            m_removed.shown = static_cast<int>(m_removed.tabs.size());
        m_removed.tabs.push_back(open);
    }
    for (const LibraryRow &row : m_parts.library.model().rows()) {
        if (row.hidden)
            m_reader->closeDocument(row.document.id);
    }
}

void MainWindow::reopenRemoved()
{
    const RemovedTabs removed = std::exchange(m_removed, {});
    m_reader->reopen(removed.tabs, removed.shown);
}

void MainWindow::connectConversation()
{
    ConversationView *conversation = m_ask->conversation();
    connect(conversation, &ConversationView::citationActivated, this, &MainWindow::showCitation);
    connect(m_reader->view()->canvas(), &PageCanvas::failed, this, [this](const QString &reason) {
        m_ask->notice()->show(NoticeBar::Tone::Warning, reason, {}, kShortNoticeMs);
    });
    connect(m_ask->composer(), &Composer::settingsRequested, this, &MainWindow::openSettings);
    connect(conversation, &ConversationView::linkActivated, this, &MainWindow::confirmLink);
    connect(conversation, &ConversationView::exportRequested, this, &MainWindow::openExport);
    connect(conversation, &ConversationView::copyRequested, this, &MainWindow::copyWithReferences);
    connect(conversation->startPage(), &StartPage::openFilesRequested, this, &MainWindow::openFiles);
    connect(conversation->startPage(), &StartPage::sampleRequested, this, &MainWindow::addSample);
}

void MainWindow::refreshStartPage()
{
    StartPage *start = m_ask->conversation()->startPage();
    const auto &rows = m_parts.library.model().rows();
    // Bytes, because a library may have ten thousand rows.
    const std::string sampleFile =
        m_parts.sample.path.isEmpty() ? std::string() : '/' + toUtf8(QFileInfo(m_parts.sample.path).fileName());
    bool haveSample = false;
    bool haveAny = false;
    for (const LibraryRow &row : rows) {
        haveAny = haveAny || !row.hidden;
        const bool inScope = row.state == LibraryRow::State::Ready && row.inScope && !row.hidden;
        haveSample = haveSample || (inScope && !sampleFile.empty() && row.document.path.ends_with(sampleFile));
    }
    start->setHaveDocuments(haveAny);
    start->setSampleName(m_parts.sample.path.isEmpty() ? QString() : m_parts.sample.name);
    start->setSuggestions(haveSample ? m_parts.sample.questions : QStringList());
}

void MainWindow::addFiles(const QStringList &paths)
{
    m_parts.library.add(paths);
    offerWatching(paths);
}

void MainWindow::addSample()
{
    if (!m_parts.sample.path.isEmpty())
        m_parts.library.add({m_parts.sample.path});
}

void MainWindow::openFiles()
{
    // Qt's own dialog, so that it is ours to close and never blocks the window.
    auto *dialog = new QFileDialog(this, tr("Add documents"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Documents (*.pdf *.txt *.text *.md *.markdown)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::addFiles);
    dialog->open();
}

void MainWindow::openSettings()
{
    if (m_settings) {
        m_settings->raise();
        m_settings->activateWindow();
        return;
    }
    m_settings = new SettingsDialog(m_parts.settings, m_parts.runner, m_parts.theme, this);
    connect(m_settings, &SettingsDialog::saved, this, [this](const SettingsForm &form) {
        applySettings(form.settings);
        m_parts.ask.loadModels();
    });
    static_cast<QWidget *>(m_settings)->show();
}

void MainWindow::applySettings(const settings::Settings &settings)
{
    m_parts.ask.setMaxCost(settings.maxCostUsd);
    if (m_parts.updates != nullptr)
        m_parts.updates->setOn(settings.checkForUpdates);
    m_parts.theme.setTextPercent(settings.textPercent);
    setTheme(themeFromWord(toQString(settings.theme)));
}

void MainWindow::showCitation(const CitationEntry &entry)
{
    if (!entry.checked)
        return;
    const answer::Citation &citation = *entry.checked;
    DocumentId id = citation.verdict.document;
    if (!id.valid() && entry.raw.document)
        id = DocumentId{*entry.raw.document};
    const auto document = m_parts.library.document(id);
    if (!document) {
        m_ask->notice()->show(NoticeBar::Tone::Warning,
                              id.valid() && !citation.title.empty()
                                  ? tr("“%1” is no longer in the library. The quote stays with the answer.")
                                        .arg(toQString(citation.title))
                                  : tr("This quote was not found, so there is no place to show."),
                              {}, kShortNoticeMs);
        return;
    }
    m_showReader->setChecked(true);
    m_recent->note(document->id);
    m_uncertain = isUncertain(citation.verdict.status);
    if (!citation.boxes.empty())
        m_reader->showHighlight(*document, {citation.boxes, m_uncertain});
    else if (document->format != document::Format::Pdf && !citation.verdict.span.empty())
        m_parts.library.locate(document->id, citation.verdict.span);
    else
        m_reader->showPage(*document,
                           std::max(1, citation.verdict.page > 0 ? citation.verdict.page : entry.raw.page.value_or(1)));
}

void MainWindow::confirmLink(const QString &target)
{
    const AnswerLink link = readAnswerLink(target);
    if (link.use == AnswerLink::Use::Opens) {
        m_ask->notice()->show(NoticeBar::Tone::Warning,
                              tr("The answer contains this link. Open it in the browser?\n%1").arg(link.shown),
                              {{tr("Open"),
                                [url = link.url]() {
                                    QDesktopServices::openUrl(url);
                                }},
                               {tr("Do not open"), {}}});
        return;
    }
    const auto refuse = [this, &link](const QString &why) {
        m_ask->notice()->show(NoticeBar::Tone::Warning, why.arg(link.shown));
    };
    switch (link.use) {
    case AnswerLink::Use::TooLong:
        refuse(tr("This link is not opened because it is too long to be checked by eye: %1"));
        break;
    case AnswerLink::Use::Pretends:
        refuse(tr("This link is not opened because the name before the @ can be taken for the page it leads to: %1"));
        break;
    case AnswerLink::Use::Attaches:
        refuse(tr("This link is not opened because the letter that it begins would take a file along: %1"));
        break;
    default: refuse(tr("This link is not opened because it does not lead to a web page: %1")); break;
    }
}

void MainWindow::showInFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path()));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QStringList paths = localFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_overlay->showFor(static_cast<int>(paths.size()));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_overlay->hide();
    const QStringList paths = localFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    addFiles(paths);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_parts.library.isLoaded())
        m_parts.library.originals().check();
    // Whoever comes back may have started a model server meanwhile.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && !m_parts.ask.models().empty() &&
        (!m_modelsAsked.isValid() || m_modelsAsked.hasExpired(kModelsAgainMs))) {
        m_modelsAsked.start();
        m_parts.ask.loadModels();
    }
    if (event->type() == QEvent::ThemeChange)
        m_parts.theme.systemChanged();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_placed)
        return;
    m_placed = true;
    const int total = width();
    const int library = std::clamp(total / 5, 224, 304);
    const int reader = (total - library) * 45 / 100;
    m_splitter->setSizes({library, total - library - reader, reader});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_settings && !m_settings->close()) {
        event->ignore(); // it asks for what is not saved
        return;
    }
    saveState();
    m_parts.library.commitRemoval();
    m_parts.library.collections().commitRemoval();
    m_parts.library.reading().suspend();
    m_parts.ask.stop();
    m_parts.talk.drafts.flushAtEnd();
    event->accept();
}

void MainWindow::restoreState()
{
    if (m_parts.stateFile.isEmpty()) {
        resize(1360, 860);
        m_parts.talk.drafts.restore();
        return;
    }
    const QSettings state(m_parts.stateFile, QSettings::IniFormat);
    if (!restoreGeometry(state.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(1360, 860);
    m_placed = m_splitter->restoreState(state.value(QStringLiteral("window/splitter")).toByteArray());
    m_splitter->setHandleWidth(1);
    m_showLibrary->setChecked(state.value(QStringLiteral("window/library"), true).toBool());
    m_showReader->setChecked(state.value(QStringLiteral("window/reader"), true).toBool());
    m_pageActions->restore(state);
    std::set<std::int64_t> unticked;
    for (const QString &id : state.value(QStringLiteral("library/unticked")).toStringList())
        unticked.insert(id.toLongLong());
    m_parts.library.setUnticked(std::move(unticked));
    restoreLibrary(state);
    m_suggest->setChecked(state.value(QStringLiteral("question/suggest"), true).toBool());
    // An older version kept the draft here; now it is that of a new conversation.
    m_ask->composer()->restoreQuestion(state.value(QStringLiteral("question/draft")).toString());
    const ConversationId conversation{state.value(QStringLiteral("question/conversation")).toLongLong()};
    if (conversation.valid())
        m_parts.ask.openConversation(conversation);
    else
        m_parts.talk.drafts.restore();
}

void MainWindow::saveState()
{
    if (m_parts.stateFile.isEmpty())
        return;
    QSettings state(m_parts.stateFile, QSettings::IniFormat);
    state.setValue(QStringLiteral("window/geometry"), saveGeometry());
    state.setValue(QStringLiteral("window/splitter"), m_splitter->saveState());
    state.setValue(QStringLiteral("window/library"), m_showLibrary->isChecked());
    state.setValue(QStringLiteral("window/reader"), m_showReader->isChecked());
    saveOpenDocuments(state);
    m_pageActions->save(state);
    QStringList unticked;
    for (const std::int64_t id : m_parts.library.unticked())
        unticked << QString::number(id);
    state.setValue(QStringLiteral("library/unticked"), unticked);
    saveLibrary(state);
    state.remove(QStringLiteral("question/draft"));
    state.setValue(QStringLiteral("question/suggest"), m_suggest->isChecked());
    state.setValue(QStringLiteral("question/conversation"), static_cast<qlonglong>(m_parts.ask.conversation().value));
}

} // namespace longleaf::ui
