// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_pane.h"
#include "ui/ask/verdict_style.h"
#include "ui/main_window/jump_buttons.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/print_command.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/document_tabs.h"
#include "ui/widgets/notice_bar.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <algorithm>
#include <map>
#include <set>

namespace longleaf::ui {

namespace {

const QString kOpenDocuments = QStringLiteral("reader/documents");
const QString kCurrentDocument = QStringLiteral("reader/current");
constexpr int kMostReopened = 50;

QAction *add(QMenu *menu, const char *name, const QString &text, const QList<QKeySequence> &keys)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    return action;
}

} // namespace

/// The boxes that the last answer cites in a document: those of equal, or of similar passages.
std::vector<document::PageBox> MainWindow::citedBoxes(DocumentId document, bool uncertain) const
{
    std::vector<document::PageBox> boxes;
    if (m_parts.ask.turns().empty())
        return boxes;
    for (const CitationEntry &entry : m_parts.ask.turns().back().citations) {
        if (entry.checked && entry.checked->verdict.document == document &&
            isUncertain(entry.checked->verdict.status) == uncertain)
            boxes.insert(boxes.end(), entry.checked->boxes.begin(), entry.checked->boxes.end());
    }
    return boxes;
}

void MainWindow::addPrintAction(QMenu *file)
{
    m_print = new PrintCommand(m_parts.reader, m_parts.runner, m_parts.theme, m_reader);
    m_reader->addStrip(m_print);
    QAction *print = add(file, "print", tr("&Print…"), QKeySequence::keyBindings(QKeySequence::Print));
    connect(print, &QAction::triggered, this, [this] {
        const document::Document &document = m_reader->document();
        m_print->ask({document, std::max(1, m_reader->view()->currentPage()), citedBoxes(document.id, false),
                      citedBoxes(document.id, true)});
    });
    connect(m_print, &PrintCommand::failed, this,
            [this](const QString &problem) { m_ask->notice()->show(NoticeBar::Tone::Warning, problem); });
    const auto update = [this, print] {
        print->setEnabled(m_reader->document().id.valid());
    };
    connect(m_reader, &ReaderPane::changed, this, update);
    update();
}

/// What is found in the document that is open.
void MainWindow::addFindActions(QMenu *edit)
{
    edit->addSeparator();
    QAction *find =
        add(edit, "findInDocument", tr("&Find in document…"), QKeySequence::keyBindings(QKeySequence::Find));
    QAction *next = add(edit, "findNext", tr("Find &next"), {QKeySequence(Qt::Key_F3)});
    QAction *previous = add(edit, "findPrevious", tr("Find &previous"), {QKeySequence(Qt::SHIFT | Qt::Key_F3)});
    connect(find, &QAction::triggered, m_reader, [this] {
        m_showReader->setChecked(true);
        m_reader->findInDocument();
    });
    connect(next, &QAction::triggered, m_reader, &ReaderPane::findNext);
    connect(previous, &QAction::triggered, m_reader, &ReaderPane::findPrevious);
    const auto update = [this, find, next, previous] {
        for (QAction *action : {find, next, previous})
            action->setEnabled(m_reader->document().id.valid());
    };
    connect(m_reader, &ReaderPane::changed, this, update);
    update();
}

