// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_work.h"

#include "core/ask/answer_json.h"
#include "core/ask/citation_checker.h"
#include "core/ask/coverage_json.h"
#include "core/ask/request_exchange.h"
#include "core/ask/spending.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace longleaf::ask {

using nlohmann::json;

namespace {

void add(model::Usage &sum, const model::Usage &one)
{
    sum.inputTokens += one.inputTokens;
    sum.cachedTokens += one.cachedTokens;
    sum.outputTokens += one.outputTokens;
    sum.reasoningTokens += one.reasoningTokens;
    sum.cacheWriteTokens += one.cacheWriteTokens;
    sum.cacheWriteLongTokens += one.cacheWriteLongTokens;
    sum.known = sum.known || one.known;
}

model::Attempt attemptFromJson(const json &value)
{
    model::Attempt attempt;
    attempt.startedAtMs = value.value("started_at_ms", std::int64_t{0});
    attempt.durationMs = value.value("duration_ms", std::int64_t{0});
    attempt.bytesSent = value.value("bytes_sent", std::int64_t{0});
    attempt.status = value.value("status", 0);
    attempt.requestId = value.value("request_id", std::string());
    attempt.maybeCharged = value.value("maybe_charged", false);
    attempt.problem = value.value("problem", std::string());
    return attempt;
}

void addAttempts(std::vector<model::Attempt> &all, const std::string &stored)
{
    try {
        if (stored.empty())
            return;
        for (const json &one : json::parse(stored))
            all.push_back(attemptFromJson(one));
    } catch (const json::exception &) {
        return; // a record for support; an answer is not refused for it
    }
}

} // namespace

SweepWork::SweepWork(Given given, std::vector<store::StoredSweepPart> stored, std::vector<SweepPart> parts,
                     std::unique_ptr<model::ModelClient> client, store::Library &library, const Clock &clock,
                     std::stop_token stop, const AskSink &sink)
    : m_given(std::move(given))
    , m_stored(std::move(stored))
    , m_parts(std::move(parts))
    , m_client(std::move(client))
    , m_library(library)
    , m_clock(clock)
    , m_stop(std::move(stop))
    , m_sink(sink)
{
}

bool SweepWork::allComplete() const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [](const SweepPart &part) { return part.complete(); });
}

pack::Plan SweepWork::coverage() const
{
    return coverageOf(m_given.united, m_parts, m_given.basis.scope);
}

MergedAnswer SweepWork::merged() const
{
    const pack::Plan ledger = coverage();
    return mergeParts({m_parts, m_given.basis.scope, ledger});
}

const store::StoredSweepPart *SweepWork::completed(int level, int number, std::string_view pages) const
{
    const auto found = std::find_if(m_stored.begin(), m_stored.end(), [&](const store::StoredSweepPart &one) {
        return one.level == level && one.number == number && one.pagesJson == pages && one.complete();
    });
    return found == m_stored.end() ? nullptr : &*found;
}

double SweepWork::spentUsd() const
{
    double usd = 0;
    for (const store::StoredSweepPart &one : m_stored)
        usd += one.costUsd;
    return usd;
}

void SweepWork::addTotals(AnswerReport &report) const
{
    report.usage = {};
    report.attempts.clear();
    for (const store::StoredSweepPart &one : m_stored) {
        add(report.usage, usageFromJson(one.answer.usageJson));
        addAttempts(report.attempts, one.answer.attemptsJson);
    }
    const auto &prices = m_given.basis.model.prices;
    if (prices && !prices->expired)
        report.costUsd = spentUsd();
}

store::StoredSweepPart &SweepWork::row(int level, int number, const std::string &pages)
{
    const auto found = std::find_if(m_stored.begin(), m_stored.end(), [&](const store::StoredSweepPart &one) {
        return one.level == level && one.number == number;
    });
    if (found != m_stored.end())
        return *found;
    store::StoredSweepPart made;
    made.level = level;
    made.number = number;
    made.pagesJson = pages;
    m_stored.push_back(std::move(made));
    return m_stored.back();
}

Result<AnswerReport> SweepWork::send(int level, int number, const std::string &pages, const std::string &label,
                                     PlannedRequest request)
{
    if (const Status affordable =
            applySpendingLimits(request, m_given.question, m_library, m_clock.wallMs(), spentUsd());
        !affordable)
        return tl::unexpected(affordable.error());
    const double expected = request.uncachedUsd.value_or(0);
    m_sink(PartBegun{m_given.id, number, static_cast<int>(m_parts.size()), label});
    if (const Status begun = m_library.beginSweepPart(m_given.id, level, number, pages, expected); !begun)
        return tl::unexpected(begun.error());
    store::StoredSweepPart &stored = row(level, number, pages);
    stored.begun = true;
    stored.state = store::AnswerState::Running;
    stored.costUsd += expected;
    ++stored.tries;

    AnswerReport report;
    report.plan = request.plan;
    CitationChecker checker(m_library, report.plan);
    AnswerStream stream(
        [this, level, number](std::string_view raw) { return m_library.saveSweepPart(m_given.id, level, number, raw); },
        checker, m_sink, m_clock);
    exchange(m_given.question, request, *m_client, m_stop, stream, m_sink, report);
    learnTokens(m_library, request, report.usage);
    if (!report.error && checker.error()) {
        report.error = checker.error();
        report.state = store::AnswerState::Incomplete; // its proofs could not be looked at
    }
    note(level, number, report);
    if (const Status kept = commit(level, number, report, expected); !kept)
        return tl::unexpected(kept.error());
    return report;
}

void SweepWork::note(int level, int number, const AnswerReport &report)
{
    if (level > 0)
        return;
    SweepPart &part = m_parts.at(static_cast<std::size_t>(number) - 1);
    part.begun = true;
    part.state = report.state;
    part.text = report.text;
    part.citations = report.citations;
    part.error = report.error;
}

Status SweepWork::commit(int level, int number, const AnswerReport &report, double expectedUsd)
{
    store::StoredSweepPart &stored = row(level, number, {});
    stored.answer = finishedAnswer(report, expectedUsd);
    stored.state = report.state;
    stored.costUsd += stored.answer.costUsd - expectedUsd;

    AnswerReport soFar;
    MergedAnswer merge = merged();
    soFar.rawText = merge.rawText();
    soFar.text = std::move(merge.text);
    soFar.citations = std::move(merge.citations);
    addTotals(soFar);
    const std::string ledger = coverageJson(coverage()).dump(-1, ' ', false, json::error_handler_t::replace);
    if (Status kept =
            m_library.finishSweepPart(m_given.id, level, number, stored.answer, finishedAnswer(soFar, 0), ledger);
        !kept)
        return kept;
    if (level == 0)
        m_sink(PartEnded{number, report.state, report.error, std::move(soFar.text), std::move(soFar.citations)});
    return {};
}

} // namespace longleaf::ask
