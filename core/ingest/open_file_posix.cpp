// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/open_file.h"

#include "core/ingest/file_state.h"

#include "core/base/sha256.h"
#include "core/ingest/path_text.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace longleaf::ingest {

namespace {

constexpr std::size_t kReadBytes = std::size_t{1} << 20U;

tl::unexpected<Error> openError(int error, const std::filesystem::path &path)
{
    const std::string name = quotedName(path);
    switch (error) {
    case ENOENT:
    case ENOTDIR: return fail(ErrorCode::NotFound, "There is no file " + name + " in this place.", pathText(path));
    case ELOOP:
        return fail(ErrorCode::NotFound, name + " is a link that leads back to itself; give the file itself.",
                    pathText(path));
    case EACCES:
    case EPERM:
        return fail(ErrorCode::PermissionDenied, "You have no permission to read " + name + ".", pathText(path));
    case ENXIO: return fail(ErrorCode::NotAFile, name + " is a socket, not a file.", pathText(path));
    case ENAMETOOLONG:
        return fail(ErrorCode::NotFound, "The path of " + name + " is too long for this system.", pathText(path));
    default: return fail(ErrorCode::Io, name + " could not be opened: " + std::strerror(error) + ".", pathText(path));
    }
}

Status requireRegular(const struct stat &info, const std::filesystem::path &path)
{
    if (S_ISREG(info.st_mode))
        return {};
    const char *kind = "not a file";
    if (S_ISDIR(info.st_mode))
        kind = "a folder, not a file";
    else if (S_ISFIFO(info.st_mode))
        kind = "a pipe, not a file";
    else if (S_ISSOCK(info.st_mode))
        kind = "a socket, not a file";
    else if (S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode))
        kind = "a device, not a file";
    return fail(ErrorCode::NotAFile, quotedName(path) + " is " + kind + ".", pathText(path));
}

std::int64_t mtimeMsOf(const struct stat &info)
{
#ifdef __APPLE__
    const timespec &time = info.st_mtimespec;
#else
    const timespec &time = info.st_mtim;
#endif
    return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

} // namespace

std::optional<FileState> fileState(const std::filesystem::path &path)
{
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0)
        return std::nullopt;
    return FileState{static_cast<std::int64_t>(info.st_size), mtimeMsOf(info), S_ISREG(info.st_mode)};
}

Result<OpenFile> OpenFile::open(const std::filesystem::path &path)
{
    // Asked before opening, because opening a device can have effects of its own; asked again of the descriptor.
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0)
        return openError(errno, path);
    if (const Status regular = requireRegular(info, path); !regular)
        return tl::unexpected(regular.error());
    // Links are followed here once, so that the last step cannot be exchanged for one in the meantime.
    const std::unique_ptr<char, decltype(&std::free)> place(::realpath(path.c_str(), nullptr), &std::free);
    if (!place)
        return openError(errno, path);
    OpenFile file;
    file.m_descriptor = Descriptor(::open(place.get(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW));
    if (!file.m_descriptor.valid())
        return openError(errno, path);
    if (::fstat(file.m_descriptor.get(), &info) != 0)
        return openError(errno, path);
    if (const Status regular = requireRegular(info, path); !regular)
        return tl::unexpected(regular.error());
    file.m_size = info.st_size;
    file.m_mtimeMs = mtimeMsOf(info);
    file.m_path = path;
    return file;
}

Result<std::string> OpenFile::read(std::int64_t offset, std::size_t count) const
{
    std::string bytes(count, '\0');
    std::size_t filled = 0;
    while (filled < count) {
        const ssize_t got = ::pread(m_descriptor.get(), bytes.data() + filled, count - filled,
                                    static_cast<off_t>(offset) + static_cast<off_t>(filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorCode::Io, quotedName(m_path) + " could not be read: " + std::strerror(errno) + ".",
                        pathText(m_path));
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

Result<std::string> OpenFile::head(std::size_t count) const
{
    return read(0, std::min(count, static_cast<std::size_t>(m_size)));
}

Result<std::string> OpenFile::sha256(std::stop_token stop) const
{
    Sha256 hash;
    for (std::int64_t offset = 0; offset < m_size;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "Stopped.", pathText(m_path));
        const Result<std::string> bytes = read(offset, kReadBytes);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (bytes->empty())
            break;
        hash.add(*bytes);
        offset += static_cast<std::int64_t>(bytes->size());
    }
    return hash.finishHex();
}

bool OpenFile::unchanged() const
{
    struct stat info {};
    return ::fstat(m_descriptor.get(), &info) == 0 && info.st_size == m_size && mtimeMsOf(info) == m_mtimeMs;
}

} // namespace longleaf::ingest
