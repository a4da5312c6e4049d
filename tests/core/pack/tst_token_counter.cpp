// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/token_counter.h"

#include "core/pack/token_estimate.h"
#include "resources/embedded.h"

#include <QTest>

#include <array>
#include <thread>
#include <vector>

using namespace longleaf;

namespace {

constexpr std::string_view kText = "Total net sales $ 82,959 $ 81,434 $ 304,182 $ 282,457";
constexpr std::int64_t kTokens = 23;

} // namespace

class TokenCounterTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsExactly();
    void countsAsAFunction();
    void loadsOnceForSeveralThreads();
    void estimatesWithADamagedVocabulary();
};

void TokenCounterTest::countsExactly()
{
    const pack::TokenCounter counter(resource(pack::TokenCounter::kVocabulary));
    QCOMPARE(counter.count(kText), kTokens);
    QCOMPARE(counter.count(kText), kTokens);
    QCOMPARE(counter.name(), std::string_view("o200k_base"));
}

void TokenCounterTest::countsAsAFunction()
{
    const pack::TokenCounter counter(resource(pack::TokenCounter::kVocabulary));
    const pack::CountTokens count = counter.function();
    QCOMPARE(count(kText), kTokens);
    QCOMPARE(count(""), std::int64_t{0});
}

void TokenCounterTest::loadsOnceForSeveralThreads()
{
    const pack::TokenCounter counter(resource(pack::TokenCounter::kVocabulary));
    std::array<std::int64_t, 4> counts{};
    {
        std::vector<std::jthread> threads;
        for (std::int64_t &count : counts)
            threads.emplace_back([&] { count = counter.count(kText); });
    }
    for (const std::int64_t count : counts)
        QCOMPARE(count, kTokens);
}

void TokenCounterTest::estimatesWithADamagedVocabulary()
{
    const pack::TokenCounter counter("not a vocabulary");
    QCOMPARE(counter.name(), std::string_view("estimate"));
    QVERIFY(pack::estimateTokens(kText) != kTokens); // so that the next line tells the two apart
    QCOMPARE(counter.count(kText), pack::estimateTokens(kText));
}

QTEST_GUILESS_MAIN(TokenCounterTest)
#include "tst_token_counter.moc"
