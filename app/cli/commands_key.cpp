// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/models_setup.h"
#include "app/cli/secret_line.h"
#include "core/model/provider_probe.h"
#include "core/model/url.h"

#include <algorithm>
#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

json errorOrNull(const std::string &text)
{
    return text.empty() ? json(nullptr) : json(text);
}

/// Host and port of a host name or a whole address; the scheme's own port is left out.
Result<std::string> originOf(const std::string &hostOrUrl)
{
    const bool isUrl = hostOrUrl.find("://") != std::string::npos;
    const auto address = model::parseWebAddress(isUrl ? hostOrUrl : "https://" + hostOrUrl);
    if (!address)
        return tl::unexpected(address.error());
    return address->origin();
}

/// Errors: InvalidInput (not the form of an id; names the known ones where it is one but of nobody).
Status checkForm(const std::string &provider)
{
    const bool wellFormed = !provider.empty() && std::all_of(provider.begin(), provider.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (wellFormed)
        return {};
    return fail(ErrorCode::InvalidInput,
                "\"" + provider + "\" is not the id of a provider: small letters, digits and hyphens.");
}

Result<model::Provider> findProvider(const ModelSetup &setup, const std::string &id)
{
    if (const Status form = checkForm(id); !form)
        return tl::unexpected(form.error());
    if (const model::Provider *provider = setup.catalogue().provider(id); provider != nullptr && id != "offline")
        return *provider;
    std::string known;
    for (const model::Provider &one : setup.catalogue().providers()) {
        if (one.id != "offline")
            known += (known.empty() ? "" : ", ") + one.id;
    }
    return fail(ErrorCode::InvalidInput,
                "There is no provider \"" + id + "\". Known are " + known + ", and those of your own models.json.");
}

std::string nameOf(const ModelSetup &setup, const std::string &id)
{
    const model::Provider *provider = setup.catalogue().provider(id);
    return provider == nullptr ? id : provider->name;
}

/// The host that a key goes to: the one it was entered for, else the provider's own.
std::string hostOf(const ModelSetup &setup, const std::string &id, const std::string &host)
{
    if (!host.empty())
        return host;
    const model::Provider *provider = setup.catalogue().provider(id);
    return provider == nullptr ? std::string() : originOf(provider->baseUrl).value_or("");
}

std::string_view wordOf(settings::KeyPlace place)
{
    return place == settings::KeyPlace::Keychain ? "keychain" : "file";
}

/// A key that can stand in a header. White space around it comes from copying.
Result<std::string> cleaned(const std::string &line)
{
    const std::size_t begin = line.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos)
        return fail(ErrorCode::InvalidInput, "No key came on standard input; nothing was changed.");
    std::string key = line.substr(begin, line.find_last_not_of(" \t\r\n") - begin + 1);
    if (std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7f'; }))
        return key;
    return fail(ErrorCode::InvalidInput,
                "The text on standard input is no key: it holds spaces or characters that keys do not have.");
}

/// Errors: InvalidInput (not a host).
Result<std::string> hostForNewKey(const ModelSetup &setup, const KeyOptions &options)
{
    if (!options.host.empty())
        return originOf(options.host);
    const auto base = setup.settings().baseUrls.find(options.provider);
    return base == setup.settings().baseUrls.end() || base->second.empty() ? Result<std::string>(std::string())
                                                                           : originOf(base->second);
}

Result<ModelSetup> loadSetup(const Context &context)
{
    return ModelSetup::load(context.settingsStore, context.keys, context.clock);
}

} // namespace

int keyList(const Context &context)
{
    const auto setup = loadSetup(context);
    if (!setup)
        return report(context, setup.error());
    const auto records = context.keys.records();
    if (!records)
        return report(context, records.error());
    json rows = json::array();
    const auto add = [&](const std::string &id, const std::string &place, const std::string &where,
                         const std::string &host) {
        if (!context.json)
            std::printf("%-14s %-28s in %s\n", id.c_str(), host.c_str(), where.c_str());
        rows.push_back({{"provider", id}, {"place", place}, {"where", where}, {"host", host}});
    };
    for (const model::Provider &provider : setup->catalogue().providers()) {
        if (!provider.keyVariable.empty() && model::environmentVariable(provider.keyVariable.c_str())) {
            const auto base = provider.baseVariable.empty() ? std::nullopt
                                                            : model::environmentVariable(provider.baseVariable.c_str());
            const std::string host = originOf(base.value_or(provider.baseUrl)).value_or("");
            add(provider.id, "environment", provider.keyVariable + " of the environment", host);
        }
    }
    for (const settings::KeyRecord &record : *records)
        add(record.provider, std::string(wordOf(record.place)), context.keys.nameOf(record.place),
            hostOf(*setup, record.provider, record.host));
    if (context.json)
        printJson({{"keys", std::move(rows)}});
    else if (rows.empty())
        std::puts("There are no keys. `longleaf-cli key set PROVIDER` saves one.");
    return kDone;
}

