// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_responses.h"

#include "core/model/json_read.h"
#include "core/model/openai_responses_events.h"

#include <utility>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

Json inputOf(const std::vector<pack::PromptMessage> &messages)
{
    Json input = Json::array();
    for (const pack::PromptMessage &message : messages) {
        const bool fromUser = message.role == pack::Role::User;
        Json content = Json::array();
        for (const std::string &part : message.parts) {
            if (!part.empty())
                content.push_back(Json::object({{"type", fromUser ? "input_text" : "output_text"}, {"text", part}}));
        }
        if (!content.empty())
            input.push_back(Json::object({{"role", fromUser ? "user" : "assistant"}, {"content", std::move(content)}}));
    }
    return input;
}

/// What the answer and the count of its input have in common.
Json sharedBody(const Quirks &quirks, const ModelRequest &request)
{
    Json body;
    body["model"] = request.wireModel;
    body["instructions"] = request.instructions;
    body["input"] = inputOf(request.messages);
    if (const std::string effort = effortFor(quirks, request.effort); !effort.empty())
        body["reasoning"] = Json::object({{"effort", effort}});
    return body;
}

HttpRequest post(const Endpoint &endpoint, const char *path, const char *accept, std::string body)
{
    HttpRequest http;
    http.url = endpoint.baseUrl + path;
    http.headers = authHeaders(endpoint);
    http.headers.insert(http.headers.end(), {"Content-Type: application/json", std::string("Accept: ") + accept});
    http.body = std::move(body);
    return http;
}

} // namespace

HttpRequest OpenAiResponses::request(const Endpoint &endpoint, const ModelRequest &request) const
{
    const Quirks &quirks = endpoint.quirks;
    Json body = sharedBody(quirks, request);
    body["max_output_tokens"] = outputLimit(request);
    if (quirks.sendsStore)
        body["store"] = false;
    if (quirks.encryptedReasoning)
        body["include"] = Json::array({"reasoning.encrypted_content"});
    if (quirks.sendsCacheKey && !request.cacheKey.empty())
        body["prompt_cache_key"] = request.cacheKey;
    body["stream"] = true;
    if (quirks.obfuscates)
        body["stream_options"] = Json::object({{"include_obfuscation", false}});
    return post(endpoint, "/responses", "text/event-stream", bodyText(std::move(body), quirks));
}

std::unique_ptr<AnswerReader> OpenAiResponses::reader(std::string host, const ModelRequest &,
                                                      const EventSink &sink) const
{
    return std::make_unique<ResponsesStream>(std::move(host), sink);
}

std::optional<HttpRequest> OpenAiResponses::countRequest(const Endpoint &endpoint, const ModelRequest &request) const
{
    if (endpoint.quirks.counting != "input_tokens")
        return std::nullopt;
    return post(endpoint, "/responses/input_tokens", "application/json",
                bodyText(sharedBody(endpoint.quirks, request), {}));
}

std::optional<std::int64_t> OpenAiResponses::countIn(const nlohmann::json &answer) const
{
    return numberAt(answer, "input_tokens");
}

} // namespace longleaf::model
