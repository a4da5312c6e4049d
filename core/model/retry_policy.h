// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace longleaf::model {

/// What one try of a request came to.
struct TryResult {
    int status = 0; ///< HTTP; 0: no answer came
    int retryAfterSeconds = -1;
    bool neverLeft = false; ///< the connection failed before the body went, for a reason that can pass
    std::optional<bool> shouldRetry = std::nullopt; ///< the provider's own word (x-should-retry)
    bool large = false;                             ///< the request is so large that even a refusal may be expensive
};

/// When a request is sent again without asking. Only where the provider cannot have charged for it: the request never
/// left, or the provider turned it away (429, 503, 529). A wait that the provider names is kept to; else the wait is
/// uniform below a bound that doubles from one second to thirty ("full jitter").
class RetryPolicy final {
public:
    /// Waits; false if stopped before the time was over.
    using Sleep = std::function<bool(std::int64_t ms, const std::stop_token &stop)>;
    /// Uniform in [0, 1).
    using Random = std::function<double()>;

    static constexpr int kMaxTries = 4;
    static constexpr int kMaxTriesLarge = 3;
    static constexpr int kLongestWaitSeconds = 300; ///< a longer wait is for the user to decide
    static constexpr std::int64_t kFirstBackoffMs = 1'000;
    static constexpr std::int64_t kLongestBackoffMs = 30'000;

    /// Real time and chance.
    RetryPolicy();
    RetryPolicy(Sleep sleep, Random random);

    /// Milliseconds to wait before the next try; empty if there must be none. @param tries  made so far, >= 1.
    [[nodiscard]] std::optional<std::int64_t> delayMs(int tries, const TryResult &last) const;
    [[nodiscard]] bool wait(std::int64_t ms, const std::stop_token &stop) const;

private:
    Sleep m_sleep;
    Random m_random;
};

} // namespace longleaf::model
