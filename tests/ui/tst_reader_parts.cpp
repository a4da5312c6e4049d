// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/display_text.h"
#include "ui/reader/page_layout.h"
#include "ui/reader/picture_cache.h"
#include "ui/reader/picture_plan.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>
#include <algorithm>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

document::Page pageOf(double widthPt, double heightPt)
{
    document::Page page;
    page.widthPt = widthPt;
    page.heightPt = heightPt;
    return page;
}

PictureKey key(int page)
{
    return {DocumentId{1}, page};
}

Picture pictureOf(int side)
{
    return {QImage(side, side, QImage::Format_RGB32), 96};
}

} // namespace

class ReaderPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layoutStacksPages();
    void layoutShowsWidePagesAtTheUsualWidth();
    void layoutGivesPagesWithoutSizeTheUsualOne();
    void layoutFindsPages_data();
    void layoutFindsPages();
    void layoutStandsSixteenThousandPages();
    void layoutPutsBoxesOnTheirPage();
    void planPutsPagesInSightFirst();
    void planStopsAtTheBound();
    void planBoundsOnePicture();
    void cacheDropsTheLeastRecentlyUsed();
    void cacheReplacesAPage();
    void cacheKeepsNothingLargerThanItself();
    void displayTextKeepsPositions_data();
    void displayTextKeepsPositions();
    void displayTextBreaksEndlessLines();
};

void ReaderPartsTest::layoutStacksPages()
{
    PageLayout layout;
    layout.setPages({pageOf(600, 800), pageOf(600, 400)});
    layout.setScale(2);
    QCOMPARE(layout.width(), 1200 + 2 * PageLayout::kMargin);
    QCOMPARE(layout.height(), 1600 + 800 + PageLayout::kGap + 2 * PageLayout::kMargin);
    QCOMPARE(layout.pageRect(1, 1400), QRect(100, PageLayout::kMargin, 1200, 1600));
    QCOMPARE(layout.pageRect(2, 1400), QRect(100, PageLayout::kMargin + 1600 + PageLayout::kGap, 1200, 800));
    QCOMPARE(layout.scaleForWidth(600 + 2 * PageLayout::kMargin), 1.0);
    QCOMPARE(layout.dpi(1, 1.0), 144.0);
    QCOMPARE(layout.dpi(1, 2.0), 288.0);
}

void ReaderPartsTest::layoutShowsWidePagesAtTheUsualWidth()
{
    PageLayout layout;
    layout.setPages({pageOf(600, 800), pageOf(1200, 800), pageOf(600, 800), pageOf(300, 400)});
    layout.setScale(1);
    QCOMPARE(layout.pageRect(2, 0).size(), QSize(600, 400));
    QCOMPARE(layout.dpi(2, 1.0), 36.0);
    QCOMPARE(layout.pageRect(4, 0).size(), QSize(300, 400));
    QCOMPARE(layout.pageRect(4, 0).left(), PageLayout::kMargin + 150);
}

void ReaderPartsTest::layoutGivesPagesWithoutSizeTheUsualOne()
{
    PageLayout layout;
    layout.setPages({pageOf(0, 0), pageOf(500, 700), pageOf(1e9, -3)});
    layout.setScale(1);
    QCOMPARE(layout.pageRect(1, 0).size(), QSize(500, 700));
    QCOMPARE(layout.pageRect(3, 0).size(), QSize(500, 700));
    layout.setPages({pageOf(0, 0)});
    QCOMPARE(layout.pageRect(1, 0).size(), QSize(612, 792));
}

void ReaderPartsTest::layoutFindsPages_data()
{
    QTest::addColumn<int>("y");
    QTest::addColumn<int>("page");
    // Pages of 100 pixels: 16..115, 128..227, 240..339
    QTest::newRow("above the first") << -50 << 1;
    QTest::newRow("the first pixel") << 16 << 1;
    QTest::newRow("the last pixel") << 115 << 1;
    QTest::newRow("in the gap") << 120 << 1;
    QTest::newRow("the second") << 128 << 2;
    QTest::newRow("below the last") << 9999 << 3;
}

void ReaderPartsTest::layoutFindsPages()
{
    QFETCH(int, y);
    QFETCH(int, page);
    PageLayout layout;
    layout.setPages({pageOf(100, 100), pageOf(100, 100), pageOf(100, 100)});
    layout.setScale(1);
    QCOMPARE(layout.pageAt(y), page);
    QCOMPARE(layout.pagesBetween(120, 240), std::pair(2, 3));
    QCOMPARE(PageLayout().pageAt(y), 0);
}

