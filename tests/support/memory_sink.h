// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/document_sink.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// A library in memory, for tests of what writes into one. The knobs make it fail.
class MemorySink final : public ingest::DocumentSink {
public:
    struct Stored {
        document::Document document;
        std::vector<ingest::NewPage> pages;
    };

    [[nodiscard]] Result<std::optional<document::Document>> findByHash(std::string_view sha256) override;
    [[nodiscard]] Result<document::Document> touch(DocumentId id, const ingest::NewDocument &seen,
                                                   std::string_view collection) override;
    [[nodiscard]] Result<std::unique_ptr<ingest::DocumentTransaction>> begin(const ingest::NewDocument &document,
                                                                             std::string_view collection) override;

    std::vector<Stored> stored; ///< what was committed, in order
    int openTransactions = 0;
    int begun = 0;
    std::optional<Error> failAddPage;
    std::optional<Error> failCommit;
    std::string failForTitle; ///< the knobs hold for documents with this title only; empty: for all
};

} // namespace longleaf::test
