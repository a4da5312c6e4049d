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

/// DOCUMENT:BEGIN:END
std::optional<pack::Candidate> pinnedPassage(const std::string &text)
{
    const std::size_t first = text.find(':');
    const std::size_t second = text.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return std::nullopt;
    const auto document = parseIdText(std::string_view(text).substr(0, first));
    // Ids are positive, a first byte may be 0.
    const std::string begin = text.substr(first + 1, second - first - 1);
    const auto beginByte = begin == "0" ? std::optional<std::int64_t>(0) : parseIdText(begin);
    const auto endByte = parseIdText(std::string_view(text).substr(second + 1));
    if (!document || !beginByte || !endByte || *beginByte >= *endByte)
        return std::nullopt;
    pack::Candidate pinned;
    pinned.document = DocumentId{*document};
    pinned.span = {static_cast<std::size_t>(*beginByte), static_cast<std::size_t>(*endByte)};
    return pinned;
}

Status readRefinement(const QuestionOptions &options, ask::Question &question)
{
    for (const std::string &text : options.pins) {
        const auto pinned = pinnedPassage(text);
        if (!pinned)
            return fail(ErrorCode::InvalidInput,
                        "\"" + text + "\" is not a passage. Write DOCUMENT:BEGIN:END, with bytes of the text.");
        question.pinned.push_back(*pinned);
    }
    if (options.restOf.empty())
        return {};
    const auto id = parseIdText(options.restOf);
    if (!id)
        return fail(ErrorCode::InvalidInput, "\"" + options.restOf + "\" is not the id of an answer.");
    question.restOf = AnswerId{*id};
    return {};
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
    if (const Status read = readRefinement(options, question); !read)
        return tl::unexpected(read.error());
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

/// What was searched and sent of it, and what that means for the question.
void printCoverage(const pack::Plan &plan)
{
    if (plan.mode == pack::Mode::Focused)
        std::printf("Searched %lld tokens in %d documents, sent %lld from %zu\n",
                    static_cast<long long>(plan.search.tokensSearched), plan.search.documentsSearched,
                    static_cast<long long>(plan.documentTokens), plan.documents.size());
    if (const std::string warning = pack::warningOf(plan); !warning.empty())
        std::printf("Warning: %s\n", warning.c_str());
}

void printAbsence(const ask::AbsenceReport &report)
{
    std::printf("\nNot found: %s %d pages were sent, %d were searched, %d have no text, %d could not be read.\n",
                report.everythingSent ? "all text was sent." : "a part was sent.", report.pagesSent,
                report.search.pagesSearched, report.pagesWithoutText, report.pagesUnreadable);
    for (const pack::SearchedTerm &term : report.search.terms)
        std::printf("    \"%s\": %s passages\n", term.term.c_str(),
                    term.hits < 0 ? "not counted," : std::to_string(term.hits).c_str());
    for (const ask::NearMiss &one : report.nearest)
        std::printf("    nearest: document %s page %d, bytes %zu-%zu%s\n", toText(one.passage.document).c_str(),
                    one.passage.page, one.passage.span.begin, one.passage.span.end, one.sent ? "" : ", not sent");
}

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
                  {"absence", report.absence ? ask::toJson(*report.absence) : json(nullptr)},
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
    printCoverage(report.plan);
    if (report.absence)
        printAbsence(*report.absence);
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
