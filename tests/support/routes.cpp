// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/routes.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

constexpr unsigned bits(std::initializer_list<Flavour> flavours)
{
    unsigned out = 0;
    for (const Flavour flavour : flavours)
        out |= 1U << static_cast<unsigned>(flavour);
    return out;
}

constexpr unsigned kChatServers =
    bits({Flavour::OpenAi, Flavour::Meta, Flavour::OpenRouter, Flavour::LlamaServer, Flavour::Vllm, Flavour::LmStudio});
constexpr unsigned kAnthropic = bits({Flavour::Anthropic});
constexpr unsigned kGemini = bits({Flavour::Gemini});
constexpr unsigned kOllama = bits({Flavour::Ollama});
constexpr unsigned kLlama = bits({Flavour::LlamaServer});
constexpr unsigned kHosted = bits({Flavour::Meta, Flavour::OpenAi});
constexpr unsigned kTokenizers = bits({Flavour::LlamaServer, Flavour::Vllm});

/// A path with one '*' stands for any model name there.
struct Row {
    std::string_view method;
    std::string_view path;
    Endpoint endpoint;
    Wire wire;
    unsigned flavours;
};

constexpr std::array kRows = {
    Row{"POST", "/v1/responses", Endpoint::Responses, Wire::Responses, kHosted},
    Row{"POST", "/v1/chat/completions", Endpoint::Chat, Wire::Chat, kChatServers},
    Row{"POST", "/v1/messages", Endpoint::Messages, Wire::Messages, kAnthropic},
    Row{"POST", "/v1beta/models/*:streamGenerateContent", Endpoint::Gemini, Wire::Gemini, kGemini},
    Row{"POST", "/v1beta/models/*:generateContent", Endpoint::GeminiUnary, Wire::Gemini, kGemini},
    Row{"POST", "/v1beta/models/*:countTokens", Endpoint::GeminiCount, Wire::Gemini, kGemini},
    Row{"GET", "/v1beta/models", Endpoint::GeminiModels, Wire::Gemini, kGemini},
    Row{"GET", "/v1beta/models/*", Endpoint::GeminiModel, Wire::Gemini, kGemini},
    Row{"POST", "/api/chat", Endpoint::OllamaChat, Wire::Ollama, kOllama},
    Row{"GET", "/v1/models", Endpoint::Models, Wire::Chat, kChatServers | kAnthropic},
    Row{"GET", "/api/v0/models", Endpoint::LmStudioModels, Wire::Chat, bits({Flavour::LmStudio})},
    Row{"POST", "/v1/responses/input_tokens", Endpoint::ResponsesCount, Wire::Responses, kHosted},
    Row{"POST", "/v1/chat/completions/input_tokens", Endpoint::ChatCount, Wire::Chat, kLlama},
    Row{"POST", "/v1/messages/count_tokens", Endpoint::MessagesCount, Wire::Messages, kAnthropic},
    Row{"POST", "/tokenize", Endpoint::Tokenize, Wire::Chat, kTokenizers},
    Row{"POST", "/apply-template", Endpoint::ApplyTemplate, Wire::Chat, kLlama},
    Row{"GET", "/props", Endpoint::Props, Wire::Chat, kLlama},
    Row{"GET", "/health", Endpoint::Health, Wire::Chat, kTokenizers},
    Row{"GET", "/v1/status", Endpoint::MetaStatus, Wire::Responses, bits({Flavour::Meta})},
    Row{"GET", "/api/tags", Endpoint::OllamaTags, Wire::Ollama, kOllama},
    Row{"POST", "/api/show", Endpoint::OllamaShow, Wire::Ollama, kOllama},
    Row{"GET", "/api/ps", Endpoint::OllamaPs, Wire::Ollama, kOllama},
    Row{"GET", "/api/version", Endpoint::OllamaVersion, Wire::Ollama, kOllama},
    Row{"GET", "/v1/key", Endpoint::KeyInfo, Wire::Chat, bits({Flavour::OpenRouter})},
};

bool speaks(unsigned flavours, Flavour flavour)
{
    return (flavours & bits({flavour})) != 0;
}

