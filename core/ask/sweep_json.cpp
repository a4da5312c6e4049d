// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_json.h"

#include "core/ask/answer_json.h"
#include "core/ask/coverage_json.h"
#include "core/ask/sweep_record.h"

#include <nlohmann/json.hpp>

namespace longleaf::ask {

using nlohmann::json;

namespace {

json dollarsJson(const std::optional<double> &usd)
{
    return usd ? json(*usd) : json(nullptr);
}

json windowJson(const pack::Window &window)
{
    json pages = json::array();
    for (const pack::PageRange &one : window)
        pages.push_back({{"id", toText(one.document)}, {"first_page", one.first}, {"last_page", one.last}});
    return pages;
}

} // namespace

json toJson(const SweepPlan &plan)
{
    json parts = json::array();
    for (std::size_t i = 0; i < plan.parts.size(); ++i)
        parts.push_back({{"number", i + 1},
                         {"documents", windowJson(plan.windows.at(i))},
                         {"document_tokens", plan.parts[i].documentTokens},
                         {"prompt_tokens", plan.parts[i].promptTokens}});
    json value = coverageJson(plan.coverage);
    value["model"] = plan.model.id;
    value["window"] = plan.window;
    value["budget_tokens"] = plan.budgetTokens;
    value["document_tokens"] = plan.coverage.documentTokens;
    value["estimated"] = true;
    value["merge"] = std::string(toWord(plan.merge));
    value["requests"] = plan.requests();
    value["pages_total"] = plan.pagesTotal;
    value["pages_to_read"] = plan.pagesToRead();
    value["parts"] = std::move(parts);
    value["larger_pages"] = windowJson(plan.larger);
    value["cost"] = {{"least_usd", dollarsJson(plan.leastUsd)}, {"most_usd", dollarsJson(plan.mostUsd)}};
    return value;
}

Result<json> toJson(const store::StoredSweep &sweep)
{
    json parts = json::array();
    int requests = 0;
    for (const store::StoredSweepPart &stored : sweep.parts) {
        requests += stored.tries;
        if (stored.level > 0)
            continue;
        const auto part = partFromStored(stored);
        if (!part)
            return tl::unexpected(part.error());
        json one = {{"number", part->number},
                    {"documents", windowJson(part->pages)},
                    {"state", part->begun ? std::string(store::toWord(part->state)) : "waiting"},
                    {"tries", stored.tries},
                    {"cost_usd", stored.costUsd}};
        if (part->error)
            one["error"] = {{"code", stored.answer.errorCode}, {"message", part->error->message}};
        parts.push_back(std::move(one));
    }
    return json{
        {"id", toText(sweep.id)}, {"finished", sweep.finished}, {"requests", requests}, {"parts", std::move(parts)}};
}

} // namespace longleaf::ask
