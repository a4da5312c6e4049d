// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace longleaf::ingest {

/// Size and time of a file, links followed.
struct FileState {
    std::int64_t size = 0;
    std::int64_t mtimeMs = 0; ///< since 1970
    bool regular = true;
};

/// None: there is nothing at this path that can be seen.
[[nodiscard]] std::optional<FileState> fileState(const std::filesystem::path &path);

} // namespace longleaf::ingest
