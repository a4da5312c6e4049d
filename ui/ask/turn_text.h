// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"

#include <QString>

namespace longleaf::ui {

enum class TurnTone { Good, Neutral, Warning, Bad };

/// "Complete", "Stopped", "Cut short"; always plain.
[[nodiscard]] QString stateWord(const Turn &turn);
/// Why the answer is not complete, in a sentence; empty when it is.
[[nodiscard]] QString stateReason(const Turn &turn);
/// Bad and Warning also when a citation has a problem.
[[nodiscard]] TurnTone toneOf(const Turn &turn);
/// "2 of 2 documents whole, 90 pages, 61k tokens sent"; "focused: 34 of 90 pages, 20k tokens sent".
[[nodiscard]] QString coverageText(const PlanSummary &plan, bool sent = true);
/// Model, coverage, price and time, separated by dots.
[[nodiscard]] QString detailText(const Turn &turn);
/// "2 documents, 118 pages, about 61,000 tokens of 1,048,576 · $0.08 (cached $0.01) · nothing leaves this computer".
[[nodiscard]] QString sendText(const PlanSummary &plan);
/// Why passages are sent and not everything, or everything though it is much; empty where there is nothing to explain.
[[nodiscard]] QString reasonText(const PlanSummary &plan);
[[nodiscard]] QString leftOutReasonText(pack::LeftOutReason reason);

} // namespace longleaf::ui
