// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/retry_policy.h"

#include <QTest>

#include <chrono>
#include <thread>

using longleaf::model::RetryPolicy;
using longleaf::model::TryResult;

class RetryPolicyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void realWaitEndsWithAStopRequest();
};

void RetryPolicyTest::decides_data()
{
    QTest::addColumn<int>("tries");
    QTest::addColumn<TryResult>("last");
    QTest::addColumn<qint64>("delayMs"); // -1: no further try
    const auto row = [](const char *name, int tries, TryResult last, qint64 delayMs) {
        QTest::newRow(name) << tries << last << delayMs;
    };
    row("a connection that failed is tried again within half a second", 1, {0, -1, true}, 250);
    row("then within a second", 2, {0, -1, true}, 500);
    row("there are at most three tries", 3, {0, -1, true}, -1);
    row("a request that left is not sent again", 1, {0, -1, false}, -1);
    row("too many requests with a short wait", 1, {429, 2, false}, 2'250);
    row("overloaded with a short wait", 2, {503, 0, false}, 250);
    row("overloaded by another number", 1, {529, 1, false}, 1'250);
    row("a long wait is the user's decision", 1, {429, 60, false}, -1);
    row("no wait named: not sent again", 1, {503, -1, false}, -1);
    row("a server error may have been charged", 1, {500, 1, false}, -1);
    row("a gateway timeout may have been charged", 1, {504, 1, false}, -1);
    row("a refused key stays refused", 1, {401, 1, false}, -1);
    row("a success is never repeated", 1, {200, 1, true}, -1);
}

void RetryPolicyTest::decides()
{
    QFETCH(int, tries);
    QFETCH(TryResult, last);
    QFETCH(qint64, delayMs);
    const RetryPolicy policy([](std::int64_t, const std::stop_token &) { return true; }, [] { return 0.5; });
    QCOMPARE(policy.delayMs(tries, last).value_or(-1), delayMs);
}

void RetryPolicyTest::realWaitEndsWithAStopRequest()
{
    std::stop_source source;
    std::jthread stopper([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        source.request_stop();
    });
    const auto start = std::chrono::steady_clock::now();
    QVERIFY(!RetryPolicy().wait(10'000, source.get_token()));
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    QVERIFY(RetryPolicy().wait(1, {}));
}

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retry_policy.moc"
