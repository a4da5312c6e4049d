// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace longleaf::sandbox {

/// Whether a filter can be loaded: built with libseccomp, on a kernel that can end the whole process (4.14).
[[nodiscard]] bool canFilterSyscalls();

enum class FileAccess { None, ReadOnly };

/// Allows what a parser needs: memory that is not executable, reading and writing of open descriptors, receiving the
/// document, and with ReadOnly opening files for reading. What a library may try in good faith (sockets, terminals,
/// writing) fails with an error; everything else ends the process with SIGSYS. False: nothing is in force.
[[nodiscard]] bool filterSyscalls(FileAccess files);

} // namespace longleaf::sandbox
