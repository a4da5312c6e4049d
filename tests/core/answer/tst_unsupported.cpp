// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/quantities.h"
#include "core/answer/unsupported.h"

#include <QTest>

using namespace longleaf;
using namespace longleaf::answer;

class UnsupportedTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksWhatThePassageLacks_data();
    void marksWhatThePassageLacks();
    void marksOnlyWhatNoPassageHas();
    void marksNothing_withoutPassages();
    void takesYearsFromTheWholePage();
    void takesNamesFromTheTitle();
    void staysWithinTheStatement();
    void widensAPassageToWholeWords();
};

void UnsupportedTest::marksWhatThePassageLacks_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("passage");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const char *statement, const char *passage, const char *marked) {
        QTest::newRow(name) << QString::fromUtf8(statement) << QString::fromUtf8(passage) << QString::fromUtf8(marked);
    };
    row("all there", "Sales of Contoso rose to 5,123 in 2018.", "In 2018 the sales of Contoso were 5123.", "");
    row("a number is not", "Sales rose to 5,124 in 2018.", "In 2018 sales were 5,123.", "5,124");
    row("a year is not", "Sales fell in 2019.", "In 2018 sales fell.", "2019");
    row("a name is not", "Sales of Fabrikam fell.", "Sales of Contoso fell.", "Fabrikam");
    row("grouping", "It has 1234 staff.", "It has 1,234 staff.", "");
    row("billion and million", "It paid $1.2 billion.", "It paid 1,200 million.", "");
    row("thousands heading", "It paid $32.8 million.", "(in thousands) paid 32,765", "");
    row("rounded", "It paid about $33 billion.", "It paid $32,765 million.", "");
    row("rounded wrongly", "It paid about $32.9 billion.", "It paid $32,765 million.", "$32.9 billion");
    row("another scale", "It paid $1.2 billion.", "It paid $1.2 million and $1.3 million.", "");
    row("percent rounded", "It grew 5 %.", "It grew 4.6 percent.", "");
    row("percent as a fraction", "It grew 12.5%.", "growth 0.125", "");
    row("another percent", "It grew 6%.", "It grew 4.6 percent.", "6%");
    row("loss in parentheses", "The loss was $1,577.", "Net loss (1,577)", "");
    row("minus sign", "The change was -3.5 %.", "(3.5)%", "");
    row("number word in the passage", "It has 5 segments and 25 sites.", "five segments, twenty-five sites", "");
    row("number word in the statement", "It has seven segments.", "It has 5 segments.", "");
    row("fiscal year", "Sales fell in FY2019.", "fiscal 2019 sales fell", "");
    row("short fiscal year", "Sales fell in FY19.", "fiscal 2019 sales fell", "");
    row("short fiscal year, another", "Sales fell in fiscal '18.", "fiscal 2019 sales fell", "18");
    row("full-width digits", "売上は１２３です", "売上は123", "");
    row("Chinese scale", "收入为35亿元", "收入为3,500,000,000元", "");
    row("page and note", "See page 12, Note 5 and the 10-K.", "nothing here", "");
    row("list number", "1. Sales fell.", "Sales fell.", "");
    row("ordinal, quarter, code", "The 2nd plant of 3M in Q4.", "the second plant in the fourth quarter", "");
    row("possessive", "This is Contoso's plant.", "Contoso owns it", "");
    row("possessive in the passage", "The plant of Contoso burned.", "Contoso's plant", "");
    row("plural", "The two Contosos met.", "Contoso met", "");
    row("adjective of a country", "It sells to Canadian firms.", "It sells in Canada.", "");
    row("short names are whole words", "It was sold to Ford.", "It can afford it.", "Ford");
    row("hyphenated line end", "It was sold to Northwind.", "sold to North-\nwind", "");
    row("acronym of the passage's words", "It told the SEC and the CEO.",
        "the Securities and Exchange Commission; its chief executive officer", "");
    row("words of the passage's acronym", "It told the Chief Executive Officer.", "it told the CEO", "");
    row("first word", "Revenue fell. Costs rose.", "nothing", "");
    row("first word after a colon or in a quotation", "It says: Growth is “Good”. (Really)", "nothing", "");
    row("month and ordinary words", "In December the Company and the Board met.", "they met", "");
    row("heading", "# Results of Fabrikam", "nothing", "");
    row("title case", "Total Revenue Growth of Fabrikam Limited", "nothing", "");
    row("German", "Der Umsatz der Firma ist mit dem Gewinn gestiegen.", "sales", "");
    row("accents", "He met Élodie.", "met Elisabeth", "Élodie");
    row("Cyrillic", "Продажи компании Газпром выросли.", "Продажи выросли", "Газпром");
    row("hyphenated name", "It sold Coca-Cola.", "the Coca Cola Company", "");
    row("number in parentheses", "It has (1) sales and (12) costs.", "sales and costs", "");
    row("name with the first word", "Best Buy sold it.", "sold by Best Buy Co.", "");
    row("table cells", "| Fabrikam | 12 |", "12", "");
    row("two cells or one number", "They are 12 345.", "12\n345", "");
    row("signs around are marked too", "It grew by $7 million.", "nothing", "$7 million");
}

