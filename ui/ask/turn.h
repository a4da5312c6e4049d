// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc cannot read <compare> before the standard library's configuration header

#include "core/ask/ask_question.h"
#include "core/ask/spending.h"
#include "ui/ask/sweep_status.h"
#include "ui/ask/turn_branch.h"

#include <optional>
#include <string>
#include <vector>

namespace longleaf::ui {

/// A model of the catalogue and whether it can be asked now.
struct ModelChoice {
    model::ModelInfo info;
    bool usable = true;
    std::string reason; ///< in words, when it is not
    enum class Missing { Nothing, Key, Address, Server };
    Missing missing = Missing::Nothing; ///< what a person could provide to make it usable
};

/// What is kept of a planned request: everything but its text.
struct PlanSummary {
    struct Document {
        DocumentId id;
        std::string title;
        int pagesTotal = 0;
        int pagesSent = 0;
        bool whole = false;
        std::vector<int> sent = {}; ///< pages of which at least a part is sent
    };

    std::string model;
    std::string modelName;
    bool local = false;
    pack::Mode mode = pack::Mode::Whole;
    std::int64_t window = 0;
    std::int64_t promptTokens = 0;
    std::int64_t documentTokens = 0;
    std::vector<Document> documents;
    std::vector<pack::LeftOut> leftOut;
    pack::Regime regime = pack::Regime::Everything;
    pack::ModeReason reason = pack::ModeReason::Asked;
    std::string warning;               ///< one sentence; empty: none
    std::string hidden;                ///< what is to be said of text that nobody sees; empty: nothing
    bool hiddenFound = false;          ///< there is such text among what is sent
    pack::UnreadAccount unread = {};   ///< pages in scope that were not read in full
    std::int64_t budgetTokens = 0;     ///< of the documents' part
    pack::SearchAccount search;        ///< empty: nothing was searched
    std::vector<pack::Candidate> next; ///< best passages that are not sent, best first
    std::optional<ask::OtherMode> other;
    std::optional<double> uncachedUsd;
    std::optional<double> cachedUsd;
    bool exactCount = false;             ///< promptTokens is the provider's own count
    std::optional<double> spentTodayUsd; ///< by all answers of this day; empty: not known
    std::vector<ask::Allowance> limits;  ///< in money, and what is left of each; before sending only
    std::string requestSha256;           ///< of the prompt; before sending only
    std::string refusal;                 ///< set: no limit leaves enough for it; one sentence
    int requests = 1;
    std::optional<double> mostUsd; ///< of a sweep, whose uncachedUsd is the least

    [[nodiscard]] int pagesSent() const;
    [[nodiscard]] int pagesTotal() const; ///< left-out documents included
    [[nodiscard]] bool allWhole() const;
    /// Title or file name of a document that is sent or left out.
    [[nodiscard]] std::string nameOf(DocumentId id) const;
};
[[nodiscard]] PlanSummary summarise(const ask::PlannedRequest &request);

/// A citation of a turn as it is known so far.
struct CitationEntry {
    answer::RawCitation raw;
    std::optional<answer::Citation> checked;   ///< empty while it arrives
    std::string sourceText;                    ///< the document's words at the verdict's span, once they are fetched
    std::optional<std::string> wrongNote = {}; ///< set: the user marked it as wrong, and wrote this (may be empty)

    [[nodiscard]] std::optional<answer::CitationStatus> status() const;
    /// Seen while it arrives.
    [[nodiscard]] document::Sight sight() const;
};

/// A question and its answer.
struct Turn {
    enum class State {
        Counting,  ///< the provider counts the tokens; nothing is charged
        Holding,   ///< not under way: it leaves (again) at holdUntilMs
        Waiting,   ///< sent, nothing has come
        Streaming, ///< text is arriving
        Stopping,  ///< stop was asked for
        Complete,
        Stopped,  ///< by the user, or the program ended
        CutShort, ///< the output limit or a broken connection
        Declined, ///< the model refused
        Failed,   ///< nothing came
        NotSent,  ///< refused before sending
    };

    AnswerId answer; ///< none: it was not begun
    TurnBranch branch;
    std::string question;
    std::string modelName;
    State state = State::Waiting;
    std::string text; ///< shown text, UTF-8
    std::vector<CitationEntry> citations;
    std::optional<PlanSummary> plan;
    std::optional<ask::AbsenceReport> absence; ///< if it says that the documents do not say it
    model::Usage usage;
    std::optional<double> costUsd;
    std::optional<double> savedUsd; ///< by the provider's cache
    bool maybeCharged = false;      ///< it failed, but the provider may charge for it
    std::int64_t totalMs = -1;
    std::optional<Error> error;
    std::int64_t holdSeconds = 0;     ///< left of Holding
    std::string holdReason;           ///< one sentence
    std::string reasoning;            ///< what the model wrote of its thinking, UTF-8
    bool interrupted = false;         ///< Stopped because the program ended, not by the user
    std::optional<SweepStatus> sweep; ///< of an answer that reads everything in parts

    [[nodiscard]] bool running() const;
};

[[nodiscard]] Turn::State stateOf(store::AnswerState state);
/// A turn as it was stored. Parts that cannot be read are left empty.
[[nodiscard]] Turn turnFromStored(const store::StoredAnswer &stored);
/// A user's marks on a turn's citations.
[[nodiscard]] std::vector<store::CitationMark> marksOf(const Turn &turn);
/// Puts a user's marks on the citations that they were made for: those at their place, else those with their quote.
void applyMarks(Turn &turn, const std::vector<store::CitationMark> &marks);

} // namespace longleaf::ui
