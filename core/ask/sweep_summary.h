// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/sweep_merge.h"

#include <string_view>

namespace longleaf::ask {

/// What a part answers that has nothing about the question (resources/prompts); a full stop follows.
inline constexpr std::string_view kNothingPhrase = "Not found in the documents";

/// Whether a text begins with that sentence, in any letter case.
[[nodiscard]] bool beginsWithNothing(std::string_view text);

/// "5,120"
[[nodiscard]] std::string grouped(int number);

} // namespace longleaf::ask
