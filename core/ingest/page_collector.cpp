// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/page_collector.h"

#include "core/document/text_layer.h"
#include "core/ingest/document_words.h"

#include <algorithm>
#include <utility>

namespace longleaf::ingest {

namespace {

using document::PageState;

constexpr std::size_t kMaxWarnings = 50;

std::string pages(const std::vector<int> &numbers)
{
    return (numbers.size() == 1 ? "Page " : "Pages ") + pageList(numbers);
}

/// "3 of 10 pages".
std::string countOf(const std::vector<int> &numbers, int all)
{
    return std::to_string(numbers.size()) + " of " + std::to_string(all) + (all == 1 ? " page" : " pages");
}

Status checkLayer(const ipc::PageText &page)
{
    const auto layer = document::TextLayer::decode(page.layer);
    if (!layer)
        return tl::unexpected(layer.error());
    const auto &words = layer->words();
    const bool inside = std::all_of(words.begin(), words.end(), [&page](const document::LayerWord &word) {
        return word.span.begin <= word.span.end && word.span.end <= page.text.size();
    });
    if (!inside)
        return fail(ErrorCode::Protocol, "The words of page " + std::to_string(page.number) + " do not fit its text.");
    return {};
}

} // namespace

PageCollector::PageCollector(PageSpool spool, document::Format format, Limits limits)
    : m_spool(std::move(spool))
    , m_format(format)
    , m_limits(limits)
{
}

Status PageCollector::opened(const ipc::DocumentOpened &document)
{
    if (m_pageCount > 0)
        return {};
    if (m_format == document::Format::Pdf && document.pageCount == 0)
        return fail(ErrorCode::NoPages, "The document opens, but it has no pages; it may be damaged.");
    if (document.pageCount > m_limits.maxPages)
        return fail(ErrorCode::ResourceLimit, "The document claims " + std::to_string(document.pageCount) +
                                                  " pages; the limit is " + std::to_string(m_limits.maxPages) + ".");
    m_pageCount = document.pageCount;
    m_documentWarnings = document.warnings;
    return {};
}

Status PageCollector::add(ipc::PageText &&page)
{
    const int last = m_pageCount > 0 ? m_pageCount : m_limits.maxPages;
    if (page.number <= m_lastPage || (m_pageCount > 0 && page.number > last))
        return fail(ErrorCode::Protocol, "The document reader sent page " + std::to_string(page.number) + " of " +
                                             std::to_string(m_pageCount) + " after page " + std::to_string(m_lastPage) +
                                             ".");
    if (page.number > last)
        return fail(ErrorCode::ResourceLimit,
                    "The document has more than " + std::to_string(m_limits.maxPages) + " pages, which is the limit.");
    m_textBytes += static_cast<std::int64_t>(page.text.size());
    if (m_textBytes > m_limits.maxTextBytes)
        return fail(ErrorCode::ResourceLimit, "The document has more than " +
                                                  std::to_string(m_limits.maxTextBytes >> 20) +
                                                  " MiB of text, which is the limit; split it.");
    if (page.layer.empty())
        page.layer = document::TextLayer().encode();
    if (const Status layer = checkLayer(page); !layer)
        return layer;
    if (const Status gap = addMissingUpTo(page.number - 1); !gap)
        return gap;
    if (page.widthPt > 0 && page.heightPt > 0) {
        m_widthPt = page.widthPt;
        m_heightPt = page.heightPt;
    }
    return spool(page);
}

Status PageCollector::addKiller(const Error &error)
{
    if (!m_killer)
        m_killer = error;
    ipc::PageText page = failedPage(m_lastPage + 1);
    page.warnings = {error.message};
    return spool(page);
}

Status PageCollector::finish()
{
    if (m_format == document::Format::Pdf) {
        if (const Status rest = addMissingUpTo(m_pageCount); !rest)
            return rest;
    }
    if (m_lastPage == 0)
        return fail(ErrorCode::NoPages, "The file has no text to read.");
    if (static_cast<int>(m_failed.size()) == m_lastPage) {
        if (m_killer)
            return tl::unexpected(*m_killer);
        const std::string which =
            m_lastPage == 1 ? "The only page" : "Not one of the " + std::to_string(m_lastPage) + " pages";
        return fail(ErrorCode::DamagedDocument,
                    which + (m_lastPage == 1 ? " could not be read" : " could be read") + "; the file is damaged.");
    }
    m_pageCount = m_lastPage;
    return m_spool.rewind();
}

ipc::PageText PageCollector::failedPage(int number) const
{
    ipc::PageText page;
    page.number = number;
    page.state = PageState::Failed;
    page.widthPt = m_widthPt;
    page.heightPt = m_heightPt;
    page.layer = document::TextLayer().encode();
    return page;
}

Status PageCollector::addMissingUpTo(int last)
{
    while (m_lastPage < last) {
        if (const Status added = spool(failedPage(m_lastPage + 1)); !added)
            return added;
    }
    return {};
}

Status PageCollector::spool(const ipc::PageText &page)
{
    m_lastPage = page.number;
    switch (page.state) {
    case PageState::Ok: ++m_pagesWithText; break;
    case PageState::Partial:
        ++m_pagesWithText;
        m_partial.push_back(page.number);
        break;
    case PageState::NoText: m_withoutText.push_back(page.number); break;
    case PageState::Failed: m_failed.push_back(page.number); break;
    }
    noteWarnings(page);
    return m_spool.add(page);
}

void PageCollector::noteWarnings(const ipc::PageText &page)
{
    for (const std::string &warning : page.warnings) {
        const auto known = m_pageWarnings.find(warning);
        if (known != m_pageWarnings.end()) {
            if (known->second.back() != page.number)
                known->second.push_back(page.number);
        } else if (m_pageWarnings.size() < kMaxWarnings) {
            m_pageWarnings.emplace(warning, std::vector<int>{page.number});
        } else {
            ++m_warningsLeftOut;
        }
    }
}

document::DocumentStatus PageCollector::status() const
{
    return m_partial.empty() && m_failed.empty() ? document::DocumentStatus::Ready : document::DocumentStatus::Partial;
}

std::vector<std::string> PageCollector::warnings() const
{
    std::vector<std::string> out;
    if (!m_failed.empty())
        out.push_back(countOf(m_failed, m_pageCount) + " could not be read: " + pageList(m_failed) + ".");
    if (!m_partial.empty())
        out.push_back(countOf(m_partial, m_pageCount) +
                      " may be incomplete, because the reader met errors there: " + pageList(m_partial) + ".");
    if (m_format == document::Format::Pdf && m_pagesWithText == 0)
        out.push_back((m_pageCount == 1 ? std::string("The page has no text")
                                        : "None of the " + std::to_string(m_pageCount) + " pages has text") +
                      "; it looks like a scan. Run it through text recognition (OCR) to search and quote it.");
    else if (m_format == document::Format::Pdf && !m_withoutText.empty())
        out.push_back(pages(m_withoutText) + (m_withoutText.size() == 1 ? " has" : " have") +
                      " no text (a picture, a scan or an empty page).");
    for (std::size_t i = 0; i < m_documentWarnings.size() && i < kMaxWarnings; ++i)
        out.push_back(m_documentWarnings[i]);
    for (const auto &[warning, numbers] : m_pageWarnings)
        out.push_back(pages(numbers) + ": " + warning);
    if (m_warningsLeftOut > 0)
        out.push_back(std::to_string(m_warningsLeftOut) + " more remarks on single pages are not listed.");
    return out;
}

Result<std::optional<NewPage>> PageCollector::next()
{
    auto page = m_spool.next();
    if (!page)
        return tl::unexpected(page.error());
    if (!*page)
        return std::nullopt;
    ipc::PageText &text = **page;
    return NewPage{text.number,           text.state,           text.widthPt,       text.heightPt,
                   std::move(text.label), std::move(text.text), text.formFeedAfter, std::move(text.layer)};
}

} // namespace longleaf::ingest
