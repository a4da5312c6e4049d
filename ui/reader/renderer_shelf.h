// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/ingest/page_renderer.h"
#include "ui/reader/page_source.h"

#include <QImage>
#include <cstddef>
#include <list>
#include <memory>
#include <stop_token>

namespace longleaf::ui {

/// The renderers of the documents that were read last; each keeps an extractor process for its next page.
/// Belongs to one job at a time.
class RendererShelf final {
public:
    /// @param most  as many processes stay, at least 1.
    RendererShelf(ingest::ExtractorOptions options, std::size_t most);

    /// The picture, with its look. Errors: those of ingest::DocumentRenderer.
    [[nodiscard]] Result<QImage> render(const document::Document &document, const PictureRequest &request,
                                        const std::stop_token &stop);
    /// Starts the document's process, if there is none, so that its first picture comes sooner. Errors: as above.
    [[nodiscard]] Status warm(const document::Document &document, const std::stop_token &stop);

private:
    struct Entry {
        DocumentId id;
        std::unique_ptr<ingest::DocumentRenderer> renderer;
    };
    [[nodiscard]] Result<ingest::DocumentRenderer *> rendererOf(const document::Document &document,
                                                                const std::stop_token &stop);

    SystemClock m_clock;
    ingest::ExtractorOptions m_options;
    std::size_t m_most;
    std::list<Entry> m_entries; ///< last used first
};

} // namespace longleaf::ui
