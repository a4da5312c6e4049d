// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace longleaf::test {

/// A text that wants its reader's program to do something.
struct HostileAnswer {
    std::string name;
    std::string text;
};

/// tests/data/hostile/answers.txt, at least 30. `pipe` and `file` stand where a text names one; a pipe that is opened
/// for reading hangs.
[[nodiscard]] std::vector<HostileAnswer> hostileAnswers(const std::string &pipe, const std::string &file);

} // namespace longleaf::test
