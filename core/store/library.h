// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/document/hidden_text.h"
#include "core/document/text_layer.h"
#include "core/rank/query.h"
#include "core/rank/ranking.h"
#include "core/store/commit_log.h"
#include "core/store/page_health.h"
#include "core/store/records.h"
#include "core/store/token_counter.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::store {

class Connection;  // core/store/sqlite.h
class LibraryLock; // core/store/library_lock.h

/// One open library: a folder with library.sqlite. Belongs to one job at a time (not thread-safe);
/// every job opens its own. Writers wait for each other (busy timeout).
class Library final {
public:
    /// Opens or creates the library in `folder`. WAL, synchronous FULL, foreign keys on; runs the schema ladder
    /// (a copy library.sqlite.v<N>.bak is made before a migration). Changes that it lost since it was open last are
    /// noted; see losses(). Errors: PermissionDenied, DiskFull, StoreDamaged, StoreTooNew, StoreBusy, Io, PolicyRefused
    /// (a network's folder).
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const std::filesystem::path &folder, const Clock &clock);
    ~Library();
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;

    [[nodiscard]] const std::filesystem::path &folder() const;
    /// Whether a document is between its first page and its commit; nothing else may be written meanwhile.
    [[nodiscard]] bool isWriting() const;
    /// "ok", or what quick_check says. Errors: StoreDamaged, Canceled.
    [[nodiscard]] Result<std::string> check(const std::stop_token &stop = {});
    /// Whether a day has passed since noteCheck().
    [[nodiscard]] Result<bool> checkIsDue();
    [[nodiscard]] Status noteCheck();
    /// Pages whose stored bytes have changed since they were read: what check() cannot see. Errors: Canceled.
    [[nodiscard]] Result<std::vector<DamagedPage>> damagedPages(std::optional<DocumentId> document,
                                                                const std::stop_token &stop);
    /// Puts a page's text and layer right with what was read of its file again. False: that is not what was read when
    /// the document was added, and nothing was changed.
    [[nodiscard]] Result<bool> repairPage(const DamagedPage &page, std::string_view text, std::string_view layer);
    /// What the library lost behind the program's back and nobody has been told of yet, oldest first.
    [[nodiscard]] Result<std::vector<Loss>> losses();
    /// The reader has been told.
    [[nodiscard]] Status forgetLosses();

    // ---- documents ----
    /// All documents in library order (order of adding: by id).
    [[nodiscard]] Result<std::vector<document::Document>> documents();
    [[nodiscard]] Result<document::Document> document(DocumentId id); // NotFound
    [[nodiscard]] Result<std::optional<document::Document>> findByHash(std::string_view sha256);
    [[nodiscard]] Result<std::optional<document::Document>> findByPath(std::string_view path);
    /// Removes documents with their pages and chunks in one transaction; answers keep their stored quotes.
    [[nodiscard]] Status remove(std::span<const DocumentId> ids); // NotFound: nothing is removed
    [[nodiscard]] Result<document::Document> touch(DocumentId id, std::string_view path, std::int64_t fileSize,
                                                   std::int64_t fileMtimeMs, std::string_view collection);

    /// Remembers that the user accepted this state of a document's original; empty: none.
    [[nodiscard]] Status keepOriginal(DocumentId id, std::string_view state); // NotFound
    /// Marks the other documents that were read from the newer one's path as its older versions and puts the newer one
    /// into their collections. Returns those that were marked now.
    [[nodiscard]] Result<std::vector<DocumentId>> supersedeOlder(DocumentId newer); // NotFound
    /// Those of the documents that a stored answer cites.
    [[nodiscard]] Result<std::vector<DocumentId>> cited(std::span<const DocumentId> ids);

    // ---- files to be read ----
    /// Puts files into the queue, after those that are there; one that failed or waits already is put there anew.
    /// Returns them with their ids, in order.
    [[nodiscard]] Result<std::vector<QueuedFile>> enqueue(std::vector<QueuedFile> files);
    [[nodiscard]] Result<std::vector<QueuedFile>> queue(); // in order
    /// One transaction: files that became documents leave the queue, the documents join the file's collection and
    /// supersede older ones of the same path (their ids are returned); files that failed stay with the reason.
    [[nodiscard]] Result<std::vector<DocumentId>> settle(std::span<const SettledFile> files);
    [[nodiscard]] Status dequeue(std::span<const std::int64_t> ids);
    [[nodiscard]] Result<std::vector<WatchedFolder>> watchedFolders(); // by path
    /// Watches a folder; one that is watched already is changed.
    [[nodiscard]] Result<WatchedFolder> watchFolder(const WatchedFolder &folder);
    [[nodiscard]] Status unwatchFolder(std::int64_t id);

    // ---- text ----
    [[nodiscard]] Result<std::vector<document::Page>> pages(DocumentId id);
    [[nodiscard]] Result<std::string> pageText(DocumentId id, int page); // NotFound names the page
    /// The whole canonical text.
    [[nodiscard]] Result<std::string> text(DocumentId id);
    /// Bytes `span` of the canonical text; only the pages that it touches are read. Clipped to the text.
    [[nodiscard]] Result<std::string> text(DocumentId id, TextSpan span);
    [[nodiscard]] Result<document::TextLayer> textLayer(DocumentId id, int page);

    // ---- text that nobody sees ----
    /// What is known of it; a document that is not there, or was not looked at, is NotYet.
    [[nodiscard]] Result<document::Inspection> inspection(DocumentId id);
    /// Replaces what was known. A document that is gone meanwhile is no error.
    [[nodiscard]] Status setInspection(DocumentId id, const document::Inspection &inspection);
    /// Documents that were not looked at, the newest first.
    [[nodiscard]] Result<std::vector<DocumentId>> uninspected();
    /// 64 random hexadecimal digits that only this library knows (pack::documentKey).
    [[nodiscard]] Result<std::string> promptSecret();

    // ---- search ----
    /// Chunks that match any of the question's terms, best first. An empty scope means every document.
    [[nodiscard]] Result<std::vector<SearchHit>> search(std::string_view words, std::span<const DocumentId> scope,
                                                        int limit);
    /// The passages that speak most to the question, best first, and what was searched. An empty scope means every
    /// document. Words that occur nowhere in the scope count no hits; no hit at all is no error.
    [[nodiscard]] Result<Found> find(const rank::Query &query, std::span<const DocumentId> scope, int limit,
                                     const rank::Weights &weights = {});

    // ---- collections ----
    [[nodiscard]] Result<std::vector<Collection>> collections();
    [[nodiscard]] Result<CollectionId> ensureCollection(std::string_view name);
    /// Errors: InvalidInput (no name, or there is one of that name).
    [[nodiscard]] Result<CollectionId> createCollection(std::string_view name);
    [[nodiscard]] Status renameCollection(CollectionId id, std::string_view name); // InvalidInput, NotFound
    /// The documents stay.
    [[nodiscard]] Status removeCollection(CollectionId id);                                       // NotFound
    [[nodiscard]] Status addToCollection(CollectionId id, std::span<const DocumentId> documents); // NotFound
    [[nodiscard]] Status removeFromCollection(CollectionId id, std::span<const DocumentId> documents);
    [[nodiscard]] Status setCollectionPolicy(CollectionId id, bool allowTraining,
                                             std::optional<double> maxCostUsd); // NotFound
    /// Whether its documents may be sent only to models on this computer.
    [[nodiscard]] Status setCollectionLocalOnly(CollectionId id, bool localOnly); // NotFound
    /// The one collection that holds every document of the scope (empty: of the library); none if there is no such or
    /// more than one.
    [[nodiscard]] Result<std::optional<Collection>> collectionOf(std::span<const DocumentId> scope);

    // ---- money and tokens ----
    /// What answers begun since then cost, in US dollars; what is under way or not known counts as expected.
    [[nodiscard]] Result<double> spentUsd(std::int64_t sinceWallMs, CollectionId collection = {});
    /// Remembers what an answer said of its model's tokenizer. Ratios outside 0.2..5 are not believed.
    [[nodiscard]] Status observeTokens(std::string_view model, std::int64_t counted, std::int64_t reported);
    [[nodiscard]] Result<TokenObservations> tokenObservations(std::string_view model); // zeros if there are none
    /// Counts again what an estimate counted: documents, pages and chunks, one transaction a document, writers are not
    /// held up meanwhile. When stopped, the documents done so far keep their new figures. Returns how many were
    /// changed; none if `counterName` says "estimate".
    [[nodiscard]] Result<int> recountTokens(const TokenCounter &countTokens, const CounterName &counterName,
                                            std::stop_token stop);

    // ---- conversations ----
    [[nodiscard]] Result<ConversationId> createConversation(std::string_view title);
    /// The one with the newest turn first; without those that are marked as deleted (core/store/history.h).
    [[nodiscard]] Result<std::vector<Conversation>> conversations();
    /// Commits the question before anything is sent; the answer starts in state Running, and its branch is shown.
    /// Errors: NotFound (conversation, or the turn that it follows).
    [[nodiscard]] Result<AnswerId> beginAnswer(ConversationId conversation, const NewTurn &turn);
    /// Replaces what an answer that has not begun yet will be sent with.
    [[nodiscard]] Status replan(AnswerId id, const NewTurn &turn);
    /// Replaces the raw text received so far (called at least once a second while streaming).
    [[nodiscard]] Status saveProgress(AnswerId id, std::string_view rawText);
    [[nodiscard]] Status finishAnswer(AnswerId id, const FinishedAnswer &answer);
    [[nodiscard]] Result<StoredAnswer> answer(AnswerId id); // NotFound
    /// Turns of the branch of a conversation that is shown, oldest first.
    [[nodiscard]] Result<std::vector<StoredAnswer>> turns(ConversationId id);
    /// Turns of the branch that ends with this one, oldest first. AnswerId{}: none.
    [[nodiscard]] Result<std::vector<StoredAnswer>> turnsUpTo(ConversationId id, AnswerId last);
    /// Marks a citation as wrong, or gives the mark another note. NotFound: no such answer.
    [[nodiscard]] Status markCitation(AnswerId id, const CitationMark &mark);
    /// Takes back the mark of the citation with this quote: the one at its place, else those elsewhere. There need not
    /// be any.
    [[nodiscard]] Status unmarkCitation(AnswerId id, int citation, std::string_view quote);
    // ---- sweeps ----
    /// Commits a sweep over these parts for an answer that has begun.
    [[nodiscard]] Result<SweepId> createSweep(AnswerId answer, std::string_view optionsJson,
                                              const std::vector<std::string> &partPagesJson);
    /// Before a part's request leaves: the part and the sweep's answer are under way, the expected cost counts as
    /// spent. A part of a level above 0 is made if it is missing.
    [[nodiscard]] Status beginSweepPart(SweepId id, int level, int number, std::string_view pagesJson,
                                        double expectedUsd);
    /// Replaces the raw text of a part that is under way.
    [[nodiscard]] Status saveSweepPart(SweepId id, int level, int number, std::string_view rawText);
    /// One transaction: how the part ended, and what the sweep's answer is with it.
    [[nodiscard]] Status finishSweepPart(SweepId id, int level, int number, const FinishedAnswer &part,
                                         const FinishedAnswer &soFar, std::string_view coverageJson);
    /// The sweep stops here; it can go on later unless it is `finished`. The answer's cost stays the sum of its parts.
    [[nodiscard]] Status closeSweep(SweepId id, const FinishedAnswer &answer, std::string_view coverageJson,
                                    bool finished);
    [[nodiscard]] Result<StoredSweep> sweep(SweepId id); // NotFound
    [[nodiscard]] Result<std::optional<StoredSweep>> sweepOf(AnswerId answer);

    /// Answers still Running from an earlier process become Interrupted; returns how many. Call once at start.
    [[nodiscard]] Result<int> closeInterrupted();

private:
    friend class DocumentWriter;
    friend class History;
    friend class Notebook;
    Library(std::unique_ptr<Connection> connection, std::filesystem::path folder, const Clock &clock);
    std::unique_ptr<LibraryLock> m_use; ///< nobody puts another library in its place meanwhile
    std::unique_ptr<CommitLog> m_log;   ///< outlives the connection that tells it
    std::unique_ptr<Connection> m_connection;
    std::filesystem::path m_folder;
    const Clock &m_clock;
};

} // namespace longleaf::store
