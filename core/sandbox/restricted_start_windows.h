// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <windows.h>

namespace longleaf::sandbox {

/// A process with a token that has no privileges and may use only what everyone may, with two inherited handles and an
/// empty environment.
struct RestrictedProcess {
    HANDLE process = nullptr; ///< null: it could not be started
    DWORD id = 0;
};

/// Starts longleaf-extractor for untrusted documents. `commandLine` is the program's path in quotation marks and its
/// arguments. The two handles become its standard input and output; nothing else is inherited.
[[nodiscard]] RestrictedProcess startRestricted(std::wstring commandLine, HANDLE input, HANDLE output);

} // namespace longleaf::sandbox
