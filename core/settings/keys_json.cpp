// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/json_text.h"
#include "core/settings/settings_json.h"

namespace longleaf::settings {

namespace {

using nlohmann::json;

std::optional<std::string> textOf(const json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

tl::unexpected<Error> wrongEntry(const std::string &provider, std::string_view expected)
{
    return fail(ErrorCode::InvalidInput,
                "The entry \"" + provider + "\" must be an object with " + std::string(expected) + ".", provider);
}

} // namespace

Result<Keys> keysFromJson(std::string_view text)
{
    const Result<json> object = parseObject(text);
    if (!object)
        return tl::unexpected(object.error());
    Keys keys;
    for (const auto &[provider, entry] : object->items()) {
        const auto value = textOf(entry, "key");
        const auto host = textOf(entry, "host");
        if (!value || !host)
            return wrongEntry(provider, "\"key\" and \"host\"");
        keys[provider] = {*value, *host};
    }
    return keys;
}

std::string keysToJson(const Keys &keys)
{
    json object = json::object();
    for (const auto &[provider, key] : keys)
        object[provider] = {{"key", key.value}, {"host", key.host}};
    return dumped(object);
}

Result<SettingsStore::Key> keyFromSecret(std::string_view text)
{
    const json object = json::parse(text, nullptr, false);
    const auto value = textOf(object, "key");
    const auto host = textOf(object, "host");
    if (!value || value->empty() || !host)
        return fail(ErrorCode::InvalidInput,
                    "The entry of Longleaf in the keychain is not in its form. Enter the key again.");
    return SettingsStore::Key{*value, *host};
}

std::string keyToSecret(const SettingsStore::Key &key)
{
    return dumped({{"key", key.value}, {"host", key.host}});
}

Result<KeyIndex> keyIndexFromJson(std::string_view text)
{
    const Result<json> object = parseObject(text);
    if (!object)
        return tl::unexpected(object.error());
    KeyIndex index;
    for (const auto &[provider, entry] : object->items()) {
        const auto host = textOf(entry, "host");
        if (!host)
            return wrongEntry(provider, "\"host\"");
        index[provider] = {*host, textOf(entry, "stamp").value_or("")};
    }
    return index;
}

std::string keyIndexToJson(const KeyIndex &index)
{
    json object = json::object();
    for (const auto &[provider, entry] : index)
        object[provider] = {{"host", entry.host}, {"stamp", entry.stamp}};
    return dumped(object);
}

} // namespace longleaf::settings
