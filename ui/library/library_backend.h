// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/document/geometry.h"
#include "core/ingest/ingest_events.h"
#include "core/ingest/original_check.h"
#include "core/ingest/survey_files.h"
#include "core/store/inspect_library.h"
#include "core/store/records.h"
#include "core/store/text_search.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::ui {

/// Everything that the library pane begins with.
struct LibraryContents {
    std::vector<document::Document> documents;
    std::vector<store::Collection> collections;
    std::vector<store::QueuedFile> queue;
    std::vector<store::WatchedFolder> watched;
};

/// How far a queued file is, or what became of it.
struct ReadingEvent {
    std::int64_t file = 0; ///< id in the queue
    int pagesDone = 0;
    int pagesTotal = 0;                       ///< 0: not known yet
    std::optional<ingest::FileResult> result; ///< set when the file is done and the queue knows it
    std::vector<DocumentId> superseded;       ///< older versions of the same file
    std::string knownAs;                      ///< Unchanged: where the document's file lay before
};
using ReadingSink = std::function<void(ReadingEvent)>;

/// A document whose original is not as it was.
struct OriginalNotice {
    DocumentId document;
    ingest::OriginalCheck check;
};

/// What a look at a watched folder found.
struct WatchScan {
    std::vector<store::QueuedFile> files; ///< new and changed ones, without ids
    std::int64_t bytes = 0;
    std::vector<std::filesystem::path> folders; ///< to be listened to
    bool unsettled = false;                     ///< files that are just being written were left out
    bool more = false;                          ///< more entries than are looked at
};

/// What the card of a document shows besides its row.
struct DocumentDetails {
    std::string language; ///< BCP 47, "en"; empty: not recognised
    bool cited = false;   ///< by an answer
    document::Inspection inspection = {};
    std::vector<store::HiddenLine> hidden = {}; ///< the first of the inspection's texts
};

struct CollectionRules {
    bool localOnly = false;
    bool allowTraining = false;
    std::optional<double> maxCostUsd;
};

/// What the library's controllers need of the core. Synchronous; called on job threads, several at a time, so each
/// call opens what it needs. Errors are those of the store unless stated.
class LibraryBackend {
public:
    virtual ~LibraryBackend() = default;
    [[nodiscard]] virtual Result<LibraryContents> contents() = 0;
    [[nodiscard]] virtual Status remove(const std::vector<DocumentId> &ids) = 0;
    [[nodiscard]] virtual Result<std::vector<document::Page>> pages(DocumentId id) = 0; // NotFound
    [[nodiscard]] virtual Result<DocumentDetails> details(DocumentId id) = 0;           // NotFound

    // ---- reading files ----
    [[nodiscard]] virtual ingest::FileSurvey survey(const std::vector<std::filesystem::path> &paths,
                                                    std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<store::QueuedFile>> enqueue(std::vector<store::QueuedFile> files) = 0;
    [[nodiscard]] virtual Status dequeue(const std::vector<std::int64_t> &ids) = 0;
    /// Reads queued files; each is told to `sink` while it is read and when the queue has noted what became of it.
    /// After `startNoMore` those in work are finished. Errors: also Canceled, and a program that cannot be started.
    [[nodiscard]] virtual Status read(const std::vector<store::QueuedFile> &files, std::stop_token stop,
                                      std::stop_token startNoMore, const ReadingSink &sink) = 0;

    /// Whether there is room on the library's disk to read this file. Errors: DiskFull.
    [[nodiscard]] virtual Status roomFor(const store::QueuedFile &file) = 0;

    // ---- collections ----
    [[nodiscard]] virtual Result<CollectionId> createCollection(const std::string &name) = 0; // InvalidInput
    [[nodiscard]] virtual Status renameCollection(CollectionId id, const std::string &name) = 0;
    [[nodiscard]] virtual Status removeCollection(CollectionId id) = 0;
    [[nodiscard]] virtual Status addToCollection(CollectionId id, const std::vector<DocumentId> &documents) = 0;
    [[nodiscard]] virtual Status removeFromCollection(CollectionId id, const std::vector<DocumentId> &documents) = 0;
    [[nodiscard]] virtual Status setRules(CollectionId id, const CollectionRules &rules) = 0;

    // ---- originals ----
    /// Documents whose file is changed or missing and was not accepted so. Errors: also Canceled.
    [[nodiscard]] virtual Result<std::vector<OriginalNotice>> checkOriginals(std::stop_token stop) = 0;
    [[nodiscard]] virtual Status keepOriginal(DocumentId id, const std::string &mark) = 0;
    /// The file of the document lies here now. Errors: InvalidInput (it has other bytes), those of opening a file.
    [[nodiscard]] virtual Result<document::Document> relocate(DocumentId id, const std::filesystem::path &path,
                                                              std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<bool> isCited(DocumentId id) = 0;

    // ---- watched folders ----
    [[nodiscard]] virtual Result<store::WatchedFolder> watch(const store::WatchedFolder &folder) = 0;
    [[nodiscard]] virtual Status unwatch(std::int64_t id) = 0;
    [[nodiscard]] virtual Result<WatchScan> scan(const store::WatchedFolder &folder, std::stop_token stop) = 0;

    // ---- search ----
    [[nodiscard]] virtual Result<store::TextSearch> search(const std::string &words,
                                                           const std::vector<DocumentId> &scope,
                                                           std::stop_token stop) = 0; // InvalidInput, Canceled
    /// Boxes of words of a document's canonical text; none for text files.
    [[nodiscard]] virtual Result<std::vector<document::PageBox>> boxes(DocumentId id,
                                                                       const std::vector<TextSpan> &words) = 0;
};

} // namespace longleaf::ui
