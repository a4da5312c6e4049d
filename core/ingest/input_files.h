// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace longleaf::ingest {

/// A file to ingest, or a folder that could not be listed.
struct InputFile {
    std::filesystem::path path; ///< absolute, without "." and ".."
    std::optional<Error> error; ///< set for a folder that could not be listed
};

/// Expands what the user named: files stay in their order, folders become all regular files below them, sorted by name
/// (hidden ones too; links to files are followed, links to folders are not). A named path that is missing or no file
/// stays in the list, so that it gets its row. A path that comes twice is taken once.
std::vector<InputFile> expandInputs(const std::vector<std::filesystem::path> &paths, const std::stop_token &stop);

} // namespace longleaf::ingest
