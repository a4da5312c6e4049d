// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/text_find.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/document/outline.h"

#include <QImage>
#include <stop_token>
#include <string>

namespace longleaf::ui {

/// What came of reading a document's file again.
struct MendedPages {
    int mended = 0;      ///< pages that are right again
    int left = 0;        ///< pages that are still damaged
    std::string problem; ///< why, in sentences; empty if none is left
};

/// What the reader needs of the core besides the pages that it shows. Synchronous; called on job threads, several at a
/// time.
class ReaderBackend {
public:
    virtual ~ReaderBackend() = default;
    /// Searches the stored text of a document. Errors: NotFound, Canceled, those of the library.
    [[nodiscard]] virtual Result<answer::FindSummary> find(DocumentId document, const std::string &wanted,
                                                           answer::FindOptions options, const std::stop_token &stop,
                                                           const answer::FoundSink &sink) = 0;
    /// The document's own contents; one without any gets the lines of its text that look like headings.
    [[nodiscard]] virtual Result<document::Outline> outline(const document::Document &document,
                                                            const std::stop_token &stop) = 0;
    /// A picture of a page (1-based) besides those that are being read: for small pictures and for printing. One is
    /// drawn at a time. Errors: those of ingest::DocumentRenderer.
    [[nodiscard]] virtual Result<QImage> picture(const document::Document &document, int page, double dpi,
                                                 const std::stop_token &stop) = 0;
    /// Reads a document's file again and puts right the pages whose stored bytes have changed. A file that gives other
    /// text now leaves them as they are. Errors: NotFound, Canceled, those of the library.
    [[nodiscard]] virtual Result<MendedPages> mend(DocumentId document, const std::stop_token &stop) = 0;
    /// Text of a page, for printing. Errors: NotFound, those of the library.
    [[nodiscard]] virtual Result<std::string> pageText(DocumentId document, int page) = 0;
};

} // namespace longleaf::ui
