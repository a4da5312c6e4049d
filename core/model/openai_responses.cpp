// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_responses.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/model/http_failure.h"
#include "core/model/json_read.h"
#include "core/model/openai_responses_errors.h"
#include "core/model/openai_responses_events.h"
#include "core/model/sse_reader.h"
#include "core/model/url.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace longleaf::model {

namespace {

constexpr std::int64_t kMinOutputTokens = 4'096;
constexpr std::int64_t kBytesPerToken = 4; // only to recognise an overflow that the provider does not name
constexpr std::size_t kMaxErrorBody = std::size_t{256} << 10U;

/// One try of a request: sorts the body into a stream, a whole answer or an error, and says how it ended.
class Attempt final {
public:
    Attempt(const HttpTimeouts &timeouts, const Clock &clock, std::string host, const EventSink &sink)
        : m_timeouts(timeouts)
        , m_clock(clock)
        , m_host(std::move(host))
        , m_stream(m_host, sink)
        , m_reader([this](const SseEvent &event) { return onEvent(event); })
        , m_lastEventMs(clock.steadyMs())
    {
    }

    [[nodiscard]] HttpResponse &response() { return m_response; }
    [[nodiscard]] std::int64_t firstByteAtMs() const { return m_firstByteAtMs; }
    [[nodiscard]] bool onBody(std::string_view bytes);
    [[nodiscard]] Outcome outcome(const Status &transfer, std::int64_t tokensAsked, const EventSink &sink);

private:
    enum class Form { Unknown, Stream, Json, Page };

    [[nodiscard]] bool succeeded() const { return m_response.status >= 200 && m_response.status < 300; }
    [[nodiscard]] Form formOf(std::string_view bytes) const;
    [[nodiscard]] bool onStream(std::string_view bytes);
    [[nodiscard]] bool onEvent(const SseEvent &event);
    [[nodiscard]] Outcome answered(const Status &transfer);
    [[nodiscard]] Outcome refused(std::int64_t tokensAsked, const EventSink &sink);
    [[nodiscard]] Outcome failed(Error error) const;

    const HttpTimeouts &m_timeouts;
    const Clock &m_clock;
    std::string m_host;
    ResponsesStream m_stream;
    SseReader m_reader;
    HttpResponse m_response;
    Form m_form = Form::Unknown;
    std::string m_body; ///< of anything but a stream
    std::optional<Error> m_error;
    std::int64_t m_lastEventMs = 0;
    std::int64_t m_firstByteAtMs = -1;
};

bool Attempt::onBody(std::string_view bytes)
{
    if (m_firstByteAtMs < 0)
        m_firstByteAtMs = m_clock.steadyMs();
    if (succeeded() && m_form == Form::Unknown)
        m_form = formOf(bytes);
    if (m_form == Form::Stream)
        return onStream(bytes);
    m_body.append(bytes);
    return m_form == Form::Json || m_body.size() < kMaxErrorBody;
}

/// The first character decides where the declared type is missing or wrong.
Attempt::Form Attempt::formOf(std::string_view bytes) const
{
    const std::size_t at = bytes.find_first_not_of(" \t\r\n");
    const char first = at == std::string_view::npos ? '\0' : bytes[at];
    if (first == '<' || m_response.contentType.starts_with("text/html"))
        return Form::Page;
    if (m_response.contentType.starts_with("text/event-stream"))
        return Form::Stream;
    return first == '{' || m_response.contentType.starts_with("application/json") ? Form::Json : Form::Stream;
}

bool Attempt::onStream(std::string_view bytes)
{
    if (const Status fed = m_reader.feed(bytes); !fed) {
        m_error = fed.error();
        return false;
    }
    const bool began = m_stream.anyEvent();
    const std::int64_t limit = began ? m_timeouts.idleMs : m_timeouts.firstEventMs;
    if (!m_stream.ended() && m_clock.steadyMs() - m_lastEventMs > limit) {
        m_error = Error{
            ErrorCode::Timeout,
            "The provider only signalled that it is alive for " + durationText(limit) + "; stopped waiting.", m_host};
        return false;
    }
    return !m_stream.ended();
}

bool Attempt::onEvent(const SseEvent &event)
{
    m_lastEventMs = m_clock.steadyMs();
    m_stream.take(event);
    return !m_stream.ended();
}

Outcome Attempt::outcome(const Status &transfer, std::int64_t tokensAsked, const EventSink &sink)
{
    const bool canceled = !transfer && transfer.error().code == ErrorCode::Canceled;
    Outcome outcome;
    if (canceled) {
        outcome = m_stream.close();
        outcome.reason = EndReason::Canceled;
        outcome.error.reset();
    } else if (m_response.status >= 300) {
        outcome = refused(tokensAsked, sink);
    } else {
        outcome = answered(transfer);
    }
    const int status = m_response.status;
    const bool clearRefusal = (status >= 300 && status < 500 && status != 408) || status == 503 || status == 529;
    const bool unfinished = outcome.reason == EndReason::Failed || outcome.reason == EndReason::Canceled;
    outcome.maybeCharged = unfinished && m_response.requestSent && !clearRefusal;
    outcome.requestId = m_response.requestId;
    outcome.retryAfterSeconds = m_response.retryAfterSeconds;
    return outcome;
}

Outcome Attempt::answered(const Status &transfer)
{
    if (m_form == Form::Page)
        return failed(
            {ErrorCode::Network,
             "A web page answered instead of the provider. A sign-in page of this network may stand in between: "
             "open a browser, sign in, and ask again. If there is none, check the provider's address.",
             m_host});
    if (m_form == Form::Json) {
        const auto value = parseJson(utf8::sanitize(m_body));
        if (value && value->is_object()) {
            m_stream.takeWhole(*value);
            return m_stream.close();
        }
        if (transfer)
            return failed({ErrorCode::Protocol, "The provider's answer could not be read. Ask again.", m_host});
    }
    const bool whole = m_stream.ended();
    const bool began = m_stream.anyEvent();
    Outcome outcome = m_stream.close();
    if (whole)
        return outcome;
    if (m_error)
        outcome.error = m_error;
    else if (!transfer && !(began && transfer.error().code == ErrorCode::Network))
        outcome.error = transfer.error();
    return outcome;
}

Outcome Attempt::refused(std::int64_t tokensAsked, const EventSink &sink)
{
    const ProviderError error = providerErrorInBody(m_body);
    Refusal refusal = refusalOf({.host = m_host,
                                 .status = m_response.status,
                                 .retryAfterSeconds = m_response.retryAfterSeconds,
                                 .tokensAsked = tokensAsked},
                                error);
    Outcome outcome;
    outcome.reason = refusal.reason;
    if (refusal.reason == EndReason::Declined)
        sink(RefusalDelta{refusal.error.message});
    else
        outcome.error = std::move(refusal.error);
    return outcome;
}

Outcome Attempt::failed(Error error) const
{
    Outcome outcome;
    outcome.reason = EndReason::Failed;
    outcome.error = std::move(error);
    return outcome;
}

std::string hostOf(const std::string &url)
{
    const auto address = parseWebAddress(url);
    return address ? address->origin() : url;
}

} // namespace

