// SPDX-License-Identifier: GPL-3.0-or-later
// Untried: written after Apple's documents, compiled and run nowhere yet.
//
// A release puts longleaf-extractor into the bundle as a signed helper with the App Sandbox entitlement
// (packaging/macos/longleaf-extractor.entitlements), which the system enforces from the first instruction. This
// function does the same for builds that are not signed, by the interface that browsers use; it is deprecated, and
// there is no other for a process that confines itself.
#include "core/sandbox/lockdown.h"

#include <cstdint>
#include <filesystem>
#include <mach-o/dyld.h>

// From sandbox.h, whose declarations are marked as deprecated; the flags value 0 means that the profile is given as
// text.
extern "C" int sandbox_init_with_parameters(const char *profile, std::uint64_t flags, const char *const parameters[],
                                            char **error);
extern "C" void sandbox_free_error(char *error);

namespace longleaf::sandbox {

namespace {

/// Of the program: the bundle's Contents/MacOS.
std::string ownFolder()
{
    std::string name(4096, '\0');
    auto size = static_cast<std::uint32_t>(name.size());
    if (_NSGetExecutablePath(name.data(), &size) != 0)
        return {};
    return std::filesystem::path(name.c_str()).parent_path().string();
}

} // namespace

ReadableFolders readableFolders()
{
    return {{ownFolder() + "/../Resources/poppler", "/opt/homebrew/share/poppler", "/usr/local/share/poppler"},
            {"/System/Library/Fonts", "/Library/Fonts"},
            {"/opt/homebrew/etc/fonts", "/opt/homebrew/var/cache/fontconfig", "/usr/local/etc/fonts",
             "/usr/local/var/cache/fontconfig"}};
}

Lockdown expectedLockdown(const LockdownOptions &options)
{
    return {options.strongest, 0};
}

Lockdown lockDown(const LockdownOptions &options)
{
    Lockdown result;
    if (options.strongest == Profile::LimitsOnly)
        return result;
    std::string rules = "(version 1)\n(deny default)\n(allow sysctl-read)\n";
    if (options.strongest == Profile::ReadOnlyFiles) {
        for (const std::string &folder : readableFolders().all())
            rules += "(allow file-read* (subpath \"" + folder + "\"))\n";
        rules += "(allow file-read-metadata)\n";
    }
    char *error = nullptr;
    const char *const noParameters[] = {nullptr};
    const bool confined = sandbox_init_with_parameters(rules.c_str(), 0, noParameters, &error) == 0;
    if (error != nullptr)
        sandbox_free_error(error);
    if (confined)
        result.profile = options.strongest;
    return result;
}

} // namespace longleaf::sandbox
