// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/prices.h"
#include "core/model/quirks.h"
#include "core/model/rate_gate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::model {

enum class ModelState {
    Active,
    Preview,
    Deprecated,  ///< works, with an end in sight
    Retired,     ///< requests fail
    OpenWeights, ///< served by others or on one's own machine
    Unlisted,    ///< not in the catalogue: its window is that of its family, its price is not known
};
/// "active", "preview", "deprecated", "retired", "open-weights", "unlisted".
[[nodiscard]] std::string_view toWord(ModelState state);

/// A row of the catalogue (resources/models.json), joined with its provider's.
struct ModelInfo {
    std::string id;           ///< provider/model, e.g. "meta/muse-spark-1.3", "offline/quotes"
    std::string provider;     ///< "meta", "offline", ...
    std::string providerName; ///< for people
    std::string wireId;       ///< the name that goes over the wire
    std::string name;         ///< for people
    std::string dialect;      ///< "openai-responses", "embedded", ...
    std::int64_t contextWindow = 0;
    std::int64_t maxInput = 0; ///< 0: no bound beyond the window
    std::int64_t maxOutput = 0;
    std::optional<PriceList> prices; ///< empty: not known; zeros: free
    double tokenFactor = 1.0;        ///< tokens of its tokenizer per o200k token, before anything was learned
    bool exactTokenizer = true;      ///< its tokenizer is o200k itself
    bool local = false;              ///< nothing leaves the machine
    bool trainsOnData = false;       ///< the provider may train on what is sent: never a default
    bool retired = false;            ///< state is Retired
    ModelState state = ModelState::Active;
    std::string endsOn;    ///< day from which it is off, "2027-01-14"; may be empty
    std::string successor; ///< id; may be empty
    std::string note;
    Quirks quirks;
    RateLimit rateLimit;
    std::string baseUrl; ///< where a server on this computer was found; empty: the provider's
};

/// A row of the catalogue's list of providers.
struct Provider {
    std::string id;
    std::string name;
    std::string dialect;
    std::string baseUrl;      ///< empty: everyone has an own one, which the settings must name
    std::string addressHint;  ///< how such an address looks
    std::string keyVariable;  ///< of the environment; may be empty
    std::string baseVariable; ///< of the environment, for tests and gateways; may be empty
    bool keyOptional = false;
    bool local = false;
    Quirks quirks;
};

class Catalogue final {
public:
    /// Reads the built-in catalogue and the user's own on top: a row with a known id changes the members that it names,
    /// any other row is new. @param today  "2026-11-24": decides which prices hold and which models have ended; empty:
    /// the first prices, and nothing has ended.
    /// Errors: InvalidInput (not JSON, or a row without an id, window or known provider; names the row and the file).
    [[nodiscard]] static Result<Catalogue> parse(std::string_view json, std::string_view overlay = {},
                                                 std::string_view today = {});

    [[nodiscard]] const std::vector<ModelInfo> &models() const { return m_models; }
    [[nodiscard]] const std::vector<Provider> &providers() const { return m_providers; }
    /// Null if there is none of that id.
    [[nodiscard]] const Provider *provider(std::string_view id) const;

    /// By id, or by the part after the slash when that is unique. An id of a known provider that is not listed is taken
    /// as it is, with the window of the longest prefix that fits, of 8,192 tokens if none does.
    /// Errors: UnknownModel (names near ones).
    [[nodiscard]] Result<ModelInfo> find(std::string_view id) const;

    /// Adds rows, or replaces those of the same id (what servers on this computer say of themselves).
    void add(std::vector<ModelInfo> models);

private:
    struct Family {
        std::string provider;
        std::string prefix;
        ModelInfo model; ///< with the figures of the family
    };
    friend class CatalogueReader;

    [[nodiscard]] std::optional<ModelInfo> unlisted(std::string_view id) const;

    std::vector<Provider> m_providers;
    std::vector<ModelInfo> m_models;
    std::vector<Family> m_families;
};

} // namespace longleaf::model
