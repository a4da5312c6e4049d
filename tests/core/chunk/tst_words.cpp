// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/chunker.h"

#include <QTest>

using namespace longleaf;

class WordsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picksTheTermsOfAQuestion_data();
    void picksTheTermsOfAQuestion();
    void givesAtMost64Terms();
    void writesEastAsianTextAsPairs_data();
    void writesEastAsianTextAsPairs();
};

void WordsTest::picksTheTermsOfAQuestion_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("terms");
    const auto row = [](const char *name, const QString &question, const QString &terms) {
        QTest::newRow(name) << question << terms;
    };
    row("nothing", QString(), QString());
    row("only signs", QStringLiteral("?! \" * ( ) : ^ -- \u2026"), QString());
    row("stop words are dropped", QStringLiteral("What is the revenue of the company?"),
        QStringLiteral("revenue|company"));
    row("a question of stop words keeps them", QStringLiteral("Who is it?"), QStringLiteral("Who|is|it"));
    row("repeats are dropped whatever their case", QStringLiteral("Sales, SALES and sales"), QStringLiteral("Sales"));
    row("a fiscal year is a year too", QStringLiteral("capex FY2018 vs FY19"),
        QStringLiteral("capex|FY2018|2018|vs|FY19|2019"));
    row("a year is not doubled", QStringLiteral("FY2018 or 2018"), QStringLiteral("FY2018|2018"));
    row("hyphens split words", QStringLiteral("year-end long-term"), QStringLiteral("year|end|long|term"));
    row("form names stay whole", QStringLiteral("the 10-K"), QStringLiteral("10-K"));
    row("numbers stay whole", QStringLiteral("$1,577.00 or 3.5%."), QStringLiteral("1,577.00|3.5"));
    row("initials stay whole", QStringLiteral("sold in the U.S. market."), QStringLiteral("sold|U.S|market"));
    row("possessives are dropped", QStringLiteral("3M's debt and Nike\u2019s cash"),
        QStringLiteral("3M|debt|Nike|cash"));
    row("hostile syntax is only words", QStringLiteral("\"a\" NEAR(body, 2) AND title:* OR NOT x"),
        QStringLiteral("NEAR|body|2|title|x"));
    row("Chinese as pairs", QStringLiteral("营业收入?"), QStringLiteral("营业|业收|收入"));
    row("a lone character stays", QStringLiteral("税"), QStringLiteral("税"));
    row("mixed scripts", QStringLiteral("2018年度 revenue"), QStringLiteral("2018|年度|revenue"));
    row("Cyrillic repeats", QStringLiteral("Доход доход"), QStringLiteral("Доход"));
    row("Hindi words stay whole", QStringLiteral("हिन्दी में"), QStringLiteral("हिन्दी|में"));
}

void WordsTest::picksTheTermsOfAQuestion()
{
    QFETCH(QString, question);
    QFETCH(QString, terms);
    QStringList found;
    for (const std::string &term : chunk::queryTerms(question.toStdString()))
        found << QString::fromStdString(term);
    QCOMPARE(found.join(QLatin1Char('|')), terms);
}

void WordsTest::givesAtMost64Terms()
{
    std::string question;
    for (int i = 0; i < 1000; ++i)
        question += "word" + std::to_string(i) + " ";
    const auto terms = chunk::queryTerms(question);
    QCOMPARE(terms.size(), std::size_t{64});
    QCOMPARE(terms.back(), std::string("word63"));
    QVERIFY(chunk::queryTerms(std::string(100'000, 'x')).front().size() <= 200);
}

void WordsTest::writesEastAsianTextAsPairs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Latin text is unchanged") << QStringLiteral("Net sales \u20ac 5, \u00e9t\u00e9\n")
                                             << QStringLiteral("Net sales \u20ac 5, \u00e9t\u00e9\n");
    QTest::newRow("a run of four") << QStringLiteral("营业收入") << QStringLiteral(" 营业 业收 收入 ");
    QTest::newRow("one character") << QStringLiteral("a税b") << QStringLiteral("a 税 b");
    QTest::newRow("kana and Hangul") << QStringLiteral("カタカ、매출") << QStringLiteral(" カタ タカ 、 매출 ");
    QTest::newRow("outside the basic plane")
        << QStringLiteral("\U00020000\U00020001") << QStringLiteral(" \U00020000\U00020001 ");
    QTest::newRow("emoji are unchanged") << QStringLiteral("😀x") << QStringLiteral("😀x");
}

void WordsTest::writesEastAsianTextAsPairs()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(chunk::indexText(text.toStdString())), expected);
}

QTEST_APPLESS_MAIN(WordsTest)
#include "tst_words.moc"
