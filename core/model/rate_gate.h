// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>

namespace longleaf::model {

/// What a provider lets through in a minute; 0: no bound is known.
struct RateLimit {
    std::int64_t tokensPerMinute = 0;
    std::int64_t requestsPerMinute = 0;

    bool operator==(const RateLimit &) const = default;
};

/// Queues the requests of one program so that together they stay below what each provider takes in a minute: a request
/// that would be turned away waits here instead. Thread-safe; shared by all clients of a program.
class RateGate final {
public:
    /// Takes a place for a request of `tokens` and says how many milliseconds it must wait before it leaves, 0: none.
    /// A request that is larger than a minute's tokens waits for an empty minute. @param nowMs  monotonic.
    [[nodiscard]] std::int64_t reserve(const std::string &provider, std::int64_t tokens, RateLimit limit,
                                       std::int64_t nowMs);
    /// What the provider's own answers say takes the place of the limit handed to reserve().
    void learn(const std::string &provider, RateLimit limit);

private:
    struct Place {
        std::int64_t atMs = 0;
        std::int64_t tokens = 0;
    };

    std::mutex m_mutex;
    std::map<std::string, std::deque<Place>> m_places; ///< of the last minute and the future, by time
    std::map<std::string, RateLimit> m_learned;
};

} // namespace longleaf::model
