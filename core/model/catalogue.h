// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::model {

/// US dollars per 1,000,000 tokens.
struct Prices {
    double input = 0;
    double cachedInput = 0;
    double output = 0;

    bool operator==(const Prices &) const = default;
};

/// A row of the catalogue (resources/models.json).
struct ModelInfo {
    std::string id;       ///< provider/model, e.g. "meta/muse-spark-1.3", "offline/quotes"
    std::string provider; ///< "meta", "offline", ...
    std::string wireId;   ///< the name that goes over the wire
    std::string name;     ///< for people
    std::string dialect;  ///< "openai-responses", "embedded", ...
    std::int64_t contextWindow = 0;
    std::int64_t maxInput = 0; ///< 0: no bound beyond the window
    std::int64_t maxOutput = 0;
    std::optional<Prices> prices; ///< empty: not known; zeros: free
    double tokenFactor = 1.0;
    bool local = false;        ///< nothing leaves the machine
    bool trainsOnData = false; ///< the provider may train on what is sent: never a default
    bool retired = false;
    std::string successor;
    std::string note;
};

/// Cost in US dollars of a request; `cachedInput` is the part of `input` billed at the cached price.
[[nodiscard]] double costUsd(const Prices &prices, std::int64_t input, std::int64_t cachedInput, std::int64_t output);

class Catalogue final {
public:
    /// Errors: InvalidInput (not JSON, or a row without an id or window; names the row).
    [[nodiscard]] static Result<Catalogue> parse(std::string_view json);

    [[nodiscard]] const std::vector<ModelInfo> &models() const { return m_models; }
    /// By id, or by the part after the slash when that is unique. Errors: UnknownModel (names near ones).
    [[nodiscard]] Result<ModelInfo> find(std::string_view id) const;

private:
    std::vector<ModelInfo> m_models;
};

} // namespace longleaf::model
