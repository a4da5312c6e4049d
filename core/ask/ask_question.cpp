// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/ask_question.h"

#include "core/ask/answer_json.h"
#include "core/ask/answer_stream.h"
#include "core/ask/cited_blocks.h"
#include "core/ask/coverage_json.h"
#include "core/ask/question_planner.h"
#include "core/ask/spending.h"
#include "core/base/log.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace longleaf::ask {

namespace {

constexpr std::size_t kTitleBytes = 120;

template <class... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};

store::AnswerState stateFor(model::EndReason reason, bool hasText)
{
    switch (reason) {
    case model::EndReason::Complete: return store::AnswerState::Complete;
    case model::EndReason::OutputCap:
    case model::EndReason::WindowFull:
    case model::EndReason::Quotation: return store::AnswerState::Incomplete;
    case model::EndReason::Declined: return store::AnswerState::Declined;
    case model::EndReason::Canceled: return store::AnswerState::Interrupted;
    case model::EndReason::Failed: break;
    }
    return hasText ? store::AnswerState::Incomplete : store::AnswerState::Failed;
}

/// Takes the text of the request out of `planned`: it can be megabytes.
model::ModelRequest wireRequest(const Question &question, PlannedRequest &planned)
{
    model::ModelRequest request;
    request.wireModel = planned.model.wireId;
    request.instructions = planned.prompt.instructions;
    request.messages = std::move(planned.prompt.messages);
    request.documents = std::move(planned.prompt.documents);
    request.maxOutputTokens = planned.maxOutputTokens;
    request.effort = question.effort;
    request.cacheKey = "ll-" + planned.prompt.prefixSha256.substr(0, 16);
    request.longCache = question.longCache;
    request.promptTokens = planned.plan.promptTokens;
    request.contextWindow = planned.model.contextWindow;
    return request;
}

PlannedRequest withoutText(const PlannedRequest &planned)
{
    PlannedRequest shown;
    shown.model = planned.model;
    shown.plan = planned.plan;
    shown.prompt.instructions = planned.prompt.instructions;
    shown.prompt.prefixSha256 = planned.prompt.prefixSha256;
    shown.prompt.requestSha256 = planned.prompt.requestSha256;
    shown.maxOutputTokens = planned.maxOutputTokens;
    shown.uncachedUsd = planned.uncachedUsd;
    shown.cachedUsd = planned.cachedUsd;
    shown.tokenScale = planned.tokenScale;
    shown.exactCount = planned.exactCount;
    shown.collection = planned.collection;
    shown.other = planned.other;
    return shown;
}

std::string storedCoverage(const Question &question, const pack::Plan &plan,
                           const std::optional<AbsenceReport> &absence)
{
    nlohmann::json coverage = coverageJson(plan);
    coverage["asked_mode"] = std::string(pack::toWord(question.mode));
    if (question.restOf.valid())
        coverage["rest_of"] = toText(question.restOf);
    if (absence)
        coverage["absence"] = toJson(*absence);
    return coverage.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

store::NewTurn newTurn(const Question &question, const PlannedRequest &planned)
{
    store::NewTurn turn;
    turn.question = question.text;
    turn.model = planned.model.id;
    turn.mode = pack::toWord(planned.plan.mode);
    turn.scope = question.scope;
    turn.coverageJson = storedCoverage(question, planned.plan, std::nullopt);
    turn.requestSha256 = planned.prompt.requestSha256;
    if (planned.collection)
        turn.collection = planned.collection->id;
    turn.promptTokens = planned.plan.promptTokens;
    turn.expectedUsd = planned.uncachedUsd.value_or(0);
    return turn;
}

store::FinishedAnswer finishedAnswer(const AnswerReport &report, double expectedUsd)
{
    constexpr auto kReplace = nlohmann::json::error_handler_t::replace;
    nlohmann::json citations = nlohmann::json::array();
    for (const answer::Citation &one : report.citations)
        citations.push_back(toJson(one));
    nlohmann::json attempts = nlohmann::json::array();
    for (const model::Attempt &one : report.attempts)
        attempts.push_back(toJson(one));
    store::FinishedAnswer finished;
    finished.state = report.state;
    finished.rawText = report.rawText;
    finished.text = report.text;
    finished.citationsJson = citations.dump(-1, ' ', false, kReplace);
    finished.usageJson = usageJson(report.usage).dump();
    // What may have been charged counts against the limits until it is known better.
    const bool unknown = report.maybeCharged || (!report.usage.known && report.state == store::AnswerState::Complete);
    finished.costUsd = report.costUsd.value_or(unknown ? expectedUsd : 0);
    finished.attemptsJson = attempts.dump(-1, ' ', false, kReplace);
    if (report.error) {
        finished.errorCode = toWord(report.error->code);
        finished.errorMessage = report.error->message;
    }
    return finished;
}

/// Why an answer that stands is not whole; empty if it is.
std::optional<Error> problemOf(model::EndReason reason, const PlannedRequest &planned)
{
    switch (reason) {
    case model::EndReason::OutputCap:
        return Error{ErrorCode::ResourceLimit,
                     "The answer reached its limit of " + std::to_string(planned.maxOutputTokens) +
                         " tokens and is cut short.",
                     {}};
    case model::EndReason::WindowFull:
        return Error{ErrorCode::ResourceLimit,
                     "The model's window was full before the answer was complete. Ask about fewer documents.",
                     {}};
    case model::EndReason::Quotation:
        return Error{ErrorCode::ResourceLimit,
                     "The provider stopped the answer because it repeats long passages of a source. Ask for shorter "
                     "quotes, or choose another model.",
                     {}};
    default: return std::nullopt;
    }
}

} // namespace