/// The panel beside the pages.
void MainWindow::addReaderViewActions(QMenu *view)
{
    const struct {
        SidePanel::View view;
        const char *name;
        QString text;
        QKeySequence keys;
    } panels[] = {
        {SidePanel::View::Contents, "showContents", tr("&Contents of the document"), Qt::Key_F9},
        {SidePanel::View::Pages, "showThumbnails", tr("&Pages in small"), Qt::SHIFT | Qt::Key_F9},
        {SidePanel::View::Hits, "showHits", tr("&Hits in the document"), Qt::CTRL | Qt::Key_F9},
    };
    for (const auto &panel : panels) {
        QAction *action = add(view, panel.name, panel.text, {panel.keys});
        action->setCheckable(true);
        connect(action, &QAction::triggered, m_reader, [this, shown = panel.view] {
            m_showReader->setChecked(true);
            m_reader->toggleSide(shown);
        });
        const auto update = [this, action, shown = panel.view] {
            const SidePanel *side = m_reader->sidePanel();
            action->setEnabled(m_reader->document().id.valid());
            action->setChecked(side->isVisibleTo(m_reader) && side->view() == shown);
        };
        connect(m_reader, &ReaderPane::changed, this, update);
        update();
    }
    const AskController *ask = &m_parts.ask;
    connect(ask, &AskController::turnsReset, this, &MainWindow::showCitedPages);
    connect(ask, &AskController::turnAdded, this, &MainWindow::showCitedPages);
    connect(ask, &AskController::citationChecked, this, &MainWindow::showCitedPages);
}

/// The pages that the last answer cites are marked among the small ones.
void MainWindow::showCitedPages()
{
    std::map<std::int64_t, std::set<int>> pages;
    if (!m_parts.ask.turns().empty()) {
        for (const CitationEntry &entry : m_parts.ask.turns().back().citations) {
            if (!entry.checked)
                continue;
            std::set<int> &cited = pages[entry.checked->verdict.document.value];
            for (const document::PageBox &box : entry.checked->boxes)
                cited.insert(box.page);
        }
    }
    m_reader->setCitedPages(std::move(pages));
}

void MainWindow::saveOpenDocuments(QSettings &state) const
{
    state.remove(kOpenDocuments);
    state.beginWriteArray(kOpenDocuments);
    int index = 0;
    for (const Jump &open : m_reader->openDocuments()) {
        const ReaderPlace &place = open.state.place;
        state.setArrayIndex(index++);
        state.setValue(QStringLiteral("document"), static_cast<qlonglong>(open.document.id.value));
        state.setValue(QStringLiteral("page"), place.page);
        state.setValue(QStringLiteral("offset"), place.offset);
        state.setValue(QStringLiteral("left"), place.left);
        state.setValue(QStringLiteral("zoom"), place.zoom);
        state.setValue(QStringLiteral("fitsWidth"), place.fitsWidth);
        state.setValue(QStringLiteral("fitsPage"), place.fitsPage);
    }
    state.endArray();
    state.setValue(kCurrentDocument, m_reader->currentIndex());
}

/// As the window was closed; what is not in the library any more stays away.
void MainWindow::reopenDocuments()
{
    if (m_parts.stateFile.isEmpty() || m_reader->document().id.valid())
        return;
    QSettings state(m_parts.stateFile, QSettings::IniFormat);
    std::vector<Jump> documents;
    const int wanted = state.value(kCurrentDocument, -1).toInt();
    int current = -1;
    const int count = std::clamp(state.beginReadArray(kOpenDocuments), 0, kMostReopened);
    for (int i = 0; i < count; ++i) {
        state.setArrayIndex(i);
        const auto document =
            m_parts.library.document(DocumentId{state.value(QStringLiteral("document")).toLongLong()});
        if (!document)
            continue;
        if (i <= wanted)
            current = static_cast<int>(documents.size());
        ReaderPlace place;
        place.page = std::max(1, state.value(QStringLiteral("page"), 1).toInt());
        place.offset = std::clamp(state.value(QStringLiteral("offset")).toDouble(), -1.0, 1.0);
        place.left = std::clamp(state.value(QStringLiteral("left")).toDouble(), 0.0, 1.0);
        place.zoom = std::clamp(state.value(QStringLiteral("zoom"), 1.0).toDouble(), 0.1, 5.0);
        place.fitsWidth = state.value(QStringLiteral("fitsWidth"), true).toBool();
        place.fitsPage = state.value(QStringLiteral("fitsPage"), false).toBool();
        documents.push_back({*document, {place, {}, 0, {}, false}});
    }
    state.endArray();
    m_reader->reopen(documents, std::max(current, documents.empty() ? -1 : 0));
}

