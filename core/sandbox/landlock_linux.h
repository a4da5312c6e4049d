// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace longleaf::sandbox {

/// Version of Landlock that the kernel offers, at most `newest`; 0: none.
[[nodiscard]] int landlockAbi(int newest);

/// Lets the process read below `folders` (those that exist) and nowhere else, write nowhere, and from version 4 on
/// neither bind nor connect TCP sockets, from 6 on send no signal to processes outside. Needs PR_SET_NO_NEW_PRIVS.
/// False: nothing is in force.
[[nodiscard]] bool restrictFiles(int abi, const std::vector<std::string> &folders);

} // namespace longleaf::sandbox
