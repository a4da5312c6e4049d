// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/responses_wire.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

constexpr auto kCreatedAt = static_cast<double>(kCreatedAtSeconds);

json orNull(std::string_view text)
{
    return text.empty() ? json(nullptr) : json(text);
}

json usageOf(const WireAnswer &answer, Flavour flavour)
{
    json usage = {{"input_tokens", answer.inputTokens},
                  {"input_tokens_details", {{"cached_tokens", answer.cachedTokens}}},
                  {"output_tokens", answer.outputTokens},
                  {"output_tokens_details", {{"reasoning_tokens", answer.reasoningTokens}}},
                  {"total_tokens", answer.inputTokens + answer.outputTokens}};
    if (flavour == Flavour::OpenAi)
        usage["input_tokens_details"]["cache_write_tokens"] = answer.cacheWriteTokens;
    return usage;
}

/// The echo of the request that created, in_progress and the last event carry.
json responseEcho(const WireAnswer &answer, Flavour flavour, std::string_view status)
{
    json echo = {{"background", false},
                 {"created_at", kCreatedAt},
                 {"error", nullptr},
                 {"id", "resp_a1"},
                 {"incomplete_details", nullptr},
                 {"instructions", nullptr},
                 {"max_output_tokens", 32768},
                 {"model", answer.model},
                 {"object", "response"},
                 {"output", json::array()},
                 {"parallel_tool_calls", true},
                 {"reasoning", {{"effort", "low"}}},
                 {"service_tier", "auto"},
                 {"status", status},
                 {"store", false},
                 {"temperature", 1.0},
                 {"tool_choice", "auto"},
                 {"tools", json::array()},
                 {"top_logprobs", 0},
                 {"top_p", 1.0},
                 {"truncation", "disabled"}};
    if (flavour == Flavour::OpenAi) {
        echo["metadata"] = json::object();
        echo["access_programs"] = nullptr;
    }
    return echo;
}

/// Collects frames and counts them.
class Frames final {
public:
    void add(const std::string &type, json data)
    {
        data["type"] = type;
        data["sequence_number"] = m_frames.size();
        m_frames.push_back("event: " + type + "\ndata: " + data.dump() + "\n\n");
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_frames); }

private:
    std::vector<std::string> m_frames;
};

json reasoningItem(const WireAnswer &answer, std::string_view status)
{
    json summary = json::array();
    if (status == "completed" && !answer.reasoningSummary.empty())
        summary.push_back({{"text", answer.reasoningSummary}, {"type", "summary_text"}});
    json item = {{"id", "rs_a1:rs_b2"}, {"status", status}, {"summary", std::move(summary)}, {"type", "reasoning"}};
    if (status == "completed")
        item["encrypted_content"] = "TG9uZ2xlYWYgcmVwbGF5IHNlcnZlcg==";
    return item;
}

json textPart(const std::string &text)
{
    return {{"annotations", json::array()}, {"logprobs", json::array()}, {"text", text}, {"type", "output_text"}};
}

json refusalPart(const std::string &text)
{
    return {{"refusal", text}, {"type", "refusal"}};
}

json messageItem(const std::string &id, std::string_view phase, json content, std::string_view status)
{
    json item = {
        {"content", std::move(content)}, {"id", id}, {"role", "assistant"}, {"status", status}, {"type", "message"}};
    if (!phase.empty())
        item["phase"] = phase;
    return item;
}

void addReasoning(Frames &frames, const WireAnswer &answer)
{
    frames.add("response.output_item.added", {{"item", reasoningItem(answer, "in_progress")}, {"output_index", 0}});
    if (answer.incompleteReason == "max_output_tokens" && answer.text.empty())
        return; // the limit was reached while reasoning: this item is never done
    if (!answer.reasoningSummary.empty()) {
        const json place = {{"item_id", "rs_a1:rs_b2"}, {"output_index", 0}, {"summary_index", 0}};
        json delta = place;
        delta["delta"] = answer.reasoningSummary;
        frames.add("response.reasoning_summary_text.delta", std::move(delta));
        json done = place;
        done["text"] = answer.reasoningSummary;
        frames.add("response.reasoning_summary_text.done", std::move(done));
    }
    frames.add("response.output_item.done", {{"item", reasoningItem(answer, "completed")}, {"output_index", 0}});
}

struct Message {
    std::string id;
    std::string text;
    std::string phase;
    bool refusal = false;
    int index = 1;
};

json partOf(const Message &message, const std::string &text)
{
    return message.refusal ? refusalPart(text) : textPart(text);
}

json itemOf(const Message &message)
{
    return messageItem(message.id, message.phase, json::array({partOf(message, message.text)}), "completed");
}

