// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace longleaf::exporting {

enum class Overwrite { No, Yes };
enum class Saved {
    Written,
    Exists, ///< there is such a file, which was left alone
};

/// Writes a file whole or not at all: beside its place first, then put there in one step. A file that is replaced keeps
/// its permissions, a link is followed. With Overwrite::No an existing file is never touched, whoever made it
/// meanwhile. Errors: DiskFull, PermissionDenied, NotFound (no such folder), NotAFile (the place is a folder), Io.
[[nodiscard]] Result<Saved> saveFile(const std::filesystem::path &path, std::string_view bytes, Overwrite overwrite);

} // namespace longleaf::exporting
