// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/regime.h"

#include <algorithm>

namespace longleaf::pack {
namespace {

// Up to so many times the room, an outline of every document and a large choice of passages still pays.
constexpr std::int64_t kFewTimes = 5;

RegimeChoice focused(std::int64_t wholeTokens, std::int64_t room, const Limits &limits, ModeReason reason)
{
    RegimeChoice choice;
    choice.mode = Mode::Focused;
    choice.reason = reason;
    choice.otherFits = wholeTokens <= room;
    const bool far = wholeTokens > kFewTimes * room;
    choice.regime = choice.otherFits ? Regime::Passages : far ? Regime::Routed : Regime::Outlined;
    if (limits.budgetTokens) {
        choice.budgetTokens = documentBudget(limits);
        return choice;
    }
    const std::int64_t target = choice.otherFits ? std::min(usefulTokens(limits), kFocusedTokens)
                                : far            ? kRoutedTokens
                                                 : usefulTokens(limits);
    choice.budgetTokens = std::min(target, room);
    return choice;
}

} // namespace

std::int64_t usefulTokens(const Limits &limits)
{
    const auto share = static_cast<std::int64_t>(kUsefulShareOfWindow *
                                                 static_cast<double>(std::max<std::int64_t>(limits.contextWindow, 0)));
    return std::max(kAlwaysWholeTokens, limits.usefulTokens > 0 ? limits.usefulTokens : share);
}

RegimeChoice chooseRegime(std::int64_t wholeTokens, const Limits &limits, Mode mode, QuestionKind kind)
{
    Limits withoutUser = limits;
    withoutUser.budgetTokens.reset();
    const std::int64_t room = documentBudget(withoutUser);
    const std::int64_t allowed = documentBudget(limits);
    if (mode == Mode::Focused) {
        return focused(wholeTokens, room, limits, ModeReason::Asked);
    }
    RegimeChoice whole{Mode::Whole, Regime::Everything, ModeReason::Asked, allowed, wholeTokens > usefulTokens(limits)};
    if (mode == Mode::Whole) {
        return whole;
    }
    if (wholeTokens > room) {
        return focused(wholeTokens, room, limits,
                       wholeTokens > kFewTimes * room ? ModeReason::FarTooLarge : ModeReason::TooLarge);
    }
    if (wholeTokens > allowed) {
        return focused(wholeTokens, room, limits, ModeReason::OverUsersBudget);
    }
    if (wholeTokens <= usefulTokens(limits)) {
        whole.reason = ModeReason::Fits;
        return whole;
    }
    if (kind == QuestionKind::Lookup && !limits.budgetTokens) {
        return focused(wholeTokens, room, limits, ModeReason::BeyondUseful);
    }
    whole.reason = kind == QuestionKind::Lookup ? ModeReason::Fits : ModeReason::NeedsEverything;
    return whole;
}

} // namespace longleaf::pack
