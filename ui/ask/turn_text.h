// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"

#include <QString>

namespace longleaf::ui {

enum class TurnTone { Good, Neutral, Warning, Bad };

/// "Complete", "Stopped", "Interrupted", "Cut short"; always plain.
[[nodiscard]] QString stateWord(const Turn &turn);
/// Why the answer is not complete, and what to do next; empty when it is complete.
[[nodiscard]] QString stateReason(const Turn &turn);
/// Whether the rest of the answer can be asked for: it was cut, and what came stands.
[[nodiscard]] bool canGoOn(const Turn &turn);
/// "Answer ready, 6 citations, 5 found": what a screen reader says at the end; names every other end as plainly.
[[nodiscard]] QString endAnnouncement(const Turn &turn);
/// Bad and Warning also when a citation has a problem.
[[nodiscard]] TurnTone toneOf(const Turn &turn);
/// "2 of 2 documents whole, 90 pages, 61k tokens sent"; "focused: 34 of 90 pages, 20k tokens sent".
[[nodiscard]] QString coverageText(const PlanSummary &plan, bool sent = true);
/// Model, how much was read, price: one short line. "Muse Spark 1.3 · all 28 pages · $0.03".
[[nodiscard]] QString detailLine(const Turn &turn);
/// The same in full, for the ledger: model, coverage, tokens, price, cache, time, separated by dots.
[[nodiscard]] QString detailText(const Turn &turn);
/// "2 documents, 118 pages, about 61,000 tokens of 1,048,576 · $0.08 (cached $0.01) · nothing leaves this computer".
[[nodiscard]] QString sendText(const PlanSummary &plan);
/// What the limits in money leave: "$1.20 of $5 left today"; without a limit for the day what was spent on it. Empty:
/// nothing of either.
[[nodiscard]] QString leftText(const PlanSummary &plan);
/// Why passages are sent and not everything, or everything though it is much; empty where there is nothing to explain.
[[nodiscard]] QString reasonText(const PlanSummary &plan);
[[nodiscard]] QString leftOutReasonText(pack::LeftOutReason reason);

} // namespace longleaf::ui
