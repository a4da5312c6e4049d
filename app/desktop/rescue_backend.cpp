// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/rescue_backend.h"

#include "core/store/backups.h"
#include "core/store/library_lock.h"
#include "core/store/library_replace.h"
#include "core/store/salvage.h"

#include <system_error>
#include <utility>

namespace longleaf::desktop {

namespace {

using store::LibraryLock;

std::string keptIn(const std::filesystem::path &folder)
{
    return folder.empty() ? std::string() : " What was there before is in \"" + folder.string() + "\".";
}

} // namespace

StoreRescueBackend::StoreRescueBackend(std::filesystem::path library, const Clock &clock)
    : m_library(std::move(library))
    , m_clock(clock)
{
}

ui::RescueOffer StoreRescueBackend::look(const Error &reason, std::stop_token stop)
{
    ui::RescueOffer offer;
    offer.reason = reason.message;
    offer.folder = m_library;
    // A library of a newer program, or on a network, is whole: an older copy of it is no help.
    if (reason.code != ErrorCode::StoreDamaged)
        return offer;
    std::error_code error;
    offer.canSalvage = std::filesystem::is_regular_file(m_library / "library.sqlite", error) &&
                       std::filesystem::file_size(m_library / "library.sqlite", error) > 0;
    if (const auto newest = store::Backups(m_library, m_clock).newestGood(stop)) {
        offer.backupMs = newest->madeAtMs;
        if (const auto facts = store::checkCopy(newest->file, stop))
            offer.documents = facts->documents;
    }
    return offer;
}

Result<std::string> StoreRescueBackend::restore(std::stop_token stop)
{
    const auto alone = LibraryLock::take(m_library, LibraryLock::Purpose::Replace, "Longleaf", stop);
    if (!alone)
        return tl::unexpected(alone.error());
    const store::Backups backups(m_library, m_clock);
    const auto newest = backups.newestGood(stop);
    if (!newest)
        return fail(ErrorCode::NotFound, "There is no usable backup of the library any more.", m_library.string());
    const auto restored = backups.restore(newest->file, stop);
    if (!restored)
        return tl::unexpected(restored.error());
    return "The library is that of the backup now." + keptIn(restored->movedTo);
}

Result<std::string> StoreRescueBackend::salvage(std::stop_token stop)
{
    const auto alone = LibraryLock::take(m_library, LibraryLock::Purpose::Replace, "Longleaf", stop);
    if (!alone)
        return tl::unexpected(alone.error());
    const std::filesystem::path folder = m_library / ("salvaged-" + store::timeStamp(m_clock.wallMs()));
    const auto saved = store::salvageLibrary(m_library / "library.sqlite", folder, m_clock, stop);
    if (!saved)
        return tl::unexpected(saved.error());
    const auto movedTo = store::replaceLibrary(m_library, saved->file, m_clock);
    if (!movedTo)
        return tl::unexpected(movedTo.error());
    std::error_code ignored; // its lock stays
    std::filesystem::remove_all(folder, ignored);
    return saved->sentence() + keptIn(*movedTo);
}

} // namespace longleaf::desktop
