// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/document_sink.h"
#include "core/store/library.h"
#include "core/store/token_counter.h"

#include <memory>
#include <optional>
#include <string>

namespace longleaf::store {

/// One document on its way into a library, in one transaction: pages, text layers, chunks, index.
/// The first addPage (or commit) waits for other writers and opens the transaction; nothing is visible before commit,
/// and destroying the writer without it leaves nothing. Only one writer of a Library may be between its first page and
/// its commit. When a document with the same hash turns out to be there already, the pages are ignored and commit
/// records the new path and collection on that document instead. After a failure every further call fails likewise.
class DocumentWriter final : public ingest::DocumentTransaction {
public:
    /// `library` must outlive the writer. An empty `collection` means none.
    DocumentWriter(Library &library, ingest::NewDocument document, std::string collection, TokenCounter countTokens,
                   CounterName counterName = estimateName);
    ~DocumentWriter() override;
    DocumentWriter(const DocumentWriter &) = delete;
    DocumentWriter &operator=(const DocumentWriter &) = delete;

    /// Errors: InvalidInput (page numbers do not rise), StoreBusy, DiskFull, Io, Store.
    [[nodiscard]] Status addPage(const ingest::NewPage &page) override;
    /// After success the document survives a crash and a power cut. Errors: as addPage.
    [[nodiscard]] Result<document::Document> commit() override;

private:
    struct Writing;

    [[nodiscard]] Status start();
    [[nodiscard]] Status writePage(const ingest::NewPage &page);
    [[nodiscard]] Result<document::Document> finish();
    /// Remembers the failure and lets go of the transaction.
    [[nodiscard]] tl::unexpected<Error> giveUp(const Error &error);
    [[nodiscard]] Status insertDocumentRow(Connection &connection);
    [[nodiscard]] Status insertPageRow(const ingest::NewPage &page, TextSpan span, std::int64_t tokens);
    [[nodiscard]] Status insertChunks(const ingest::NewPage &page, std::size_t pageBegin);
    [[nodiscard]] Status finishDocumentRow();

    Library &m_library;
    ingest::NewDocument m_document;
    std::string m_collection;
    TokenCounter m_countTokens;
    CounterName m_counterName;
    std::unique_ptr<Writing> m_writing; ///< null: before the first page, and after commit or a failure
    std::optional<Error> m_failure;     ///< every later call reports it again
};

} // namespace longleaf::store
