// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/rate_gate.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <thread>
#include <vector>

using longleaf::model::RateGate;
using longleaf::model::RateLimit;

class RateGateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFitsLeavesAtOnce();
    void whatDoesNotFitWaitsForItsMinute();
    void nobodyOvertakes();
    void aRequestLargerThanAMinuteWaitsForAnEmptyOne();
    void requestsAreCountedToo();
    void providersDoNotShare();
    void theProvidersOwnWordWins();
    void withoutALimitNothingWaits();
    void givesEachThreadAPlaceOfItsOwn();
};

void RateGateTest::whatFitsLeavesAtOnce()
{
    RateGate gate;
    const RateLimit limit{1'000, 0};
    QCOMPARE(gate.reserve("a", 400, limit, 0), 0);
    QCOMPARE(gate.reserve("a", 600, limit, 10), 0);
}

void RateGateTest::whatDoesNotFitWaitsForItsMinute()
{
    RateGate gate;
    const RateLimit limit{1'000, 0};
    QCOMPARE(gate.reserve("a", 900, limit, 0), 0);
    QCOMPARE(gate.reserve("a", 200, limit, 20'000), 40'000); // when the first has left the minute
    QCOMPARE(gate.reserve("a", 700, limit, 61'000), 0);      // the 200 left at 60 s
}

void RateGateTest::nobodyOvertakes()
{
    RateGate gate;
    const RateLimit limit{1'000, 0};
    QCOMPARE(gate.reserve("a", 1'000, limit, 0), 0);
    QCOMPARE(gate.reserve("a", 1'000, limit, 0), 60'000);
    QCOMPARE(gate.reserve("a", 1, limit, 0), 120'000);
}

void RateGateTest::aRequestLargerThanAMinuteWaitsForAnEmptyOne()
{
    RateGate gate;
    const RateLimit limit{1'000, 0};
    QCOMPARE(gate.reserve("a", 5'000, limit, 0), 0);
    QCOMPARE(gate.reserve("a", 5'000, limit, 1'000), 59'000);
}

void RateGateTest::requestsAreCountedToo()
{
    RateGate gate;
    const RateLimit limit{0, 2};
    QCOMPARE(gate.reserve("a", 1, limit, 0), 0);
    QCOMPARE(gate.reserve("a", 1, limit, 5'000), 0);
    QCOMPARE(gate.reserve("a", 1, limit, 10'000), 50'000);
}

void RateGateTest::providersDoNotShare()
{
    RateGate gate;
    const RateLimit limit{1'000, 0};
    QCOMPARE(gate.reserve("a", 1'000, limit, 0), 0);
    QCOMPARE(gate.reserve("b", 1'000, limit, 0), 0);
}

void RateGateTest::theProvidersOwnWordWins()
{
    RateGate gate;
    gate.learn("a", {500, 0});
    QCOMPARE(gate.reserve("a", 400, {1'000, 0}, 0), 0);
    QCOMPARE(gate.reserve("a", 400, {1'000, 0}, 0), 60'000);
    gate.learn("a", {}); // an answer that names no limit changes nothing
    QCOMPARE(gate.reserve("a", 400, {1'000, 0}, 200'000), 0);
    QCOMPARE(gate.reserve("a", 400, {1'000, 0}, 200'000), 60'000);
}

void RateGateTest::withoutALimitNothingWaits()
{
    RateGate gate;
    for (int i = 0; i < 100; ++i)
        QCOMPARE(gate.reserve("a", 1'000'000, {}, i), 0);
}

void RateGateTest::givesEachThreadAPlaceOfItsOwn()
{
    constexpr std::size_t kThreads = 4;
    constexpr std::size_t kEach = 25;
    RateGate gate;
    std::array<std::array<std::int64_t, kEach>, kThreads> waits{};
    {
        std::vector<std::jthread> threads;
        for (auto &mine : waits) {
            threads.emplace_back([&gate, &mine] {
                for (std::int64_t &wait : mine) {
                    gate.learn("a", {1, 0});
                    wait = gate.reserve("a", 1, {}, 0);
                }
            });
        }
    }
    std::vector<std::int64_t> all;
    for (const auto &mine : waits)
        all.insert(all.end(), mine.begin(), mine.end());
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i], static_cast<std::int64_t>(i) * 60'000);
}

QTEST_GUILESS_MAIN(RateGateTest)
#include "tst_rate_gate.moc"
