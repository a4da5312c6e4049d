// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/models_setup.h"
#include "core/ask/answer_json.h"
#include "core/ask/ask_question.h"
#include "core/pack/token_counter.h"
#include "resources/embedded.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

struct Prepared {
    std::unique_ptr<store::Library> library;
    ask::PromptTemplates templates;
    ModelSetup models;
    ask::Question question;
};

Result<std::vector<DocumentId>> documentsOf(store::Library &library, const std::string &collection)
{
    const auto all = library.collections();
    if (!all)
        return tl::unexpected(all.error());
    for (const store::Collection &one : *all) {
        if (one.name != collection)
            continue;
        if (one.documents.empty())
            return fail(ErrorCode::InvalidInput, "The collection \"" + collection + "\" has no documents.", collection);
        return one.documents;
    }
    return fail(ErrorCode::NotFound, "There is no collection \"" + collection + "\".", collection);
}

Result<ask::Question> makeQuestion(store::Library &library, const QuestionOptions &options, const ModelSetup &models)
{
    ask::Question question;
    question.text = options.question;
    question.model = options.model.empty() ? models.defaultModel() : options.model;
    question.mode = pack::modeFromWord(options.mode).value_or(pack::Mode::Auto);
    question.budgetTokens = options.budgetTokens;
    question.maxCostUsd = options.maxCostUsd;
    question.maxCostPerDayUsd = options.maxCostPerDayUsd;
    applySettings(models.settings(), question);
    auto scope =
        options.collection.empty() ? findDocuments(library, options.in) : documentsOf(library, options.collection);
    if (!scope)
        return tl::unexpected(scope.error());
    question.scope = std::move(*scope);
    if (!options.conversation.empty()) {
        const auto id = parseIdText(options.conversation);
        if (!id)
            return fail(ErrorCode::InvalidInput, "\"" + options.conversation + "\" is not the id of a conversation.");
        question.conversation = ConversationId{*id};
    }
    return question;
}

Result<Prepared> prepare(const Context &context, const QuestionOptions &options)
{
    auto library = context.openLibrary();
    if (!library)
        return tl::unexpected(library.error());
    auto templates = promptTemplates();
    if (!templates)
        return tl::unexpected(templates.error());
    auto models = ModelSetup::load(context.settingsStore, context.keys, context.clock);
    if (!models)
        return tl::unexpected(models.error());
    auto question = makeQuestion(**library, options, *models);
    if (!question)
        return tl::unexpected(question.error());
    // The server's own window counts, not the catalogue's.
    if (const auto known = models->catalogue().find(question->model); known && known->local)
        models->addModels(models->findLocalModels(context.stop));
    return Prepared{std::move(*library), std::move(*templates), std::move(*models), std::move(*question)};
}

void printPlan(const ask::PlannedRequest &request)
{
    std::printf("Model %s, %s mode: about %lld tokens of a window of %lld\n", request.model.id.c_str(),
                std::string(pack::toWord(request.plan.mode)).c_str(), static_cast<long long>(request.plan.promptTokens),
                static_cast<long long>(request.plan.window));
    if (request.uncachedUsd)
        std::printf("Price about $%.4f; $%.4f when the documents are cached\n", *request.uncachedUsd,
                    *request.cachedUsd);
    for (const pack::PlannedDocument &document : request.plan.documents) {
        std::printf("  %s %s: %zu of %d pages%s\n", toText(document.id).c_str(), document.title.c_str(),
                    document.pagesSent.size(), document.pagesTotal, document.whole ? ", whole" : "");
    }
    for (const pack::LeftOut &left : request.plan.leftOut) {
        std::printf("  %s left out: %zu pages (%s)\n", toText(left.id).c_str(), left.pages.size(),
                    std::string(pack::toWord(left.reason)).c_str());
    }
}

