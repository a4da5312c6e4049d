// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
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

/// Also writes to a file from now on: everything of level Info and above, each line with its time (UTC). A file of more
/// than a megabyte is first renamed, with "-prev" before its extension, over what had that name. False: the file cannot
/// be written, and nothing changes. An empty path ends it. Thread-safe.
bool setFile(const std::filesystem::path &file);

/// One line to standard error: level, area, message. Redacted. Thread-safe.
void write(Level level, std::string_view area, std::string_view message);

} // namespace longleaf::log
