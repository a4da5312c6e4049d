// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/library/library_pane.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/page_actions.h"
#include "ui/main_window/reader_pane.h"
#include "ui/main_window/shortcut_store.h"
#include "ui/reader/page_canvas.h"

#include <QActionGroup>
#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace longleaf::ui {

namespace {

QAction *named(QAction *action, const char *name)
{
    action->setObjectName(QLatin1String(name));
    return action;
}

// The focused text, whichever pane it is in.
void copySelection()
{
    QWidget *focus = QApplication::focusWidget();
    if (auto *text = qobject_cast<QTextEdit *>(focus))
        text->copy();
    else if (auto *plain = qobject_cast<QPlainTextEdit *>(focus))
        plain->copy();
    else if (auto *line = qobject_cast<QLineEdit *>(focus))
        line->copy();
    else if (auto *pages = qobject_cast<PageCanvas *>(focus))
        pages->copy();
}

} // namespace

void MainWindow::buildMenus()
{
    QMenu *file = buildFileMenu();
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *copy = named(edit->addAction(tr("&Copy"), this, []() { copySelection(); }), "copy");
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addFindActions(edit);
    m_pageActions = new PageActions(*m_reader->view(), this);
    m_pageActions->addToEdit(*edit);
    addExportActions(file, edit);
    buildViewMenu();
    buildGoMenu();
    buildLibraryMenu();
    buildQuestionMenu();
    buildCitationMenu();
    buildToolsMenu();
    buildHelpMenu();
    m_shortcuts = new ShortcutStore(commandsOf(*menuBar()), m_parts.stateFile, this);
}

QMenu *MainWindow::buildFileMenu()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *open = named(file->addAction(tr("&Open…"), this, &MainWindow::openFiles), "openFiles");
    open->setShortcut(QKeySequence::Open);
    buildRecentMenu(file);
    QAction *sample = named(file->addAction(tr("Open the &sample"), this, &MainWindow::addSample), "openSample");
    sample->setEnabled(!m_parts.sample.path.isEmpty());
    file->addSeparator();
    addPrintAction(file);
    file->addSeparator();
    QAction *settings = named(file->addAction(tr("Se&ttings…"), this, &MainWindow::openSettings), "settings");
    settings->setShortcuts(QKeySequence::keyBindings(QKeySequence::Preferences).isEmpty()
                               ? QList<QKeySequence>{QKeySequence(QStringLiteral("Ctrl+,"))}
                               : QKeySequence::keyBindings(QKeySequence::Preferences));
    settings->setMenuRole(QAction::PreferencesRole);
    file->addSeparator();
    QAction *quit = named(file->addAction(tr("&Quit"), this, &QWidget::close), "quit");
    quit->setShortcut(QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    return file;
}

void MainWindow::buildViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    m_showLibrary = named(view->addAction(tr("&Library")), "showLibrary");
    m_showLibrary->setCheckable(true);
    m_showLibrary->setChecked(true);
    m_showLibrary->setShortcut(QKeySequence(QStringLiteral("Ctrl+1")));
    connect(m_showLibrary, &QAction::toggled, m_library, &QWidget::setVisible);
    m_showReader = named(view->addAction(tr("&Reader")), "showReader");
    m_showReader->setCheckable(true);
    m_showReader->setChecked(true);
    m_showReader->setShortcut(QKeySequence(QStringLiteral("Ctrl+2")));
    connect(m_showReader, &QAction::toggled, m_reader, &QWidget::setVisible);
    m_showHistory = view->addAction(tr("&History"), m_ask, [this](bool on) { m_ask->setHistoryVisible(on); });
    m_showHistory->setObjectName(QStringLiteral("showHistory"));
    m_showHistory->setCheckable(true);
    m_showHistory->setShortcut(QKeySequence(QStringLiteral("Ctrl+H")));
    connect(m_ask, &AskPane::historyVisibleChanged, m_showHistory, &QAction::setChecked);
    addReaderViewActions(view);
    view->addSeparator();
    buildTextSizeActions(view);
    QMenu *colours = view->addMenu(tr("&Colours"));
    auto *group = new QActionGroup(this);
    const struct {
        ThemeChoice choice;
        QString text;
        const char *name;
    } themes[] = {{ThemeChoice::System, tr("&Like the system"), "coloursOfSystem"},
                  {ThemeChoice::Light, tr("L&ight"), "coloursLight"},
                  {ThemeChoice::Dark, tr("&Dark"), "coloursDark"}};
    for (const auto &theme : themes) {
        QAction *action = named(colours->addAction(theme.text, this,
                                                   [this, choice = theme.choice]() {
                                                       setTheme(choice);
                                                       keepAppearance();
                                                   }),
                                theme.name);
        action->setCheckable(true);
        action->setChecked(theme.choice == m_parts.theme.choice());
        group->addAction(action);
        m_themeActions.push_back(action);
    }
    m_pageActions->addToView(*view);
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_themeActions[static_cast<std::size_t>(choice)]->setChecked(true);
    if (choice != m_parts.theme.choice())
        m_parts.theme.apply(choice);
}

void MainWindow::buildQuestionMenu()
{
    QMenu *question = menuBar()->addMenu(tr("&Question"));
    m_send = named(question->addAction(tr("&Send"), &m_parts.ask, &AskController::send), "send");
    m_send->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    m_stop = named(question->addAction(tr("S&top"), &m_parts.ask, &AskController::stop), "stop");
    m_stop->setShortcut(QKeySequence(Qt::Key_Escape));
    m_stop->setEnabled(false);
    named(question->addAction(tr("&New conversation"), &m_parts.ask, &AskController::newConversation),
          "newConversation")
        ->setShortcut(QKeySequence::New);
    named(question->addAction(tr("&Write a question"), m_ask->composer(), &Composer::focusQuestion), "writeQuestion")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+L")));
    question->addSeparator();
    named(question->addAction(tr("&Pages that would be sent"), m_ask->composer(), &Composer::togglePages), "showPages")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+P")));
    named(question->addAction(tr("The e&xact request…"), m_ask->composer(), &Composer::showRequest), "showRequest")
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+X")));
    question->addSeparator();
    buildTurnActions(question);
    connect(&m_parts.ask, &AskController::busyChanged, this, [this](bool busy) {
        m_stop->setEnabled(busy);
        m_send->setEnabled(!busy);
    });
}

} // namespace longleaf::ui
