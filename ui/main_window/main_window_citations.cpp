// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_pane.h"
#include "ui/ask/citation_desk.h"
#include "ui/ask/conversation_view.h"
#include "ui/main_window/citation_pictures.h"
#include "ui/main_window/main_window.h"
#include "ui/widgets/notice_bar.h"

#include <QMenuBar>

namespace longleaf::ui {

namespace {

constexpr int kToldMs = 8'000;

} // namespace

void MainWindow::buildCitationMenu()
{
    CitationDesk *desk = m_ask->conversation()->citations();
    QMenu *menu = menuBar()->addMenu(tr("&Citation"));
    const auto add = [menu](const char *name, const QString &text, const QKeySequence &keys = {}) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(keys);
        return action;
    };
    connect(add("nextCitation", tr("Ne&xt citation"), Qt::Key_F8), &QAction::triggered, desk, &CitationDesk::next);
    connect(add("previousCitation", tr("&Previous citation"), Qt::SHIFT | Qt::Key_F8), &QAction::triggered, desk,
            &CitationDesk::previous);
    menu->addSeparator();
    std::vector<QAction *> deeds;
    const auto addDeed = [&](CitationDeed deed, const char *name, const QString &text, const QKeySequence &keys = {}) {
        QAction *action = add(name, text, keys);
        connect(action, &QAction::triggered, desk, [desk, deed]() { desk->doWithCurrent(deed); });
        deeds.push_back(action);
    };
    addDeed(CitationDeed::Card, "showCitationCard", tr("&Show its card"), Qt::CTRL | Qt::Key_F8);
    addDeed(CitationDeed::Open, "openCurrentCitation", tr("&Open its page"));
    addDeed(CitationDeed::CopyWithReference, "copyCurrentCitation", tr("&Copy with reference"),
            Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    addDeed(CitationDeed::CopyQuote, "copyCurrentQuote", tr("Copy the &quote"));
    addDeed(CitationDeed::Pin, "pinCurrentCitation", tr("P&in to the next question"));
    addDeed(CitationDeed::MarkWrong, "markCurrentCitationWrong", tr("&Mark as wrong"));
    addDeed(CitationDeed::Unmark, "unmarkCurrentCitation", tr("&Not wrong after all"));
    const auto refresh = [desk, deeds]() {
        for (QAction *action : deeds)
            action->setEnabled(desk->hasCurrent());
    };
    connect(desk, &CitationDesk::currentChanged, this, refresh);
    refresh();
}

void MainWindow::connectCitations()
{
    CitationDesk *desk = m_ask->conversation()->citations();
    auto *pictures = new CitationPictures(
        m_parts.cardPages, [this](DocumentId id) { return m_parts.library.document(id); }, this);
    desk->setPictures(pictures);
    connect(desk, &CitationDesk::told, this,
            [this](const QString &sentence, const std::vector<NoticeBar::Action> &actions) {
                m_ask->notice()->show(NoticeBar::Tone::Info, sentence, actions, kToldMs);
            });
}

} // namespace longleaf::ui
