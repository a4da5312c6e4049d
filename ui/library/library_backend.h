// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/ingest/ingest_events.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace longleaf::ui {

/// What the library's controller needs of the core. Synchronous; called on job threads, several at a time, so each
/// call opens what it needs.
class LibraryBackend {
public:
    virtual ~LibraryBackend() = default;
    [[nodiscard]] virtual Result<std::vector<document::Document>> documents() = 0;
    [[nodiscard]] virtual Status remove(const std::vector<DocumentId> &ids) = 0;
    /// Errors: NotFound.
    [[nodiscard]] virtual Result<std::vector<document::Page>> pages(DocumentId id) = 0;
    /// Reads files and folders; every file met is told to `progress`, with its result when it is done.
    /// Errors: those of opening the library, Canceled.
    [[nodiscard]] virtual Status ingest(const std::vector<std::filesystem::path> &paths, std::stop_token stop,
                                        const ingest::ProgressSink &progress) = 0;
};

} // namespace longleaf::ui
