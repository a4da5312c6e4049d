// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"
#include "core/ask/absence.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/model/catalogue.h"
#include "core/model/model_client.h"
#include "core/pack/plan.h"
#include "core/pack/prompt.h"
#include "core/rank/synonyms.h"
#include "core/store/library.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace longleaf::ask {

struct Question {
    std::string text;              ///< UTF-8
    std::vector<DocumentId> scope; ///< empty: every document of the library
    std::string model;             ///< id in the catalogue
    pack::Mode mode = pack::Mode::Auto;
    std::optional<std::int64_t> budgetTokens; ///< bound on the documents' part
    std::optional<double> maxCostUsd;         ///< refuse before sending above this
    std::optional<double> maxCostPerDayUsd;   ///< the same for all answers of a day (local time) together
    ConversationId conversation;              ///< none: a new conversation
    /// The turn of it that this one follows; AnswerId{}: none, it begins a branch of its own. Empty: the last one of
    /// the branch that is shown.
    std::optional<AnswerId> follows = {};
    std::string effort = "low";          ///< of reasoning: "minimal" .. "xhigh"
    bool longCache = true;               ///< ask for the cache that lasts an hour, where there is a choice
    std::vector<pack::Candidate> pinned; ///< passages that a focused request must have; tokens and score may be 0
    AnswerId restOf;                     ///< search on without the passages that this answer had; none: 0
    pack::HiddenPolicy hidden = pack::HiddenPolicy::Label;
    bool allowTraining = false; ///< for documents in no collection; a collection has a switch of its own
};

/// What is the same for every question: the fixed texts of requests, by how the model proves its statements, and the
/// words that are looked up besides the question's own.
struct PromptTemplates {
    pack::PromptTemplate tagged;          ///< with quotes in tags
    pack::PromptTemplate native;          ///< by citations of the provider's own
    pack::PromptTemplate sweepPart = {};  ///< added to either where one part of the documents is read
    pack::PromptTemplate sweepMerge = {}; ///< for one answer out of those of the parts
    rank::Synonyms synonyms = {};
};

/// What choosing the other mode would come to.
struct OtherMode {
    pack::Mode mode = pack::Mode::Whole;
    std::int64_t promptTokens = 0; ///< for Focused the most it can be
    std::optional<double> uncachedUsd;
    std::optional<double> cachedUsd;
};

/// Exactly what would be sent.
struct PlannedRequest {
    model::ModelInfo model;
    pack::Plan plan;
    pack::Prompt prompt;
    std::int64_t maxOutputTokens = 0;
    /// Price of the request with a typical answer of 1,000 tokens; empty when the catalogue has no price.
    std::optional<double> uncachedUsd;
    std::optional<double> cachedUsd; ///< the same with the documents' part cached
    /// Tokens of the model per o200k token that the plan was made with, margin included.
    double tokenScale = 1.0;
    std::optional<OtherMode> other;              ///< if everything would fit, but is more than the model reads well
    bool exactCount = false;                     ///< plan.promptTokens is the provider's own count
    std::optional<store::Collection> collection; ///< that the whole scope lies in
};

struct Timings {
    std::int64_t planMs = 0;
    std::int64_t firstByteMs = -1; ///< -1: never came
    std::int64_t firstTextMs = -1;
    std::int64_t totalMs = 0;
};

/// Summaries of the thinking are a few kilobytes; open models may write it down in full.
inline constexpr std::size_t kMaxReasoningBytes = 256 * 1024;

/// The answer as it stands at the end, whatever the end was.
struct AnswerReport {
    ConversationId conversation;
    AnswerId answer;
    store::AnswerState state = store::AnswerState::Complete;
    std::string model;   ///< id in the catalogue
    std::string rawText; ///< as the model wrote it
    std::string text;    ///< as shown
    std::vector<answer::Citation> citations;
    pack::Plan plan;                      ///< the coverage ledger
    std::optional<AbsenceReport> absence; ///< if the answer says that the documents do not say it
    model::Usage usage;
    std::optional<double> costUsd;  ///< from the usage record; empty: not known
    std::optional<double> savedUsd; ///< what the cache saved; empty: not known
    bool maybeCharged = false;      ///< it failed, but the provider may charge for it
    std::string servedModel;        ///< the name that the provider answered under; may be empty
    std::vector<model::Attempt> attempts;
    Timings timings;
    std::optional<Error> error; ///< why it is not complete
    SweepId sweep = {};         ///< that it comes from, if so
    bool canResume = false;     ///< the sweep has parts that are not complete
    std::string reasoning = {}; ///< what the model wrote of its thinking; at most kMaxReasoningBytes
};

