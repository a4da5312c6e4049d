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

/// "for one answer"
std::string nameOf(const Allowance &limit)
{
    switch (limit.of) {
    case Allowance::Of::Answer: return "for one answer";
    case Allowance::Of::Day: return "for one day";
    case Allowance::Of::Collection: break;
    }
    return "for the collection \"" + limit.collection + "\"";
}

/// The setting.
const char *settingOf(const Allowance &limit)
{
    switch (limit.of) {
    case Allowance::Of::Answer: return "max-cost";
    case Allowance::Of::Day: return "max-cost-per-day";
    case Allowance::Of::Collection: break;
    }
    return "collection";
}

/// Every limit in force. @param spentUsd  by this answer so far.
Result<std::vector<Allowance>> limitsInForce(const PlannedRequest &request, const Question &question,
                                             store::Library &library, std::int64_t nowWallMs, double spentUsd)
{
    std::vector<Allowance> limits;
    if (question.maxCostUsd)
        limits.push_back({Allowance::Of::Answer, {}, *question.maxCostUsd, spentUsd});
    if (question.maxCostPerDayUsd) {
        const auto spent = library.spentUsd(startOfDayMs(nowWallMs));
        if (!spent)
            return tl::unexpected(spent.error());
        limits.push_back({Allowance::Of::Day, {}, *question.maxCostPerDayUsd, *spent});
    }
    if (request.collection && request.collection->maxCostUsd) {
        const auto spent = library.spentUsd(0, request.collection->id);
        if (!spent)
            return tl::unexpected(spent.error());
        limits.push_back(
            {Allowance::Of::Collection, request.collection->name, *request.collection->maxCostUsd, *spent});
    }
    return limits;
}

tl::unexpected<Error> priceNotKnown(const PlannedRequest &request, const Allowance &limit)
{
    return fail(ErrorCode::OverBudget,
                "The price of " + request.model.id + " is not known, so the limit " + nameOf(limit) +
                    " cannot be kept.",
                settingOf(limit));
}

Status keep(const Allowance &limit, PlannedRequest &request, bool longCache)
{
    if (!request.model.prices || request.model.prices->expired)
        return priceNotKnown(request, limit);
    if (request.model.prices->free())
        return {};
    const double left = limit.limitUsd - limit.spentUsd;
    const std::int64_t floor = std::min(kMinOutputTokens, request.maxOutputTokens);
    const double least = uncachedCostUsd(request, floor, longCache);
    if (least > left) {
        const std::string spent =
            limit.spentUsd > 0 ? ", of which " + dollars(limit.spentUsd) + " are spent" : std::string();
        return fail(ErrorCode::OverBudget,
                    "This question may cost up to " + dollars(least) + ", above the limit " + nameOf(limit) + " of " +
                        dollars(limit.limitUsd) + spent +
                        ". Choose fewer documents, the focused mode, or a higher limit.",
                    settingOf(limit));
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
    for (const Allowance &limit : *limits) {
        if (Status kept = keep(limit, request, question.longCache); !kept)
            return kept;
    }
    return {};
}

Result<std::vector<Allowance>> allowances(const PlannedRequest &request, const Question &question,
                                          store::Library &library, std::int64_t nowWallMs)
{
    return limitsInForce(request, question, library, nowWallMs, 0);
}

Status checkLeastCost(const PlannedRequest &request, double leastUsd, int requests, const Question &question,
                      store::Library &library, std::int64_t nowWallMs)
{
    const auto limits = limitsInForce(request, question, library, nowWallMs, 0);
    if (!limits)
        return tl::unexpected(limits.error());
    for (const Allowance &limit : *limits) {
        if (!request.model.prices || request.model.prices->expired)
            return priceNotKnown(request, limit);
        if (leastUsd <= limit.limitUsd - limit.spentUsd)
            continue;
        const std::string spent =
            limit.spentUsd > 0 ? ", of which " + dollars(limit.spentUsd) + " are spent" : std::string();
        return fail(ErrorCode::OverBudget,
                    "Reading everything takes " + std::to_string(requests) + " requests and costs at least " +
                        dollars(leastUsd) + ", above the limit " + nameOf(limit) + " of " + dollars(limit.limitUsd) +
                        spent + ". Choose fewer documents, the focused mode, or a higher limit.",
                    settingOf(limit));
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
