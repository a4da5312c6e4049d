// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include <QByteArray>
#include <QStandardPaths>
#include <QString>

namespace longleaf::settings {

namespace {

std::filesystem::path folderOf(QStandardPaths::StandardLocation location)
{
    return std::filesystem::path(QStandardPaths::writableLocation(location).toStdU16String()) / "longleaf";
}

} // namespace

std::filesystem::path defaultLibraryFolder()
{
    const QByteArray chosen = qgetenv("LONGLEAF_LIBRARY");
    if (!chosen.isEmpty())
        return std::filesystem::path(chosen.toStdString());
    return folderOf(QStandardPaths::GenericDataLocation) / "library";
}

std::filesystem::path defaultConfigFolder()
{
    return folderOf(QStandardPaths::GenericConfigLocation);
}

std::filesystem::path defaultLogFolder()
{
#ifdef Q_OS_UNIX
#ifndef Q_OS_MACOS
    // Qt 6.4 does not know the state folder of the XDG base directory specification.
    const QByteArray chosen = qgetenv("XDG_STATE_HOME");
    if (chosen.startsWith('/'))
        return std::filesystem::path(chosen.toStdString()) / "longleaf";
    return std::filesystem::path(QStandardPaths::writableLocation(QStandardPaths::HomeLocation).toStdU16String()) /
           ".local" / "state" / "longleaf";
#endif
#endif
    return folderOf(QStandardPaths::GenericDataLocation) / "log";
}

} // namespace longleaf::settings
