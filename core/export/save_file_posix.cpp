// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/save_file.h"

#include "core/base/sha256.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace longleaf::exporting {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> failure(const fs::path &path, int error)
{
    const std::string name = path.filename().string();
    const std::string folder = path.parent_path().string();
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return fail(ErrorCode::DiskFull,
                    "There is no room left for " + name + " in " + folder +
                        ". Make room or choose another place; nothing was written.",
                    path.string());
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(ErrorCode::PermissionDenied,
                    "The folder " + folder + " cannot be written to. Choose another place for " + name + ".",
                    path.string());
    case ENOENT:
    case ENOTDIR:
        return fail(ErrorCode::NotFound, "There is no folder " + folder + ". Choose a place that exists.",
                    path.string());
    case ENAMETOOLONG:
        return fail(ErrorCode::InvalidInput, "The name " + name + " is too long. Choose a shorter one.", path.string());
    default:
        return fail(ErrorCode::Io,
                    "The file " + path.string() + " cannot be written: " + std::strerror(error) +
                        ". Choose another place; nothing was written.",
                    path.string());
    }
}

/// The file that is being written; gone with the object unless it was put into its place.
class Draft final {
public:
    explicit Draft(fs::path path)
        : m_path(std::move(path))
        , m_descriptor(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
    {
    }
    ~Draft()
    {
        if (m_descriptor < 0)
            return;
        ::close(m_descriptor);
        if (!m_placed)
            ::unlink(m_path.c_str());
    }
    Draft(const Draft &) = delete;
    Draft &operator=(const Draft &) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    /// 0, or the error.
    [[nodiscard]] int write(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return written == 0 ? EIO : errno;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return ::fsync(m_descriptor) == 0 ? 0 : errno;
    }

    void takePermissionsOf(const struct stat &other) const { (void)::fchmod(m_descriptor, other.st_mode & 07777); }

    [[nodiscard]] int replace(const fs::path &target)
    {
        if (::rename(m_path.c_str(), target.c_str()) != 0)
            return errno;
        m_placed = true;
        return 0;
    }

    /// Fails with EEXIST where there is a file.
    [[nodiscard]] int placeNew(const fs::path &target)
    {
        if (::link(m_path.c_str(), target.c_str()) == 0)
            return 0; // the draft's own name goes with the object
        const int error = errno;
        if (error != EPERM && error != ENOTSUP && error != EOPNOTSUPP && error != ENOSYS && error != EMLINK)
            return error;
        struct stat status = {}; // a file system without hard links: the next best
        return ::lstat(target.c_str(), &status) == 0 ? EEXIST : replace(target);
    }

private:
    fs::path m_path;
    int m_descriptor;
    bool m_placed = false;
};

} // namespace

Result<Saved> saveFile(const fs::path &path, std::string_view bytes, Overwrite overwrite)
{
    std::error_code error;
    fs::path target = fs::absolute(path, error);
    if (error || target.filename().empty())
        return fail(ErrorCode::InvalidInput, "This is not the name of a file: " + path.string(), path.string());
    if (fs::is_symlink(target, error)) {
        if (fs::path meant = fs::weakly_canonical(target, error); !error)
            target = std::move(meant);
    }
    struct stat existing = {};
    const bool exists = ::stat(target.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode))
        return fail(ErrorCode::NotAFile, target.string() + " is a folder. Give the file a name.", target.string());
    if (exists && overwrite == Overwrite::No)
        return Saved::Exists;
    if (exists && ::access(target.c_str(), W_OK) != 0)
        return fail(ErrorCode::PermissionDenied,
                    "The file " + target.string() + " is write-protected. Choose another name.", target.string());
    Draft draft(target.parent_path() / (".longleaf-" + randomHex(8) + ".part"));
    if (!draft.isOpen())
        return failure(target, errno);
    if (const int problem = draft.write(bytes); problem != 0)
        return failure(target, problem);
    if (exists)
        draft.takePermissionsOf(existing);
    const int problem = overwrite == Overwrite::Yes ? draft.replace(target) : draft.placeNew(target);
    if (problem == EEXIST)
        return Saved::Exists;
    if (problem != 0)
        return failure(target, problem);
    return Saved::Written;
}

} // namespace longleaf::exporting
