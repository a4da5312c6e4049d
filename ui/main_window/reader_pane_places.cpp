// SPDX-License-Identifier: GPL-3.0-or-later
// What the pane does; how it is built stands in reader_pane.cpp.
#include "ui/main_window/damage_notice.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/document_tabs.h"
#include "ui/reader/find_bar.h"
#include "ui/reader/find_session.h"
#include "ui/reader/outline_panel.h"
#include "ui/reader/thumbnail_panel.h"

#include <algorithm>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr std::size_t kMostClosed = 20;

} // namespace

// ---- documents ----

std::optional<Jump> ReaderPane::here() const
{
    if (!m_document.id.valid())
        return std::nullopt;
    return Jump{m_document, m_view->state()};
}

/// Before the view shows it: remembers how the one before stands.
void ReaderPane::setDocument(const document::Document &document)
{
    if (const auto now = here())
        m_open[now->document.id.value] = *now;
    m_document = document;
    m_open[document.id.value].document = document;
    m_tabs->show(document);
    documentChanged();
}

/// Everything beside the pages follows the document.
void ReaderPane::documentChanged()
{
    m_session->setDocument(m_document, 1);
    m_side->setDocument(m_document);
    m_damage->setDocument(m_document);
    const auto cited = m_cited.find(m_document.id.value);
    m_side->thumbnails()->setCited(cited == m_cited.end() ? std::set<int>() : cited->second);
    if (!m_document.id.valid())
        m_find->hide();
}

/// Everything that could not be read of the document is asked for again; it stays where it is.
void ReaderPane::showMended(DocumentId id)
{
    const std::optional<Jump> now = here();
    if (!now || now->document.id != id)
        return;
    m_view->clear();
    restore(*now);
}

void ReaderPane::setCitedPages(std::map<std::int64_t, std::set<int>> pages)
{
    m_cited = std::move(pages);
    documentChanged();
}

void ReaderPane::showPlace()
{
    if (!m_document.id.valid())
        return;
    const auto [page, offset] = m_view->readingPlace();
    m_side->setPlace(std::max(1, m_view->currentPage()), 1);
    m_side->outline()->setPlace(page, offset);
    m_find->setPage(std::max(1, page));
    if (m_session->current() < 0)
        m_session->setPage(std::max(1, page));
}

void ReaderPane::jump(const std::function<void()> &go)
{
    const std::optional<Jump> from = here();
    go();
    const std::optional<Jump> now = here();
    if (from && !(now && samePlace(*from, *now)))
        m_history.leave(*from);
    Q_EMIT changed();
}

void ReaderPane::restore(const Jump &to)
{
    setDocument(to.document);
    m_view->restore(to.document, to.state);
}

void ReaderPane::showDocument(const document::Document &document)
{
    const auto tab = m_open.find(document.id.value);
    if (tab != m_open.end() && document.id != m_document.id) {
        jump([this, to = Jump{document, tab->second.state}] { restore(to); });
        return;
    }
    jump([&] {
        setDocument(document);
        m_view->showDocument(document);
    });
}

void ReaderPane::showPage(const document::Document &document, int page)
{
    jump([&] {
        setDocument(document);
        m_view->showPage(document, page);
    });
}

void ReaderPane::showHighlight(const document::Document &document, const Highlight &highlight)
{
    jump([&] {
        setDocument(document);
        m_view->showHighlight(document, highlight);
    });
}

void ReaderPane::showTextHighlight(const document::Document &document, int page, TextSpan spanInPage, bool uncertain)
{
    jump([&] {
        setDocument(document);
        m_view->showTextHighlight(document, page, spanInPage, uncertain);
    });
}

// ---- tabs ----

void ReaderPane::closeTab(DocumentId id)
{
    const auto tab = m_open.find(id.value);
    if (tab == m_open.end())
        return;
    Jump closed = id == m_document.id ? *here() : tab->second;
    if (m_closed.size() == kMostClosed)
        m_closed.erase(m_closed.begin());
    m_closed.push_back(std::move(closed));
    m_open.erase(tab);
    m_tabs->remove(id);
    if (id == m_document.id)
        showNext();
    Q_EMIT changed();
}

