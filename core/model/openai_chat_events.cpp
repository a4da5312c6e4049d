// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_chat_events.h"

#include "core/model/json_read.h"
#include "core/model/provider_errors.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kWhole = {"stop",     "tool_calls",    "function_call",
                                                    "end_turn", "stop_sequence", "eos"};
constexpr std::array<std::string_view, 3> kLength = {"length", "max_tokens", "model_length"};
constexpr std::array<std::string_view, 3> kDeclined = {"content_filter", "refusal", "safety"};

bool among(std::span<const std::string_view> words, const std::string &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Every figure is optional; figures that contradict each other are worth nothing. Servers that do not count send
/// zeros.
Usage usageOf(const json &fields)
{
    const json &inputDetails = nodeAt(fields, "prompt_tokens_details");
    Usage usage;
    usage.inputTokens = numberAt(fields, "prompt_tokens").value_or(0);
    usage.outputTokens = numberAt(fields, "completion_tokens").value_or(0);
    usage.cachedTokens = numberAt(inputDetails, "cached_tokens").value_or(0);
    usage.cacheWriteTokens = numberAt(inputDetails, "cache_write_tokens").value_or(0);
    usage.reasoningTokens = numberAt(nodeAt(fields, "completion_tokens_details"), "reasoning_tokens").value_or(0);
    usage.known = usage.inputTokens > 0 && numberAt(fields, "completion_tokens").has_value();
    const std::int64_t total = numberAt(fields, "total_tokens").value_or(0);
    if (usage.reasoningTokens > 0 && total == usage.inputTokens + usage.outputTokens + usage.reasoningTokens)
        usage.outputTokens += usage.reasoningTokens; // some count reasoning apart from the completion
    return plausible(usage);
}

} // namespace

ChatStream::ChatStream(std::string host, const ModelRequest &request, const EventSink &sink)
    : m_answer(std::move(host), sink)
    , m_outputLimit(outputLimit(request))
    , m_window(request.contextWindow)
{
}

void ChatStream::take(const SseEvent &event)
{
    if (ended())
        return;
    if (event.data == "[DONE]") {
        m_endTold = true;
        m_over = true;
        return;
    }
    const auto object = parseJson(event.data);
    if (object && object->is_object()) {
        if (saysError(*object) || event.name == "error")
            m_answer.failWith(*object);
        else
            takeChunk(*object, "delta");
    } else if (event.name == "error") {
        m_answer.failWith(json::object({{"error", event.data}}));
    } else if (event.data.starts_with('{')) {
        m_answer.fail(ErrorCode::Protocol,
                      "The provider sent something that is not part of an answer. The text that came is kept; ask "
                      "again.");
    }
}

void ChatStream::takeWhole(const json &value)
{
    if (ended())
        return;
    if (saysError(value) || !value.is_object() || !value.contains("choices")) {
        m_answer.failWith(value);
        return;
    }
    m_endTold = true;
    takeChunk(value, "message");
    m_over = true;
}

void ChatStream::takeChunk(const json &chunk, const char *messageKey)
{
    m_answer.started(textAt(chunk, "id"), textAt(chunk, "model"));
    m_answer.expect(chunk, "choices", {json::value_t::array});
    for (const json &choice : nodeAt(chunk, "choices"))
        takeChoice(choice, messageKey);
    takeUsage(nodeAt(chunk, "usage"));
    if (!m_finish.empty() && m_answer.usage().known)
        m_over = true;
}

void ChatStream::takeChoice(const json &choice, const char *messageKey)
{
    if (numberAt(choice, "index").value_or(0) != 0)
        return; // one answer was asked for
    m_answer.expect(choice, messageKey, {json::value_t::object});
    takeMessage(nodeAt(choice, messageKey));
    if (std::string reason = textAt(choice, "finish_reason"); !reason.empty())
        m_finish = std::move(reason);
}

void ChatStream::takeMessage(const json &message)
{
    m_answer.expect(message, "content", {json::value_t::string, json::value_t::array});
    const std::string reasoning = textAt(message, "reasoning_content");
    m_answer.thought(reasoning.empty() ? textAt(message, "reasoning") : reasoning);
    takeParts(nodeAt(message, "content"));
    m_answer.text(textAt(message, "content"));
    m_answer.refusal(textAt(message, "refusal"));
}

void ChatStream::takeParts(const json &parts)
{
    if (!parts.is_array())
        return;
    for (const json &part : parts) {
        if (textAt(part, "type") == "text") {
            m_answer.expect(part, "text", {json::value_t::string});
            m_answer.text(textAt(part, "text"));
        } else if (textAt(part, "type") == "thinking") {
            for (const json &thought : nodeAt(part, "thinking"))
                m_answer.thought(textAt(thought, "text"));
        }
    }
}

void ChatStream::takeUsage(const json &fields)
{
    if (const Usage usage = usageOf(fields); usage.known)
        m_answer.usage() = usage;
}

Outcome ChatStream::close()
{
    m_answer.flush();
    if (!m_answer.ended())
        conclude();
    m_over = true;
    return m_answer.outcome();
}

void ChatStream::conclude()
{
    const Usage &usage = m_answer.usage();
    if (m_finish.empty() && !m_endTold)
        return; // a cut
    if (m_answer.refused() || among(kDeclined, m_finish))
        m_answer.end(EndReason::Declined);
    else if (among(kLength, m_finish) || (m_finish.empty() && usage.known && usage.outputTokens >= m_outputLimit))
        m_answer.end(lengthReason(usage, m_outputLimit, m_window));
    else if (m_finish == "error")
        m_answer.fail(ErrorCode::ServerError,
                      "The provider failed before the answer was complete. Another try may succeed.");
    else if (!m_finish.empty() && !among(kWhole, m_finish))
        m_answer.fail(ErrorCode::Cut, "The provider stopped the answer before it was complete (" +
                                          shownWords(m_finish) + "). Ask again.");
    else if (m_answer.anyText())
        m_answer.end(EndReason::Complete);
    else
        m_answer.fail(ErrorCode::Cut, "The provider ended the answer without any text. Ask again; if it happens again, "
                                      "the documents may be longer than what the server has room for.");
}

} // namespace longleaf::model
