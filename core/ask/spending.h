// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"

#include <cstdint>
#include <string>
#include <vector>

namespace longleaf::ask {

/// Works out what the request will probably cost, with a typical answer of 1,000 tokens: with nothing in a cache, and
/// with the documents' part in it.
void setExpectedPrice(PlannedRequest &request, bool longCache);

/// Works out the same for the other mode, if it could be chosen as well.
void setOtherPrice(PlannedRequest &request, bool longCache);

/// Cost in US dollars of the request with so many output tokens and nothing in a cache; 0 where no price is known.
[[nodiscard]] double uncachedCostUsd(const PlannedRequest &request, std::int64_t outputTokens, bool longCache);

/// Keeps the limits of the question, of the day and of the collection, whatever the model writes: lowers the request's
/// output limit, or refuses when not even a short answer fits.
/// @param nowWallMs  decides which day it is, local time.
/// Errors: OverBudget (names the limit, what is spent and what this may cost), and those of the store.
/// @param spentUsd  by this answer so far.
[[nodiscard]] Status applySpendingLimits(PlannedRequest &request, const Question &question, store::Library &library,
                                         std::int64_t nowWallMs, double spentUsd = 0);

/// A limit in money that a request must keep, and what is left of it.
struct Allowance {
    enum class Of { Answer, Day, Collection };
    Of of = Of::Answer;
    std::string collection; ///< name; of a collection's limit
    double limitUsd = 0;
    double spentUsd = 0;

    [[nodiscard]] double leftUsd() const { return limitUsd > spentUsd ? limitUsd - spentUsd : 0; }
    bool operator==(const Allowance &) const = default;
};

/// Every limit that holds for the request, those of the question first. Errors: those of the store.
[[nodiscard]] Result<std::vector<Allowance>> allowances(const PlannedRequest &request, const Question &question,
                                                        store::Library &library, std::int64_t nowWallMs);

/// Refuses what is known to cost more than the limits leave. `request` names model and collection.
/// Errors: OverBudget, and those of the store.
[[nodiscard]] Status checkLeastCost(const PlannedRequest &request, double leastUsd, int requests,
                                    const Question &question, store::Library &library, std::int64_t nowWallMs);

/// The first moment of the day, local time, in milliseconds since 1970.
[[nodiscard]] std::int64_t startOfDayMs(std::int64_t nowWallMs);

} // namespace longleaf::ask
