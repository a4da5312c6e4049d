// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/document_repair.h"
#include "app/cli/question_setup.h"
#include "core/ask/answer_json.h"
#include "core/ask/ask_question.h"
#include "core/pack/token_counter.h"
#include "resources/embedded.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

void printPlan(const ask::PlannedRequest &request)
{
    std::printf("Model %s, %s mode: about %lld tokens of a window of %lld\n", request.model.id.c_str(),
                std::string(pack::toWord(request.plan.mode)).c_str(), static_cast<long long>(request.plan.promptTokens),
                static_cast<long long>(request.plan.window));
    if (request.uncachedUsd)
        std::printf("Price about $%.4f; $%.4f when the documents are cached\n", *request.uncachedUsd,
                    *request.cachedUsd);
    std::printf("%s\n", pack::sentenceOf(request.plan.reason).c_str());
    if (request.other && request.other->uncachedUsd)
        std::printf("--mode %s would send at most %lld tokens for about $%.4f\n",
                    std::string(pack::toWord(request.other->mode)).c_str(),
                    static_cast<long long>(request.other->promptTokens), *request.other->uncachedUsd);
    printCoverage(request.plan);
    for (const pack::PlannedDocument &document : request.plan.documents) {
        std::printf("  %s %s: %zu of %d pages%s\n", toText(document.id).c_str(), document.title.c_str(),
                    document.pagesSent.size(), document.pagesTotal, document.whole ? ", whole" : "");
    }
    for (const pack::LeftOut &left : request.plan.leftOut) {
        std::printf("  %s left out: %zu pages (%s)\n", toText(left.id).c_str(), left.pages.size(),
                    std::string(pack::toWord(left.reason)).c_str());
    }
    for (const pack::Candidate &next : request.plan.next) {
        std::printf("  not sent, next best: document %s page %d, bytes %zu-%zu\n", toText(next.document).c_str(),
                    next.page, next.span.begin, next.span.end);
    }
}

int statusOf(const ask::AnswerReport &report)
{
    if (report.state == store::AnswerState::Interrupted)
        return kInterrupted;
    if (report.error && report.error->code != ErrorCode::ResourceLimit)
        return exitStatus(*report.error) == kFailed ? kFailed : kModelFailed;
    return kDone;
}

} // namespace

int plan(const Context &context, const QuestionOptions &options)
{
    if (options.mode == "sweep")
        return planSweep(context, options);
    auto prepared = prepare(context, options);
    if (!prepared)
        return report(context, prepared.error());
    store::Library &library = *prepared->library;
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    ask::AskQuestion asker(library, prepared->models.catalogue(), prepared->models.clients(), prepared->templates,
                           context.clock, tokens.function());
    const auto request = withMending(library, context.ingestOptions(), context.clock, context.stop,
                                     [&] { return asker.plan(prepared->question); });
    if (!request)
        return report(context, request.error());
    if (context.json) {
        printJson(
            ask::toJson(*request, true, [&library](DocumentId id, TextSpan span) { return library.text(id, span); }));
    } else {
        printPlan(*request);
    }
    return kDone;
}

int ask(const Context &context, const QuestionOptions &options)
{
    if (options.planOnly)
        return plan(context, options);
    if (options.showRequest)
        return showRequest(context, options);
    if (options.mode == "sweep" || !options.resume.empty())
        return askSweep(context, options);
    if (options.question.empty())
        return report(context, Error{ErrorCode::InvalidInput, "The question is missing.", {}});
    auto prepared = prepare(context, options);
    if (!prepared)
        return report(context, prepared.error());
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    ask::AskQuestion asker(*prepared->library, prepared->models.catalogue(), prepared->models.clients(),
                           prepared->templates, context.clock, tokens.function());
    bool begun = false;
    const ask::AskSink tell = [&begun](const ask::AskEvent &event) {
        begun = true;
        if (const auto *grown = std::get_if<ask::TextGrew>(&event))
            std::fwrite(grown->appended.data(), 1, grown->appended.size(), stderr);
        else if (const auto *wait = std::get_if<ask::WaitingToSend>(&event))
            std::fprintf(stderr, "longleaf-cli: %s Sent in %.1f s.\n", wait->why.c_str(),
                         static_cast<double>(wait->ms) / 1'000);
    };
    // Texts are read before anything is told or sent, so nothing is sent twice.
    const auto answer = withMending(
        *prepared->library, context.ingestOptions(), context.clock, context.stop,
        [&] { return asker.run(prepared->question, context.stop, tell); }, [&begun] { return !begun; });
    if (!answer)
        return report(context, answer.error());
    std::fputs("\n", stderr);
    if (answer->error)
        std::fprintf(stderr, "longleaf-cli: %s\n", answer->error->message.c_str());
    if (context.json)
        printJson(reportJson(*answer, *prepared->library));
    else
        printCitations(*answer, *prepared->library);
    return statusOf(*answer);
}

} // namespace longleaf::cli
