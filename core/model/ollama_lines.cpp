// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ollama_lines.h"

#include "core/model/json_read.h"
#include "core/model/ollama.h"
#include "core/model/provider_errors.h"

#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr std::int64_t kFreshLoadNs = 1'000'000'000; // a model in memory is found in about 0.1 s, loading takes seconds

Usage usageOf(const json &line)
{
    const auto output = numberAt(line, "eval_count");
    Usage usage;
    usage.inputTokens = numberAt(line, "prompt_eval_count").value_or(0);
    usage.cachedTokens = numberAt(line, "prompt_eval_cached_count").value_or(0);
    usage.outputTokens = output.value_or(0);
    usage.known = usage.inputTokens > 0 && output.has_value();
    return plausible(usage);
}

bool isTrue(const json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

} // namespace

OllamaLines::OllamaLines(std::string host, const ModelRequest &request, const EventSink &sink)
    : m_answer(std::move(host), sink)
    , m_request(request)
{
}

void OllamaLines::take(const SseEvent &event)
{
    if (ended())
        return;
    const auto line = parseJson(event.data);
    if (line && line->is_object())
        takeWhole(*line);
    else if (event.data.starts_with('{'))
        m_answer.fail(
            ErrorCode::Protocol,
            "The server sent something that is not part of an answer. The text that came is kept; ask again.");
}

void OllamaLines::takeWhole(const json &value)
{
    if (ended())
        return;
    if (saysError(value) || !value.is_object()) {
        m_answer.failWith(value);
        return;
    }
    const json &message = nodeAt(value, "message");
    m_answer.expect(value, "message", {json::value_t::object});
    m_answer.expect(message, "content", {json::value_t::string});
    m_answer.started({}, textAt(value, "model"));
    m_answer.thought(textAt(message, "thinking"));
    m_answer.text(textAt(message, "content"));
    if (isTrue(value, "done"))
        finish(value);
}

Outcome OllamaLines::close()
{
    m_answer.flush();
    return m_answer.outcome();
}

void OllamaLines::finish(const json &line)
{
    m_answer.flush();
    Usage usage = usageOf(line);
    const std::string reason = textAt(line, "done_reason");
    const std::int64_t input = numberAt(line, "prompt_eval_count").value_or(0);
    const bool countsCache = numberAt(line, "prompt_eval_cached_count").has_value();
    const bool freshlyLoaded = numberAt(line, "load_duration").value_or(0) >= kFreshLoadNs;
    const PromptRead read = ollamaPromptRead(m_request, input, countsCache, freshlyLoaded);
    usage.known = usage.known && read != PromptRead::NewPart;
    m_answer.usage() = usage;
    const std::int64_t limit = outputLimit(m_request);
    if (read == PromptRead::Cut)
        m_answer.fail(ErrorCode::DoesNotFit,
                      "The server read only " + std::to_string(input) + " of about " +
                          std::to_string(m_request.promptTokens) +
                          " tokens: it cut the documents in silence, so the answer rests on a part of them. Choose "
                          "fewer documents, or give the model a larger window in the server's settings.");
    else if (reason == "length" || (reason.empty() && usage.known && usage.outputTokens >= limit))
        m_answer.end(lengthReason(usage, limit, ollamaWindow(m_request)));
    else if (!reason.empty() && reason != "stop")
        m_answer.fail(ErrorCode::Cut, "The server stopped without an answer (" + shownWords(reason) + "). Ask again.");
    else if (m_answer.anyText())
        m_answer.end(EndReason::Complete);
    else
        m_answer.fail(ErrorCode::Cut, "The server ended the answer without any text. Ask again.");
}

} // namespace longleaf::model
