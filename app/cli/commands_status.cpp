// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/models_setup.h"

#include <algorithm>
#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

json pricesJson(const model::Prices &prices)
{
    json value = {{"input", prices.input}, {"cached_input", prices.cachedInput}, {"output", prices.output}};
    if (prices.cacheWrite >= 0)
        value["cache_write"] = prices.cacheWrite;
    if (prices.cacheWriteLong >= 0)
        value["cache_write_long"] = prices.cacheWriteLong;
    return value;
}

json pricesJson(const std::optional<model::PriceList> &list)
{
    if (!list || list->expired)
        return nullptr;
    json value = pricesJson(list->base);
    for (const model::PriceStep &step : list->longContext) {
        json one = pricesJson(step.prices);
        one["above"] = step.above;
        value["long_context"].push_back(std::move(one));
    }
    if (!list->validUntil.empty())
        value["valid_until"] = list->validUntil;
    return value;
}

/// "$1.25 in, $0.15 cached, $4.25 out", per million tokens.
std::string priceText(const std::optional<model::PriceList> &list)
{
    if (!list || list->expired)
        return "price not known";
    if (list->free())
        return "free";
    const auto money = [](double usd) {
        std::string text = std::to_string(usd);
        text.erase(std::max(text.find_last_not_of('0') + 1, text.find('.') + 3));
        return "$" + text;
    };
    return money(list->base.input) + " in, " + money(list->base.cachedInput) + " cached, " + money(list->base.output) +
           " out" + (list->longContext.empty() ? "" : ", more for long inputs");
}

std::string privacyText(const model::ModelInfo &one)
{
    if (one.local)
        return "stays on this computer";
    return one.trainsOnData ? "the provider may train on what you send" : "sent to " + one.provider;
}

json modelJson(const model::ModelInfo &one, const ModelSetup &setup)
{
    const auto problem = setup.problemWith(one);
    return {{"id", one.id},
            {"provider", one.provider},
            {"name", one.name},
            {"dialect", one.dialect},
            {"context_window", one.contextWindow},
            {"max_input", one.maxInput},
            {"max_output", one.maxOutput},
            {"prices", pricesJson(one.prices)},
            {"local", one.local},
            {"configured", !problem.has_value()},
            {"problem", problem ? json(problem->message) : json(nullptr)},
            {"trains_on_data", one.trainsOnData},
            {"retired", one.retired},
            {"state", std::string(model::toWord(one.state))},
            {"ends_on", one.endsOn},
            {"successor", one.successor},
            {"default", one.id == setup.defaultModel()},
            {"note", one.note}};
}

} // namespace

int models(const Context &context)
{
    auto setup = ModelSetup::load(context.settingsStore, context.keys, context.clock);
    if (!setup)
        return report(context, setup.error());
    setup->addModels(setup->findLocalModels(context.stop));
    json rows = json::array();
    for (const model::ModelInfo &one : setup->catalogue().models()) {
        json row = modelJson(one, *setup);
        if (!context.json) {
            const std::string state = one.endsOn.empty() || one.retired
                                          ? std::string(model::toWord(one.state))
                                          : std::string(model::toWord(one.state)) + ", ends " + one.endsOn;
            std::printf("%-44s %9lld tokens  %s; %s; %s\n", one.id.c_str(), static_cast<long long>(one.contextWindow),
                        priceText(one.prices).c_str(), privacyText(one).c_str(), state.c_str());
            std::printf("%-44s %s\n", "",
                        row["configured"].get<bool>() ? "ready" : row["problem"].get<std::string>().c_str());
        }
        rows.push_back(std::move(row));
    }
    if (context.json)
        printJson({{"models", std::move(rows)}});
    return kDone;
}

} // namespace longleaf::cli
