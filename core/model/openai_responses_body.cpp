// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_responses.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kMinOutputTokens = 4'096; // smaller limits are used up by reasoning before any text comes

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

} // namespace

std::string responsesBody(const ModelRequest &request)
{
    Json body;
    body["model"] = request.wireModel;
    body["instructions"] = request.instructions;
    body["input"] = inputOf(request.messages);
    if (!request.effort.empty())
        body["reasoning"] = Json::object({{"effort", request.effort}});
    body["max_output_tokens"] = std::max(request.maxOutputTokens, kMinOutputTokens);
    body["store"] = false;
    body["include"] = Json::array({"reasoning.encrypted_content"});
    if (!request.cacheKey.empty())
        body["prompt_cache_key"] = request.cacheKey;
    body["stream"] = true;
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace longleaf::model
