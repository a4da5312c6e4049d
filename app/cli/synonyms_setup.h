// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/synonyms.h"
#include "core/settings/settings.h"

#include <filesystem>
#include <string>

namespace longleaf::cli {

/// The user's own list, synonyms.txt in the folder of the settings.
struct OwnSynonyms {
    std::filesystem::path file; ///< whether or not there is one
    bool exists = false;
    std::string text; ///< UTF-8; empty without a file
};

/// Where the user's own list is, whether or not there is one.
[[nodiscard]] std::filesystem::path synonymsFile(const settings::SettingsStore &store);

/// Errors: those of settings::readSmallFile, InvalidInput (not UTF-8). A line that says nothing is none.
[[nodiscard]] Result<OwnSynonyms> ownSynonyms(const settings::SettingsStore &store);

/// The list that is built in, as text.
[[nodiscard]] std::string_view builtInSynonyms();

/// The user's own, and after them the built-in ones. Errors: those of ownSynonyms, InvalidInput (names file and line).
[[nodiscard]] Result<rank::Synonyms> allSynonyms(const settings::SettingsStore &store);

/// Whether saveOwnSynonyms would take the text.
/// @param before  the list that the user began to edit
/// Errors: InvalidInput (a line says nothing, over 1 MiB, or the file is another one by now), those of ownSynonyms.
[[nodiscard]] Status checkOwnSynonyms(const settings::SettingsStore &store, const std::string &before,
                                      const std::string &text);

/// Replaces the file as a whole. Errors: those of checkOwnSynonyms and settings::writePrivateFile; then it is
/// unchanged.
[[nodiscard]] Status saveOwnSynonyms(const settings::SettingsStore &store, const std::string &before,
                                     const std::string &text);

} // namespace longleaf::cli
