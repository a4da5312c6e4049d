// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/answer/text_find.h"

using namespace longleaf;
using namespace longleaf::answer;

namespace {

std::vector<std::string> found(std::string_view text, std::string_view wanted, FindOptions options = {})
{
    std::vector<std::string> words;
    for (const TextSpan span : TextFinder(wanted, options).find(text, 100))
        words.emplace_back(text.substr(span.begin, span.size()));
    return words;
}

constexpr FindOptions kCase{true, false};
constexpr FindOptions kWords{false, true};

} // namespace

class TextFindTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsTyped_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QByteArrayList>("hits");
        const auto row = [](const char *name, const char *text, const char *wanted, const QByteArrayList &hits) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(wanted) << hits;
        };
        row("in any case", "Net sales, NET SALES", "net sales", {"Net sales", "NET SALES"});
        row("over a line break", "total net\n  sales", "net sales", {"net\n  sales"});
        row("over a no-break space", "net\u00A0sales", "net sales", {"net\u00A0sales"});
        row("with a line-end hyphen", "the oper-\nating result", "operating", {"oper-\nating"});
        row("with a hyphen that belongs to the word", "non-\nGAAP measures", "non-gaap", {"non-\nGAAP"});
        row("with a soft hyphen", "oper\u00ADating", "operating", {"oper\u00ADating"});
        row("with a soft hyphen at a line end", "oper\u00AD\nating", "operating", {"oper\u00AD\nating"});
        row("with a ligature", "\uFB01nancial o\uFB03ce", "office", {"o\uFB03ce"});
        row("a ligature that is typed", "financial", "\uFB01nan", {"finan"});
        row("a part of a ligature", "\uFB01nancial", "inan", {"\uFB01nan"});
        row("curly quotes", "the Company\u2019s \u201Cnet\u201D", "company's \"net\"",
            {"Company\u2019s \u201Cnet\u201D"});
        row("dashes", "2021\u20132022", "2021-2022", {"2021\u20132022"});
        row("signs count", "3.5% and 35", "3.5%", {"3.5%"});
        row("a sum", "$ 82,959 82959", "82,959", {"82,959"});
        row("umlauts composed", "Erlo\u0308se", "Erl\u00F6se", {"Erlo\u0308se"});
        row("sharp s", "Stra\u00DFe", "STRASSE", {"Stra\u00DFe"});
        row("full width", "\uFF11\uFF12\uFF13", "123", {"\uFF11\uFF12\uFF13"});
        row("Chinese over a line break", "\u4E2D\n\u56FD", "\u4E2D\u56FD", {"\u4E2D\n\u56FD"});
        row("Arabic without points", "\u0645\u064F\u062D\u0645\u0651\u062F", "\u0645\u062D\u0645\u062F",
            {"\u0645\u064F\u062D\u0645\u0651\u062F"});
        row("hits do not overlap", "aaaa", "aa", {"aa", "aa"});
        row("nothing", "text", "", {});
        row("blanks only", "a  b", " ", {});
    }

    void findsWhatIsTyped()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QFETCH(QByteArrayList, hits);
        QByteArrayList got;
        for (const std::string &words : found(text.toStdString(), wanted.toStdString()))
            got << QByteArray::fromStdString(words);
        QCOMPARE(got, hits);
    }

    void capitalsCountIfWanted()
    {
        QCOMPARE(found("Net net NET", "Net", kCase).size(), std::size_t{1});
        QCOMPARE(found("o\uFB03ce", "office", kCase).size(), std::size_t{1});
    }

    void marksOfMarkdownAreNotThere()
    {
        FindOptions skip;
        skip.skipMarks = true;
        QCOMPARE(found("sales *rose*\nby **2** %", "sales rose by 2 %", skip),
                 std::vector<std::string>{"sales *rose*\nby **2** %"});
        QCOMPARE(found("sales *rose*", "sales rose").size(), std::size_t{0});
    }

    void wholeWordsStandAlone()
    {
        QCOMPARE(found("net, Netting internet (net) net1 net", "net", kWords).size(), std::size_t{3});
        QCOMPARE(found("well-known", "known", kWords).size(), std::size_t{1});
        QCOMPARE(found("$5.2", "$5", kWords).size(), std::size_t{1});
        QCOMPARE(found("\u4E2D\u56FD", "\u56FD", kWords).size(), std::size_t{1});
        QCOMPARE(found("\u00E4rger", "rger", kWords).size(), std::size_t{0});
    }

    void tellsWhatStandsAround()
    {
        const std::string text =
            "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda net\nsales rose by far in "
            "the third quarter of the fiscal year, and then some more words follow.";
        const auto hits = findOnPage(TextFinder("net sales", {}), 7, text, {}, 10);
        QCOMPARE(hits.size(), std::size_t{1});
        QCOMPARE(hits[0].page, 7);
        QCOMPARE(hits[0].words, std::string("net sales"));
        QCOMPARE(hits[0].before, std::string("delta epsilon zeta eta theta iota kappa lambda "));
        QVERIFY(hits[0].after.starts_with(" rose by far in the third quarter"));
        QVERIFY(!hits[0].after.ends_with("the fiscal yea"));
        QVERIFY(hits[0].boxes.empty());
    }

    void atMostAsManyAsWanted() { QCOMPARE(TextFinder("a", {}).find("aaaaaaaa", 3).size(), std::size_t{3}); }

    void standsBytesThatAreNoText()
    {
        std::string bytes;
        for (int i = 0; i < 5'000; ++i)
            bytes += static_cast<char>((i * 7919) >> 3);
        for (const char *wanted : {"a", "\xC3", "\xEF\xAC", "-"}) {
            for (const TextSpan span : TextFinder(wanted, {}).find(bytes, 1'000))
                QVERIFY(span.begin < span.end && span.end <= bytes.size());
        }
    }
};

QTEST_GUILESS_MAIN(TextFindTest)
#include "tst_text_find.moc"
