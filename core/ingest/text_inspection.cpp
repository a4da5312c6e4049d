// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/text_inspection.h"

#include "core/ingest/ink_check.h"

#include <utility>

namespace longleaf::ingest {

namespace {

using document::HiddenText;
using document::Inspection;

constexpr std::size_t kMostFailures = 20; ///< pages; each may take as long as a picture is waited for

Inspection failed(const Error &error)
{
    return {Inspection::State::Failed, error.message, {}, {}};
}

class PageInspector final {
public:
    PageInspector(DocumentRenderer &renderer, const StoredPageSource &source, const std::stop_token &stop)
        : m_renderer(renderer)
        , m_source(source)
        , m_stop(stop)
    {
    }

    /// False: the page's picture could not be drawn.
    Result<bool> look(const document::Page &page, std::vector<HiddenText> &texts)
    {
        const auto stored = m_source(page.number);
        if (!stored)
            return tl::unexpected(stored.error());
        if (stored->layer.empty())
            return true;
        auto found = words(page, *stored, kFirstDpi, kFirstLook, {});
        if (found && *found && !(*found)->empty()) {
            std::vector<std::size_t> candidates;
            for (const UnseenWord &one : **found)
                candidates.push_back(one.word);
            found = words(page, *stored, kSecondDpi, kSecondLook, candidates);
        }
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return false;
        for (HiddenText &one : stretchesOf(**found, stored->layer, stored->text, page.number)) {
            one.span.begin += page.span.begin;
            one.span.end += page.span.begin;
            texts.push_back(one);
        }
        return true;
    }

private:
    /// None: the page's picture could not be drawn.
    Result<std::optional<std::vector<UnseenWord>>> words(const document::Page &page, const StoredPage &stored,
                                                         double dpi, InkRule rule,
                                                         const std::vector<std::size_t> &among)
    {
        const auto image = m_renderer.render(page.number, dpi, {}, m_stop);
        if (m_stop.stop_requested())
            return fail(ErrorCode::Canceled, "The search for hidden text was stopped.");
        if (!image)
            return std::nullopt;
        return unseenWords(stored.layer, stored.text, page.heightPt, page.widthPt, *image, rule, among);
    }

    DocumentRenderer &m_renderer;
    const StoredPageSource &m_source;
    const std::stop_token &m_stop;
};

} // namespace

Result<Inspection> inspectText(const KnownFile &file, const std::vector<document::Page> &pages,
                               const StoredPageSource &source, const ExtractorOptions &options, const Clock &clock,
                               const std::stop_token &stop)
{
    Inspection inspection;
    inspection.state = Inspection::State::Done;
    if (file.format != document::Format::Pdf)
        return inspection; // a text file is shown as it is
    const auto renderer = DocumentRenderer::open(file, options, clock, stop);
    if (stop.stop_requested())
        return fail(ErrorCode::Canceled, "The search for hidden text was stopped.");
    if (!renderer)
        return failed(renderer.error());
    if (const Status ready = (*renderer)->prepare(stop); !ready) {
        if (ready.error().code == ErrorCode::Canceled)
            return tl::unexpected(ready.error());
        return failed(ready.error());
    }
    PageInspector inspector(**renderer, source, stop);
    for (const document::Page &page : pages) {
        if (page.span.empty())
            continue;
        const auto seen = inspector.look(page, inspection.texts);
        if (!seen)
            return tl::unexpected(seen.error());
        if (!*seen)
            inspection.pagesFailed.push_back(page.number);
        if (inspection.pagesFailed.size() > kMostFailures)
            return failed({ErrorCode::DamagedDocument, "Too many of its pages cannot be drawn.", {}});
    }
    return inspection;
}

} // namespace longleaf::ingest
