// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/model/catalogue.h"
#include "core/model/http_transport.h"
#include "core/model/model_client.h"
#include "core/model/rate_gate.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::model {

/// What of the user's settings decides how models are reached.
struct FactorySettings {
    std::map<std::string, std::string> baseUrls; ///< provider -> base URL that replaces the built-in one
    std::map<std::string, std::string> keyHosts; ///< provider -> host its key was entered for; none: the built-in one
    NetworkOptions network;
    HttpTimeouts timeouts;
};

/// The key that the settings hold for a provider ("meta", "openai").
using KeyLookup = std::function<std::optional<std::string>(std::string_view provider)>;
/// A variable of the environment; empty if it is not set.
using EnvironmentLookup = std::function<std::optional<std::string>(const char *name)>;

/// The real environment; a variable set to nothing counts as not set.
[[nodiscard]] std::optional<std::string> environmentVariable(const char *name);

/// Where a provider is reached and with what.
struct Access {
    std::string baseUrl;
    std::string apiKey; ///< empty only for servers on this computer
};

/// Makes the client for a row of the catalogue.
///
/// Base URL: the row's (a server found on this computer), else the environment's (the provider's baseVariable), else
/// the settings', else the provider's own. A key goes only to the host that it belongs to: the environment's key to the
/// environment's base URL or the provider's own host; the settings' key to the host it was entered for.
class ModelFactory final {
public:
    /// `clock` and `gate` (may be null: no queue) must outlive the clients.
    ModelFactory(std::vector<Provider> providers, FactorySettings settings, KeyLookup keys, const Clock &clock,
                 RateGate *gate = nullptr, EnvironmentLookup environment = environmentVariable);

    /// Errors: MissingKey (names the variable and the setting, or the host that a key belongs to), InvalidInput (the
    /// base URL), UnknownModel (a dialect or provider that this version does not speak), ModelNotFound (switched off).
    [[nodiscard]] Result<std::unique_ptr<ModelClient>> make(const ModelInfo &model) const;

    /// Address and key for a provider, without making a client. Errors: as make().
    [[nodiscard]] Result<Access> access(std::string_view provider) const;

private:
    [[nodiscard]] Result<Access> access(const Provider &provider, const std::string &base) const;

    std::vector<Provider> m_providers;
    FactorySettings m_settings;
    KeyLookup m_keys;
    const Clock &m_clock;
    RateGate *m_gate;
    EnvironmentLookup m_environment;
};

/// The sentence for a model that its provider has switched off, naming its successor.
[[nodiscard]] Error retiredModel(const ModelInfo &model);

} // namespace longleaf::model
