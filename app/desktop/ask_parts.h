// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/models_setup.h"
#include "core/store/library.h"

#include <filesystem>
#include <memory>

namespace longleaf::desktop {

/// Everything that one question needs, opened for one job.
struct AskParts {
    std::unique_ptr<store::Library> library;
    ask::PromptTemplates templates;
    cli::ModelSetup models;
};
[[nodiscard]] Result<AskParts> openParts(const std::filesystem::path &folder, const settings::SettingsStore &settings,
                                         settings::KeyRing &keys, const Clock &clock, model::RateGate &gate);

} // namespace longleaf::desktop