OpenAiResponsesClient::OpenAiResponsesClient(ResponsesEndpoint endpoint, HttpTransport &transport, const Clock &clock,
                                             RetryPolicy retry)
    : m_endpoint(std::move(endpoint))
    , m_transport(transport)
    , m_clock(clock)
    , m_retry(std::move(retry))
{
    log::addSecret(m_endpoint.apiKey);
    if (const std::size_t bar = m_endpoint.apiKey.rfind('|'); bar != std::string::npos)
        log::addSecret(std::string_view(m_endpoint.apiKey).substr(bar + 1)); // an error may quote the secret part alone
    while (m_endpoint.baseUrl.ends_with('/'))
        m_endpoint.baseUrl.pop_back();
}

HttpRequest OpenAiResponsesClient::httpRequest(const ModelRequest &request) const
{
    HttpRequest http;
    http.url = m_endpoint.baseUrl + "/responses";
    http.headers = {"Content-Type: application/json", "Accept: text/event-stream"};
    if (!m_endpoint.apiKey.empty())
        http.headers.push_back("Authorization: Bearer " + m_endpoint.apiKey);
    http.body = responsesBody(request);
    return http;
}

Outcome OpenAiResponsesClient::send(const ModelRequest &request, std::stop_token stop, const EventSink &sink)
{
    const std::int64_t startMs = m_clock.steadyMs();
    std::int64_t firstTextMs = -1;
    const EventSink timed = [&](const ModelEvent &event) {
        if (firstTextMs < 0 && std::holds_alternative<TextDelta>(event))
            firstTextMs = m_clock.steadyMs() - startMs;
        sink(event);
    };
    const auto isControl = [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    };
    if (std::any_of(m_endpoint.apiKey.begin(), m_endpoint.apiKey.end(), isControl)) {
        Outcome outcome;
        outcome.error =
            Error{ErrorCode::Auth, "The key contains a line break or another control character. Enter it again.",
                  hostOf(m_endpoint.baseUrl)};
        return outcome;
    }
    const HttpRequest http = httpRequest(request);
    const std::int64_t tokensAsked = static_cast<std::int64_t>(http.body.size()) / kBytesPerToken +
                                     std::max(request.maxOutputTokens, kMinOutputTokens);
    for (int tries = 1;; ++tries) {
        Attempt attempt(m_endpoint.timeouts, m_clock, hostOf(http.url), timed);
        const Status transfer =
            m_transport.perform(http, m_endpoint.timeouts, stop, attempt.response(),
                                [&attempt](std::string_view bytes) { return attempt.onBody(bytes); });
        Outcome outcome = attempt.outcome(transfer, tokensAsked, timed);
        outcome.firstByteMs = attempt.firstByteAtMs() < 0 ? -1 : attempt.firstByteAtMs() - startMs;
        outcome.firstTextMs = firstTextMs;
        const HttpResponse &response = attempt.response();
        if (outcome.reason != EndReason::Failed || outcome.error->code == ErrorCode::Billing)
            return outcome;
        const auto delay = m_retry.delayMs(tries, {response.status, response.retryAfterSeconds, response.mayRetry});
        if (!delay)
            return outcome;
        log::write(log::Level::Info, "model", "sending again: " + outcome.error->message);
        if (!m_retry.wait(*delay, stop)) {
            outcome.reason = EndReason::Canceled;
            outcome.error.reset();
            return outcome;
        }
    }
}

} // namespace longleaf::model
