// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/answer_receiver.h"

#include "core/base/utf8.h"
#include "core/model/http_failure.h"
#include "core/model/json_read.h"
#include "core/model/provider_errors.h"

#include <utility>

namespace longleaf::model {

namespace {

constexpr std::size_t kMaxErrorBody = std::size_t{256} << 10U;
constexpr std::int64_t kMaxEvents = 10'000'000;
constexpr std::size_t kLongestKeepAlive = 200;

/// An event that only says that the connection lives.
bool isKeepAlive(const SseEvent &event)
{
    const auto named = [](std::string_view name) {
        return name == "ping" || name == "keepalive" || name == "heartbeat";
    };
    if (named(event.name))
        return true;
    if (event.data.size() > kLongestKeepAlive || event.data.find("\"type\"") == std::string::npos)
        return false;
    const auto object = parseJson(event.data);
    return object && named(textAt(*object, "type"));
}

Outcome failedWith(Error error)
{
    Outcome outcome;
    outcome.reason = EndReason::Failed;
    outcome.error = std::move(error);
    return outcome;
}

} // namespace

AnswerReceiver::AnswerReceiver(const Dialect &dialect, const HttpTimeouts &timeouts, const Clock &clock, AskedFor asked,
                               const ModelRequest &request, const EventSink &sink)
    : m_timeouts(timeouts)
    , m_clock(clock)
    , m_asked(std::move(asked))
    , m_framing(dialect.framing())
    , m_sink(sink)
    , m_reader(dialect.reader(m_asked.host, request, sink))
    , m_events([this](const SseEvent &event) { return onEvent(event); })
    , m_lines([this](const SseEvent &event) { return onEvent(event); })
    , m_lastEventMs(clock.steadyMs())
{
}

bool AnswerReceiver::onBody(std::string_view bytes)
{
    if (m_firstByteAtMs < 0)
        m_firstByteAtMs = m_clock.steadyMs();
    if (succeeded() && m_form == Form::Unknown)
        m_form = formOf(bytes);
    if (m_form == Form::Packed)
        return false;
    if (m_form == Form::Stream)
        return onStream(bytes);
    m_body.append(bytes);
    return m_form == Form::Json || m_body.size() < kMaxErrorBody;
}

/// The first character decides where the declared type is missing or wrong.
AnswerReceiver::Form AnswerReceiver::formOf(std::string_view bytes) const
{
    if (!m_response.contentEncoding.empty() && m_response.contentEncoding != "identity")
        return Form::Packed;
    const std::size_t at = bytes.find_first_not_of(" \t\r\n");
    const char first = at == std::string_view::npos ? '\0' : bytes[at];
    if (first == '<' || m_response.contentType.starts_with("text/html"))
        return Form::Page;
    if (m_framing == Framing::JsonLines || m_response.contentType.starts_with("text/event-stream"))
        return Form::Stream;
    const bool json = first == '{' || first == '[' || m_response.contentType.starts_with("application/json");
    return json ? Form::Json : Form::Stream;
}

bool AnswerReceiver::onStream(std::string_view bytes)
{
    const Status fed = m_framing == Framing::JsonLines ? m_lines.feed(bytes) : m_events.feed(bytes);
    if (!fed) {
        m_error = fed.error();
        return false;
    }
    // Bytes that are no events must not keep a dead answer alive.
    const std::int64_t limit = contentBegan() ? m_timeouts.idleMs : m_timeouts.firstEventMs;
    if (!m_reader->ended() && m_clock.steadyMs() - m_lastEventMs > limit)
        m_error =
            Error{ErrorCode::Timeout,
                  "The provider only signalled that it is alive for " + durationText(limit) + "; stopped waiting.",
                  m_asked.host};
    if (m_eventCount > kMaxEvents)
        m_error = Error{ErrorCode::TooLarge, "The provider sent an answer without end; it was stopped.", m_asked.host};
    return !m_error && !m_reader->ended();
}

bool AnswerReceiver::onEvent(const SseEvent &event)
{
    if (m_atEnd && !parseJson(event.data))
        return false; // a last line without its end is a piece of one: the answer was cut
    if (isKeepAlive(event))
        return true;
    m_lastEventMs = m_clock.steadyMs();
    ++m_eventCount;
    m_reader->take(event);
    return !m_reader->ended();
}

Outcome AnswerReceiver::outcome(const Status &transfer)
{
    Outcome outcome;
    if (!transfer && transfer.error().code == ErrorCode::Canceled) {
        outcome = m_reader->close();
        outcome.reason = EndReason::Canceled;
        outcome.error.reset();
    } else if (m_response.status >= 300) {
        outcome = refused();
    } else {
        outcome = answered(transfer);
    }
    const int status = m_response.status;
    const bool clearRefusal = (status >= 300 && status < 500 && status != 408) || status == 503 || status == 529;
    const bool unfinished = outcome.reason == EndReason::Failed || outcome.reason == EndReason::Canceled;
    outcome.maybeCharged = unfinished && m_response.requestSent && !clearRefusal;
    outcome.requestId = m_response.requestId;
    if (m_response.retryAfterSeconds >= 0)
        outcome.retryAfterSeconds = m_response.retryAfterSeconds;
    return outcome;
}

Outcome AnswerReceiver::answered(const Status &transfer)
{
    if (m_form == Form::Page)
        return failedWith(
            {ErrorCode::Network,
             "A web page answered instead of the provider. A sign-in page of this network may stand in between: "
             "open a browser, sign in, and ask again. If there is none, check the provider's address.",
             m_asked.host});
    if (m_form == Form::Packed)
        return failedWith(
            {ErrorCode::Protocol,
             "The answer came compressed, which was not asked for. Something between this computer and the "
             "provider changes the traffic; check the network or the provider's address.",
             m_asked.host});
    if (m_form == Form::Json) {
        const auto value = parseJson(utf8::sanitize(m_body));
        if (value && value->is_structured()) {
            m_reader->takeWhole(*value);
            return m_reader->close();
        }
        if (transfer)
            return failedWith(
                {ErrorCode::Protocol, "The provider's answer could not be read. Ask again.", m_asked.host});
    }
    m_atEnd = true;
    if (m_framing == Framing::JsonLines)
        m_lines.finish();
    const bool whole = m_reader->ended();
    const bool began = m_eventCount > 0;
    Outcome outcome = m_reader->close();
    if (whole || outcome.reason != EndReason::Failed)
        return outcome;
    if (m_error)
        outcome.error = m_error;
    else if (!transfer && !(began && transfer.error().code == ErrorCode::Network))
        outcome.error = transfer.error();
    return outcome;
}

Outcome AnswerReceiver::refused()
{
    const ProviderError error = providerErrorInBody(m_body);
    const int named = m_response.retryAfterSeconds >= 0 ? m_response.retryAfterSeconds : error.retryAfterSeconds;
    Refusal refusal = refusalOf({.host = m_asked.host,
                                 .status = m_response.status,
                                 .retryAfterSeconds = named,
                                 .tokensAsked = m_asked.tokens,
                                 .window = m_asked.window},
                                error);
    Outcome outcome;
    outcome.reason = refusal.reason;
    outcome.retryAfterSeconds = named;
    if (refusal.reason == EndReason::Declined)
        m_sink(RefusalDelta{refusal.error.message});
    else
        outcome.error = std::move(refusal.error);
    return outcome;
}

} // namespace longleaf::model
