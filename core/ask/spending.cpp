// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/spending.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <string>

namespace longleaf::ask {

namespace {

constexpr std::int64_t kMinOutputTokens = 4'096;
constexpr std::int64_t kTypicalAnswerTokens = 1'000;
constexpr double kTokensPerPrice = 1e6;

/// Exact enough to compare with a limit, and never rounded down to nothing.
std::string dollars(double usd)
{
    const auto parts = static_cast<std::int64_t>(std::ceil(std::max(usd, 0.0) * 10'000 - 1e-6));
    std::string fraction = std::to_string(parts % 10'000);
    fraction.insert(0, 4 - fraction.size(), '0');
    if (fraction.ends_with("00"))
        fraction.resize(2);
    return "$" + std::to_string(parts / 10'000) + "." + fraction;
}

model::Usage usageOf(const PlannedRequest &request, std::int64_t outputTokens, bool cached, bool longCache)
{
    model::Usage usage;
    usage.inputTokens = request.plan.promptTokens;
    usage.outputTokens = outputTokens;
    const std::int64_t documents = std::min(usage.inputTokens, request.plan.documentTokens);
    if (cached) {
        usage.cachedTokens = documents;
    } else if (request.model.quirks.cacheMarks) {
        usage.cacheWriteTokens = documents;
        usage.cacheWriteLongTokens = longCache ? documents : 0;
    }
    return usage;
}

/// A limit in money and how much of it is left.
struct Limit {
    std::string name; ///< "for one answer"
    double limit = 0;
    double spent = 0;
    std::string context; ///< the setting
};

Result<std::vector<Limit>> limitsInForce(const PlannedRequest &request, const Question &question,
                                         store::Library &library, std::int64_t nowWallMs, double spentUsd)
{
    std::vector<Limit> limits;
    if (question.maxCostUsd)
        limits.push_back({"for one answer", *question.maxCostUsd, spentUsd, "max-cost"});
    if (question.maxCostPerDayUsd) {
        const auto spent = library.spentUsd(startOfDayMs(nowWallMs));
        if (!spent)
            return tl::unexpected(spent.error());
        limits.push_back({"for one day", *question.maxCostPerDayUsd, *spent, "max-cost-per-day"});
    }
    if (request.collection && request.collection->maxCostUsd) {
        const auto spent = library.spentUsd(0, request.collection->id);
        if (!spent)
            return tl::unexpected(spent.error());
        limits.push_back({"for the collection \"" + request.collection->name + "\"", *request.collection->maxCostUsd,
                          *spent, "collection"});
    }
    return limits;
}

tl::unexpected<Error> priceNotKnown(const PlannedRequest &request, const Limit &limit)
{
    return fail(ErrorCode::OverBudget,
                "The price of " + request.model.id + " is not known, so the limit " + limit.name + " cannot be kept.",
                limit.context);
}

Status keep(const Limit &limit, PlannedRequest &request, bool longCache)
{
    if (!request.model.prices || request.model.prices->expired)
        return priceNotKnown(request, limit);
    if (request.model.prices->free())
        return {};
    const double left = limit.limit - limit.spent;
    const std::int64_t floor = std::min(kMinOutputTokens, request.maxOutputTokens);
    const double least = uncachedCostUsd(request, floor, longCache);
    if (least > left) {
        const std::string spent = limit.spent > 0 ? ", of which " + dollars(limit.spent) + " are spent" : std::string();
        return fail(ErrorCode::OverBudget,
                    "This question may cost up to " + dollars(least) + ", above the limit " + limit.name + " of " +
                        dollars(limit.limit) + spent + ". Choose fewer documents, the focused mode, or a higher limit.",
                    limit.context);
    }
    const double perToken = request.model.prices->at(request.plan.promptTokens).output / kTokensPerPrice;
    if (perToken > 0) {
        const auto affordable = static_cast<std::int64_t>((left - uncachedCostUsd(request, 0, longCache)) / perToken);
        request.maxOutputTokens = std::max(floor, std::min(request.maxOutputTokens, affordable));
    }
    return {};
}

} // namespace

void setExpectedPrice(PlannedRequest &request, bool longCache)
{
    request.uncachedUsd.reset();
    request.cachedUsd.reset();
    if (!request.model.prices || request.model.prices->expired)
        return;
    request.uncachedUsd = uncachedCostUsd(request, kTypicalAnswerTokens, longCache);
    request.cachedUsd = model::costUsd(*request.model.prices, usageOf(request, kTypicalAnswerTokens, true, longCache));
}

void setOtherPrice(PlannedRequest &request, bool longCache)
{
    request.other.reset();
    if (!request.plan.otherFits)
        return;
    PlannedRequest other;
    other.model = request.model;
    other.plan.documentTokens = request.plan.otherTokens;
    other.plan.promptTokens = request.plan.promptTokens - request.plan.documentTokens + request.plan.otherTokens;
    setExpectedPrice(other, longCache);
    request.other = OtherMode{request.plan.mode == pack::Mode::Whole ? pack::Mode::Focused : pack::Mode::Whole,
                              other.plan.promptTokens, other.uncachedUsd, other.cachedUsd};
}

double uncachedCostUsd(const PlannedRequest &request, std::int64_t outputTokens, bool longCache)
{
    return request.model.prices
               ? model::costUsd(*request.model.prices, usageOf(request, outputTokens, false, longCache))
               : 0.0;
}

Status applySpendingLimits(PlannedRequest &request, const Question &question, store::Library &library,
                           std::int64_t nowWallMs, double spentUsd)
{
    const auto limits = limitsInForce(request, question, library, nowWallMs, spentUsd);
    if (!limits)
        return tl::unexpected(limits.error());
    for (const Limit &limit : *limits) {
        if (Status kept = keep(limit, request, question.longCache); !kept)
            return kept;
    }
    return {};
}

Status checkLeastCost(const PlannedRequest &request, double leastUsd, int requests, const Question &question,
                      store::Library &library, std::int64_t nowWallMs)
{
    const auto limits = limitsInForce(request, question, library, nowWallMs, 0);
    if (!limits)
        return tl::unexpected(limits.error());
    for (const Limit &limit : *limits) {
        if (!request.model.prices || request.model.prices->expired)
            return priceNotKnown(request, limit);
        if (leastUsd <= limit.limit - limit.spent)
            continue;
        const std::string spent = limit.spent > 0 ? ", of which " + dollars(limit.spent) + " are spent" : std::string();
        return fail(ErrorCode::OverBudget,
                    "Reading everything takes " + std::to_string(requests) + " requests and costs at least " +
                        dollars(leastUsd) + ", above the limit " + limit.name + " of " + dollars(limit.limit) + spent +
                        ". Choose fewer documents, the focused mode, or a higher limit.",
                    limit.context);
    }
    return {};
}

std::int64_t startOfDayMs(std::int64_t nowWallMs)
{
    const auto seconds = static_cast<std::time_t>(nowWallMs / 1'000);
    std::tm local{};
#ifdef _WIN32
    localtime_s(&local, &seconds);
#else
    localtime_r(&seconds, &local);
#endif
    local.tm_hour = 0;
    local.tm_min = 0;
    local.tm_sec = 0;
    local.tm_isdst = -1;
    return static_cast<std::int64_t>(std::mktime(&local)) * 1'000;
}

} // namespace longleaf::ask
