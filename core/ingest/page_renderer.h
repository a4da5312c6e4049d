// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/ingest/extractor_session.h"
#include "core/ingest/open_file.h"
#include "core/ipc/extractor_protocol.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace longleaf::ingest {

/// The file that a document was read from, as the library remembers it.
struct KnownFile {
    std::string path; ///< UTF-8, absolute
    document::Format format = document::Format::Pdf;
    std::string sha256;
    std::int64_t size = 0;
    std::int64_t mtimeMs = 0;
    std::string password; ///< empty: none
};

/// A part of a rendered page, in its pixels; empty means the whole page.
struct PixelRect {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
};

/// Pictures of one document's pages, drawn by an extractor process that stays for the next page.
/// Not thread-safe; belongs to one job at a time.
class DocumentRenderer final {
public:
    /// Opens the file and makes sure that it is the one that was added: same size and time, or else the same hash.
    /// The process starts with the first page. `clock` must outlive the renderer.
    /// Errors: NotFound, PermissionDenied, NotAFile, Io, Canceled, InvalidInput (the file has changed since it was
    /// added).
    [[nodiscard]] static Result<std::unique_ptr<DocumentRenderer>> open(KnownFile file, ExtractorOptions options,
                                                                        const Clock &clock, std::stop_token stop);

    /// Draws a page (1-based) at `dpi`; see ipc::RenderPage for the bound. A process that dies is started again, once.
    /// Errors: NotFound (page), Canceled, and those of ExtractorSession.
    [[nodiscard]] Result<ipc::PageImage> render(int page, double dpi, const PixelRect &clip, std::stop_token stop);

    /// The document's own contents; Errors: Canceled, those of ExtractorSession.
    [[nodiscard]] Result<document::Outline> outline(std::stop_token stop);

    /// Starts the process and opens the document in it, if that is not done yet. Errors: those of render().
    [[nodiscard]] Status prepare(std::stop_token stop);

    /// Pages of the document; 0 before the first render() or prepare().
    [[nodiscard]] int pageCount() const { return m_pageCount; }

private:
    DocumentRenderer(KnownFile known, OpenFile file, ExtractorOptions options, const Clock &clock);
    [[nodiscard]] Status ensureSession(const std::stop_token &stop);
    [[nodiscard]] Result<ipc::PageImage> renderOnce(const ipc::RenderPage &request, const std::stop_token &stop);

    KnownFile m_known;
    OpenFile m_file;
    ExtractorOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<ExtractorSession> m_session;
    int m_pageCount = 0;
};

} // namespace longleaf::ingest
