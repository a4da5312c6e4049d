// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalogue_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace longleaf::model {

namespace {

using Json = nlohmann::json;

constexpr std::array kStates = {
    std::pair{ModelState::Active, std::string_view("active")},
    std::pair{ModelState::Preview, std::string_view("preview")},
    std::pair{ModelState::Deprecated, std::string_view("deprecated")},
    std::pair{ModelState::Retired, std::string_view("retired")},
    std::pair{ModelState::OpenWeights, std::string_view("open-weights")},
    std::pair{ModelState::Unlisted, std::string_view("unlisted")},
};

Quirks quirksOf(const Json &fields)
{
    const Quirks usual;
    Quirks quirks;
    quirks.auth = fields.value("auth", usual.auth);
    quirks.outputLimitField = fields.value("outputLimitField", usual.outputLimitField);
    quirks.efforts = fields.value("efforts", usual.efforts);
    quirks.sendsStore = fields.value("sendsStore", usual.sendsStore);
    quirks.sendsCacheKey = fields.value("sendsCacheKey", usual.sendsCacheKey);
    quirks.streamUsage = fields.value("streamUsage", usual.streamUsage);
    quirks.textParts = fields.value("textParts", usual.textParts);
    quirks.obfuscates = fields.value("obfuscates", usual.obfuscates);
    quirks.encryptedReasoning = fields.value("encryptedReasoning", usual.encryptedReasoning);
    quirks.cacheMarks = fields.value("cacheMarks", usual.cacheMarks);
    quirks.nativeCitations = fields.value("nativeCitations", usual.nativeCitations);
    quirks.counting = fields.value("counting", usual.counting);
    if (const auto extra = fields.find("extraBody"); extra != fields.end() && extra->is_object())
        quirks.extraBody = extra->dump();
    return quirks;
}

/// The provider's quirks with the row's on top.
Quirks quirksOf(const Json &provider, const Json &row)
{
    Json fields = provider.value("quirks", Json::object());
    fields.update(row.value("quirks", Json::object()));
    return quirksOf(fields);
}

Prices pricesOf(const Json &fields)
{
    Prices prices;
    prices.input = fields.value("input", 0.0);
    prices.cachedInput = fields.value("cachedInput", prices.input);
    prices.output = fields.value("output", 0.0);
    prices.cacheWrite = fields.value("cacheWrite", -1.0);
    prices.cacheWriteLong = fields.value("cacheWriteLong", -1.0);
    return prices;
}

std::string providerOf(const Json &row)
{
    const std::string id = row.value("id", std::string());
    const std::size_t slash = id.find('/');
    return row.value("provider", slash == std::string::npos ? std::string() : id.substr(0, slash));
}

} // namespace

std::string_view toWord(ModelState state)
{
    const auto *const found =
        std::find_if(kStates.begin(), kStates.end(), [state](const auto &row) { return row.first == state; });
    return found == kStates.end() ? "active" : found->second;
}

CatalogueReader::CatalogueReader(std::string_view today)
    : m_today(today)
{
}

Result<Catalogue> CatalogueReader::read(std::string_view builtIn, std::string_view overlay)
{
    const char *file = "The model catalogue";
    try {
        Json root = Json::parse(builtIn);
        if (!overlay.empty()) {
            file = "Your own model catalogue (models.json beside the settings)";
            const Json own = Json::parse(overlay);
            for (const char *list : {"providers", "models"}) {
                for (const Json &row : own.value(list, Json::array())) {
                    Json &rows = root[list];
                    const auto same = std::find_if(rows.begin(), rows.end(), [&row](const Json &one) {
                        return one.value("id", std::string()) == row.at("id").get<std::string>();
                    });
                    if (same == rows.end())
                        rows.push_back(row);
                    else
                        same->update(row);
                }
            }
        }
        if (const Status done = readAll(root); !done)
            return tl::unexpected(done.error());
    } catch (const Json::exception &error) {
        return fail(ErrorCode::InvalidInput, std::string(file) + " cannot be read: " + error.what());
    }
    return std::move(m_catalogue);
}

Status CatalogueReader::readAll(const Json &root)
{
    std::size_t number = 0;
    for (const Json &row : root.value("providers", Json::array())) {
        if (const Status done = readProvider(row, ++number); !done)
            return done;
    }
    number = 0;
    for (const Json &row : root.at("models")) {
        if (const Status done = readModel(row, ++number); !done)
            return done;
    }
    return {};
}

