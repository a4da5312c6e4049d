// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_runner.h"

#include "core/ask/absence_search.h"
#include "core/ask/answer_json.h"
#include "core/ask/coverage_json.h"
#include "core/ask/request_exchange.h"
#include "core/ask/spending.h"
#include "core/ask/sweep_model_merge.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace longleaf::ask {

namespace {

constexpr std::size_t kTitleBytes = 120;
// A provider that fails twice in a row will fail the third time, and every try may be charged.
constexpr int kMostFailuresInARow = 2;

std::string dumped(const nlohmann::json &value)
{
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string ledgerOf(const AnswerReport &report)
{
    nlohmann::json ledger = coverageJson(report.plan);
    if (report.absence)
        ledger["absence"] = toJson(*report.absence);
    return dumped(ledger);
}

/// Whether the next part would fail in the same way.
bool endsTheSweep(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Auth:
    case ErrorCode::Billing:
    case ErrorCode::MissingKey:
    case ErrorCode::ModelNotFound:
    case ErrorCode::PolicyRefused:
    case ErrorCode::RateLimited:
    case ErrorCode::Network:
    case ErrorCode::Store:
    case ErrorCode::StoreBusy:
    case ErrorCode::StoreDamaged:
    case ErrorCode::DiskFull: return true;
    default: return false;
    }
}

store::NewTurn newTurn(const Question &question, const SweepPlan &plan)
{
    store::NewTurn turn;
    turn.question = question.text;
    turn.model = plan.model.id;
    turn.mode = pack::toWord(pack::Mode::Sweep);
    turn.scope = question.scope;
    turn.follows = question.follows;
    turn.coverageJson = dumped(coverageJson(plan.coverage));
    Sha256 hash;
    for (const pack::Window &window : plan.windows)
        hash.add(pagesJson(window));
    turn.requestSha256 = hash.finishHex();
    if (plan.collection)
        turn.collection = plan.collection->id;
    turn.promptTokens = plan.coverage.promptTokens;
    return turn; // what the parts cost counts part by part
}

/// Why an answer over all parts is not whole.
std::optional<Error> problemOf(const std::vector<SweepPart> &parts)
{
    std::string numbers;
    int count = 0;
    std::optional<Error> first;
    for (const SweepPart &part : parts) {
        if (part.complete())
            continue;
        ++count;
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(part.number);
        if (!first)
            first = part.error.value_or(Error{ErrorCode::Cut, "It was not answered to the end.", {}});
    }
    if (!first)
        return std::nullopt;
    first->message = (count == 1 ? "Part " : "Parts ") + numbers + " of " + std::to_string(parts.size()) +
                     (count == 1 ? " is" : " are") + " not complete. " + first->message +
                     " Resume to try again; what is complete is kept.";
    return first;
}

Result<std::vector<SweepPart>> partsOf(const store::StoredSweep &stored)
{
    std::vector<SweepPart> parts;
    for (const store::StoredSweepPart &one : stored.parts) {
        if (one.level > 0)
            continue;
        auto part = partFromStored(one);
        if (!part)
            return tl::unexpected(part.error());
        parts.push_back(std::move(*part));
    }
    return parts;
}

} // namespace

SweepRunner::SweepRunner(store::Library &library, const model::Catalogue &catalogue, ClientSource clients,
                         PromptTemplates templates, const Clock &clock, pack::CountTokens countTokens)
    : m_library(library)
    , m_clients(std::move(clients))
    , m_templates(std::move(templates))
    , m_clock(clock)
    , m_countTokens(std::move(countTokens))
    , m_planner(library, catalogue, m_templates, m_countTokens)
{
}

Result<SweepPlan> SweepRunner::plan(const Question &question, SweepMerge merge)
{
    return m_planner.plan(question, merge);
}

Result<AnswerReport> SweepRunner::run(const Question &asked, SweepMerge merge, std::stop_token stop,
                                      const AskSink &sink)
{
    const auto plan = m_planner.plan(asked, merge);
    if (!plan)
        return tl::unexpected(plan.error());
    Question question = asked;
    if (question.scope.empty()) {
        // What is added to the library later is no part of it.
        const auto basis = m_planner.basis(question);
        if (!basis)
            return tl::unexpected(basis.error());
        for (const pack::ScopeDocument &one : basis->scope)
            question.scope.push_back(one.id);
    }
    PlannedRequest shown;
    shown.model = plan->model;
    shown.plan = plan->coverage;
    shown.uncachedUsd = plan->mostUsd;
    shown.collection = plan->collection;
    if (const Status affordable =
            checkLeastCost(shown, plan->leastUsd.value_or(0), plan->requests(), question, m_library, m_clock.wallMs());
        !affordable)
        return tl::unexpected(affordable.error());
    if (const auto client = m_clients(plan->model); !client)
        return tl::unexpected(client.error());
    sink(Planned{shown});

    if (!question.conversation.valid()) {
        const auto created = m_library.createConversation(utf8::truncated(question.text, kTitleBytes));
        if (!created)
            return tl::unexpected(created.error());
        question.conversation = *created;
    }
    const auto answer = m_library.beginAnswer(question.conversation, newTurn(question, *plan));
    if (!answer)
        return tl::unexpected(answer.error());
    std::vector<std::string> pages;
    for (const pack::Window &window : plan->windows)
        pages.push_back(pagesJson(window));
    const auto sweep = m_library.createSweep(*answer, optionsJson({plan->merge, question.budgetTokens}), pages);
    if (!sweep)
        return tl::unexpected(sweep.error());
    return resume(*sweep, question, std::move(stop), sink);
}

