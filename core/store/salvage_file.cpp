// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/salvage_file.h"

#include "core/store/commit_log.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace longleaf::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeaderBytes = 100;
constexpr std::uint32_t kPageBytes = 4096; ///< of every library

/// The header of a database of so many pages; https://www.sqlite.org/fileformat2.html, section 1.3.
std::array<char, kHeaderBytes> freshHeader(std::uint32_t pages)
{
    std::array<char, kHeaderBytes> header{};
    const auto put = [&header](std::size_t at, std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            header[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * (bytes - 1 - i)) & 0xFFU);
    };
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    std::copy(kMagic.begin(), kMagic.end(), header.begin());
    put(16, kPageBytes, 2);
    put(18, 1, 1); // rollback journal: the log, if there is one, is not used with a header of our own
    put(19, 1, 1);
    put(21, 64, 1);
    put(22, 32, 1);
    put(23, 32, 1);
    put(24, 1, 4); // change counter, and the counter that the page count is valid for
    put(28, pages, 4);
    put(40, 1, 4); // schema cookie
    put(44, 4, 4); // schema format
    put(56, 1, 4); // UTF-8
    put(60, static_cast<std::uint32_t>(kSchemaVersion), 4);
    put(68, static_cast<std::uint32_t>(kApplicationId), 4);
    put(92, 1, 4);
    put(96, 3'040'000, 4);
    return header;
}

} // namespace

SalvageFile::SalvageFile(fs::path copy)
    : m_copy(std::move(copy))
{
}

SalvageFile::SalvageFile(SalvageFile &&other) noexcept
    : m_copy(std::exchange(other.m_copy, {}))
    , m_connection(std::move(other.m_connection))
    , m_headerMade(other.m_headerMade)
{
}

SalvageFile::~SalvageFile()
{
    m_connection.reset();
    if (m_copy.empty())
        return;
    for (const char *ending : {"", "-wal", "-shm", "-journal"}) {
        fs::path part = m_copy;
        part += ending;
        std::error_code ignored;
        fs::remove(part, ignored);
    }
}

Status SalvageFile::copyFrom(const fs::path &damaged, bool withLog)
{
    std::error_code error;
    m_headerMade = false;
    fs::copy_file(damaged, m_copy, fs::copy_options::overwrite_existing, error);
    if (error)
        return fail(error == std::errc::no_space_on_device ? ErrorCode::DiskFull : ErrorCode::Io,
                    "\"" + utf8Path(damaged) + "\" cannot be copied to \"" + utf8Path(m_copy) + "\" (" +
                        error.message() + ").",
                    utf8Path(damaged));
    using fs::perms;
    fs::permissions(m_copy, perms::owner_read | perms::owner_write, error);
    fs::path log = m_copy;
    log += "-wal";
    fs::path damagedLog = damaged;
    damagedLog += "-wal";
    fs::remove(log, error);
    if (withLog)
        fs::copy_file(damagedLog, log, error); // there need not be one
    std::fstream file(m_copy, std::ios::binary | std::ios::in | std::ios::out);
    std::array<char, 16> magic{};
    file.read(magic.data(), magic.size());
    if (std::string_view(magic.data(), magic.size()) == std::string_view("SQLite format 3\0", 16))
        return {};
    const auto header = freshHeader(static_cast<std::uint32_t>(fs::file_size(m_copy, error) / kPageBytes));
    file.clear();
    file.seekp(0);
    file.write(header.data(), header.size());
    m_headerMade = true;
    return file.flush() ? Status()
                        : fail(ErrorCode::Io, "\"" + utf8Path(m_copy) + "\" cannot be written.", utf8Path(m_copy));
}

Status SalvageFile::connect(const std::string &library)
{
    m_connection.reset();
    auto connection = Connection::openDamaged(m_copy);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto version = (*connection)->queryInteger("PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version > kSchemaVersion)
        return fail(ErrorCode::StoreTooNew,
                    "The damaged library was written by a newer version of Longleaf. Update Longleaf to save what is "
                    "left of it.",
                    utf8Path(m_copy));
    const auto tables = (*connection)->queryInteger("SELECT count(*) FROM sqlite_schema WHERE type = 'table'");
    if (!tables)
        return tl::unexpected(tables.error());
    if (*tables == 0)
        return fail(ErrorCode::StoreDamaged, "Nothing of a library can be found in the file.", utf8Path(m_copy));
    const auto found = (*connection)->queryText("SELECT library FROM library_state");
    if (!library.empty() && found && *found != library)
        return fail(ErrorCode::StoreDamaged, "The file is mixed with that of another library.", utf8Path(m_copy));
    m_connection = std::move(*connection);
    return {};
}

Result<SalvageFile> SalvageFile::open(const fs::path &damaged, const fs::path &folder)
{
    std::error_code error;
    if (!fs::is_regular_file(damaged, error))
        return fail(ErrorCode::NotFound, "There is no file of a library at \"" + utf8Path(damaged) + "\".",
                    utf8Path(damaged));
    SalvageFile file(folder / "salvage-source.sqlite");
    // A log that belongs to another database makes things worse: then without it. If the file itself is another one, it
    // is what there is.
    const auto remembered = CommitLog::read(damaged.parent_path() / "library.commits");
    const std::string library = remembered ? remembered->library : std::string();
    struct Try {
        bool withLog;
        std::string library;
    };
    Status opened;
    for (const Try &one : {Try{true, library}, Try{false, library}, Try{true, {}}, Try{false, {}}}) {
        opened = file.copyFrom(damaged, one.withLog);
        if (opened)
            opened = file.connect(one.library);
        if (opened)
            return file;
    }
    return tl::unexpected(opened.error());
}

} // namespace longleaf::store
