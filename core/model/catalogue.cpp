// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalogue.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace longleaf::model {
namespace {

using Json = nlohmann::json;

constexpr double kTokensPerPrice = 1'000'000.0;
constexpr std::size_t kSuggestions = 3;

Result<ModelInfo> readRow(const Json &row, std::size_t number)
{
    const std::string where = "row " + std::to_string(number) + " of the model catalogue";
    if (!row.is_object() || row.value("id", std::string()).empty()) {
        return fail(ErrorCode::InvalidInput, "The " + where + " has no id.");
    }
    ModelInfo info;
    info.id = row.at("id").get<std::string>();
    info.contextWindow = row.value("contextWindow", std::int64_t{0});
    if (info.contextWindow <= 0) {
        return fail(ErrorCode::InvalidInput, "The model " + info.id + " (" + where + ") has no context window.",
                    info.id);
    }
    const std::size_t slash = info.id.find('/');
    info.provider = row.value("provider", slash == std::string::npos ? std::string() : info.id.substr(0, slash));
    info.wireId = row.value("wireId", slash == std::string::npos ? info.id : info.id.substr(slash + 1));
    info.name = row.value("name", info.wireId);
    info.dialect = row.value("dialect", std::string());
    info.maxInput = row.value("maxInput", std::int64_t{0});
    info.maxOutput = row.value("maxOutput", std::int64_t{0});
    if (const auto prices = row.find("prices"); prices != row.end() && prices->is_object()) {
        const double input = prices->value("input", 0.0);
        info.prices = Prices{input, prices->value("cachedInput", input), prices->value("output", 0.0)};
    }
    info.tokenFactor = row.value("tokenFactor", 1.0);
    info.local = row.value("local", false);
    info.trainsOnData = row.value("trainsOnData", false);
    info.retired = row.value("retired", false);
    info.successor = row.value("successor", std::string());
    info.note = row.value("note", std::string());
    return info;
}

std::string_view shortName(std::string_view id)
{
    const std::size_t slash = id.find('/');
    return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

// Number of single-character edits that turn one text into the other.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string nearIds(const std::vector<ModelInfo> &models, std::string_view wanted)
{
    std::vector<std::pair<std::size_t, const ModelInfo *>> near;
    for (const ModelInfo &model : models) {
        if (!model.retired) {
            near.emplace_back(editDistance(shortName(model.id), shortName(wanted)), &model);
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min(near.size(), kSuggestions); ++i) {
        text += (i == 0 ? "" : ", ") + near[i].second->id;
    }
    return text;
}

} // namespace

double costUsd(const Prices &prices, std::int64_t input, std::int64_t cachedInput, std::int64_t output)
{
    const std::int64_t cached = std::clamp<std::int64_t>(cachedInput, 0, std::max<std::int64_t>(input, 0));
    return (static_cast<double>(input - cached) * prices.input + static_cast<double>(cached) * prices.cachedInput +
            static_cast<double>(output) * prices.output) /
           kTokensPerPrice;
}

Result<Catalogue> Catalogue::parse(std::string_view json)
{
    Catalogue catalogue;
    try {
        const Json root = Json::parse(json);
        std::size_t number = 0;
        for (const Json &row : root.at("models")) {
            auto info = readRow(row, ++number);
            if (!info) {
                return tl::unexpected(info.error());
            }
            catalogue.m_models.push_back(std::move(*info));
        }
    } catch (const Json::exception &error) {
        return fail(ErrorCode::InvalidInput, std::string("The model catalogue cannot be read: ") + error.what());
    }
    return catalogue;
}

Result<ModelInfo> Catalogue::find(std::string_view id) const
{
    const ModelInfo *found = nullptr;
    std::size_t matches = 0;
    for (const ModelInfo &model : m_models) {
        if (model.id == id) {
            return model;
        }
        if (shortName(model.id) == id) {
            found = &model;
            ++matches;
        }
    }
    if (matches == 1) {
        return *found;
    }
    const std::string near = nearIds(m_models, id);
    return fail(ErrorCode::UnknownModel,
                "There is no model \"" + std::string(id) + "\"." + (near.empty() ? "" : " Did you mean: " + near + "?"),
                std::string(id));
}

} // namespace longleaf::model