void ReaderPartsTest::layoutStandsSixteenThousandPages()
{
    PageLayout layout;
    layout.setPages(std::vector<document::Page>(16'248, pageOf(612, 792)));
    layout.setScale(5 * 96.0 / 72.0);
    const QRect last = layout.pageRect(16'248, 0);
    QCOMPARE(layout.pageAt(last.center().y()), 16'248);
    QCOMPARE(layout.height(), last.bottom() + 1 + PageLayout::kMargin);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(layout.pageAt(i * 5000) > 0);
    QVERIFY2(timer.elapsed() < 200, "finding a page must not walk over all pages");
}

void ReaderPartsTest::layoutPutsBoxesOnTheirPage()
{
    PageLayout layout;
    layout.setPages({pageOf(200, 100), pageOf(200, 100)});
    layout.setScale(3);
    const QRectF box = layout.boxRect({2, {0.25F, 0.5F, 0.75F, 0.625F}}, 0);
    const QRect page = layout.pageRect(2, 0);
    QCOMPARE(box.left(), page.left() + 150.0);
    QCOMPARE(box.right(), page.left() + 450.0);
    QCOMPARE(box.top(), page.top() + 150.0);
    QCOMPARE(box.height(), 37.5);
}

void ReaderPartsTest::planPutsPagesInSightFirst()
{
    PageLayout layout;
    layout.setPages(std::vector<document::Page>(20, pageOf(100, 100)));
    layout.setScale(1);
    const int top = layout.pageRect(10, 0).top() - 30;
    const auto pages = picturesWanted(layout, QRect(0, top, 132, 180), 1.0, 1 << 20);
    QCOMPARE(pages.front(), 10);
    QVERIFY(std::is_permutation(pages.begin(), pages.begin() + 3, std::vector{9, 10, 11}.begin()));
    QVERIFY(std::is_permutation(pages.begin(), pages.end(), std::vector{7, 8, 9, 10, 11, 12, 13}.begin()));
}

void ReaderPartsTest::planStopsAtTheBound()
{
    PageLayout layout;
    layout.setPages(std::vector<document::Page>(20, pageOf(100, 100)));
    layout.setScale(1);
    const QRect view(0, 0, 132, 100);
    QCOMPARE(picturesWanted(layout, view, 1.0, 90'000), (std::vector{1, 2}));
    QCOMPARE(picturesWanted(layout, view, 2.0, 90'000), std::vector{1});
}

void ReaderPartsTest::planBoundsOnePicture()
{
    PageLayout layout;
    layout.setPages({pageOf(612, 792)});
    layout.setScale(10);
    const double dpi = pictureDpi(layout, 1, 2.0);
    const double pixels = 612 * dpi / 72 * 792 * dpi / 72;
    QVERIFY2(pixels < 12.1e6 && pixels > 11.9e6, qPrintable(QString::number(pixels)));
}

void ReaderPartsTest::cacheDropsTheLeastRecentlyUsed()
{
    PictureCache cache(3 * 400);
    for (int page = 1; page <= 3; ++page)
        cache.insert(key(page), pictureOf(10));
    QCOMPARE(cache.bytes(), qsizetype{1200});
    QVERIFY(cache.find(key(1)) != nullptr);
    cache.insert(key(4), pictureOf(10));
    QCOMPARE(cache.bytes(), qsizetype{1200});
    QVERIFY(cache.contains(key(1)));
    QVERIFY(!cache.contains(key(2)));
    QVERIFY(cache.contains(key(4)));
}

void ReaderPartsTest::cacheReplacesAPage()
{
    PictureCache cache(10'000);
    cache.insert(key(1), pictureOf(10));
    cache.insert(key(1), pictureOf(20));
    QCOMPARE(cache.bytes(), qsizetype{1600});
    QCOMPARE(cache.find(key(1))->image.width(), 20);
    QVERIFY(cache.find({DocumentId{2}, 1}) == nullptr);
    cache.clear();
    QCOMPARE(cache.bytes(), qsizetype{0});
}

void ReaderPartsTest::cacheKeepsNothingLargerThanItself()
{
    PictureCache cache(1000);
    cache.insert(key(1), pictureOf(10));
    cache.insert(key(2), pictureOf(100));
    QVERIFY(cache.contains(key(1)));
    QVERIFY(!cache.contains(key(2)));
}

void ReaderPartsTest::displayTextKeepsPositions_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("no line end") << QStringLiteral("one");
    QTest::newRow("line feeds") << QStringLiteral("one\ntwo\n\nthree");
    QTest::newRow("carriage returns and line feeds") << QStringLiteral("one\r\ntwo\r\n\r\nthree\r\n");
    QTest::newRow("old carriage returns") << QStringLiteral("one\rtwo");
    QTest::newRow("mixed") << QStringLiteral("\r\n\r\r\nx\n\r");
    QTest::newRow("separators of Unicode") << QStringLiteral("a\u2028b\u2029c");
    QTest::newRow("what the document uses itself") << QStringLiteral("a\uFDD0b\uFDD1c\uFFFCd") + QChar(0);
    QTest::newRow("a very long line") << QStringLiteral("word ").repeated(9000);
    QTest::newRow("a very long word") << QStringLiteral("\U0001d465").repeated(30'000);
}

void ReaderPartsTest::displayTextKeepsPositions()
{
    QFETCH(QString, source);
    const DisplayText shown(source);
    QTextDocument document;
    document.setPlainText(shown.text());
    QCOMPARE(document.characterCount() - 1, static_cast<int>(shown.text().size()));
    for (qsizetype i = 0; i < source.size(); ++i) {
        if (!source[i].isLetter() && !source[i].isSurrogate())
            continue;
        QCOMPARE(document.characterAt(static_cast<int>(shown.position(i))), source[i]);
    }
    QCOMPARE(shown.position(source.size()), shown.text().size());
}

void ReaderPartsTest::displayTextBreaksEndlessLines()
{
    const DisplayText shown(QString(100'000, QLatin1Char('x')));
    qsizetype longest = 0;
    for (const QString &line : shown.text().split(QLatin1Char('\n')))
        longest = std::max(longest, line.size());
    QVERIFY2(longest <= 8200, qPrintable(QString::number(longest)));
}

QTEST_GUILESS_MAIN(ReaderPartsTest)
#include "tst_reader_parts.moc"
