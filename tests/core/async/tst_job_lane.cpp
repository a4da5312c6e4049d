// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/job_lane.h"

#include <QTest>
#include <atomic>
#include <latch>
#include <vector>

using namespace longleaf::async;

class JobLaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aJobWaitsForTheOneBefore();
    void manyKeepTheirOrder();
    void whatIsNotOnTheLaneWaitsForNothing();
};

void JobLaneTest::aJobWaitsForTheOneBefore()
{
    JobRunner runner(3);
    JobLane lane;
    std::latch others(1);
    std::atomic<bool> firstEnded{false};
    const Job<int> first = lane.start<int>(runner, [&](std::stop_token, const std::function<void(int)> &emitEvent) {
        others.wait();
        firstEnded = true;
        emitEvent(1);
    });
    const Job<bool> second = lane.start<bool>(
        runner, [&](std::stop_token, const std::function<void(bool)> &emitEvent) { emitEvent(firstEnded); });
    // A third one lets the first one go: by then the second has had its thread.
    const Job<int> third =
        runner.start<int>([&](std::stop_token, const std::function<void(int)> &) { others.count_down(); });
    QVERIFY(second.future.result());
    QCOMPARE(first.future.result(), 1);
}

void JobLaneTest::manyKeepTheirOrder()
{
    JobRunner runner(4);
    JobLane lane;
    std::vector<int> order; // needs no lock of its own: that is what is tested
    std::vector<Job<int>> jobs;
    for (int i = 0; i < 500; ++i)
        jobs.push_back(lane.start<int>(
            runner, [&order, i](std::stop_token, const std::function<void(int)> &) { order.push_back(i); }));
    for (Job<int> &job : jobs)
        job.future.waitForFinished();
    for (int i = 0; i < 500; ++i)
        QCOMPARE(order[static_cast<std::size_t>(i)], i);
}

void JobLaneTest::whatIsNotOnTheLaneWaitsForNothing()
{
    JobRunner runner(2);
    JobLane lane;
    std::latch held(1);
    const Job<int> first =
        lane.start<int>(runner, [&held](std::stop_token, const std::function<void(int)> &) { held.wait(); });
    const Job<int> other =
        runner.start<int>([](std::stop_token, const std::function<void(int)> &emitEvent) { emitEvent(7); });
    QCOMPARE(other.future.result(), 7);
    held.count_down();
}

QTEST_GUILESS_MAIN(JobLaneTest)
#include "tst_job_lane.moc"
