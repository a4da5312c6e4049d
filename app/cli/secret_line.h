// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <stop_token>
#include <string>

namespace longleaf::cli {

/// The first line of standard input without its end. On a terminal `prompt` is shown and what is typed is not.
/// Errors: Canceled, Io, InvalidInput (longer than 64 KiB).
[[nodiscard]] Result<std::string> readSecretLine(const std::string &prompt, const std::stop_token &stop);

} // namespace longleaf::cli
