// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace longleaf::ui {

/// Why the library cannot be used, and what can be done about it.
struct RescueOffer {
    std::string reason; ///< a sentence
    std::filesystem::path folder;
    bool canSalvage = false;    ///< there is a file of which something may be read
    std::int64_t backupMs = 0;  ///< when the newest usable backup was made (wall clock); 0: there is none
    std::int64_t documents = 0; ///< that it has
};

/// What the page for a damaged library needs. Synchronous; called on job threads.
class RescueBackend {
public:
    virtual ~RescueBackend() = default;
    /// @param reason  why the library cannot be used. Looks for backups, so it may take some seconds.
    [[nodiscard]] virtual RescueOffer look(const Error &reason, std::stop_token stop) = 0;
    /// Puts the newest usable backup in the library's place, which is moved aside. @return a sentence about it.
    [[nodiscard]] virtual Result<std::string> restore(std::stop_token stop) = 0;
    /// Saves what can be read; the new library takes the place of the damaged one, which is moved aside.
    [[nodiscard]] virtual Result<std::string> salvage(std::stop_token stop) = 0;
};

} // namespace longleaf::ui
