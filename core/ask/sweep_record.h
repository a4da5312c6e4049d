// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/question_planner.h"
#include "core/ask/sweep.h"

namespace longleaf::ask {

/// What of a sweep's question is stored beside its answer's row.
struct SweepOptions {
    SweepMerge merge = SweepMerge::Union;
    std::optional<std::int64_t> budgetTokens;
};

[[nodiscard]] std::string optionsJson(const SweepOptions &options);
[[nodiscard]] std::string pagesJson(const pack::Window &window);
/// Errors: InvalidInput (the library was damaged).
[[nodiscard]] Result<SweepOptions> sweepOptionsFromJson(std::string_view json);
[[nodiscard]] Result<pack::Window> windowFromJson(std::string_view json);

/// A part as it was stored. Errors: InvalidInput.
[[nodiscard]] Result<SweepPart> partFromStored(const store::StoredSweepPart &stored);

/// The ledger of a sweep: pages of complete parts as sent, the others as not read, beside those that no part has.
/// @param united  the plan over all parts (unitedPlan).
[[nodiscard]] pack::Plan coverageOf(const pack::Plan &united, const std::vector<SweepPart> &parts,
                                    const std::vector<pack::ScopeDocument> &scope);

} // namespace longleaf::ask