std::string_view stateWord(store::AnswerState state)
{
    // Scripts know four states; an answer of which nothing came is incomplete, and its error says why.
    return state == store::AnswerState::Failed ? store::toWord(store::AnswerState::Incomplete) : store::toWord(state);
}

json reportJson(const ask::AnswerReport &report)
{
    json citations = json::array();
    for (const answer::Citation &one : report.citations)
        citations.push_back(ask::toJson(one));
    json attempts = json::array();
    for (const model::Attempt &one : report.attempts)
        attempts.push_back(ask::toJson(one));
    json value = {{"conversation", toText(report.conversation)},
                  {"answer_id", toText(report.answer)},
                  {"state", std::string(stateWord(report.state))},
                  {"model", report.model},
                  {"text", report.text},
                  {"citations", std::move(citations)},
                  {"coverage", ask::coverageJson(report.plan)},
                  {"usage", ask::usageJson(report.usage)},
                  {"cost_usd", report.costUsd ? json(*report.costUsd) : json(nullptr)},
                  {"saved_usd", report.savedUsd ? json(*report.savedUsd) : json(nullptr)},
                  {"maybe_charged", report.maybeCharged},
                  {"served_model", report.servedModel},
                  {"attempts", attempts},
                  {"timings_ms",
                   {{"plan", report.timings.planMs},
                    {"first_byte", report.timings.firstByteMs},
                    {"first_text", report.timings.firstTextMs},
                    {"total", report.timings.totalMs}}}};
    if (report.error)
        value["error"] = toJson(*report.error);
    return value;
}

void printCitations(const ask::AnswerReport &report)
{
    std::printf("%s\n\n", report.text.c_str());
    int number = 0;
    for (const answer::Citation &one : report.citations) {
        std::printf("[%d] %s: %s, page %d\n    \"%s\"\n", ++number,
                    std::string(answer::toWord(one.verdict.status)).c_str(), one.title.c_str(), one.verdict.page,
                    one.raw.quote.c_str());
        for (const document::PageBox &box : one.boxes) {
            std::printf("    box on page %d: %.3f %.3f %.3f %.3f\n", box.page, static_cast<double>(box.box.left),
                        static_cast<double>(box.box.top), static_cast<double>(box.box.right),
                        static_cast<double>(box.box.bottom));
        }
    }
    std::printf("\n%s, %s\n", report.model.c_str(), std::string(stateWord(report.state)).c_str());
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
    auto prepared = prepare(context, options);
    if (!prepared)
        return report(context, prepared.error());
    store::Library &library = *prepared->library;
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    ask::AskQuestion asker(library, prepared->models.catalogue(), prepared->models.clients(), prepared->templates,
                           context.clock, tokens.function());
    const auto request = asker.plan(prepared->question);
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
    auto prepared = prepare(context, options);
    if (!prepared)
        return report(context, prepared.error());
    const pack::TokenCounter tokens(resource(pack::TokenCounter::kVocabulary));
    ask::AskQuestion asker(*prepared->library, prepared->models.catalogue(), prepared->models.clients(),
                           prepared->templates, context.clock, tokens.function());
    const auto answer = asker.run(prepared->question, context.stop, [](const ask::AskEvent &event) {
        if (const auto *grown = std::get_if<ask::TextGrew>(&event))
            std::fwrite(grown->appended.data(), 1, grown->appended.size(), stderr);
        else if (const auto *wait = std::get_if<ask::WaitingToSend>(&event))
            std::fprintf(stderr, "longleaf-cli: %s Sent in %.1f s.\n", wait->why.c_str(),
                         static_cast<double>(wait->ms) / 1'000);
    });
    if (!answer)
        return report(context, answer.error());
    std::fputs("\n", stderr);
    if (answer->error)
        std::fprintf(stderr, "longleaf-cli: %s\n", answer->error->message.c_str());
    if (context.json)
        printJson(reportJson(*answer));
    else
        printCitations(*answer);
    return statusOf(*answer);
}

} // namespace longleaf::cli
