// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "core/base/clock.h"
#include "core/ingest/ingest_pipeline.h"

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <functional>

namespace longleaf::desktop {

/// Lets the library be checked and copied once a day, on a job, when nothing is read and nothing is asked. Only what is
/// bad is told; pages that changed on the disk are read again from their files first.
class Upkeep final : public QObject {
    Q_OBJECT
public:
    /// `runner` and `clock` must outlive this. @param isIdle  whether nobody works with the library.
    Upkeep(std::filesystem::path library, ingest::IngestOptions options, async::JobRunner &runner, const Clock &clock,
           std::function<bool()> isIdle);

    /// Looks for the first time in a minute, then every ten minutes.
    void start();
    /// Looks now, if it is idle.
    void look();

Q_SIGNALS:
    /// The database is damaged.
    void damaged(const longleaf::Error &reason);
    /// Something else that the reader must know.
    void told(const QString &sentence);
    /// A look is over; for tests.
    void looked();

private:
    struct Outcome;
    [[nodiscard]] static Outcome lookAt(const std::filesystem::path &library, const ingest::IngestOptions &options,
                                        const Clock &clock, const std::stop_token &stop);
    void show(const Outcome &outcome);

    std::filesystem::path m_library;
    ingest::IngestOptions m_options;
    async::JobRunner &m_runner;
    const Clock &m_clock;
    std::function<bool()> m_isIdle;
    QTimer m_timer;
    bool m_looking = false;
};

} // namespace longleaf::desktop
