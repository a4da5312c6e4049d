// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/request_text.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

std::string stringOf(const json &object, const char *name)
{
    if (!object.is_object() || !object.contains(name) || !object[name].is_string())
        return {};
    return object[name].get<std::string>();
}

const json &memberOf(const json &object, const char *name)
{
    static const json none;
    return object.is_object() && object.contains(name) ? object[name] : none;
}

/// A string, or parts with a "text".
std::vector<std::string> partsOf(const json &content)
{
    if (content.is_string())
        return {content.get<std::string>()};
    std::vector<std::string> parts;
    if (content.is_array()) {
        for (const json &part : content) {
            if (std::string text = stringOf(part, "text"); !text.empty())
                parts.push_back(std::move(text));
        }
    }
    return parts;
}

void addMessage(RequestText &out, std::string role, std::vector<std::string> parts)
{
    if (role == "model")
        role = "assistant";
    if (!parts.empty())
        out.messages.push_back({std::move(role), std::move(parts)});
}

void addDocuments(RequestText &out, const json &content)
{
    if (!content.is_array())
        return;
    for (const json &part : content) {
        if (stringOf(part, "type") != "document")
            continue;
        const json &source = memberOf(part, "source");
        RequestDocument document{stringOf(part, "title"), partsOf(memberOf(source, "content"))};
        if (const std::string data = stringOf(source, "data"); !data.empty())
            document.blocks.push_back(data);
        out.documents.push_back(std::move(document));
    }
}

} // namespace

std::string RequestText::joined() const
{
    std::string all;
    for (const RequestMessage &message : messages) {
        for (const std::string &part : message.parts)
            all += part;
    }
    for (const RequestDocument &document : documents) {
        all += document.title;
        for (const std::string &block : document.blocks)
            all += block;
    }
    return all;
}

RequestText requestText(Wire wire, std::string_view bytes)
{
    RequestText out;
    json body = json::parse(bytes, nullptr, false);
    if (!body.is_object())
        return out;
    if (body.contains("generateContentRequest"))
        body = json(body["generateContentRequest"]);
    const char *system = wire == Wire::Responses ? "instructions" : "system";
    addMessage(out, "system",
               wire == Wire::Gemini ? partsOf(memberOf(memberOf(body, "systemInstruction"), "parts"))
                                    : partsOf(memberOf(body, system)));
    const char *list = wire == Wire::Responses ? "input" : wire == Wire::Gemini ? "contents" : "messages";
    const json &messages = memberOf(body, list);
    if (messages.is_string())
        addMessage(out, "user", partsOf(messages));
    if (!messages.is_array())
        return out;
    for (const json &message : messages) {
        const json &content = memberOf(message, wire == Wire::Gemini ? "parts" : "content");
        addMessage(out, stringOf(message, "role"), partsOf(content));
        if (wire == Wire::Messages)
            addDocuments(out, content);
    }
    return out;
}

} // namespace longleaf::test
