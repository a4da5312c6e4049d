// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/messages_wire.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

constexpr std::string_view kSignature = "TG9uZ2xlYWYgcmVwbGF5IHNlcnZlcg==";

json usageOf(const WireAnswer &answer, std::int64_t output)
{
    return {
        {"input_tokens", answer.inputTokens - answer.cachedTokens - answer.cacheWriteTokens},
        {"cache_creation_input_tokens", answer.cacheWriteTokens},
        {"cache_read_input_tokens", answer.cachedTokens},
        {"cache_creation", {{"ephemeral_5m_input_tokens", 0}, {"ephemeral_1h_input_tokens", answer.cacheWriteTokens}}},
        {"output_tokens", output},
        {"output_tokens_details", nullptr},
        {"server_tool_use", nullptr},
        {"inference_geo", nullptr},
        {"speed", nullptr},
        {"service_tier", "standard"}};
}

json messageOf(const WireAnswer &answer)
{
    return {{"id", "msg_a1"},           {"type", "message"},      {"role", "assistant"},      {"model", answer.model},
            {"content", json::array()}, {"stop_reason", nullptr}, {"stop_sequence", nullptr}, {"stop_details", nullptr},
            {"container", nullptr},     {"diagnostics", nullptr}};
}

json citationOf(const NativeCitation &citation)
{
    return {{"type", "content_block_location"},
            {"cited_text", citation.citedText},
            {"document_index", citation.documentIndex},
            {"document_title", citation.documentTitle.empty() ? json(nullptr) : json(citation.documentTitle)},
            {"start_block_index", citation.firstBlock},
            {"end_block_index", citation.lastBlock},
            {"file_id", nullptr}};
}

/// A text block with the citations that hold for all of it.
struct Block {
    std::string text;
    std::vector<NativeCitation> citations;
};

std::vector<Block> blocksOf(const WireAnswer &answer)
{
    std::vector<Block> blocks;
    std::size_t done = 0;
    for (const NativeCitation &citation : answer.nativeCitations) {
        const std::size_t wanted = std::clamp(citation.afterText, done, answer.text.size());
        const std::size_t end = utf8::ceilBoundary(answer.text, wanted);
        if (!blocks.empty() && end == done && !blocks.back().citations.empty()) {
            blocks.back().citations.push_back(citation);
            continue;
        }
        const std::size_t begin =
            citation.fromText == std::string::npos
                ? done
                : std::min(utf8::ceilBoundary(answer.text, std::clamp(citation.fromText, done, end)), end);
        if (begin > done)
            blocks.push_back({answer.text.substr(done, begin - done), {}});
        blocks.push_back({answer.text.substr(begin, end - begin), {citation}});
        done = end;
    }
    if (done < answer.text.size())
        blocks.push_back({answer.text.substr(done), {}});
    return blocks;
}

class Events final {
public:
    void add(const std::string &type, json data)
    {
        data["type"] = type;
        m_frames.push_back("event: " + type + "\ndata: " + data.dump() + "\n\n");
    }
    void delta(json delta) { add("content_block_delta", {{"index", m_index}, {"delta", std::move(delta)}}); }
    void open(json block) { add("content_block_start", {{"index", m_index}, {"content_block", std::move(block)}}); }
    void close() { add("content_block_stop", {{"index", m_index++}}); }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_frames); }

private:
    int m_index = 0;
    std::vector<std::string> m_frames;
};

void addThinking(Events &events, const WireAnswer &answer)
{
    if (thinkingOf(answer).empty())
        return;
    events.open({{"type", "thinking"}, {"thinking", ""}, {"signature", ""}});
    for (const std::string &piece : piecesOf(thinkingOf(answer), answer.pieceBytes))
        events.delta({{"type", "thinking_delta"}, {"thinking", piece}});
    events.delta({{"type", "signature_delta"}, {"signature", kSignature}});
    events.close();
}

