// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/settings.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace longleaf::settings {

/// Errors: InvalidInput (not JSON, or a value of the wrong kind or outside its range; names the setting).
[[nodiscard]] Result<Settings> settingsFromJson(std::string_view json);

/// `previous` is what the file held: entries that this version does not know are kept.
[[nodiscard]] std::string settingsToJson(const Settings &settings, std::string_view previous);

using Keys = std::map<std::string, SettingsStore::Key, std::less<>>;

/// Errors: InvalidInput. The message never holds a key.
[[nodiscard]] Result<Keys> keysFromJson(std::string_view json);
[[nodiscard]] std::string keysToJson(const Keys &keys);

/// One key as the text that a keychain holds: the host is part of it. Errors: InvalidInput; never quotes the text.
[[nodiscard]] Result<SettingsStore::Key> keyFromSecret(std::string_view json);
[[nodiscard]] std::string keyToSecret(const SettingsStore::Key &key);

/// What keychain.json holds of a key.
struct KeyIndexEntry {
    std::string host;
    std::string stamp; ///< changes whenever the key is saved, so that other programs read it anew

    bool operator==(const KeyIndexEntry &) const = default;
};
using KeyIndex = std::map<std::string, KeyIndexEntry, std::less<>>;

/// Errors: InvalidInput.
[[nodiscard]] Result<KeyIndex> keyIndexFromJson(std::string_view json);
[[nodiscard]] std::string keyIndexToJson(const KeyIndex &index);

} // namespace longleaf::settings
