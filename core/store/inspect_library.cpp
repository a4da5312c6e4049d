// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/inspect_library.h"

#include "core/base/unseen_text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace longleaf::store {

namespace {

constexpr std::size_t kLineBytes = 200;

}

Result<document::Inspection> inspectDocument(Library &library, DocumentId id, const ingest::ExtractorOptions &options,
                                             const Clock &clock, const std::stop_token &stop)
{
    const auto document = library.document(id);
    if (!document)
        return tl::unexpected(document.error());
    const auto pages = library.pages(id);
    if (!pages)
        return tl::unexpected(pages.error());
    const ingest::KnownFile file{document->path,     document->format,      document->sha256,
                                 document->fileSize, document->fileMtimeMs, {}};
    const auto source = [&library, id](int page) -> Result<ingest::StoredPage> {
        auto text = library.pageText(id, page);
        if (!text)
            return tl::unexpected(text.error());
        auto layer = library.textLayer(id, page);
        if (!layer)
            return tl::unexpected(layer.error());
        return ingest::StoredPage{std::move(*text), std::move(*layer)};
    };
    auto inspection = ingest::inspectText(file, *pages, source, options, clock, stop);
    if (!inspection)
        return inspection;
    if (const Status noted = library.setInspection(id, *inspection); !noted)
        return tl::unexpected(noted.error());
    return inspection;
}

Result<int> inspectLibrary(Library &library, const ingest::ExtractorOptions &options, const Clock &clock,
                           const std::stop_token &stop)
{
    const auto ids = library.uninspected();
    if (!ids)
        return tl::unexpected(ids.error());
    int done = 0;
    std::optional<Error> problem;
    for (const DocumentId id : *ids) {
        const auto inspection = inspectDocument(library, id, options, clock, stop);
        if (inspection)
            ++done;
        else if (inspection.error().code == ErrorCode::Canceled)
            return tl::unexpected(inspection.error());
        else if (inspection.error().code != ErrorCode::NotFound && !problem) // not only removed meanwhile
            problem = inspection.error();
    }
    if (done == 0 && problem)
        return tl::unexpected(*problem);
    return done;
}

Result<std::vector<HiddenLine>> hiddenLines(Library &library, DocumentId id, const document::Inspection &inspection,
                                            std::size_t most)
{
    std::vector<HiddenLine> lines;
    for (std::size_t i = 0; i < std::min(most, inspection.texts.size()); ++i) {
        const document::HiddenText &where = inspection.texts[i];
        const auto bytes =
            library.text(id, {where.span.begin, std::min(where.span.end, where.span.begin + kLineBytes)});
        if (!bytes)
            return tl::unexpected(bytes.error());
        std::string text = withUnseenTextShown(utf8::sanitize(utf8::truncated(*bytes, kLineBytes)));
        std::replace(text.begin(), text.end(), '\n', ' ');
        lines.push_back({where, where.span.size() > kLineBytes ? text + "\u2026" : text});
    }
    return lines;
}

} // namespace longleaf::store
