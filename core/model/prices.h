// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace longleaf::model {

struct Usage;

/// US dollars per 1,000,000 tokens.
struct Prices {
    double input = 0;
    double cachedInput = 0; ///< read from a cache
    double output = 0;
    double cacheWrite = -1;     ///< written to a cache; below 0: as input
    double cacheWriteLong = -1; ///< the same for the cache that lasts an hour; below 0: as cacheWrite

    bool operator==(const Prices &) const = default;
};

/// Prices of a whole request whose input is larger than `above` tokens.
struct PriceStep {
    std::int64_t above = 0;
    Prices prices;

    bool operator==(const PriceStep &) const = default;
};

/// What a model costs today.
struct PriceList {
    Prices base;
    std::vector<PriceStep> longContext; ///< rising
    std::string validUntil;             ///< last day on which it holds, "2026-11-30"; empty: no end is known
    bool expired = false;               ///< that day is over and nothing is known of what came after

    /// The prices of a request with so many input tokens.
    [[nodiscard]] const Prices &at(std::int64_t inputTokens) const;
    [[nodiscard]] bool free() const;
    bool operator==(const PriceList &) const = default;
};

/// Cost in US dollars of a request; `cachedInput` is the part of `input` billed at the cached price.
[[nodiscard]] double costUsd(const Prices &prices, std::int64_t input, std::int64_t cachedInput, std::int64_t output);

/// Cost in US dollars by the provider's own record.
[[nodiscard]] double costUsd(const PriceList &prices, const Usage &usage);

/// What the tokens read from a cache would have cost more at the full price, in US dollars; >= 0.
[[nodiscard]] double savedUsd(const PriceList &prices, const Usage &usage);

} // namespace longleaf::model
