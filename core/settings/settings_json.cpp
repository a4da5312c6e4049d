// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings_json.h"

#include "core/settings/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace longleaf::settings {

namespace {

using nlohmann::json;

tl::unexpected<Error> wrong(std::string_view setting, std::string_view expected)
{
    return fail(ErrorCode::InvalidInput,
                "The setting \"" + std::string(setting) + "\" must be " + std::string(expected) + ".",
                std::string(setting));
}

constexpr int kLongestTimeoutS = 86'400;

struct TimeoutEntry {
    const char *name;
    int Timeouts::*member;
};
constexpr std::array kTimeouts = {
    TimeoutEntry{"connect_s", &Timeouts::connectS},
    TimeoutEntry{"first_event_s", &Timeouts::firstEventS},
    TimeoutEntry{"idle_s", &Timeouts::idleS},
    TimeoutEntry{"total_s", &Timeouts::totalS},
};

/// "http://host:port" and nothing more: a name and password would stand in the file for everyone to read.
bool isProxyAddress(std::string_view text)
{
    const std::size_t scheme = text.starts_with("http://") ? 7 : text.starts_with("https://") ? 8 : 0;
    if (scheme == 0)
        return false;
    text.remove_prefix(scheme);
    if (text.ends_with('/'))
        text.remove_suffix(1);
    const std::size_t colon = text.rfind(':');
    if (colon == 0 || colon == std::string_view::npos || text.substr(0, colon).find_first_of("/@?# \\") != text.npos)
        return false;
    const std::string_view digits = text.substr(colon + 1);
    int port = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return problem == std::errc() && end == digits.data() + digits.size() && port > 0 && port < 65'536;
}

Status readSwitch(const json &object, const char *name, bool &value)
{
    const auto it = object.find(name);
    if (it == object.end())
        return {};
    if (!it->is_boolean())
        return wrong(name, "true or false");
    value = it->get<bool>();
    return {};
}

Status readAmount(const json &object, const char *name, std::optional<double> &value)
{
    const auto it = object.find(name);
    if (it == object.end() || it->is_null())
        return {};
    if (!it->is_number() || !std::isfinite(it->get<double>()) || it->get<double>() < 0)
        return wrong(name, "an amount in US dollars, 0 or more, or null for no limit");
    value = it->get<double>();
    return {};
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
    if (const auto it = object.find("text_percent"); it != object.end()) {
        if (!it->is_number_integer() || it->get<std::int64_t>() < 70 || it->get<std::int64_t>() > 250)
            return wrong("text_percent", "a whole number from 70 to 250");
        settings.textPercent = it->get<int>();
    }
    if (const auto it = object.find("language"); it != object.end()) {
        if (!it->is_string() || it->get<std::string>().size() > 16)
            return wrong("language", "a language's code, such as \"de\", or empty for the system's");
        settings.language = it->get<std::string>();
    }
    if (const auto it = object.find("effort"); it != object.end()) {
        constexpr std::array<std::string_view, 5> kEfforts = {"minimal", "low", "medium", "high", "xhigh"};
        const std::string effort = it->is_string() ? it->get<std::string>() : std::string();
        if (std::find(kEfforts.begin(), kEfforts.end(), effort) == kEfforts.end())
            return wrong("effort", "\"minimal\", \"low\", \"medium\", \"high\" or \"xhigh\"");
        settings.effort = effort;
    }
    for (const auto &[name, value] :
         {std::pair("allow_training_models", &settings.allowTrainingModels),
          std::pair("long_cache", &settings.longCache), std::pair("find_local_servers", &settings.findLocalServers),
          std::pair("leave_out_hidden", &settings.leaveOutHidden),
          std::pair("check_for_updates", &settings.checkForUpdates)}) {
        if (const Status read = readSwitch(object, name, *value); !read)
            return read;
    }
    if (const Status read = readAmount(object, "max_cost_usd", settings.maxCostUsd); !read)
        return read;
    return readAmount(object, "max_cost_per_day_usd", settings.maxCostPerDayUsd);
}

Status readNetwork(const json &object, Settings &settings)
{
    if (const auto it = object.find("proxy"); it != object.end()) {
        const std::string proxy = it->is_string() ? it->get<std::string>() : std::string();
        if (proxy != "system" && proxy != "none" && !isProxyAddress(proxy))
            return wrong("proxy", "\"system\", \"none\" or an address like \"http://proxy.example:3128\"");
        settings.proxy = proxy;
    }
    if (const auto it = object.find("extra_ca_file"); it != object.end()) {
        if (!it->is_string())
            return wrong("extra_ca_file", "the path of a file with certificates, or \"\" for none");
        settings.extraCaFile = it->get<std::string>();
    }
    const auto timeouts = object.find("timeouts");
    if (timeouts == object.end())
        return {};
    if (!timeouts->is_object())
        return wrong("timeouts", "an object with seconds");
    for (const TimeoutEntry &entry : kTimeouts) {
        const auto it = timeouts->find(entry.name);
        if (it == timeouts->end())
            continue;
        if (!it->is_number_integer() || *it < 1 || *it > kLongestTimeoutS)
            return wrong(std::string("timeouts.") + entry.name, "a whole number of seconds from 1 to 86400");
        settings.timeouts.*entry.member = it->get<int>();
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
    if (const Status read = readNetwork(*object, settings); !read)
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
    object["text_percent"] = settings.textPercent;
    object["language"] = settings.language;
    object["max_cost_usd"] = settings.maxCostUsd ? json(*settings.maxCostUsd) : json();
    object["max_cost_per_day_usd"] = settings.maxCostPerDayUsd ? json(*settings.maxCostPerDayUsd) : json();
    object["allow_training_models"] = settings.allowTrainingModels;
    object["effort"] = settings.effort;
    object["long_cache"] = settings.longCache;
    object["leave_out_hidden"] = settings.leaveOutHidden;
    object["check_for_updates"] = settings.checkForUpdates;
    object["find_local_servers"] = settings.findLocalServers;
    object["proxy"] = settings.proxy;
    object["extra_ca_file"] = settings.extraCaFile;
    json &timeouts = object["timeouts"];
    if (!timeouts.is_object())
        timeouts = json::object();
    for (const TimeoutEntry &entry : kTimeouts)
        timeouts[entry.name] = settings.timeouts.*entry.member;
    object["base_urls"] = settings.baseUrls;
    return dumped(object);
}

} // namespace longleaf::settings