void addDeltas(Frames &frames, const Message &message, const json &place, std::size_t pieceBytes)
{
    for (const std::string &piece : piecesOf(message.text, pieceBytes)) {
        json delta = place;
        delta["delta"] = piece;
        if (!message.refusal)
            delta["logprobs"] = json::array();
        frames.add(message.refusal ? "response.refusal.delta" : "response.output_text.delta", std::move(delta));
    }
}

void addMessage(Frames &frames, const WireAnswer &answer, const Message &message, bool whole)
{
    json added = {{"item", messageItem(message.id, message.phase, json::array(), "in_progress")},
                  {"output_index", message.index}};
    frames.add("response.output_item.added", std::move(added));
    const json place = {{"content_index", 0}, {"item_id", message.id}, {"output_index", message.index}};
    json part = place;
    part["part"] = partOf(message, "");
    frames.add("response.content_part.added", part);
    if (answer.deltas)
        addDeltas(frames, message, place, answer.pieceBytes);
    if (!whole)
        return;
    json done = place;
    if (message.refusal) {
        done["refusal"] = message.text;
    } else {
        done["text"] = message.text;
        done["logprobs"] = json::array();
    }
    frames.add(message.refusal ? "response.refusal.done" : "response.output_text.done", std::move(done));
    part["part"] = partOf(message, message.text);
    frames.add("response.content_part.done", std::move(part));
    frames.add("response.output_item.done", {{"item", itemOf(message)}, {"output_index", message.index}});
}

std::vector<Message> messagesOf(const WireAnswer &answer)
{
    std::vector<Message> messages;
    int index = 1;
    if (!answer.commentary.empty())
        messages.push_back({"msg_b2", answer.commentary, "commentary", false, index++});
    if (!answer.refusal.empty())
        messages.push_back({"msg_c3", answer.refusal, "", true, index});
    else if (!answer.text.empty())
        messages.push_back({"msg_c3", answer.text, answer.commentary.empty() ? "" : "final_answer", false, index});
    return messages;
}

json finalObject(const WireAnswer &answer, Flavour flavour)
{
    const bool incomplete = !answer.incompleteReason.empty();
    json response = responseEcho(answer, flavour, incomplete ? "incomplete" : "completed");
    response["usage"] = usageOf(answer, flavour);
    if (incomplete) {
        response["incomplete_details"] = {{"reason", answer.incompleteReason}};
        return response;
    }
    response["completed_at"] = kCreatedAt + 1;
    response["output"].push_back(reasoningItem(answer, "completed"));
    for (const Message &message : messagesOf(answer))
        response["output"].push_back(itemOf(message));
    return response;
}

} // namespace

std::vector<std::string> responsesFrames(const WireAnswer &answer, Flavour flavour)
{
    Frames frames;
    frames.add("response.created", {{"response", responseEcho(answer, flavour, "in_progress")}});
    frames.add("response.in_progress", {{"response", responseEcho(answer, flavour, "in_progress")}});
    addReasoning(frames, answer);
    for (const Message &message : messagesOf(answer))
        addMessage(frames, answer, message, answer.incompleteReason.empty());
    frames.add(answer.incompleteReason.empty() ? "response.completed" : "response.incomplete",
               {{"response", finalObject(answer, flavour)}});
    return frames.take();
}

WireStream responsesStream(const WireAnswer &answer, Flavour flavour)
{
    return {responsesFrames(answer, flavour), 1, flavour == Flavour::Meta ? std::string(kEndMarker) : std::string()};
}

std::string responsesObject(const WireAnswer &answer, Flavour flavour)
{
    return finalObject(answer, flavour).dump();
}

std::string failedFrame(std::string_view code, std::string_view message)
{
    const json data = {
        {"response", {{"error", {{"code", code}, {"message", message}}}, {"object", "response"}, {"status", "failed"}}},
        {"sequence_number", 9},
        {"type", "response.failed"}};
    return "event: response.failed\ndata: " + data.dump() + "\n\n";
}

std::string errorFrame(std::string_view code, std::string_view message)
{
    const json data = {
        {"code", orNull(code)}, {"message", message}, {"param", nullptr}, {"sequence_number", 7}, {"type", "error"}};
    return "event: error\ndata: " + data.dump() + "\n\n";
}

std::string errorEnvelope(std::string_view message, std::string_view type, std::string_view param,
                          std::string_view code)
{
    const json envelope = {
        {"error", {{"message", message}, {"type", type}, {"param", orNull(param)}, {"code", orNull(code)}}}};
    return envelope.dump();
}

} // namespace longleaf::test
