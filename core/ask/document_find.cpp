// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/document_find.h"

#include "core/store/library.h"

#include <iterator>
#include <utility>

namespace longleaf::ask {

namespace {

constexpr int kPagesPerReport = 50;
constexpr std::size_t kHitsPerReport = 100;

Result<std::vector<answer::FindHit>> hitsOf(store::Library &library, DocumentId document, const document::Page &page,
                                            const answer::TextFinder &finder, std::size_t most)
{
    const auto text = library.pageText(document, page.number);
    if (!text)
        return tl::unexpected(text.error());
    // Most pages have no hit: only one that has some needs its layout.
    if (finder.find(*text, 1).empty())
        return std::vector<answer::FindHit>();
    const auto layer = library.textLayer(document, page.number);
    if (!layer)
        return tl::unexpected(layer.error());
    return answer::findOnPage(finder, page.number, *text, *layer, most);
}

} // namespace

Result<answer::FindSummary> findInDocument(store::Library &library, DocumentId document, std::string_view wanted,
                                           answer::FindOptions options, const std::stop_token &stop,
                                           const answer::FoundSink &sink, std::size_t most)
{
    const auto pages = library.pages(document);
    if (!pages)
        return tl::unexpected(pages.error());
    const auto about = library.document(document);
    if (!about)
        return tl::unexpected(about.error());
    // What the reader shows without its marks is found without them, unless they are what is looked for.
    options.skipMarks =
        about->format == document::Format::Markdown && wanted.find_first_of("*`") == std::string_view::npos;
    const answer::TextFinder finder(wanted, options);
    answer::FindSummary summary;
    summary.pages = static_cast<int>(pages->size());
    answer::FoundHits found;
    found.pages = summary.pages;
    int reported = 0;
    for (const document::Page &page : *pages) {
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "The search was stopped.");
        const bool hasText = page.state == document::PageState::Ok || page.state == document::PageState::Partial;
        summary.pagesWithoutText += hasText ? 0 : 1;
        if (hasText && !summary.more) {
            auto hits = hitsOf(library, document, page, finder, most - summary.hits + 1);
            if (!hits)
                return tl::unexpected(hits.error());
            if (hits->size() > most - summary.hits) {
                hits->resize(most - summary.hits);
                summary.more = true;
            }
            summary.hits += hits->size();
            found.hits.insert(found.hits.end(), std::move_iterator(hits->begin()), std::move_iterator(hits->end()));
        }
        ++found.pagesDone;
        if (found.pagesDone - reported >= kPagesPerReport || found.hits.size() >= kHitsPerReport) {
            reported = found.pagesDone;
            sink(answer::FoundHits{found.pagesDone, found.pages, std::exchange(found.hits, {})});
        }
    }
    sink(std::move(found));
    return summary;
}

} // namespace longleaf::ask
