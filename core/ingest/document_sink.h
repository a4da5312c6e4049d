// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// NOTE FOR THE INGEST PIPELINE: ingest stands above chunk and store in the layer order, so it includes neither.
/// It writes through these two abstract classes; core/store/ingest_sink.h implements them (chunking included).
/// core/ingest therefore needs no Qt and links only base, document, ipc, sandbox.
namespace longleaf::ingest {

/// What is known of a file once it has been read.
struct NewDocument {
    std::string sha256;
    std::string path; ///< absolute, UTF-8
    std::string title;
    document::Format format = document::Format::Pdf;
    document::DocumentStatus status = document::DocumentStatus::Ready;
    std::vector<std::string> warnings;
    std::int64_t fileSize = 0;
    std::int64_t fileMtimeMs = 0;
};

/// One extracted page, as it goes into the library.
struct NewPage {
    int number = 0;
    document::PageState state = document::PageState::Ok;
    double widthPt = 0;
    double heightPt = 0;
    std::string label;
    std::string text;
    bool formFeedAfter = false;
    std::string layer; ///< TextLayer::encode()
};

/// One document being written. Nothing is visible before commit(); destroying it without commit leaves nothing.
class DocumentTransaction {
public:
    virtual ~DocumentTransaction() = default;
    /// Pages in rising order.
    [[nodiscard]] virtual Status addPage(const NewPage &page) = 0;
    /// Makes the document visible. After success it survives a crash. Errors: DiskFull, StoreBusy, Store.
    [[nodiscard]] virtual Result<document::Document> commit() = 0;
};

/// Where documents go. Belongs to the job that uses it.
class DocumentSink {
public:
    virtual ~DocumentSink() = default;
    [[nodiscard]] virtual Result<std::optional<document::Document>> findByHash(std::string_view sha256) = 0;
    /// Records that a known document was met again: its path, size and time; adds it to the collection unless empty.
    [[nodiscard]] virtual Result<document::Document> touch(DocumentId id, const NewDocument &seen,
                                                           std::string_view collection) = 0;
    /// Starts the one transaction that adds a document. `collection` may be empty.
    [[nodiscard]] virtual Result<std::unique_ptr<DocumentTransaction>> begin(const NewDocument &document,
                                                                             std::string_view collection) = 0;
};

} // namespace longleaf::ingest
