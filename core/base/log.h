// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace longleaf::log {

enum class Level { Debug, Info, Warning, Error };

/// Only messages at or above this level are written. Default: Warning. Thread-safe.
void setLevel(Level level);

/// Takes the level from the environment variable LONGLEAF_LOG ("debug", "info", "warning", "error"); another value, or
/// none, changes nothing.
void setLevelFromEnvironment();

/// A text that must never appear in the log (an API key); replaced by "[redacted]". Thread-safe.
void addSecret(std::string_view secret);

/// The text with known secrets and anything shaped like a key or bearer token replaced.
std::string redacted(std::string_view text);

/// One line to standard error: level, area, message. Redacted. Thread-safe.
void write(Level level, std::string_view area, std::string_view message);

} // namespace longleaf::log
