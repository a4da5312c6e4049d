// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace longleaf::cli {

/// What the system calls the file system that a folder lies on, such as "ext4"; "file system not known" if it does not
/// say.
[[nodiscard]] std::string fileSystemOf(const std::filesystem::path &folder);

} // namespace longleaf::cli
