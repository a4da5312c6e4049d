// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/absence.h"
#include "core/base/ids.h"
#include "core/pack/plan.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace longleaf::ask {

/// What an answer was given, what it was not, and why: stored with it, printed by longleaf-cli. Passages are listed for
/// focused plans; whole documents are all their pages.
[[nodiscard]] nlohmann::json coverageJson(const pack::Plan &plan);
/// The part of it that says which mode was used and why.
[[nodiscard]] nlohmann::json regimeJson(const pack::Plan &plan);
[[nodiscard]] nlohmann::json documentJson(const pack::PlannedDocument &document);
[[nodiscard]] nlohmann::json passageJson(const pack::Passage &passage);
[[nodiscard]] nlohmann::json leftOutJson(const pack::Plan &plan);
[[nodiscard]] nlohmann::json toJson(const AbsenceReport &report);

/// Reads such objects back; what is missing or of another form is left empty.
[[nodiscard]] std::vector<pack::Candidate> candidatesFromJson(const nlohmann::json &value);
[[nodiscard]] pack::UnreadAccount unreadFromJson(const nlohmann::json &value);
[[nodiscard]] pack::SearchAccount searchFromJson(const nlohmann::json &value);
[[nodiscard]] std::optional<AbsenceReport> absenceFromJson(const nlohmann::json &value);

/// What an earlier answer had been given.
struct SentBefore {
    std::vector<pack::Candidate> passages;
    AnswerId restOf; ///< the answer before, whose passages it was not given again; none: 0
};
[[nodiscard]] SentBefore sentBeforeFromJson(std::string_view coverage);

} // namespace longleaf::ask
