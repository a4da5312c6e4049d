// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_factory.h"

#include "core/model/offline_quotes.h"
#include "core/model/url.h"
#include "core/model/wire_client.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace longleaf::model {

namespace {

/// A provider of the Responses dialect.
struct Provider {
    std::string_view id;
    std::string_view name;
    std::string_view baseUrl;
    const char *keyVariable;
    const char *baseVariable;
};

constexpr std::array kProviders = {
    Provider{"meta", "Meta", "https://api.meta.ai/v1", "MODEL_API_KEY", "MODEL_API_BASE"},
    Provider{"openai", "OpenAI", "https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_BASE_URL"},
};

/// A client together with the transport that it uses.
class OwningClient final : public ModelClient {
public:
    OwningClient(const Dialect &dialect, Endpoint endpoint, NetworkOptions network, const Clock &clock)
        : m_transport(std::move(network))
        , m_client(dialect, std::move(endpoint), m_transport, clock)
    {
    }
    [[nodiscard]] Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) override
    {
        return m_client.send(request, std::move(stop), sink);
    }

private:
    CurlTransport m_transport;
    WireClient m_client;
};

std::optional<std::string> valueOf(const std::map<std::string, std::string> &values, std::string_view key)
{
    const auto found = values.find(std::string(key));
    return found != values.end() && !found->second.empty() ? std::optional(found->second) : std::nullopt;
}

/// The origin of a host name or of a whole address, in one form for comparing.
std::string originOf(const std::string &hostOrUrl)
{
    const bool isUrl = hostOrUrl.find("://") != std::string::npos;
    const auto address = parseWebAddress(isUrl ? hostOrUrl : "https://" + hostOrUrl);
    return address ? address->origin() : std::string();
}

/// White space around a key comes from copying it.
std::string trimmed(const std::string &key)
{
    const std::size_t begin = key.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string() : key.substr(begin, key.find_last_not_of(" \t\r\n") - begin + 1);
}

tl::unexpected<Error> missingKey(const Provider &provider, const std::string &host, const std::string &otherHost)
{
    const std::string name(provider.name);
    if (!otherHost.empty())
        return fail(ErrorCode::MissingKey,
                    "The key for " + name + " belongs to " + otherHost + " and is not sent to " + host +
                        ". Enter a key for " + host + " in the settings, or change the address back.",
                    host);
    return fail(ErrorCode::MissingKey,
                name + " needs a key. Enter it in the settings under Models, or set the environment variable " +
                    provider.keyVariable + '.',
                provider.keyVariable);
}

} // namespace

std::optional<std::string> environmentVariable(const char *name)
{
    const char *value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

ModelFactory::ModelFactory(FactorySettings settings, KeyLookup keys, const Clock &clock, EnvironmentLookup environment)
    : m_settings(std::move(settings))
    , m_keys(std::move(keys))
    , m_clock(clock)
    , m_environment(std::move(environment))
{
}

Result<Access> ModelFactory::access(std::string_view providerId) const
{
    const auto *const provider = std::find_if(kProviders.begin(), kProviders.end(),
                                              [providerId](const Provider &row) { return row.id == providerId; });
    if (provider == kProviders.end())
        return fail(ErrorCode::UnknownModel,
                    "This version does not speak to the provider " + std::string(providerId) + ".",
                    std::string(providerId));
    const std::string ownBase(provider->baseUrl);
    const auto environmentBase = m_environment(provider->baseVariable);
    const std::string base =
        environmentBase ? *environmentBase : valueOf(m_settings.baseUrls, providerId).value_or(ownBase);
    const auto address = parseWebAddress(base);
    if (!address)
        return tl::unexpected(address.error());

    struct Candidate {
        std::string key;
        std::string origin;
    };
    const std::string settingsHost = valueOf(m_settings.keyHosts, providerId).value_or(ownBase);
    const std::array candidates = {
        Candidate{trimmed(m_environment(provider->keyVariable).value_or("")),
                  originOf(environmentBase.value_or(ownBase))},
        Candidate{trimmed(m_keys ? m_keys(providerId).value_or("") : ""), originOf(settingsHost)},
    };
    std::string otherHost;
    for (const Candidate &candidate : candidates) {
        if (candidate.key.empty())
            continue;
        if (candidate.origin == address->origin())
            return Access{base, candidate.key};
        otherHost = candidate.origin;
    }
    if (address->loopback())
        return Access{base, {}};
    return missingKey(*provider, address->origin(), otherHost);
}

Result<std::unique_ptr<ModelClient>> ModelFactory::make(const ModelInfo &model) const
{
    if (model.trainsOnData && !m_settings.allowTrainingModels)
        return fail(ErrorCode::PolicyRefused,
                    "The provider of " + model.name +
                        " may train on what is sent, so your documents could become part of later models. Allow such "
                        "models in the settings if that is acceptable, or choose another model.",
                    model.id);
    if (model.dialect == "embedded")
        return std::make_unique<OfflineQuotesClient>(m_clock);
    if (model.dialect != "openai-responses")
        return fail(ErrorCode::UnknownModel,
                    model.name + " uses a protocol (" + model.dialect +
                        ") that is not spoken by this version. Choose another model.",
                    model.id);
    auto reached = access(model.provider);
    if (!reached)
        return tl::unexpected(reached.error());
    Quirks quirks;
    quirks.efforts = {"minimal", "low", "medium", "high", "xhigh"};
    Endpoint endpoint{std::move(reached->baseUrl), std::move(reached->apiKey), m_settings.timeouts, quirks};
    return std::make_unique<OwningClient>(*findDialect(model.dialect), std::move(endpoint),
                                          NetworkOptions{.extraCaFile = m_settings.extraCaFile}, m_clock);
}

} // namespace longleaf::model
