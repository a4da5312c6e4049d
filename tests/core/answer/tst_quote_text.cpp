// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/ellipsis.h"
#include "core/answer/number_check.h"
#include "core/answer/squeeze.h"

#include <QTest>

using namespace longleaf::answer;

namespace {

QString joined(const std::vector<std::string> &list)
{
    QStringList out;
    for (const std::string &one : list)
        out << QString::fromStdString(one);
    return out.join(QLatin1Char('|'));
}

} // namespace

class QuoteTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void squeezesToLettersAndDigits_data();
    void squeezesToLettersAndDigits();
    void mapsEveryByteToItsSource();
    void weighsIdeographsMore();
    void readsNumbers_data();
    void readsNumbers();
    void findsMissingNumbers_data();
    void findsMissingNumbers();
    void comparesTheOrderOfNumbers();
    void splitsAtEllipses_data();
    void splitsAtEllipses();
};

void QuoteTextTest::squeezesToLettersAndDigits_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *source, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(expected);
    };
    row("case, spaces, punctuation", "Net Sales: $5,123 (2018)", "netsales51232018");
    row("hyphenated line end", "com-\npany", "company");
    row("soft hyphen and zero-width space", "com\u00ADpa\u200Bny", "company");
    row("ligatures", "e\uFB03cient \uFB01nal \uFB02ow", "efficientfinalflow");
    row("full-width letters and digits", "\uFF21\uFF22\uFF11\uFF12", "ab12");
    row("composed and decomposed accents", "caf\u00E9 cafe\u0301", "caf\u00E9caf\u00E9");
    row("upper case with accents", "\u00C9COLE", "\u00E9cole");
    row("sharp s", "STRASSE Stra\u00DFe", "strassestrasse");
    row("trade mark signs vanish", "Post-it\u2122 \u00AE \u00A9", "postit");
    row("Arabic presentation forms", "\uFEE3\uFEAE\uFEA3\uFE92\uFE8E", "\u0645\u0631\u062D\u0628\u0627");
    row("Arabic vowel marks and tatweel", "\u0645\u064F\u062D\u0640\u0640\u0645\u0651\u062F",
        "\u0645\u062D\u0645\u062F");
    row("Arabic digits", "\u0661\u0662\u0663", "123");
    row("Chinese", "\u92B7\u552E\uFF0C\u589E\u52A0\u3002", "\u92B7\u552E\u589E\u52A0");
    row("half-width Katakana with voice mark", "\uFF76\uFF9E", "\u30AC");
    row("Devanagari vowel signs stay", "\u0939\u093F", "\u0939\u093F");
    row("private use and replacement vanish", "a\uE000\uFFFDb", "ab");
}

void QuoteTextTest::squeezesToLettersAndDigits()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(squeeze(source.toStdString()).text), expected);
}

void QuoteTextTest::mapsEveryByteToItsSource()
{
    const std::string source = "A e\u0301\uFB03\u92B7 \xFF"
                               "b";
    const Squeezed squeezed = squeeze(source);
    QCOMPARE(squeezed.text, std::string("a\u00E9ffi\u92B7b"));
    const std::vector<std::uint32_t> expected{0, 2, 2, 5, 5, 5, 8, 8, 8, 13};
    QVERIFY(squeezed.offsets == expected);
    QCOMPARE(characterEnd(source, 2), std::size_t{5});
    QCOMPARE(characterEnd(source, 5), std::size_t{8});
    QCOMPARE(characterEnd(source, 13), std::size_t{14});
}

void QuoteTextTest::weighsIdeographsMore()
{
    QCOMPARE(letterWeight("abcd"), 4.0);
    QCOMPARE(letterWeight("\u92B7\u552E\u92B7\u552E\u92B7\u552E\u92B7\u552E"), 25.0);
}

