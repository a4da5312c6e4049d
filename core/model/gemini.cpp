// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/gemini.h"

#include "core/model/gemini_events.h"
#include "core/model/json_read.h"

#include <utility>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

/// A model name as part of a path: only what RFC 3986 leaves unreserved stands for itself.
std::string inPath(std::string_view name)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (kPlain.find(c) != std::string_view::npos)
            out += c;
        else
            (out += '%').append({kHex[byte >> 4U], kHex[byte & 0xFU]});
    }
    return out;
}

void addPart(Json &parts, const std::string &text)
{
    if (text.empty())
        return;
    Json part;
    part["text"] = text;
    parts.push_back(std::move(part));
}

/// Turns of user and model alternate: messages of one role that follow each other become one.
/// @param before  goes before everything else; may be empty.
Json contentsOf(const std::vector<pack::PromptMessage> &messages, const std::string &before)
{
    Json contents = Json::array();
    for (const pack::PromptMessage &message : messages) {
        Json parts = Json::array();
        if (&message == &messages.front())
            addPart(parts, before);
        for (const std::string &part : message.parts)
            addPart(parts, part);
        if (parts.empty())
            continue;
        const char *role = message.role == pack::Role::User ? "user" : "model";
        if (contents.empty() || contents.back()["role"] != role)
            contents.push_back(Json::object({{"role", role}, {"parts", Json::array()}}));
        Json &whole = contents.back()["parts"];
        for (Json &part : parts)
            whole.push_back(std::move(part));
    }
    return contents;
}

HttpRequest post(const Endpoint &endpoint, const ModelRequest &request, const char *method, const char *accept,
                 std::string body)
{
    HttpRequest http;
    http.url = endpoint.baseUrl + "/models/" + inPath(request.wireModel) + method;
    http.headers = authHeaders(endpoint);
    http.headers.insert(http.headers.end(), {"Content-Type: application/json", std::string("Accept: ") + accept});
    http.body = std::move(body);
    return http;
}

} // namespace

HttpRequest Gemini::request(const Endpoint &endpoint, const ModelRequest &request) const
{
    Json body;
    if (!request.instructions.empty())
        addPart(body["systemInstruction"]["parts"], request.instructions);
    body["contents"] = contentsOf(request.messages, {});
    Json &config = body["generationConfig"];
    config["maxOutputTokens"] = outputLimit(request);
    if (const std::string level = effortFor(endpoint.quirks, request.effort); !level.empty())
        config["thinkingConfig"]["thinkingLevel"] = level;
    return post(endpoint, request, ":streamGenerateContent?alt=sse", "text/event-stream",
                bodyText(std::move(body), endpoint.quirks));
}

std::unique_ptr<AnswerReader> Gemini::reader(std::string host, const ModelRequest &, const EventSink &sink) const
{
    return std::make_unique<GeminiStream>(std::move(host), sink);
}

std::optional<HttpRequest> Gemini::countRequest(const Endpoint &endpoint, const ModelRequest &request) const
{
    if (endpoint.quirks.counting != "countTokens")
        return std::nullopt;
    Json body;
    body["contents"] = contentsOf(request.messages, request.instructions);
    return post(endpoint, request, ":countTokens", "application/json", bodyText(std::move(body), {}));
}

std::optional<std::int64_t> Gemini::countIn(const nlohmann::json &answer) const
{
    return numberAt(answer, "totalTokens");
}

} // namespace longleaf::model
