// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"
#include "core/pack/question_kind.h"

namespace longleaf::pack {

/// Bounds of the documents' part, in tokens of the model.
inline constexpr std::int64_t kAlwaysWholeTokens = 200'000; ///< up to here everything is sent if it fits
inline constexpr std::int64_t kFocusedTokens = 256'000;     ///< most of a focused request where everything would fit
inline constexpr std::int64_t kCheapTokens = 32'000;        ///< of what is far too large
inline constexpr std::int64_t kRoutedTokens = 64'000;       ///< the same, by default: recall hardly grows after 128k
inline constexpr std::int64_t kThoroughTokens = 128'000;    ///< the same, if the user wants more
inline constexpr double kUsefulShareOfWindow = 0.5;         ///< of a model that was not measured

/// How much of its window the model reads well: `limits.usefulTokens`, else half of the window; never less than
/// kAlwaysWholeTokens.
[[nodiscard]] std::int64_t usefulTokens(const Limits &limits);

/// What a request is made of, decided before anything is searched.
struct RegimeChoice {
    Mode mode = Mode::Whole; ///< Whole or Focused
    Regime regime = Regime::Everything;
    ModeReason reason = ModeReason::Fits;
    std::int64_t budgetTokens = 0; ///< of the documents' part
    bool otherFits = false;        ///< the other mode could be chosen as well, and its price should be told
};

/// @param wholeTokens  the whole documents in tokens of the model, margin included.
/// Mode Whole is kept even if it does not fit: the plan refuses it.
[[nodiscard]] RegimeChoice chooseRegime(std::int64_t wholeTokens, const Limits &limits, Mode mode, QuestionKind kind);

} // namespace longleaf::pack
