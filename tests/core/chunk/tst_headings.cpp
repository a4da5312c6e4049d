// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/chunker.h"
#include "core/chunk/headings.h"

#include <QTest>

using namespace longleaf;

class HeadingsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsHeadingsFromText_data();
    void tellsHeadingsFromText();
    void countsWordsAndNumbers_data();
    void countsWordsAndNumbers();
    void carriesHeadingsOnToTheNextPage();
    void givesTheSameHeadingsAgain();
    void manyBlankLinesCostNoMoreThanOthers();
};

void HeadingsTest::tellsHeadingsFromText_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("heading");
    QTest::newRow("numbered") << QByteArray("Item 7. Management's Discussion") << true;
    QTest::newRow("capitals") << QByteArray("CONSOLIDATED BALANCE SHEETS") << true;
    QTest::newRow("title case with small words") << QByteArray("Statements of Cash Flows") << true;
    QTest::newRow("markdown") << QByteArray("## what we found") << true;
    QTest::newRow("sentence") << QByteArray("The Company sold its plant.") << false;
    QTest::newRow("part of a sentence") << QByteArray("and therefore sold its plant") << false;
    QTest::newRow("row of figures") << QByteArray("Total assets 36,500 37,987 12,345 9,876") << false;
    QTest::newRow("list item with a comma") << QByteArray("Apples, Pears,") << false;
    QTest::newRow("too long") << QByteArray(101, 'A') << false;
    QTest::newRow("empty") << QByteArray("") << false;
}

void HeadingsTest::tellsHeadingsFromText()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, heading);
    QCOMPARE(chunk::looksLikeHeading(line.toStdString()), heading);
}

void HeadingsTest::countsWordsAndNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("numbers");
    QTest::newRow("empty") << QByteArray("") << 0 << 0;
    QTest::newRow("a row") << QByteArray("Net sales $ 1,577.50 (12)") << 4 << 2;
    QTest::newRow("signs") << QByteArray("-- $ %") << 0 << 0;
    QTest::newRow("a mixed word") << QByteArray("10-K of 3M") << 4 << 2;
    QTest::newRow("accents") << QByteArray("caf\xC3\xA9 noir") << 2 << 0;
    QTest::newRow("wide characters") << QByteArray("\xE6\xBC\xA2\xE5\xAD\x97 12") << 3 << 1;
}

void HeadingsTest::countsWordsAndNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(int, words);
    QFETCH(int, numbers);
    const chunk::WordCounts counts = chunk::countWords(text.toStdString());
    QCOMPARE(static_cast<int>(counts.words), words);
    QCOMPARE(static_cast<int>(counts.numbers), numbers);
}

void HeadingsTest::carriesHeadingsOnToTheNextPage()
{
    chunk::HeadingTracker tracker;
    const std::string first = "Acme Annual Report\nNote 4 Leases\nThe leases end in June.\n";
    const std::string second = "They were renewed in May, and nothing else was agreed upon.\n";
    const auto one = tracker.page(first, chunk::chunkPage(first));
    const auto two = tracker.page(second, chunk::chunkPage(second));
    QCOMPARE(one.size(), std::size_t{1});
    QVERIFY(one[0].find("Acme Annual Report") != std::string::npos);
    QVERIFY(two[0].find("Note 4 Leases") != std::string::npos);
}

void HeadingsTest::givesTheSameHeadingsAgain()
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "Section " + std::to_string(i) + " Terms\nThis says what was agreed in this part of it all.\n";
    const auto chunks = chunk::chunkPage(text);
    chunk::HeadingTracker tracker;
    chunk::HeadingTracker again;
    QVERIFY(chunks.size() > 3);
    QCOMPARE(tracker.page(text, chunks), again.page(text, chunks));
}

void HeadingsTest::manyBlankLinesCostNoMoreThanOthers()
{
    // Any work that grows with the square of the lines does not end within the test's limit.
    const std::string text =
        "Acme Annual Report\n" + std::string(3'000'000, '\n') + "Note 4 Leases\nThey end in June.\n";
    chunk::HeadingTracker tracker;
    const auto headings = tracker.page(text, chunk::chunkPage(text));
    QVERIFY(!headings.empty());
    QVERIFY(headings.back().find("Note 4 Leases") != std::string::npos);
}

QTEST_APPLESS_MAIN(HeadingsTest)
#include "tst_headings.moc"
