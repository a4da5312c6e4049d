// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"
#include "core/base/clock.h"
#include "core/model/catalogue.h"
#include "core/model/model_factory.h"
#include "core/settings/settings.h"

#include <memory>
#include <optional>
#include <string>

namespace longleaf::cli {

/// Settings, keys and the clients that they allow.
class ModelSetup final {
public:
    /// Errors: those of SettingsStore::load.
    [[nodiscard]] static Result<ModelSetup> load(const settings::SettingsStore &store, const Clock &clock);

    [[nodiscard]] const settings::Settings &settings() const { return m_settings; }
    [[nodiscard]] std::string defaultModel() const;
    /// Why a model cannot be used now; empty when it can.
    [[nodiscard]] std::optional<Error> problemWith(const model::ModelInfo &model) const;
    [[nodiscard]] ask::ClientSource clients() const;

private:
    settings::Settings m_settings;
    std::shared_ptr<model::ModelFactory> m_factory; ///< shared with the ClientSource that is handed out
    bool m_haveMetaKey = false;
};

} // namespace longleaf::cli
