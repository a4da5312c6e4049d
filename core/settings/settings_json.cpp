// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace longleaf::settings {

namespace {

using nlohmann::json;

tl::unexpected<Error> wrong(std::string_view setting, std::string_view expected)
{
    return fail(ErrorCode::InvalidInput,
                "The setting \"" + std::string(setting) + "\" must be " + std::string(expected) + ".",
                std::string(setting));
}

Result<json> parseObject(std::string_view text)
{
    json parsed = json::parse(text, nullptr, false);
    if (parsed.is_discarded())
        return fail(ErrorCode::InvalidInput, "The file is not valid JSON.");
    if (!parsed.is_object())
        return fail(ErrorCode::InvalidInput, "The file must hold one JSON object.");
    return parsed;
}

/// Invalid UTF-8 in a value must not make dump() throw.
std::string dumped(const json &value)
{
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Status readChoices(const json &object, Settings &settings)
{
    if (const auto it = object.find("model"); it != object.end()) {
        if (!it->is_string())
            return wrong("model", "a model's id, such as \"meta/muse-spark-1.3\"");
        settings.model = it->get<std::string>();
    }
    if (const auto it = object.find("theme"); it != object.end()) {
        if (*it != "system" && *it != "light" && *it != "dark")
            return wrong("theme", "\"system\", \"light\" or \"dark\"");
        settings.theme = it->get<std::string>();
    }
    if (const auto it = object.find("allow_training_models"); it != object.end()) {
        if (!it->is_boolean())
            return wrong("allow_training_models", "true or false");
        settings.allowTrainingModels = it->get<bool>();
    }
    if (const auto it = object.find("max_cost_usd"); it != object.end() && !it->is_null()) {
        if (!it->is_number() || !std::isfinite(it->get<double>()) || it->get<double>() < 0)
            return wrong("max_cost_usd", "an amount in US dollars, 0 or more, or null for no limit");
        settings.maxCostUsd = it->get<double>();
    }
    return {};
}

Status readBaseUrls(const json &object, Settings &settings)
{
    const auto urls = object.find("base_urls");
    if (urls == object.end())
        return {};
    if (!urls->is_object())
        return wrong("base_urls", "an object that maps a provider to its base URL");
    for (const auto &[provider, url] : urls->items()) {
        if (!url.is_string())
            return wrong("base_urls." + provider, "a URL in quotes");
        settings.baseUrls[provider] = url.get<std::string>();
    }
    return {};
}

} // namespace

Result<Settings> settingsFromJson(std::string_view text)
{
    const Result<json> object = parseObject(text);
    if (!object)
        return tl::unexpected(object.error());
    Settings settings;
    if (const Status read = readChoices(*object, settings); !read)
        return tl::unexpected(read.error());
    if (const Status read = readBaseUrls(*object, settings); !read)
        return tl::unexpected(read.error());
    return settings;
}

std::string settingsToJson(const Settings &settings, std::string_view previous)
{
    json object = parseObject(previous).value_or(json::object());
    object["model"] = settings.model;
    object["theme"] = settings.theme;
    object["max_cost_usd"] = settings.maxCostUsd ? json(*settings.maxCostUsd) : json();
    object["allow_training_models"] = settings.allowTrainingModels;
    object["base_urls"] = settings.baseUrls;
    return dumped(object);
}

Result<Keys> keysFromJson(std::string_view text)
{
    const Result<json> object = parseObject(text);
    if (!object)
        return tl::unexpected(object.error());
    Keys keys;
    for (const auto &[provider, entry] : object->items()) {
        const auto value = entry.is_object() ? entry.find("key") : entry.end();
        const auto host = entry.is_object() ? entry.find("host") : entry.end();
        if (value == entry.end() || !value->is_string() || host == entry.end() || !host->is_string())
            return wrong(provider, "an object with \"key\" and \"host\"");
        keys[provider] = {value->get<std::string>(), host->get<std::string>()};
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

} // namespace longleaf::settings
