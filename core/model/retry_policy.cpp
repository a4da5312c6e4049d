// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/retry_policy.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <utility>

namespace longleaf::model {

namespace {

bool sleepFor(std::int64_t ms, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait_for(lock, stop, std::chrono::milliseconds(ms), [] { return false; });
    return !stop.stop_requested();
}

double chance()
{
    thread_local std::mt19937 engine{std::random_device{}()};
    return std::uniform_real_distribution<double>(0.0, 1.0)(engine);
}

} // namespace

RetryPolicy::RetryPolicy()
    : RetryPolicy(sleepFor, chance)
{
}

RetryPolicy::RetryPolicy(Sleep sleep, Random random)
    : m_sleep(std::move(sleep))
    , m_random(std::move(random))
{
}

std::optional<std::int64_t> RetryPolicy::delayMs(int tries, const TryResult &last) const
{
    if (tries >= (last.large ? kMaxTriesLarge : kMaxTries) || last.shouldRetry == false)
        return std::nullopt;
    const bool turnedAway = last.status == 429 || last.status == 503 || last.status == 529;
    if (!turnedAway && !(last.status == 0 && last.neverLeft))
        return std::nullopt;
    if (last.retryAfterSeconds > kLongestWaitSeconds)
        return std::nullopt;
    // A little chance on top of a named wait: many programs that were told the same time do not come back at once.
    if (turnedAway && last.retryAfterSeconds >= 0)
        return std::int64_t{1000} * last.retryAfterSeconds + static_cast<std::int64_t>(m_random() * kFirstBackoffMs);
    const std::int64_t bound = std::min(kFirstBackoffMs << (tries - 1), kLongestBackoffMs);
    return static_cast<std::int64_t>(m_random() * static_cast<double>(bound));
}

bool RetryPolicy::wait(std::int64_t ms, const std::stop_token &stop) const
{
    return m_sleep(ms, stop);
}

} // namespace longleaf::model
