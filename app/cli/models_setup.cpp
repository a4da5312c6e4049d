// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/models_setup.h"

#include <map>

namespace longleaf::cli {

Result<ModelSetup> ModelSetup::load(const settings::SettingsStore &store, const Clock &clock)
{
    auto settings = store.load();
    if (!settings)
        return tl::unexpected(settings.error());
    model::FactorySettings factorySettings;
    factorySettings.baseUrls = settings->baseUrls;
    factorySettings.allowTrainingModels = settings->allowTrainingModels;
    std::map<std::string, std::string, std::less<>> keys;
    for (const char *provider : {"meta", "openai"}) {
        auto key = store.key(provider);
        if (!key)
            return tl::unexpected(key.error());
        if (!*key)
            continue;
        keys[provider] = (*key)->value;
        if (!(*key)->host.empty())
            factorySettings.keyHosts[provider] = (*key)->host;
    }
    ModelSetup setup;
    setup.m_settings = std::move(*settings);
    setup.m_factory = std::make_shared<model::ModelFactory>(
        std::move(factorySettings),
        [keys = std::move(keys)](std::string_view provider) -> std::optional<std::string> {
            const auto found = keys.find(provider);
            return found == keys.end() ? std::nullopt : std::optional(found->second);
        },
        clock);
    setup.m_haveMetaKey = setup.m_factory->access("meta").has_value();
    return setup;
}

std::string ModelSetup::defaultModel() const
{
    return settings::defaultModel(m_settings, m_haveMetaKey);
}

std::optional<Error> ModelSetup::problemWith(const model::ModelInfo &model) const
{
    const auto client = m_factory->make(model);
    return client ? std::nullopt : std::optional(client.error());
}

ask::ClientSource ModelSetup::clients() const
{
    return [factory = m_factory](const model::ModelInfo &model) { return factory->make(model); };
}

} // namespace longleaf::cli
