// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library_replace.h"

#include "core/store/commit_log.h"
#include "core/store/disk.h"
#include "core/store/sqlite.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <system_error>

namespace longleaf::store {

namespace fs = std::filesystem;

namespace {

/// The database and what belongs to it.
constexpr std::array<const char *, 4> kParts = {"library.sqlite", "library.sqlite-wal", "library.sqlite-shm",
                                                "library.commits"};

tl::unexpected<Error> notReplaced(const fs::path &path, const std::error_code &error)
{
    const bool full = error == std::errc::no_space_on_device;
    return fail(full ? ErrorCode::DiskFull : ErrorCode::Io,
                "\"" + utf8Path(path) + "\" cannot be written (" + error.message() +
                    "), so the library was left as it is.",
                utf8Path(path));
}

/// A second name for a file, or a copy where the file system has no such thing.
void keep(const fs::path &from, const fs::path &to, std::error_code &error)
{
    if (fs::is_directory(from, error)) {
        fs::rename(from, to, error);
        return;
    }
    fs::create_hard_link(from, to, error);
    if (error)
        fs::copy_file(from, to, error);
}

Result<fs::path> keepPresent(const fs::path &folder, const Clock &clock)
{
    std::error_code error;
    if (!fs::exists(folder / kParts[0], error))
        return fs::path();
    const std::string name = "replaced-" + timeStamp(clock.wallMs());
    fs::path kept = folder / name;
    for (int i = 2; fs::exists(kept, error); ++i)
        kept = folder / (name + "-" + std::to_string(i));
    fs::create_directory(kept, error);
    if (error)
        return notReplaced(kept, error);
    fs::permissions(kept, fs::perms::owner_all, error);
    for (const char *part : kParts) {
        if (!fs::exists(folder / part, error))
            continue;
        keep(folder / part, kept / part, error);
        if (error)
            return notReplaced(kept / part, error);
    }
    if (const Status safe = syncFile(kept); !safe)
        return tl::unexpected(safe.error());
    return kept;
}

/// Lets the count of the new file begin above that of the old one. A file of an older schema has none yet.
Status raiseCount(const fs::path &file, std::int64_t above)
{
    auto connection = Connection::open(file);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto counts =
        (*connection)
            ->queryInteger("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'library_state'");
    if (!counts)
        return tl::unexpected(counts.error());
    if (*counts == 0)
        return {};
    auto raise = (*connection)->prepare("UPDATE library_state SET commits = max(commits, ?) + 1");
    if (!raise)
        return tl::unexpected(raise.error());
    if (Status done = raise->bind(above).run(); !done)
        return done;
    // A log of its own would stay behind under the old name.
    return (*connection)->execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
}

} // namespace

std::string timeStamp(std::int64_t wallMs)
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(wallMs)};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{floor<seconds>(time - day)};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data();
}

Result<fs::path> replaceLibrary(const fs::path &folder, const fs::path &file, const Clock &clock)
{
    const auto remembered = CommitLog::read(folder / "library.commits");
    if (const Status raised = raiseCount(file, remembered ? remembered->commits : 0); !raised)
        return tl::unexpected(raised.error());
    if (const Status safe = syncFile(file); !safe)
        return tl::unexpected(safe.error());
    auto kept = keepPresent(folder, clock);
    if (!kept)
        return kept;
    // From here to the last name a crash leaves the old database without its log, which the next start notices and
    // which lies in `kept`.
    std::error_code error;
    fs::remove(folder / "library.sqlite-wal", error);
    fs::remove(folder / "library.sqlite-shm", error);
    fs::rename(file, folder / "library.sqlite", error);
    if (error)
        return notReplaced(folder / "library.sqlite", error);
    fs::remove(folder / "library.commits", error);
    if (const Status safe = syncFile(folder); !safe)
        return tl::unexpected(safe.error());
    return kept;
}

} // namespace longleaf::store
