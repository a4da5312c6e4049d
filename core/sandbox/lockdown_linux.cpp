// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sanitized.h"
#include "core/sandbox/landlock_linux.h"
#include "core/sandbox/lockdown.h"
#include "core/sandbox/syscall_filter_linux.h"

#include <filesystem>
#include <sys/prctl.h>
#include <system_error>

namespace longleaf::sandbox {

ReadableFolders readableFolders()
{
    ReadableFolders folders{{"/usr/share/poppler", "/usr/local/share/poppler"},
                            {"/usr/share/fonts", "/usr/local/share/fonts"},
                            {"/etc/fonts", "/usr/share/fontconfig", "/var/cache/fontconfig"}};
    // A Flatpak sees the fonts of its host here.
    folders.fonts.insert(folders.fonts.end(), {"/run/host/fonts", "/run/host/local-fonts", "/run/host/user-fonts"});
    folders.fontSettings.emplace_back("/run/host/fonts-cache");
    // A package that brings poppler-data, seen from its bin and from its libexec/longleaf; before the system's.
    std::error_code unknown;
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
    for (const std::filesystem::path &prefix : {own.parent_path(), own.parent_path().parent_path()}) {
        if (!prefix.empty() && prefix != "/usr")
            folders.characterTables.insert(folders.characterTables.begin(), (prefix / "share" / "poppler").string());
    }
    return folders;
}

Lockdown expectedLockdown(const LockdownOptions &options)
{
    if (kSanitized || options.strongest == Profile::LimitsOnly)
        return {};
    const int abi = options.strongest == Profile::ReadOnlyFiles ? landlockAbi(options.newestLandlockAbi) : 0;
    if (!canFilterSyscalls())
        return {Profile::LimitsOnly, abi};
    return {abi > 0 ? Profile::ReadOnlyFiles : Profile::NoFiles, abi};
}

Lockdown lockDown(const LockdownOptions &options)
{
    Lockdown result;
    if (kSanitized || options.strongest == Profile::LimitsOnly || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return result;
    const bool wantsFiles = options.strongest == Profile::ReadOnlyFiles;
    const int abi = landlockAbi(options.newestLandlockAbi);
    // Worth having also where no filter can be loaded.
    if (wantsFiles && restrictFiles(abi, readableFolders().all()))
        result.landlockAbi = abi;
    const FileAccess files = result.landlockAbi > 0 ? FileAccess::ReadOnly : FileAccess::None;
    if (!canFilterSyscalls() || !filterSyscalls(files))
        return result;
    result.profile = files == FileAccess::ReadOnly ? Profile::ReadOnlyFiles : Profile::NoFiles;
    return result;
}

} // namespace longleaf::sandbox
