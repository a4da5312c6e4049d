// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace longleaf::store {

class Connection;

/// What a copy holds.
struct CopyFacts {
    std::int64_t version = 0; ///< of the schema
    std::int64_t bytes = 0;   ///< of the file
    std::int64_t documents = 0;
};

/// Copies a library into one file (VACUUM INTO), readable by its owner only. The copy is written under another name,
/// opened and checked (quick_check), brought to the disk and then given its name, so that a half or a wrong one is
/// never taken for a copy. What had the name is replaced. Errors: DiskFull, PermissionDenied, Io, StoreDamaged (the
/// library, or the copy), Canceled.
[[nodiscard]] Result<CopyFacts> writeCopy(const Connection &connection, const std::filesystem::path &target,
                                          const std::stop_token &stop);

/// Opens a copy and checks it whole. Errors: StoreDamaged, NotFound, Canceled.
[[nodiscard]] Result<CopyFacts> checkCopy(const std::filesystem::path &file, const std::stop_token &stop);

} // namespace longleaf::store
