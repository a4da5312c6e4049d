// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/upkeep.h"

#include "app/cli/document_repair.h"
#include "core/base/log.h"
#include "core/store/upkeep.h"
#include "ui/library/once.h"
#include "ui/text/qt_convert.h"

#include <optional>
#include <utility>

namespace longleaf::desktop {

namespace {

constexpr int kFirstMs = 60'000;
constexpr int kAgainMs = 600'000;

} // namespace

struct Upkeep::Outcome {
    std::optional<Error> damage;
    std::vector<std::string> problems;
};

Upkeep::Upkeep(std::filesystem::path library, ingest::IngestOptions options, async::JobRunner &runner,
               const Clock &clock, std::function<bool()> isIdle)
    : m_library(std::move(library))
    , m_options(std::move(options))
    , m_runner(runner)
    , m_clock(clock)
    , m_isIdle(std::move(isIdle))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Upkeep::look);
}

void Upkeep::start()
{
    m_timer.start(kFirstMs);
}

void Upkeep::look()
{
    m_timer.start(kAgainMs);
    if (m_looking || !m_isIdle())
        return;
    m_looking = true;
    ui::once<Outcome>(
        m_runner, this,
        [library = m_library, options = m_options, clock = &m_clock](std::stop_token stop) {
            return lookAt(library, options, *clock, stop);
        },
        [this](const Outcome &outcome) {
            m_looking = false;
            show(outcome);
            Q_EMIT looked();
        });
}

Upkeep::Outcome Upkeep::lookAt(const std::filesystem::path &library, const ingest::IngestOptions &options,
                               const Clock &clock, const std::stop_token &stop)
{
    Outcome outcome;
    const auto report = store::keepUp(library, clock, stop);
    if (!report) {
        if (report.error().code == ErrorCode::StoreDamaged)
            outcome.damage = report.error();
        else if (report.error().code != ErrorCode::Canceled)
            log::write(log::Level::Warning, "upkeep", report.error().message);
        return outcome;
    }
    if (report->backupFailed) {
        log::write(log::Level::Warning, "upkeep", report->backupFailed->message);
        if (report->backupFailed->code == ErrorCode::DiskFull)
            outcome.problems.push_back("No backup could be made. " + report->backupFailed->message);
    }
    if (!report->damage.empty()) {
        outcome.damage =
            Error{ErrorCode::StoreDamaged,
                  "The library file \"" + (library / "library.sqlite").string() + "\" is damaged: " + report->damage,
                  library.string()};
        return outcome;
    }
    if (report->damagedPages.empty())
        return outcome;
    auto opened = store::Library::open(library, clock);
    if (!opened)
        return outcome;
    const auto repaired = cli::repairPages(**opened, report->damagedPages, options, clock, stop);
    if (repaired) {
        log::write(log::Level::Warning, "upkeep",
                   std::to_string(repaired->repaired) + " damaged pages were read again from their files");
        outcome.problems.insert(outcome.problems.end(), repaired->problems.begin(), repaired->problems.end());
    } else if (repaired.error().code != ErrorCode::Canceled) {
        outcome.problems.push_back(repaired.error().message);
    }
    return outcome;
}

void Upkeep::show(const Outcome &outcome)
{
    if (outcome.damage)
        Q_EMIT damaged(*outcome.damage);
    for (const std::string &problem : outcome.problems)
        Q_EMIT told(ui::toQString(problem));
}

} // namespace longleaf::desktop
