// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/library_copy.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::store {

/// A copy of a library in its folder "backups".
struct Backup {
    enum class Kind { Daily, Weekly };
    std::filesystem::path file;
    Kind kind = Kind::Daily;
    std::int64_t commits = 0;  ///< of the library when it was made; the order of backups, since clocks are set wrong
    std::int64_t madeAtMs = 0; ///< wall clock
    std::int64_t bytes = 0;
};

/// What a restore did.
struct Restored {
    CopyFacts facts;
    std::filesystem::path movedTo; ///< folder with the library that was there; empty if there was none
};

/// Backups of one library: the last three of a day and of a week.
class Backups final {
public:
    /// `clock` must outlive this.
    Backups(std::filesystem::path libraryFolder, const Clock &clock);

    /// Newest first; none without a folder of backups.
    [[nodiscard]] std::vector<Backup> list() const;
    /// Which kind is to be made now: a weekly one if the last is older than seven days, else a daily one if the last of
    /// any kind is older than one. None if nothing was changed since the newest.
    [[nodiscard]] Result<std::optional<Backup::Kind>> due() const;
    /// Makes one and removes those beyond three of its kind. The library may be in use meanwhile.
    /// Errors: DiskFull (says how much room it needs), PermissionDenied, Io, StoreDamaged, Canceled.
    [[nodiscard]] Result<Backup> make(Backup::Kind kind, const std::stop_token &stop) const;
    /// The newest one that can be opened and passes its check.
    [[nodiscard]] std::optional<Backup> newestGood(const std::stop_token &stop) const;
    /// Puts a copy of `file` in the library's place; the backup stays, and so does what was there
    /// (library_replace.h). Errors: NotFound, StoreDamaged, StoreTooNew (all of the backup), DiskFull, Io, Canceled.
    [[nodiscard]] Result<Restored> restore(const std::filesystem::path &file, const std::stop_token &stop) const;

private:
    void rotate(Backup::Kind kind) const;

    std::filesystem::path m_folder;
    const Clock &m_clock;
};

[[nodiscard]] std::string_view toWord(Backup::Kind kind);

} // namespace longleaf::store
