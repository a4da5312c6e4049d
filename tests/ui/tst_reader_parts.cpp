// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/display_text.h"
#include "ui/reader/page_layout.h"
#include "ui/reader/page_look.h"
#include "ui/reader/page_painter.h"
#include "ui/reader/picture_cache.h"
#include "ui/reader/picture_plan.h"
#include "ui/reader/picture_queue.h"
#include "ui/reader/stand_ins.h"
#include "ui/widgets/theme.h"

#include <QElapsedTimer>
#include <QRegion>
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
    PictureKey key;
    key.document = DocumentId{1};
    key.page = page;
    return key;
}

Picture pictureOf(int side)
{
    return {QImage(side, side, QImage::Format_RGB32), 96, {}};
}

PictureView viewOf(const QRect &rect, double ratio = 1, int direction = 0)
{
    return {rect, rect.width(), ratio, direction, false};
}

std::vector<int> pagesOf(const std::vector<PictureRequest> &requests)
{
    std::vector<int> pages;
    for (const PictureRequest &request : requests)
        pages.push_back(request.page);
    return pages;
}

PictureRequest request(int page, PictureUse use, double dpi = 96)
{
    return {page, dpi, {}, {}, use};
}

document::Document documentOf(std::int64_t id)
{
    document::Document document;
    document.id = DocumentId{id};
    return document;
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
    void planLooksAheadWhereItScrolls();
    void planTilesLargePages_data();
    void planTilesLargePages();
    void layoutTurnsBoxesAndPoints_data();
    void layoutTurnsBoxesAndPoints();
    void layoutPutsPagesInPairs();
    void queueServesWhatIsInSightFirst();
    void queueForgetsWhatIsNotWantedAnyMore();
    void darkPagesMirrorLightnessAndKeepHues();
    void marksStandOutOnLightAndDarkPages();
    void standInsStayWithinTheirBound();
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
    const auto wanted = picturesWanted(layout, viewOf(QRect(0, top, 132, 180)), 1 << 20);
    const auto pages = pagesOf(wanted);
    QCOMPARE(pages.front(), 10);
    QVERIFY(std::is_permutation(pages.begin(), pages.begin() + 3, std::vector{9, 10, 11}.begin()));
    QVERIFY(std::is_permutation(pages.begin(), pages.end(), std::vector{7, 8, 9, 10, 11, 12, 13}.begin()));
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QCOMPARE(wanted[i].use, i < 3 ? PictureUse::InSight : PictureUse::Near);
}

void ReaderPartsTest::planLooksAheadWhereItScrolls()
{
    PageLayout layout;
    layout.setPages(std::vector<document::Page>(20, pageOf(100, 100)));
    layout.setScale(1);
    const QRect view(0, layout.pageRect(10, 0).top(), 132, 100);
    QCOMPARE(pagesOf(picturesWanted(layout, viewOf(view, 1, 1), 1 << 20)), (std::vector{10, 11, 9, 12, 13, 14}));
    QCOMPARE(pagesOf(picturesWanted(layout, viewOf(view, 1, -1), 1 << 20)), (std::vector{10, 9, 11, 8, 7, 6}));
}

void ReaderPartsTest::planTilesLargePages_data()
{
    QTest::addColumn<int>("turns");
    for (int turns = 0; turns < 4; ++turns)
        QTest::addRow("%d quarter turns", turns) << turns;
}

void ReaderPartsTest::planTilesLargePages()
{
    QFETCH(int, turns);
    PageLayout layout;
    layout.setPages({pageOf(600, 800)});
    layout.setQuarterTurns(turns);
    layout.setScale(6); // 3,600 x 4,800 pixels
    const QRect page = layout.pageRect(1, 0);
    const QRect view(page.left() + 300, page.top() + 2000, 1500, 900);
    const auto tiles = tilesWanted(layout, 1, viewOf(view));
    QVERIFY(!tiles.empty() && tiles.size() <= 6);
    QRegion covered;
    const QSize upright = pagePixels(layout, 1, tiles.front().dpi);
    for (const PictureRequest &tile : tiles) {
        QVERIFY(tile.clip.width() <= kTileSide && tile.clip.height() <= kTileSide);
        QVERIFY(QRect(QPoint(), upright).contains(tile.clip));
        QCOMPARE(tile.dpi, 72.0 * 6);
        const QRect seen = turnedClip(tile.clip, upright, turns).translated(page.topLeft());
        QVERIFY2(seen.intersects(view), "a tile that is not in sight");
        covered += seen;
    }
    QVERIFY2((QRegion(view) - covered).isEmpty(), "a part in sight has no tile");
    // The whole page in 4 million pixels stands below the tiles.
    const auto wanted = picturesWanted(layout, viewOf(view), 1 << 28);
    QVERIFY(wanted.front().clip.isEmpty());
    const QSize whole = pagePixels(layout, 1, wanted.front().dpi);
    QVERIFY(std::abs(whole.width() * whole.height() - 4e6) < 1e5);
    layout.setScale(3);
    QVERIFY2(tilesWanted(layout, 1, viewOf(view)).empty(), "a page of ordinary size needs no tiles");
}

