// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/chat_answer.h"

#include "core/model/dialect.h"
#include "core/model/json_read.h"
#include "core/model/provider_errors.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr std::int64_t kWindowSlack = 64; // tokens that a server keeps free at the end of its window

/// What local servers do to an error: wrap its JSON in a text, write a number as text, name no kind.
ProviderError mended(ProviderError error)
{
    if (error.message.starts_with('{')) {
        const auto inner = parseJson(error.message);
        if (inner && inner->is_object()) {
            ProviderError found = providerError(*inner);
            if (!found.message.empty())
                error = std::move(found);
        }
    }
    int number = 0;
    const char *end = error.code.data() + error.code.size();
    const auto [at, problem] = std::from_chars(error.code.data(), end, number);
    if (problem == std::errc() && at == end && number >= 400 && number < 600) {
        error.status = number;
        error.code.clear();
    }
    const bool overflows = error.message.find("ontext size has been exceeded") != std::string::npos;
    if (error.code.empty() && overflows)
        error.code = "context_length_exceeded";
    return error;
}

} // namespace

ChatAnswer::ChatAnswer(std::string host, const EventSink &sink)
    : m_host(std::move(host))
    , m_sink(sink)
{
    m_outcome.reason = EndReason::Failed;
    m_outcome.error = cutError(m_host);
}

void ChatAnswer::started(const std::string &id, const std::string &servedModel)
{
    if (!servedModel.empty())
        m_outcome.servedModel = servedModel;
    if (!std::exchange(m_started, true))
        m_sink(Started{id, m_outcome.servedModel});
}

void ChatAnswer::text(const std::string &piece)
{
    if (piece.empty())
        return;
    m_anyContent = true;
    give(m_tags.take(piece));
}

void ChatAnswer::thought(const std::string &piece)
{
    if (piece.empty())
        return;
    m_anyContent = true;
    m_sink(ReasoningDelta{piece});
}

void ChatAnswer::refusal(const std::string &piece)
{
    if (piece.empty())
        return;
    m_anyContent = true;
    m_refused = true;
    m_sink(RefusalDelta{piece});
}

void ChatAnswer::expect(const json &object, const char *key, std::initializer_list<json::value_t> kinds)
{
    const auto found = object.find(key);
    const bool there = found != object.end() && !found->is_null();
    if (there && std::find(kinds.begin(), kinds.end(), found->type()) == kinds.end())
        m_lost = true;
}

void ChatAnswer::give(ThinkTags::Pieces pieces)
{
    thought(pieces.thought);
    if (pieces.text.empty())
        return;
    m_anyText = m_anyText || pieces.text.find_first_not_of(" \t\r\n") != std::string::npos;
    m_sink(TextDelta{std::move(pieces.text)});
}

void ChatAnswer::flush()
{
    give(m_tags.finish());
}

void ChatAnswer::end(EndReason reason)
{
    if (reason == EndReason::Complete && m_lost)
        fail(ErrorCode::Cut, "A part of the answer was lost on the way. Ask again.");
    if (std::exchange(m_ended, true))
        return;
    m_outcome.reason = reason;
    m_outcome.error.reset();
}

void ChatAnswer::fail(ErrorCode code, std::string sentence)
{
    if (!std::exchange(m_ended, true))
        m_outcome.error = Error{code, std::move(sentence), m_host};
}

void ChatAnswer::failWith(const json &value)
{
    Refusal found = refusalInStream(m_host, mended(providerError(value)));
    if (found.reason != EndReason::Declined) {
        fail(found.error.code, std::move(found.error.message));
        return;
    }
    if (!m_ended && !m_refused)
        refusal(found.error.message);
    end(EndReason::Declined);
}

bool saysError(const json &value)
{
    if (textAt(value, "object") == "error")
        return true;
    return !textAt(value, "error").empty() || !nodeAt(value, "error").empty();
}

EndReason lengthReason(const Usage &usage, std::int64_t outputLimit, std::int64_t window)
{
    const bool belowLimit = usage.known && usage.outputTokens < outputLimit;
    const bool windowFull = window > 0 && usage.inputTokens + usage.outputTokens >= window - kWindowSlack;
    return belowLimit && windowFull ? EndReason::WindowFull : EndReason::OutputCap;
}

} // namespace longleaf::model
