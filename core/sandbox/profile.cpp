// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/lockdown.h"

#include <filesystem>
#include <system_error>

namespace longleaf::sandbox {

std::string_view toWord(Profile profile)
{
    switch (profile) {
    case Profile::ReadOnlyFiles: return "A";
    case Profile::NoFiles: return "B";
    case Profile::LimitsOnly: return "C";
    }
    return "C";
}

std::optional<Profile> profileFrom(std::string_view word)
{
    for (const Profile profile : {Profile::ReadOnlyFiles, Profile::NoFiles, Profile::LimitsOnly}) {
        if (toWord(profile) == word)
            return profile;
    }
    return std::nullopt;
}

std::string_view describe(Profile profile)
{
    switch (profile) {
    case Profile::ReadOnlyFiles:
        return "A: documents are parsed in a process that may read fonts and character tables, but no other file, and "
               "may use neither the network nor other programs";
    case Profile::NoFiles:
        return "B: documents are parsed in a process that may open no file, because this system cannot confine it to "
               "harmless ones (no Landlock). Chinese, Japanese and Korean text may be missing where a document relies "
               "on character tables outside of it, which is said of each such page; pictures of pages lack the fonts "
               "that a document does not bring";
    case Profile::LimitsOnly:
        return "C: documents are parsed in a process of its own with limited memory, but no filter of system calls is "
               "in force: a flaw in the parser could be used to read your files. Open only documents that you trust";
    }
    return {};
}

std::string characterTables(const ReadableFolders &folders)
{
    for (const std::string &folder : folders.characterTables) {
        std::error_code unreadable;
        if (std::filesystem::is_directory(std::filesystem::path(folder) / "cMap", unreadable))
            return folder;
    }
    return {};
}

std::vector<std::string> ReadableFolders::all() const
{
    std::vector<std::string> folders = characterTables;
    folders.insert(folders.end(), fonts.begin(), fonts.end());
    folders.insert(folders.end(), fontSettings.begin(), fontSettings.end());
    return folders;
}

} // namespace longleaf::sandbox
