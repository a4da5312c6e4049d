// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "ui/ask/coverage_cell.h"
#include "ui/ask/coverage_map.h"
#include "ui/ask/coverage_map_panel.h"

#include <QElapsedTimer>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <numeric>
#include <set>

using namespace longleaf;
using ui::CoverageMap;
using ui::PageCover;
using Place = CoverageMap::Place;

namespace {

std::vector<int> range(int first, int last)
{
    std::vector<int> pages(static_cast<std::size_t>(last - first + 1));
    std::iota(pages.begin(), pages.end(), first);
    return pages;
}

/// Documents of which every second is sent whole, the others in part with every reason that there is.
ui::PlanSummary planOf(int documents, int pages)
{
    ui::PlanSummary plan;
    plan.mode = pack::Mode::Focused;
    for (int i = 1; i <= documents; ++i) {
        const DocumentId id{i};
        const std::string title = "Filing " + std::to_string(i);
        if (i % 2 == 1) {
            plan.documents.push_back({id, title, pages, pages, true, range(1, pages)});
            continue;
        }
        plan.documents.push_back({id, title, pages, 2, false, {1, 2}});
        plan.leftOut.push_back({id, title, {3}, pack::LeftOutReason::NoText});
        plan.leftOut.push_back({id, title, {4}, pack::LeftOutReason::Unreadable});
        plan.leftOut.push_back({id, title, {5}, pack::LeftOutReason::NoRoom});
        plan.leftOut.push_back({id, title, range(6, pages), pack::LeftOutReason::NotRelevant});
    }
    return plan;
}

/// What a cell covers, without its colours.
QByteArray shapeOf(PageCover cover, bool partial, const ui::Tokens &tokens)
{
    QImage mask(12, 12, QImage::Format_ARGB32);
    mask.fill(Qt::transparent);
    QPainter painter(&mask);
    ui::paintCoverCell(painter, QRectF(1, 1, 10, 10), cover, partial, tokens);
    painter.end();
    QByteArray shape;
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x)
            shape += qAlpha(mask.pixel(x, y)) > 127 ? '#' : '.';
    return shape;
}

} // namespace

class CoverageMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasItsState();
    void aDamagedLedgerShowsWhatItHas();
    void everyStateHasAShapeOfItsOwn();
    void aPageThatWasReadInPartIsMarkedWhateverBecameOfIt();
    void theKeyboardReachesEveryPageAndDocument();
    void aCellOpensItsPage();
    void whatIsUnderTheMouseAndTheKeyboardIsSaid();
    void theLegendCounts();
    void aThousandDocumentsAreQuick();

private:
    ui::Theme m_theme;
};

void CoverageMapTest::everyPageHasItsState()
{
    ui::PlanSummary plan = planOf(2, 6);
    plan.leftOut.push_back({DocumentId{9}, "/folder/scan.pdf", {1, 2}, pack::LeftOutReason::NotRead});
    const auto rows = ui::coverageRows(plan);
    QCOMPARE(rows.size(), std::size_t{3});
    QVERIFY(rows[0].pages == std::vector<PageCover>(6, PageCover::Sent));
    const std::vector<PageCover> second{PageCover::Partly, PageCover::Partly, PageCover::NoText,
                                        PageCover::Failed, PageCover::NoRoom, PageCover::NotChosen};
    QVERIFY(rows[1].pages == second);
    QCOMPARE(rows[2].title, QStringLiteral("scan.pdf"));
    QVERIFY(rows[2].pages == std::vector<PageCover>(2, PageCover::NotRead));
    const auto counts = ui::countCovers(rows);
    QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0), 14);
    QCOMPARE(counts[static_cast<std::size_t>(PageCover::Sent)], 6);
    QCOMPARE(counts[static_cast<std::size_t>(PageCover::Unknown)], 0);
    QVERIFY2(ui::coverSummary(counts, 0).contains(QStringLiteral("could not be read: 1")),
             qPrintable(ui::coverSummary(counts, 0)));
}

