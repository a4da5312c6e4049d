// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/folders.h"

#include <QByteArray>
#include <QStandardPaths>
#include <QString>
#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace longleaf::settings {

namespace {

namespace fs = std::filesystem;

fs::path folderOf(QStandardPaths::StandardLocation location)
{
    return fs::path(QStandardPaths::writableLocation(location).toStdU16String()) / "longleaf";
}

fs::path systemLogFolder()
{
#ifdef Q_OS_UNIX
#ifndef Q_OS_MACOS
    // Qt 6.4 does not know the state folder of the XDG base directory specification.
    const QByteArray chosen = qgetenv("XDG_STATE_HOME");
    if (chosen.startsWith('/'))
        return fs::path(chosen.toStdString()) / "longleaf";
    return fs::path(QStandardPaths::writableLocation(QStandardPaths::HomeLocation).toStdU16String()) / ".local" /
           "state" / "longleaf";
#endif
#endif
    return folderOf(QStandardPaths::GenericDataLocation) / "log";
}

Folders systemFolders()
{
    return {folderOf(QStandardPaths::GenericDataLocation) / "library",
            folderOf(QStandardPaths::GenericConfigLocation),
            systemLogFolder(),
            {}};
}

bool isInside(const fs::path &folder, const fs::path &outer)
{
    std::error_code unknown;
    const fs::path inner = fs::weakly_canonical(folder, unknown);
    const fs::path whole = fs::weakly_canonical(outer, unknown);
    return std::mismatch(whole.begin(), whole.end(), inner.begin(), inner.end()).first == whole.end();
}

/// Where a person who looks for the program finds it, so where a marker may lie.
std::vector<fs::path> besideProgram(const fs::path &programFolder)
{
    // Both variables are inherited by whatever an AppImage starts, another program's as well.
    const QByteArray image = qgetenv("APPIMAGE");
    const QByteArray mounted = qgetenv("APPDIR");
    if (!image.isEmpty() && !mounted.isEmpty() && isInside(programFolder, fs::path(mounted.toStdString())))
        return {fs::path(image.toStdString()).parent_path()};
    const fs::path contents = programFolder.parent_path();
    if (programFolder.filename() == "MacOS" && contents.filename() == "Contents")
        return {contents.parent_path().parent_path()};
    if (programFolder.filename() == "bin")
        return {programFolder, programFolder.parent_path()};
    return {programFolder};
}

bool canWriteIn(const fs::path &folder)
{
    const fs::path probe = folder / ".write-check";
    std::ofstream file(probe);
    file << "This folder can be written.\n";
    file.close();
    const bool written = file.good();
    std::error_code ignored;
    fs::remove(probe, ignored);
    return written;
}

Status makeDataFolder(const fs::path &marker, const fs::path &data)
{
    std::error_code problem;
    if (fs::create_directory(data, problem))
        fs::permissions(data, fs::perms::owner_all, problem); // a stick with FAT knows none: not a reason to stop
    if (canWriteIn(data))
        return {};
    return fail(ErrorCode::PermissionDenied,
                marker.string() + " makes this Longleaf portable, but its folder " + data.string() +
                    " cannot be written, so nothing was started. Move the program to a folder that you may write, or "
                    "remove " +
                    kPortableMarker + " to keep library and settings in your own folders.",
                data.string());
}

} // namespace

Folders foldersIn(const fs::path &holder)
{
    return {holder / "library", holder / "settings", holder / "log", {}};
}

Result<Folders> findFolders(const fs::path &programFolder)
{
    Folders folders;
    for (const fs::path &place : besideProgram(programFolder)) {
        const fs::path marker = place / kPortableMarker;
        std::error_code unknown;
        if (!fs::exists(marker, unknown))
            continue;
        folders = foldersIn(place / kPortableData);
        folders.portable = place / kPortableData;
        if (Status made = makeDataFolder(marker, folders.portable); !made)
            return tl::unexpected(made.error());
        break;
    }
    if (!folders.isPortable())
        folders = systemFolders();
    if (const QByteArray chosen = qgetenv("LONGLEAF_LIBRARY"); !chosen.isEmpty())
        folders.library = fs::path(chosen.toStdString());
    return folders;
}

} // namespace longleaf::settings
