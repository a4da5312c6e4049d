// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/span.h"
#include "core/document/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::pack {

enum class Mode {
    Auto,    ///< whole documents when they fit, else focused
    Whole,   ///< whole documents or a refusal
    Focused, ///< passages chosen for the question
    Sweep,   ///< everything in consecutive parts (core/pack/windows.h); not for plan()
};
std::string_view toWord(Mode mode); // "auto", "whole", "focused", "sweep"
std::optional<Mode> modeFromWord(std::string_view word);

/// A document that the question is about. Offsets are in its canonical text.
struct ScopeDocument {
    DocumentId id;
    std::string title;
    std::string path;
    std::vector<document::Page> pages;
};

/// A chunk that the search ranked for the question.
struct Candidate {
    DocumentId document;
    int page = 0;
    TextSpan span;
    double score = 0; ///< larger is better
    std::int64_t tokens = 0;
};

struct Limits {
    std::int64_t contextWindow = 0;           ///< tokens, input and output together
    std::int64_t maxInputTokens = 0;          ///< the model's own bound on input; 0: none beyond the window
    std::int64_t maxOutputTokens = 0;         ///< reserved for the answer
    std::int64_t fixedTokens = 0;             ///< rules, history and question
    double tokenFactor = 1.0;                 ///< tokens of this model's tokenizer per estimated token
    double safetyMargin = 0.05;               ///< share added to every estimate
    std::optional<std::int64_t> budgetTokens; ///< the user's bound on the documents' part
};

struct Passage {
    TextSpan span;
    int firstPage = 0;
    int lastPage = 0;

    bool operator==(const Passage &) const = default;
};

struct PlannedDocument {
    DocumentId id;
    std::string title;
    std::string path;
    int pagesTotal = 0;
    std::vector<int> pagesSent;    ///< pages of which at least a part is sent
    std::vector<Passage> passages; ///< document order, disjoint
    bool whole = false;            ///< every page that has text is sent in full
};

enum class LeftOutReason {
    NotRelevant, ///< focused mode: no passage was chosen from these pages
    NoText,      ///< the pages have no text
    Unreadable,  ///< the pages could not be read
    NoRoom,      ///< chosen, but the budget was used up
    NotRead,     ///< sweep: the part with these pages is not complete
};
std::string_view toWord(LeftOutReason reason); // "not_relevant", "no_text", "unreadable", "no_room", "not_read"

struct LeftOut {
    DocumentId id;
    std::string path;
    std::vector<int> pages;
    LeftOutReason reason = LeftOutReason::NotRelevant;
};

/// What would be sent, and the coverage ledger: every page of every document in scope is in pagesSent or in leftOut.
struct Plan {
    Mode mode = Mode::Whole; ///< Whole, Focused or Sweep
    std::int64_t window = 0;
    std::int64_t budgetTokens = 0; ///< bound on the documents' part that was in force
    std::int64_t documentTokens = 0;
    std::int64_t promptTokens = 0;          ///< estimate of the whole request, margin included
    std::vector<PlannedDocument> documents; ///< scope order; only those with passages
    std::vector<LeftOut> leftOut;
};

/// Tokens that the documents' part may have: the smallest of the user's budget and of what window, input bound,
/// output reserve and fixed part leave; never negative.
[[nodiscard]] std::int64_t documentBudget(const Limits &limits);

/// Whether the whole documents fit; decides Auto before any search is made.
[[nodiscard]] bool fitsWhole(const std::vector<ScopeDocument> &documents, const Limits &limits);

/// Plans a request. `candidates`, best first, are used in focused mode only. `mode` Auto resolves by fitsWhole.
/// Errors: DoesNotFit (mode Whole and too large, with both figures in the sentence; or no room for even one passage),
/// InvalidInput (no documents, no text in any of them; mode Sweep).
[[nodiscard]] Result<Plan> plan(const std::vector<ScopeDocument> &documents, const std::vector<Candidate> &candidates,
                                const Limits &limits, Mode mode);

} // namespace longleaf::pack
