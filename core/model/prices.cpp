// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/prices.h"

#include "core/model/model_client.h"

#include <algorithm>

namespace longleaf::model {

namespace {

constexpr double kTokensPerPrice = 1'000'000.0;

double dollars(std::int64_t tokens, double price)
{
    return static_cast<double>(tokens) * price / kTokensPerPrice;
}

} // namespace

const Prices &PriceList::at(std::int64_t inputTokens) const
{
    const Prices *prices = &base;
    for (const PriceStep &step : longContext) {
        if (inputTokens > step.above)
            prices = &step.prices;
    }
    return *prices;
}

bool PriceList::free() const
{
    return base.input <= 0 && base.output <= 0;
}

double costUsd(const Prices &prices, std::int64_t input, std::int64_t cachedInput, std::int64_t output)
{
    const std::int64_t cached = std::clamp<std::int64_t>(cachedInput, 0, std::max<std::int64_t>(input, 0));
    return dollars(input - cached, prices.input) + dollars(cached, prices.cachedInput) + dollars(output, prices.output);
}

double costUsd(const PriceList &list, const Usage &usage)
{
    const Prices &prices = list.at(usage.inputTokens);
    const double write = prices.cacheWrite >= 0 ? prices.cacheWrite : prices.input;
    const double writeLong = prices.cacheWriteLong >= 0 ? prices.cacheWriteLong : write;
    const std::int64_t plain = usage.inputTokens - usage.cachedTokens - usage.cacheWriteTokens;
    return dollars(plain, prices.input) + dollars(usage.cachedTokens, prices.cachedInput) +
           dollars(usage.cacheWriteTokens - usage.cacheWriteLongTokens, write) +
           dollars(usage.cacheWriteLongTokens, writeLong) + dollars(usage.outputTokens, prices.output);
}

double savedUsd(const PriceList &list, const Usage &usage)
{
    const Prices &prices = list.at(usage.inputTokens);
    return std::max(0.0, dollars(usage.cachedTokens, prices.input - prices.cachedInput));
}

} // namespace longleaf::model
