// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/main_window/settings_form.h"

#include <stop_token>
#include <string>

namespace longleaf::ui {

/// Loads and saves the settings. Synchronous; called on job threads.
class SettingsBackend {
public:
    virtual ~SettingsBackend() = default;
    [[nodiscard]] virtual Result<SettingsForm> load() = 0;
    /// The model chosen in the window meanwhile stays as it is.
    [[nodiscard]] virtual Status save(const SettingsForm &form) = 0;
    /// Keeps what was chosen in the View menu and nothing else. @param textPercent  70..250.
    [[nodiscard]] virtual Status keepAppearance(const std::string &theme, int textPercent) = 0;
    /// Asks the provider whether it takes the key; nothing is saved and nothing is paid. Uses the form's new key, else
    /// the stored one, and only with the host that it belongs to. One sentence; errors as sentences too.
    [[nodiscard]] virtual Result<std::string> testKey(const std::string &provider, const SettingsForm &form,
                                                      std::stop_token stop) = 0;
};

} // namespace longleaf::ui
