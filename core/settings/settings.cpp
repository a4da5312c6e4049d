// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include "core/settings/key_store.h"
#include "core/settings/private_file.h"
#include "core/settings/settings_json.h"

#include <system_error>
#include <utility>

namespace longleaf::settings {

namespace {

constexpr std::string_view kDefaultRemoteModel = "meta/muse-spark-1.3";
constexpr std::string_view kEmbeddedModel = "offline/quotes";

std::filesystem::path settingsPath(const std::filesystem::path &folder)
{
    return folder / "settings.json";
}
std::filesystem::path keysPath(const std::filesystem::path &folder)
{
    return folder / "keys.json";
}

/// Says which file an error of its content is about and what to do.
tl::unexpected<Error> inFile(const std::filesystem::path &path, Error error)
{
    error.message = path.string() + " cannot be used. " + error.message + " Mend the file or remove it.";
    error.context = path.string();
    return tl::make_unexpected(std::move(error));
}

Result<Keys> loadKeys(const std::filesystem::path &path)
{
    const auto bytes = readSmallFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!bytes->has_value())
        return Keys{};
    auto keys = keysFromJson(**bytes);
    if (!keys)
        return inFile(path, std::move(keys.error()));
    for (const auto &[provider, key] : *keys)
        hideInLog(key.value);
    return keys;
}

} // namespace

SettingsStore::SettingsStore(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
}

Result<Settings> SettingsStore::load() const
{
    const std::filesystem::path path = settingsPath(m_folder);
    const auto bytes = readSmallFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!bytes->has_value())
        return Settings{};
    auto settings = settingsFromJson(**bytes);
    if (!settings)
        return inFile(path, std::move(settings.error()));
    return settings;
}

Status SettingsStore::save(const Settings &settings) const
{
    const std::filesystem::path path = settingsPath(m_folder);
    const auto bytes = readSmallFile(path);
    const std::string previous = bytes ? bytes->value_or(std::string{}) : std::string{};
    if (!bytes || (!previous.empty() && !settingsFromJson(previous))) {
        // The user may have edited it by hand: what was written there is kept beside the new file.
        std::error_code ignored;
        std::filesystem::rename(path, std::filesystem::path(path) += ".invalid", ignored);
    }
    return writePrivateFile(path, settingsToJson(settings, previous));
}

Result<std::map<std::string, SettingsStore::Key, std::less<>>> SettingsStore::keys() const
{
    return loadKeys(keysPath(m_folder));
}

Result<std::optional<SettingsStore::Key>> SettingsStore::key(std::string_view provider) const
{
    const auto keys = loadKeys(keysPath(m_folder));
    if (!keys)
        return tl::unexpected(keys.error());
    const auto found = keys->find(provider);
    if (found == keys->end())
        return std::nullopt;
    return found->second;
}

Status SettingsStore::setKey(std::string_view provider, const Key &key) const
{
    const std::filesystem::path path = keysPath(m_folder);
    auto keys = loadKeys(path);
    if (!keys)
        return tl::unexpected(keys.error());
    if (key.value.empty()) {
        if (keys->erase(std::string(provider)) == 0)
            return {};
    } else {
        hideInLog(key.value);
        (*keys)[std::string(provider)] = key;
    }
    return writePrivateFile(path, keysToJson(*keys));
}

std::string defaultModel(const Settings &settings, bool haveMetaKey)
{
    if (!settings.model.empty())
        return settings.model;
    return std::string(haveMetaKey ? kDefaultRemoteModel : kEmbeddedModel);
}

} // namespace longleaf::settings
