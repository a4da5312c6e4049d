// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"
#include "core/base/clock.h"
#include "core/model/catalogue.h"
#include "core/model/model_factory.h"
#include "core/settings/key_ring.h"
#include "core/settings/settings.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace longleaf::cli {

/// Settings, the catalogue with the user's own rows, keys and the clients that they allow. A key is read when a client of
/// its provider is made; until then only whether there is one is known.
class ModelSetup final {
public:
    /// `keys`, `clock` and `gate` (may be null) must outlive the clients.
    /// Errors: those of SettingsStore::load, KeyRing::records and Catalogue::parse.
    [[nodiscard]] static Result<ModelSetup> load(const settings::SettingsStore &store, settings::KeyRing &keys,
                                                 const Clock &clock, model::RateGate *gate = nullptr);

    [[nodiscard]] const settings::Settings &settings() const { return m_settings; }
    [[nodiscard]] const model::Catalogue &catalogue() const { return m_catalogue; }
    /// What the model servers on this computer say of themselves (model::findLocalModels).
    [[nodiscard]] std::vector<model::ModelInfo> findLocalModels(const std::stop_token &stop) const;
    /// Puts such rows into the catalogue.
    void addModels(std::vector<model::ModelInfo> models) { m_catalogue.add(std::move(models)); }
    [[nodiscard]] std::string defaultModel() const;
    /// Why a model cannot be used now; empty when it can. Reads no key.
    [[nodiscard]] std::optional<Error> problemWith(const model::ModelInfo &model) const;
    [[nodiscard]] ask::ClientSource clients() const;
    /// Address and key for a provider. Errors: those of ModelFactory::access, or why the key could not be read.
    [[nodiscard]] Result<model::Access> access(std::string_view provider) const;
    [[nodiscard]] model::NetworkOptions network() const;

private:
    struct KeyErrors; ///< why keys could not be read, by provider
    settings::Settings m_settings;
    model::Catalogue m_catalogue;
    std::shared_ptr<model::ModelFactory> m_factory; ///< shared with the ClientSource that is handed out
    std::shared_ptr<model::ModelFactory> m_lookOnly; ///< sees that keys exist, not what they are; sends nothing
    std::shared_ptr<KeyErrors> m_keyErrors;
    bool m_haveMetaKey = false;
};

/// The texts that are sent around the documents, and the synonyms: the built-in ones and those of the user's own
/// synonyms.txt in the folder of the settings. Errors: InvalidInput (our own resource is damaged, or a line of the
/// user's file cannot be read), and those of reading that file.
[[nodiscard]] Result<ask::PromptTemplates> promptTemplates(const settings::SettingsStore &store);

/// What the settings say of every question.
void applySettings(const settings::Settings &settings, ask::Question &question);

} // namespace longleaf::cli
