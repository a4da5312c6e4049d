// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/disk.h"

#include "core/store/sqlite.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#ifdef __linux__
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif

namespace longleaf::store {

namespace {

/// statfs(2), linux/magic.h, and the file systems' own headers.
constexpr std::array<std::pair<std::uint64_t, const char *>, 8> kNetworkMagics = {{
    {0x6969, "NFS"},
    {0x517B, "SMB"},
    {0xFE534D42, "SMB"},
    {0xFF534D42, "CIFS"},
    {0x5346414F, "AFS"},
    {0x73757245, "Coda"},
    {0x00C36400, "Ceph"},
    {0x0BD00BD0, "Lustre"},
}};

/// By the type that the mount table gives; of FUSE only these are known to reach another computer.
constexpr std::array<std::pair<std::string_view, const char *>, 22> kNetworkTypes = {{
    {"nfs", "NFS"},
    {"nfs4", "NFS"},
    {"cifs", "CIFS"},
    {"smb3", "SMB"},
    {"smbfs", "SMB"},
    {"afs", "AFS"},
    {"afpfs", "AFP"},
    {"webdav", "WebDAV"},
    {"ceph", "Ceph"},
    {"lustre", "Lustre"},
    {"fuse.ceph-fuse", "Ceph"},
    {"fuse.sshfs", "SSHFS"},
    {"fuse.davfs", "WebDAV"},
    {"fuse.davfs2", "WebDAV"},
    {"fuse.rclone", "rclone"},
    {"fuse.s3fs", "S3"},
    {"fuse.glusterfs", "GlusterFS"},
    {"fuse.gvfsd-fuse", "GVfs"},
    {"fuse.kio-fuse", "KIO"},
    {"fuse.curlftpfs", "FTP"},
    {"fuse.gcsfuse", "Google Cloud Storage"},
    {"fuse.smbnetfs", "SMB"},
}};

tl::unexpected<Error> diskError(int error, const std::filesystem::path &path)
{
    const std::string shown = utf8Path(path);
    if (error == ENOSPC || error == EDQUOT)
        return fail(ErrorCode::DiskFull, "There is no room left on the disk for \"" + shown + "\".", shown);
    if (error == EACCES || error == EPERM || error == EROFS)
        return fail(ErrorCode::PermissionDenied, "\"" + shown + "\" cannot be written; check its permissions.", shown);
    return fail(ErrorCode::Io, "\"" + shown + "\" cannot be written (" + std::strerror(error) + ").", shown);
}

/// Closes a descriptor at its end.
class File final {
public:
    explicit File(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~File()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

#ifdef __linux__
/// The type of the mount that a folder lies on: the only thing that tells one FUSE file system from another.
std::string mountType(const std::filesystem::path &folder)
{
    struct stat found {};
    if (stat(folder.c_str(), &found) != 0)
        return {};
    const std::string device = std::to_string(major(found.st_dev)) + ":" + std::to_string(minor(found.st_dev));
    std::ifstream table("/proc/self/mountinfo");
    for (std::string line; std::getline(table, line);) {
        std::istringstream fields(line);
        std::string id;
        std::string parent;
        std::string number;
        fields >> id >> parent >> number;
        const std::size_t dash = line.find(" - ");
        if (number == device && dash != std::string::npos)
            return line.substr(dash + 3, line.find(' ', dash + 3) - dash - 3);
    }
    return {};
}
#endif

} // namespace

Status syncFile(const std::filesystem::path &path)
{
    const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0 || fsync(file.get()) != 0)
        return diskError(errno, path);
    return {};
}

Status writeAt(const std::filesystem::path &path, std::int64_t offset, std::string_view bytes)
{
    const File file(open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0)
        return diskError(errno, path);
    while (!bytes.empty()) {
        const ssize_t done = pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return diskError(done < 0 ? errno : EIO, path);
        bytes.remove_prefix(static_cast<std::size_t>(done));
        offset += done;
    }
#ifdef __linux__
    const bool kept = fdatasync(file.get()) == 0;
#else
    const bool kept = fsync(file.get()) == 0;
#endif
    return kept ? Status() : diskError(errno, path);
}

std::string networkName(std::uint64_t magic, std::string_view type)
{
    const auto *const byMagic = std::find_if(kNetworkMagics.begin(), kNetworkMagics.end(),
                                             [magic](const auto &one) { return one.first == magic; });
    if (byMagic != kNetworkMagics.end())
        return byMagic->second;
    const auto *const byType =
        std::find_if(kNetworkTypes.begin(), kNetworkTypes.end(), [type](const auto &one) { return one.first == type; });
    return byType != kNetworkTypes.end() ? byType->second : std::string();
}

Status refuseNetworkFolder(const std::filesystem::path &folder)
{
    struct statfs found {};
    if (statfs(folder.c_str(), &found) != 0)
        return {}; // opening the library tells what is wrong with the folder
#ifdef __linux__
    // f_type is signed on some machines; the magic is its lower 32 bits.
    const std::string name = networkName(static_cast<std::uint32_t>(found.f_type), mountType(folder));
#else
    const bool local = (found.f_flags & MNT_LOCAL) != 0;
    std::string name = networkName(0, static_cast<const char *>(found.f_fstypename));
    if (!local && name.empty())
        name = static_cast<const char *>(found.f_fstypename);
#endif
    if (name.empty())
        return {};
    const std::string shown = utf8Path(folder);
    return fail(ErrorCode::PolicyRefused,
                "The library cannot lie in \"" + shown + "\", because that folder is reached over a network (" + name +
                    "), where a database can be damaged. Choose a folder on this computer; the documents themselves "
                    "may stay on the network.",
                shown);
}

} // namespace longleaf::store
