// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ingest/extractor_session.h"
#include "core/ingest/ingest_pipeline.h"
#include "ui/reader/reader_backend.h"
#include "ui/reader/renderer_shelf.h"

#include <filesystem>
#include <mutex>

namespace longleaf::desktop {

/// Searches and headings from the library, contents and pictures from an extractor process of its own.
class StoreReaderBackend final : public ui::ReaderBackend {
public:
    /// `clock` must outlive the backend.
    StoreReaderBackend(std::filesystem::path library, ingest::ExtractorOptions options, const Clock &clock);

    [[nodiscard]] Result<answer::FindSummary> find(DocumentId document, const std::string &wanted,
                                                   answer::FindOptions options, const std::stop_token &stop,
                                                   const answer::FoundSink &sink) override;
    [[nodiscard]] Result<document::Outline> outline(const document::Document &document,
                                                    const std::stop_token &stop) override;
    [[nodiscard]] Result<QImage> picture(const document::Document &document, int page, double dpi,
                                         const std::stop_token &stop) override;
    [[nodiscard]] Result<ui::MendedPages> mend(DocumentId document, const std::stop_token &stop) override;
    [[nodiscard]] Result<std::string> pageText(DocumentId document, int page) override;

private:
    [[nodiscard]] ingest::IngestOptions reading() const;
    [[nodiscard]] Result<document::Outline> ownOutline(const document::Document &document, const std::stop_token &stop);

    std::filesystem::path m_library;
    ingest::ExtractorOptions m_options;
    const Clock &m_clock;
    std::mutex m_mutex; ///< the renderers belong to one job at a time
    ui::RendererShelf m_renderers;
};

} // namespace longleaf::desktop
