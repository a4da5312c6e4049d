// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/pack/token_counter.h"
#include "core/store/library.h"
#include "ui/library/library_backend.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace longleaf::desktop {

/// The library's operations; each call opens the library for itself, so any number of jobs may run.
class StoreLibraryBackend final : public ui::LibraryBackend {
public:
    /// `tokens` and `clock` must outlive the backend.
    StoreLibraryBackend(std::filesystem::path library, ingest::IngestOptions options, const pack::TokenCounter &tokens,
                        const Clock &clock);

    [[nodiscard]] Result<ui::LibraryContents> contents() override;
    [[nodiscard]] Status remove(const std::vector<DocumentId> &ids) override;
    [[nodiscard]] Result<std::vector<document::Page>> pages(DocumentId id) override;
    [[nodiscard]] Result<ui::DocumentDetails> details(DocumentId id) override;

    [[nodiscard]] ingest::FileSurvey survey(const std::vector<std::filesystem::path> &paths,
                                            std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<store::QueuedFile>> enqueue(std::vector<store::QueuedFile> files) override;
    [[nodiscard]] Status dequeue(const std::vector<std::int64_t> &ids) override;
    [[nodiscard]] Status read(const std::vector<store::QueuedFile> &files, std::stop_token stop,
                              std::stop_token startNoMore, const ui::ReadingSink &sink) override;
    [[nodiscard]] Status roomFor(const store::QueuedFile &file) override;

    [[nodiscard]] Result<CollectionId> createCollection(const std::string &name) override;
    [[nodiscard]] Status renameCollection(CollectionId id, const std::string &name) override;
    [[nodiscard]] Status removeCollection(CollectionId id) override;
    [[nodiscard]] Status addToCollection(CollectionId id, const std::vector<DocumentId> &documents) override;
    [[nodiscard]] Status removeFromCollection(CollectionId id, const std::vector<DocumentId> &documents) override;
    [[nodiscard]] Status setRules(CollectionId id, const ui::CollectionRules &rules) override;

    [[nodiscard]] Result<std::vector<ui::OriginalNotice>> checkOriginals(std::stop_token stop) override;
    [[nodiscard]] Status keepOriginal(DocumentId id, const std::string &mark) override;
    [[nodiscard]] Result<document::Document> relocate(DocumentId id, const std::filesystem::path &path,
                                                      std::stop_token stop) override;
    [[nodiscard]] Result<bool> isCited(DocumentId id) override;

    [[nodiscard]] Result<store::WatchedFolder> watch(const store::WatchedFolder &folder) override;
    [[nodiscard]] Status unwatch(std::int64_t id) override;
    [[nodiscard]] Result<ui::WatchScan> scan(const store::WatchedFolder &folder, std::stop_token stop) override;

    [[nodiscard]] Result<store::TextSearch> search(const std::string &words, const std::vector<DocumentId> &scope,
                                                   std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<document::PageBox>> boxes(DocumentId id,
                                                               const std::vector<TextSpan> &words) override;

    /// Answers that an earlier run of the program left unfinished are marked as stopped.
    [[nodiscard]] Status closeInterrupted();
    /// What the library lost behind the program's back, a sentence each; each is given once.
    [[nodiscard]] std::vector<std::string> takeLosses();
    /// Counts what an earlier version estimated; how many documents have other figures now. Failures go to the log: the
    /// next start tries again.
    [[nodiscard]] int recountTokens(std::stop_token stop);
    /// Looks for text that nobody sees in the documents that were not looked at; how many these were. Failures go to
    /// the log: the next time tries again.
    [[nodiscard]] int inspectTexts(const std::stop_token &stop);

private:
    /// Opens the library for one operation.
    template <typename Operation>
    auto with(Operation operation) -> decltype(operation(std::declval<store::Library &>()))
    {
        auto library = store::Library::open(m_library, m_clock);
        if (!library)
            return tl::unexpected(library.error());
        return operation(**library);
    }

    std::filesystem::path m_library;
    ingest::IngestOptions m_options;
    const pack::TokenCounter &m_tokens;
    const Clock &m_clock;
};

} // namespace longleaf::desktop
