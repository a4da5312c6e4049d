// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/o200k_splitter.h"

#include <QTest>

#include <string>

using namespace longleaf;

class O200kSplitterTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsWhereTheExpressionCuts_data();
    void cutsWhereTheExpressionCuts();
};

void O200kSplitterTest::cutsWhereTheExpressionCuts_data()
{
    QTest::addColumn<QString>("pieces"); // with a bar at each cut
    const auto row = [](const char *name, const char *pieces) {
        QTest::newRow(name) << QString::fromUtf8(pieces);
    };
    row("a space belongs to the word after it", "two| words");
    row("of several spaces the last", "two|  | words");
    row("all spaces at the end", "word|   ");
    row("a tab belongs to a word as well", "a|\tb");
    row("a sign belongs to the word after it", "(hello|)-|world|.net| x");
    row("several signs keep together", "((|hello|))| --|world| .|net");
    row("signs keep the line breaks and slashes after them", "end|.\n\n|next|;\n/|path");
    row("signs take one space before them", "a| ==| b|  | !");
    row("white space ends at its last line break", "a| \n \n|  | b");
    row("a space is alone before a digit", "a| |1| | |2");
    row("digits in threes from the left", "123|456|7|.|89");
    row("a new word begins at a capital", "camel|Case|HTTPServer|Error");
    row("a contraction belongs to its word", "it's| THEY'LL| we'Re|'x");
    row("a contraction that goes on is cut all the same", "rock's|tar");
    row("the long s makes a contraction", "it'\u017F|ab");
    row("an apostrophe at the end", "words|'");
    row("letters without case join both sides", "中文abc| ABC中|A");
    row("title case counts as upper case", "\u01C5a|\u01C5b");
    row("a mark continues a word", "e\u0301t\u0301e|Te");
    row("a mark is alone before capitals", "\u0301|ABC");
    row("a mark joins small letters", "\u0301abc");
    row("a variation selector continues a word", "a\U000E0100b");
    row("the byte-order mark is a sign, not white space", "a|\uFEFF|1");
    row("a no-break space goes before a word", "a|\u00A0b");
    row("joined emoji are signs", "\U0001F469\u200D\U0001F469");
}

void O200kSplitterTest::cutsWhereTheExpressionCuts()
{
    QFETCH(QString, pieces);
    std::string text = pieces.toStdString();
    std::erase(text, '|');
    const pack::O200kSplitter splitter;
    std::string cut;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = splitter.pieceEnd(text, begin);
        QVERIFY(end > begin);
        cut += (begin > 0 ? "|" : "") + text.substr(begin, end - begin);
        begin = end;
    }
    QCOMPARE(QString::fromStdString(cut), pieces);
}

QTEST_GUILESS_MAIN(O200kSplitterTest)
#include "tst_o200k_splitter.moc"
