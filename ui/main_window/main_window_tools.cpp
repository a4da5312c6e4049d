// SPDX-License-Identifier: GPL-3.0-or-later
// The window's manners: palette, shortcuts, recent documents, help, the request of a command line.
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/main_window/about_dialog.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/help_window.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/reader_pane.h"
#include "ui/main_window/recent_documents.h"
#include "ui/main_window/settings_backend.h"
#include "ui/main_window/shortcut_dialog.h"
#include "ui/main_window/shortcut_store.h"
#include "ui/main_window/update_watch.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFutureWatcher>
#include <QMenu>
#include <QMenuBar>
#include <QUrl>

namespace longleaf::ui {

namespace {

constexpr int kTextStep = 10; ///< percent

QAction *named(QAction *action, const char *name)
{
    action->setObjectName(QLatin1String(name));
    return action;
}

} // namespace

void MainWindow::buildRecentMenu(QMenu *file)
{
    m_recent = std::make_unique<RecentDocuments>(m_parts.stateFile);
    QMenu *menu = file->addMenu(tr("Open &recent"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu]() {
        menu->clear();
        for (const DocumentId id : m_recent->ids()) {
            const auto document = m_parts.library.document(id);
            if (!document)
                continue;
            QString title = toQString(document->title);
            menu->addAction(title.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                            [this, document]() { showDocument(*document); });
        }
        if (menu->isEmpty())
            menu->addAction(tr("No document has been shown yet"))->setEnabled(false);
        menu->addSeparator();
        menu->addAction(tr("&Forget these"), this, [this]() { m_recent->forget(); })
            ->setEnabled(!m_recent->ids().empty());
    });
}

void MainWindow::buildTextSizeActions(QMenu *view)
{
    QMenu *size = view->addMenu(tr("&Text size"));
    const auto change = [this](int percent) {
        m_parts.theme.setTextPercent(percent);
        keepAppearance();
    };
    named(size->addAction(tr("&Larger text"), this,
                          [this, change]() { change(m_parts.theme.textPercent() + kTextStep); }),
          "largerText")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt++")));
    named(size->addAction(tr("&Smaller text"), this,
                          [this, change]() { change(m_parts.theme.textPercent() - kTextStep); }),
          "smallerText")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+-")));
    named(size->addAction(tr("&Normal text"), this, [change]() { change(100); }), "normalText")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+0")));
}

void MainWindow::buildToolsMenu()
{
    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    m_palette = new CommandPalette(
        m_parts.theme, [this]() { return paletteEntries(); }, this);
    named(tools->addAction(tr("&Command palette…"), m_palette, &CommandPalette::open), "commandPalette")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+K")));
    named(tools->addAction(tr("&Keyboard shortcuts…"), this, &MainWindow::openShortcuts), "keyboardShortcuts");
    tools->addSeparator();
    QAction *log = named(tools->addAction(tr("Open the &log folder"), this,
                                          [this]() {
                                              QDir().mkpath(m_parts.logFolder);
                                              QDesktopServices::openUrl(QUrl::fromLocalFile(m_parts.logFolder));
                                          }),
                         "openLogFolder");
    log->setEnabled(!m_parts.logFolder.isEmpty());
}

void MainWindow::buildHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    named(help->addAction(tr("Longleaf &help"), this, [this]() { openHelp(QStringLiteral("start")); }), "help")
        ->setShortcut(QKeySequence::HelpContents);
    named(help->addAction(tr("What the &signs mean"), this, [this]() { openHelp(QStringLiteral("citations")); }),
          "helpCitations");
    named(help->addAction(tr("&Keys"), this, [this]() { openHelp(QStringLiteral("keyboard")); }), "helpKeyboard");
    help->addSeparator();
    addUpdateAction(help);
    QAction *about =
        named(help->addAction(tr("&About Longleaf"), this,
                              [this]() { (new AboutDialog(m_parts.theme, m_parts.debugInfo, this))->show(); }),
              "about");
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::addUpdateAction(QMenu *help)
{
    if (m_parts.updates == nullptr)
        return;
    named(help->addAction(tr("Check for &updates now"), m_parts.updates, &UpdateWatch::lookNow), "checkForUpdates");
    help->addSeparator();
}

void MainWindow::openHelp(const QString &page)
{
    if (!m_help) {
        m_help = new HelpWindow(m_parts.theme, this);
        connect(m_help, &HelpWindow::linkActivated, this, &MainWindow::confirmLink);
    }
    m_help->showPage(page);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::openShortcuts()
{
    auto *dialog = new ShortcutDialog(*m_shortcuts, m_parts.theme, this);
    dialog->show();
}

std::vector<PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    for (const Command &command : commandsOf(*menuBar())) {
        if (command.action->objectName() == QLatin1String("commandPalette"))
            continue;
        const QString name = command.action->isCheckable() && command.action->isChecked()
                                 ? tr("%1 (on)").arg(command.name)
                                 : command.name;
        entries.push_back({name, command.menu, command.action->shortcut().toString(QKeySequence::NativeText),
                           [action = command.action]() { action->trigger(); }, command.action->isEnabled()});
    }
    for (const LibraryRow &row : m_parts.library.model().rows()) {
        if (row.state == LibraryRow::State::Ready && !row.hidden)
            entries.push_back(
                {row.title(), tr("Document"), {}, [this, document = row.document]() { showDocument(document); }, true});
    }
    for (const store::Conversation &conversation : m_parts.ask.conversations())
        entries.push_back({toQString(conversation.title),
                           tr("Conversation"),
                           {},
                           [this, id = conversation.id]() { m_parts.ask.openConversation(id); },
                           !m_parts.ask.isBusy()});
    return entries;
}

void MainWindow::showDocument(const document::Document &document)
{
    m_showReader->setChecked(true);
    m_reader->showDocument(document);
    m_recent->note(document.id);
}

void MainWindow::keepAppearance()
{
    struct Choice {
        std::string theme;
        int textPercent;
    };
    const Choice choice{toUtf8(toWord(m_parts.theme.choice())), m_parts.theme.textPercent()};
    auto job = m_parts.runner.start<Status>(
        [backend = &m_parts.settings, choice](std::stop_token, const std::function<void(Status)> &emit) {
            emit(backend->keepAppearance(choice.theme, choice.textPercent));
        });
    auto *watcher = new QFutureWatcher<Status>(this);
    connect(watcher, &QFutureWatcher<Status>::finished, this, [this, watcher]() {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            if (const Status status = watcher->result(); !status)
                m_ask->notice()->show(NoticeBar::Tone::Bad, toQString(status.error().message));
    });
    watcher->setFuture(job.future);
}

void MainWindow::openAt(const QStringList &files, int page, const QString &find)
{
    m_openAt = {QDir::cleanPath(files.value(0)), page, find};
    addFiles(files);
    showRequestedPlace(); // it may be in the library already, under this path
}

void MainWindow::showRequestedPlace()
{
    if (m_openAt.path.isEmpty())
        return;
    for (const LibraryRow &row : m_parts.library.model().rows()) {
        if (row.state != LibraryRow::State::Ready || row.hidden ||
            QDir::cleanPath(toQString(row.document.path)) != m_openAt.path)
            continue;
        const Place place = std::exchange(m_openAt, {});
        m_showReader->setChecked(true);
        m_reader->showPage(row.document, std::max(1, place.page));
        if (!place.find.isEmpty())
            m_reader->findInDocument(place.find);
        m_recent->note(row.document.id);
        return;
    }
}

void MainWindow::proposeQuestion(const QString &text)
{
    m_ask->composer()->setQuestion(text);
    m_ask->composer()->focusQuestion();
}

void MainWindow::comeToFront()
{
    if (isMinimized())
        showNormal();
    raise();
    activateWindow();
    QApplication::alert(this);
}

} // namespace longleaf::ui
