// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/ingest/page_renderer.h"

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
    /// As many processes stay. Going back and forth between two documents is common, between three is not.
    static constexpr std::size_t kMost = 2;

    explicit RendererShelf(ingest::ExtractorOptions options);

    /// Errors: those of ingest::DocumentRenderer.
    [[nodiscard]] Result<QImage> render(const document::Document &document, int page, double dpi,
                                        const std::stop_token &stop);

private:
    struct Entry {
        DocumentId id;
        std::unique_ptr<ingest::DocumentRenderer> renderer;
    };
    [[nodiscard]] Result<ingest::DocumentRenderer *> rendererOf(const document::Document &document,
                                                                const std::stop_token &stop);

    SystemClock m_clock;
    ingest::ExtractorOptions m_options;
    std::list<Entry> m_entries; ///< last used first
};

} // namespace longleaf::ui
