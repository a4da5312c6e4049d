// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace longleaf::cli {

struct ProgramOutput {
    int status = 0; ///< that it exited with; 128 + the signal that ended it
    std::string bytes;
};

/// Runs a program with this environment and a few variables more, and takes what it writes to its standard output; its
/// standard error is ours. An interruption reaches it as it reaches us. Errors: NotFound, Io.
[[nodiscard]] Result<ProgramOutput> outputOf(const std::filesystem::path &program,
                                             const std::vector<std::string> &arguments,
                                             const std::vector<std::string> &variables);

} // namespace longleaf::cli
