// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace longleaf::test {

// Each takes a frame ("data: {...}" with or without an event line, or a line of JSON) and returns it with its JSON
// spoiled; a frame without JSON comes back as it is. The type of an event and the kind of an object stay, so that the
// frame is still taken for what it is.

[[nodiscard]] std::string withWrongTypes(const std::string &frame);
[[nodiscard]] std::string withNulls(const std::string &frame);
[[nodiscard]] std::string withEveryKeyTwice(const std::string &frame);
[[nodiscard]] std::string withDeepNesting(const std::string &frame);
[[nodiscard]] std::string withoutUsage(const std::string &frame);
[[nodiscard]] std::string withAbsurdUsage(const std::string &frame);

} // namespace longleaf::test
