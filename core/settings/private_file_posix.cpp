// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/private_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdlib.h> // mkstemp is POSIX, not in <cstdlib>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace longleaf::settings {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> failure(std::string_view doing, const fs::path &path, int error)
{
    ErrorCode code = ErrorCode::Io;
    if (error == ENOSPC || error == EDQUOT)
        code = ErrorCode::DiskFull;
    else if (error == EACCES || error == EPERM || error == EROFS)
        code = ErrorCode::PermissionDenied;
    return fail(code, "Cannot " + std::string(doing) + " " + path.string() + ": " + std::strerror(error) + ".",
                path.string());
}

/// A descriptor that is closed once.
class Descriptor final {
public:
    explicit Descriptor(int value)
        : m_value(value)
    {
    }
    ~Descriptor() { (void)close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const { return m_value; }
    [[nodiscard]] bool valid() const { return m_value >= 0; }
    int close()
    {
        const int value = std::exchange(m_value, -1);
        return value < 0 ? 0 : ::close(value);
    }

private:
    int m_value;
};

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Follows a link to the file that is meant, so that replacing it does not cut the link.
fs::path linkTarget(const fs::path &path)
{
    std::error_code error;
    const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
    return error ? path : target;
}

Status makeFolder(const fs::path &folder)
{
    std::error_code error;
    if (folder.empty() || fs::is_directory(folder, error))
        return {};
    fs::create_directories(folder, error);
    if (error)
        return failure("make the folder", folder, error.value());
    fs::permissions(folder, fs::perms::owner_all, error);
    return {};
}

/// The rename is on the disk only once its folder is. Not every file system can do that, so failing is no error.
void syncFolder(const fs::path &folder)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.valid())
        ::fsync(descriptor.get());
}

} // namespace

Result<std::optional<std::string>> readSmallFile(const fs::path &path)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!descriptor.valid()) {
        if (errno == ENOENT || errno == ENOTDIR)
            return std::nullopt;
        return failure("read", path, errno);
    }
    struct stat status = {};
    if (::fstat(descriptor.get(), &status) != 0)
        return failure("read", path, errno);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::InvalidInput, path.string() + " is not a file; remove it.", path.string());
    std::string bytes;
    char buffer[4096];
    while (bytes.size() <= kMostFileBytes) {
        const ssize_t count = ::read(descriptor.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failure("read", path, errno);
        if (count == 0)
            return bytes;
        bytes.append(buffer, static_cast<std::size_t>(count));
    }
    return fail(ErrorCode::InvalidInput, path.string() + " is over 1 MiB; it is not a file of Longleaf.",
                path.string());
}

Status writePrivateFile(const fs::path &path, std::string_view bytes)
{
    const fs::path target = linkTarget(path);
    const fs::path folder = target.parent_path();
    if (const Status made = makeFolder(folder); !made)
        return made;
    std::string temporary = target.string() + ".XXXXXX";
    Descriptor descriptor(::mkstemp(temporary.data())); // makes it with mode 0600
    if (!descriptor.valid())
        return failure("write", target, errno);
    const bool written = writeAll(descriptor.get(), bytes) && ::fsync(descriptor.get()) == 0 &&
                         descriptor.close() == 0 && ::rename(temporary.c_str(), target.c_str()) == 0;
    if (!written) {
        const int error = errno;
        ::unlink(temporary.c_str());
        return failure("write", target, error);
    }
    syncFolder(folder);
    return {};
}

} // namespace longleaf::settings
