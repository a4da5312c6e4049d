// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/request_exchange.h"

#include "core/ask/answer_json.h"
#include "core/ask/cited_blocks.h"
#include "core/base/log.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace longleaf::ask {

namespace {

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

model::Outcome send(const Question &question, PlannedRequest &planned, model::ModelClient &client,
                    const std::stop_token &stop, AnswerStream &stream, const AskSink &sink, std::string &reasoning)
{
    const auto reasoned = [&sink, &reasoning](const std::string &text) {
        const std::string_view kept = utf8::truncated(text, kMaxReasoningBytes - reasoning.size());
        reasoning += kept;
        if (!kept.empty())
            sink(Reasoned{std::string(kept)});
    };
    const model::ModelRequest request = wireRequest(question, planned);
    const auto cited = [&stream, &request](const model::NativeCitation &citation) {
        for (const CitedWords &one : citedWords(citation, request))
            stream.cite(one.document, one.page, one.words);
    };
    return client.send(request, stop, [&](const model::ModelEvent &event) {
        std::visit(Overloaded{[&stream](const model::TextDelta &delta) { stream.feed(delta.text); },
                              [&stream](const model::RefusalDelta &delta) { stream.feed(delta.text); },
                              [&reasoned](const model::ReasoningDelta &delta) { reasoned(delta.text); },
                              [&sink](const model::Waiting &wait) {
                                  sink(WaitingToSend{wait.ms, wait.tries, wait.why});
                              },
                              cited,
                              [](const model::Started &) {
                              }},
                   event);
    });
}

void complete(AnswerReport &report, const model::Outcome &outcome, const AnswerStream &stream,
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

} // namespace

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

std::int64_t mostInput(const model::ModelInfo &model)
{
    return model.maxInput > 0 ? std::min(model.maxInput, model.contextWindow) : model.contextWindow;
}

bool isCountedFirst(const PlannedRequest &planned)
{
    constexpr double kNear = 0.8;
    return !planned.model.quirks.counting.empty() &&
           static_cast<double>(planned.plan.promptTokens) > kNear * static_cast<double>(mostInput(planned.model));
}

void exchange(const Question &question, PlannedRequest &planned, model::ModelClient &client,
              const std::stop_token &stop, AnswerStream &stream, const AskSink &sink, AnswerReport &report)
{
    const model::Outcome outcome = send(question, planned, client, stop, stream, sink, report.reasoning);
    stream.finish();
    complete(report, outcome, stream, planned);
}

void learnTokens(store::Library &library, const PlannedRequest &planned, const model::Usage &usage)
{
    // Small requests say more of hidden additions than of the tokenizer.
    constexpr std::int64_t kLeastTokens = 2'000;
    if (!usage.known || planned.exactCount || planned.model.exactTokenizer || usage.inputTokens < kLeastTokens)
        return;
    const auto ours = static_cast<std::int64_t>(static_cast<double>(planned.plan.promptTokens) / planned.tokenScale);
    if (const Status noted = library.observeTokens(planned.model.id, ours, usage.inputTokens); !noted)
        log::write(log::Level::Warning, "ask", noted.error().message);
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
    finished.reasoning = report.reasoning;
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

} // namespace longleaf::ask