void QuoteTextTest::readsNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("numbers");
    const auto row = [](const char *name, const char *text, const char *numbers) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(numbers);
    };
    row("commas and decimals", "1,234.50 and 12.0", "1234.5|12");
    row("spaces as separators", "1 234 567 and 12\u00A0345,6", "1234567|12345.6");
    row("continental form", "1.234.567,89", "1234567.89");
    row("apostrophes", "1'234'567", "1234567");
    row("parentheses and percent", "(123) and 4.5% and -7", "123|4.5|7");
    row("list", "2017, 2018,2019", "2017|2018|2019");
    row("years side by side", "2018 2017 2016", "2018|2017|2016");
    row("section number and date", "10.2.1 on 12.31.2018", "10.2.1|12.31.2018");
    row("letters around", "3M, Q4, 10-K", "3|4|10");
    row("leading point", "up .5 points", "0.5");
    row("sentence end", "in 2018. In 2017.", "2018|2017");
    row("full-width and Arabic digits", "\uFF11\uFF12 \u0663\u0664", "12|34");
    row("no numbers", "none at all", "");
    row("a small and a large cell", "10 123,456", "10|123456");
}

void QuoteTextTest::readsNumbers()
{
    QFETCH(QString, text);
    QFETCH(QString, numbers);
    QCOMPARE(joined(numbersIn(text.toStdString())), numbers);
}

void QuoteTextTest::findsMissingNumbers_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("missing");
    const auto row = [](const char *name, const char *quote, const char *source, const char *missing) {
        QTest::newRow(name) << QString::fromUtf8(quote) << QString::fromUtf8(source) << QString::fromUtf8(missing);
    };
    row("same", "sales of 5,123 in 2018", "In 2018, sales of $5,123", "");
    row("one digit differs", "sales of 5,124", "sales of 5,123", "5124");
    row("12 is not in 312", "12", "312", "12");
    row("12 is not in 12.5", "12", "12.5", "12");
    row("15 is not 1.5", "15 million", "1.5 million", "15");
    row("other separators", "1 234", "1,234", "");
    row("two cells read as one number", "12 345", "12\n345", "");
    row("one of two cells", "345", "12 345", "");
    row("more often than in the source", "4 and 4", "4 and 5", "4");
    row("decimal zeros", "4.0%", "4 %", "");
    row("loss in parentheses", "123", "(123)", "");
    row("number words count for nothing", "five", "six", "");
}

void QuoteTextTest::findsMissingNumbers()
{
    QFETCH(QString, quote);
    QFETCH(QString, source);
    QFETCH(QString, missing);
    QCOMPARE(joined(missingNumbers(quote.toStdString(), source.toStdString())), missing);
}

void QuoteTextTest::comparesTheOrderOfNumbers()
{
    QVERIFY(numbersInOrder("from 4 to 5", "from 4 in 2017 to 5"));
    QVERIFY(!numbersInOrder("from 5 to 4", "from 4 to 5"));
    QVERIFY(numbersInOrder("no numbers", "4"));
}

void QuoteTextTest::splitsAtEllipses_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("parts");
    QTest::newRow("none") << "sales rose."
                          << "sales rose.";
    QTest::newRow("three dots") << "sales ... rose"
                                << "sales | rose";
    QTest::newRow("sign") << QString::fromUtf8("sales…rose") << "sales|rose";
    QTest::newRow("brackets") << "sales [...] rose"
                              << "sales [|] rose";
    QTest::newRow("spaced dots") << "sales . . . rose"
                                 << "sales | rose";
    QTest::newRow("at the ends only") << "... sales rose ..."
                                      << " sales rose ";
    QTest::newRow("two dots are none") << "sales .. rose"
                                       << "sales .. rose";
}

void QuoteTextTest::splitsAtEllipses()
{
    QFETCH(QString, quote);
    QFETCH(QString, parts);
    const std::string bytes = quote.toStdString();
    std::vector<std::string> list;
    for (const std::string_view part : splitAtEllipses(bytes))
        list.emplace_back(part);
    QCOMPARE(joined(list), parts);
}

QTEST_GUILESS_MAIN(QuoteTextTest)
#include "tst_quote_text.moc"
