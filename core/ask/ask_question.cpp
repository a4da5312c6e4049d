// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/ask_question.h"

#include "core/ask/answer_json.h"
#include "core/ask/answer_stream.h"
#include "core/ask/question_planner.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace longleaf::ask {

namespace {

constexpr std::int64_t kMinOutputTokens = 4'096;
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

std::string dollars(double usd)
{
    const auto cents = static_cast<std::int64_t>(usd * 10'000 + 0.5);
    std::string fraction = std::to_string(cents % 10'000);
    return "$" + std::to_string(cents / 10'000) + "." + std::string(4 - fraction.size(), '0') + fraction;
}

// Lowers the output cap so that the limit holds whatever the model writes; refuses when not even a short answer fits.
Status applyCostLimit(PlannedRequest &request, std::optional<double> maxCostUsd)
{
    if (!maxCostUsd)
        return {};
    if (!request.model.prices) {
        return fail(ErrorCode::OverBudget,
                    "The price of " + request.model.id + " is not known, so the cost limit cannot be kept.", "max-cost");
    }
    const model::Prices &prices = *request.model.prices;
    const std::int64_t floor = std::min(kMinOutputTokens, request.maxOutputTokens);
    const double least = model::costUsd(prices, request.plan.promptTokens, 0, floor);
    if (least > *maxCostUsd) {
        return fail(ErrorCode::OverBudget,
                    "This question may cost up to " + dollars(least) + ", above the limit of " + dollars(*maxCostUsd) +
                        ". Choose fewer documents, the focused mode, or a higher limit.",
                    "max-cost");
    }
    if (prices.output > 0) {
        const double left = *maxCostUsd - model::costUsd(prices, request.plan.promptTokens, 0, 0);
        const auto affordable = static_cast<std::int64_t>(left / prices.output * 1e6);
        request.maxOutputTokens = std::max(floor, std::min(request.maxOutputTokens, affordable));
    }
    return {};
}

model::ModelRequest wireRequest(const PlannedRequest &planned)
{
    model::ModelRequest request;
    request.wireModel = planned.model.wireId;
    request.instructions = planned.prompt.instructions;
    request.messages = planned.prompt.messages;
    request.maxOutputTokens = planned.maxOutputTokens;
    request.cacheKey = "ll-" + planned.prompt.prefixSha256.substr(0, 16);
    return request;
}

store::NewTurn newTurn(const Question &question, const PlannedRequest &planned)
{
    store::NewTurn turn;
    turn.question = question.text;
    turn.model = planned.model.id;
    turn.mode = pack::toWord(planned.plan.mode);
    turn.scope = question.scope;
    turn.coverageJson = coverageJson(planned.plan).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    turn.requestSha256 = planned.prompt.requestSha256;
    return turn;
}

store::FinishedAnswer finishedAnswer(const AnswerReport &report)
{
    nlohmann::json citations = nlohmann::json::array();
    for (const answer::Citation &one : report.citations)
        citations.push_back(toJson(one));
    store::FinishedAnswer finished;
    finished.state = report.state;
    finished.rawText = report.rawText;
    finished.text = report.text;
    finished.citationsJson = citations.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    finished.usageJson = usageJson(report.usage).dump();
    finished.costUsd = report.costUsd.value_or(0);
    if (report.error) {
        finished.errorCode = toWord(report.error->code);
        finished.errorMessage = report.error->message;
    }
    return finished;
}

} // namespace

AskQuestion::AskQuestion(store::Library &library, const model::Catalogue &catalogue, ClientSource clients,
                         pack::PromptTemplate promptTemplate, const Clock &clock)
    : m_library(library)
    , m_catalogue(catalogue)
    , m_clients(std::move(clients))
    , m_template(std::move(promptTemplate))
    , m_clock(clock)
{
}

Result<PlannedRequest> AskQuestion::plan(const Question &question)
{
    return QuestionPlanner(m_library, m_catalogue, m_template).plan(question);
}

Result<AnswerReport> AskQuestion::run(const Question &question, std::stop_token stop, const AskSink &sink)
{
    const std::int64_t start = m_clock.steadyMs();
    auto planned = plan(question);
    if (!planned)
        return tl::unexpected(planned.error());
    if (const Status affordable = applyCostLimit(*planned, question.maxCostUsd); !affordable)
        return tl::unexpected(affordable.error());
    auto client = m_clients(planned->model);
    if (!client)
        return tl::unexpected(client.error());
    sink(Planned{*planned});

    // The question is on disk before anything leaves.
    auto begun = begin(question, *planned);
    if (!begun)
        return tl::unexpected(begun.error());
    AnswerReport report = std::move(*begun);
    report.timings.planMs = m_clock.steadyMs() - start;
    sink(Begun{report.conversation, report.answer});

    CitationChecker checker(m_library, report.plan);
    AnswerStream stream(m_library, report.answer, checker, sink, m_clock);
    const model::Outcome outcome =
        (*client)->send(wireRequest(*planned), stop, [&stream](const model::ModelEvent &event) {
            std::visit(Overloaded{[&stream](const model::TextDelta &delta) { stream.feed(delta.text); },
                                  [&stream](const model::RefusalDelta &delta) { stream.feed(delta.text); },
                                  [](const auto &) {}},
                       event);
        });
    stream.finish();

    complete(report, outcome, stream, *planned);
    if (!report.error && checker.error())
        report.error = checker.error();
    report.timings.totalMs = m_clock.steadyMs() - start;
    if (const Status stored = m_library.finishAnswer(report.answer, finishedAnswer(report)); !stored)
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

void AskQuestion::complete(AnswerReport &report, const model::Outcome &outcome, const AnswerStream &stream,
                           const PlannedRequest &planned)
{
    report.rawText = stream.rawText();
    report.text = stream.text();
    report.citations = stream.citations();
    report.state = stateFor(outcome.reason, !report.text.empty());
    report.usage = outcome.usage;
    report.error = outcome.error;
    report.timings.firstByteMs = outcome.firstByteMs;
    report.timings.firstTextMs = outcome.firstTextMs;
    if (outcome.usage.known && planned.model.prices) {
        report.costUsd = model::costUsd(*planned.model.prices, outcome.usage.inputTokens, outcome.usage.cachedTokens,
                                        outcome.usage.outputTokens);
    }
    if (!report.error && outcome.reason == model::EndReason::OutputCap) {
        report.error = Error{ErrorCode::ResourceLimit,
                             "The answer reached its limit of " + std::to_string(planned.maxOutputTokens) +
                                 " tokens and is cut short.",
                             {}};
    }
    if (!report.error && stream.storeError())
        report.error = stream.storeError();
}

} // namespace longleaf::ask
