// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/question_planner.h"

#include "core/ask/coverage_json.h"
#include "core/ask/spending.h"
#include "core/base/utf8.h"
#include "core/model/model_factory.h"
#include "core/pack/document_costs.h"
#include "core/pack/focus.h"
#include "core/pack/markup.h"
#include "core/pack/outline.h"
#include "core/pack/regime.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace longleaf::ask {

namespace {

constexpr std::int64_t kDefaultOutputTokens = 32'768;
// Shares added to every count. A tokenizer that was never observed may surprise; one that was, hardly.
constexpr double kMarginKnown = 0.02;
constexpr double kMarginUnknown = 0.10;
constexpr std::size_t kMaxQuestionBytes = 64U * 1024U;

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Half of the window at most, so that a small window still has room for documents.
std::int64_t outputReserve(const model::ModelInfo &model)
{
    const std::int64_t wanted =
        model.maxOutput > 0 ? std::min(model.maxOutput, kDefaultOutputTokens) : kDefaultOutputTokens;
    return std::min(wanted, model.contextWindow / 2);
}

/// The text of the documents, read one whole document at a time: a query for each of a thousand pages would take longer
/// than all the rest of a plan.
class DocumentTexts final {
public:
    explicit DocumentTexts(store::Library &library)
        : m_library(library)
    {
    }

    Result<std::string> operator()(DocumentId id, TextSpan span)
    {
        if (id != m_id) {
            auto text = m_library.text(id);
            if (!text)
                return text;
            m_text = std::move(*text);
            m_id = id;
        }
        return m_text.substr(std::min(span.begin, m_text.size()), span.size());
    }

private:
    store::Library &m_library;
    DocumentId m_id;
    std::string m_text;
};

Status checkQuestion(const Question &question)
{
    if (isBlank(question.text))
        return fail(ErrorCode::InvalidInput, "The question is empty. Type a question about the documents.");
    if (question.text.size() > kMaxQuestionBytes)
        return fail(ErrorCode::InvalidInput,
                    "The question is longer than 64 kB. Put long texts into a file and add it.");
    if (!utf8::isValid(question.text))
        return fail(ErrorCode::InvalidInput, "The question is not valid UTF-8 text.");
    if (question.budgetTokens && *question.budgetTokens <= 0)
        return fail(ErrorCode::InvalidInput, "The budget must be a positive number of tokens.", "budget");
    return {};
}

} // namespace

QuestionPlanner::QuestionPlanner(store::Library &library, const model::Catalogue &catalogue,
                                 const PromptTemplates &templates, const pack::CountTokens &countTokens)
    : m_library(library)
    , m_catalogue(catalogue)
    , m_templates(templates)
    , m_countTokens(countTokens)
    , m_search(library, templates.synonyms)
{
}

Result<PlanBasis> QuestionPlanner::basis(const Question &question)
{
    if (const Status valid = checkQuestion(question); !valid)
        return tl::unexpected(valid.error());
    auto model = m_catalogue.find(question.model);
    if (!model)
        return tl::unexpected(model.error());
    if (const Status allowed = checkPolicy(question, *model); !allowed)
        return tl::unexpected(allowed.error());
    auto scope = scopeDocuments(question.scope);
    if (!scope)
        return tl::unexpected(scope.error());
    auto turns = history(question);
    if (!turns)
        return tl::unexpected(turns.error());

    const pack::PromptTemplate &fixed = model->quirks.nativeCitations ? m_templates.native : m_templates.tagged;
    auto limits = limitsFor(*model, question, pack::fixedTokens(fixed, *turns, question.text, m_countTokens));
    if (!limits)
        return tl::unexpected(limits.error());
    auto collection = m_library.collectionOf(question.scope);
    if (!collection)
        return tl::unexpected(collection.error());
    return PlanBasis{
        std::move(*model),      std::move(*scope), std::move(*turns), fixed, *limits, pack::questionKind(question.text),
        std::move(*collection), question.hidden};
}

