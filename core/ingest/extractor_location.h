// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace longleaf::ingest {

/// Folder of the running program.
std::filesystem::path executableFolder();

/// The longleaf-extractor program: the file that LONGLEAF_EXTRACTOR names (alone, if set), else the first that exists
/// of `folder`/longleaf-extractor, `folder`/../libexec/longleaf/longleaf-extractor and the folder that it was installed
/// to. Errors: NotFound (says where it was looked for).
[[nodiscard]] Result<std::filesystem::path> findExtractor(const std::filesystem::path &folder = executableFolder());

} // namespace longleaf::ingest
