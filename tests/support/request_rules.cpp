// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/request_rules.h"

#include "tests/support/rule_reader.h"

#include <set>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;
using Faults = std::vector<std::string>;

constexpr std::int64_t kWindow = 1'048'576;

const std::set<std::string> &knownFields(Flavour flavour)
{
    static const std::set<std::string> meta = {"model",
                                               "instructions",
                                               "input",
                                               "reasoning",
                                               "max_output_tokens",
                                               "store",
                                               "include",
                                               "stream",
                                               "prompt_cache_key",
                                               "prompt_cache_retention",
                                               "temperature",
                                               "top_p",
                                               "tools",
                                               "tool_choice",
                                               "text",
                                               "truncation",
                                               "context_management",
                                               "metadata",
                                               "safety_identifier",
                                               "parallel_tool_calls",
                                               "background",
                                               "max_tool_calls",
                                               "previous_response_id"};
    static const std::set<std::string> openAi = [] {
        std::set<std::string> fields = meta;
        fields.insert({"stream_options", "prompt_cache_options", "service_tier", "top_logprobs", "conversation"});
        return fields;
    }();
    return flavour == Flavour::OpenAi ? openAi : meta;
}

void checkParts(const json &message, const std::string &role, Faults &faults)
{
    const json content = message.value("content", json());
    if (content.is_string())
        return;
    if (!content.is_array() || content.empty()) {
        faults.emplace_back("a message has no content");
        return;
    }
    for (const json &part : content) {
        const std::string type = part.is_object() && part.contains("type") && part["type"].is_string()
                                     ? part["type"].get<std::string>()
                                     : std::string();
        const std::string wanted = role == "assistant" ? "output_text" : "input_text";
        if (type != wanted)
            faults.push_back(std::string("a part of a ").append(role).append(" message has the type '") + type + "'");
        else if (!part.contains("text") || !part["text"].is_string() || part["text"].get<std::string>().empty())
            faults.emplace_back("a part has no text");
        for (const auto &[name, value] : part.items()) {
            if (name != "type" && name != "text")
                faults.push_back("unknown parameter in a part: " + name);
        }
    }
}

void checkInput(const json &body, Faults &faults)
{
    const json input = body.value("input", json());
    if (input.is_string())
        return;
    if (!input.is_array() || input.empty()) {
        faults.emplace_back("input is missing");
        return;
    }
    static const std::set<std::string> roles = {"system", "developer", "user", "assistant"};
    for (const json &message : input) {
        if (!message.is_object() || !message.contains("role") || !message["role"].is_string()) {
            faults.emplace_back("an input item has no role");
            continue;
        }
        const std::string role = message["role"];
        if (roles.count(role) == 0)
            faults.push_back("unknown role: " + role);
        checkParts(message, role, faults);
    }
}

void checkReasoning(const json &body, const std::string &model, Flavour flavour, Faults &faults)
{
    if (!body.contains("reasoning"))
        return;
    static const std::set<std::string> efforts = {"minimal", "low", "medium", "high", "xhigh"};
    const json &reasoning = body["reasoning"];
    const std::string effort = reasoning.is_object() && reasoning.contains("effort") && reasoning["effort"].is_string()
                                   ? reasoning["effort"].get<std::string>()
                                   : "";
    const bool openAi = flavour == Flavour::OpenAi;
    const bool maximum = effort == "max" && (openAi || model == "muse-spark-1.3");
    if (efforts.count(effort) == 0 && !maximum && !(openAi && effort == "none"))
        faults.push_back("\"reasoning.effort\" does not support \"" + effort + "\" with this model.");
}

void checkCap(const json &body, std::size_t bytes, Faults &faults)
{
    if (!body.contains("max_output_tokens") || !body["max_output_tokens"].is_number_integer()) {
        faults.emplace_back("max_output_tokens is missing");
        return;
    }
    const std::int64_t cap = body["max_output_tokens"];
    if (cap < kSmallestCap)
        faults.push_back("max_output_tokens is below 4096: " + std::to_string(cap));
    const std::int64_t estimate = static_cast<std::int64_t>(bytes) / 4;
    if (estimate + cap > kWindow)
        faults.push_back("about " + std::to_string(estimate) + " input tokens and " + std::to_string(cap) +
                         " requested output tokens exceed the limit of 1,048,576 tokens");
}

void checkSwitches(const json &body, Faults &faults)
{
    if (body.value("store", json()) != json(false))
        faults.emplace_back("store must be false");
    if (body.value("stream", json()) != json(true))
        faults.emplace_back("stream must be true");
    if (body.contains("truncation") && body["truncation"] != "disabled")
        faults.emplace_back("truncation must not be asked for");
    if (body.contains("tool_choice") && body["tool_choice"] != "auto")
        faults.emplace_back("tool_choice can only be auto");
    if (body.contains("tools"))
        faults.emplace_back("an answering request must offer no tools");
    if (body.contains("prompt_cache_key") && (!body["prompt_cache_key"].is_string() || body["prompt_cache_key"] == ""))
        faults.emplace_back("prompt_cache_key is empty");
    static const std::set<std::string> includes = {"reasoning.encrypted_content", "web_search_call.action.sources",
                                                   "web_search_call.results"};
    for (const json &name : body.value("include", json::array())) {
        if (!name.is_string() || includes.count(name) == 0)
            faults.emplace_back("unknown value in include");
    }
}

/// GPT-6 takes sampling only without reasoning; the padding of its deltas would be billed to the reader's patience.
void checkOpenAi(const json &body, Faults &faults)
{
    const json effort = body.value("reasoning", json::object()).value("effort", json());
    for (const char *name : {"temperature", "top_p", "top_logprobs"}) {
        if (body.contains(name) && effort != json("none"))
            faults.push_back(std::string("Unsupported parameter: '") + name + "' is not supported with this model.");
    }
    if (body.value("stream_options", json::object()).value("include_obfuscation", json()) != json(false))
        faults.emplace_back("stream_options.include_obfuscation must be false");
}

} // namespace

std::vector<std::string> responsesRequestFaults(std::string_view text, Flavour flavour)
{
    Faults faults;
    const json body = ruledBody(text, faults);
    if (!faults.empty())
        return faults;
    onlyKnown(body, knownFields(flavour), "unknown parameter: ", faults);
    const bool hasModel = body.contains("model") && body["model"].is_string() && body["model"] != "";
    if (!hasModel)
        faults.emplace_back("model is missing");
    checkInput(body, faults);
    checkReasoning(body, hasModel ? body["model"].get<std::string>() : std::string(), flavour, faults);
    checkCap(body, text.size(), faults);
    checkSwitches(body, faults);
    if (flavour == Flavour::OpenAi)
        checkOpenAi(body, faults);
    return faults;
}

} // namespace longleaf::test
