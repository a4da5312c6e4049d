// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/models_setup.h"
#include "app/cli/synonyms_setup.h"
#include "core/ingest/extractor_location.h"
#include "core/ingest/extractor_session.h"
#include "longleaf_version.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

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

json check(const char *name, bool ok, std::string detail)
{
    return {{"name", name}, {"ok", ok}, {"detail", std::move(detail)}};
}

json checkExtractor(const Context &context, json &checks)
{
    const auto program = ingest::findExtractor();
    if (!program)
        return check("extractor", false, program.error().message);
    ingest::ExtractorOptions options;
    options.program = *program;
    const auto session = ingest::ExtractorSession::start(options, context.clock);
    if (!session)
        return check("extractor", false, session.error().message);
    const ipc::Hello &hello = (*session)->hello();
    checks.push_back(check("parser", true, hello.parser));
    checks.push_back(check("sandbox", true,
                           hello.sandboxProfile == "process"
                               ? "process: documents are parsed in a process of its own with limited memory; "
                                 "no system-call filter is in force"
                               : hello.sandboxProfile));
    return check("extractor", true, program->string());
}

json checkLibrary(const Context &context)
{
    auto library = context.openLibrary();
    if (!library)
        return check("library", false, library.error().message);
    const auto state = (*library)->check();
    if (!state)
        return check("library", false, state.error().message);
    const auto documents = (*library)->documents();
    const std::size_t count = documents ? documents->size() : 0;
    return check("library", *state == "ok",
                 context.libraryFolder.string() + ": " + *state + ", " + std::to_string(count) + " documents");
}

json checkProxy()
{
    for (const char *name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
        if (const char *value = std::getenv(name); value != nullptr && *value != '\0')
            return check("proxy", true, std::string(name) + " is set");
    }
    return check("proxy", true, "none");
}

json checkKeys(const Context &context)
{
    const auto setup = ModelSetup::load(context.settingsStore, context.keys, context.clock);
    if (!setup)
        return check("keys", false, setup.error().message);
    const std::string warning = context.keys.warning();
    return check("keys", true,
                 warning.empty() ? "keys come from the environment or are kept in " +
                                       context.keys.nameOf(settings::KeyPlace::Keychain)
                                 : warning);
}

std::string groupsText(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " group" : " groups");
}

json checkSynonymLists(const Context &context)
{
    const std::string builtIn = groupsText(rank::checkSynonyms(builtInSynonyms()).groups) + " built in";
    const auto own = ownSynonyms(context.settingsStore);
    if (!own)
        return check("synonyms", false, own.error().message);
    if (!own->exists)
        return check("synonyms", true, builtIn + "; a list of your own would be " + own->file.string());
    const rank::SynonymCheck state = rank::checkSynonyms(own->text);
    std::string detail = own->file.string() + ": " + groupsText(state.groups) + " of your own, " + builtIn;
    for (const rank::SynonymProblem &problem : state.problems)
        detail += "; " + rank::sentence(problem);
    return check("synonyms", state.problems.empty(), std::move(detail));
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

int doctor(const Context &context)
{
    json checks = json::array();
    checks.push_back(check("version", true, std::string("Longleaf ") + kVersion));
    json extractor = checkExtractor(context, checks);
    checks.push_back(std::move(extractor));
    checks.push_back(checkLibrary(context));
    checks.push_back(checkKeys(context));
    checks.push_back(checkProxy());
    checks.push_back(checkSynonymLists(context));
    bool allOk = true;
    for (const json &one : checks) {
        const bool ok = one["ok"].get<bool>();
        allOk = allOk && ok;
        if (!context.json) {
            std::printf("%-6s %-10s %s\n", ok ? "ok" : "FAILED", one["name"].get<std::string>().c_str(),
                        one["detail"].get<std::string>().c_str());
        }
    }
    if (context.json)
        printJson({{"checks", std::move(checks)}});
    return allOk ? kDone : kFailed;
}

} // namespace longleaf::cli
