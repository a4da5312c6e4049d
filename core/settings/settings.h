// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace longleaf::settings {

/// How long a model is waited for, in whole seconds, 1 to 86,400 each.
struct Timeouts {
    int connectS = 15;
    int firstEventS = 300; ///< until the answer begins; reasoning is silent
    int idleS = 60;        ///< without anything new, once it began
    int totalS = 1'800;

    bool operator==(const Timeouts &) const = default;
};

/// The user's choices, as a value.
struct Settings {
    std::string model;                           ///< id in the catalogue; empty: the default rule (see defaultModel)
    std::string theme = "system";                ///< "system", "light", "dark"
    int textPercent = 100;                       ///< size of the window's text beside the system's, 70 to 250
    std::string language;                        ///< of the window, such as "de"; empty: the system's
    std::optional<double> maxCostUsd;            ///< limit for one answer
    std::optional<double> maxCostPerDayUsd;      ///< limit for all answers of a day (local time) together
    bool allowTrainingModels = false;            ///< models whose provider may train on what is sent
    std::map<std::string, std::string> baseUrls; ///< provider -> base URL that replaces the built-in one
    Timeouts timeouts;
    std::string proxy = "system"; ///< "system" (the environment's), "none", or "http://host:port"
    std::string extraCaFile;      ///< PEM file of further certificates to trust; empty: none
    std::string effort = "low";   ///< of reasoning: "minimal", "low", "medium", "high", "xhigh"
    bool longCache = true;        ///< ask for caches that last an hour, where a provider sells them
    bool findLocalServers = true; ///< look for model servers on this computer
    bool checkForUpdates = false; ///< ask once a day whether there is a newer version
    bool leaveOutHidden = false;  ///< text that nobody sees on the page is not sent; else it is sent with a label

    bool operator==(const Settings &) const = default;
};

/// Settings and keys as files of one folder: settings.json, and keys.json readable by the user alone (0600).
class SettingsStore final {
public:
    explicit SettingsStore(std::filesystem::path folder);

    /// Missing file: defaults. Errors: Io, InvalidInput (the file is not valid; it is left as it is).
    [[nodiscard]] Result<Settings> load() const;
    /// Written to a temporary file and renamed. Errors: Io, DiskFull, PermissionDenied.
    [[nodiscard]] Status save(const Settings &settings) const;

    /// The provider's key and the host it was entered for.
    struct Key {
        std::string value;
        std::string host; ///< empty: the provider's own

        bool operator==(const Key &) const = default;
    };
    /// All keys of the file, by provider. Errors: as load().
    [[nodiscard]] Result<std::map<std::string, Key, std::less<>>> keys() const;
    [[nodiscard]] Result<std::optional<Key>> key(std::string_view provider) const;
    /// An empty value removes the key.
    [[nodiscard]] Status setKey(std::string_view provider, const Key &key) const;

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

/// The model to use: the chosen one; else Muse Spark when a key for it is there; else the embedded engine.
[[nodiscard]] std::string defaultModel(const Settings &settings, bool haveMetaKey);

} // namespace longleaf::settings