Result<PlannedRequest> QuestionPlanner::plan(const Question &asked)
{
    Question question = asked;
    // What was sent before is left out and what was added is put in only where passages are chosen.
    if (question.mode == pack::Mode::Auto && (question.restOf.valid() || !question.pinned.empty()))
        question.mode = pack::Mode::Focused;
    auto found = basis(question);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<pack::ScopeDocument> &scope = found->scope;
    const pack::Limits &limits = found->limits;
    pack::Focus focus;
    focus.kind = found->kind;
    const pack::RegimeChoice choice =
        pack::chooseRegime(pack::wholeTokens(scope, limits), limits, question.mode, focus.kind);
    std::vector<pack::Candidate> ranked;
    PassageSearch::Found searched;
    if (choice.mode == pack::Mode::Focused) {
        if (const Status read = readFocus(question, scope, focus); !read)
            return tl::unexpected(read.error());
        // Far too large, and each document's share is bound: more candidates are needed to fill it.
        const bool routed = choice.regime == pack::Regime::Routed;
        auto hits =
            m_search.find(question.text, question.scope, routed ? 2 * choice.budgetTokens : choice.budgetTokens);
        if (!hits)
            return tl::unexpected(hits.error());
        ranked = std::move(hits->ranked);
        searched = std::move(*hits);
        if (question.restOf.valid() && pack::without(ranked, focus.excluded).empty())
            return fail(ErrorCode::NotFound, "The search found no passage beyond those that were sent already.");
        if (choice.regime == pack::Regime::Outlined) {
            if (const Status read = readHeadings(scope); !read)
                return tl::unexpected(read.error());
        }
    }
    auto plan = pack::plan(scope, ranked, limits, question.mode, focus);
    if (!plan)
        return tl::unexpected(plan.error());
    if (plan->mode == pack::Mode::Focused) {
        plan->search.terms = std::move(searched.terms);
        plan->search.chunksSearched = searched.chunksSearched;
    }
    return request(*found, std::move(*plan), question);
}

Result<PlannedRequest> QuestionPlanner::request(const PlanBasis &basis, pack::Plan plan, const Question &question)
{
    PlannedRequest request;
    request.model = basis.model;
    request.plan = std::move(plan);
    request.plan.hidden = pack::accountOf(request.plan, basis.scope, question.hidden);
    request.maxOutputTokens = basis.limits.maxOutputTokens;
    request.tokenScale = basis.limits.tokenFactor * (1.0 + basis.limits.safetyMargin);
    request.collection = basis.collection;
    auto prompt = pack::layout(request.plan, basis.scope, basis.fixed, basis.turns, question.text,
                               DocumentTexts(m_library), question.hidden);
    if (!prompt)
        return tl::unexpected(prompt.error());
    request.prompt = std::move(*prompt);
    setExpectedPrice(request, question.longCache);
    setOtherPrice(request, question.longCache);
    return request;
}

Status QuestionPlanner::readFocus(const Question &question, const std::vector<pack::ScopeDocument> &scope,
                                  pack::Focus &focus)
{
    focus.named = pack::namedDocuments(question.text, scope);
    for (pack::Candidate pinned : question.pinned) {
        const auto document =
            std::find_if(scope.begin(), scope.end(), [&](const auto &one) { return one.id == pinned.document; });
        if (document == scope.end())
            return fail(ErrorCode::NotFound,
                        "A passage was added from document " + toText(pinned.document) +
                            ", which is not among those that are asked about.",
                        toText(pinned.document));
        const auto page = std::find_if(document->pages.begin(), document->pages.end(), [&](const auto &one) {
            return one.span.begin <= pinned.span.begin && pinned.span.begin < one.span.end;
        });
        if (page == document->pages.end() || pinned.span.empty())
            return fail(ErrorCode::InvalidInput,
                        "The document " + document->title + " has no text at bytes " +
                            std::to_string(pinned.span.begin) + " to " + std::to_string(pinned.span.end) + ".",
                        toText(pinned.document));
        pinned.page = page->number;
        focus.pinned.push_back(pinned);
    }
    if (!question.restOf.valid())
        return {};
    auto sent = sentBefore(question.restOf);
    if (!sent)
        return tl::unexpected(sent.error());
    focus.excluded = std::move(*sent);
    return {};
}