AskQuestion::AskQuestion(store::Library &library, const model::Catalogue &catalogue, ClientSource clients,
                         PromptTemplates templates, const Clock &clock, pack::CountTokens countTokens)
    : m_library(library)
    , m_catalogue(catalogue)
    , m_clients(std::move(clients))
    , m_templates(std::move(templates))
    , m_clock(clock)
    , m_countTokens(std::move(countTokens))
{
}

Result<PlannedRequest> AskQuestion::plan(const Question &question)
{
    return QuestionPlanner(m_library, m_catalogue, m_templates, m_countTokens).plan(question);
}

Result<AnswerReport> AskQuestion::run(const Question &question, std::stop_token stop, const AskSink &sink)
{
    const std::int64_t start = m_clock.steadyMs();
    auto planned = plan(question);
    if (!planned)
        return tl::unexpected(planned.error());
    if (const Status affordable = applySpendingLimits(*planned, question, m_library, m_clock.wallMs()); !affordable)
        return tl::unexpected(affordable.error());
    auto client = m_clients(planned->model);
    if (!client)
        return tl::unexpected(client.error());
    sink(Planned{withoutText(*planned)});

    // The question is on disk before anything leaves.
    auto begun = begin(question, *planned);
    if (!begun)
        return tl::unexpected(begun.error());
    AnswerReport report = std::move(*begun);
    report.timings.planMs = m_clock.steadyMs() - start;
    sink(Begun{report.conversation, report.answer});
    if (const Status fits = checkCount(question, *planned, report, **client, stop, sink); !fits)
        return refuse(question, std::move(report), fits.error());

    CitationChecker checker(m_library, report.plan);
    AnswerStream stream(m_library, report.answer, checker, sink, m_clock);
    const model::Outcome outcome = send(question, *planned, **client, stop, stream, sink);
    stream.finish();

    complete(report, outcome, stream, *planned);
    proveAbsence(question, report);
    learn(*planned, outcome.usage);
    if (!report.error && checker.error())
        report.error = checker.error();
    report.timings.totalMs = m_clock.steadyMs() - start;
    if (const Status stored = store(question, report, planned->uncachedUsd.value_or(0)); !stored)
        report.error = stored.error();
    return report;
}

Result<AnswerReport> AskQuestion::begin(const Question &question, const PlannedRequest &planned)
{
    AnswerReport report;
    report.conversation = question.conversation;
    if (!report.conversation.valid()) {
        auto created = m_library.createConversation(utf8::truncated(question.text, kTitleBytes));
        if (!created)
            return tl::unexpected(created.error());
        report.conversation = *created;
    }
    auto answer = m_library.beginAnswer(report.conversation, newTurn(question, planned));
    if (!answer)
        return tl::unexpected(answer.error());
    report.answer = *answer;
    report.model = planned.model.id;
    report.plan = planned.plan;
    return report;
}

/// Near the window our own count is not good enough: the provider counts, where that costs nothing. A count that does
/// not fit is remembered, so the plan that follows is made with it.
Status AskQuestion::checkCount(const Question &question, PlannedRequest &planned, AnswerReport &report,
                               model::ModelClient &client, const std::stop_token &stop, const AskSink &sink)
{
    constexpr double kNear = 0.8;
    for (int tries = 0; tries < 2; ++tries) {
        const std::int64_t most = planned.model.maxInput > 0
                                      ? std::min(planned.model.maxInput, planned.model.contextWindow)
                                      : planned.model.contextWindow;
        const auto ours = static_cast<double>(planned.plan.promptTokens);
        if (planned.model.quirks.counting.empty() || ours <= kNear * static_cast<double>(most))
            return {};
        sink(Counting{});
        PlannedRequest copy = planned;
        const auto counted = client.countTokens(wireRequest(question, copy), stop);
        if (!counted && counted.error().code == ErrorCode::Canceled)
            return tl::unexpected(counted.error());
        if (!counted || !*counted)
            return {}; // the provider will say itself if it is too much
        const std::int64_t tokens = **counted;
        const std::int64_t room = std::min(most, planned.model.contextWindow - planned.maxOutputTokens);
        if (Status noted =
                m_library.observeTokens(planned.model.id, static_cast<std::int64_t>(ours / planned.tokenScale), tokens);
            !noted)
            return noted;
        if (tokens <= room) {
            planned.plan.promptTokens = tokens;
            planned.exactCount = true;
            return {};
        }
        auto again = plan(question);
        if (!again)
            return tl::unexpected(again.error());
        if (const Status kept = applySpendingLimits(*again, question, m_library, m_clock.wallMs()); !kept)
            return kept;
        planned = std::move(*again);
        report.plan = planned.plan;
        if (Status replanned = m_library.replan(report.answer, newTurn(question, planned)); !replanned)
            return replanned;
        sink(Planned{withoutText(planned)});
    }
    return {};
}

