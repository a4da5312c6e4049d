// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/citation_checker.h"

#include "core/answer/span_boxes.h"
#include "core/ask/citation_sight.h"
#include "core/base/log.h"
#include "core/pack/markup.h"

#include <algorithm>

namespace longleaf::ask {

CitationChecker::CitationChecker(store::Library &library, const pack::Plan &plan)
    : m_library(library)
    , m_plan(plan)
{
}

void CitationChecker::load()
{
    std::vector<answer::SourceDocument> sources;
    for (const pack::PlannedDocument &planned : m_plan.documents) {
        auto text = m_library.text(planned.id);
        auto pages = m_library.pages(planned.id);
        if (!text || !pages) {
            m_error = text ? pages.error() : text.error();
            log::write(log::Level::Error, "ask", m_error->message);
            continue;
        }
        answer::SourceDocument source;
        source.id = planned.id;
        source.text = std::move(*text);
        source.pages = *pages;
        if (!planned.whole) {
            for (const pack::Passage &passage : planned.passages)
                source.sent.push_back(passage.span);
        }
        sources.push_back(std::move(source));
        m_pages[planned.id] = std::move(*pages);
    }
    m_verifier = std::make_unique<answer::Verifier>(std::move(sources));
}

answer::Citation CitationChecker::check(const answer::RawCitation &raw)
{
    if (!m_verifier)
        load();
    std::optional<DocumentId> cited;
    if (raw.document)
        cited = DocumentId{*raw.document};

    answer::Citation citation;
    citation.raw = raw;
    citation.verdict = m_verifier->verify(pack::withoutHiddenMarks(raw.quote), cited, raw.page);
    const DocumentId shown =
        citation.verdict.document.valid() ? citation.verdict.document : cited.value_or(DocumentId{});
    const auto planned = std::find_if(m_plan.documents.begin(), m_plan.documents.end(),
                                      [shown](const auto &one) { return one.id == shown; });
    if (planned != m_plan.documents.end()) {
        citation.path = planned->path;
        citation.title = planned->title;
    }
    if (!citation.verdict.span.empty()) {
        citation.boxes = boxes(citation.verdict.document, citation.verdict.span);
        updateSight(m_library, citation);
    }
    return citation;
}

std::optional<answer::CitedPassage> CitationChecker::passageOf(const answer::Citation &citation,
                                                               const std::string &names) const
{
    const answer::Verdict &verdict = citation.verdict;
    const answer::SourceDocument *source = m_verifier ? m_verifier->source(verdict.document) : nullptr;
    if (verdict.status == answer::CitationStatus::NotFound || source == nullptr)
        return std::nullopt;
    const std::string_view text = source->text;
    answer::CitedPassage passage;
    passage.names = names;
    const auto page = std::find_if(source->pages.begin(), source->pages.end(),
                                   [&verdict](const document::Page &one) { return one.number == verdict.page; });
    constexpr std::size_t kMostOfAPage = 64 * 1024; // a "page" longer than this is a file without pages
    if (page != source->pages.end() && page->span.size() <= kMostOfAPage)
        passage.page = text.substr(page->span.begin, page->span.size());
    if (verdict.span.empty()) { // a page without a quote
        passage.near = passage.page;
        return passage.page.empty() ? std::nullopt : std::optional(passage);
    }
    const TextSpan around = answer::passageAround(text, verdict.span);
    passage.near = text.substr(around.begin, around.size());
    return passage;
}

void CitationChecker::compareStatement(std::string_view text, std::span<answer::Citation> citations) const
{
    if (citations.empty())
        return;
    std::vector<std::string> names; // views into these are compared
    names.reserve(citations.size());
    std::vector<answer::CitedPassage> passages;
    for (const answer::Citation &one : citations) {
        names.push_back(one.title + " " + one.path.substr(one.path.rfind('/') + 1));
        if (const auto passage = passageOf(one, names.back()))
            passages.push_back(*passage);
    }
    std::vector<answer::UnsupportedPart> parts;
    for (const TextSpan part : answer::unsupportedParts(text, citations.front().raw.statement, passages))
        parts.push_back({part, std::string(text.substr(part.begin, part.size()))});
    for (answer::Citation &one : citations)
        one.notInPassage = parts;
}

std::vector<document::PageBox> CitationChecker::boxes(DocumentId id, TextSpan span)
{
    auto found = answer::spanBoxes(
        span, m_pages[id], [this, id](int page) { return m_library.textLayer(id, page); },
        [this, id](int page) { return m_library.pageText(id, page); });
    if (!found) {
        log::write(log::Level::Error, "ask", found.error().message);
        return {};
    }
    return answer::wholePagesJoined(std::move(*found), span, m_pages[id]);
}

} // namespace longleaf::ask