void UnsupportedTest::marksWhatThePassageLacks()
{
    QFETCH(QString, statement);
    QFETCH(QString, passage);
    QFETCH(QString, marked);
    const std::string text = statement.toStdString();
    const std::string source = passage.toStdString();
    QStringList parts;
    for (const TextSpan part : unsupportedParts(text, {0, text.size()}, {{source, {}, {}}}))
        parts << QString::fromStdString(text.substr(part.begin, part.size()));
    QCOMPARE(parts.join(QLatin1Char('|')), marked);
}

void UnsupportedTest::marksOnlyWhatNoPassageHas()
{
    const std::string text = "Sales were 5 in 2018, 6 in 2019 and 7 in 2020.";
    const auto parts = unsupportedParts(text, {0, text.size()}, {{"5 in 2018", {}, {}}, {"2019: 6; 2020", {}, {}}});
    QCOMPARE(parts.size(), std::size_t{1});
    QCOMPARE(text.substr(parts[0].begin, parts[0].size()), std::string("7"));
}

void UnsupportedTest::marksNothing_withoutPassages()
{
    QVERIFY(unsupportedParts("Sales of Fabrikam were 5.", {0, 25}, {}).empty());
}

void UnsupportedTest::takesYearsFromTheWholePage()
{
    const std::string text = "Sales were 5 in 2018 and 33 in 2019.";
    const auto parts = unsupportedParts(text, {0, text.size()}, {{"Sales 5", "2018 2017 33 Sales 5", {}}});
    QCOMPARE(parts.size(), std::size_t{2}); // 33 is not near, 2019 nowhere
}

void UnsupportedTest::takesNamesFromTheTitle()
{
    const std::string text = "The sales of Fabrikam and MGM fell in 2018.";
    QVERIFY(unsupportedParts(text, {0, text.size()}, {{"sales fell", {}, "FABRIKAM_MGMRESORTS_2018_10K.pdf"}}).empty());
}

void UnsupportedTest::staysWithinTheStatement()
{
    const std::string text = "It was 99. Sales were 5. It was 88.";
    const auto parts = unsupportedParts(text, {11, 24}, {{"4", {}, {}}});
    QCOMPARE(parts.size(), std::size_t{1});
    QVERIFY(parts[0] == (TextSpan{22, 23}));
    QVERIFY(unsupportedParts(text, {900, 1000}, {{"4", {}, {}}}).empty());
}

void UnsupportedTest::widensAPassageToWholeWords()
{
    const std::string text =
        std::string(300, 'x') + " aaaa " + std::string(295, 'y') + " bbbbbb QQ " + std::string(297, 'z') + " cccc";
    const std::size_t at = text.find("QQ");
    const TextSpan wide = passageAround(text, {at, at + 2});
    QVERIFY(wide.begin < at - 300 || text[wide.begin - 1] == ' ');
    QVERIFY(wide.end >= at + 302);
    QCOMPARE(passageAround("short", {1, 2}).size(), std::size_t{5});
}

QTEST_GUILESS_MAIN(UnsupportedTest)
#include "tst_unsupported.moc"
