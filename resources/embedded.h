// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace longleaf {

/// The bytes of a file that is built into the program, by its path under resources/ ("models.json",
/// "prompts/answer-1.md"); lives as long as the program. Empty: there is no such file.
[[nodiscard]] std::string_view resource(std::string_view name);

} // namespace longleaf
