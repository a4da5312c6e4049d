// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/http_transport.h"
#include "core/model/model_client.h"

#include <string>

namespace longleaf::model {

struct ResponsesEndpoint {
    std::string baseUrl = "https://api.meta.ai/v1";
    std::string apiKey;
    HttpTimeouts timeouts;
};

/// The body of POST /responses, one line of JSON.
[[nodiscard]] std::string responsesBody(const ModelRequest &request);

/// The Responses API, streaming, as Meta speaks it.
class OpenAiResponsesClient final : public ModelClient {
public:
    OpenAiResponsesClient(ResponsesEndpoint endpoint, HttpTransport &transport, const Clock &clock);
    [[nodiscard]] Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) override;

private:
    ResponsesEndpoint m_endpoint;
    HttpTransport &m_transport;
    const Clock &m_clock;
};

} // namespace longleaf::model
