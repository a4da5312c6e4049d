// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/rate_gate.h"

#include <algorithm>
#include <cstddef>

namespace longleaf::model {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

} // namespace

std::int64_t RateGate::reserve(const std::string &provider, std::int64_t tokens, RateLimit limit, std::int64_t nowMs)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto learned = m_learned.find(provider); learned != m_learned.end())
        limit = learned->second;
    std::deque<Place> &places = m_places[provider];
    while (!places.empty() && places.front().atMs <= nowMs - kMinuteMs)
        places.pop_front();

    // The queue is in order: nobody overtakes, so the search starts at the last place.
    std::int64_t at = places.empty() ? nowMs : std::max(nowMs, places.back().atMs);
    for (std::size_t first = 0; first < places.size(); ++first) {
        std::int64_t used = 0;
        std::int64_t requests = 0;
        for (std::size_t i = first; i < places.size(); ++i) {
            used += places[i].tokens;
            ++requests;
        }
        const bool tokensFit = limit.tokensPerMinute <= 0 || used + tokens <= limit.tokensPerMinute;
        const bool requestFits = limit.requestsPerMinute <= 0 || requests < limit.requestsPerMinute;
        if (tokensFit && requestFits)
            break;
        at = std::max(at, places[first].atMs + kMinuteMs); // when this one has left the minute
    }
    places.push_back({at, tokens});
    return at - nowMs;
}

void RateGate::learn(const std::string &provider, RateLimit limit)
{
    if (limit.tokensPerMinute <= 0)
        return;
    const std::scoped_lock lock(m_mutex);
    m_learned[provider] = limit;
}

} // namespace longleaf::model