// What happens on the way, in this order; told on the calling thread.
struct Planned {
    PlannedRequest request;
};                  ///< without the text of the request
struct Counting {}; ///< the provider is asked for its exact count
struct Begun {
    ConversationId conversation;
    AnswerId answer;
};
struct TextGrew {
    std::string appended;
}; ///< shown text, tags taken out
struct CitationOpened {
    std::size_t index = 0;
    answer::RawCitation raw;
}; ///< still arriving
/// Comes a second time for a citation whose statement turns out to say more than its passages.
struct CitationChecked {
    std::size_t index = 0;
    answer::Citation citation;
};
/// Nothing is under way: the request leaves (again) after `ms`.
struct WaitingToSend {
    std::int64_t ms = 0;
    int tries = 0;
    std::string why;
};
struct Reasoned {
    std::string appended;
}; ///< the next bytes of the readable reasoning
/// A part of a sweep leaves.
struct PartBegun {
    SweepId sweep;
    int part = 0; ///< from 1
    int parts = 0;
    std::string pages; ///< "pages 201-310 of 3M 2018 10-K"; empty: the parts' answers are merged
};
/// How it ended, and what the sweep's answer is with it.
struct PartEnded {
    int part = 0;
    store::AnswerState state = store::AnswerState::Complete;
    std::optional<Error> error;
    std::string text; ///< of the whole sweep so far, as shown
    std::vector<answer::Citation> citations;
};
using AskEvent = std::variant<Planned, Counting, Begun, TextGrew, CitationOpened, CitationChecked, WaitingToSend,
                              Reasoned, PartBegun, PartEnded>;
using AskSink = std::function<void(const AskEvent &)>;

/// Makes a client for a model. Errors: MissingKey, PolicyRefused, UnknownModel.
using ClientSource = std::function<Result<std::unique_ptr<model::ModelClient>>(const model::ModelInfo &)>;

/// Search -> plan -> request -> stream -> verify. Belongs to one job at a time.
class AskQuestion final {
public:
    AskQuestion(store::Library &library, const model::Catalogue &catalogue, ClientSource clients,
                PromptTemplates templates, const Clock &clock, pack::CountTokens countTokens = pack::estimateTokens);

    /// What run() would send, without sending. Errors: UnknownModel, InvalidInput (empty question, no documents),
    /// NotFound (a document of the scope), DoesNotFit, and those of the store.
    [[nodiscard]] Result<PlannedRequest> plan(const Question &question);

    /// Errors only for what happens before the question is committed (those of plan(), OverBudget, MissingKey,
    /// PolicyRefused); from then on the report tells how it ended, and everything that came is kept.
    [[nodiscard]] Result<AnswerReport> run(const Question &question, std::stop_token stop, const AskSink &sink);

private:
    [[nodiscard]] Result<AnswerReport> begin(const Question &question, const PlannedRequest &planned);
    [[nodiscard]] Status checkCount(const Question &question, PlannedRequest &planned, AnswerReport &report,
                                    model::ModelClient &client, const std::stop_token &stop, const AskSink &sink);
    [[nodiscard]] AnswerReport refuse(const Question &question, AnswerReport report, Error error);
    [[nodiscard]] Status store(const Question &question, const AnswerReport &report, double expectedUsd);

    store::Library &m_library;
    const model::Catalogue &m_catalogue;
    ClientSource m_clients;
    PromptTemplates m_templates;
    const Clock &m_clock;
    pack::CountTokens m_countTokens;
};

} // namespace longleaf::ask
