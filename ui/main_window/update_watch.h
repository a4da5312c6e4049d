// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "core/base/clock.h"
#include "core/update/update_notice.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <optional>

namespace longleaf::ui {

/// What a look for a newer version needs from outside of the window.
class UpdateBackend {
public:
    virtual ~UpdateBackend() = default;
    /// Asks once; on a job. @return  empty: there is none that is newer. Errors: those of update::UpdateCheck.
    [[nodiscard]] virtual Result<std::optional<update::UpdateNotice>> look(std::stop_token stop) = 0;
    /// The version of this program.
    [[nodiscard]] virtual QString ownVersion() const = 0;
};

/// Decides when it is asked whether there is a newer version: never by itself unless it is switched on, then once a
/// day, and whenever the user says so. What it remembers between two starts is in the window's state.
class UpdateWatch final : public QObject {
    Q_OBJECT
public:
    /// All must outlive this. @param stateFile  ini file; empty: nothing is remembered.
    UpdateWatch(UpdateBackend &backend, async::JobRunner &runner, const Clock &clock, QString stateFile);
    ~UpdateWatch() override;

    /// Off at first. Switched on, it asks soon, unless it did so within a day. Switched off, it asks no more, and tells
    /// nothing of an answer that is under way.
    void setOn(bool on);
    /// Asks if it is switched on and a day has passed.
    void lookIfDue();
    /// Asks at once, on or off; the answer comes by a signal in any case.
    void lookNow();
    /// Nobody is told of this version again, unless they ask.
    void dismiss(const update::UpdateNotice &notice);

    [[nodiscard]] QString ownVersion() const { return m_backend.ownVersion(); }

Q_SIGNALS:
    void found(const longleaf::update::UpdateNotice &notice);
    /// Only after lookNow().
    void started();
    void nothingNewer();
    void failed(const QString &sentence);
    /// A look is over, whatever came of it; for tests.
    void looked();

private:
    void look();
    void show(const Result<std::optional<update::UpdateNotice>> &result);

    UpdateBackend &m_backend;
    async::JobRunner &m_runner;
    const Clock &m_clock;
    QString m_stateFile;
    QTimer m_timer;
    std::stop_source m_look;
    bool m_on = false;
    bool m_looking = false;
    bool m_asked = false; ///< somebody waits for the answer of the look that runs
};

} // namespace longleaf::ui
