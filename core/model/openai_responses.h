// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/http_transport.h"
#include "core/model/model_client.h"
#include "core/model/retry_policy.h"

#include <string>

namespace longleaf::model {

struct ResponsesEndpoint {
    std::string baseUrl = "https://api.meta.ai/v1";
    std::string apiKey; ///< empty: no Authorization header (a server on this computer)
    HttpTimeouts timeouts;
};

/// The body of POST /responses, one line of JSON. Invalid UTF-8 becomes U+FFFD; the same request gives the same bytes.
[[nodiscard]] std::string responsesBody(const ModelRequest &request);

/// The Responses API, streaming, as Meta speaks it.
class OpenAiResponsesClient final : public ModelClient {
public:
    /// `transport` and `clock` must outlive this. The key is made known to the log as a secret.
    OpenAiResponsesClient(ResponsesEndpoint endpoint, HttpTransport &transport, const Clock &clock,
                          RetryPolicy retry = {});
    [[nodiscard]] Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) override;

private:
    [[nodiscard]] HttpRequest httpRequest(const ModelRequest &request) const;

    ResponsesEndpoint m_endpoint;
    HttpTransport &m_transport;
    const Clock &m_clock;
    RetryPolicy m_retry;
};

} // namespace longleaf::model
