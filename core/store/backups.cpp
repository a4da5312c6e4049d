// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backups.h"

#include "core/store/disk.h"
#include "core/store/library_replace.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <system_error>
#include <tuple>

namespace longleaf::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kKept = 3; ///< of each kind
constexpr std::int64_t kDayMs = std::int64_t{24} * 60 * 60 * 1'000;
constexpr std::int64_t kWeekMs = 7 * kDayMs;
constexpr std::int64_t kSpareBytes = std::int64_t{64} << 20; ///< left for the library itself
constexpr const char *kEnding = ".sqlite";

std::string nameOf(const Backup &backup)
{
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "%012lld", static_cast<long long>(backup.commits));
    return "library-" + std::string(number.data()) + "-" + std::to_string(backup.madeAtMs) + "-" +
           std::string(toWord(backup.kind)) + kEnding;
}

std::optional<Backup> fromName(const fs::directory_entry &entry)
{
    Backup backup;
    const std::string name = entry.path().filename().string();
    long long commits = 0;
    long long madeAtMs = 0;
    if (std::sscanf(name.c_str(), "library-%lld-%lld-", &commits, &madeAtMs) != 2)
        return std::nullopt;
    backup.commits = commits;
    backup.madeAtMs = madeAtMs;
    for (const auto kind : {Backup::Kind::Daily, Backup::Kind::Weekly}) {
        backup.kind = kind;
        std::error_code error;
        if (nameOf(backup) == name && entry.is_regular_file(error)) {
            backup.file = entry.path();
            backup.bytes = static_cast<std::int64_t>(entry.file_size(error));
            return backup;
        }
    }
    return std::nullopt;
}

/// A time of the future is one of a clock that was wrong.
bool within(std::int64_t madeAtMs, std::int64_t nowMs, std::int64_t span)
{
    return madeAtMs <= nowMs && nowMs - madeAtMs < span;
}

Status roomFor(const fs::path &folder, std::int64_t bytes)
{
    std::error_code error;
    const auto space = fs::space(folder, error);
    const std::int64_t wanted = bytes + kSpareBytes;
    if (error || space.available >= static_cast<std::uintmax_t>(wanted))
        return {};
    return fail(ErrorCode::DiskFull,
                "A copy of the library needs " + std::to_string((wanted >> 20) + 1) + " MiB of room in \"" +
                    utf8Path(folder) + "\"; there are " + std::to_string(space.available >> 20) +
                    " MiB. Free some space, then try again.",
                utf8Path(folder));
}

std::int64_t sizeOf(const fs::path &file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

} // namespace

std::string_view toWord(Backup::Kind kind)
{
    return kind == Backup::Kind::Weekly ? "weekly" : "daily";
}

Backups::Backups(fs::path libraryFolder, const Clock &clock)
    : m_folder(std::move(libraryFolder))
    , m_clock(clock)
{
}

std::vector<Backup> Backups::list() const
{
    std::vector<Backup> backups;
    std::error_code error;
    for (fs::directory_iterator entry(m_folder / "backups", error), end; !error && entry != end;
         entry.increment(error)) {
        if (auto backup = fromName(*entry))
            backups.push_back(std::move(*backup));
    }
    std::sort(backups.begin(), backups.end(), [](const Backup &one, const Backup &other) {
        return std::tie(one.commits, one.madeAtMs) > std::tie(other.commits, other.madeAtMs);
    });
    return backups;
}

Result<std::optional<Backup::Kind>> Backups::due() const
{
    const std::vector<Backup> backups = list();
    auto connection = Connection::open(m_folder / "library.sqlite");
    if (!connection)
        return tl::unexpected(connection.error());
    const auto commits = (*connection)->queryInteger("SELECT commits FROM library_state");
    if (!commits)
        return tl::unexpected(commits.error());
    using Due = std::optional<Backup::Kind>;
    if (*commits == 0 || (!backups.empty() && backups.front().commits >= *commits))
        return Due();
    const std::int64_t now = m_clock.wallMs();
    const auto anyWithin = [&](std::int64_t span, bool weekly) {
        return std::any_of(backups.begin(), backups.end(), [&](const Backup &one) {
            return (!weekly || one.kind == Backup::Kind::Weekly) && within(one.madeAtMs, now, span);
        });
    };
    if (!anyWithin(kWeekMs, true))
        return Due(Backup::Kind::Weekly);
    return anyWithin(kDayMs, false) ? Due() : Due(Backup::Kind::Daily);
}

Result<Backup> Backups::make(Backup::Kind kind, const std::stop_token &stop) const
{
    const fs::path file = m_folder / "library.sqlite";
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return fail(ErrorCode::NotFound, "There is no library in \"" + utf8Path(m_folder) + "\" to copy.",
                    utf8Path(m_folder));
    if (const Status room = roomFor(m_folder, sizeOf(file) + sizeOf(m_folder / "library.sqlite-wal")); !room)
        return tl::unexpected(room.error());
    const fs::path folder = m_folder / "backups";
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    auto connection = Connection::open(file);
    if (!connection)
        return tl::unexpected(connection.error());
    (*connection)->stopWith(stop);
    const auto commits = (*connection)->queryInteger("SELECT commits FROM library_state");
    if (!commits)
        return tl::unexpected(commits.error());
    Backup backup;
    backup.kind = kind;
    backup.commits = *commits;
    backup.madeAtMs = m_clock.wallMs();
    backup.file = folder / nameOf(backup);
    const auto facts = writeCopy(**connection, backup.file, stop);
    if (!facts)
        return tl::unexpected(facts.error());
    backup.bytes = facts->bytes;
    rotate(kind);
    return backup;
}

void Backups::rotate(Backup::Kind kind) const
{
    std::size_t kept = 0;
    for (const Backup &one : list()) {
        std::error_code error; // one that stays is removed the next time
        if (one.kind == kind && ++kept > kKept)
            fs::remove(one.file, error);
    }
}

std::optional<Backup> Backups::newestGood(const std::stop_token &stop) const
{
    for (const Backup &one : list()) {
        if (checkCopy(one.file, stop))
            return one;
    }
    return std::nullopt;
}

Result<Restored> Backups::restore(const fs::path &file, const std::stop_token &stop) const
{
    const auto facts = checkCopy(file, stop);
    if (!facts)
        return tl::unexpected(facts.error());
    if (const Status room = roomFor(m_folder, facts->bytes); !room)
        return tl::unexpected(room.error());
    const fs::path copy = m_folder / "library.sqlite.restoring";
    std::error_code error;
    fs::copy_file(file, copy, fs::copy_options::overwrite_existing, error);
    if (error)
        return fail(ErrorCode::Io,
                    "The backup cannot be copied to \"" + utf8Path(copy) + "\" (" + error.message() +
                        "), so the library was left as it is.",
                    utf8Path(copy));
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, error);
    auto movedTo = replaceLibrary(m_folder, copy, m_clock);
    if (!movedTo) {
        fs::remove(copy, error);
        return tl::unexpected(movedTo.error());
    }
    return Restored{*facts, *movedTo};
}

} // namespace longleaf::store
