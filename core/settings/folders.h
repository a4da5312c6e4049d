// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace longleaf::settings {

/// What makes a copy of Longleaf portable: a file of this name beside the program. Its content does not matter. The
/// name is Longleaf's own because an AppImage may lie in a folder full of other programs.
inline constexpr const char *kPortableMarker = "longleaf-portable.txt";
/// The folder beside the marker that then holds everything.
inline constexpr const char *kPortableData = "longleaf-data";

/// Where this copy of Longleaf keeps what is the user's. Caches are in memory, what is unpacked meanwhile lies with the
/// library; outside of these folders there is only the socket of the running window (see app/desktop/single_instance).
struct Folders {
    std::filesystem::path library;
    std::filesystem::path config; ///< settings, own models and synonyms, the window's state
    std::filesystem::path log;
    std::filesystem::path portable; ///< holds the three; empty: the copy is not portable

    [[nodiscard]] bool isPortable() const { return !portable.empty(); }

    bool operator==(const Folders &) const = default;
};

/// The one decision where everything lives, for the window and the command line alike.
///
/// Portable if kPortableMarker lies beside the program: in its folder; above it if that is called "bin"; beside the
/// bundle on macOS; for a program in a mounted AppImage, which APPDIR and APPIMAGE name, only beside the AppImage. The
/// data folder is made if it is missing (0700). Else the platform's folders: on Linux <data>/longleaf/library,
/// <config>/longleaf and $XDG_STATE_HOME/longleaf of the XDG base directory specification.
/// $LONGLEAF_LIBRARY names the library in either case.
///
/// Errors: PermissionDenied (portable, and the data folder cannot be made or written), so that nothing is written to
/// another place than the marker asks for.
[[nodiscard]] Result<Folders> findFolders(const std::filesystem::path &programFolder);

/// The same three inside one folder: library, settings, log.
[[nodiscard]] Folders foldersIn(const std::filesystem::path &holder);

} // namespace longleaf::settings
