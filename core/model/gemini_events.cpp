// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/gemini_events.h"

#include "core/model/json_read.h"
#include "core/model/provider_errors.h"

#include <algorithm>
#include <array>
#include <utility>

namespace longleaf::model {

namespace {

using nlohmann::json;

/// What a reason of the provider's comes to. The words follow "The provider ... because" or stand for the whole reason.
struct Reason {
    std::string_view name;
    EndReason ending;
    std::string_view words; ///< why, for Declined and Failed
};

constexpr std::array kReasons = {
    Reason{"STOP", EndReason::Complete, {}},
    Reason{"MAX_TOKENS", EndReason::OutputCap, {}},
    Reason{"CONTINUATION", EndReason::OutputCap, {}},
    Reason{"RECITATION", EndReason::Quotation, {}},
    Reason{"IMAGE_RECITATION", EndReason::Quotation, {}},
    Reason{"SAFETY", EndReason::Declined, "its safety filter stepped in"},
    Reason{"IMAGE_SAFETY", EndReason::Declined, "its safety filter for pictures stepped in"},
    Reason{"BLOCKLIST", EndReason::Declined, "the text holds words that it blocks"},
    Reason{"PROHIBITED_CONTENT", EndReason::Declined, "it does not allow content of this kind"},
    Reason{"IMAGE_PROHIBITED_CONTENT", EndReason::Declined, "it does not allow pictures of this kind"},
    Reason{"SPII", EndReason::Declined, "the text holds sensitive personal data"},
    Reason{"MODEL_ARMOR", EndReason::Declined, "a security rule of the account stepped in"},
    Reason{"JAILBREAK", EndReason::Declined, "it takes the text for an attempt to get around its rules"},
    Reason{"LANGUAGE", EndReason::Failed, "it does not support the language"},
    Reason{"OTHER", EndReason::Failed, "of something that it does not name"},
    Reason{"MALFORMED_RESPONSE", EndReason::Failed, "the model wrote something unreadable"},
    Reason{"MALFORMED_FUNCTION_CALL", EndReason::Failed, "the model tried to use a tool that was not offered"},
    Reason{"UNEXPECTED_TOOL_CALL", EndReason::Failed, "the model tried to use a tool that was not offered"},
};

const Reason *findReason(std::string_view name)
{
    const auto *const found =
        std::find_if(kReasons.begin(), kReasons.end(), [name](const Reason &reason) { return reason.name == name; });
    return found == kReasons.end() ? nullptr : found;
}

/// A member that is there, but is not what it should be: what it held is lost.
bool wrongAt(const json &object, const char *key, json::value_t wanted)
{
    const auto found = object.find(key);
    return found != object.end() && !found->is_null() && found->type() != wanted;
}

std::string declined(std::string_view why)
{
    return "The provider declined to answer" + (why.empty() ? std::string() : " because " + std::string(why)) + '.';
}

} // namespace

GeminiStream::GeminiStream(std::string host, const EventSink &sink)
    : m_host(std::move(host))
    , m_sink(sink)
{
    m_outcome.reason = EndReason::Failed;
    m_outcome.error = cutError(m_host);
}

void GeminiStream::take(const SseEvent &event)
{
    if (m_ended)
        return;
    if (event.data == "[DONE]") { // of gateways only
        m_ended = true;
        return;
    }
    const auto value = parseJson(event.data);
    if (value && value->is_object())
        takeObject(*value);
    else if (value && value->is_array() && value->size() == 1)
        takeObject(value->front());
    else if (!value && event.data.starts_with('{') && !m_finished)
        breakOff(ErrorCode::Protocol,
                 "The provider sent something that is not part of an answer. The text that came is kept; ask again.");
}

void GeminiStream::takeWhole(const json &value)
{
    if (value.is_array()) {
        for (const json &one : value) {
            if (!m_ended)
                takeObject(one);
        }
    } else {
        takeObject(value);
    }
    if (!m_started && !m_finished)
        breakOff(ErrorCode::Protocol, "The provider's answer could not be read. Ask again.");
}

Outcome GeminiStream::close()
{
    m_ended = true;
    if (m_outcome.reason == EndReason::Complete && m_lost)
        fail(ErrorCode::Cut, "A part of the answer was lost on the way. Ask again.");
    if (m_finished)
        m_outcome.usage = usage();
    return m_outcome;
}

void GeminiStream::takeObject(const json &object)
{
    if (!object.is_object())
        return;
    const json &usage = nodeAt(object, "usageMetadata");
    count(usage);
    if (m_finished) {
        m_ended = m_ended || !usage.empty();
        return;
    }
    if (object.contains("error")) {
        const Refusal refusal = refusalInStream(m_host, providerError(object));
        if (refusal.reason == EndReason::Declined)
            decline(refusal.error.message);
        else
            breakOff(refusal.error.code, refusal.error.message);
        m_ended = true;
        return;
    }
    m_lost = m_lost || wrongAt(object, "candidates", json::value_t::array);
    const json &candidates = nodeAt(object, "candidates");
    const json &feedback = nodeAt(object, "promptFeedback");
    if (!object.contains("candidates") && feedback.empty() && usage.empty())
        return; // not a response
    started(object);
    if (candidates.is_array() && !candidates.empty())
        candidate(candidates.front());
    else if (!textAt(feedback, "blockReason").empty())
        blocked(feedback);
    if (m_outcome.reason == EndReason::Complete && !textAt(object, "continuationToken").empty())
        end(EndReason::OutputCap); // there would be more
    m_ended = m_ended || (m_finished && !usage.empty());
}

void GeminiStream::started(const json &response)
{
    if (std::string model = textAt(response, "modelVersion"); !model.empty())
        m_outcome.servedModel = std::move(model);
    if (!std::exchange(m_started, true))
        m_sink(Started{textAt(response, "responseId"), m_outcome.servedModel});
}

/// The first of the answers; no more than one is asked for.
void GeminiStream::candidate(const json &candidate)
{
    const json &content = nodeAt(candidate, "content");
    m_lost = m_lost || !candidate.is_object() || wrongAt(candidate, "content", json::value_t::object) ||
             wrongAt(content, "parts", json::value_t::array);
    for (const json &one : nodeAt(content, "parts"))
        part(one);
    const std::string reason = textAt(candidate, "finishReason");
    if (!reason.empty() && reason != "FINISH_REASON_UNSPECIFIED")
        finish(reason, textAt(candidate, "finishMessage"));
    if (m_outcome.reason == EndReason::Complete && !textAt(candidate, "continuationToken").empty())
        end(EndReason::OutputCap);
}

void GeminiStream::part(const json &part)
{
    m_lost = m_lost || !part.is_object() || wrongAt(part, "text", json::value_t::string);
    std::string text = textAt(part, "text");
    if (text.empty())
        return;
    m_anyContent = true;
    const auto thought = part.find("thought");
    if (thought != part.end() && thought->is_boolean() && thought->get<bool>()) {
        m_sink(ReasoningDelta{std::move(text)});
        return;
    }
    m_anyText = true;
    m_sink(TextDelta{std::move(text)});
}

void GeminiStream::count(const json &usage)
{
    const auto replace = [&usage](auto &figure, const char *key) {
        if (const auto value = numberAt(usage, key))
            figure = *value;
    };
    replace(m_counts.prompt, "promptTokenCount");
    replace(m_counts.toolPrompt, "toolUsePromptTokenCount");
    replace(m_counts.cached, "cachedContentTokenCount");
    replace(m_counts.text, "candidatesTokenCount");
    replace(m_counts.thoughts, "thoughtsTokenCount");
}

Usage GeminiStream::usage() const
{
    Usage usage;
    usage.inputTokens = m_counts.prompt.value_or(0) + m_counts.toolPrompt;
    usage.cachedTokens = m_counts.cached;
    usage.outputTokens = m_counts.text.value_or(0) + m_counts.thoughts.value_or(0);
    usage.reasoningTokens = m_counts.thoughts.value_or(0);
    // What is zero may be left out, but an answer always has some tokens.
    usage.known = m_counts.prompt && (m_blocked || m_counts.text || m_counts.thoughts);
    return plausible(usage);
}

/// The prompt itself was refused.
void GeminiStream::blocked(const json &feedback)
{
    m_blocked = true;
    const std::string reason = textAt(feedback, "blockReason");
    const Reason *known = findReason(reason);
    if (std::string words = textAt(feedback, "blockReasonMessage"); !words.empty())
        decline(shownWords(words));
    else if (known != nullptr && known->ending == EndReason::Declined)
        decline(declined(known->words));
    else if (reason == "OTHER" || reason == "BLOCK_REASON_UNSPECIFIED")
        decline(declined({}) + " It does not say why.");
    else
        decline("The provider declined to answer (" + shownWords(reason) + ").");
}

void GeminiStream::finish(const std::string &reason, const std::string &words)
{
    const std::string said = words.empty() ? std::string() : " It says: " + shownWords(words);
    const Reason *known = findReason(reason);
    if (known == nullptr)
        fail(ErrorCode::Cut,
             "The provider stopped the answer before it was complete (" + shownWords(reason) + ")." + said);
    else if (known->ending == EndReason::Declined)
        decline(declined(known->words) + said);
    else if (known->ending == EndReason::Failed)
        fail(ErrorCode::Cut, "The provider stopped the answer because " + std::string(known->words) +
                                 ". Ask again, or choose another model." + said);
    else
        end(known->ending);
}

void GeminiStream::end(EndReason reason)
{
    m_finished = true;
    m_outcome.reason = reason;
    m_outcome.error.reset();
}

void GeminiStream::decline(std::string sentence)
{
    end(EndReason::Declined);
    if (!m_anyText)
        m_sink(RefusalDelta{std::move(sentence)});
}

void GeminiStream::fail(ErrorCode code, std::string sentence)
{
    m_finished = true;
    m_outcome.reason = EndReason::Failed;
    m_outcome.error = Error{code, std::move(sentence), m_host};
}

/// The counts so far are not those of the whole answer.
void GeminiStream::breakOff(ErrorCode code, std::string sentence)
{
    fail(code, std::move(sentence));
    m_counts = {};
    m_ended = true;
}

} // namespace longleaf::model
