// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_planner.h"

#include "core/ask/spending.h"
#include "core/pack/document_costs.h"

#include <algorithm>
#include <utility>

namespace longleaf::ask {

namespace {

// Of the range of prices: a part that has nothing to say still thinks and writes a sentence; one that has much writes
// at most what the limits in money leave room for (spending.cpp).
constexpr std::int64_t kShortAnswerTokens = 100;
constexpr std::int64_t kLongAnswerTokens = 4'096;
constexpr std::int64_t kUsualAnswerTokens = 1'000;

pack::PromptTemplate joined(const pack::PromptTemplate &base, const pack::PromptTemplate &addition)
{
    return {base.version + "+" + addition.version, base.instructions + "\n\n" + addition.instructions,
            base.reminder + " " + addition.reminder};
}

PromptTemplates partTemplates(const PromptTemplates &templates)
{
    PromptTemplates parts;
    parts.tagged = joined(templates.tagged, templates.sweepPart);
    parts.native = joined(templates.native, templates.sweepPart);
    parts.synonyms = templates.synonyms;
    return parts;
}

pack::LeftOutReason reasonOf(const document::Page &page)
{
    return pack::hasText(page) ? pack::LeftOutReason::NoRoom : pack::reasonWithoutText(page);
}

void addPages(pack::PlannedDocument &to, const pack::PlannedDocument &from)
{
    for (const pack::Passage &passage : from.passages) {
        // Windows end between pages, so parts of one run of pages join again, over the form feed between them.
        if (!to.passages.empty() && to.passages.back().lastPage + 1 == passage.firstPage) {
            to.passages.back().span.end = passage.span.end;
            to.passages.back().lastPage = passage.lastPage;
        } else {
            to.passages.push_back(passage);
        }
    }
    to.pagesSent.insert(to.pagesSent.end(), from.pagesSent.begin(), from.pagesSent.end());
}

void addLeftOut(const pack::ScopeDocument &document, const std::vector<int> &sent, pack::Plan &plan)
{
    for (const auto reason :
         {pack::LeftOutReason::NoText, pack::LeftOutReason::Unreadable, pack::LeftOutReason::NoRoom}) {
        pack::LeftOut left{document.id, document.path, {}, reason};
        for (const document::Page &page : document.pages) {
            if (reasonOf(page) == reason && !std::binary_search(sent.begin(), sent.end(), page.number))
                left.pages.push_back(page.number);
        }
        if (!left.pages.empty())
            plan.leftOut.push_back(std::move(left));
    }
}

double priceOf(const SweepPlan &plan, std::int64_t answerTokens)
{
    double usd = 0;
    PlannedRequest request;
    request.model = plan.model;
    for (const pack::Plan &part : plan.parts) {
        request.plan.promptTokens = part.promptTokens;
        request.plan.documentTokens = part.documentTokens;
        usd += uncachedCostUsd(request, answerTokens, false);
    }
    if (plan.mergeRequests > 0) {
        request.plan.promptTokens = answerTokens * static_cast<std::int64_t>(plan.parts.size()) + kUsualAnswerTokens;
        request.plan.documentTokens = 0;
        usd += plan.mergeRequests * uncachedCostUsd(request, answerTokens, false);
    }
    return usd;
}

} // namespace

std::string_view toWord(SweepMerge merge)
{
    return merge == SweepMerge::Model ? "model" : "union";
}

std::optional<SweepMerge> sweepMergeFromWord(std::string_view word)
{
    if (word == "union")
        return SweepMerge::Union;
    if (word == "model")
        return SweepMerge::Model;
    return std::nullopt;
}

int SweepPlan::pagesToRead() const
{
    int pages = 0;
    for (const pack::PlannedDocument &one : coverage.documents)
        pages += static_cast<int>(one.pagesSent.size());
    return pages;
}

std::string pagesText(const pack::Window &window, const std::vector<pack::ScopeDocument> &scope)
{
    std::string text;
    for (const pack::PageRange &range : window) {
        const auto document =
            std::find_if(scope.begin(), scope.end(), [&range](const auto &one) { return one.id == range.document; });
        text += text.empty() ? "" : "; ";
        text += range.first == range.last ? "page " + std::to_string(range.first)
                                          : "pages " + std::to_string(range.first) + "-" + std::to_string(range.last);
        text += " of " + (document == scope.end() ? toText(range.document) : document->title);
    }
    return text;
}

std::string pagesLabel(const pack::Window &window, const std::vector<pack::ScopeDocument> &scope)
{
    constexpr std::size_t kMostNamed = 3;
    if (window.size() <= kMostNamed)
        return pagesText(window, scope);
    return pagesText({window.front()}, scope) + " to " + pagesText({window.back()}, scope) + " (" +
           std::to_string(window.size()) + " documents)";
}

SweepPlanner::SweepPlanner(store::Library &library, const model::Catalogue &catalogue, const PromptTemplates &templates,
                           const pack::CountTokens &countTokens)
    : m_templates(partTemplates(templates))
    , m_planner(library, catalogue, m_templates, countTokens)
{
}

Question SweepPlanner::partQuestion(Question question)
{
    question.conversation = {};
    question.longCache = false;
    return question;
}

Result<PlanBasis> SweepPlanner::basis(const Question &question)
{
    return m_planner.basis(partQuestion(question));
}

Result<SweepPlan> SweepPlanner::plan(const Question &question, SweepMerge merge)
{
    auto found = basis(question);
    if (!found)
        return tl::unexpected(found.error());
    SweepPlan plan;
    plan.model = found->model;
    plan.window = found->limits.contextWindow;
    plan.budgetTokens =
        question.budgetTokens ? pack::documentBudget(found->limits) : pack::defaultWindowBudget(found->limits);
    auto layout = pack::layOutWindows(found->scope, found->limits, plan.budgetTokens);
    if (!layout)
        return tl::unexpected(layout.error());
    plan.windows = std::move(layout->windows);
    plan.larger = std::move(layout->larger);
    for (const pack::Window &window : plan.windows) {
        auto part = pack::planWindow(found->scope, window, found->limits);
        if (!part)
            return tl::unexpected(part.error());
        plan.parts.push_back(std::move(*part));
    }
    auto united = unitedPlan(*found, plan.windows);
    if (!united)
        return tl::unexpected(united.error());
    plan.coverage = std::move(*united);
    for (const pack::ScopeDocument &one : found->scope)
        plan.pagesTotal += static_cast<int>(one.pages.size());
    // The embedded engine cannot write: it only quotes.
    plan.merge = plan.model.dialect == "embedded" || plan.parts.size() < 2 ? SweepMerge::Union : merge;
    if (plan.merge == SweepMerge::Model) {
        const std::int64_t group = std::max<std::int64_t>(found->limits.maxOutputTokens / kUsualAnswerTokens, 2);
        for (auto left = static_cast<std::int64_t>(plan.parts.size()); left > 1; left = (left + group - 1) / group)
            plan.mergeRequests += static_cast<int>((left + group - 1) / group);
    }
    for (const pack::Plan &part : plan.parts) {
        plan.coverage.documentTokens += part.documentTokens;
        plan.coverage.promptTokens += part.promptTokens;
    }
    if (plan.model.prices && !plan.model.prices->expired) {
        plan.leastUsd = priceOf(plan, kShortAnswerTokens);
        plan.mostUsd = priceOf(plan, kLongAnswerTokens);
    }
    plan.collection = std::move(found->collection);
    return plan;
}

Result<PlannedRequest> SweepPlanner::request(const PlanBasis &basis, const pack::Window &window,
                                             const Question &question)
{
    auto plan = pack::planWindow(basis.scope, window, basis.limits);
    if (!plan)
        return tl::unexpected(plan.error());
    return m_planner.request(basis, std::move(*plan), partQuestion(question));
}

Result<pack::Plan> unitedPlan(const PlanBasis &basis, const std::vector<pack::Window> &windows)
{
    pack::Plan united;
    united.mode = pack::Mode::Sweep;
    united.reason = pack::ModeReason::Asked;
    united.kind = basis.kind;
    united.wholeTokens = pack::wholeTokens(basis.scope, basis.limits);
    united.window = basis.limits.contextWindow;
    united.budgetTokens = pack::documentBudget(basis.limits);
    for (const pack::Window &window : windows) {
        auto part = pack::planWindow(basis.scope, window, basis.limits);
        if (!part)
            return part;
        for (pack::PlannedDocument &one : part->documents) {
            if (!united.documents.empty() && united.documents.back().id == one.id)
                addPages(united.documents.back(), one);
            else
                united.documents.push_back(std::move(one));
        }
    }
    for (const pack::ScopeDocument &document : basis.scope) {
        const auto planned = std::find_if(united.documents.begin(), united.documents.end(),
                                          [&document](const auto &one) { return one.id == document.id; });
        if (planned != united.documents.end())
            planned->whole = static_cast<std::ptrdiff_t>(planned->pagesSent.size()) ==
                             std::count_if(document.pages.begin(), document.pages.end(), pack::hasText);
        addLeftOut(document, planned == united.documents.end() ? std::vector<int>() : planned->pagesSent, united);
    }
    united.unread = pack::unreadOf(basis.scope);
    united.hidden = pack::accountOf(united, basis.scope, basis.hidden);
    return united;
}

} // namespace longleaf::ask
