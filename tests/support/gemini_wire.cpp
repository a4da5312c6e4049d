// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gemini_wire.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

json usageOf(const WireAnswer &answer, bool last)
{
    const std::int64_t text = answer.outputTokens - answer.reasoningTokens;
    json usage = {{"promptTokenCount", answer.inputTokens}, {"totalTokenCount", answer.inputTokens}};
    if (!last)
        return usage;
    usage["candidatesTokenCount"] = text; // without the thoughts
    usage["thoughtsTokenCount"] = answer.reasoningTokens;
    usage["totalTokenCount"] = answer.inputTokens + answer.outputTokens;
    if (answer.cachedTokens > 0)
        usage["cachedContentTokenCount"] = answer.cachedTokens;
    return usage;
}

json responseOf(const WireAnswer &answer, bool last)
{
    return {{"usageMetadata", usageOf(answer, last)}, {"modelVersion", answer.model}, {"responseId", "r_a1"}};
}

json partOf(const std::string &text, bool thought)
{
    json part = {{"text", text}};
    if (thought)
        part["thought"] = true;
    return part;
}

std::string finishOf(const WireAnswer &answer)
{
    return endWord(answer, "STOP", "MAX_TOKENS", "SAFETY");
}

/// Reasons that come with the last piece of text; the others come alone.
bool endsWithText(const std::string &finish)
{
    return finish == "STOP" || finish == "MAX_TOKENS";
}

json blockedOf(const WireAnswer &answer)
{
    json response = responseOf(answer, false);
    response["promptFeedback"] = {
        {"blockReason", answer.incompleteReason.empty() ? "PROHIBITED_CONTENT" : answer.incompleteReason},
        {"blockReasonMessage", answer.refusal}};
    return response;
}

json pieceOf(const WireAnswer &answer, json parts, const std::string &finish)
{
    json candidate = {{"index", 0}};
    if (!parts.empty())
        candidate["content"] = {{"parts", std::move(parts)}, {"role", "model"}};
    if (!finish.empty())
        candidate["finishReason"] = finish;
    json response = responseOf(answer, !finish.empty());
    response["candidates"] = json::array({std::move(candidate)});
    return response;
}

std::string sse(const json &data)
{
    return "data: " + data.dump() + "\n\n";
}

} // namespace

WireStream geminiStream(const WireAnswer &answer)
{
    WireStream stream;
    if (!answer.refusal.empty()) {
        stream.frames.push_back(sse(blockedOf(answer)));
        return stream;
    }
    for (const std::string &piece : piecesOf(thinkingOf(answer), answer.pieceBytes))
        stream.frames.push_back(sse(pieceOf(answer, json::array({partOf(piece, true)}), {})));
    const std::string finish = finishOf(answer);
    const std::vector<std::string> pieces = piecesOf(answer.text, answer.pieceBytes);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size() && endsWithText(finish);
        stream.frames.push_back(
            sse(pieceOf(answer, json::array({partOf(pieces[i], false)}), last ? finish : std::string())));
    }
    if (pieces.empty() || !endsWithText(finish))
        stream.frames.push_back(sse(pieceOf(answer, json::array(), finish)));
    return stream;
}

std::string geminiObject(const WireAnswer &answer)
{
    if (!answer.refusal.empty())
        return blockedOf(answer).dump();
    json parts = json::array();
    if (!thinkingOf(answer).empty())
        parts.push_back(partOf(thinkingOf(answer), true));
    if (!answer.text.empty())
        parts.push_back(partOf(answer.text, false));
    return pieceOf(answer, std::move(parts), finishOf(answer)).dump();
}

std::string_view geminiErrorName(int status)
{
    switch (status) {
    case 400: return "INVALID_ARGUMENT";
    case 401: return "UNAUTHENTICATED";
    case 403: return "PERMISSION_DENIED";
    case 404: return "NOT_FOUND";
    case 429: return "RESOURCE_EXHAUSTED";
    case 503: return "UNAVAILABLE";
    case 504: return "DEADLINE_EXCEEDED";
    default: return status >= 500 ? "INTERNAL" : "FAILED_PRECONDITION";
    }
}

std::string geminiErrorBody(int status, std::string_view message, std::string_view name, std::string_view extra)
{
    json error = {{"code", status}, {"message", message}, {"status", name.empty() ? geminiErrorName(status) : name}};
    if (!extra.empty())
        error.update(json::parse(extra));
    return json{{"error", std::move(error)}}.dump();
}

std::string geminiErrorFrame(int status, std::string_view message)
{
    return "data: " + geminiErrorBody(status, message) + "\n\n";
}

} // namespace longleaf::test
