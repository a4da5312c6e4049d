// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::document {

enum class Format { Pdf, PlainText, Markdown };
enum class PageState {
    Ok,      ///< text and words are there
    NoText,  ///< read without error, but it has no text (a scan, a picture, an empty page)
    Partial, ///< text is there, but the parser reported errors on this page
    Failed,  ///< could not be read
};
enum class DocumentStatus { Ready, Partial, Failed };

std::string_view toWord(Format format);          // "pdf", "text", "markdown"
std::string_view toWord(PageState state);        // "ok", "no_text", "partial", "failed"
std::string_view toWord(DocumentStatus status);  // "ready", "partial", "failed"
Format formatFromWord(std::string_view word);
PageState pageStateFromWord(std::string_view word);
DocumentStatus statusFromWord(std::string_view word);

/// What is known of one page. `span` is its range in the document's canonical text; pages follow each
/// other, separated by one form feed that belongs to no page (for plain text files: the file's own form feed).
struct Page {
    int number = 0; ///< 1-based, physical
    TextSpan span;
    PageState state = PageState::Ok;
    double widthPt = 0; ///< as shown: after crop and rotation; 0 for text files
    double heightPt = 0;
    std::int64_t tokensEstimate = 0;
    std::string label;  ///< printed page label when it differs from the number
    std::string sha256; ///< of the page's text

    bool operator==(const Page &) const = default;
};

/// A document of the library, without its text.
struct Document {
    DocumentId id;
    std::string sha256; ///< of the file's bytes; the document's key
    std::string path;   ///< where it was last seen, UTF-8, absolute
    std::string title;
    Format format = Format::Pdf;
    DocumentStatus status = DocumentStatus::Ready;
    int pageCount = 0;
    std::vector<int> badPages;         ///< pages Partial or Failed
    std::vector<int> pagesWithoutText; ///< pages NoText
    std::int64_t textBytes = 0;        ///< size of the canonical text
    std::int64_t tokensEstimate = 0;
    std::vector<std::string> warnings;
    std::int64_t fileSize = 0;
    std::int64_t fileMtimeMs = 0; ///< of the file when it was read
    std::int64_t addedAtMs = 0;
    std::vector<std::string> collections;
    std::string keptOriginal; ///< state of a changed original that the user accepted; core/ingest/original_check.h
    DocumentId supersededBy;  ///< the newer version of the same file; none: 0

    bool operator==(const Document &) const = default;
};

} // namespace longleaf::document
