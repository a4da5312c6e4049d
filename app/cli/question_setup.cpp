// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/question_setup.h"

#include "core/ask/answer_json.h"
#include "core/ask/coverage_json.h"
#include "core/store/snippet.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

constexpr std::size_t kSnippetBytes = 240;

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
    if (question.mode == pack::Mode::Sweep)
        return fail(ErrorCode::InvalidInput, "A sweep reads every page, so it leaves out nothing of an earlier answer.",
                    "rest-of");
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

/// The words of the passage around what was searched; empty if the document is gone.
std::string snippetOf(const ask::NearMiss &miss, const ask::AbsenceReport &report, store::Library &library)
{
    const auto text = library.text(miss.passage.document, miss.passage.span);
    return text ? store::snippet(*text, pack::searchedWords(report.search), kSnippetBytes) : std::string();
}

json absenceJson(const ask::AbsenceReport &report, store::Library &library)
{
    json value = ask::toJson(report);
    for (std::size_t i = 0; i < report.nearest.size(); ++i)
        value["nearest"][i]["snippet"] = snippetOf(report.nearest[i], report, library);
    return value;
}

std::string passagesText(std::int64_t hits)
{
    return hits < 0 ? "not counted" : std::to_string(hits) + (hits == 1 ? " passage" : " passages");
}

void printAbsence(const ask::AbsenceReport &report, store::Library &library)
{
    std::printf("\nNot found: %s %d pages were sent, %d were searched, %d have no text, %d could not be read, %d "
                "could be read only in part.\n",
                report.everythingSent ? "all text was sent." : "a part was sent.", report.pagesSent,
                report.search.pagesSearched, report.pagesWithoutText, report.pagesUnreadable, report.pagesPartial);
    for (const pack::SearchedTerm &term : report.search.terms) {
        std::printf("    \"%s\": %s\n", term.term.c_str(), passagesText(term.hits).c_str());
        for (const pack::SearchedVariant &variant : term.variants)
            std::printf("        also \"%s\": %s\n", variant.text.c_str(), passagesText(variant.hits).c_str());
    }
    for (const ask::NearMiss &one : report.nearest)
        std::printf("    nearest: document %s page %d, bytes %zu-%zu%s\n        %s\n",
                    toText(one.passage.document).c_str(), one.passage.page, one.passage.span.begin,
                    one.passage.span.end, one.sent ? "" : ", not sent", snippetOf(one, report, library).c_str());
}

} // namespace

Result<Prepared> prepare(const Context &context, const QuestionOptions &options)
{
    auto library = context.openLibrary();
    if (!library)
        return tl::unexpected(library.error());
    auto templates = promptTemplates(context.settingsStore);
    if (!templates)
        return tl::unexpected(templates.error());
    auto models = ModelSetup::load(context.settingsStore, context.keys, context.clock);
    if (!models)
        return tl::unexpected(models.error());
    auto question = makeQuestion(**library, options, *models);
    if (!question)
        return tl::unexpected(question.error());
    // The server's own window counts, not the catalogue's.
    if (const auto known = models->catalogue().find(question->model);
        !options.resume.empty() || (known && known->local))
        models->addModels(models->findLocalModels(context.stop));
    return Prepared{std::move(*library), std::move(*templates), std::move(*models), std::move(*question)};
}

std::string_view stateWord(store::AnswerState state)
{
    // Scripts know four states; an answer of which nothing came is incomplete, and its error says why.
    return state == store::AnswerState::Failed ? store::toWord(store::AnswerState::Incomplete) : store::toWord(state);
}

json reportJson(const ask::AnswerReport &report, store::Library &library)
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
                  {"absence", report.absence ? absenceJson(*report.absence, library) : json(nullptr)},
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

void printCoverage(const pack::Plan &plan)
{
    if (plan.mode == pack::Mode::Focused)
        std::printf("Searched %lld tokens in %d documents, sent %lld from %zu\n",
                    static_cast<long long>(plan.search.tokensSearched), plan.search.documentsSearched,
                    static_cast<long long>(plan.documentTokens), plan.documents.size());
    if (const std::string hidden = pack::sentenceOf(plan.hidden); !hidden.empty())
        std::printf("%s\n", hidden.c_str());
    if (const std::string unread = pack::sentenceOf(plan.unread); !unread.empty())
        std::printf("%s\n", unread.c_str());
    if (const std::string warning = pack::warningOf(plan); !warning.empty())
        std::printf("Warning: %s\n", warning.c_str());
}

void printCitations(const ask::AnswerReport &report, store::Library &library)
{
    std::printf("%s\n\n", report.text.c_str());
    int number = 0;
    for (const answer::Citation &one : report.citations) {
        std::printf("[%d] %s: %s, page %d\n    \"%s\"\n", ++number,
                    std::string(answer::toWord(one.verdict.status)).c_str(), one.title.c_str(), one.verdict.page,
                    one.raw.quote.c_str());
        if (one.sight != document::Sight::Seen)
            std::printf("    %s\n", one.sight == document::Sight::Hidden
                                        ? "These words cannot be seen on the page."
                                        : "Some of these words cannot be seen on the page.");
        for (const document::PageBox &box : one.boxes) {
            std::printf("    box on page %d: %.3f %.3f %.3f %.3f\n", box.page, static_cast<double>(box.box.left),
                        static_cast<double>(box.box.top), static_cast<double>(box.box.right),
                        static_cast<double>(box.box.bottom));
        }
    }
    std::printf("\n%s, %s\n", report.model.c_str(), std::string(stateWord(report.state)).c_str());
    printCoverage(report.plan);
    if (report.absence)
        printAbsence(*report.absence, library);
}

} // namespace longleaf::cli
