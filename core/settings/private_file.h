// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace longleaf::settings {

/// Larger files are not read, in bytes.
inline constexpr std::size_t kMostFileBytes = std::size_t{1} << 20;

/// The bytes of a small file; empty if there is no such file.
/// Errors: Io, PermissionDenied, InvalidInput (over 1 MiB, or not a regular file).
[[nodiscard]] Result<std::optional<std::string>> readSmallFile(const std::filesystem::path &path);

/// Replaces a file as a whole: a new file beside it, readable by the user alone (0600) from its first moment, is
/// written, synced and renamed over it. Missing folders are made (0700). A symbolic link stays a link.
/// After a failure the old file is unchanged and nothing is left beside it.
/// Errors: Io, DiskFull, PermissionDenied.
[[nodiscard]] Status writePrivateFile(const std::filesystem::path &path, std::string_view bytes);

} // namespace longleaf::settings
