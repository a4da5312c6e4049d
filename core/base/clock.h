// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace longleaf {

/// Time, handed in so that tests can stop it.
class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01 UTC; may jump, so only for display.
    [[nodiscard]] virtual std::int64_t wallMs() const = 0;
    /// Monotonic milliseconds for deadlines and durations.
    [[nodiscard]] virtual std::int64_t steadyMs() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] std::int64_t wallMs() const override;
    [[nodiscard]] std::int64_t steadyMs() const override;
};

} // namespace longleaf