void addText(Events &events, const Block &block, const WireAnswer &answer)
{
    json start = {{"type", "text"}, {"text", ""}};
    if (!block.citations.empty())
        start["citations"] = json::array();
    events.open(std::move(start));
    const auto cite = [&events, &block] {
        for (const NativeCitation &citation : block.citations)
            events.delta({{"type", "citations_delta"}, {"citation", citationOf(citation)}});
    };
    if (answer.citationsFirst)
        cite();
    for (const std::string &piece : piecesOf(block.text, answer.pieceBytes))
        events.delta({{"type", "text_delta"}, {"text", piece}});
    if (!answer.citationsFirst)
        cite();
    events.close();
}

std::string stopReasonOf(const WireAnswer &answer)
{
    return answer.refusal.empty() ? endWord(answer, "end_turn", "max_tokens", "refusal") : "refusal";
}

json stopDetailsOf(const WireAnswer &answer)
{
    if (stopReasonOf(answer) != "refusal")
        return nullptr;
    return {{"type", "refusal"},
            {"category", nullptr},
            {"explanation", answer.refusal.empty() ? json(nullptr) : json(answer.refusal)}};
}

} // namespace

WireStream messagesStream(const WireAnswer &answer)
{
    Events events;
    json message = messageOf(answer);
    message["usage"] = usageOf(answer, 1);
    events.add("message_start", {{"message", std::move(message)}});
    events.add("ping", json::object());
    addThinking(events, answer);
    for (const Block &block : blocksOf(answer))
        addText(events, block, answer);
    json usage = usageOf(answer, answer.outputTokens);
    usage["output_tokens_details"] = {{"thinking_tokens", answer.reasoningTokens}};
    for (const char *name : {"service_tier", "cache_creation", "inference_geo", "speed"})
        usage.erase(name);
    events.add("message_delta", {{"delta",
                                  {{"stop_reason", stopReasonOf(answer)},
                                   {"stop_sequence", nullptr},
                                   {"container", nullptr},
                                   {"stop_details", stopDetailsOf(answer)}}},
                                 {"usage", std::move(usage)}});
    events.add("message_stop", json::object());
    return {events.take(), 2, {}};
}

std::string messagesObject(const WireAnswer &answer)
{
    json message = messageOf(answer);
    if (!thinkingOf(answer).empty())
        message["content"].push_back(
            {{"type", "thinking"}, {"thinking", thinkingOf(answer)}, {"signature", kSignature}});
    for (const Block &block : blocksOf(answer)) {
        json part = {{"type", "text"}, {"text", block.text}};
        for (const NativeCitation &citation : block.citations)
            part["citations"].push_back(citationOf(citation));
        message["content"].push_back(std::move(part));
    }
    message["stop_reason"] = stopReasonOf(answer);
    message["stop_details"] = stopDetailsOf(answer);
    message["usage"] = usageOf(answer, answer.outputTokens);
    return message.dump();
}

std::string_view messagesErrorType(int status)
{
    switch (status) {
    case 401: return "authentication_error";
    case 402: return "billing_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 409: return "conflict_error";
    case 413: return "request_too_large";
    case 429: return "rate_limit_error";
    case 504: return "timeout_error";
    case 529: return "overloaded_error";
    default: return status >= 500 ? "api_error" : "invalid_request_error";
    }
}

std::string messagesErrorFrame(std::string_view type, std::string_view message)
{
    const json data = {{"type", "error"}, {"error", {{"type", type}, {"message", message}}}};
    return "event: error\ndata: " + data.dump() + "\n\n";
}

std::string messagesErrorBody(int status, std::string_view message, std::string_view type)
{
    const json body = {{"type", "error"},
                       {"error", {{"type", type.empty() ? messagesErrorType(status) : type}, {"message", message}}},
                       {"request_id", "req_replay_1"}};
    return body.dump();
}

} // namespace longleaf::test
