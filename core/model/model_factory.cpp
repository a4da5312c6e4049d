// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_factory.h"

#include "core/model/offline_quotes.h"
#include "core/model/url.h"
#include "core/model/wire_client.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace longleaf::model {

namespace {

/// A client together with the transport that it uses.
class OwningClient final : public ModelClient {
public:
    OwningClient(const Dialect &dialect, Endpoint endpoint, NetworkOptions network, const Clock &clock, GatePlace place)
        : m_transport(std::move(network))
        , m_client(dialect, std::move(endpoint), m_transport, clock, RetryPolicy(), std::move(place))
    {
    }
    [[nodiscard]] Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) override
    {
        return m_client.send(request, std::move(stop), sink);
    }
    [[nodiscard]] Result<std::optional<std::int64_t>> countTokens(const ModelRequest &request,
                                                                  std::stop_token stop) override
    {
        return m_client.countTokens(request, std::move(stop));
    }
    [[nodiscard]] std::optional<HttpRequest> written(const ModelRequest &request) const override
    {
        return m_client.written(request);
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
    if (!otherHost.empty())
        return fail(ErrorCode::MissingKey,
                    "The key for " + provider.name + " belongs to " + otherHost + " and is not sent to " + host +
                        ". Enter a key for " + host + " in the settings, or change the address back.",
                    host);
    const std::string variable =
        provider.keyVariable.empty() ? std::string() : ", or set the environment variable " + provider.keyVariable;
    return fail(ErrorCode::MissingKey,
                provider.name + " needs a key. Enter it in the settings under Models" + variable + '.',
                provider.keyVariable);
}

std::optional<std::string> variableOf(const EnvironmentLookup &environment, const std::string &name)
{
    return name.empty() ? std::nullopt : environment(name.c_str());
}

} // namespace

std::optional<std::string> environmentVariable(const char *name)
{
    const char *value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

ModelFactory::ModelFactory(std::vector<Provider> providers, FactorySettings settings, KeyLookup keys,
                           const Clock &clock, RateGate *gate, EnvironmentLookup environment)
    : m_providers(std::move(providers))
    , m_settings(std::move(settings))
    , m_keys(std::move(keys))
    , m_clock(clock)
    , m_gate(gate)
    , m_environment(std::move(environment))
{
}

Result<Access> ModelFactory::access(std::string_view providerId) const
{
    const auto provider = std::find_if(m_providers.begin(), m_providers.end(),
                                       [providerId](const Provider &row) { return row.id == providerId; });
    if (provider == m_providers.end())
        return fail(ErrorCode::UnknownModel,
                    "This version does not speak to the provider " + std::string(providerId) + ".",
                    std::string(providerId));
    const auto environmentBase = variableOf(m_environment, provider->baseVariable);
    const std::string base =
        environmentBase.value_or(valueOf(m_settings.baseUrls, std::string(providerId)).value_or(provider->baseUrl));
    if (base.empty())
        return fail(ErrorCode::InvalidInput,
                    provider->name + " needs the address of your own project. Enter it in the settings under Models" +
                        (provider->addressHint.empty() ? "." : ", like " + provider->addressHint + "."),
                    provider->id);
    return access(*provider, base);
}

Result<Access> ModelFactory::access(const Provider &provider, const std::string &base) const
{
    const auto address = parseWebAddress(base);
    if (!address)
        return tl::unexpected(address.error());
    const auto environmentBase = variableOf(m_environment, provider.baseVariable);
    const std::string settingsHost =
        valueOf(m_settings.keyHosts, provider.id)
            .value_or(provider.baseUrl.empty() ? valueOf(m_settings.baseUrls, provider.id).value_or("")
                                               : provider.baseUrl);
    std::string otherHost;
    const auto belongs = [&](const std::string &key, const std::string &host) {
        if (key.empty())
            return false;
        if (originOf(host) == address->origin())
            return true;
        otherHost = originOf(host);
        return false;
    };
    // A provider without an address of its own has no other host that a key of the environment could belong to.
    const std::string environmentHost = environmentBase.value_or(provider.baseUrl.empty() ? base : provider.baseUrl);
    std::string key = trimmed(variableOf(m_environment, provider.keyVariable).value_or(""));
    if (belongs(key, environmentHost))
        return Access{base, std::move(key)};
    if (address->loopback() && settingsHost.empty())
        return Access{base, {}};
    key = trimmed(m_keys ? m_keys(provider.id).value_or("") : "");
    if (belongs(key, settingsHost))
        return Access{base, std::move(key)};
    if (address->loopback() || provider.keyOptional)
        return Access{base, {}};
    return missingKey(provider, address->origin(), otherHost);
}

Result<std::unique_ptr<ModelClient>> ModelFactory::make(const ModelInfo &model) const
{
    if (model.dialect == "embedded")
        return std::make_unique<OfflineQuotesClient>(m_clock);
    if (model.retired)
        return tl::unexpected(retiredModel(model));
    const Dialect *dialect = findDialect(model.dialect);
    if (dialect == nullptr)
        return fail(ErrorCode::UnknownModel,
                    model.name + " uses a protocol (" + model.dialect +
                        ") that is not spoken by this version. Choose another model.",
                    model.id);
    auto reached = access(model.provider);
    if (!model.baseUrl.empty())
        reached = Access{model.baseUrl, {}};
    if (!reached)
        return tl::unexpected(reached.error());
    Endpoint endpoint{std::move(reached->baseUrl), std::move(reached->apiKey), m_settings.timeouts, model.quirks};
    // Limits hold per model, not per provider or key.
    GatePlace place{model.local ? nullptr : m_gate, model.id, model.rateLimit};
    return std::make_unique<OwningClient>(*dialect, std::move(endpoint), m_settings.network, m_clock, std::move(place));
}

Error retiredModel(const ModelInfo &model)
{
    const std::string when = model.endsOn.empty() ? std::string() : " on " + model.endsOn;
    return Error{
        ErrorCode::ModelNotFound,
        model.name + " was switched off by its provider" + when + "." +
            (model.successor.empty() ? " Choose another model." : " Its successor is " + model.successor + "."),
        model.id};
}

} // namespace longleaf::model
