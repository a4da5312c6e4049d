// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/model_client.h"

namespace longleaf::model {

/// The embedded engine `offline/quotes`: answers with the most relevant verbatim sentences of the documents in the
/// request, each with its citation tag, and says openly that it quotes and does not reason. No network, no account.
class OfflineQuotesClient final : public ModelClient {
public:
    explicit OfflineQuotesClient(const Clock &clock);
    [[nodiscard]] Outcome send(const ModelRequest &request, std::stop_token stop, const EventSink &sink) override;

private:
    const Clock &m_clock;
};

} // namespace longleaf::model
