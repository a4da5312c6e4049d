// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// What is wrong with the body of a POST /responses, by Meta's rules for that request and by our own promises
/// (nothing stored, room for at least 4,096 tokens, no silent truncation). Empty: nothing.
[[nodiscard]] std::vector<std::string> responsesRequestFaults(std::string_view body);

} // namespace longleaf::test
