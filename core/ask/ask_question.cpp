// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/ask_question.h"

#include "core/ask/absence_search.h"
#include "core/ask/answer_json.h"
#include "core/ask/answer_stream.h"
#include "core/ask/coverage_json.h"
#include "core/ask/question_planner.h"
#include "core/ask/request_exchange.h"
#include "core/ask/spending.h"
#include "core/base/log.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace longleaf::ask {

namespace {

constexpr std::size_t kTitleBytes = 120;

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
    turn.follows = question.follows;
    turn.coverageJson = storedCoverage(question, planned.plan, std::nullopt);
    turn.requestSha256 = planned.prompt.requestSha256;
    if (planned.collection)
        turn.collection = planned.collection->id;
    turn.promptTokens = planned.plan.promptTokens;
    turn.expectedUsd = planned.uncachedUsd.value_or(0);
    return turn;
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
    AnswerStream stream([this, id = report.answer](std::string_view raw) { return m_library.saveProgress(id, raw); },
                        checker, sink, m_clock);
    exchange(question, *planned, **client, stop, stream, sink, report);
    if (std::vector<TextSpan> absent = absentStatements(report.text); !absent.empty()) {
        QuestionPlanner planner(m_library, m_catalogue, m_templates, m_countTokens);
        report.absence = searchForAbsence(planner, question, std::move(absent), report.plan);
    }
    learnTokens(m_library, *planned, report.usage);
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
    for (int tries = 0; tries < 2; ++tries) {
        if (!isCountedFirst(planned))
            return {};
        const auto ours = static_cast<double>(planned.plan.promptTokens);
        sink(Counting{});
        PlannedRequest copy = planned;
        const auto counted = client.countTokens(wireRequest(question, copy), stop);
        if (!counted && counted.error().code == ErrorCode::Canceled)
            return tl::unexpected(counted.error());
        if (!counted || !*counted)
            return {}; // the provider will say itself if it is too much
        const std::int64_t tokens = **counted;
        const std::int64_t room =
            std::min(mostInput(planned.model), planned.model.contextWindow - planned.maxOutputTokens);
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

Status AskQuestion::store(const Question &question, const AnswerReport &report, double expectedUsd)
{
    store::FinishedAnswer finished = finishedAnswer(report, expectedUsd);
    if (report.absence)
        finished.coverageJson = storedCoverage(question, report.plan, report.absence);
    return m_library.finishAnswer(report.answer, finished);
}

} // namespace longleaf::ask
