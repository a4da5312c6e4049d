// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/models_setup.h"

#include "core/model/local_servers.h"
#include "core/model/url.h"
#include "core/settings/private_file.h"
#include "resources/embedded.h"

#include <array>
#include <ctime>
#include <map>

namespace longleaf::cli {

namespace {

/// "2026-11-24", in UTC: prices and ends of models are days of their providers, not of this computer.
std::string dateOf(std::int64_t wallMs)
{
    const auto seconds = static_cast<std::time_t>(wallMs / 1'000);
    std::array<char, 16> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d", std::gmtime(&seconds));
    return {text.data(), size};
}

/// An address that the settings or the environment name replaces the usual port.
model::LocalPorts portsOf(const model::ModelFactory *factory)
{
    const auto port = [factory](const char *provider, int usual) {
        const auto access = factory->access(provider);
        const auto address = access ? model::parseWebAddress(access->baseUrl) : tl::unexpected(Error{});
        return address && address->loopback() ? address->port : usual;
    };
    const model::LocalPorts usual;
    return {port("ollama", usual.ollama), port("llama-server", usual.llamaServer), port("vllm", usual.vllm),
            port("lmstudio", usual.lmStudio)};
}

model::HttpTimeouts timeoutsOf(const settings::Timeouts &seconds)
{
    constexpr int kMs = 1'000;
    return {seconds.connectS * kMs, seconds.firstEventS * kMs, seconds.idleS * kMs, seconds.totalS * kMs};
}

} // namespace

Result<ModelSetup> ModelSetup::load(const settings::SettingsStore &store, const Clock &clock, model::RateGate *gate)
{
    auto settings = store.load();
    if (!settings)
        return tl::unexpected(settings.error());
    const auto overlay = settings::readSmallFile(store.folder() / "models.json");
    if (!overlay)
        return tl::unexpected(overlay.error());
    auto catalogue =
        model::Catalogue::parse(resource("models.json"), overlay->value_or(std::string()), dateOf(clock.wallMs()));
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    model::FactorySettings factorySettings;
    factorySettings.baseUrls = settings->baseUrls;
    factorySettings.network = {settings->extraCaFile, settings->proxy};
    factorySettings.timeouts = timeoutsOf(settings->timeouts);
    std::map<std::string, std::string, std::less<>> keys;
    for (const model::Provider &provider : catalogue->providers()) {
        auto key = store.key(provider.id);
        if (!key)
            return tl::unexpected(key.error());
        if (!*key)
            continue;
        keys[provider.id] = (*key)->value;
        if (!(*key)->host.empty())
            factorySettings.keyHosts[provider.id] = (*key)->host;
    }
    ModelSetup setup;
    setup.m_settings = std::move(*settings);
    setup.m_catalogue = std::move(*catalogue);
    setup.m_factory = std::make_shared<model::ModelFactory>(
        setup.m_catalogue.providers(), std::move(factorySettings),
        [keys = std::move(keys)](std::string_view provider) -> std::optional<std::string> {
            const auto found = keys.find(provider);
            return found == keys.end() ? std::nullopt : std::optional(found->second);
        },
        clock, gate);
    setup.m_haveMetaKey = setup.m_factory->access("meta").has_value();
    return setup;
}

std::vector<model::ModelInfo> ModelSetup::findLocalModels(const std::stop_token &stop) const
{
    if (!m_settings.findLocalServers)
        return {};
    model::CurlTransport transport;
    return model::findLocalModels(transport, m_catalogue, portsOf(m_factory.get()), stop);
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
    return [factory = m_factory](const model::ModelInfo &model) {
        return factory->make(model);
    };
}

Result<ask::PromptTemplates> promptTemplates()
{
    auto tagged = pack::parsePromptTemplate(resource("prompts/answer-1.md"));
    if (!tagged)
        return tl::unexpected(tagged.error());
    auto native = pack::parsePromptTemplate(resource("prompts/answer-native-1.md"));
    if (!native)
        return tl::unexpected(native.error());
    return ask::PromptTemplates{std::move(*tagged), std::move(*native)};
}

void applySettings(const settings::Settings &settings, ask::Question &question)
{
    if (!question.maxCostUsd)
        question.maxCostUsd = settings.maxCostUsd;
    if (!question.maxCostPerDayUsd)
        question.maxCostPerDayUsd = settings.maxCostPerDayUsd;
    question.effort = settings.effort;
    question.longCache = settings.longCache;
    question.allowTraining = settings.allowTrainingModels;
}

} // namespace longleaf::cli
