// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/ask/spending.h"

#include <algorithm>
#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

Result<json> collectionRow(store::Library &library, const store::Collection &one)
{
    const auto spent = library.spentUsd(0, one.id);
    if (!spent)
        return tl::unexpected(spent.error());
    json ids = json::array();
    for (const DocumentId id : one.documents)
        ids.push_back(toText(id));
    return json{{"id", toText(one.id)},
                {"name", one.name},
                {"documents", std::move(ids)},
                {"allow_training", one.allowTraining},
                {"local_only", one.localOnly},
                {"max_cost_usd", one.maxCostUsd ? json(*one.maxCostUsd) : json(nullptr)},
                {"spent_usd", *spent}};
}

/// Changes what the options name and leaves the rest.
Status changePolicy(store::Library &library, const CollectionOptions &options)
{
    const auto id = library.ensureCollection(options.name);
    if (!id)
        return tl::unexpected(id.error());
    const auto all = library.collections();
    if (!all)
        return tl::unexpected(all.error());
    const auto found =
        std::find_if(all->begin(), all->end(), [&id](const store::Collection &one) { return one.id == *id; });
    if (found == all->end())
        return fail(ErrorCode::NotFound, "There is no collection \"" + options.name + "\".", options.name);
    bool allow = found->allowTraining;
    if (!options.allowTraining.empty())
        allow = options.allowTraining == "on";
    std::optional<double> limit = found->maxCostUsd;
    if (options.maxCostUsd)
        limit = *options.maxCostUsd < 0 ? std::nullopt : options.maxCostUsd;
    if (!options.localOnly.empty()) {
        if (Status done = library.setCollectionLocalOnly(*id, options.localOnly == "on"); !done)
            return done;
    }
    return library.setCollectionPolicy(*id, allow, limit);
}

} // namespace

int collections(const Context &context, const CollectionOptions &options)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    if (!options.name.empty()) {
        if (const Status changed = changePolicy(**library, options); !changed)
            return report(context, changed.error());
    }
    const auto all = (*library)->collections();
    if (!all)
        return report(context, all.error());
    json rows = json::array();
    for (const store::Collection &one : *all) {
        auto row = collectionRow(**library, one);
        if (!row)
            return report(context, row.error());
        if (!context.json)
            std::printf("%4s  %-24s %4zu documents  spent $%.4f%s%s%s\n", toText(one.id).c_str(), one.name.c_str(),
                        one.documents.size(), (*row)["spent_usd"].get<double>(),
                        one.maxCostUsd ? (" of $" + std::to_string(*one.maxCostUsd)).c_str() : "",
                        one.allowTraining ? "  (models that may train on it are allowed)" : "",
                        one.localOnly ? "  (models on this computer only)" : "");
        rows.push_back(std::move(*row));
    }
    if (context.json)
        printJson({{"collections", std::move(rows)}});
    return kDone;
}

int spending(const Context &context)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto today = (*library)->spentUsd(ask::startOfDayMs(context.clock.wallMs()));
    if (!today)
        return report(context, today.error());
    const auto ever = (*library)->spentUsd(0);
    if (!ever)
        return report(context, ever.error());
    if (context.json)
        printJson({{"today_usd", *today}, {"total_usd", *ever}});
    else
        std::printf("Today $%.4f, all answers of this library $%.4f\n", *today, *ever);
    return kDone;
}

} // namespace longleaf::cli
