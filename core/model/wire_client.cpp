// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/wire_client.h"

#include "core/base/log.h"
#include "core/model/answer_receiver.h"
#include "core/model/json_read.h"
#include "core/model/provider_errors.h"
#include "core/model/url.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace longleaf::model {

namespace {

constexpr std::int64_t kBytesPerToken = 4; // only where no count was handed in
constexpr std::int64_t kLargeRequestTokens = 200'000;
constexpr std::size_t kMaxCountBody = std::size_t{64} << 20U; // a tokenizer answers with every token
constexpr int kCountTimeoutMs = 60'000;

std::string hostOf(const std::string &url)
{
    const auto address = parseWebAddress(url);
    return address ? address->origin() : url;
}

/// A key that would break the header that carries it.
std::optional<Error> problemWithKey(const Endpoint &endpoint)
{
    const auto isControl = [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    };
    if (std::none_of(endpoint.apiKey.begin(), endpoint.apiKey.end(), isControl))
        return std::nullopt;
    return Error{ErrorCode::Auth, "The key contains a line break or another control character. Enter it again.",
                 hostOf(endpoint.baseUrl)};
}

std::int64_t inputTokens(const ModelRequest &request, const HttpRequest &http)
{
    return request.promptTokens > 0 ? request.promptTokens
                                    : static_cast<std::int64_t>(http.body.size()) / kBytesPerToken;
}

} // namespace

WireClient::WireClient(const Dialect &dialect, Endpoint endpoint, HttpTransport &transport, const Clock &clock,
                       RetryPolicy retry, GatePlace place)
    : m_dialect(dialect)
    , m_endpoint(std::move(endpoint))
    , m_transport(transport)
    , m_clock(clock)
    , m_retry(std::move(retry))
    , m_place(std::move(place))
{
    log::addSecret(m_endpoint.apiKey);
    if (const std::size_t bar = m_endpoint.apiKey.rfind('|'); bar != std::string::npos)
        log::addSecret(std::string_view(m_endpoint.apiKey).substr(bar + 1)); // an error may quote the secret part alone
    while (m_endpoint.baseUrl.ends_with('/'))
        m_endpoint.baseUrl.pop_back();
}

Outcome WireClient::send(const ModelRequest &request, std::stop_token stop, const EventSink &sink)
{
    Outcome outcome;
    if ((outcome.error = problemWithKey(m_endpoint)))
        return outcome;
    const std::int64_t startMs = m_clock.steadyMs();
    std::int64_t firstTextMs = -1;
    const EventSink timed = [&](const ModelEvent &event) {
        if (firstTextMs < 0 && std::holds_alternative<TextDelta>(event))
            firstTextMs = m_clock.steadyMs() - startMs;
        sink(event);
    };
    const auto canceled = [&outcome] {
        outcome.reason = EndReason::Canceled;
        outcome.error.reset();
        return outcome;
    };
    HttpRequest http = m_dialect.request(m_endpoint, request);
    if (!waitForPlace(request, stop, sink))
        return canceled();
    std::vector<Attempt> attempts;
    for (int tries = 1;; ++tries) {
        const std::int64_t tryMs = m_clock.steadyMs() - startMs;
        Try one = tryOnce(http, request, stop, timed);
        outcome = std::move(one.outcome);
        if (outcome.firstByteMs >= 0)
            outcome.firstByteMs += tryMs;
        outcome.firstTextMs = firstTextMs;
        attempts.push_back(std::move(one.record));
        outcome.attempts = attempts;
        if (outcome.reason != EndReason::Failed || outcome.error->code == ErrorCode::Billing)
            return outcome;
        const auto delay = m_retry.delayMs(tries, {.status = one.response.status,
                                                   .retryAfterSeconds = outcome.retryAfterSeconds,
                                                   .neverLeft = one.response.mayRetry,
                                                   .shouldRetry = one.response.shouldRetry,
                                                   .large = inputTokens(request, http) > kLargeRequestTokens});
        if (!delay)
            return outcome;
        log::write(log::Level::Info, "model", "sending again: " + outcome.error->message);
        sink(Waiting{*delay, tries, outcome.error->message});
        if (!m_retry.wait(*delay, stop))
            return canceled();
    }
}