Result<std::vector<pack::Candidate>> QuestionPlanner::sentBefore(AnswerId answer)
{
    constexpr int kMostRounds = 32; // a loop in damaged rows must end
    std::vector<pack::Candidate> sent;
    for (int round = 0; answer.valid() && round < kMostRounds; ++round) {
        const auto stored = m_library.answer(answer);
        if (!stored)
            return tl::unexpected(stored.error());
        const SentBefore before = sentBeforeFromJson(stored->turn.coverageJson);
        sent.insert(sent.end(), before.passages.begin(), before.passages.end());
        answer = before.restOf;
    }
    if (sent.empty())
        return fail(ErrorCode::InvalidInput,
                    "Everything was sent with that answer, so there is nothing more to search.");
    return sent;
}

Status QuestionPlanner::readHeadings(std::vector<pack::ScopeDocument> &scope)
{
    for (pack::ScopeDocument &document : scope) {
        const auto text = m_library.text(document.id);
        if (!text)
            return tl::unexpected(text.error());
        document.headings = pack::headingsOf(*text, document.pages);
        // An outline has no room for labels.
        std::erase_if(document.headings, [&](const pack::Heading &heading) {
            return std::any_of(document.inspection.texts.begin(), document.inspection.texts.end(),
                               [&](const document::HiddenText &one) {
                                   return one.page == heading.page && one.span.end <= text->size() &&
                                          text->substr(one.span.begin, one.span.size()).find(heading.text) !=
                                              std::string::npos;
                               });
        });
    }
    return {};
}

Result<QuestionPlanner::Searched> QuestionPlanner::searchAgain(const Question &question, const pack::Plan &plan)
{
    constexpr std::int64_t kNearTokens = 10'000;
    Searched found{plan.search, {}};
    const auto scope = scopeDocuments(question.scope);
    if (!scope)
        return tl::unexpected(scope.error());
    found.account.documentsSearched = found.account.pagesSearched = 0;
    for (const pack::ScopeDocument &document : *scope) {
        const auto pages = static_cast<int>(std::count_if(document.pages.begin(), document.pages.end(), pack::hasText));
        found.account.documentsSearched += pages > 0 ? 1 : 0;
        found.account.pagesSearched += pages;
    }
    found.account.tokensSearched = plan.wholeTokens;
    auto searched = m_search.findMentions(question.text, question.scope, kNearTokens);
    if (!searched)
        return tl::unexpected(searched.error());
    if (const Status counted = m_search.count(searched->terms, question.scope); !counted)
        return tl::unexpected(counted.error());
    found.account.terms = std::move(searched->terms);
    found.account.chunksSearched = searched->chunksSearched;
    found.ranked = std::move(searched->ranked);
    return found;
}

