// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/plan.h"

#include "core/pack/document_costs.h"
#include "core/pack/focus.h"
#include "core/pack/outline.h"
#include "core/pack/passage_chooser.h"
#include "core/pack/regime.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace longleaf::pack {
namespace {

constexpr std::array<std::pair<Mode, std::string_view>, 4> kModes = {
    {{Mode::Auto, "auto"}, {Mode::Whole, "whole"}, {Mode::Focused, "focused"}, {Mode::Sweep, "sweep"}}};

// Tokens (estimate, without factor and margin) that stay within `budget` when scaled.
std::int64_t unscaled(std::int64_t budget, const Limits &limits)
{
    auto tokens = static_cast<std::int64_t>(std::floor(static_cast<double>(budget) / scaleOf(limits)));
    while (tokens > 0 && scaled(tokens, limits) > budget) {
        --tokens;
    }
    return tokens;
}

constexpr std::size_t kNextCandidates = 10;
constexpr std::size_t kBestCandidates = 5;

std::int64_t unscaledWhole(const std::vector<ScopeDocument> &documents)
{
    std::int64_t tokens = 0;
    for (const ScopeDocument &document : documents) {
        if (std::any_of(document.pages.begin(), document.pages.end(), hasText)) {
            tokens += DocumentCosts(document).whole();
        }
    }
    return tokens;
}

// "1,312,000": to three or four leading digits, away from the bound that it is compared with.
std::string about(std::int64_t tokens, bool up)
{
    const std::int64_t step = tokens >= 100'000 ? 1'000 : tokens >= 10'000 ? 100 : 1;
    std::string digits = std::to_string((tokens + (up ? step - 1 : 0)) / step * step);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

// Whether the user's own budget is what limits the documents' part.
bool userBudgetBinds(const Limits &limits)
{
    Limits withoutUser = limits;
    withoutUser.budgetTokens.reset();
    return documentBudget(limits) < documentBudget(withoutUser);
}

tl::unexpected<Error> wholeDoesNotFit(std::size_t count, std::int64_t needed, const Limits &limits)
{
    const std::string subject = count == 1 ? "This document is" : "These " + std::to_string(count) + " documents are";
    return fail(ErrorCode::DoesNotFit, subject + " about " + about(needed, true) + " tokens; the " +
                                           (userBudgetBinds(limits) ? "token budget" : "window") + " leaves room for " +
                                           about(documentBudget(limits), false) + ". Choose " +
                                           (count == 1 ? "a shorter document" : "fewer documents") +
                                           " or use the focused mode.");
}

tl::unexpected<Error> noRoomForPassage(const Limits &limits)
{
    return fail(ErrorCode::DoesNotFit,
                "There is no room for even one passage: the documents' part may have " +
                    about(documentBudget(limits), false) + " tokens. " +
                    (userBudgetBinds(limits) ? "Raise the token budget." : "Choose a model with a larger window."));
}

Status checkScope(const std::vector<ScopeDocument> &documents)
{
    if (documents.empty()) {
        return fail(ErrorCode::InvalidInput,
                    "No document is selected. Choose the documents that the question is about.");
    }
    for (const ScopeDocument &document : documents) {
        if (std::any_of(document.pages.begin(), document.pages.end(), hasText)) {
            return {};
        }
    }
    return fail(
        ErrorCode::InvalidInput,
        documents.size() == 1
            ? "The document has no text that could be read. If it is a scan, run text recognition on it first."
            : "None of the documents has text that could be read. If they are scans, run text recognition first.",
        documents.front().path);
}

// Every page that has text, in order.
void planWhole(const std::vector<ScopeDocument> &documents, Plan &plan)
{
    for (const ScopeDocument &document : documents) {
        PlannedDocument planned{
            document.id, document.title, document.path, static_cast<int>(document.pages.size()), {}, {}, true};
        bool joins = false;
        for (const document::Page &page : document.pages) {
            if (hasText(page)) {
                if (joins) {
                    planned.passages.back().span.end = page.span.end;
                    planned.passages.back().lastPage = page.number;
                } else {
                    planned.passages.push_back({page.span, page.number, page.number});
                }
                planned.pagesSent.push_back(page.number);
            }
            joins = hasText(page);
        }
        addLeftOut(document, planned.pagesSent, std::vector<bool>(document.pages.size()), plan);
        if (!planned.passages.empty()) {
            plan.documents.push_back(std::move(planned));
        }
    }
}

// Page 1 of each document, then page 2, ...: what is sent when the search found nothing.
void offerBeginnings(const std::vector<ScopeDocument> &documents, PassageChooser &chooser)
{
    std::size_t longest = 0;
    for (const ScopeDocument &document : documents) {
        longest = std::max(longest, document.pages.size());
    }
    for (std::size_t page = 0; page < longest; ++page) {
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (page < documents[i].pages.size()) {
                chooser.offerPage(i, page);
            }
        }
    }
}

// Returns the tokens of the documents' part, without factor and margin.
Result<std::int64_t> planFocused(const std::vector<ScopeDocument> &documents, const std::vector<Candidate> &candidates,
                                 const Limits &limits, const Focus &focus, Plan &plan)
{
    const std::int64_t budget = unscaled(plan.budgetTokens, limits);
    std::int64_t outlineTokens = 0;
    if (plan.regime == Regime::Outlined) {
        outlineTokens = addOutlines(documents, budget, plan.outlines);
    }
    PassageChooser chooser(documents, budget - outlineTokens);
    const std::vector<Candidate> remaining = without(candidates, focus.excluded);
    for (const Candidate &candidate : offered(documents, remaining, focus, plan.regime, budget)) {
        chooser.offer(candidate);
    }
    if (!chooser.anyUsable()) {
        plan.beginningsSent = true;
        offerBeginnings(documents, chooser);
    }
    chooser.complete();
    chooser.writeTo(plan);
    if (plan.documents.empty()) {
        return noRoomForPassage(limits);
    }
    plan.best = bestSent(remaining, plan.documents, kBestCandidates);
    plan.next = notSent(remaining, plan.documents, kNextCandidates);
    return chooser.spent() + outlineTokens;
}

// What was looked through; the terms are added by whoever searched.
SearchAccount searched(const std::vector<ScopeDocument> &documents, std::int64_t tokens)
{
    SearchAccount account;
    for (const ScopeDocument &document : documents) {
        const auto pages = static_cast<int>(std::count_if(document.pages.begin(), document.pages.end(), hasText));
        account.documentsSearched += pages > 0 ? 1 : 0;
        account.pagesSearched += pages;
    }
    account.tokensSearched = tokens;
    return account;
}

} // namespace