/// The model where the pattern has its star; nothing if the path does not fit. No star: an empty model.
std::optional<std::string> fit(std::string_view pattern, std::string_view path)
{
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return pattern == path ? std::optional<std::string>("") : std::nullopt;
    const std::string_view before = pattern.substr(0, star);
    const std::string_view after = pattern.substr(star + 1);
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
        return std::nullopt;
    const std::string_view model = path.substr(before.size(), path.size() - before.size() - after.size());
    if (model.find(':') != std::string_view::npos)
        return std::nullopt;
    return std::string(model);
}

std::string modelInBody(const std::string &body)
{
    const json parsed = json::parse(body, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("model") || !parsed["model"].is_string())
        return {};
    return parsed["model"].get<std::string>();
}

/// On a server of several flavours, whose path this is.
Flavour flavourFor(const Row &row, const RecordedRequest &request, const ServerProfile &profile)
{
    const auto has = [&profile, &row](Flavour flavour) {
        return speaks(row.flavours, flavour) &&
               std::find(profile.flavours.begin(), profile.flavours.end(), flavour) != profile.flavours.end();
    };
    if (row.endpoint == Endpoint::Models && has(Flavour::Anthropic) && request.headers.count("anthropic-version") > 0)
        return Flavour::Anthropic;
    if (row.endpoint == Endpoint::Chat && has(Flavour::OpenAi))
        return Flavour::OpenAi;
    if (row.endpoint == Endpoint::Tokenize && has(Flavour::Vllm) &&
        request.body.find("\"content\"") == std::string::npos)
        return Flavour::Vllm;
    return *std::find_if(profile.flavours.begin(), profile.flavours.end(), has);
}

Wire wireFor(const Row &row, Flavour flavour)
{
    if (row.endpoint == Endpoint::Models && flavour == Flavour::Anthropic)
        return Wire::Messages;
    return row.endpoint == Endpoint::Models && flavour == Flavour::Meta ? Wire::Responses : row.wire;
}

} // namespace

std::optional<Route> routeOf(const RecordedRequest &request, const ServerProfile &profile)
{
    std::string_view path = request.path;
    path = path.substr(0, path.find('?'));
    if (path.starts_with("/api/v1/"))
        path.remove_prefix(4);
    for (const Row &row : kRows) {
        const auto model = fit(row.path, path);
        const bool spoken = std::any_of(profile.flavours.begin(), profile.flavours.end(),
                                        [&row](Flavour flavour) { return speaks(row.flavours, flavour); });
        if (!model || request.method != row.method || !spoken || profile.missing.count(row.endpoint) > 0)
            continue;
        const Flavour flavour = flavourFor(row, request, profile);
        Route route{row.endpoint, {wireFor(row, flavour), flavour, false}, *model};
        route.dialect.oldShape = profile.oldErrors && flavour == Flavour::Vllm;
        if (route.model.empty())
            route.model = modelInBody(request.body);
        return route;
    }
    if (profile.unknownPathsAnswer)
        return Route{Endpoint::Responses, {}, modelInBody(request.body)};
    return std::nullopt;
}

Dialect homeDialect(const ServerProfile &profile)
{
    const Flavour flavour = profile.flavours.empty() ? Flavour::Meta : profile.flavours.front();
    const auto *const found = std::find_if(kDialects.begin(), kDialects.end(),
                                           [flavour](const Dialect &dialect) { return dialect.flavour == flavour; });
    return found == kDialects.end() ? Dialect{} : *found;
}

bool keyFits(const RecordedRequest &request, const Route &route, const ServerProfile &profile)
{
    if (profile.key.empty() || route.endpoint == Endpoint::Health || route.endpoint == Endpoint::MetaStatus)
        return true;
    const auto header = [&request](const char *name) {
        const auto found = request.headers.find(name);
        return found == request.headers.end() ? std::string() : found->second;
    };
    const std::string bearer = header("authorization");
    if (route.dialect.flavour == Flavour::Gemini)
        return header("x-goog-api-key") == profile.key;
    if (const std::string own = header("x-api-key"); route.dialect.flavour == Flavour::Anthropic && !own.empty())
        return own == profile.key;
    return bearer == "Bearer " + profile.key;
}

} // namespace longleaf::test
