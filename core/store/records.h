// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::store {

/// A passage found by a search: a chunk, or a whole page of figures. `span` is in the document's canonical text.
struct SearchHit {
    ChunkId chunk; ///< its first
    DocumentId document;
    int page = 0;
    TextSpan span;
    double score = 0; ///< larger is better
    std::int64_t tokensEstimate = 0;

    bool operator==(const SearchHit &) const = default;
};

/// A term that was looked up.
struct SearchedTerm {
    std::string term;
    std::string origin;    ///< words of the question that it stands for; empty: it is these words
    std::int64_t hits = 0; ///< chunks that have it, in their text or headings
};

/// A document by how much it speaks to a question.
struct DocumentHit {
    DocumentId document;
    double score = 0; ///< 0..1
};

/// What a search found, and where it looked.
struct Found {
    std::vector<SearchHit> hits;        ///< best first
    std::vector<DocumentHit> documents; ///< all of the scope that have text, best first
    std::vector<SearchedTerm> terms;
    std::int64_t chunksSearched = 0;
};

struct Collection {
    CollectionId id;
    std::string name;
    std::vector<DocumentId> documents;
    bool allowTraining = false;       ///< models whose provider may train on what is sent
    std::optional<double> maxCostUsd; ///< bound on all its answers together
    bool localOnly = false;           ///< its documents may be sent to models on this computer only
};

/// A folder whose new and changed files are read by themselves.
struct WatchedFolder {
    std::int64_t id = 0;
    std::string path;             ///< absolute; the file system's own bytes
    bool subfolders = true;
    CollectionId collection = {}; ///< that its files are put into; none: 0

    bool operator==(const WatchedFolder &) const = default;
};

/// A file that is to be read, or that could not be read.
struct QueuedFile {
    std::int64_t id = 0;
    std::string path; ///< absolute; the file system's own bytes
    CollectionId collection = {};
    std::int64_t fileSize = 0; ///< when it was put into the queue
    std::int64_t fileMtimeMs = 0;
    std::string errorCode; ///< word of the code; empty: it waits
    std::string errorMessage;

    [[nodiscard]] bool failed() const { return !errorCode.empty(); }
    bool operator==(const QueuedFile &) const = default;
};

/// What became of a queued file.
struct SettledFile {
    std::int64_t id = 0;
    DocumentId document; ///< that it is now; none: it failed
    std::string errorCode;
    std::string errorMessage;
};

/// What a model's own answers said of its tokenizer, summed up.
struct TokenObservations {
    std::int64_t counted = 0;  ///< o200k tokens of what was sent
    std::int64_t reported = 0; ///< tokens by the provider's record
    std::int64_t observations = 0;

    bool operator==(const TokenObservations &) const = default;
};

struct Conversation {
    ConversationId id;
    std::string title;
    std::int64_t createdAtMs = 0;
    int turns = 0;                ///< of all branches
    std::int64_t lastAtMs = 0;    ///< when the last turn was asked; without one, when it was made
    std::int64_t deletedAtMs = 0; ///< when it was marked as deleted; 0: it is not
};

enum class AnswerState {
    Running,     ///< tokens are still arriving (or the process died; see closeInterrupted)
    Complete,    ///< the final event came
    Incomplete,  ///< cut: output cap, cut connection, error in the stream; the text so far is kept
    Declined,    ///< the model refused
    Interrupted, ///< stopped by the user, or the program ended
    Failed,      ///< nothing came; see error
};
std::string_view toWord(AnswerState state); // "running", "complete", "incomplete", "declined", "interrupted", "failed"
AnswerState answerStateFromWord(std::string_view word); ///< Failed for an unknown word

/// What is committed before a request leaves.
struct NewTurn {
    std::string question;
    std::string model; ///< provider/model
    std::string mode;  ///< "whole" or "focused"
    std::vector<DocumentId> scope;
    std::string coverageJson; ///< the coverage ledger
    std::string requestSha256;
    CollectionId collection = {};  ///< that the whole scope lies in; none: 0
    std::int64_t promptTokens = 0; ///< by our own count
    double expectedUsd = 0;        ///< counts as spent until the answer is over, and after it if its cost is not known
    /// The turn before; AnswerId{}: this one begins the conversation. Empty: the last one of the branch that is shown.
    std::optional<AnswerId> follows = {};
};

struct FinishedAnswer {
    AnswerState state = AnswerState::Complete;
    std::string rawText; ///< as the model wrote it, tags included
    std::string text;    ///< as shown: tags taken out
    std::string
        citationsJson; ///< array of citations, self-contained (quote, document, path, page, status, span, boxes)
    std::string usageJson;
    double costUsd = 0;
    std::string errorCode;
    std::string errorMessage;
    std::string attemptsJson = {}; ///< array of the tries that were made
    std::string coverageJson = {}; ///< replaces the ledger of the turn; empty: it stays
    std::string reasoning = {};    ///< what the model wrote of its thinking, if it does
};

/// A user's word that a citation of an answer is wrong. It names the citation by its place and by its quote, because
/// the places of a sweep's citations change with every part.
struct CitationMark {
    int citation = 0;  ///< from 0
    std::string quote; ///< of the citation
    std::string note;  ///< by the user; may be empty
    std::int64_t createdAtMs = 0;

    bool operator==(const CitationMark &) const = default;
};

/// One request of a sweep.
struct StoredSweepPart {
    int level = 0;         ///< 0: a window of the documents; 1..: a merge of what stands a level below
    int number = 0;        ///< from 1
    std::string pagesJson; ///< what it reads
    bool begun = false;    ///< at least once
    /// Running: under way, or the program died meanwhile. Meaningless unless it was begun.
    AnswerState state = AnswerState::Running;
    int tries = 0;
    double costUsd = 0; ///< of all its tries; what is not known counts as expected
    FinishedAnswer answer;

    [[nodiscard]] bool complete() const { return begun && state == AnswerState::Complete; }
};

/// The same question over consecutive parts of the documents; `answer` is what they come to.
struct StoredSweep {
    SweepId id;
    AnswerId answer;
    std::string optionsJson;
    bool finished = false;              ///< every part is complete and merged
    std::vector<StoredSweepPart> parts; ///< by level and number
};

struct StoredAnswer {
    AnswerId id;
    ConversationId conversation;
    NewTurn turn;
    FinishedAnswer answer;
    std::int64_t createdAtMs = 0;
    bool closed = true;                   ///< its end was written; false: the program ended while it was under way
    std::vector<CitationMark> marks = {}; ///< by citation
};

} // namespace longleaf::store