void CoverageMapTest::aDamagedLedgerShowsWhatItHas()
{
    ui::PlanSummary plan;
    plan.documents.push_back({DocumentId{1}, "A", 3, 1, true, {2, -5, 0, 2'000'000'000}});
    plan.documents.push_back({DocumentId{2}, "Empty", 0, 0, true, {}});
    const auto rows = ui::coverageRows(plan);
    const std::vector<PageCover> expected{PageCover::Unknown, PageCover::Sent, PageCover::Unknown};
    QVERIFY(rows.front().pages == expected);
    CoverageMap map(m_theme);
    map.setRows(rows);
    QCOMPARE(map.rows().size(), std::size_t{1}); // a document without pages has nothing to walk over
    for (const int key : {Qt::Key_PageDown, Qt::Key_End, Qt::Key_Down, Qt::Key_Right})
        QTest::keyClick(&map, static_cast<Qt::Key>(key));
    QCOMPARE(map.current().row, 0);
    map.setRows({});
    QTest::keyClick(&map, Qt::Key_End);
    QVERIFY(!map.accessibleName().isEmpty());
}

/// Told apart in black and white.
void CoverageMapTest::everyStateHasAShapeOfItsOwn()
{
    for (const ui::Tokens &tokens : {ui::lightTokens(), ui::darkTokens()}) {
        std::set<QByteArray> shapes;
        for (std::size_t i = 0; i < ui::kPageCovers; ++i) {
            shapes.insert(shapeOf(static_cast<PageCover>(i), false, tokens));
            shapes.insert(shapeOf(static_cast<PageCover>(i), true, tokens));
        }
        QCOMPARE(shapes.size(), 2 * ui::kPageCovers);
    }
}

void CoverageMapTest::aPageThatWasReadInPartIsMarkedWhateverBecameOfIt()
{
    ui::PlanSummary plan = planOf(2, 8);
    plan.unread.pagesInScope = 16;
    plan.unread.documents = {{DocumentId{1}, "Filing 1", {}, {2, 99, -1}},
                             {DocumentId{2}, "Filing 2", {4}, {7}},
                             {DocumentId{8}, "Not in scope", {}, {1}}};
    ui::CoverageMapPanel panel(m_theme, 120);
    panel.resize(400, 200);
    panel.show();
    panel.showPlan(plan);
    const CoverageMap &map = *panel.map();
    QCOMPARE(map.textOf({0, 2}), QStringLiteral("Filing 1, page 2 of 8: sent; could be read only in part"));
    QCOMPARE(map.textOf({1, 7}), QStringLiteral("Filing 2, page 7 of 8: not sent: not chosen for this question; could "
                                                "be read only in part"));
    QCOMPARE(map.textOf({0, 1}), QStringLiteral("Filing 1, page 1 of 8: sent"));
    QVERIFY2(panel.legend().contains(QStringLiteral("could be read only in part: 2")),
             qPrintable(panel.legend().join(QLatin1Char('|'))));
    QVERIFY2(map.accessibleDescription().endsWith(QStringLiteral("of them, could be read only in part: 2")),
             qPrintable(map.accessibleDescription()));
    // On the map itself, not only in its words.
    const QRect torn = map.cellRect({0, 2});
    const QRect whole = map.cellRect({0, 3});
    const QImage picture = panel.map()->viewport()->grab().toImage();
    const auto ratio = picture.devicePixelRatio();
    const auto at = [&](const QPoint &point) {
        return picture.pixelColor((QPointF(point) * ratio).toPoint());
    };
    QVERIFY(at(torn.topRight()) != at(whole.topRight()));
    QCOMPARE(at(torn.bottomLeft()), at(whole.bottomLeft()));
}

void CoverageMapTest::theKeyboardReachesEveryPageAndDocument()
{
    CoverageMap map(m_theme);
    map.resize(200, 120);
    map.setRows(ui::coverageRows(planOf(3, 40)));
    map.show();
    QVERIFY(QTest::qWaitForWindowExposed(&map));
    const auto press = [&map](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&map, key, with);
        return map.current();
    };
    std::set<std::pair<int, int>> seen{{0, 1}};
    for (int i = 0; i < 3 * 40 - 1; ++i) {
        const Place place = press(Qt::Key_Right);
        seen.insert({place.row, place.page});
        const QRect cell = map.cellRect(place);
        QVERIFY(map.viewport()->rect().contains(cell)); // it scrolls along
    }
    QCOMPARE(seen.size(), std::size_t{120});
    const Place end{2, 40};
    const Place firstOfLast{2, 1};
    const Place lastOfSecond{1, 40};
    const Place begin{0, 1};
    const Place second{1, 1};
    QCOMPARE(press(Qt::Key_Right), end);
    QCOMPARE(press(Qt::Key_PageUp), firstOfLast);
    QCOMPARE(press(Qt::Key_Left), lastOfSecond);
    QCOMPARE(press(Qt::Key_Home, Qt::ControlModifier), begin);
    QCOMPARE(press(Qt::Key_Left), begin);
    QCOMPARE(press(Qt::Key_PageDown), second);
    QCOMPARE(press(Qt::Key_End), lastOfSecond);
    QCOMPARE(press(Qt::Key_End, Qt::ControlModifier), end);
    // Down and up again lead over the border between two documents and back to the same column.
    press(Qt::Key_Home, Qt::ControlModifier);
    press(Qt::Key_Right);
    const int column = map.cellRect(map.current()).left();
    for (int i = 0; i < 40 && map.current().row == 0; ++i)
        press(Qt::Key_Down);
    QCOMPARE(map.current().row, 1);
    press(Qt::Key_Up);
    QCOMPARE(map.current().row, 0);
    QVERIFY(map.cellRect(map.current()).left() <= column);
}

void CoverageMapTest::aCellOpensItsPage()
{
    CoverageMap map(m_theme);
    map.resize(300, 200);
    map.setRows(ui::coverageRows(planOf(3, 12)));
    map.show();
    QVERIFY(QTest::qWaitForWindowExposed(&map));
    QSignalSpy opened(&map, &CoverageMap::pageActivated);
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect({1, 5}).center());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<DocumentId>().value, 2);
    QCOMPARE(opened[0][1].toInt(), 5);
    QTest::keyClick(&map, Qt::Key_Return);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[1], opened[0]);
    // Between the cells and beside them nothing opens.
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, QPoint(map.viewport()->width() - 1, 1));
    QCOMPARE(opened.size(), 2);
    // Mirrored, the first page is on the right.
    map.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(map.cellRect({0, 1}).left() > map.cellRect({0, 2}).left());
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect({2, 7}).center());
    QCOMPARE(opened[2][0].value<DocumentId>().value, 3);
    QCOMPARE(opened[2][1].toInt(), 7);
}

