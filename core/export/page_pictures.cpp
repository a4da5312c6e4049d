// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/page_pictures.h"

#include "core/export/picture.h"
#include "core/ingest/page_renderer.h"

#include <algorithm>
#include <map>

namespace longleaf::exporting {

namespace {

constexpr double kDpi = 144; ///< sharp on paper at the width of a text column, about 60 kB a picture

BoxStyle styleOf(answer::CitationStatus status)
{
    return status == answer::CitationStatus::Exact || status == answer::CitationStatus::ExactOtherPage
               ? BoxStyle::Found
               : BoxStyle::Uncertain;
}

/// The pages of a citation and the boxes on each.
std::map<int, std::vector<document::Box>> boxesByPage(const answer::Citation &citation)
{
    std::map<int, std::vector<document::Box>> pages;
    for (const document::PageBox &box : citation.boxes)
        pages[box.page].push_back(box.box);
    return pages;
}

/// Draws pages of one document; the last page stays, because citations often share one.
class DocumentPages {
public:
    DocumentPages(std::unique_ptr<ingest::DocumentRenderer> renderer, const std::stop_token &stop)
        : m_renderer(std::move(renderer))
        , m_stop(stop)
    {
    }

    Status addTo(Reference &reference)
    {
        const answer::Citation &citation = reference.citation;
        for (const auto &[page, boxes] : boxesByPage(citation)) {
            if (m_last.page != page) {
                auto drawn = m_renderer->render(page, kDpi, {}, m_stop);
                if (!drawn)
                    return tl::unexpected(drawn.error());
                m_last = std::move(*drawn);
                m_last.page = page;
            }
            auto picture = pictureOf(m_last, boxes, styleOf(citation.verdict.status));
            if (!picture)
                return tl::unexpected(picture.error());
            reference.pictures.push_back(std::move(*picture));
        }
        return {};
    }

private:
    std::unique_ptr<ingest::DocumentRenderer> m_renderer;
    const std::stop_token &m_stop;
    ipc::PageImage m_last;
};

Result<DocumentPages> openPages(store::Library &library, DocumentId id, const ingest::ExtractorOptions &extractor,
                                const Clock &clock, const std::stop_token &stop)
{
    const auto document = library.document(id);
    if (!document)
        return tl::unexpected(document.error());
    auto renderer = ingest::DocumentRenderer::open(
        {document->path, document->format, document->sha256, document->fileSize, document->fileMtimeMs, {}}, extractor,
        clock, stop);
    if (!renderer)
        return tl::unexpected(renderer.error());
    return DocumentPages(std::move(*renderer), stop);
}

/// A reason for readers who need not know the folders of this computer.
std::string withoutFolders(std::string message, const std::string &path)
{
    const std::size_t folders = path.rfind('/') + 1;
    for (std::size_t at = message.find(path); folders > 0 && at != std::string::npos; at = message.find(path, at))
        message.erase(at, folders);
    return message;
}

/// Why a citation has no place to show; empty if it has one.
std::string noPlace(const Reference &reference, const Report &report)
{
    const Words &say = report.say;
    if (reference.citation.verdict.status == answer::CitationStatus::NotFound || !reference.source)
        return say("No picture: the quote was not found.");
    const Source &source = report.sources[*reference.source];
    if (source.sha256.empty())
        return say("No picture: the document is no longer in the library.");
    if (source.format != "pdf")
        return say("No picture: only PDF documents have pages to show.");
    if (reference.citation.boxes.empty())
        return say("No picture: the citation has no place on the page.");
    return {};
}

} // namespace

Status addPictures(Report &report, store::Library &library, const ingest::ExtractorOptions &extractor,
                   const Clock &clock, const std::stop_token &stop, const Progress &progress)
{
    std::map<std::size_t, std::vector<Reference *>> bySource; // one extractor process at a time
    int total = 0;
    for (Answer &answer : report.answers) {
        for (Reference &reference : answer.references) {
            ++total;
            reference.noPicture = noPlace(reference, report);
            if (reference.noPicture.empty())
                bySource[*reference.source].push_back(&reference);
        }
    }
    int done = total;
    for (const auto &[source, references] : bySource)
        done -= static_cast<int>(references.size());
    for (auto &[source, references] : bySource) {
        std::stable_sort(references.begin(), references.end(), [](const Reference *one, const Reference *other) {
            return one->citation.boxes.front().page < other->citation.boxes.front().page;
        });
        const DocumentId id = report.sources[source].id;
        const auto document = library.document(id);
        const std::string path = document ? document->path : std::string();
        auto pages = openPages(library, id, extractor, clock, stop);
        for (Reference *reference : references) {
            if (stop.stop_requested())
                return fail(ErrorCode::Canceled, "The export was stopped.");
            const Status added = pages ? pages->addTo(*reference) : tl::unexpected(pages.error());
            if (!added && added.error().code == ErrorCode::Canceled)
                return added;
            if (!added) {
                reference->pictures.clear();
                reference->noPicture = report.say("No picture: %1", {withoutFolders(added.error().message, path)});
            }
            if (progress)
                progress(++done, total);
        }
    }
    return {};
}

} // namespace longleaf::exporting
