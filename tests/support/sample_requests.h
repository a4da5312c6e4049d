// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/dialect.h"

#include <string>
#include <string_view>

namespace longleaf::test {

/// A small question that keeps every rule of its dialect: "What is the fee?" after the system's "rules" (messages: with
/// one document of one block). JSON.
[[nodiscard]] std::string sampleRequest(const Dialect &dialect, std::string_view model = "m");
/// Where it is posted.
[[nodiscard]] std::string samplePath(const Dialect &dialect, std::string_view model = "m");
/// Header lines that it needs besides a key; may be empty.
[[nodiscard]] std::string sampleHeaders(const Dialect &dialect);
/// The header line with a key, as the vendor demands it.
[[nodiscard]] std::string keyHeader(const Dialect &dialect, std::string_view key);

} // namespace longleaf::test
