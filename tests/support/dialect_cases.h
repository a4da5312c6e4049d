// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/catalogue.h"
#include "core/model/dialect.h"
#include "resources/embedded.h"
#include "tests/support/dialect.h"
#include "tests/support/replay_server.h"

#include <string>
#include <string_view>

// What the client needs to speak to each habit of the replay server: from the catalogue, as the program does it.
namespace longleaf::test {

/// "chat, openrouter"
[[nodiscard]] inline std::string caseName(const Dialect &dialect)
{
    return std::string(wireName(dialect.wire)) + ", " + std::string(flavourName(dialect.flavour)) +
           (dialect.oldShape ? ", old errors" : "");
}

[[nodiscard]] inline const model::Dialect &clientDialect(Wire wire)
{
    switch (wire) {
    case Wire::Responses: return *model::findDialect("openai-responses");
    case Wire::Chat: return *model::findDialect("openai-chat");
    case Wire::Messages: return *model::findDialect("anthropic-messages");
    case Wire::Gemini: return *model::findDialect("gemini");
    case Wire::Ollama: break;
    }
    return *model::findDialect("ollama");
}

[[nodiscard]] inline std::string_view providerOf(Flavour flavour)
{
    switch (flavour) {
    case Flavour::Meta: return "meta";
    case Flavour::OpenAi: return "openai";
    case Flavour::OpenRouter: return "openrouter";
    case Flavour::LlamaServer: return "llama-server";
    case Flavour::Vllm: return "vllm";
    case Flavour::LmStudio: return "lmstudio";
    case Flavour::Anthropic: return "anthropic";
    case Flavour::Gemini: return "google";
    case Flavour::Ollama: break;
    }
    return "ollama";
}

/// A catalogue model of that provider, as it goes over the wire.
[[nodiscard]] inline std::string wireModelOf(Flavour flavour)
{
    switch (flavour) {
    case Flavour::Meta: return "muse-spark-1.3";
    case Flavour::OpenAi: return "gpt-6.1-sol";
    case Flavour::OpenRouter: return "meta/muse-spark-1.3";
    case Flavour::Anthropic: return "claude-sonnet-5-5";
    case Flavour::Gemini: return "gemini-4-argon";
    default: return "llama-3.3-70b";
    }
}

[[nodiscard]] inline model::Endpoint endpointFor(const ReplayServer &server, const Dialect &dialect, std::string key,
                                                 const model::HttpTimeouts &timeouts = {})
{
    static const auto catalogue = model::Catalogue::parse(resource("models.json"));
    model::Endpoint endpoint;
    endpoint.baseUrl = server.baseUrl(dialect.wire);
    endpoint.apiKey = std::move(key);
    endpoint.timeouts = timeouts;
    endpoint.quirks = catalogue->provider(providerOf(dialect.flavour))->quirks;
    return endpoint;
}

} // namespace longleaf::test
