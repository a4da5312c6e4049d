// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_responses_events.h"

#include "core/model/json_read.h"
#include "core/model/provider_errors.h"

#include <utility>

namespace longleaf::model {

namespace {

using nlohmann::json;

/// Every figure is optional; figures that contradict each other are worth nothing.
Usage usageOf(const json &response)
{
    const json &fields = nodeAt(response, "usage");
    const auto input = numberAt(fields, "input_tokens");
    const auto output = numberAt(fields, "output_tokens");
    Usage usage;
    usage.inputTokens = input.value_or(0);
    usage.outputTokens = output.value_or(0);
    usage.cachedTokens = numberAt(nodeAt(fields, "input_tokens_details"), "cached_tokens").value_or(0);
    usage.reasoningTokens = numberAt(nodeAt(fields, "output_tokens_details"), "reasoning_tokens").value_or(0);
    usage.cacheWriteTokens = numberAt(nodeAt(fields, "input_tokens_details"), "cache_write_tokens").value_or(0);
    usage.known = input.has_value() && output.has_value();
    return plausible(usage);
}

std::int64_t indexAt(const json &object, const char *key)
{
    return numberAt(object, key).value_or(0);
}

} // namespace

ResponsesStream::ResponsesStream(std::string host, const EventSink &sink)
    : m_host(std::move(host))
    , m_sink(sink)
{
    m_outcome.reason = EndReason::Failed;
    m_outcome.error = cutError(m_host);
}

void ResponsesStream::take(const SseEvent &event)
{
    if (m_ended)
        return;
    if (event.data == "[DONE]") {
        m_ended = true;
        return;
    }
    const auto object = parseJson(event.data);
    if (object && object->is_object()) {
        std::string type = textAt(*object, "type");
        if (type.empty())
            type = event.name.empty() && object->contains("error") ? "error" : event.name;
        takeObject(type, *object);
        return;
    }
    if (event.data.starts_with('{'))
        end(EndReason::Failed, Error{ErrorCode::Protocol,
                                     "The provider sent something that is not part of an answer. The text that came is "
                                     "kept; ask again.",
                                     m_host});
}

Outcome ResponsesStream::close()
{
    m_ended = true;
    giveOut();
    return m_outcome;
}

void ResponsesStream::takeWhole(const json &value)
{
    if (textAt(value, "object") == "response" || value.contains("output"))
        finish(value, "response.completed");
    else
        takeObject("error", value);
}

void ResponsesStream::takeObject(const std::string &type, const json &object)
{
    const Key key{indexAt(object, "output_index"), indexAt(object, "content_index")};
    if (type == "response.created" || type == "response.in_progress" || type == "response.queued")
        started(nodeAt(object, "response"));
    else if (type == "response.output_item.added")
        itemAdded(object);
    else if (type == "response.output_text.delta")
        delta(key, Kind::Text, textAt(object, "delta"));
    else if (type == "response.output_text.done")
        settle(key, Kind::Text, textAt(object, "text"));
    else if (type == "response.refusal.delta")
        delta(key, Kind::Refusal, textAt(object, "delta"));
    else if (type == "response.refusal.done")
        settle(key, Kind::Refusal, textAt(object, "refusal"));
    else if (type == "response.output_item.done")
        itemDone(object);
    else if (type == "response.reasoning_summary_text.delta" || type == "response.reasoning_text.delta")
        reasoning(object, "delta");
    else if (type == "response.reasoning_summary_text.done" || type == "response.reasoning_text.done")
        reasoning(object, "text");
    else if (type == "response.completed" || type == "response.incomplete" || type == "response.failed" ||
             type == "response.cancelled")
        finish(nodeAt(object, "response"), type);
    else if (type == "error") {
        const Refusal refusal = refusalInStream(m_host, providerError(object));
        end(refusal.reason, refusal.error);
    }
}

void ResponsesStream::started(const json &response)
{
    if (std::string model = textAt(response, "model"); !model.empty())
        m_outcome.servedModel = std::move(model);
    if (!std::exchange(m_started, true))
        m_sink(Started{textAt(response, "id"), m_outcome.servedModel});
}

void ResponsesStream::itemAdded(const json &object)
{
    const json &item = nodeAt(object, "item");
    if (textAt(item, "type") == "message")
        m_commentary[indexAt(object, "output_index")] = textAt(item, "phase") == "commentary";
}

void ResponsesStream::itemDone(const json &object)
{
    const std::int64_t index = indexAt(object, "output_index");
    const json &item = nodeAt(object, "item");
    if (textAt(item, "phase") == "commentary")
        m_commentary[index] = true;
    content(item, index);
    for (auto &[key, part] : m_parts)
        part.done = part.done || key.first <= index;
    giveOut();
}

void ResponsesStream::content(const json &item, std::int64_t outputIndex)
{
    if (textAt(item, "type") != "message")
        return;
    std::int64_t index = 0;
    for (const json &part : nodeAt(item, "content")) {
        const std::string type = textAt(part, "type");
        if (type == "output_text")
            settle({outputIndex, index}, Kind::Text, textAt(part, "text"));
        else if (type == "refusal")
            settle({outputIndex, index}, Kind::Refusal, textAt(part, "refusal"));
        ++index;
    }
}

bool ResponsesStream::tooManyParts()
{
    constexpr std::size_t kMaxParts = 1'000;
    if (m_parts.size() + m_summaries.size() <= kMaxParts)
        return false;
    end(EndReason::Failed, Error{ErrorCode::Protocol, "The provider sent an answer in too many parts.", m_host});
    return true;
}

void ResponsesStream::delta(Key key, Kind kind, const std::string &text)
{
    if (tooManyParts())
        return;
    Part &part = m_parts[key];
    part.kind = kind;
    part.text += text;
    m_anyContent = true;
    giveOut();
}

void ResponsesStream::settle(Key key, Kind kind, const std::string &whole)
{
    if (tooManyParts())
        return;
    m_anyContent = true;
    Part &part = m_parts[key];
    part.kind = kind;
    if (whole.starts_with(std::string_view(part.text).substr(0, part.given)) && whole.size() >= part.text.size())
        part.text = whole;
    else if (whole.size() > part.text.size())
        m_lost = true;
    part.done = true;
    giveOut();
}

void ResponsesStream::reasoning(const json &object, const char *textKey)
{
    if (tooManyParts())
        return;
    const bool settles = std::string_view(textKey) == "text";
    std::string &known = m_summaries[{indexAt(object, "output_index"), indexAt(object, "summary_index")}];
    const std::string text = textAt(object, textKey);
    m_anyContent = m_anyContent || !text.empty();
    const std::string fresh = settles ? (text.starts_with(known) ? text.substr(known.size()) : std::string()) : text;
    known += fresh;
    if (!fresh.empty())
        m_sink(ReasoningDelta{fresh});
}

void ResponsesStream::giveOut()
{
    for (auto &[key, part] : m_parts) {
        give(key, part);
        if (!part.done && !m_ended)
            return; // a later part waits until this one is whole
    }
}

void ResponsesStream::give(Key key, Part &part)
{
    if (part.given == part.text.size())
        return;
    std::string fresh = part.text.substr(part.given);
    part.given = part.text.size();
    const auto commentary = m_commentary.find(key.first);
    if (part.kind == Kind::Refusal) {
        m_refused = true;
        m_sink(RefusalDelta{std::move(fresh)});
    } else if (commentary != m_commentary.end() && commentary->second) {
        m_sink(ReasoningDelta{std::move(fresh)});
    } else {
        if (m_lastOutput >= 0 && m_lastOutput != key.first && !m_lastText.ends_with('\n'))
            m_sink(TextDelta{"\n\n"});
        m_lastOutput = key.first;
        m_lastText = fresh.substr(fresh.size() - 1);
        m_sink(TextDelta{std::move(fresh)});
    }
}

void ResponsesStream::finish(const json &response, const std::string &type)
{
    started(response);
    m_outcome.usage = usageOf(response);
    m_ended = true; // from here every part counts as whole
    giveOut();
    if (m_lastOutput < 0 && !m_refused) { // no text came on the way: the final object repeats it
        std::int64_t index = 0;
        for (const json &item : nodeAt(response, "output")) {
            if (textAt(item, "phase") == "commentary")
                m_commentary[index] = true;
            content(item, index++);
        }
    }
    std::string status = textAt(response, "status");
    if (status.empty() || type != "response.completed")
        status = type.substr(type.find('.') + 1);
    if (status == "failed" || nodeAt(response, "error").size() > 0) {
        const Refusal refusal = refusalInStream(m_host, providerError(response));
        end(refusal.reason, refusal.error);
    } else if (status == "incomplete") {
        finishIncomplete(response);
    } else if (status == "cancelled") {
        end(EndReason::Failed,
            Error{ErrorCode::Cut, "The provider stopped the answer before it was complete.", m_host});
    } else if (m_refused) {
        end(EndReason::Declined);
    } else if (m_lost) {
        end(EndReason::Failed, Error{ErrorCode::Cut, "A part of the answer was lost on the way. Ask again.", m_host});
    } else {
        end(EndReason::Complete);
    }
}

void ResponsesStream::finishIncomplete(const json &response)
{
    const std::string why = textAt(nodeAt(response, "incomplete_details"), "reason");
    if (why == "content_filter" || m_refused)
        end(EndReason::Declined);
    else if (why == "max_output_tokens")
        end(EndReason::OutputCap);
    else
        end(EndReason::Failed, Error{ErrorCode::Cut,
                                     "The provider stopped the answer before it was complete" +
                                         (why.empty() ? std::string() : " (" + shownWords(why) + ")") + ".",
                                     m_host});
}

void ResponsesStream::end(EndReason reason, std::optional<Error> error)
{
    m_ended = true;
    giveOut();
    m_outcome.reason = reason;
    m_outcome.error = reason == EndReason::Failed ? std::move(error) : std::nullopt;
    if (reason == EndReason::Declined && error && !std::exchange(m_refused, true))
        m_sink(RefusalDelta{error->message});
}

} // namespace longleaf::model
