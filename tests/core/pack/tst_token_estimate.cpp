// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/token_estimate.h"

#include <QFile>
#include <QTest>

using namespace longleaf;

class TokenEstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNearTheRealCount_data();
    void isNearTheRealCount();
    void isZeroForNothing();
    void neverFailsOnInvalidBytes();
    void isAboutAdditive();
    void isNearTheRealCountOfWholeTexts();
};

// The real counts are those of o200k_base.
void TokenEstimateTest::isNearTheRealCount_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("tolerance");
    const auto row = [](const char *name, const char *text, int tokens, int tolerance) {
        QTest::newRow(name) << QString::fromUtf8(text) << tokens << tolerance;
    };
    row("plain English",
        "The company shall not disclose any confidential information to a third party without prior written consent.",
        17, 3);
    row("a row of a financial table", "Total net sales $ 82,959 $ 81,434 $ 304,182 $ 282,457", 23, 3);
    row("a dotted line of contents", "Item 1. Financial Statements .......................................... 1", 10,
        4);
    row("a heading in capitals", "CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS (Unaudited)", 17, 7);
    row("Chinese", "本公司的净销售额在第三季度增长了百分之二。", 14, 5);
    row("Japanese", "当社の第三四半期の売上高は前年同期比で二パーセント増加しました。", 25, 6);
    row("Korean", "회사의 3분기 순매출은 전년 동기 대비 2퍼센트 증가했습니다.", 23, 7);
    row("German", "Die Gesellschaft veröffentlichte im dritten Quartal höhere Umsatzerlöse als im Vorjahr.", 20, 6);
    row("Russian", "Чистая выручка компании в третьем квартале выросла на два процента.", 19, 6);
    row("Arabic", "ارتفعت مبيعات الشركة في الربع الثالث بنسبة اثنين في المئة.", 17, 8);
    row("lines and blank lines", "one\n\ntwo\n\n\nthree\n", 6, 2);
}

void TokenEstimateTest::isNearTheRealCount()
{
    QFETCH(QString, text);
    QFETCH(int, tokens);
    QFETCH(int, tolerance);
    const auto estimate = static_cast<int>(pack::estimateTokens(text.toStdString()));
    QVERIFY2(qAbs(estimate - tokens) <= tolerance, qPrintable(QString::number(estimate)));
}

void TokenEstimateTest::isZeroForNothing()
{
    QCOMPARE(pack::estimateTokens(""), 0);
}

void TokenEstimateTest::neverFailsOnInvalidBytes()
{
    std::string bytes;
    for (int i = 0; i < 4096; ++i) {
        bytes += static_cast<char>((i * 197 + i / 7) & 0xFF);
    }
    QVERIFY(pack::estimateTokens(bytes) > 0);
    QVERIFY(pack::estimateTokens(std::string(64, '\xFF')) > 0);
}

void TokenEstimateTest::isAboutAdditive()
{
    const std::string sentence = "Total net sales were $82,959 million in the third quarter of 2022.\n";
    std::string text;
    std::int64_t sum = 0;
    for (int i = 0; i < 500; ++i) {
        text += sentence;
        sum += pack::estimateTokens(sentence);
    }
    const std::int64_t whole = pack::estimateTokens(text);
    QVERIFY(whole <= sum);
    QVERIFY(whole >= sum * 95 / 100);
}

void TokenEstimateTest::isNearTheRealCountOfWholeTexts()
{
    struct Text {
        const char *file;
        double tokens;
    };
    // o200k_base, counted with gpt-tokenizer 4.0.0.
    const Text texts[] = {
        {"chroma/docs/chatlogs.md", 7652},
        {"financebench/docs/3M_2018_10K.txt", 130075},
        {"contractnli/docs/01_Bosch-Automotive-Service-Solutions-Mutual-Non-Disclosure-Agreement-7-12-17.txt", 2859},
        {"evidence_inference/docs/PMC101395.txt", 9102}};
    for (const Text &text : texts) {
        QFile file(QStringLiteral(LONGLEAF_SOURCE_DIR "/../shared/data/qa/") + QString::fromUtf8(text.file));
        if (!file.open(QIODevice::ReadOnly)) {
            QSKIP("The texts of shared/data/qa are not here.");
        }
        const QByteArray bytes = file.readAll();
        const auto estimate =
            static_cast<double>(pack::estimateTokens({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
        const double error = estimate / text.tokens - 1.0;
        QVERIFY2(qAbs(error) < 0.06, qPrintable(QStringLiteral("%1: %2").arg(QString::fromUtf8(text.file)).arg(error)));
    }
}

QTEST_GUILESS_MAIN(TokenEstimateTest)
#include "tst_token_estimate.moc"
