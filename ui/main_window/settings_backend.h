// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/settings.h"

#include <optional>
#include <string>

namespace longleaf::ui {

/// What the settings dialog shows and changes.
struct SettingsForm {
    settings::Settings settings;
    bool haveMetaKey = false;
    std::optional<std::string> newMetaKey; ///< set: replaces the key; empty text removes it
    std::string folder;                    ///< where settings and keys are kept
};

/// Loads and saves the settings. Synchronous; called on job threads.
class SettingsBackend {
public:
    virtual ~SettingsBackend() = default;
    [[nodiscard]] virtual Result<SettingsForm> load() = 0;
    [[nodiscard]] virtual Status save(const SettingsForm &form) = 0;
};

} // namespace longleaf::ui
