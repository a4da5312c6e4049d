// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/sweep.h"

#include <nlohmann/json_fwd.hpp>

namespace longleaf::ask {

/// The object of `longleaf-cli plan --mode sweep`: as for other modes, with the parts and the range of prices.
[[nodiscard]] nlohmann::json toJson(const SweepPlan &plan);
/// "sweep" of an answer's object. Errors: InvalidInput (damaged).
[[nodiscard]] Result<nlohmann::json> toJson(const store::StoredSweep &sweep);

} // namespace longleaf::ask
