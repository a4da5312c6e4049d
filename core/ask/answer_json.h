// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"
#include "core/ask/coverage_json.h"

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace longleaf::ask {

/// The objects of longleaf-cli's JSON and of what is stored with an answer.
[[nodiscard]] nlohmann::json toJson(const answer::Citation &citation);
[[nodiscard]] nlohmann::json usageJson(const model::Usage &usage);
/// Reads stored usage back; what cannot be read is not known.
[[nodiscard]] model::Usage usageFromJson(std::string_view json);
[[nodiscard]] nlohmann::json toJson(const model::Attempt &attempt);
[[nodiscard]] nlohmann::json toJson(const PlannedRequest &request, bool withPassageTexts, const pack::TextSource &text);

/// Reads stored citations back. Errors: InvalidInput.
[[nodiscard]] Result<std::vector<answer::Citation>> citationsFromJson(std::string_view json);

} // namespace longleaf::ask
