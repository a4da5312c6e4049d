// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_requests.h"

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

json bodyOf(const Dialect &dialect, std::string_view model)
{
    const json turn = {{"role", "user"}, {"content", "What is the fee?"}};
    switch (dialect.wire) {
    case Wire::Responses: {
        json body = {{"model", model},
                     {"input", json::array({{{"role", "user"},
                                             {"content", json::array({{{"type", "input_text"}, {"text", "x"}}})}}})},
                     {"max_output_tokens", 32'768},
                     {"store", false},
                     {"stream", true}};
        if (dialect.flavour == Flavour::OpenAi)
            body["stream_options"] = {{"include_obfuscation", false}};
        return body;
    }
    case Wire::Chat: {
        json body = {{"model", model},
                     {"messages", json::array({{{"role", "system"}, {"content", "rules"}}, turn})},
                     {"stream", true},
                     {"stream_options", {{"include_usage", true}}}};
        const bool hosted = dialect.flavour == Flavour::OpenAi || dialect.flavour == Flavour::Meta;
        body[hosted ? "max_completion_tokens" : "max_tokens"] = 32'768;
        if (dialect.flavour == Flavour::OpenRouter) {
            body["transforms"] = json::array();
            body["provider"] = {{"data_collection", "deny"}};
        }
        return body;
    }
    case Wire::Messages: {
        const json document = {
            {"type", "document"},
            {"title", "Report"},
            {"source", {{"type", "content"}, {"content", json::array({{{"type", "text"}, {"text", "A fee."}}})}}},
            {"citations", {{"enabled", true}}},
            {"cache_control", {{"type", "ephemeral"}, {"ttl", "1h"}}}};
        return {{"model", model},
                {"max_tokens", 32'768},
                {"stream", true},
                {"system", "rules"},
                {"messages",
                 json::array({{{"role", "user"},
                               {"content", json::array({document, {{"type", "text"}, {"text", "The fee?"}}})}}})}};
    }
    case Wire::Gemini:
        return {{"systemInstruction", {{"parts", json::array({{{"text", "rules"}}})}}},
                {"contents", json::array({{{"role", "user"}, {"parts", json::array({{{"text", "The fee?"}}})}}})},
                {"generationConfig", {{"maxOutputTokens", 8'192}, {"thinkingConfig", {{"thinkingLevel", "low"}}}}}};
    case Wire::Ollama: break;
    }
    return {{"model", model},
            {"messages", json::array({{{"role", "system"}, {"content", "rules"}}, turn})},
            {"stream", true},
            {"truncate", false},
            {"options", {{"num_ctx", 131'072}, {"num_predict", 8'192}}}};
}

} // namespace

std::string sampleRequest(const Dialect &dialect, std::string_view model)
{
    return bodyOf(dialect, model).dump();
}

std::string samplePath(const Dialect &dialect, std::string_view model)
{
    switch (dialect.wire) {
    case Wire::Chat: return "/v1/chat/completions";
    case Wire::Messages: return "/v1/messages";
    case Wire::Gemini: return "/v1beta/models/" + std::string(model) + ":streamGenerateContent?alt=sse";
    case Wire::Ollama: return "/api/chat";
    case Wire::Responses: break;
    }
    return "/v1/responses";
}

std::string sampleHeaders(const Dialect &dialect)
{
    return dialect.wire == Wire::Messages ? "anthropic-version: 2023-06-01" : "";
}

std::string keyHeader(const Dialect &dialect, std::string_view key)
{
    if (dialect.wire == Wire::Messages)
        return "x-api-key: " + std::string(key);
    return (dialect.wire == Wire::Gemini ? "x-goog-api-key: " : "Authorization: Bearer ") + std::string(key);
}

} // namespace longleaf::test