/// Where one can go in the documents that are open.
void MainWindow::buildGoMenu()
{
    QMenu *go = menuBar()->addMenu(tr("&Go"));
    QAction *back = add(go, "goBack", tr("&Back"), QKeySequence::keyBindings(QKeySequence::Back));
    QAction *forward = add(go, "goForward", tr("&Forward"), QKeySequence::keyBindings(QKeySequence::Forward));
    go->addSeparator();
    QAction *page = add(go, "goToPage", tr("&Page…"), {QKeySequence(QStringLiteral("Ctrl+G"))});
    QAction *first = add(go, "goToFirstPage", tr("F&irst page"), {QKeySequence(QStringLiteral("Ctrl+Home"))});
    QAction *previous = add(go, "goToPreviousPage", tr("P&revious page"), {QKeySequence(QStringLiteral("Alt+PgUp"))});
    QAction *next = add(go, "goToNextPage", tr("&Next page"), {QKeySequence(QStringLiteral("Alt+PgDown"))});
    QAction *last = add(go, "goToLastPage", tr("&Last page"), {QKeySequence(QStringLiteral("Ctrl+End"))});
    go->addSeparator();
    QAction *nextTab = add(go, "nextTab", tr("Next &document"),
                           {QKeySequence(QStringLiteral("Ctrl+Tab")), QKeySequence(QStringLiteral("Ctrl+PgDown"))});
    QAction *previousTab =
        add(go, "previousTab", tr("Pre&vious document"),
            {QKeySequence(QStringLiteral("Ctrl+Shift+Tab")), QKeySequence(QStringLiteral("Ctrl+PgUp"))});
    QAction *close = add(go, "closeTab", tr("&Close document"), QKeySequence::keyBindings(QKeySequence::Close));
    QAction *reopen =
        add(go, "reopenClosedTab", tr("Re&open closed document"), {QKeySequence(QStringLiteral("Ctrl+Shift+T"))});

    connect(back, &QAction::triggered, m_reader, &ReaderPane::back);
    connect(forward, &QAction::triggered, m_reader, &ReaderPane::forward);
    connect(page, &QAction::triggered, m_reader, [this] {
        m_showReader->setChecked(true);
        m_reader->goToPage();
    });
    connect(first, &QAction::triggered, m_reader, &ReaderPane::goToFirstPage);
    connect(previous, &QAction::triggered, m_reader, [this] { m_reader->turnPage(-1); });
    connect(next, &QAction::triggered, m_reader, [this] { m_reader->turnPage(1); });
    connect(last, &QAction::triggered, m_reader, &ReaderPane::goToLastPage);
    connect(nextTab, &QAction::triggered, m_reader, &ReaderPane::nextTab);
    connect(previousTab, &QAction::triggered, m_reader, &ReaderPane::previousTab);
    connect(close, &QAction::triggered, m_reader, &ReaderPane::closeCurrentTab);
    connect(reopen, &QAction::triggered, m_reader, &ReaderPane::reopenClosedTab);

    auto *buttons = new JumpButtons(this);
    connect(buttons, &JumpButtons::back, m_reader, &ReaderPane::back);
    connect(buttons, &JumpButtons::forward, m_reader, &ReaderPane::forward);

    const auto update = [this, back, forward, page, first, previous, next, last, nextTab, previousTab, close, reopen] {
        const bool open = m_reader->document().id.valid();
        back->setEnabled(m_reader->canGoBack());
        forward->setEnabled(m_reader->canGoForward());
        for (QAction *action : {page, first, previous, next, last, close})
            action->setEnabled(open);
        for (QAction *action : {nextTab, previousTab})
            action->setEnabled(m_reader->tabs()->count() > 1);
        reopen->setEnabled(m_reader->canReopen());
    };
    connect(m_reader, &ReaderPane::changed, this, update);
    update();
}

} // namespace longleaf::ui
