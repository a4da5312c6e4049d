// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/update_watch.h"

#include "core/base/log.h"
#include "core/update/update_check.h"
#include "ui/library/once.h"
#include "ui/text/qt_convert.h"

#include <QSettings>
#include <utility>

namespace longleaf::ui {

namespace {

constexpr int kFirstMs = 15'000;    // the start has other things to do
constexpr int kAgainMs = 3'600'000; // a window may stay open for weeks
const QString kLookedAt = QStringLiteral("updates/looked_at");
const QString kDismissed = QStringLiteral("updates/dismissed");

} // namespace

UpdateWatch::UpdateWatch(UpdateBackend &backend, async::JobRunner &runner, const Clock &clock, QString stateFile)
    : m_backend(backend)
    , m_runner(runner)
    , m_clock(clock)
    , m_stateFile(std::move(stateFile))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UpdateWatch::lookIfDue);
}

UpdateWatch::~UpdateWatch()
{
    m_look.request_stop();
}

void UpdateWatch::setOn(bool on)
{
    if (m_on == on)
        return;
    m_on = on;
    if (on)
        m_timer.start(kFirstMs);
    else
        m_timer.stop();
}

void UpdateWatch::lookIfDue()
{
    if (!m_on)
        return;
    m_timer.start(kAgainMs);
    if (m_looking)
        return;
    std::optional<std::int64_t> last;
    if (!m_stateFile.isEmpty()) {
        const QVariant kept = QSettings(m_stateFile, QSettings::IniFormat).value(kLookedAt);
        if (kept.isValid())
            last = kept.toLongLong();
    }
    if (update::isDue(last, m_clock.wallMs()))
        look();
}

void UpdateWatch::lookNow()
{
    m_asked = true;
    Q_EMIT started();
    if (!m_looking)
        look();
}

void UpdateWatch::look()
{
    m_looking = true;
    // Before it is asked: a server that fails is not asked more often than one that works.
    if (!m_stateFile.isEmpty())
        QSettings(m_stateFile, QSettings::IniFormat).setValue(kLookedAt, static_cast<qlonglong>(m_clock.wallMs()));
    using Found = Result<std::optional<update::UpdateNotice>>;
    m_look = once<Found>(
        m_runner, this, [backend = &m_backend](std::stop_token stop) { return backend->look(std::move(stop)); },
        [this](const Found &found) {
            m_looking = false;
            show(found);
            Q_EMIT looked();
        });
}

void UpdateWatch::show(const Result<std::optional<update::UpdateNotice>> &result)
{
    const bool asked = std::exchange(m_asked, false);
    if (!result) {
        log::write(log::Level::Info, "updates", result.error().message);
        if (asked)
            Q_EMIT failed(toQString(result.error().message));
        return;
    }
    if (!*result) {
        if (asked)
            Q_EMIT nothingNewer();
        return;
    }
    const QString known =
        m_stateFile.isEmpty() ? QString() : QSettings(m_stateFile, QSettings::IniFormat).value(kDismissed).toString();
    if (asked || (m_on && known != toQString((*result)->name)))
        Q_EMIT found(**result);
}

void UpdateWatch::dismiss(const update::UpdateNotice &notice)
{
    if (!m_stateFile.isEmpty())
        QSettings(m_stateFile, QSettings::IniFormat).setValue(kDismissed, toQString(notice.name));
}

} // namespace longleaf::ui
