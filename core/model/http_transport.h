// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::model {

struct HttpRequest {
    std::string url;                  ///< https, or http to the loopback only
    std::vector<std::string> headers; ///< "Name: value"
    std::string body;                 ///< POST when not empty, else GET
};

struct HttpTimeouts {
    int connectMs = 15'000;
    int firstEventMs = 300'000; ///< until the first byte of the body
    int idleMs = 300'000;       ///< between bytes of the body (reasoning is silent for minutes)
    int totalMs = 1'800'000;
};

struct HttpResponse {
    int status = 0; ///< 0: no response came
    std::string contentType;
    std::string requestId;
    int retryAfterSeconds = -1;
    bool requestSent = false; ///< the body left in full, so it may have been accepted
    bool mayRetry = false;    ///< failed before the body left, for a reason that can pass (no connection yet)
};

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
    explicit CurlTransport(std::string extraCaFile = {});
    [[nodiscard]] Status perform(const HttpRequest &request, const HttpTimeouts &timeouts, std::stop_token stop,
                                 HttpResponse &response, const BodySink &body) override;

private:
    std::string m_extraCaFile;
};

} // namespace longleaf::model