int keySet(const Context &context, const KeyOptions &options)
{
    const auto setup = loadSetup(context);
    if (!setup)
        return report(context, setup.error());
    const auto provider = findProvider(*setup, options.provider);
    if (!provider)
        return report(context, provider.error());
    const auto host = hostForNewKey(*setup, options);
    if (!host)
        return report(context, host.error());
    const auto key = readSecretLine("Key for " + provider->name + ": ", context.stop).and_then(cleaned);
    if (!key)
        return report(context, key.error());
    const auto saved = context.keys.save(provider->id, {*key, *host});
    if (!saved)
        return report(context, saved.error());
    const std::string where = context.keys.nameOf(saved->place);
    const std::string sentTo = hostOf(*setup, provider->id, saved->host);
    const std::string warning = saved->place == settings::KeyPlace::File ? context.keys.warning() : std::string();
    if (context.json)
        printJson({{"provider", provider->id},
                   {"place", std::string(wordOf(saved->place))},
                   {"where", where},
                   {"host", sentTo},
                   {"warning", errorOrNull(warning)}});
    else
        std::printf("The key for %s is kept in %s.%s\n", provider->name.c_str(), where.c_str(),
                    sentTo.empty() ? "" : (" It is sent to " + sentTo + " only.").c_str());
    if (!warning.empty())
        std::fprintf(stderr, "longleaf-cli: %s\n", warning.c_str());
    return kDone;
}

int keyRemove(const Context &context, const KeyOptions &options)
{
    const auto setup = loadSetup(context);
    if (!setup)
        return report(context, setup.error());
    if (const Status form = checkForm(options.provider); !form)
        return report(context, form.error());
    const auto record = context.keys.record(options.provider);
    if (!record)
        return report(context, record.error());
    if (const Status removed = context.keys.remove(options.provider); !removed)
        return report(context, removed.error());
    const model::Provider *provider = setup->catalogue().provider(options.provider);
    const bool inEnvironment = provider != nullptr && !provider->keyVariable.empty() &&
                               model::environmentVariable(provider->keyVariable.c_str()).has_value();
    const std::string warning =
        inEnvironment ? provider->keyVariable + " of the environment still holds a key." : std::string();
    const std::string name = nameOf(*setup, options.provider);
    if (context.json)
        printJson(
            {{"provider", options.provider}, {"removed", record->has_value()}, {"warning", errorOrNull(warning)}});
    else if (*record)
        std::printf("The key for %s was removed from %s.\n", name.c_str(),
                    context.keys.nameOf((*record)->place).c_str());
    else
        std::printf("There was no saved key for %s.\n", name.c_str());
    if (!warning.empty())
        std::fprintf(stderr, "longleaf-cli: %s\n", warning.c_str());
    return kDone;
}

int keyTest(const Context &context, const KeyOptions &options)
{
    const auto setup = loadSetup(context);
    if (!setup)
        return report(context, setup.error());
    const auto provider = findProvider(*setup, options.provider);
    if (!provider)
        return report(context, provider.error());
    const auto access = setup->access(provider->id);
    if (!access)
        return report(context, access.error());
    model::CurlTransport transport(setup->network());
    const auto said = model::testProvider(*provider, *access, transport, context.stop);
    if (!said)
        return report(context, said.error());
    if (context.json)
        printJson({{"provider", provider->id}, {"ok", true}, {"address", access->baseUrl}, {"message", *said}});
    else
        std::puts(said->c_str());
    return kDone;
}

int keyMove(const Context &context)
{
    const auto moved = context.keys.moveToKeychain();
    if (!moved)
        return report(context,
                      Error{moved.error().code, "No key was moved, the file is unchanged. " + moved.error().message,
                            moved.error().context});
    if (context.json)
        printJson({{"moved", *moved}, {"where", context.keys.nameOf(settings::KeyPlace::Keychain)}});
    else
        std::printf("%d %s moved to %s.\n", *moved, *moved == 1 ? "key was" : "keys were",
                    context.keys.nameOf(settings::KeyPlace::Keychain).c_str());
    return kDone;
}

} // namespace longleaf::cli
