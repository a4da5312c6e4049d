// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::model {

struct HttpRequest {
    std::string url = {};                  ///< https, or http to the loopback only
    std::vector<std::string> headers = {}; ///< "Name: value"
    std::string body = {};                 ///< POST when not empty, else GET
    /// Whether the body read so far holds anything of an answer; until then firstEventMs bounds every silence, because
    /// reasoning is silent after the first lines of a stream. Empty: any byte counts.
    std::function<bool()> contentBegan = {};
};

struct HttpTimeouts {
    int connectMs = 15'000;
    int firstEventMs = 300'000; ///< until the answer begins: reasoning is silent for minutes
    int idleMs = 60'000;        ///< without anything new, once it began
    int totalMs = 1'800'000;

    bool operator==(const HttpTimeouts &) const = default;
};

/// How the network is reached.
struct NetworkOptions {
    std::string extraCaFile = {}; ///< PEM file of further certificates to trust; may be empty
    std::string proxy = "system"; ///< "system" (the environment's), "none", or the proxy's URL
};

struct HttpResponse {
    int status = 0; ///< 0: no response came
    std::string contentType;
    std::string requestId;
    std::string contentEncoding; ///< empty or "identity" unless the server compressed although asked not to
    int retryAfterSeconds = -1;
    std::optional<bool> shouldRetry;  ///< x-should-retry
    std::int64_t tokensPerMinute = 0; ///< the limit that the provider names; 0: none
    std::int64_t requestsPerMinute = 0;
    bool requestSent = false; ///< the body left in full, so it may have been accepted
    bool mayRetry = false;    ///< failed before the body left, for a reason that can pass (no connection yet)
};

/// Every header line of a request as it goes out over HTTP/1.1, those that the transport adds included, in no order
/// that anything depends on. `request.url` must be a web address.
[[nodiscard]] std::vector<std::string> sentHeaders(const HttpRequest &request);

/// Called with each piece of the body; returning false stops the transfer, which then counts as done.
using BodySink = std::function<bool(std::string_view)>;

class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    /// Called before the first body piece with the status known. Fills `response` as far as it came, also on failure.
    /// Errors: Network (with the reason in words), Timeout, Canceled, InvalidInput (plain http to another host),
    /// TooLarge (more than 64 MiB decoded). A status >= 400 is not an error here.
    [[nodiscard]] virtual Status perform(const HttpRequest &request, const HttpTimeouts &timeouts, std::stop_token stop,
                                         HttpResponse &response, const BodySink &body) = 0;
};

/// libcurl: TLS verified, no redirects, no Expect header, identity encoding, system proxy; cancel within 100 ms.
class CurlTransport final : public HttpTransport {
public:
    explicit CurlTransport(NetworkOptions options = {});
    [[nodiscard]] Status perform(const HttpRequest &request, const HttpTimeouts &timeouts, std::stop_token stop,
                                 HttpResponse &response, const BodySink &body) override;

private:
    NetworkOptions m_options;
};

} // namespace longleaf::model
