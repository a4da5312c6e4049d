// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/report.h"

#include <string_view>

namespace longleaf::exporting {

/// Reads the ledger that is stored with an answer. None if it is not one.
[[nodiscard]] std::optional<Coverage> coverageFromJson(std::string_view json);
/// The report for an answer that says "not found", if it has one.
[[nodiscard]] std::optional<ask::AbsenceReport> absenceFromCoverage(std::string_view json);

/// "1–3, 7".
[[nodiscard]] std::string pageRanges(const std::vector<int> &pages);

} // namespace longleaf::exporting
