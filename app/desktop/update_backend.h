// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"
#include "ui/main_window/update_watch.h"

#include <string>

namespace longleaf::desktop {

/// Asks over the network as the settings say it is reached.
class CoreUpdateBackend final : public ui::UpdateBackend {
public:
    /// @param address  of what is published; see update::UpdateCheck.
    CoreUpdateBackend(settings::SettingsStore settings, std::string address);

    [[nodiscard]] Result<std::optional<update::UpdateNotice>> look(std::stop_token stop) override;
    [[nodiscard]] QString ownVersion() const override;

private:
    settings::SettingsStore m_settings;
    std::string m_address;
};

} // namespace longleaf::desktop
