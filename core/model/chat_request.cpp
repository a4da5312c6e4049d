// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/chat_request.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBetweenParts = "\n\n";

void appendText(std::string &text, std::string_view part)
{
    if (part.empty())
        return;
    if (!text.empty())
        text += kBetweenParts;
    text += part;
}

Json textPart(const std::string &text)
{
    return Json::object({{"type", "text"}, {"text", text}});
}

} // namespace

Json chatMessages(const ModelRequest &request, TextForm form)
{
    Json messages = Json::array();
    if (!request.instructions.empty())
        messages.push_back(Json::object({{"role", "system"}, {"content", request.instructions}}));
    for (const pack::PromptMessage &message : request.messages) {
        const bool fromUser = message.role == pack::Role::User;
        const char *role = fromUser ? "user" : "assistant";
        for (const std::string &part : message.parts) {
            if (part.empty())
                continue;
            if (messages.empty() || messages.back()["role"] != role)
                messages.push_back(Json::object({{"role", role}, {"content", nullptr}}));
            Json &content = messages.back()["content"];
            if (fromUser && form == TextForm::Parts)
                content.push_back(textPart(part));
            else if (content.is_null())
                content = part;
            else
                appendText(content.get_ref<std::string &>(), part);
        }
    }
    return messages;
}

std::string chatText(const ModelRequest &request)
{
    std::string text = request.instructions;
    for (const pack::PromptMessage &message : request.messages) {
        for (const std::string &part : message.parts)
            appendText(text, part);
    }
    return text;
}

HttpRequest postJson(const Endpoint &endpoint, std::string url, std::string_view accept, std::string body)
{
    HttpRequest http;
    http.url = std::move(url);
    http.headers = authHeaders(endpoint);
    http.headers.insert(http.headers.end(), {"Content-Type: application/json", "Accept: " + std::string(accept)});
    http.body = std::move(body);
    return http;
}

} // namespace longleaf::model
