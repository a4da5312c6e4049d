// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/request_rules.h"
#include "tests/support/rule_reader.h"

namespace longleaf::test {

namespace {

using nlohmann::json;
using Faults = std::vector<std::string>;

constexpr std::string_view kUnknown = "Invalid JSON payload received. Unknown name: ";

void checkParts(const json &holder, Faults &faults)
{
    const json &parts = memberOf(holder, "parts");
    if (!parts.is_array() || parts.empty()) {
        faults.emplace_back("a content has no parts");
        return;
    }
    for (const json &part : parts) {
        if (stringOf(part, "text").empty())
            faults.emplace_back("a part has no text");
        onlyKnown(part, {"text"}, kUnknown, faults);
    }
}

void checkContents(const json &body, Faults &faults)
{
    const json &contents = memberOf(body, "contents");
    if (!contents.is_array() || contents.empty()) {
        faults.emplace_back("* GenerateContentRequest.contents: contents is not specified");
        return;
    }
    std::string before;
    for (const json &content : contents) {
        const std::string role = stringOf(content, "role");
        if (role != "user" && role != "model")
            faults.emplace_back("Please use a valid role: user, model.");
        if (role == before)
            faults.emplace_back("the turns of user and model do not alternate");
        onlyKnown(content, {"role", "parts"}, kUnknown, faults);
        checkParts(content, faults);
        before = role;
    }
    if (before != "user")
        faults.emplace_back("the last turn is not the user's");
}

void checkThinking(const json &config, Faults &faults)
{
    const json &thinking = memberOf(config, "thinkingConfig");
    if (thinking.is_null())
        return;
    onlyKnown(thinking, {"thinkingLevel", "thinkingBudget", "includeThoughts"}, kUnknown, faults);
    static const std::set<std::string> levels = {"minimal", "low", "medium", "high"};
    if (thinking.contains("thinkingLevel") && levels.count(stringOf(thinking, "thinkingLevel")) == 0)
        faults.push_back("thinkingLevel is '" + stringOf(thinking, "thinkingLevel") + "'");
    if (thinking.contains("thinkingLevel") && thinking.contains("thinkingBudget"))
        faults.emplace_back("You can only set only one of thinking budget and thinking level.");
}

void checkRequest(const json &body, std::set<std::string> known, bool capped, Faults &faults)
{
    known.insert({"contents", "systemInstruction", "generationConfig", "safetySettings", "cachedContent"});
    onlyKnown(body, known, kUnknown, faults);
    checkContents(body, faults);
    if (body.contains("systemInstruction")) {
        onlyKnown(body["systemInstruction"], {"parts", "role"}, kUnknown, faults);
        checkParts(body["systemInstruction"], faults);
    }
    const json &config = memberOf(body, "generationConfig");
    onlyKnown(config,
              {"maxOutputTokens", "thinkingConfig", "temperature", "topP", "topK", "seed", "candidateCount",
               "responseMimeType", "responseSchema"},
              kUnknown, faults);
    if (capped)
        needsCap(config, "maxOutputTokens", faults);
    checkThinking(config, faults);
}

void checkAddress(const RecordedRequest &request, Faults &faults)
{
    const std::size_t query = request.path.find('?');
    const std::string words = query == std::string::npos ? std::string() : request.path.substr(query);
    if (words.find("key=") != std::string::npos)
        faults.emplace_back("the key must not stand in the address");
    if (request.path.find(":streamGenerateContent") != std::string::npos && words.find("alt=sse") == std::string::npos)
        faults.emplace_back("alt=sse is missing");
}

} // namespace

std::vector<std::string> geminiRequestFaults(const RecordedRequest &request)
{
    Faults faults;
    const json body = ruledBody(request.body, faults);
    if (!faults.empty())
        return faults;
    checkAddress(request, faults);
    checkRequest(body, {}, true, faults);
    return faults;
}

std::vector<std::string> geminiCountFaults(const RecordedRequest &request)
{
    Faults faults;
    const json body = ruledBody(request.body, faults);
    if (!faults.empty())
        return faults;
    checkAddress(request, faults);
    const bool whole = body.contains("generateContentRequest");
    onlyKnown(body, {"contents", "generateContentRequest"}, kUnknown, faults);
    if (whole == body.contains("contents"))
        faults.emplace_back("exactly one of contents and generateContentRequest is wanted");
    if (!whole) {
        checkContents(body, faults);
        return faults;
    }
    if (!stringOf(body["generateContentRequest"], "model").starts_with("models/"))
        faults.emplace_back("generateContentRequest.model must be models/...");
    checkRequest(body["generateContentRequest"], {"model"}, false, faults);
    return faults;
}

} // namespace longleaf::test
