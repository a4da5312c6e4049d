// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/word_shelf.h"

#include <utility>

namespace longleaf::ui {

WordShelf::WordShelf(PageSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    connect(&source, &PageSource::wordsReady, this, &WordShelf::onWords);
    connect(&source, &PageSource::wordsFailed, this, &WordShelf::onFailure);
}

void WordShelf::open(const document::Document &document)
{
    m_document = document;
    m_pages.clear();
    m_uses.clear();
    m_asked.clear();
    m_waiting.clear();
}

std::shared_ptr<const PageWords> WordShelf::find(int page)
{
    const auto found = m_pages.find(page);
    if (found == m_pages.end())
        return nullptr;
    m_uses.splice(m_uses.begin(), m_uses, found->second.use);
    return found->second.words;
}

void WordShelf::want(int page)
{
    if (!m_pages.contains(page) && m_asked.insert(page).second)
        m_source.requestWords(m_document, page);
}

void WordShelf::whenHere(int page, std::function<void(const std::shared_ptr<const PageWords> &)> then)
{
    if (const auto words = find(page)) {
        then(words);
        return;
    }
    m_waiting[page].push_back(std::move(then));
    want(page);
}

void WordShelf::onWords(DocumentId document, int page, const std::shared_ptr<const PageWords> &words)
{
    if (document != m_document.id || !m_asked.contains(page))
        return;
    m_asked.erase(page);
    m_uses.push_front(page);
    m_pages[page] = {words, m_uses.begin()};
    while (m_uses.size() > kMostPages) {
        m_pages.erase(m_uses.back());
        m_uses.pop_back();
    }
    const auto waiting = m_waiting.find(page);
    if (waiting != m_waiting.end()) {
        const auto actions = std::move(waiting->second);
        m_waiting.erase(waiting);
        for (const auto &action : actions)
            action(words);
    }
    Q_EMIT arrived(page);
}

void WordShelf::onFailure(DocumentId document, int page)
{
    // It stays among the asked ones: the library would fail again.
    if (document == m_document.id)
        m_waiting.erase(page);
}

} // namespace longleaf::ui
