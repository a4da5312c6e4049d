// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <algorithm>

namespace longleaf::store {

namespace {

// An observation is not believed if it is that far off: it is a server's mistake, not a tokenizer.
constexpr std::int64_t kMostRatio = 5;
// Old observations fade, so that a changed tokenizer is noticed: the sums are halved above this.
constexpr std::int64_t kMostCounted = 20'000'000;

} // namespace

Status Library::setCollectionPolicy(CollectionId id, bool allowTraining, std::optional<double> maxCostUsd)
{
    auto statement = m_connection->prepare(
        "UPDATE collections SET allow_training = ?, max_cost_usd = iif(? < 0, NULL, ?) WHERE id = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const double limit = maxCostUsd.value_or(-1.0);
    if (Status done = statement->bind(allowTraining ? 1 : 0, limit, limit, id.value).run(); !done)
        return done;
    if (m_connection->changes() == 1)
        return {};
    return fail(ErrorCode::NotFound, "There is no collection " + toText(id) + " in the library.", toText(id));
}

Result<std::optional<Collection>> Library::collectionOf(std::span<const DocumentId> scope)
{
    auto all = collections();
    if (!all)
        return tl::unexpected(all.error());
    if (all->empty())
        return std::optional<Collection>{};
    std::vector<DocumentId> wanted(scope.begin(), scope.end());
    if (wanted.empty()) {
        const auto everything = documents();
        if (!everything)
            return tl::unexpected(everything.error());
        for (const document::Document &one : *everything)
            wanted.push_back(one.id);
    }
    std::optional<Collection> found;
    for (Collection &one : *all) {
        const bool holdsAll = std::all_of(wanted.begin(), wanted.end(), [&one](DocumentId id) {
            return std::binary_search(one.documents.begin(), one.documents.end(), id); // rising: collections()
        });
        if (!holdsAll || wanted.empty())
            continue;
        if (found)
            return std::optional<Collection>{};
        found = std::move(one);
    }
    return found;
}

Result<double> Library::spentUsd(std::int64_t sinceWallMs, CollectionId collection)
{
    // A sweep may go on for days: each of its parts counts when it was begun.
    auto statement = m_connection->prepare(
        "SELECT (SELECT coalesce(sum(cost_usd), 0.0) FROM answers JOIN answer_results ON answer = id"
        " WHERE created_at_ms >= ?1 AND (?2 = 0 OR collection = ?2) AND id NOT IN (SELECT answer FROM sweeps))"
        " + (SELECT coalesce(sum(cost_usd), 0.0) FROM sweep_parts JOIN sweeps ON sweeps.id = sweep"
        " JOIN answers ON answers.id = answer WHERE begun_at_ms >= ?1 AND tries > 0 AND (?2 = 0 OR collection = ?2))"
        " + (SELECT coalesce(sum(cost_usd), 0.0) FROM purged_costs"
        " WHERE created_at_ms >= ?1 AND (?2 = 0 OR collection = ?2))");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(sinceWallMs, collection.value).step();
    if (!row)
        return tl::unexpected(row.error());
    return statement->real(0);
}

Status Library::observeTokens(std::string_view model, std::int64_t counted, std::int64_t reported)
{
    if (counted <= 0 || reported <= 0 || reported > kMostRatio * counted || counted > kMostRatio * reported)
        return {};
    auto statement =
        m_connection->prepare("INSERT INTO token_factors(model, counted, reported, observations) VALUES (?1, ?2, ?3, 1)"
                              " ON CONFLICT(model) DO UPDATE SET"
                              " counted = iif(counted > ?4, counted / 2, counted) + excluded.counted,"
                              " reported = iif(counted > ?4, reported / 2, reported) + excluded.reported,"
                              " observations = observations + 1");
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(model, counted, reported, kMostCounted).run();
}

Result<TokenObservations> Library::tokenObservations(std::string_view model)
{
    auto statement = m_connection->prepare("SELECT counted, reported, observations FROM token_factors WHERE model = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(model).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return TokenObservations{};
    return TokenObservations{statement->integer(0), statement->integer(1), statement->integer(2)};
}

} // namespace longleaf::store
