// SPDX-License-Identifier: GPL-3.0-or-later
// FileSettingsBackend of app/desktop/backends.h.
#include "app/cli/models_setup.h"
#include "app/cli/synonyms_setup.h"
#include "app/desktop/backends.h"
#include "core/ask/spending.h"
#include "core/model/provider_probe.h"
#include "core/model/url.h"
#include "core/settings/private_file.h"
#include "core/settings/settings_json.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace longleaf::desktop {

namespace {

constexpr const char *kFilePlace = "in a file readable by you alone";

/// The order in which providers are shown; others follow as the catalogue lists them.
constexpr std::array<std::string_view, 6> kOrder{"meta", "openai", "anthropic", "google", "openrouter", "google-cloud"};

/// Where a key is to be had.
std::string keyHint(std::string_view provider)
{
    constexpr std::array<std::pair<std::string_view, const char *>, 6> hints{{
        {"meta", "dev.meta.ai"},
        {"openai", "platform.openai.com/api-keys"},
        {"anthropic", "platform.claude.com"},
        {"google", "aistudio.google.com"},
        {"openrouter", "openrouter.ai/keys"},
        {"google-cloud", "console.cloud.google.com"},
    }};
    for (const auto &[id, hint] : hints)
        if (id == provider)
            return hint;
    return {};
}

bool needsKeyOrAddress(const model::Provider &provider)
{
    return provider.dialect != "embedded";
}

std::optional<settings::KeyPlace> placeOf(const std::vector<settings::KeyRecord> &records, std::string_view provider)
{
    for (const settings::KeyRecord &record : records)
        if (record.provider == provider)
            return record.place;
    return std::nullopt;
}

ui::ProviderRow rowOf(const model::Provider &provider)
{
    ui::ProviderRow row;
    row.id = provider.id;
    row.name = provider.name;
    row.keyHint = keyHint(provider.id);
    row.addressHint = provider.baseUrl.empty() ? provider.addressHint : provider.baseUrl;
    row.addressNeeded = provider.baseUrl.empty();
    row.keyOptional = provider.keyOptional;
    return row;
}

std::ptrdiff_t rank(const ui::ProviderRow &row)
{
    return std::find(kOrder.begin(), kOrder.end(), row.id) - kOrder.begin();
}

std::optional<std::string> valueOf(const std::map<std::string, std::string> &values, const std::string &key)
{
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

/// What the user typed must not make a file that the next start refuses.
Status checked(const settings::Settings &settings, const settings::Settings &before)
{
    for (const auto &[provider, url] : settings.baseUrls) {
        if (valueOf(before.baseUrls, provider) == url)
            continue;
        if (const auto address = model::parseWebAddress(url); !address)
            return fail(ErrorCode::InvalidInput, "The address of " + provider + ": " + address.error().message,
                        provider);
    }
    if (!settings.extraCaFile.empty() && settings.extraCaFile != before.extraCaFile) {
        const auto bytes = settings::readSmallFile(settings.extraCaFile);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (!bytes->has_value() || (*bytes)->find("-----BEGIN ") == std::string::npos)
            return fail(ErrorCode::InvalidInput,
                        settings.extraCaFile + " is not a PEM file of certificates. Choose another file under Network.",
                        settings.extraCaFile);
    }
    const auto again = settings::settingsFromJson(settings::settingsToJson(settings, {}));
    return again ? Status() : tl::unexpected(again.error());
}

/// The host that a key belongs to: that of the address beside it, none for the built-in one.
Result<std::string> keyHost(const ui::SettingsForm &form, const std::string &provider)
{
    const auto base = valueOf(form.settings.baseUrls, provider);
    if (!base) {
        // Without a host of its own such a key would go wherever the address points later.
        for (const ui::ProviderRow &row : form.providers)
            if (row.id == provider && row.addressNeeded)
                return fail(ErrorCode::InvalidInput,
                            row.name + " needs the address of your own project beside its key, like " +
                                row.addressHint + ".",
                            provider);
        return std::string();
    }
    const auto address = model::parseWebAddress(*base);
    if (!address)
        return tl::unexpected(address.error());
    return address->origin();
}

} // namespace

FileSettingsBackend::FileSettingsBackend(std::filesystem::path library, settings::SettingsStore settings,
                                         settings::KeyRing &keys, const Clock &clock, std::string updateAddress)
    : m_library(std::move(library))
    , m_settings(std::move(settings))
    , m_keys(keys)
    , m_clock(clock)
    , m_updateAddress(std::move(updateAddress))
{
}

Result<ui::SettingsForm> FileSettingsBackend::load()
{
    auto settings = m_settings.load();
    if (!settings)
        return tl::unexpected(settings.error());
    ui::SettingsForm form;
    form.settings = std::move(*settings);
    form.folder = m_settings.folder().string();
    form.portable = m_keys.isPortable();
    form.updateAddress = m_updateAddress;
    if (const Status added = addProviders(form); !added)
        return tl::unexpected(added.error());
    if (const Status added = addCollections(form); !added)
        return tl::unexpected(added.error());
    addSynonyms(form);
    return form;
}

void FileSettingsBackend::addSynonyms(ui::SettingsForm &form) const
{
    form.synonyms.builtIn = cli::builtInSynonyms();
    form.synonyms.file = cli::synonymsFile(m_settings).string();
    // A list that cannot be read must not keep anybody from the other settings.
    if (auto own = cli::ownSynonyms(m_settings))
        form.synonyms.own = std::move(own->text);
    else
        form.synonyms.problem = own.error().message;
}

Status FileSettingsBackend::addProviders(ui::SettingsForm &form) const
{
    const auto models = cli::ModelSetup::load(m_settings, m_keys, m_clock);
    if (!models)
        return tl::unexpected(models.error());
    const auto records = m_keys.records();
    if (!records)
        return tl::unexpected(records.error());
    for (const model::Provider &provider : models->catalogue().providers()) {
        if (!needsKeyOrAddress(provider))
            continue;
        ui::ProviderRow row = rowOf(provider);
        if (!provider.keyVariable.empty() && model::environmentVariable(provider.keyVariable.c_str())) {
            row.hasKey = row.keyFixed = true;
            row.keyPlace = "in the environment variable " + provider.keyVariable;
        } else if (const auto place = placeOf(*records, provider.id)) {
            row.hasKey = true;
            row.keyPlace = *place == settings::KeyPlace::File ? std::string(kFilePlace) : "in " + m_keys.nameOf(*place);
        }
        form.providers.push_back(std::move(row));
    }
    std::stable_sort(form.providers.begin(), form.providers.end(),
                     [](const auto &first, const auto &second) { return rank(first) < rank(second); });
    form.warning = m_keys.warning();
    return {};
}

Status FileSettingsBackend::addCollections(ui::SettingsForm &form) const
{
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    const auto today = (*library)->spentUsd(ask::startOfDayMs(m_clock.wallMs()));
    if (!today)
        return tl::unexpected(today.error());
    form.spentTodayUsd = *today;
    const auto collections = (*library)->collections();
    if (!collections)
        return tl::unexpected(collections.error());
    for (const store::Collection &collection : *collections) {
        const auto spent = (*library)->spentUsd(0, collection.id);
        if (!spent)
            return tl::unexpected(spent.error());
        form.collections.push_back(
            {collection.id, collection.name, collection.allowTraining, collection.maxCostUsd, *spent});
    }
    return {};
}

Status FileSettingsBackend::saveKeys(const ui::SettingsForm &form) const
{
    for (const auto &[provider, key] : form.newKeys) {
        if (key.empty()) {
            if (Status status = m_keys.remove(provider); !status)
                return status;
            continue;
        }
        auto host = keyHost(form, provider);
        if (!host)
            return tl::unexpected(host.error());
        if (const auto saved = m_keys.save(provider, {key, std::move(*host)}); !saved)
            return tl::unexpected(saved.error());
    }
    return {};
}

Status FileSettingsBackend::saveCollections(const ui::SettingsForm &form) const
{
    if (form.collections.empty())
        return {};
    auto library = store::Library::open(m_library, m_clock);
    if (!library)
        return tl::unexpected(library.error());
    for (const ui::CollectionRow &row : form.collections)
        if (Status status = (*library)->setCollectionPolicy(row.id, row.allowTraining, row.maxCostUsd); !status)
            return status;
    return {};
}

Status FileSettingsBackend::save(const ui::SettingsForm &form)
{
    const auto before = m_settings.load();
    if (!before)
        return tl::unexpected(before.error());
    settings::Settings settings = form.settings;
    settings.model = before->model; // chosen in the window, perhaps after the form was loaded
    if (Status status = checked(settings, *before); !status)
        return status;
    const ui::SynonymLists &synonyms = form.synonyms;
    if (synonyms.changed) {
        if (Status status = cli::checkOwnSynonyms(m_settings, synonyms.own, *synonyms.changed); !status)
            return status;
    }
    if (Status status = saveKeys(form); !status)
        return status;
    if (Status status = saveCollections(form); !status)
        return status;
    if (synonyms.changed) {
        if (Status status = cli::saveOwnSynonyms(m_settings, synonyms.own, *synonyms.changed); !status)
            return status;
    }
    return m_settings.save(settings);
}

Status FileSettingsBackend::keepAppearance(const std::string &theme, int textPercent)
{
    auto settings = m_settings.load();
    if (!settings)
        return tl::unexpected(settings.error());
    settings->theme = theme;
    settings->textPercent = textPercent;
    return m_settings.save(*settings);
}

Result<std::string> FileSettingsBackend::testKey(const std::string &provider, const ui::SettingsForm &form,
                                                 std::stop_token stop)
{
    const auto models = cli::ModelSetup::load(m_settings, m_keys, m_clock);
    if (!models)
        return tl::unexpected(models.error());
    const model::Provider *row = models->catalogue().provider(provider);
    if (row == nullptr)
        return fail(ErrorCode::NotFound, "The catalogue no longer lists " + provider + ".", provider);
    model::FactorySettings factory;
    factory.baseUrls = form.settings.baseUrls;
    factory.network = {form.settings.extraCaFile, form.settings.proxy};
    std::optional<std::string> key = valueOf(form.newKeys, provider);
    if (key) {
        // What is typed belongs to the address beside it.
        auto host = keyHost(form, provider);
        if (!host)
            return tl::unexpected(host.error());
        factory.keyHosts[provider] = std::move(*host);
    } else {
        const auto stored = m_keys.key(provider);
        if (!stored)
            return tl::unexpected(stored.error());
        if (*stored) {
            key = (*stored)->value;
            factory.keyHosts[provider] = (*stored)->host;
        }
    }
    const bool typed = form.newKeys.contains(provider);
    const auto environment = [row, typed](const char *name) -> std::optional<std::string> {
        // A key that was typed is the one that is meant, although questions would use the environment's.
        return typed && name == row->keyVariable ? std::nullopt : model::environmentVariable(name);
    };
    const model::ModelFactory access(
        models->catalogue().providers(), factory, [&key](std::string_view) { return key; }, m_clock, nullptr,
        environment);
    const auto reached = access.access(provider);
    if (!reached)
        return tl::unexpected(reached.error());
    model::CurlTransport transport(factory.network);
    return model::testProvider(*row, *reached, transport, std::move(stop));
}

} // namespace longleaf::desktop
