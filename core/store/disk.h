// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

/// What the library needs of the disk beside SQLite.
namespace longleaf::store {

/// Waits until a file or a folder's entries are on the disk. Errors: Io, DiskFull.
[[nodiscard]] Status syncFile(const std::filesystem::path &path);

/// Writes bytes at a place of a file, made (readable by its owner only) if it is missing, and waits until they are on
/// the disk. Errors: Io, DiskFull, PermissionDenied.
[[nodiscard]] Status writeAt(const std::filesystem::path &file, std::int64_t offset, std::string_view bytes);

/// Whether a file system is reached over a network, by what the system calls it.
/// @param magic  f_type of statfs(2); 0 if it is not known. @param type  as in /proc/self/mountinfo, such as
/// "fuse.sshfs"; may be empty.
/// @return its name for people ("NFS"), empty if it is on this computer, as unknown ones are taken to be.
[[nodiscard]] std::string networkName(std::uint64_t magic, std::string_view type);

/// SQLite's write-ahead log needs memory that all its users share and locks that hold, which network file systems do
/// not give: two computers would damage the library. Errors: PolicyRefused, which says what to do.
[[nodiscard]] Status refuseNetworkFolder(const std::filesystem::path &folder);

} // namespace longleaf::store
