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

} // namespace longleaf::settings
