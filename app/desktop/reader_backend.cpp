// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reader_backend.h"

#include "app/cli/document_repair.h"
#include "core/ask/document_find.h"
#include "core/ask/document_headings.h"
#include "core/base/log.h"
#include "core/ingest/page_renderer.h"
#include "core/store/library.h"

#include <utility>

namespace longleaf::desktop {

namespace {

// Whose processes stay: the one that is read, and the one before.
constexpr std::size_t kDocuments = 2;

} // namespace

StoreReaderBackend::StoreReaderBackend(std::filesystem::path library, ingest::ExtractorOptions options,
                                       const Clock &clock)
    : m_library(std::move(library))
    , m_options(std::move(options))
    , m_clock(clock)
    , m_renderers(m_options, kDocuments)
{
}

Result<answer::FindSummary> StoreReaderBackend::find(DocumentId document, const std::string &wanted,
                                                     answer::FindOptions options, const std::stop_token &stop,
                                                     const answer::FoundSink &sink)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    return ask::findInDocument(**library, document, wanted, options, stop, sink);
}

Result<document::Outline> StoreReaderBackend::ownOutline(const document::Document &document,
                                                         const std::stop_token &stop)
{
    const auto renderer = ingest::DocumentRenderer::open(
        {document.path, document.format, document.sha256, document.fileSize, document.fileMtimeMs, std::string()},
        m_options, m_clock, stop);
    return renderer ? (*renderer)->outline(stop) : tl::unexpected(renderer.error());
}

Result<document::Outline> StoreReaderBackend::outline(const document::Document &document, const std::stop_token &stop)
{
    if (document.format == document::Format::Pdf) {
        auto own = ownOutline(document, stop);
        if (own ? !own->entries.empty() : own.error().code == ErrorCode::Canceled)
            return own;
        // A file that has moved or is damaged still has its text in the library.
        if (!own)
            log::write(log::Level::Warning, "reader", own.error().message);
    }
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    return ask::headingsOfDocument(**library, document.id, stop);
}

Result<QImage> StoreReaderBackend::picture(const document::Document &document, int page, double dpi,
                                           const std::stop_token &stop)
{
    const std::scoped_lock lock(m_mutex);
    if (stop.stop_requested())
        return fail(ErrorCode::Canceled, "The picture is not wanted any more.");
    return m_renderers.render(document, {page, dpi, {}, {}, ui::PictureUse::Thumbnail}, stop);
}

ingest::IngestOptions StoreReaderBackend::reading() const
{
    ingest::IngestOptions options;
    options.extractor = m_options;
    options.spoolFolder = m_library;
    return options;
}

Result<ui::MendedPages> StoreReaderBackend::mend(DocumentId document, const std::stop_token &stop)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    const auto damaged = (*library)->damagedPages(document, stop);
    if (!damaged)
        return tl::unexpected(damaged.error());
    const auto repaired = cli::repairPages(**library, *damaged, reading(), m_clock, stop);
    if (!repaired)
        return tl::unexpected(repaired.error());
    ui::MendedPages done{repaired->repaired, static_cast<int>(repaired->left.size()), {}};
    for (const std::string &one : repaired->problems)
        done.problem += (done.problem.empty() ? "" : " ") + one;
    return done;
}

Result<std::string> StoreReaderBackend::pageText(DocumentId document, int page)
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    return cli::withMending(**library, reading(), m_clock, {}, [&] { return (*library)->pageText(document, page); });
}

} // namespace longleaf::desktop
