// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/plan.h"

#include <algorithm>

namespace longleaf::pack {
namespace {

std::string need(QuestionKind kind)
{
    switch (kind) {
    case QuestionKind::ListAll: return "The question asks for everything of a kind";
    case QuestionKind::Compare: return "The question compares";
    case QuestionKind::Summarise: return "The question asks what the whole says";
    case QuestionKind::Lookup: break;
    }
    return {};
}

std::string consequence(QuestionKind kind)
{
    switch (kind) {
    case QuestionKind::ListAll: return "the list may lack entries";
    case QuestionKind::Compare: return "one side may be missing";
    default: return "the summary leaves out the rest";
    }
}

// Whether text that could be read is not sent.
bool lacksText(const Plan &plan)
{
    return std::any_of(plan.documents.begin(), plan.documents.end(), [](const auto &one) { return !one.whole; }) ||
           std::any_of(plan.leftOut.begin(), plan.leftOut.end(), [](const LeftOut &left) {
               return left.reason != LeftOutReason::NoText && left.reason != LeftOutReason::Unreadable;
           });
}

} // namespace

std::string_view toWord(Regime regime)
{
    switch (regime) {
    case Regime::Everything: return "everything";
    case Regime::Passages: return "passages";
    case Regime::Outlined: return "outlined";
    case Regime::Routed: return "routed";
    }
    return "everything";
}

std::string_view toWord(ModeReason reason)
{
    switch (reason) {
    case ModeReason::Asked: return "asked";
    case ModeReason::Fits: return "fits";
    case ModeReason::NeedsEverything: return "needs_everything";
    case ModeReason::BeyondUseful: return "beyond_useful_length";
    case ModeReason::OverUsersBudget: return "over_budget";
    case ModeReason::TooLarge: return "too_large";
    case ModeReason::FarTooLarge: return "far_too_large";
    }
    return "asked";
}

std::string sentenceOf(ModeReason reason)
{
    switch (reason) {
    case ModeReason::Asked: return "This mode was chosen.";
    case ModeReason::Fits: return "Everything fits.";
    case ModeReason::NeedsEverything:
        return "This is more than the model reads well, but the question needs every page.";
    case ModeReason::BeyondUseful:
        return "Everything would fit, but it is more than the model reads well, so passages are sent.";
    case ModeReason::OverUsersBudget: return "Everything does not fit into the token budget, so passages are sent.";
    case ModeReason::TooLarge: return "The documents do not fit into the window, so passages are sent.";
    case ModeReason::FarTooLarge:
        return "The documents are many times too large for the window, so the best passages are sent.";
    }
    return {};
}

bool isSubset(const Plan &plan)
{
    return lacksText(plan) || (plan.kind != QuestionKind::Lookup && !plan.leftOut.empty());
}

std::string warningOf(const Plan &plan)
{
    std::string warning;
    if (plan.beginningsSent) {
        warning = "No passage has a word of the question, so the beginnings of the documents are sent.";
    }
    if (plan.kind == QuestionKind::Lookup || !isSubset(plan)) {
        return warning;
    }
    std::size_t sent = 0;
    for (const PlannedDocument &document : plan.documents) {
        sent += document.pagesSent.size();
    }
    std::size_t total = sent;
    for (const LeftOut &left : plan.leftOut) {
        total += left.pages.size();
    }
    const std::string part = sent == total ? "only passages of the " + std::to_string(total) + " pages are sent"
                                           : "only " + std::to_string(sent) + " of " + std::to_string(total) +
                                                 " pages are sent" + (plan.mode == Mode::Focused ? ", in part" : "");
    return warning + (warning.empty() ? "" : " ") + need(plan.kind) + ", but " + part + ": " + consequence(plan.kind) +
           "." +
           (plan.mode != Mode::Sweep && lacksText(plan) ? " Everything in parts (mode sweep) reads every page." : "");
}

} // namespace longleaf::pack
