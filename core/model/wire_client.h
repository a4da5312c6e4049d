// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/dialect.h"
#include "core/model/http_transport.h"
#include "core/model/model_client.h"
#include "core/model/rate_gate.h"
#include "core/model/retry_policy.h"

#include <string>

namespace longleaf::model {

/// Keeps the requests of one provider below its limits.
struct GatePlace {
    RateGate *gate = nullptr; ///< null: no queue
    std::string provider;
    RateLimit limit;
};

/// Speaks any dialect over HTTP: one request at a time, sent again only where nothing can have been charged, read with
/// every limit that a broken or hostile server needs.
class WireClient final : public ModelClient {
public:
    /// `dialect`, `transport`, `clock` and the gate must outlive this. The key is made known to the log as a secret.
    WireClient(const Dialect &dialect, Endpoint endpoint, HttpTransport &transport, const Clock &clock,
               RetryPolicy retry = {}, GatePlace place = {});

    [[nodiscard]] Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) override;
    [[nodiscard]] Result<std::optional<std::int64_t>> countTokens(const ModelRequest &request,
                                                                  std::stop_token stop) override;
    [[nodiscard]] std::optional<HttpRequest> written(const ModelRequest &request) const override;

private:
    struct Try {
        Outcome outcome;
        HttpResponse response;
        Attempt record;
    };

    [[nodiscard]] Try tryOnce(HttpRequest &http, const ModelRequest &request, const std::stop_token &stop,
                              const EventSink &sink);
    [[nodiscard]] bool waitForPlace(const ModelRequest &request, const std::stop_token &stop, const EventSink &sink);

    const Dialect &m_dialect;
    Endpoint m_endpoint;
    HttpTransport &m_transport;
    const Clock &m_clock;
    RetryPolicy m_retry;
    GatePlace m_place;
};

} // namespace longleaf::model