/// The question is kept, and why nothing was sent.
AnswerReport AskQuestion::refuse(const Question &question, AnswerReport report, Error error)
{
    report.state = error.code == ErrorCode::Canceled ? store::AnswerState::Interrupted : store::AnswerState::Failed;
    report.error = std::move(error);
    if (const Status stored = store(question, report, 0); !stored)
        report.error = stored.error();
    return report;
}

model::Outcome AskQuestion::send(const Question &question, PlannedRequest &planned, model::ModelClient &client,
                                 const std::stop_token &stop, AnswerStream &stream, const AskSink &sink)
{
    const model::ModelRequest request = wireRequest(question, planned);
    const auto cited = [&stream, &request](const model::NativeCitation &citation) {
        for (const CitedWords &one : citedWords(citation, request))
            stream.cite(one.document, one.page, one.words);
    };
    return client.send(request, stop, [&](const model::ModelEvent &event) {
        std::visit(Overloaded{[&stream](const model::TextDelta &delta) { stream.feed(delta.text); },
                              [&stream](const model::RefusalDelta &delta) { stream.feed(delta.text); },
                              [&sink](const model::ReasoningDelta &delta) { sink(Reasoned{delta.text}); },
                              [&sink](const model::Waiting &wait) {
                                  sink(WaitingToSend{wait.ms, wait.tries, wait.why});
                              },
                              cited,
                              [](const model::Started &) {
                              }},
                   event);
    });
}

void AskQuestion::complete(AnswerReport &report, const model::Outcome &outcome, const AnswerStream &stream,
                           const PlannedRequest &planned)
{
    report.rawText = stream.rawText();
    report.text = stream.text();
    report.citations = stream.citations();
    report.state = stateFor(outcome.reason, !report.text.empty());
    report.usage = outcome.usage;
    report.error = outcome.error;
    report.maybeCharged = outcome.maybeCharged && !planned.model.local; // one's own server asks for no money
    report.servedModel = outcome.servedModel;
    report.attempts = outcome.attempts;
    report.timings.firstByteMs = outcome.firstByteMs;
    report.timings.firstTextMs = outcome.firstTextMs;
    if (outcome.usage.known && planned.model.prices && !planned.model.prices->expired) {
        report.costUsd = model::costUsd(*planned.model.prices, outcome.usage);
        report.savedUsd = model::savedUsd(*planned.model.prices, outcome.usage);
    }
    if (!report.error)
        report.error = problemOf(outcome.reason, planned);
    if (!report.error && stream.storeError())
        report.error = stream.storeError();
}

void AskQuestion::learn(const PlannedRequest &planned, const model::Usage &usage)
{
    // Small requests say more of hidden additions than of the tokenizer.
    constexpr std::int64_t kLeastTokens = 2'000;
    if (!usage.known || planned.exactCount || planned.model.exactTokenizer || usage.inputTokens < kLeastTokens)
        return;
    const auto ours = static_cast<std::int64_t>(static_cast<double>(planned.plan.promptTokens) / planned.tokenScale);
    if (const Status noted = m_library.observeTokens(planned.model.id, ours, usage.inputTokens); !noted)
        log::write(log::Level::Warning, "ask", noted.error().message);
}

/// Searches once more, so that the reader can judge the words "not found": also where everything was sent and nothing
/// had been searched.
void AskQuestion::proveAbsence(const Question &question, AnswerReport &report)
{
    if (absentStatements(report.text).empty())
        return;
    QuestionPlanner planner(m_library, m_catalogue, m_templates, m_countTokens);
    auto searched = planner.searchAgain(question, report.plan);
    if (!searched) {
        log::write(log::Level::Warning, "ask", searched.error().message);
        searched = QuestionPlanner::Searched{report.plan.search, report.plan.best};
        searched->ranked.insert(searched->ranked.end(), report.plan.next.begin(), report.plan.next.end());
    }
    report.plan.search = searched->account;
    report.absence = absenceReport(report.text, report.plan, searched->ranked);
}

Status AskQuestion::store(const Question &question, const AnswerReport &report, double expectedUsd)
{
    store::FinishedAnswer finished = finishedAnswer(report, expectedUsd);
    if (report.absence)
        finished.coverageJson = storedCoverage(question, report.plan, report.absence);
    return m_library.finishAnswer(report.answer, finished);
}

} // namespace longleaf::ask
