// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/backups.h"
#include "core/store/page_health.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::store {

/// What was looked at and done.
struct UpkeepReport {
    bool checked = false;                  ///< a check was due
    std::string damage;                    ///< what quick_check says, unless it is all well
    std::vector<DamagedPage> damagedPages; ///< that quick_check does not see
    std::optional<Backup> backup;          ///< that was made
    std::optional<Error> backupFailed;
};

/// What a library needs once a day when nobody works with it: quick_check and the hashes of all pages, then a backup if
/// one is due. A library that is damaged is not copied, so that no good backup gives way to a bad one.
/// Errors: of opening the library, Canceled.
[[nodiscard]] Result<UpkeepReport> keepUp(const std::filesystem::path &folder, const Clock &clock,
                                          const std::stop_token &stop);

} // namespace longleaf::store
