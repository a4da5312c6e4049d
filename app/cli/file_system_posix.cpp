// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/file_system.h"

#ifdef __linux__
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif

namespace longleaf::cli {

namespace {

constexpr const char *kUnknown = "file system not known";

} // namespace

#ifdef __linux__

std::string fileSystemOf(const std::filesystem::path &folder)
{
    struct stat info {};
    if (stat(folder.c_str(), &info) != 0)
        return kUnknown;
    const std::string device = std::to_string(major(info.st_dev)) + ":" + std::to_string(minor(info.st_dev));
    // proc(5): "36 35 98:0 /root /mount options tags - type source options"; the number of tags varies.
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream words(line);
        std::string mount;
        std::string parent;
        std::string number;
        const std::size_t dash = line.find(" - ");
        if (!(words >> mount >> parent >> number) || number != device || dash == std::string::npos)
            continue;
        return line.substr(dash + 3, line.find(' ', dash + 3) - dash - 3);
    }
    return kUnknown;
}

#else

std::string fileSystemOf(const std::filesystem::path &folder)
{
    struct statfs info {};
    return statfs(folder.c_str(), &info) == 0 ? std::string(info.f_fstypename) : kUnknown;
}

#endif

} // namespace longleaf::cli
