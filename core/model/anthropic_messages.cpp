// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/anthropic_messages.h"

#include "core/base/utf8.h"
#include "core/model/anthropic_messages_documents.h"
#include "core/model/anthropic_messages_events.h"
#include "core/model/json_read.h"

#include <utility>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxTitleBytes = 200;

Json textBlock(std::string_view text)
{
    Json block;
    block["type"] = "text";
    block["text"] = std::string(text);
    return block;
}

void addText(Json &content, std::string_view text)
{
    if (!isBlank(text)) // the API refuses a blank text
        content.push_back(textBlock(text));
}

/// The documents with their blocks; their texts are together what stands between the documents' tags in `text`.
void addCitable(Json &content, const std::vector<CitableDocument> &documents, const ModelRequest &request,
                std::string_view text)
{
    for (const CitableDocument &document : documents) {
        Json pieces = Json::array();
        for (const CitablePiece &piece : document.pieces)
            pieces.push_back(textBlock(textIn(text, piece.part)));
        Json block;
        block["type"] = "document";
        block["source"]["type"] = "content";
        block["source"]["content"] = std::move(pieces);
        if (const std::string &title = request.documents[document.document].title; !isBlank(title))
            block["title"] = std::string(utf8::truncated(title, kMaxTitleBytes));
        block["citations"]["enabled"] = true;
        content.push_back(std::move(block));
    }
}

/// The first part of the first message: blocks that can be cited, or the text as it stands.
void addDocuments(Json &content, const Quirks &quirks, const ModelRequest &request)
{
    const std::string_view text = request.messages.front().parts.front();
    const auto citable = quirks.nativeCitations ? citableDocuments(request) : std::vector<CitableDocument>();
    if (citable.empty())
        addText(content, text);
    else
        addCitable(content, citable, request, text);
    if (!quirks.cacheMarks || content.empty())
        return;
    Json &mark = content.back()["cache_control"]; // everything up to here is kept
    mark["type"] = "ephemeral";
    mark["ttl"] = request.longCache ? "1h" : "5m";
}

Json contentOf(const pack::PromptMessage &message, const Quirks &quirks, const ModelRequest &request)
{
    const bool first = &message == &request.messages.front();
    const bool holdsDocuments =
        first && !message.parts.empty() && (!request.documents.empty() || message.parts.size() > 1);
    const bool clean = quirks.nativeCitations && message.role == pack::Role::Assistant;
    Json content = Json::array();
    if (holdsDocuments)
        addDocuments(content, quirks, request);
    for (std::size_t i = holdsDocuments ? 1 : 0; i < message.parts.size(); ++i)
        addText(content, clean ? withoutQuoteTags(message.parts[i]) : message.parts[i]);
    return content;
}

/// Roles alternate, as the API demands: messages of one role that follow each other become one.
Json messagesOf(const Quirks &quirks, const ModelRequest &request)
{
    Json messages = Json::array();
    for (const pack::PromptMessage &message : request.messages) {
        Json content = contentOf(message, quirks, request);
        if (content.empty())
            continue;
        const char *role = message.role == pack::Role::User ? "user" : "assistant";
        if (messages.empty() || messages.back()["role"] != role)
            messages.push_back(Json::object({{"role", role}, {"content", Json::array()}}));
        Json &whole = messages.back()["content"];
        for (Json &block : content)
            whole.push_back(std::move(block));
    }
    return messages;
}

/// What the answer and the count of its input have in common.
Json sharedBody(const Quirks &quirks, const ModelRequest &request)
{
    Json body;
    body["model"] = request.wireModel;
    if (!isBlank(request.instructions))
        body["system"] = Json::array({textBlock(request.instructions)});
    body["messages"] = messagesOf(quirks, request);
    return body;
}

HttpRequest post(const Endpoint &endpoint, const char *path, const char *accept, std::string body)
{
    HttpRequest http;
    http.url = endpoint.baseUrl + path;
    http.headers = authHeaders(endpoint);
    // The version that old and new models accept; the later one refuses what this one ignores.
    http.headers.insert(http.headers.end(), {"anthropic-version: 2023-06-01", "Content-Type: application/json",
                                             std::string("Accept: ") + accept});
    http.body = std::move(body);
    return http;
}

} // namespace

HttpRequest AnthropicMessages::request(const Endpoint &endpoint, const ModelRequest &request) const
{
    const Quirks &quirks = endpoint.quirks;
    Json body = sharedBody(quirks, request);
    body["max_tokens"] = outputLimit(request);
    if (const std::string effort = effortFor(quirks, request.effort); !effort.empty())
        body["output_config"]["effort"] = effort;
    body["stream"] = true;
    return post(endpoint, "/messages", "text/event-stream", bodyText(std::move(body), quirks));
}

std::unique_ptr<AnswerReader> AnthropicMessages::reader(std::string host, const ModelRequest &request,
                                                        const EventSink &sink) const
{
    return std::make_unique<MessagesStream>(std::move(host), request, sink);
}

std::optional<HttpRequest> AnthropicMessages::countRequest(const Endpoint &endpoint, const ModelRequest &request) const
{
    if (endpoint.quirks.counting != "count_tokens")
        return std::nullopt;
    return post(endpoint, "/messages/count_tokens", "application/json",
                bodyText(sharedBody(endpoint.quirks, request), {}));
}

std::optional<std::int64_t> AnthropicMessages::countIn(const nlohmann::json &answer) const
{
    return numberAt(answer, "input_tokens");
}

} // namespace longleaf::model
