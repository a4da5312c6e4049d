// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/catalogue.h"

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace longleaf::model {

/// Reads the catalogue's JSON. Exceptions of the JSON library end here.
class CatalogueReader final {
public:
    explicit CatalogueReader(std::string_view today);

    [[nodiscard]] Result<Catalogue> read(std::string_view builtIn, std::string_view overlay);

private:
    using Json = nlohmann::json;

    [[nodiscard]] Status readAll(const Json &root);
    [[nodiscard]] Status readProvider(const Json &row, std::size_t number);
    [[nodiscard]] Status readModel(const Json &row, std::size_t number);
    [[nodiscard]] Result<ModelInfo> model(const Json &row, const std::string &where) const;
    [[nodiscard]] PriceList prices(const Json &row) const;
    void readState(const Json &row, ModelInfo &info) const;

    std::string m_today;
    Catalogue m_catalogue;
    Json m_providerRows = Json::object(); ///< by id
};

} // namespace longleaf::model
