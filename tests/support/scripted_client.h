// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_client.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace longleaf::test {

/// A client that says what it was told to, and remembers what it was sent.
class ScriptedClient final : public model::ModelClient {
public:
    struct Script {
        std::vector<std::string> deltas;
        std::vector<model::ModelEvent> eventsAfterText;
        model::Outcome outcome;
        std::function<void()> afterFirstDelta;
        std::vector<std::int64_t> counts; ///< the provider's counts, one a call; the last repeats
        std::vector<model::ModelRequest> requests;
        std::vector<model::ModelRequest> counted;
    };

    explicit ScriptedClient(Script &script)
        : m_script(script)
    {
    }

    model::Outcome send(const model::ModelRequest &request, std::stop_token stop, const model::EventSink &sink) override
    {
        m_script.requests.push_back(request);
        sink(model::Started{"resp_1", request.wireModel});
        bool first = true;
        for (const std::string &delta : m_script.deltas) {
            if (stop.stop_requested()) {
                model::Outcome canceled;
                canceled.reason = model::EndReason::Canceled;
                return canceled;
            }
            sink(model::TextDelta{delta});
            if (first && m_script.afterFirstDelta)
                m_script.afterFirstDelta();
            first = false;
        }
        for (const model::ModelEvent &event : m_script.eventsAfterText)
            sink(event);
        return m_script.outcome;
    }

    Result<std::optional<std::int64_t>> countTokens(const model::ModelRequest &request, std::stop_token) override
    {
        m_script.counted.push_back(request);
        if (m_script.counts.empty())
            return std::nullopt;
        const std::size_t at = std::min(m_script.counted.size(), m_script.counts.size()) - 1;
        return m_script.counts[at];
    }

private:
    Script &m_script;
};

inline model::Outcome completeOutcome()
{
    model::Outcome outcome;
    outcome.reason = model::EndReason::Complete;
    outcome.usage = {1'000, 400, 50, 10, true};
    return outcome;
}

} // namespace longleaf::test