Status QuestionPlanner::checkPolicy(const Question &question, const model::ModelInfo &model)
{
    if (model.retired)
        return tl::unexpected(model::retiredModel(model));
    if (Status local = checkLocalOnly(question, model); !local)
        return local;
    if (!model.trainsOnData)
        return {};
    const auto refused = [&model](const std::string &where) {
        return fail(ErrorCode::PolicyRefused,
                    "The provider of " + model.name +
                        " may train on what is sent, so your documents could become part of later models. " + where +
                        " If that is acceptable, allow it in the settings under Privacy, or choose another model.",
                    model.id);
    };
    const auto collections = m_library.collections();
    if (!collections)
        return tl::unexpected(collections.error());
    const auto documents = m_library.documents();
    if (!documents)
        return tl::unexpected(documents.error());
    const auto holds = [](const std::vector<DocumentId> &ids, DocumentId id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    for (const document::Document &one : *documents) {
        if (!question.scope.empty() && !holds(question.scope, one.id))
            continue;
        bool inAny = false;
        for (const store::Collection &collection : *collections) {
            if (!holds(collection.documents, one.id))
                continue;
            inAny = true;
            if (!collection.allowTraining)
                return refused("It is not allowed for the collection \"" + collection.name + "\".");
        }
        if (!inAny && !question.allowTraining)
            return refused("It is not allowed for documents that are in no collection.");
    }
    return {};
}

// One document of a locked collection is enough: what stands beside it does not make it less confidential.
Status QuestionPlanner::checkLocalOnly(const Question &question, const model::ModelInfo &model)
{
    if (model.local)
        return {};
    const auto collections = m_library.collections();
    if (!collections)
        return tl::unexpected(collections.error());
    const std::set<DocumentId> scope(question.scope.begin(), question.scope.end());
    for (const store::Collection &collection : *collections) {
        const bool touched = collection.localOnly &&
                             std::any_of(collection.documents.begin(), collection.documents.end(),
                                         [&scope](DocumentId id) { return scope.empty() || scope.count(id) > 0; });
        if (touched)
            return fail(ErrorCode::PolicyRefused,
                        "The collection \"" + collection.name + "\" may be sent only to models on this computer, and " +
                            model.name +
                            " is none. Choose a local model, leave the documents of this collection out, or change its "
                            "properties.",
                        model.id);
    }
    return {};
}

Result<pack::Limits> QuestionPlanner::limitsFor(const model::ModelInfo &model, const Question &question,
                                                std::int64_t fixedTokens)
{
    pack::Limits limits;
    limits.contextWindow = model.contextWindow;
    limits.maxInputTokens = model.maxInput;
    limits.maxOutputTokens = outputReserve(model);
    limits.fixedTokens = fixedTokens;
    limits.budgetTokens = question.budgetTokens;
    const auto observed = m_library.tokenObservations(model.id);
    if (!observed)
        return tl::unexpected(observed.error());
    const bool learned = observed->observations > 0;
    limits.tokenFactor =
        learned ? static_cast<double>(observed->reported) / static_cast<double>(observed->counted) : model.tokenFactor;
    limits.safetyMargin = learned || model.exactTokenizer ? kMarginKnown : kMarginUnknown;
    return limits;
}

Result<document::Inspection> QuestionPlanner::inspectionOf(const document::Document &document)
{
    // The reader shows a text file as it is.
    if (document.format != document::Format::Pdf)
        return document::Inspection{document::Inspection::State::Done, {}, {}, {}};
    return m_library.inspection(document.id);
}

Result<std::vector<pack::ScopeDocument>> QuestionPlanner::scopeDocuments(const std::vector<DocumentId> &scope)
{
    auto all = m_library.documents();
    if (!all)
        return tl::unexpected(all.error());
    if (all->empty())
        return fail(ErrorCode::InvalidInput, "The library is empty. Add documents first.");
    for (const DocumentId id : scope) {
        const bool known = std::any_of(all->begin(), all->end(), [id](const auto &one) { return one.id == id; });
        if (!known)
            return fail(ErrorCode::NotFound, "There is no document " + toText(id) + " in the library.", toText(id));
    }
    const auto secret = m_library.promptSecret();
    if (!secret)
        return tl::unexpected(secret.error());
    // Library order whatever the order of the scope, so that the same documents give the same bytes.
    std::vector<pack::ScopeDocument> documents;
    for (document::Document &one : *all) {
        if (!scope.empty() && std::find(scope.begin(), scope.end(), one.id) == scope.end())
            continue;
        auto pages = m_library.pages(one.id);
        if (!pages)
            return tl::unexpected(pages.error());
        auto inspection = inspectionOf(one);
        if (!inspection)
            return tl::unexpected(inspection.error());
        documents.push_back({one.id,
                             std::move(one.title),
                             std::move(one.path),
                             std::move(*pages),
                             {},
                             pack::documentKey(*secret, one.sha256),
                             std::move(*inspection)});
    }
    return documents;
}

Result<std::vector<pack::HistoryTurn>> QuestionPlanner::history(const Question &question)
{
    const ConversationId conversation = question.conversation;
    std::vector<pack::HistoryTurn> turns;
    if (!conversation.valid())
        return turns;
    auto stored =
        question.follows ? m_library.turnsUpTo(conversation, *question.follows) : m_library.turns(conversation);
    if (!stored)
        return tl::unexpected(stored.error());
    if (stored->empty() && (!question.follows || question.follows->valid()))
        return fail(ErrorCode::NotFound, "There is no conversation " + toText(conversation) + " in the library.",
                    toText(conversation));
    for (store::StoredAnswer &one : *stored) {
        // A turn without any answer would leave two user messages in a row; it has nothing to refer to.
        if (!one.answer.rawText.empty())
            turns.push_back({std::move(one.turn.question), std::move(one.answer.rawText)});
    }
    return turns;
}

} // namespace longleaf::ask