Status CatalogueReader::readProvider(const Json &row, std::size_t number)
{
    if (!row.is_object() || row.value("id", std::string()).empty())
        return fail(ErrorCode::InvalidInput,
                    "Row " + std::to_string(number) + " of the catalogue's providers has no id.");
    Provider provider;
    provider.id = row.at("id").get<std::string>();
    provider.name = row.value("name", provider.id);
    provider.dialect = row.value("dialect", std::string());
    provider.baseUrl = row.value("baseUrl", std::string());
    provider.addressHint = row.value("addressHint", std::string());
    provider.keyVariable = row.value("keyVariable", std::string());
    provider.baseVariable = row.value("baseVariable", std::string());
    provider.keyOptional = row.value("keyOptional", false);
    provider.local = row.value("local", false);
    provider.quirks = quirksOf(row.value("quirks", Json::object()));
    m_providerRows[provider.id] = row;
    for (const Json &window : row.value("windows", Json::array())) {
        Json family = window;
        family["id"] = provider.id + "/" + window.value("prefix", std::string());
        auto info = model(family, "a window of the provider " + provider.id);
        if (!info)
            return tl::unexpected(info.error());
        m_catalogue.m_families.push_back({provider.id, window.value("prefix", std::string()), std::move(*info)});
    }
    m_catalogue.m_providers.push_back(std::move(provider));
    return {};
}

Status CatalogueReader::readModel(const Json &row, std::size_t number)
{
    const std::string where = "row " + std::to_string(number) + " of the model catalogue";
    if (!row.is_object() || row.value("id", std::string()).empty())
        return fail(ErrorCode::InvalidInput, "The " + where + " has no id.");
    auto info = model(row, where);
    if (!info)
        return tl::unexpected(info.error());
    m_catalogue.m_models.push_back(std::move(*info));
    return {};
}

Result<ModelInfo> CatalogueReader::model(const Json &row, const std::string &where) const
{
    ModelInfo info;
    info.id = row.at("id").get<std::string>();
    info.contextWindow = row.value("contextWindow", std::int64_t{0});
    if (info.contextWindow <= 0)
        return fail(ErrorCode::InvalidInput, "The model " + info.id + " (" + where + ") has no context window.",
                    info.id);
    info.provider = providerOf(row);
    const Json provider = m_providerRows.value(info.provider, Json::object());
    info.providerName = provider.value("name", info.provider);
    const std::size_t slash = info.id.find('/');
    info.wireId = row.value("wireId", slash == std::string::npos ? info.id : info.id.substr(slash + 1));
    info.name = row.value("name", info.wireId);
    info.dialect = row.value("dialect", provider.value("dialect", std::string()));
    info.maxInput = row.value("maxInput", std::int64_t{0});
    info.maxOutput = row.value("maxOutput", std::int64_t{0});
    if (const auto list = row.find("prices"); list != row.end() && list->is_object())
        info.prices = prices(row);
    info.exactTokenizer = row.value("tokenizer", provider.value("tokenizer", std::string("o200k"))) == "o200k";
    info.tokenFactor = row.value("tokenFactor", provider.value("tokenFactor", 1.0));
    info.local = row.value("local", provider.value("local", false));
    info.trainsOnData = row.value("trainsOnData", false);
    info.successor = row.value("successor", std::string());
    info.note = row.value("note", std::string());
    info.quirks = quirksOf(provider, row);
    info.rateLimit.tokensPerMinute = row.value("tokensPerMinute", provider.value("tokensPerMinute", std::int64_t{0}));
    info.rateLimit.requestsPerMinute =
        row.value("requestsPerMinute", provider.value("requestsPerMinute", std::int64_t{0}));
    readState(row, info);
    return info;
}

PriceList CatalogueReader::prices(const Json &row) const
{
    const auto today = [this](const Json &fields, const Json &dated) {
        const std::string until = dated.value("validUntil", std::string());
        const bool over = !until.empty() && !m_today.empty() && m_today > until;
        const auto then = fields.find("then");
        return over && then != fields.end() ? pricesOf(*then) : pricesOf(fields);
    };
    const Json &fields = row.at("prices");
    PriceList list;
    list.base = today(fields, fields);
    list.validUntil = fields.value("validUntil", std::string());
    if (!list.validUntil.empty() && !m_today.empty() && m_today > list.validUntil) {
        list.expired = !fields.contains("then");
        list.validUntil.clear();
    }
    for (const Json &step : row.value("longContext", Json::array()))
        list.longContext.push_back({step.value("above", std::int64_t{0}), today(step, fields)});
    std::sort(list.longContext.begin(), list.longContext.end(),
              [](const PriceStep &a, const PriceStep &b) { return a.above < b.above; });
    return list;
}

void CatalogueReader::readState(const Json &row, ModelInfo &info) const
{
    const std::string word = row.value("status", std::string("active"));
    const auto *const state =
        std::find_if(kStates.begin(), kStates.end(), [&word](const auto &one) { return one.second == word; });
    info.state = state == kStates.end() ? ModelState::Active : state->first;
    info.endsOn = row.value("endsOn", std::string());
    const bool ended = !info.endsOn.empty() && !m_today.empty() && m_today >= info.endsOn;
    if (ended || row.value("retired", false))
        info.state = ModelState::Retired;
    info.retired = info.state == ModelState::Retired;
}

} // namespace longleaf::model