void ReaderPartsTest::planStopsAtTheBound()
{
    PageLayout layout;
    layout.setPages(std::vector<document::Page>(20, pageOf(100, 100)));
    layout.setScale(1);
    const QRect view(0, 0, 132, 100);
    QCOMPARE(pagesOf(picturesWanted(layout, viewOf(view), 90'000)), (std::vector{1, 2}));
    QCOMPARE(pagesOf(picturesWanted(layout, viewOf(view, 2), 90'000)), std::vector{1});
}

void ReaderPartsTest::layoutTurnsBoxesAndPoints_data()
{
    QTest::addColumn<int>("turns");
    QTest::addColumn<QRectF>("place"); // of the box on a page of 200 x 100 points as it lies then, from its corner
    QTest::newRow("upright") << 0 << QRectF(20, 20, 60, 10);
    QTest::newRow("clockwise") << 1 << QRectF(70, 20, 10, 60);
    QTest::newRow("upside down") << 2 << QRectF(120, 70, 60, 10);
    QTest::newRow("against the clock") << 3 << QRectF(20, 120, 10, 60);
    QTest::newRow("once round") << 4 << QRectF(20, 20, 60, 10);
}

void ReaderPartsTest::layoutTurnsBoxesAndPoints()
{
    QFETCH(int, turns);
    QFETCH(QRectF, place);
    PageLayout layout;
    layout.setPages({pageOf(200, 100), pageOf(200, 100)});
    layout.setScale(1);
    layout.setQuarterTurns(turns);
    const QRect page = layout.pageRect(2, 0);
    QCOMPARE(page.size(), turns % 2 == 1 ? QSize(100, 200) : QSize(200, 100));
    QCOMPARE(layout.dpi(2, 1), 72.0);
    const document::Box box{0.1F, 0.2F, 0.4F, 0.3F};
    const QRectF found = layout.boxRect({2, box}, 0).translated(-page.topLeft());
    QVERIFY(std::abs(found.left() - place.left()) < 0.01 && std::abs(found.right() - place.right()) < 0.01);
    QVERIFY(std::abs(found.top() - place.top()) < 0.01 && std::abs(found.bottom() - place.bottom()) < 0.01);
    const QPointF back = layout.onPage(2, place.center() + page.topLeft(), 0);
    QVERIFY(std::abs(back.x() - 0.25) < 0.001 && std::abs(back.y() - 0.25) < 0.001);
}

void ReaderPartsTest::layoutPutsPagesInPairs()
{
    PageLayout layout;
    layout.setPages(std::vector<document::Page>(5, pageOf(100, 150)));
    layout.setScale(1);
    layout.setArrangement(PageArrangement::Pairs);
    QCOMPARE(layout.rowOf(1), std::pair(1, 2));
    QCOMPARE(layout.rowOf(5), std::pair(5, 5));
    QCOMPARE(layout.pageRect(1, 0).top(), layout.pageRect(2, 0).top());
    QCOMPARE(layout.pageRect(2, 0).left() - layout.pageRect(1, 0).left(), 100 + PageLayout::kGap);
    QCOMPARE(layout.pageRect(3, 0).top(), PageLayout::kMargin + 150 + PageLayout::kGap);
    QCOMPARE(layout.width(), 200 + PageLayout::kGap + 2 * PageLayout::kMargin);
    QCOMPARE(layout.height(), 3 * 150 + 2 * PageLayout::kGap + 2 * PageLayout::kMargin);
    QCOMPARE(layout.scaleForWidth(layout.width()), 1.0);
    QCOMPARE(layout.scaleForView(QSize(1000, 148 + 2 * PageLayout::kGap)), 1.0);
    QCOMPARE(layout.pagesBetween(20, 30), std::pair(1, 2));
    QCOMPARE(layout.pageAt(layout.pageRect(4, 0).center(), 0), 4);
    QCOMPARE(layout.pageAt(layout.pageRect(3, 0).center(), 0), 3);
    QCOMPARE(layout.pageAt(layout.pageRect(4, 0).center().y()), 3);
    layout.setArrangement(PageArrangement::PairsAfterCover);
    QCOMPARE(layout.rowOf(1), std::pair(1, 1));
    QCOMPARE(layout.rowOf(3), std::pair(2, 3));
    QCOMPARE(layout.rowOf(4), std::pair(4, 5));
    QCOMPARE(layout.pageRect(1, 0).left(), layout.pageRect(3, 0).left());
}

void ReaderPartsTest::queueServesWhatIsInSightFirst()
{
    const QObject reader;
    const QObject thumbnails;
    PictureQueue queue;
    queue.replace(&thumbnails, documentOf(1), {request(90, PictureUse::Thumbnail)});
    queue.replace(&reader, documentOf(1),
                  {request(5, PictureUse::Near), request(4, PictureUse::InSight), request(3, PictureUse::InSight)});
    QCOMPARE(queue.take(PictureUse::InSight)->request.page, 4);
    QCOMPARE(queue.take(PictureUse::InSight)->request.page, 3);
    QVERIFY(!queue.take(PictureUse::InSight));
    QCOMPARE(queue.take(PictureUse::StandIn)->request.page, 5);
    QCOMPARE(queue.take(PictureUse::StandIn)->request.page, 90);
    QVERIFY(!queue.take(PictureUse::StandIn));
}

void ReaderPartsTest::queueForgetsWhatIsNotWantedAnyMore()
{
    const QObject reader;
    PictureQueue queue;
    queue.replace(&reader, documentOf(1), {request(1, PictureUse::InSight), request(2, PictureUse::InSight)});
    const auto job = queue.take(PictureUse::InSight);
    QCOMPARE(queue.wantedFor(*job), std::optional(PictureUse::InSight));
    // Wanted again while it is in work: not a second time.
    queue.replace(&reader, documentOf(1), {request(1, PictureUse::Near), request(7, PictureUse::InSight)});
    QCOMPARE(queue.wantedFor(*job), std::optional(PictureUse::Near));
    QCOMPARE(queue.take(PictureUse::StandIn)->request.page, 7);
    QVERIFY(!queue.hasWaiting(PictureUse::StandIn));
    queue.putBack(*job);
    QVERIFY(queue.hasWaiting(PictureUse::StandIn));
    QCOMPARE(queue.take(PictureUse::StandIn)->request.page, 1);
    queue.done(*job);
    queue.replace(&reader, documentOf(2), {request(1, PictureUse::InSight)});
    QVERIFY2(!queue.wantedFor(*job), "the same page of another document");
    QVERIFY(queue.hasWaiting(PictureUse::InSight));
    queue.forget(&reader);
    QVERIFY(!queue.hasWaiting(PictureUse::StandIn));
}

void ReaderPartsTest::darkPagesMirrorLightnessAndKeepHues()
{
    QImage image(4, 1, QImage::Format_RGB32);
    image.setPixel(0, 0, qRgb(255, 255, 255));
    image.setPixel(1, 0, qRgb(0, 0, 0));
    image.setPixel(2, 0, qRgb(0, 0, 160));     // a dark link becomes a light one
    image.setPixel(3, 0, qRgb(255, 230, 230)); // a pale red field a dark red one
    const QImage dark = withLook(image, {0, true});
    QCOMPARE(dark.pixelColor(0, 0), dark_page::kPaper);
    QCOMPARE(dark.pixelColor(1, 0), dark_page::kInk);
    const QColor link = dark.pixelColor(2, 0);
    QVERIFY(link.lightness() > 128);
    QVERIFY(std::abs(link.hslHue() - 240) <= 2);
    const QColor field = dark.pixelColor(3, 0);
    QVERIFY(field.lightness() < 70 && field.red() > field.green());
    const QImage gray = withLook(image.convertToFormat(QImage::Format_Grayscale8), {0, true});
    QCOMPARE(gray.pixelColor(0, 0), dark_page::kPaper);
    QCOMPARE(gray.pixelColor(1, 0), dark_page::kInk);
    QCOMPARE(withLook(image, {1, false}).size(), QSize(1, 4));
    QCOMPARE(withLook(image, {1, false}).pixel(0, 1), qRgb(0, 0, 0));
    QCOMPARE(withLook(image, {3, false}).pixel(0, 3), qRgb(255, 255, 255));
}

void ReaderPartsTest::marksStandOutOnLightAndDarkPages()
{
    QVERIFY(contrast(mark::kBorder, Qt::white) >= 3);
    QVERIFY(contrast(dark_mark::kBorder, dark_page::kPaper) >= 3);
    QVERIFY(contrast(dark_page::kInk, dark_mark::kFill) >= 4.5);
    QVERIFY(contrast(mark::kInk, mark::kFill) >= 4.5);
}

void ReaderPartsTest::standInsStayWithinTheirBound()
{
    StandIns pages;
    QCOMPARE(pages.missing(10, 0, 100, 3), (std::vector{10, 11, 9}));
    QCOMPARE(pages.missing(10, -1, 100, 3), (std::vector{10, 9, 11}));
    QCOMPARE(pages.missing(1, 1, 2, 9), (std::vector{1, 2}));
    pages.refuse(11);
    pages.put(10, QImage(160, 200, QImage::Format_Grayscale8), 10);
    QCOMPARE(pages.missing(10, 0, 100, 2), (std::vector{9, 12}));
    QCOMPARE(pages.bytes(), qsizetype{160 * 200});
    // As a reader goes through a thousand coloured pages.
    for (int page = 1; page <= 1000; ++page) {
        pages.put(page, QImage(160, 210, QImage::Format_RGB32), page);
        QVERIFY(pages.bytes() <= StandIns::kMostBytes);
    }
    QVERIFY(pages.find(1000) != nullptr && pages.find(950) != nullptr);
    QVERIFY(pages.find(1) == nullptr);
    QVERIFY2(pages.missing(1000, 1, 1000, 9).empty(), "pages that find no place must not be drawn again and again");
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
    QVERIFY(cache.find({DocumentId{2}, 1, {}, -1, -1}) == nullptr);
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
