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
    const auto refused = [](int status, int retryAfterSeconds) {
        return TryResult{.status = status, .retryAfterSeconds = retryAfterSeconds};
    };
    const TryResult never{.neverLeft = true};
    row("a connection that failed is tried again within a second", 1, never, 500);
    row("then within two seconds", 2, never, 1'000);
    row("then within four", 3, never, 2'000);
    row("there are at most four tries", 4, never, -1);
    row("a request that left is not sent again", 1, refused(0, -1), -1);
    row("too many requests: as long as told", 1, refused(429, 2), 2'500);
    row("overloaded: as long as told", 2, refused(503, 0), 500);
    row("overloaded by another number", 1, refused(529, 1), 1'500);
    row("a wait of minutes is kept to", 1, refused(429, 300), 300'500);
    row("a longer one is the user's decision", 1, refused(429, 301), -1);
    row("turned away without a wait: a random one", 1, refused(503, -1), 500);
    row("a server error may have been charged", 1, refused(500, 1), -1);
    row("a gateway timeout may have been charged", 1, refused(504, 1), -1);
    row("a refused key stays refused", 1, refused(401, 1), -1);
    row("a success is never repeated", 1, {.status = 200, .neverLeft = true}, -1);
    row("the provider says that it makes no sense", 1, {.status = 429, .retryAfterSeconds = 1, .shouldRetry = false},
        -1);
    row("a large request is tried three times", 2, {.status = 503, .retryAfterSeconds = 1, .large = true}, 1'500);
    row("and no more", 3, {.status = 503, .retryAfterSeconds = 1, .large = true}, -1);
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