Result<AnswerReport> SweepRunner::resume(SweepId id, const Question &limits, std::stop_token stop, const AskSink &sink)
{
    auto stored = m_library.sweep(id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (stored->finished)
        return fail(ErrorCode::InvalidInput, "Sweep " + toText(id) + " is complete; there is nothing left to read.");
    const auto options = sweepOptionsFromJson(stored->optionsJson);
    const auto turn = m_library.answer(stored->answer);
    auto parts = partsOf(*stored);
    if (!options || !turn || !parts)
        return tl::unexpected(!options ? options.error() : !turn ? turn.error() : parts.error());

    Question question = limits;
    question.text = turn->turn.question;
    question.scope = turn->turn.scope;
    question.model = turn->turn.model;
    question.mode = pack::Mode::Sweep;
    question.budgetTokens = options->budgetTokens;
    question.conversation = {};
    question.longCache = false;
    auto basis = m_planner.basis(question);
    if (!basis)
        return tl::unexpected(basis.error());
    std::vector<pack::Window> windows;
    for (const SweepPart &part : *parts)
        windows.push_back(part.pages);
    auto united = unitedPlan(*basis, windows);
    if (!united)
        return tl::unexpected(united.error());
    auto client = m_clients(basis->model);
    if (!client)
        return tl::unexpected(client.error());
    sink(Begun{turn->conversation, stored->answer});

    const std::int64_t start = m_clock.steadyMs();
    SweepWork work(
        {std::move(question), *options, std::move(*basis), std::move(*united), id, stored->answer, turn->conversation},
        std::move(stored->parts), std::move(*parts), std::move(*client), m_library, m_clock, std::move(stop), sink);
    const std::optional<Error> stopped = readParts(work);
    AnswerReport report = close(work, stopped);
    report.timings.totalMs = m_clock.steadyMs() - start;
    return report;
}

std::optional<Error> SweepRunner::readParts(SweepWork &work)
{
    int failures = 0;
    for (std::size_t i = 0; i < work.parts().size() && !work.stopRequested(); ++i) {
        if (work.parts()[i].complete())
            continue;
        const SweepPart part = work.parts()[i];
        auto request = m_planner.request(work.given().basis, part.pages, work.given().question);
        if (!request)
            return request.error();
        const auto report = work.send(0, part.number, pagesJson(part.pages),
                                      pagesLabel(part.pages, work.given().basis.scope), std::move(*request));
        if (!report)
            return report.error();
        if (report->error && endsTheSweep(*report->error))
            return report->error;
        failures = report->state == store::AnswerState::Failed ? failures + 1 : 0;
        if (failures == kMostFailuresInARow)
            return report->error;
    }
    return std::nullopt;
}

AnswerReport SweepRunner::close(SweepWork &work, const std::optional<Error> &stopped)
{
    AnswerReport report;
    report.sweep = work.given().id;
    report.answer = work.given().answer;
    report.conversation = work.given().conversation;
    report.model = work.given().basis.model.id;
    MergedAnswer merged = work.merged();
    bool finished = work.allComplete();
    bool saysAbsent = allSayAbsent(work.parts());
    if (finished) {
        report.state = store::AnswerState::Complete;
        if (work.given().options.merge == SweepMerge::Model) {
            auto written = SweepModelMerge(m_templates.sweepMerge, m_countTokens).run(work);
            if (written) {
                merged = std::move(*written);
                saysAbsent = saysAbsent || !absentStatements(withoutAppended(merged.text)).empty();
            } else {
                finished = false;
                report.error = written.error();
                report.error->message += " The statements of the parts stand side by side.";
                if (written.error().code == ErrorCode::Canceled)
                    report.state = store::AnswerState::Interrupted;
            }
        }
    } else if (work.stopRequested() && !stopped) {
        report.state = store::AnswerState::Interrupted;
    } else {
        report.state = store::AnswerState::Incomplete;
        report.error = stopped ? stopped : problemOf(work.parts());
    }
    report.canResume = !finished;
    report.plan = work.coverage();
    report.rawText = merged.rawText();
    report.text = std::move(merged.text);
    report.citations = std::move(merged.citations);
    if (saysAbsent)
        report.absence = searchForAbsence(m_planner.questions(), work.given().question,
                                          absentStatements(withoutAppended(report.text)), report.plan);
    work.addTotals(report);
    report.maybeCharged = !report.attempts.empty() && report.attempts.back().maybeCharged;
    if (const Status closed = m_library.closeSweep(report.sweep, finishedAnswer(report, 0), ledgerOf(report), finished);
        !closed)
        report.error = closed.error();
    return report;
}

} // namespace longleaf::ask