std::string_view toWord(Mode mode)
{
    return kModes[static_cast<std::size_t>(mode)].second;
}

std::optional<Mode> modeFromWord(std::string_view word)
{
    for (const auto &[mode, name] : kModes) {
        if (name == word) {
            return mode;
        }
    }
    return std::nullopt;
}

std::string_view toWord(LeftOutReason reason)
{
    switch (reason) {
    case LeftOutReason::NotRelevant: return "not_relevant";
    case LeftOutReason::NoText: return "no_text";
    case LeftOutReason::Unreadable: return "unreadable";
    case LeftOutReason::NoRoom: return "no_room";
    case LeftOutReason::NotRead: return "not_read";
    }
    return "not_relevant";
}

std::int64_t documentBudget(const Limits &limits)
{
    std::int64_t input = limits.contextWindow - limits.maxOutputTokens;
    if (limits.maxInputTokens > 0) {
        input = std::min(input, limits.maxInputTokens);
    }
    std::int64_t budget = input - scaled(limits.fixedTokens, limits);
    if (limits.budgetTokens) {
        budget = std::min(budget, *limits.budgetTokens);
    }
    return std::max<std::int64_t>(budget, 0);
}

bool fitsWhole(const std::vector<ScopeDocument> &documents, const Limits &limits)
{
    return wholeTokens(documents, limits) <= documentBudget(limits);
}

std::int64_t wholeTokens(const std::vector<ScopeDocument> &documents, const Limits &limits)
{
    return scaled(unscaledWhole(documents), limits);
}

Result<Plan> plan(const std::vector<ScopeDocument> &documents, const std::vector<Candidate> &candidates,
                  const Limits &limits, Mode mode, const Focus &focus)
{
    if (mode == Mode::Sweep) {
        return fail(ErrorCode::InvalidInput, "Reading everything in parts takes more than one request.", "mode");
    }
    if (const Status usable = checkScope(documents); !usable) {
        return tl::unexpected(usable.error());
    }
    Plan result;
    std::int64_t tokens = unscaledWhole(documents);
    result.wholeTokens = scaled(tokens, limits);
    const RegimeChoice choice = chooseRegime(result.wholeTokens, limits, mode, focus.kind);
    result.mode = choice.mode;
    result.regime = choice.regime;
    result.reason = choice.reason;
    result.kind = focus.kind;
    result.window = limits.contextWindow;
    result.unread = unreadOf(documents);
    result.budgetTokens = choice.budgetTokens;
    if (choice.mode == Mode::Whole) {
        if (result.wholeTokens > result.budgetTokens) {
            return wholeDoesNotFit(documents.size(), result.wholeTokens, limits);
        }
        planWhole(documents, result);
    } else {
        const auto focused = planFocused(documents, candidates, limits, focus, result);
        if (!focused) {
            return tl::unexpected(focused.error());
        }
        tokens = *focused;
        result.search = searched(documents, result.wholeTokens);
    }
    result.documentTokens = scaled(tokens, limits);
    result.promptTokens = result.documentTokens + scaled(limits.fixedTokens, limits);
    result.otherFits = choice.otherFits;
    if (choice.otherFits) {
        result.otherTokens = choice.mode == Mode::Focused
                                 ? result.wholeTokens
                                 : chooseRegime(result.wholeTokens, limits, Mode::Focused, focus.kind).budgetTokens;
    }
    return result;
}

} // namespace longleaf::pack
