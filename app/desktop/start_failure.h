// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace longleaf::desktop {

/// Says why the program cannot start: on standard error, and in a window of its own where there is a screen, because
/// whoever clicked an icon sees no terminal. No application object may exist. Returns the status to exit with, 1.
int tellStartFailure(int argc, char **argv, const std::string &sentence);

} // namespace longleaf::desktop
