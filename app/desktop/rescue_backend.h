// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/library/rescue_backend.h"

namespace longleaf::desktop {

/// Backups and salvage of the window's library.
class StoreRescueBackend final : public ui::RescueBackend {
public:
    /// `clock` must outlive the backend.
    StoreRescueBackend(std::filesystem::path library, const Clock &clock);

    [[nodiscard]] ui::RescueOffer look(const Error &reason, std::stop_token stop) override;
    [[nodiscard]] Result<std::string> restore(std::stop_token stop) override;
    [[nodiscard]] Result<std::string> salvage(std::stop_token stop) override;

private:
    std::filesystem::path m_library;
    const Clock &m_clock;
};

} // namespace longleaf::desktop
