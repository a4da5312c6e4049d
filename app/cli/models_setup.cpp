// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/models_setup.h"

#include "app/cli/synonyms_setup.h"
#include "core/model/local_servers.h"
#include "core/model/url.h"
#include "core/settings/private_file.h"
#include "resources/embedded.h"

#include <array>
#include <ctime>
#include <map>
#include <set>
#include <utility>

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

struct ModelSetup::KeyErrors {
    std::map<std::string, Error, std::less<>> byProvider;

    /// The error itself, or why the key is missing.
    [[nodiscard]] Error explained(Error error, std::string_view provider) const
    {
        const auto found = byProvider.find(provider);
        return error.code == ErrorCode::MissingKey && found != byProvider.end() ? found->second : error;
    }
};

Result<ModelSetup> ModelSetup::load(const settings::SettingsStore &store, settings::KeyRing &keys, const Clock &clock,
                                    model::RateGate *gate)
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
    const auto records = keys.records();
    if (!records)
        return tl::unexpected(records.error());
    ModelSetup setup;
    setup.m_settings = std::move(*settings);
    setup.m_catalogue = std::move(*catalogue);
    setup.m_keyErrors = std::make_shared<KeyErrors>();
    model::FactorySettings factorySettings;
    factorySettings.baseUrls = setup.m_settings.baseUrls;
    factorySettings.network = setup.network();
    factorySettings.timeouts = timeoutsOf(setup.m_settings.timeouts);
    std::set<std::string, std::less<>> present;
    for (const settings::KeyRecord &record : *records) {
        present.insert(record.provider);
        if (!record.host.empty())
            factorySettings.keyHosts[record.provider] = record.host;
    }
    const auto providers = setup.m_catalogue.providers();
    setup.m_factory = std::make_shared<model::ModelFactory>(
        providers, factorySettings,
        [&keys, errors = setup.m_keyErrors](std::string_view provider) -> std::optional<std::string> {
            auto key = keys.key(provider);
            if (!key)
                errors->byProvider.insert_or_assign(std::string(provider), key.error());
            return key && *key ? std::optional(std::move((*key)->value)) : std::nullopt;
        },
        clock, gate);
    setup.m_lookOnly = std::make_shared<model::ModelFactory>(
        providers, std::move(factorySettings),
        [present = std::move(present)](std::string_view provider) {
            return present.contains(provider) ? std::optional<std::string>("present") : std::nullopt;
        },
        clock);
    setup.m_haveMetaKey = setup.m_lookOnly->access("meta").has_value();
    return setup;
}

std::vector<model::ModelInfo> ModelSetup::findLocalModels(const std::stop_token &stop) const
{
    if (!m_settings.findLocalServers)
        return {};
    model::CurlTransport transport({.proxy = "none"});
    return model::findLocalModels(transport, m_catalogue, portsOf(m_factory.get()), stop);
}

std::string ModelSetup::defaultModel() const
{
    return settings::defaultModel(m_settings, m_haveMetaKey);
}

std::optional<Error> ModelSetup::problemWith(const model::ModelInfo &model) const
{
    const auto client = m_lookOnly->make(model);
    return client ? std::nullopt : std::optional(client.error());
}

ask::ClientSource ModelSetup::clients() const
{
    return [factory = m_factory, errors = m_keyErrors](const model::ModelInfo &model) {
        return factory->make(model).map_error(
            [&](Error error) { return errors->explained(std::move(error), model.provider); });
    };
}

Result<model::Access> ModelSetup::access(std::string_view provider) const
{
    return m_factory->access(provider).map_error(
        [&](Error error) { return m_keyErrors->explained(std::move(error), provider); });
}

model::NetworkOptions ModelSetup::network() const
{
    return {m_settings.extraCaFile, m_settings.proxy};
}

Result<ask::PromptTemplates> promptTemplates(const settings::SettingsStore &store)
{
    auto tagged = pack::parsePromptTemplate(resource("prompts/answer-1.md"));
    if (!tagged)
        return tl::unexpected(tagged.error());
    auto native = pack::parsePromptTemplate(resource("prompts/answer-native-1.md"));
    if (!native)
        return tl::unexpected(native.error());
    auto part = pack::parsePromptTemplate(resource("prompts/sweep-part-1.md"));
    if (!part)
        return tl::unexpected(part.error());
    auto merge = pack::parsePromptTemplate(resource("prompts/sweep-merge-1.md"));
    if (!merge)
        return tl::unexpected(merge.error());
    auto synonyms = allSynonyms(store);
    if (!synonyms)
        return tl::unexpected(synonyms.error());
    return ask::PromptTemplates{std::move(*tagged), std::move(*native), std::move(*part), std::move(*merge),
                                std::move(*synonyms)};
}

void applySettings(const settings::Settings &settings, ask::Question &question)
{
    if (!question.maxCostUsd)
        question.maxCostUsd = settings.maxCostUsd;
    if (!question.maxCostPerDayUsd)
        question.maxCostPerDayUsd = settings.maxCostPerDayUsd;
    question.effort = settings.effort;
    question.longCache = settings.longCache;
    question.hidden = settings.leaveOutHidden ? pack::HiddenPolicy::LeaveOut : pack::HiddenPolicy::Label;
    question.allowTraining = settings.allowTrainingModels;
}

} // namespace longleaf::cli
