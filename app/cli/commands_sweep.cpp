// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/question_setup.h"
#include "core/ask/sweep_json.h"
#include "core/ask/sweep_runner.h"
#include "core/pack/token_counter.h"
#include "resources/embedded.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

void printPrice(const ask::SweepPlan &plan)
{
    if (plan.leastUsd && *plan.mostUsd > 0)
        std::printf("Price $%.4f if no part has anything to say, $%.4f if each writes at length\n", *plan.leastUsd,
                    *plan.mostUsd);
    else
        std::printf("Price %s\n", plan.leastUsd ? "nothing" : "not known");
}

void printSweepPlan(const ask::SweepPlan &plan)
{
    std::printf("Model %s, sweep: %d requests over %d of %d pages, about %lld tokens in all\n", plan.model.id.c_str(),
                plan.requests(), plan.pagesToRead(), plan.pagesTotal,
                static_cast<long long>(plan.coverage.promptTokens));
    printPrice(plan);
    std::vector<pack::ScopeDocument> titles;
    for (const pack::PlannedDocument &one : plan.coverage.documents)
        titles.push_back({one.id, one.title, one.path, {}});
    for (std::size_t i = 0; i < plan.parts.size(); ++i)
        std::printf("  part %zu: %s, about %lld tokens\n", i + 1, ask::pagesLabel(plan.windows[i], titles).c_str(),
                    static_cast<long long>(plan.parts[i].promptTokens));
    if (plan.mergeRequests > 0)
        std::printf("  then %d request%s to put the parts together\n", plan.mergeRequests,
                    plan.mergeRequests == 1 ? "" : "s");
    for (const pack::PageRange &one : plan.larger)
        std::printf("  %s is larger than a part should be and has one of its own\n",
                    ask::pagesText({one}, titles).c_str());
    for (const pack::LeftOut &left : plan.coverage.leftOut)
        std::printf("  %s left out: %zu pages (%s)\n", toText(left.id).c_str(), left.pages.size(),
                    std::string(pack::toWord(left.reason)).c_str());
}

void onEvent(const ask::AskEvent &event)
{
    if (const auto *begun = std::get_if<ask::PartBegun>(&event)) {
        if (begun->pages.empty())
            std::fprintf(stderr, "\nlongleaf-cli: sweep %s: putting the parts together\n",
                         toText(begun->sweep).c_str());
        else
            std::fprintf(stderr, "\nlongleaf-cli: sweep %s: part %d of %d: %s\n", toText(begun->sweep).c_str(),
                         begun->part, begun->parts, begun->pages.c_str());
    } else if (const auto *ended = std::get_if<ask::PartEnded>(&event)) {
        const std::string word(stateWord(ended->state));
        std::fprintf(stderr, "\nlongleaf-cli: part %d: %s%s%s\n", ended->part, word.c_str(), ended->error ? ". " : "",
                     ended->error ? ended->error->message.c_str() : "");
    } else if (const auto *grown = std::get_if<ask::TextGrew>(&event)) {
        std::fwrite(grown->appended.data(), 1, grown->appended.size(), stderr);
    } else if (const auto *wait = std::get_if<ask::WaitingToSend>(&event)) {
        std::fprintf(stderr, "longleaf-cli: %s Sent in %.1f s.\n", wait->why.c_str(),
                     static_cast<double>(wait->ms) / 1'000);
    }
}

Result<ask::AnswerReport> runSweep(const Context &context, Prepared &prepared, const QuestionOptions &options,
                                   ask::SweepRunner &runner)
{
    if (options.resume.empty())
        return runner.run(prepared.question, ask::sweepMergeFromWord(options.merge).value_or(ask::SweepMerge::Union),
                          context.stop, onEvent);
    const auto id = parseIdText(options.resume);
    if (!id)
        return fail(ErrorCode::InvalidInput, "\"" + options.resume + "\" is not the id of a sweep.");
    return runner.resume(SweepId{*id}, prepared.question, context.stop, onEvent);
}

int statusOf(const ask::AnswerReport &report)
{
    if (report.state == store::AnswerState::Interrupted)
        return kInterrupted;
    if (!report.error)
        return kDone;
    if (report.error->code == ErrorCode::OverBudget)
        return kRefused;
    // Some parts stand, the others are named.
    const bool someRead = !report.plan.documents.empty();
    return someRead ? kDoneInPart : exitStatus(*report.error);
}

} // namespace

int planSweep(const Context &context, const QuestionOptions &options)
{
    auto prepared = prepare(context, options);
    if (!prepared)
        return report(context, prepared.error());
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    ask::SweepRunner runner(*prepared->library, prepared->models.catalogue(), prepared->models.clients(),
                            prepared->templates, context.clock, tokens.function());
    const auto plan =
        runner.plan(prepared->question, ask::sweepMergeFromWord(options.merge).value_or(ask::SweepMerge::Union));
    if (!plan)
        return report(context, plan.error());
    if (context.json)
        printJson(ask::toJson(*plan));
    else
        printSweepPlan(*plan);
    return kDone;
}

int askSweep(const Context &context, const QuestionOptions &options)
{
    auto prepared = prepare(context, options);
    if (!prepared)
        return report(context, prepared.error());
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    ask::SweepRunner runner(*prepared->library, prepared->models.catalogue(), prepared->models.clients(),
                            prepared->templates, context.clock, tokens.function());
    const auto answer = runSweep(context, *prepared, options, runner);
    if (!answer)
        return report(context, answer.error());
    if (answer->error)
        std::fprintf(stderr, "longleaf-cli: %s\n", answer->error->message.c_str());
    if (answer->canResume)
        std::fprintf(stderr, "longleaf-cli: Go on with: longleaf-cli ask --resume %s\n", toText(answer->sweep).c_str());
    if (!context.json) {
        printCitations(*answer, *prepared->library);
        return statusOf(*answer);
    }
    json value = reportJson(*answer, *prepared->library);
    const auto stored = prepared->library->sweep(answer->sweep);
    if (!stored)
        return report(context, stored.error());
    auto sweep = ask::toJson(*stored);
    if (!sweep)
        return report(context, sweep.error());
    value["sweep"] = std::move(*sweep);
    printJson(value);
    return statusOf(*answer);
}

} // namespace longleaf::cli
