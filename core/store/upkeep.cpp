// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/upkeep.h"

#include "core/store/library.h"
#include "core/store/sqlite.h"

namespace longleaf::store {

namespace {

constexpr std::int64_t kDayMs = std::int64_t{24} * 60 * 60 * 1'000;

} // namespace

Result<std::string> Library::check(const std::stop_token &stop)
{
    m_connection->stopWith(stop);
    auto state = m_connection->queryText("PRAGMA quick_check(1)");
    m_connection->stopWith({});
    return state;
}

Result<bool> Library::checkIsDue()
{
    const auto last = m_connection->queryInteger("SELECT checked_at_ms FROM library_state");
    if (!last)
        return tl::unexpected(last.error());
    // A time of the future is one of a clock that was wrong.
    const std::int64_t now = m_clock.wallMs();
    return *last > now || now - *last >= kDayMs;
}

Status Library::noteCheck()
{
    auto note = m_connection->prepare("UPDATE library_state SET checked_at_ms = ?");
    if (!note)
        return tl::unexpected(note.error());
    return note->bind(m_clock.wallMs()).run();
}

Result<UpkeepReport> keepUp(const std::filesystem::path &folder, const Clock &clock, const std::stop_token &stop)
{
    UpkeepReport report;
    {
        auto library = Library::open(folder, clock);
        if (!library)
            return tl::unexpected(library.error());
        const auto due = (*library)->checkIsDue();
        if (!due)
            return tl::unexpected(due.error());
        if (*due) {
            const auto state = (*library)->check(stop);
            if (!state && state.error().code != ErrorCode::StoreDamaged)
                return tl::unexpected(state.error());
            if (!state || *state != "ok")
                report.damage = state ? *state : state.error().message;
            auto pages = (*library)->damagedPages({}, stop);
            if (!pages && pages.error().code != ErrorCode::StoreDamaged)
                return tl::unexpected(pages.error());
            if (pages)
                report.damagedPages = std::move(*pages);
            else if (report.damage.empty())
                report.damage = pages.error().message;
            report.checked = true;
            // What is damaged is told again at the next start.
            if (report.damage.empty() && report.damagedPages.empty()) {
                if (const Status noted = (*library)->noteCheck(); !noted)
                    return tl::unexpected(noted.error());
            }
        }
    }
    if (!report.damage.empty() || !report.damagedPages.empty())
        return report;
    const Backups backups(folder, clock);
    const auto kind = backups.due();
    if (!kind)
        return tl::unexpected(kind.error());
    if (!*kind)
        return report;
    auto backup = backups.make(**kind, stop);
    if (backup)
        report.backup = std::move(*backup);
    else
        report.backupFailed = backup.error();
    return report;
}

} // namespace longleaf::store