void CoverageMapTest::whatIsUnderTheMouseAndTheKeyboardIsSaid()
{
    CoverageMap map(m_theme);
    map.resize(300, 200);
    map.setRows(ui::coverageRows(planOf(2, 8)));
    map.show();
    QVERIFY(QTest::qWaitForWindowExposed(&map));
    QCOMPARE(map.textOf({1, 4}), QStringLiteral("Filing 2, page 4 of 8: could not be read"));
    QSignalSpy told(&map, &CoverageMap::currentChanged);
    map.setCurrent({1, 4});
    QCOMPARE(told.back()[0].toString(), map.textOf({1, 4}));
    QVERIFY(map.accessibleName().contains(map.textOf({1, 4})));
    QVERIFY(map.accessibleDescription().contains(QStringLiteral("16 page")));
    // The same documents planned anew leave the place where it was.
    map.setRows(ui::coverageRows(planOf(2, 9)));
    const Place same{1, 4};
    QCOMPARE(map.current(), same);
    map.setRows(ui::coverageRows(planOf(1, 3)));
    const Place first{0, 1};
    QCOMPARE(map.current(), first);
    QVERIFY(map.textOf({5, 1}).isEmpty() && map.textOf({0, 4}).isEmpty());
}

void CoverageMapTest::theLegendCounts()
{
    ui::CoverageMapPanel panel(m_theme, 120);
    panel.resize(400, 200);
    panel.show();
    panel.showPlan(planOf(20, 150));
    const QStringList legend = panel.legend();
    QVERIFY2(legend.contains(QStringLiteral("sent: %1").arg(QLocale().toString(1'500))),
             qPrintable(legend.join(QLatin1Char('|'))));
    QVERIFY(legend.contains(QStringLiteral("no text: 10")));
    QCOMPARE(legend.size(), 6);
    QCOMPARE(panel.map()->height(), 120);
    panel.showPlan(planOf(1, 5));
    QCOMPARE(panel.legend().size(), 1);
    QVERIFY(panel.map()->height() < 120); // no empty room below a short document
}

void CoverageMapTest::aThousandDocumentsAreQuick()
{
    const ui::PlanSummary plan = planOf(1'000, 150);
    ui::CoverageMapPanel panel(m_theme, 240);
    panel.resize(700, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QElapsedTimer clock;
    clock.start();
    panel.showPlan(plan);
    const double shownMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    double slowestMs = 0;
    QScrollBar *bar = panel.map()->verticalScrollBar();
    for (int i = 0; i <= 100; ++i) {
        clock.restart();
        bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * i / 100));
        panel.map()->viewport()->repaint();
        slowestMs = std::max(slowestMs, static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    qInfo("150,000 pages: shown in %.1f ms, slowest of 101 paints %.1f ms", shownMs, slowestMs);
    // Ten times what it takes on a quiet computer: work on every page for every paint would be far above.
    QVERIFY(shownMs < 500);
    QVERIFY(slowestMs < 160);
}

QTEST_MAIN(CoverageMapTest)
#include "tst_coverage_map.moc"
