// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/document_sink.h"
#include "core/store/library.h"
#include "core/store/token_counter.h"

#include <string_view>

namespace longleaf::store {

/// Writes ingested documents into a library: pages, text layers, chunks, index; one transaction each.
/// The write transaction is opened on the first addPage and held until commit, so callers feed pages only
/// when they have them all (the pipeline spools).
class IngestSink final : public ingest::DocumentSink {
public:
    /// `library` must outlive the sink.
    IngestSink(Library &library, TokenCounter countTokens, CounterName counterName = estimateName);

    [[nodiscard]] Result<std::optional<document::Document>> findByHash(std::string_view sha256) override;
    [[nodiscard]] Result<document::Document> touch(DocumentId id, const ingest::NewDocument &seen,
                                                   std::string_view collection) override;
    [[nodiscard]] Result<std::unique_ptr<ingest::DocumentTransaction>> begin(const ingest::NewDocument &document,
                                                                             std::string_view collection) override;

private:
    Library &m_library;
    TokenCounter m_countTokens;
    CounterName m_counterName;
};

} // namespace longleaf::store
