// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/job_runner.h"

#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

using namespace longleaf::async;

namespace {

/// Waits inside a job until the stop is asked for; no sleeping.
void waitForStop(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait(lock, stop, [] { return false; });
}

} // namespace

class JobRunnerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eventsArriveInOrderInTheThreadOfTheWatcher();
    void theBodyRunsInAnotherThread();
    void aStopReachesTheJob();
    void aStopOfOneJobLeavesTheOthers();
    void jobsBeyondTheThreadsWaitInOrder();
    void stopAllReachesEveryJob();
    void theDestructorStopsAndWaits();
    void theDestructorLetsWaitingJobsSeeTheStop();
    void theResultOutlivesTheRunner();
};

void JobRunnerTest::eventsArriveInOrderInTheThreadOfTheWatcher()
{
    constexpr int kEvents = 1000;
    JobRunner runner(2);
    QFutureWatcher<int> watcher;
    std::vector<int> received;
    bool sameThread = true;
    connect(&watcher, &QFutureWatcherBase::resultReadyAt, &watcher, [&](int index) {
        received.push_back(watcher.resultAt(index));
        sameThread = sameThread && QThread::currentThread() == thread();
    });
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    const Job<int> job = runner.start<int>([](std::stop_token, const std::function<void(int)> &emitEvent) {
        for (int i = 0; i < kEvents; ++i)
            emitEvent(i);
    });
    watcher.setFuture(job.future);
    QVERIFY(finished.wait());
    QCOMPARE(received.size(), std::size_t{kEvents});
    QVERIFY(std::is_sorted(received.begin(), received.end()));
    QCOMPARE(received.back(), kEvents - 1);
    QVERIFY(sameThread);
}

void JobRunnerTest::theBodyRunsInAnotherThread()
{
    JobRunner runner(1);
    const Job<bool> job = runner.start<bool>(
        [here = QThread::currentThread()](std::stop_token, const std::function<void(bool)> &emitEvent) {
            emitEvent(QThread::currentThread() != here);
        });
    QVERIFY(job.future.result());
}

void JobRunnerTest::aStopReachesTheJob()
{
    JobRunner runner(1);
    Job<int> job = runner.start<int>([](const std::stop_token &stop, const std::function<void(int)> &emitEvent) {
        emitEvent(1);
        waitForStop(stop);
        emitEvent(2);
    });
    QCOMPARE(job.future.resultAt(0), 1);
    QVERIFY(!job.future.isFinished());
    job.stop.request_stop();
    job.future.waitForFinished();
    QCOMPARE(job.future.results(), (QList<int>{1, 2}));
}

void JobRunnerTest::aStopOfOneJobLeavesTheOthers()
{
    JobRunner runner(2);
    const auto body = [](const std::stop_token &stop, const std::function<void(int)> &) {
        waitForStop(stop);
    };
    Job<int> first = runner.start<int>(body);
    Job<int> second = runner.start<int>(body);
    first.stop.request_stop();
    first.future.waitForFinished();
    QVERIFY(!second.stop.stop_requested());
    QVERIFY(!second.future.isFinished());
    second.stop.request_stop();
    second.future.waitForFinished();
}

void JobRunnerTest::jobsBeyondTheThreadsWaitInOrder()
{
    JobRunner runner(1);
    std::atomic<int> next{0};
    std::vector<Job<int>> jobs;
    for (int i = 0; i < 20; ++i) {
        jobs.push_back(runner.start<int>(
            [&next](std::stop_token, const std::function<void(int)> &emitEvent) { emitEvent(next.fetch_add(1)); }));
    }
    for (int i = 0; i < 20; ++i)
        QCOMPARE(jobs[static_cast<std::size_t>(i)].future.result(), i);
}

void JobRunnerTest::stopAllReachesEveryJob()
{
    JobRunner runner(3);
    std::vector<Job<int>> jobs;
    for (int i = 0; i < 3; ++i)
        jobs.push_back(runner.start<int>(
            [](const std::stop_token &stop, const std::function<void(int)> &) { waitForStop(stop); }));
    runner.stopAll();
    for (Job<int> &job : jobs)
        job.future.waitForFinished();
    QVERIFY(std::all_of(jobs.begin(), jobs.end(), [](const Job<int> &job) { return job.stop.stop_requested(); }));
}

void JobRunnerTest::theDestructorStopsAndWaits()
{
    std::atomic<bool> ended{false};
    auto runner = std::make_unique<JobRunner>(1);
    const Job<int> job =
        runner->start<int>([&ended](const std::stop_token &stop, const std::function<void(int)> &emitEvent) {
            emitEvent(1);
            waitForStop(stop);
            ended = true;
        });
    QCOMPARE(job.future.resultAt(0), 1);
    QVERIFY(!ended);
    runner.reset();
    QVERIFY(ended);
}

void JobRunnerTest::theDestructorLetsWaitingJobsSeeTheStop()
{
    auto runner = std::make_unique<JobRunner>(1);
    const Job<int> running =
        runner->start<int>([](const std::stop_token &stop, const std::function<void(int)> &) { waitForStop(stop); });
    const Job<bool> waiting =
        runner->start<bool>([](const std::stop_token &stop, const std::function<void(bool)> &emitEvent) {
            emitEvent(stop.stop_requested());
        });
    runner.reset();
    QVERIFY(running.future.isFinished());
    QVERIFY(waiting.future.isFinished());
    QVERIFY(waiting.future.result());
}

void JobRunnerTest::theResultOutlivesTheRunner()
{
    auto runner = std::make_unique<JobRunner>(1);
    const Job<QString> job = runner->start<QString>(
        [](std::stop_token, const std::function<void(QString)> &emitEvent) { emitEvent(QStringLiteral("kept")); });
    runner.reset();
    QCOMPARE(job.future.result(), QStringLiteral("kept"));
}

QTEST_GUILESS_MAIN(JobRunnerTest)
#include "tst_job_runner.moc"
