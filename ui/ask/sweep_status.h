// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc cannot read <compare> before the standard library's configuration header

#include "core/ask/sweep.h"

#include <string>

namespace longleaf::ui {

struct PlanSummary;
struct Turn;

/// How far the reading of everything in parts is.
struct SweepStatus {
    SweepId id;
    int part = 0; ///< under way, from 1; 0: none
    int parts = 0;
    int complete = 0;
    std::string pages; ///< of the part under way; empty: the parts' answers are put together
    bool canResume = false;
};

/// What is shown of a plan before it is sent.
[[nodiscard]] PlanSummary summarise(const ask::SweepPlan &plan);
/// Of a stored sweep.
[[nodiscard]] SweepStatus statusOf(const store::StoredSweep &sweep);

/// "Reading part 3 of 9…"
[[nodiscard]] QString sweepStateText(const SweepStatus &status);
/// "part 3 of 9 · pages 201-310 of 3M 2018 10-K"
[[nodiscard]] QString sweepProgressText(const SweepStatus &status);
/// "2 documents, 5,120 pages in 9 requests, about 8,500,000 tokens · $10.62 to $10.97 · …"
[[nodiscard]] QString sweepSendText(const PlanSummary &plan);

} // namespace longleaf::ui
