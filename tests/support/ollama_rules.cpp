// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/request_rules.h"
#include "tests/support/rule_reader.h"

namespace longleaf::test {

namespace {

using nlohmann::json;
using Faults = std::vector<std::string>;

void checkMessages(const json &body, Faults &faults)
{
    const json &messages = memberOf(body, "messages");
    if (!messages.is_array() || messages.empty()) {
        faults.emplace_back("messages is missing");
        return;
    }
    static const std::set<std::string> roles = {"system", "user", "assistant"};
    std::string before;
    for (const json &message : messages) {
        const std::string role = stringOf(message, "role");
        if (roles.count(role) == 0)
            faults.push_back("unknown role: " + role);
        if (role == "system" && !before.empty())
            faults.emplace_back("the system message is not the first");
        if (stringOf(message, "content").empty())
            faults.emplace_back("the content of a message is no text");
        onlyKnown(message, {"role", "content"}, "unknown parameter in a message: ", faults);
        before = role;
    }
    if (before != "user")
        faults.emplace_back("the last message is not the user's");
}

void checkThink(const json &body, Faults &faults)
{
    const json &think = memberOf(body, "think");
    static const std::set<std::string> levels = {"low", "medium", "high", "max"};
    const bool level = think.is_string() && levels.count(think.get<std::string>()) > 0;
    if (!think.is_null() && !think.is_boolean() && !level)
        faults.emplace_back("think is neither true, false nor a level");
}

} // namespace

std::vector<std::string> ollamaRequestFaults(std::string_view bytes)
{
    Faults faults;
    const json body = ruledBody(bytes, faults);
    if (!faults.empty())
        return faults;
    onlyKnown(body, {"model", "messages", "stream", "options", "truncate", "shift", "think", "format", "keep_alive"},
              "unknown parameter: ", faults);
    needsModel(body, faults);
    needsStream(body, faults);
    checkMessages(body, faults);
    checkThink(body, faults);
    if (memberOf(body, "truncate") != json(false))
        faults.emplace_back("truncate must be false, or the oldest messages are dropped without a word");
    const json &options = memberOf(body, "options");
    onlyKnown(options, {"num_ctx", "num_predict", "temperature", "seed", "top_p", "top_k", "min_p", "stop"},
              "unknown option: ", faults);
    if (integerOf(options, "num_ctx") <= 0)
        faults.emplace_back("options.num_ctx is missing");
    if (options.is_object() && options.contains("num_predict"))
        needsCap(options, "num_predict", faults);
    return faults;
}

std::int64_t contextAskedFor(std::string_view body)
{
    const json parsed = json::parse(body, nullptr, false);
    return std::max<std::int64_t>(integerOf(memberOf(parsed, "options"), "num_ctx"), 0);
}

std::int64_t outputCapOf(const Dialect &dialect, std::string_view bytes)
{
    const json body = json::parse(bytes, nullptr, false);
    std::int64_t cap = -1;
    switch (dialect.wire) {
    case Wire::Responses: cap = integerOf(body, "max_output_tokens"); break;
    case Wire::Chat: cap = std::max(integerOf(body, "max_completion_tokens"), integerOf(body, "max_tokens")); break;
    case Wire::Messages: cap = integerOf(body, "max_tokens"); break;
    case Wire::Gemini: cap = integerOf(memberOf(body, "generationConfig"), "maxOutputTokens"); break;
    case Wire::Ollama: cap = integerOf(memberOf(body, "options"), "num_predict"); break;
    }
    return std::max<std::int64_t>(cap, 0);
}

std::vector<std::string> requestFaults(const RecordedRequest &request, const Route &route)
{
    switch (route.endpoint) {
    case Endpoint::Responses:
        // A test of the transport may fetch any path.
        return request.method == "POST" ? responsesRequestFaults(request.body, route.dialect.flavour) : Faults();
    case Endpoint::Chat: return chatRequestFaults(request.body, route.dialect.flavour);
    case Endpoint::Messages: return messagesRequestFaults(request);
    case Endpoint::MessagesCount: return messagesRequestFaults(request, true);
    case Endpoint::Gemini:
    case Endpoint::GeminiUnary: return geminiRequestFaults(request);
    case Endpoint::GeminiCount: return geminiCountFaults(request);
    case Endpoint::OllamaChat: return ollamaRequestFaults(request.body);
    default: return {};
    }
}

} // namespace longleaf::test
