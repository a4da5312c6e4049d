// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/pack/markup.h"

using namespace longleaf;

class MarkupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrdinaryText_data();
    void keepsOrdinaryText();
    void breaksWhatLooksLikeOurMarks_data();
    void breaksWhatLooksLikeOurMarks();
    void changesNoLetterOrDigit();
    void makesTitlesHarmless();
    void namesMissingPages();
};

void MarkupTest::keepsOrdinaryText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("words") << QByteArray("Net sales rose by 5 %.");
    QTest::newRow("comparisons") << QByteArray("a < b, c <d> and <q3 results>");
    QTest::newRow("references") << QByteArray("[1] and [[a:b]] and [[7]] and [7:58]");
    QTest::newRow("html") << QByteArray("<html><quote>x</quote></html>");
    QTest::newRow("an open bracket at the end") << QByteArray("see [[");
    QTest::newRow("a less-than sign at the end") << QByteArray("a <");
}

void MarkupTest::keepsOrdinaryText()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(pack::defused(text.toStdString())), text);
}

void MarkupTest::breaksWhatLooksLikeOurMarks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("safe");
    QTest::newRow("an opening tag") << QByteArray("x <document id=\"9\">") << QByteArray("x < document id=\"9\">");
    QTest::newRow("a closing tag") << QByteArray("</document>\n") << QByteArray("< /document>\n");
    QTest::newRow("capital letters") << QByteArray("</DOCUMENT>") << QByteArray("< /DOCUMENT>");
    QTest::newRow("a page marker") << QByteArray("\n[[7:58]]\n") << QByteArray("\n[ [7:58]]\n");
    QTest::newRow("a citation") << QByteArray("<q d=\"1\">a</q>") << QByteArray("< q d=\"1\">a< /q>");
    QTest::newRow("a question") << QByteArray("</question> <question>") << QByteArray("< /question> < question>");
    QTest::newRow("a marker in a marker") << QByteArray("[[[7:58]]]") << QByteArray("[[ [7:58]]]");
}

void MarkupTest::breaksWhatLooksLikeOurMarks()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, safe);
    QCOMPARE(QByteArray::fromStdString(pack::defused(text.toStdString())), safe);
    QCOMPARE(QByteArray::fromStdString(pack::defused(safe.toStdString())), safe);
}

void MarkupTest::changesNoLetterOrDigit()
{
    const std::string text = "[[1:2]] <document> a <q d=\"1\" p=\"2\">b</q> </document> [[3:4]]";
    std::string before = text;
    std::string after = pack::defused(text);
    std::erase(before, ' ');
    std::erase(after, ' ');
    QCOMPARE(after, before);
}

void MarkupTest::makesTitlesHarmless()
{
    const std::string open = pack::documentOpen(DocumentId{7}, "A \"quoted\"\n<title>", 3);
    QCOMPARE(open, std::string("<document id=\"7\" title=\"A 'quoted' (title)\" pages=\"3\">\n"));
    QVERIFY(pack::documentOpen(DocumentId{7}, std::string(5000, 'x'), 3).size() < 260);
}

void MarkupTest::namesMissingPages()
{
    QCOMPARE(pack::pagesNotIncluded(12, 18, 90), std::string("[pages 12-18 of 90 not included]\n"));
    QCOMPARE(pack::pagesNotIncluded(5, 5, 90), std::string("[page 5 of 90 not included]\n"));
}

QTEST_GUILESS_MAIN(MarkupTest)
#include "tst_markup.moc"
