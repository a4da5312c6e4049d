// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_chat.h"

#include "core/model/chat_request.h"
#include "core/model/json_read.h"
#include "core/model/openai_chat_events.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kVersionPath = "/v1";

TextForm formOf(const Quirks &quirks)
{
    return quirks.textParts ? TextForm::Parts : TextForm::Plain;
}

/// Where a local server keeps what is not OpenAI's.
std::string rootOf(std::string url)
{
    if (url.ends_with(kVersionPath))
        url.resize(url.size() - kVersionPath.size());
    return url;
}

} // namespace

HttpRequest OpenAiChat::request(const Endpoint &endpoint, const ModelRequest &request) const
{
    const Quirks &quirks = endpoint.quirks;
    Json body;
    body["model"] = request.wireModel;
    body["messages"] = chatMessages(request, formOf(quirks));
    body["stream"] = true;
    Json streamOptions = Json::object();
    if (quirks.streamUsage)
        streamOptions["include_usage"] = true;
    if (quirks.obfuscates)
        streamOptions["include_obfuscation"] = false;
    if (!streamOptions.empty())
        body["stream_options"] = std::move(streamOptions);
    const std::string &limitField = quirks.outputLimitField;
    body[limitField.empty() ? "max_completion_tokens" : limitField] = outputLimit(request);
    if (const std::string effort = effortFor(quirks, request.effort); !effort.empty())
        body["reasoning_effort"] = effort;
    if (quirks.sendsStore)
        body["store"] = false;
    if (quirks.sendsCacheKey && !request.cacheKey.empty())
        body["prompt_cache_key"] = request.cacheKey;
    return postJson(endpoint, endpoint.baseUrl + "/chat/completions", "text/event-stream",
                    bodyText(std::move(body), quirks));
}

std::unique_ptr<AnswerReader> OpenAiChat::reader(std::string host, const ModelRequest &request,
                                                 const EventSink &sink) const
{
    return std::make_unique<ChatStream>(std::move(host), request, sink);
}

std::optional<HttpRequest> OpenAiChat::countRequest(const Endpoint &endpoint, const ModelRequest &request) const
{
    Json body;
    if (endpoint.quirks.counting == "tokenize-llama") {
        body["content"] = chatText(request);
        body["add_special"] = true;
    } else if (endpoint.quirks.counting == "tokenize-vllm") {
        body["model"] = request.wireModel;
        body["messages"] = chatMessages(request, formOf(endpoint.quirks));
        body["add_generation_prompt"] = true;
    } else {
        return std::nullopt;
    }
    return postJson(endpoint, rootOf(endpoint.baseUrl) + "/tokenize", "application/json",
                    bodyText(std::move(body), {}));
}

std::optional<std::int64_t> OpenAiChat::countIn(const nlohmann::json &answer) const
{
    if (const auto count = numberAt(answer, "count"))
        return count;
    const nlohmann::json &tokens = nodeAt(answer, "tokens");
    return tokens.is_array() ? std::optional(static_cast<std::int64_t>(tokens.size())) : std::nullopt;
}

} // namespace longleaf::model
