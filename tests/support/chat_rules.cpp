// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/request_rules.h"
#include "tests/support/rule_reader.h"

namespace longleaf::test {

namespace {

using nlohmann::json;
using Faults = std::vector<std::string>;

bool isHosted(Flavour flavour)
{
    return flavour == Flavour::OpenAi || flavour == Flavour::Meta;
}

bool isLocal(Flavour flavour)
{
    return flavour == Flavour::LlamaServer || flavour == Flavour::Vllm || flavour == Flavour::LmStudio;
}

std::set<std::string> knownFields(Flavour flavour)
{
    std::set<std::string> fields = {"model", "messages", "stream", "stream_options", "response_format"};
    if (isHosted(flavour))
        fields.insert({"reasoning_effort", "prompt_cache_key", "prompt_cache_retention", "store", "safety_identifier",
                       "verbosity", "service_tier", "metadata"});
    else
        fields.insert({"temperature", "top_p", "seed", "reasoning_effort"});
    if (flavour == Flavour::Meta)
        fields.insert({"temperature", "top_p"});
    if (flavour == Flavour::OpenRouter)
        fields.insert({"transforms", "provider", "reasoning", "usage", "models", "prompt_cache_key"});
    if (flavour == Flavour::LlamaServer)
        fields.insert({"cache_prompt", "timings_per_token", "chat_template_kwargs", "reasoning_format", "id_slot",
                       "return_progress"});
    if (flavour == Flavour::Vllm)
        fields.insert({"chat_template_kwargs", "add_generation_prompt", "include_reasoning", "top_k"});
    if (flavour == Flavour::LmStudio)
        fields.insert({"ttl", "top_k"});
    fields.insert({"max_tokens", "max_completion_tokens"}); // which of them: checkCap
    return fields;
}

void checkCap(const json &body, Flavour flavour, Faults &faults)
{
    const bool shortName = body.contains("max_tokens");
    const bool longName = body.contains("max_completion_tokens");
    if (isHosted(flavour)) {
        if (shortName)
            faults.emplace_back("Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                                "'max_completion_tokens' instead.");
        needsCap(body, "max_completion_tokens", faults);
    } else if (flavour == Flavour::LlamaServer || flavour == Flavour::LmStudio) {
        if (longName)
            faults.emplace_back("max_completion_tokens is not read by every version of this server");
        needsCap(body, "max_tokens", faults);
    } else if (shortName && longName) {
        faults.emplace_back("max_tokens and max_completion_tokens must not both be there");
    } else {
        needsCap(body, longName ? "max_completion_tokens" : "max_tokens", faults);
    }
}

void checkContent(const json &message, Faults &faults)
{
    const json &content = memberOf(message, "content");
    if (content.is_string()) {
        if (content == json(""))
            faults.emplace_back("a message has no content");
        return;
    }
    if (!content.is_array() || content.empty()) {
        faults.emplace_back("a message has no content");
        return;
    }
    for (const json &part : content) {
        if (stringOf(part, "type") != "text")
            faults.push_back("a part has the type '" + stringOf(part, "type") + "'");
        else if (stringOf(part, "text").empty())
            faults.emplace_back("a part has no text");
        onlyKnown(part, {"type", "text", "cache_control"}, "unknown parameter in a part: ", faults);
    }
}

void checkMessages(const json &body, Flavour flavour, Faults &faults)
{
    const json &messages = memberOf(body, "messages");
    if (!messages.is_array() || messages.empty()) {
        faults.emplace_back("messages is missing");
        return;
    }
    static const std::set<std::string> roles = {"system", "developer", "user", "assistant"};
    std::string before;
    for (const json &message : messages) {
        const std::string role = stringOf(message, "role");
        if (roles.count(role) == 0)
            faults.push_back("unknown role: " + role);
        if (isLocal(flavour) && role == "developer")
            faults.emplace_back("this server's templates know no developer");
        if (role == "system" && !before.empty())
            faults.emplace_back("the system message is not the first");
        if (isLocal(flavour) && role == before)
            faults.emplace_back("Conversation roles must alternate user/assistant/user/assistant/...");
        onlyKnown(message, {"role", "content"}, "unknown parameter in a message: ", faults);
        checkContent(message, faults);
        before = role;
    }
    if (before != "user")
        faults.emplace_back("the last message is not the user's");
}

void checkEffort(const json &body, Flavour flavour, Faults &faults)
{
    if (!body.contains("reasoning_effort"))
        return;
    static const std::set<std::string> efforts = {"minimal", "low", "medium", "high", "xhigh"};
    const std::string effort = stringOf(body, "reasoning_effort");
    if (efforts.count(effort) == 0 && !(flavour != Flavour::Meta && effort == "none"))
        faults.push_back("\"reasoning_effort\" does not support \"" + effort + "\" with this model.");
}

void checkOpenRouter(const json &body, Faults &faults)
{
    if (memberOf(body, "transforms") != json::array())
        faults.emplace_back("transforms must be [], or the middle of a long prompt may be dropped");
    if (stringOf(memberOf(body, "provider"), "data_collection") != "deny")
        faults.emplace_back("provider.data_collection must be \"deny\"");
}

} // namespace

std::vector<std::string> chatRequestFaults(std::string_view bytes, Flavour flavour)
{
    Faults faults;
    const json body = ruledBody(bytes, faults);
    if (!faults.empty())
        return faults;
    onlyKnown(body, knownFields(flavour), "unknown parameter: ", faults);
    needsModel(body, faults);
    needsStream(body, faults);
    if (memberOf(memberOf(body, "stream_options"), "include_usage") != json(true))
        faults.emplace_back("stream_options.include_usage must be true");
    checkCap(body, flavour, faults);
    checkMessages(body, flavour, faults);
    checkEffort(body, flavour, faults);
    if (memberOf(body, "store") == json(true))
        faults.emplace_back("store must not be true");
    if (flavour == Flavour::OpenRouter)
        checkOpenRouter(body, faults);
    return faults;
}

} // namespace longleaf::test
