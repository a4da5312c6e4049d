// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace longleaf::store {

/// "20261130T201530Z", for names of files.
[[nodiscard]] std::string timeStamp(std::int64_t wallMs);

/// Puts `file`, a whole library that lies in the same folder or below it, in the library's place. What was there is
/// kept in a folder "replaced-<time>" beside it, never overwritten; the names are changed at one instant, so a crash
/// leaves the one or the other. Nobody else may use the library meanwhile (LibraryLock). The count of changes goes on
/// from the higher one of both, so that backups stay in order.
/// @return the folder with what was there before; empty if there was nothing.
/// Errors: DiskFull, PermissionDenied, Io; then the library is as it was.
[[nodiscard]] Result<std::filesystem::path> replaceLibrary(const std::filesystem::path &folder,
                                                           const std::filesystem::path &file, const Clock &clock);

} // namespace longleaf::store