void ReaderPane::closeDocument(DocumentId id)
{
    m_history.forget(id);
    std::erase_if(m_closed, [id](const Jump &closed) { return closed.document.id == id; });
    m_open.erase(id.value);
    m_tabs->remove(id);
    if (id == m_document.id)
        showNext();
    Q_EMIT changed();
}

/// The tab of the document that was shown is gone.
void ReaderPane::showNext()
{
    m_document = {};
    documentChanged();
    const auto next = m_open.find(m_tabs->current().value);
    if (next != m_open.end())
        restore(Jump(next->second));
    else
        m_view->clear();
}

void ReaderPane::reopenClosedTab()
{
    if (m_closed.empty())
        return;
    const Jump last = std::move(m_closed.back());
    m_closed.pop_back();
    jump([&] { restore(last); });
}

std::vector<Jump> ReaderPane::openDocuments() const
{
    std::vector<Jump> all;
    for (const DocumentId id : m_tabs->documents())
        all.push_back(id == m_document.id ? *here() : m_open.at(id.value));
    return all;
}

int ReaderPane::currentIndex() const
{
    return m_tabs->currentIndex();
}

void ReaderPane::reopen(const std::vector<Jump> &documents, int current)
{
    for (const Jump &one : documents) {
        m_open[one.document.id.value] = one;
        m_tabs->show(one.document);
    }
    if (current >= 0 && static_cast<std::size_t>(current) < documents.size())
        restore(documents[static_cast<std::size_t>(current)]);
    else if (m_document.id.valid())
        m_tabs->show(m_document); // the one that is read stays in front
    Q_EMIT changed();
}

void ReaderPane::nextTab()
{
    m_tabs->step(1);
}

void ReaderPane::previousTab()
{
    m_tabs->step(-1);
}

// ---- places ----

void ReaderPane::back()
{
    if (const auto to = m_history.back(here()))
        restore(*to);
    Q_EMIT changed();
}

void ReaderPane::forward()
{
    if (const auto to = m_history.forward(here()))
        restore(*to);
    Q_EMIT changed();
}

void ReaderPane::turnPage(int step)
{
    if (m_document.id.valid())
        m_view->scrollToPage(std::clamp(m_view->currentPage() + step, 1, std::max(1, m_document.pageCount)));
}

void ReaderPane::goToFirstPage()
{
    if (m_document.id.valid())
        jump([this] { m_view->scrollToPage(1); });
}

void ReaderPane::goToLastPage()
{
    if (m_document.id.valid())
        jump([this] { m_view->scrollToPage(std::max(1, m_document.pageCount)); });
}

void ReaderPane::goToPage()
{
    m_view->goToPage();
}

// ---- finding, the panel ----

void ReaderPane::findInDocument(const QString &wanted)
{
    if (!m_document.id.valid())
        return;
    showPlace();
    m_find->open(wanted.isEmpty() ? m_view->selectedWords() : wanted);
}

void ReaderPane::findNext()
{
    if (m_find->isVisible())
        m_session->step(1);
    else
        findInDocument();
}

void ReaderPane::findPrevious()
{
    if (m_find->isVisible())
        m_session->step(-1);
    else
        findInDocument();
}

/// Stepping through the hits of one page is reading; going to another page is a jump.
void ReaderPane::showHit(int index)
{
    const std::optional<Jump> from = here();
    m_view->showHit(index);
    const std::optional<Jump> now = here();
    if (from && now && from->state.place.page != now->state.place.page)
        m_history.leave(*from);
    Q_EMIT changed();
}

void ReaderPane::toggleSide(SidePanel::View view)
{
    if (m_side->isVisibleTo(this) && m_side->view() == view) {
        m_side->hide();
        Q_EMIT changed();
    } else if (m_document.id.valid()) {
        m_side->open(view);
    }
}

} // namespace longleaf::ui