WireClient::Try WireClient::tryOnce(HttpRequest &http, const ModelRequest &request, const std::stop_token &stop,
                                    const EventSink &sink)
{
    Try one;
    const AskedFor asked{hostOf(http.url), inputTokens(request, http) + outputLimit(request), request.contextWindow};
    AnswerReceiver receiver(m_dialect, m_endpoint.timeouts, m_clock, asked, request, sink);
    http.contentBegan = [&receiver] {
        return receiver.contentBegan();
    };
    one.record.startedAtMs = m_clock.wallMs();
    const std::int64_t startMs = m_clock.steadyMs();
    const Status transfer = m_transport.perform(http, m_endpoint.timeouts, stop, receiver.response(),
                                                [&receiver](std::string_view bytes) { return receiver.onBody(bytes); });
    http.contentBegan = {};
    one.outcome = receiver.outcome(transfer);
    one.outcome.firstByteMs = receiver.firstByteAtMs() < 0 ? -1 : receiver.firstByteAtMs() - startMs;
    one.response = receiver.response();
    one.record.durationMs = m_clock.steadyMs() - startMs;
    one.record.bytesSent = one.response.requestSent ? static_cast<std::int64_t>(http.body.size()) : 0;
    one.record.status = one.response.status;
    one.record.requestId = one.response.requestId;
    one.record.maybeCharged = one.outcome.maybeCharged;
    one.record.problem = one.outcome.error ? one.outcome.error->message : std::string();
    if (m_place.gate != nullptr)
        m_place.gate->learn(m_place.provider, {one.response.tokensPerMinute, one.response.requestsPerMinute});
    return one;
}

bool WireClient::waitForPlace(const ModelRequest &request, const std::stop_token &stop, const EventSink &sink)
{
    if (m_place.gate == nullptr)
        return true;
    const std::int64_t ms =
        m_place.gate->reserve(m_place.provider, request.promptTokens, m_place.limit, m_clock.steadyMs());
    if (ms <= 0)
        return true;
    sink(Waiting{ms, 0, "The provider's limit for one minute is used up by earlier questions."});
    return m_retry.wait(ms, stop);
}

std::optional<HttpRequest> WireClient::written(const ModelRequest &request) const
{
    Endpoint shown = m_endpoint;
    if (!shown.apiKey.empty())
        shown.apiKey = kMaskedKey;
    return m_dialect.request(shown, request);
}

Result<std::optional<std::int64_t>> WireClient::countTokens(const ModelRequest &request, std::stop_token stop)
{
    const auto http = m_dialect.countRequest(m_endpoint, request);
    if (!http)
        return std::nullopt;
    if (auto problem = problemWithKey(m_endpoint))
        return tl::unexpected(std::move(*problem));
    HttpTimeouts timeouts = m_endpoint.timeouts;
    timeouts.firstEventMs = std::min(timeouts.firstEventMs, kCountTimeoutMs);
    std::string body;
    HttpResponse response;
    const Status transfer =
        m_transport.perform(*http, timeouts, std::move(stop), response, [&body](std::string_view bytes) {
            body.append(bytes);
            return body.size() < kMaxCountBody;
        });
    if (!transfer)
        return tl::unexpected(transfer.error());
    const std::string host = hostOf(http->url);
    if (response.status < 200 || response.status >= 300) {
        const Refusal refusal = refusalOf({.host = host, .status = response.status, .window = request.contextWindow},
                                          providerErrorInBody(body));
        return tl::unexpected(refusal.error);
    }
    const auto answer = parseJson(body);
    const auto counted = answer ? m_dialect.countIn(*answer) : std::nullopt;
    if (!counted || *counted < 0)
        return fail(ErrorCode::Protocol, "The provider's count of the tokens could not be read.", host);
    return counted;
}

} // namespace longleaf::model
