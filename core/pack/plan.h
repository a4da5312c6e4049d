// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/span.h"
#include "core/document/document.h"
#include "core/pack/hidden_account.h"
#include "core/pack/question_kind.h"
#include "core/pack/search_account.h"
#include "core/pack/unread_account.h"

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

/// How a request is made of what is in scope.
enum class Regime {
    Everything, ///< all text in stable order
    Passages,   ///< everything would fit, but passages were chosen
    Outlined,   ///< up to a few times too large: an outline of every document and chosen passages
    Routed,     ///< far too large: passages of the documents that match best
};
std::string_view toWord(Regime regime); // "everything", "passages", "outlined", "routed"

/// Why a mode is the one that is used.
enum class ModeReason {
    Asked,           ///< the user chose it
    Fits,            ///< everything fits, and the model reads that much well
    NeedsEverything, ///< more than the model reads well, but the question needs every page
    BeyondUseful,    ///< everything would fit, but is more than the model reads well
    OverUsersBudget, ///< everything would fit, but not into the user's budget
    TooLarge,        ///< does not fit
    FarTooLarge,     ///< many times too large
};
std::string_view toWord(ModeReason reason); // "asked", "fits", "needs_everything", "beyond_useful_length",
                                            // "over_budget", "too_large", "far_too_large"

/// A line of a document's outline.
struct Heading {
    int page = 0;
    std::string text; ///< UTF-8, one line

    bool operator==(const Heading &) const = default;
};

/// A document that the question is about. Offsets are in its canonical text.
struct ScopeDocument {
    DocumentId id;
    std::string title;
    std::string path;
    std::vector<document::Page> pages;
    std::vector<Heading> headings = {}; ///< rising pages; read only in Regime::Outlined
    std::string key = {};               ///< marks its borders in a request; see documentKey
    document::Inspection inspection = {};
};

/// A chunk that the search ranked for the question.
struct Candidate {
    DocumentId document;
    int page = 0;
    TextSpan span;
    double score = 0; ///< larger is better
    std::int64_t tokens = 0;

    bool operator==(const Candidate &) const = default;
};

/// What a focused plan knows of the question besides its candidates.
struct Focus {
    QuestionKind kind = QuestionKind::Lookup;
    std::vector<DocumentId> named;   ///< best first; see namedDocuments
    std::vector<Candidate> pinned;   ///< are sent before all others
    std::vector<Candidate> excluded; ///< were sent before and are not wanted again
};

struct Limits {
    std::int64_t contextWindow = 0;           ///< tokens, input and output together
    std::int64_t maxInputTokens = 0;          ///< the model's own bound on input; 0: none beyond the window
    std::int64_t maxOutputTokens = 0;         ///< reserved for the answer
    std::int64_t fixedTokens = 0;             ///< rules, history and question
    double tokenFactor = 1.0;                 ///< tokens of this model's tokenizer per estimated token
    double safetyMargin = 0.05;               ///< share added to every estimate
    std::optional<std::int64_t> budgetTokens; ///< the user's bound on the documents' part
    std::int64_t usefulTokens = 0;            ///< that the model reads well, by measurement; 0: not measured
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
    Unreadable,  ///< the pages could not be read, or nothing of them could
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

/// The outline of a document, as it stands before its passages or instead of them.
struct Outline {
    DocumentId id;
    std::vector<Heading> headings; ///< as many as had room
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
    QuestionKind kind = QuestionKind::Lookup;
    Regime regime = Regime::Everything;
    ModeReason reason = ModeReason::Fits;
    std::int64_t wholeTokens = 0;  ///< documents' part with everything in it, factor and margin included
    bool otherFits = false;        ///< the other mode could be chosen as well
    std::int64_t otherTokens = 0;  ///< documents' part of the other mode at most; 0 unless otherFits
    std::vector<Outline> outlines; ///< scope order; Regime::Outlined only
    std::vector<Candidate> best;   ///< the five best candidates that are sent, best first
    std::vector<Candidate> next;   ///< the ten best candidates that are not sent, best first
    SearchAccount search;          ///< empty where no search was made
    HiddenAccount hidden;          ///< of the documents that are sent
    UnreadAccount unread;          ///< of all documents in scope
    bool beginningsSent = false;   ///< the search found nothing, so the documents' first pages are sent
};

/// Whether something that has text is not sent, or a question that needs every page lacks pages that could not be read.
[[nodiscard]] bool isSubset(const Plan &plan);
/// For a question that needs everything and gets a part of it, with the mode that reads the rest, and for a plan that
/// was made without any hit; empty: nothing to warn of.
[[nodiscard]] std::string warningOf(const Plan &plan);
/// One sentence on why this mode is used.
[[nodiscard]] std::string sentenceOf(ModeReason reason);

/// Tokens that the documents' part may have: the smallest of the user's budget and of what window, input bound,
/// output reserve and fixed part leave; never negative.
[[nodiscard]] std::int64_t documentBudget(const Limits &limits);

/// The whole documents in tokens of the model, factor and margin included.
[[nodiscard]] std::int64_t wholeTokens(const std::vector<ScopeDocument> &documents, const Limits &limits);

/// Whether the whole documents fit.
[[nodiscard]] bool fitsWhole(const std::vector<ScopeDocument> &documents, const Limits &limits);

/// Plans a request. `candidates`, best first, are used in focused mode only. `mode` Auto resolves by chooseRegime.
/// Errors: DoesNotFit (mode Whole and too large, with both figures in the sentence; or no room for even one passage),
/// InvalidInput (no documents, no text in any of them; mode Sweep).
[[nodiscard]] Result<Plan> plan(const std::vector<ScopeDocument> &documents, const std::vector<Candidate> &candidates,
                                const Limits &limits, Mode mode, const Focus &focus = {});

} // namespace longleaf::pack
