// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/update_watch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <memory>
#include <mutex>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

constexpr std::int64_t kHour = 3'600'000;

class SetClock final : public Clock {
public:
    std::int64_t wallMs() const override { return now; }
    std::int64_t steadyMs() const override { return now; }
    std::int64_t now = 1'800'000'000'000;
};

class FakeBackend final : public UpdateBackend {
public:
    Result<std::optional<update::UpdateNotice>> look(std::stop_token) override
    {
        ++looks;
        const std::scoped_lock lock(mutex);
        return answer;
    }
    QString ownVersion() const override { return QStringLiteral("0.1.0"); }

    std::atomic<int> looks = 0;
    std::mutex mutex;
    Result<std::optional<update::UpdateNotice>> answer;
};

update::UpdateNotice notice(const char *version)
{
    return {*update::parseVersion(version), version, "2026-12-24", "https://longleaf.example/releases", "More."};
}

} // namespace

class UpdateWatchTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void neverAsksByItself_whenSwitchedOff();
    void asksOnceADay();
    void asksOnceADayOverTwoStarts();
    void asksAsOftenAsTheUserWants();
    void failureIsTold_onlyToWhoAsked();
    void nothingNewerIsTold_onlyToWhoAsked();
    void oneThatWasDismissedIsNotToldAgain_unlessAsked();
    void answerIsNotTold_whenSwitchedOffMeanwhile();

private:
    struct Watched {
        explicit Watched(UpdateWatchTest &test)
            : watch(test.m_backend, test.m_runner, test.m_clock, test.m_state)
            , found(&watch, &UpdateWatch::found)
            , failed(&watch, &UpdateWatch::failed)
            , nothing(&watch, &UpdateWatch::nothingNewer)
        {
        }
        UpdateWatch watch;
        QSignalSpy found;
        QSignalSpy failed;
        QSignalSpy nothing;
    };
    /// Looks in either way and waits for the answer, told or not.
    void looked(Watched &watched, void (UpdateWatch::*look)())
    {
        QSignalSpy over(&watched.watch, &UpdateWatch::looked);
        (watched.watch.*look)();
        QTRY_COMPARE(over.count(), 1);
    }

    std::unique_ptr<QTemporaryDir> m_temp;
    QString m_state;
    SetClock m_clock;
    FakeBackend m_backend;
    async::JobRunner m_runner{2};
};

void UpdateWatchTest::init()
{
    m_temp = std::make_unique<QTemporaryDir>();
    m_state = m_temp->filePath(QStringLiteral("window.ini"));
    m_backend.looks = 0;
    m_backend.answer = std::optional<update::UpdateNotice>();
}

void UpdateWatchTest::neverAsksByItself_whenSwitchedOff()
{
    Watched watched(*this);
    watched.watch.lookIfDue();
    watched.watch.setOn(true);
    watched.watch.setOn(false);
    watched.watch.lookIfDue();
    // Had one of these asked, there would be two by now: jobs start in the order in which they are given.
    looked(watched, &UpdateWatch::lookNow);
    QCOMPARE(m_backend.looks.load(), 1);
}

void UpdateWatchTest::asksOnceADay()
{
    Watched watched(*this);
    watched.watch.setOn(true);
    looked(watched, &UpdateWatch::lookIfDue);
    m_clock.now += 23 * kHour;
    watched.watch.lookIfDue();
    m_clock.now += kHour;
    looked(watched, &UpdateWatch::lookIfDue);
    QCOMPARE(m_backend.looks.load(), 2);
}

void UpdateWatchTest::asksOnceADayOverTwoStarts()
{
    {
        Watched first(*this);
        first.watch.setOn(true);
        m_backend.answer = fail(ErrorCode::Network, "There is no connection."); // counts as well
        looked(first, &UpdateWatch::lookIfDue);
    }
    Watched second(*this);
    second.watch.setOn(true);
    second.watch.lookIfDue();
    m_clock.now += 24 * kHour;
    looked(second, &UpdateWatch::lookIfDue);
    QCOMPARE(m_backend.looks.load(), 2);
}

void UpdateWatchTest::asksAsOftenAsTheUserWants()
{
    Watched watched(*this);
    looked(watched, &UpdateWatch::lookNow);
    looked(watched, &UpdateWatch::lookNow);
    QCOMPARE(m_backend.looks.load(), 2);
    // Two clicks while it is asked are one request.
    QSignalSpy over(&watched.watch, &UpdateWatch::looked);
    watched.watch.lookNow();
    watched.watch.lookNow();
    QTRY_COMPARE(over.count(), 1);
    looked(watched, &UpdateWatch::lookNow);
    QCOMPARE(m_backend.looks.load(), 4);
}

void UpdateWatchTest::failureIsTold_onlyToWhoAsked()
{
    m_backend.answer = fail(ErrorCode::Network, "There is no connection.");
    Watched watched(*this);
    watched.watch.setOn(true);
    looked(watched, &UpdateWatch::lookIfDue);
    QCOMPARE(watched.failed.count(), 0);
    looked(watched, &UpdateWatch::lookNow);
    QCOMPARE(watched.failed.count(), 1);
    QCOMPARE(watched.failed.first().first().toString(), QStringLiteral("There is no connection."));
    QCOMPARE(watched.found.count() + watched.nothing.count(), 0);
}

void UpdateWatchTest::nothingNewerIsTold_onlyToWhoAsked()
{
    Watched watched(*this);
    watched.watch.setOn(true);
    looked(watched, &UpdateWatch::lookIfDue);
    QCOMPARE(watched.nothing.count(), 0);
    looked(watched, &UpdateWatch::lookNow);
    QCOMPARE(watched.nothing.count(), 1);
}

void UpdateWatchTest::oneThatWasDismissedIsNotToldAgain_unlessAsked()
{
    m_backend.answer = notice("0.2.0");
    {
        Watched watched(*this);
        watched.watch.setOn(true);
        looked(watched, &UpdateWatch::lookIfDue);
        QCOMPARE(watched.found.count(), 1);
        watched.watch.dismiss(notice("0.2.0"));
    }
    Watched watched(*this);
    watched.watch.setOn(true);
    m_clock.now += 24 * kHour;
    looked(watched, &UpdateWatch::lookIfDue);
    QCOMPARE(watched.found.count(), 0);
    looked(watched, &UpdateWatch::lookNow);
    QCOMPARE(watched.found.count(), 1);
    m_backend.answer = notice("0.10.0");
    m_clock.now += 24 * kHour;
    looked(watched, &UpdateWatch::lookIfDue);
    QCOMPARE(watched.found.count(), 2);
}

void UpdateWatchTest::answerIsNotTold_whenSwitchedOffMeanwhile()
{
    m_backend.answer = notice("0.2.0");
    Watched watched(*this);
    watched.watch.setOn(true);
    QSignalSpy over(&watched.watch, &UpdateWatch::looked);
    watched.watch.lookIfDue();
    watched.watch.setOn(false);
    QTRY_COMPARE(over.count(), 1);
    QCOMPARE(watched.found.count(), 0);
}

QTEST_MAIN(UpdateWatchTest)
#include "tst_update_watch.moc"
