// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_page_source.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/reader_view.h"

#include <QLineEdit>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <memory>

using namespace longleaf;
using namespace longleaf::ui;
using namespace longleaf::test;

/// How pages are shown: zoom, turns, pairs, dark pages, stand-ins.
class ReaderCanvasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsAWholePage();
    void remembersZoomAndTurnsOfEachDocument();
    void takesATypedPercentage_data();
    void takesATypedPercentage();
    void zoomsByTwoFingers();
    void turnsPictureAndBoxTogether();
    void showsPairsAndTurnsThroughThem();
    void keepsThePageWhenTheArrangementChanges();
    void darkPagesAreThereAtOnce();
    void showsAStandInUntilThePictureComes();
    void showsWhereTheWordsAreWhileNothingElseIsThere();
    void asksAheadInTheDirectionOfScrolling();
    void asksForNothingWhileHidden();
    void paintsOnHighDensityScreens();

private:
    void open(int pages, double widthPt = 612, double heightPt = 792);
    [[nodiscard]] PageCanvas *canvas() const { return m_view->canvas(); }
    [[nodiscard]] QScrollBar *bar() const { return canvas()->verticalScrollBar(); }
    /// In the viewport's coordinates.
    [[nodiscard]] QColor colorAt(const QPoint &point) const
    {
        const QImage image = canvas()->viewport()->grab().toImage();
        return image.pixelColor((QPointF(point) * image.devicePixelRatio()).toPoint());
    }

    std::unique_ptr<FakePageSource> m_source;
    std::unique_ptr<ReaderView> m_view;
    document::Document m_document;
};

void ReaderCanvasTest::init()
{
    m_source = std::make_unique<FakePageSource>();
    m_view = std::make_unique<ReaderView>(*m_source);
    m_view->resize(600, 700);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void ReaderCanvasTest::cleanup()
{
    m_view.reset();
    m_source.reset();
}

void ReaderCanvasTest::open(int pages, double widthPt, double heightPt)
{
    m_source->setPages(samePages(pages, widthPt, heightPt));
    m_document = someDocument(1, pages);
    m_view->showDocument(m_document);
    QTRY_COMPARE(canvas()->pageCount(), pages);
    QTRY_VERIFY(m_view->isPageRendered(1));
}

void ReaderCanvasTest::showsAWholePage()
{
    open(20);
    m_view->showPage(m_document, 7);
    m_view->fitPage();
    QCOMPARE(canvas()->zoomMode(), ZoomMode::Page);
    QCOMPARE(canvas()->currentPage(), 7);
    QCOMPARE(canvas()->pagesInSight(), std::pair(7, 7));
    const double height = 792 * canvas()->zoom() * 96 / 72;
    QVERIFY(height <= canvas()->viewport()->height() && height > canvas()->viewport()->height() - 40);
    m_view->resize(600, 500);
    QVERIFY(792 * canvas()->zoom() * 96 / 72 <= canvas()->viewport()->height());
    QCOMPARE(canvas()->currentPage(), 7);
    m_view->zoomIn();
    QCOMPARE(canvas()->zoomMode(), ZoomMode::Free);
}

void ReaderCanvasTest::remembersZoomAndTurnsOfEachDocument()
{
    open(5);
    canvas()->setZoom(1.7);
    canvas()->turn(1);
    const document::Document other = someDocument(2, 5);
    m_view->showDocument(other);
    QTRY_COMPARE(canvas()->pageCount(), 5);
    QVERIFY(canvas()->fitsWidth());
    QCOMPARE(canvas()->quarterTurns(), 0);
    m_view->showDocument(m_document);
    QTRY_COMPARE(canvas()->pageCount(), 5);
    QCOMPARE(canvas()->zoom(), 1.7);
    QCOMPARE(canvas()->quarterTurns(), 1);
    canvas()->turn(-1);
    QCOMPARE(canvas()->quarterTurns(), 0);
    canvas()->turn(-1);
    QCOMPARE(canvas()->quarterTurns(), 3);
}

void ReaderCanvasTest::takesATypedPercentage_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("zoom");
    QTest::newRow("a number") << QStringLiteral("150") << 1.5;
    QTest::newRow("with a sign") << QStringLiteral(" 85 %") << 0.85;
    QTest::newRow("too large") << QStringLiteral("90000") << 5.0;
    QTest::newRow("no number") << QStringLiteral("big") << -1.0;
    QTest::newRow("nothing") << QString() << -1.0;
}

void ReaderCanvasTest::takesATypedPercentage()
{
    QFETCH(QString, typed);
    QFETCH(double, zoom);
    open(3);
    const double before = canvas()->zoom();
    QLineEdit *field = nullptr;
    for (QLineEdit *candidate : m_view->findChildren<QLineEdit *>()) {
        if (candidate->accessibleName().startsWith(QStringLiteral("Zoom")))
            field = candidate;
    }
    QVERIFY(field != nullptr);
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Backspace);
    QTest::keyClicks(field, typed);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(canvas()->zoom(), zoom > 0 ? zoom : before);
    QCOMPARE(field->text(), QStringLiteral("%1 %").arg(qRound(canvas()->zoom() * 100)));
    QVERIFY(canvas()->hasFocus());
}

void ReaderCanvasTest::zoomsByTwoFingers()
{
    open(5);
    const double before = canvas()->zoom();
    const QPointF at(200, 300);
    QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                              canvas()->viewport()->mapToGlobal(at), 0.25, QPointF());
    QVERIFY(QCoreApplication::sendEvent(canvas()->viewport(), &event));
    QVERIFY(std::abs(canvas()->zoom() - before * 1.25) < 1e-9);
}

void ReaderCanvasTest::turnsPictureAndBoxTogether()
{
    open(4);
    // The fake's pages have a black bar from a quarter to three quarters of the width, in the middle of the height.
    m_view->showHighlight(m_document, {{{2, {0.24F, 0.49F, 0.76F, 0.53F}}}, false});
    for (int turns = 1; turns <= 4; ++turns) {
        canvas()->turn(1);
        QVERIFY2(m_view->isPageRendered(2), "the picture in sight is turned at once");
        canvas()->showHighlight();
        QTRY_VERIFY(canvas()->isSharp(2));
        QTest::qWait(500); // the flash is over
        QCOMPARE(canvas()->currentPage(), 2);
        const auto boxes = canvas()->visibleBoxes();
        QCOMPARE(boxes.size(), std::size_t{1});
        const QRect box = boxes.front();
        QCOMPARE(box.height() > box.width(), turns % 2 == 1);
        // From one side of the box to the other, across the bar.
        const QImage image = canvas()->viewport()->grab().toImage();
        const double ratio = image.devicePixelRatio();
        int black = 0;
        const bool upright = turns % 2 == 0;
        for (int step = 0; step < (upright ? box.height() : box.width()); ++step) {
            const QPoint point =
                upright ? QPoint(box.center().x(), box.top() + step) : QPoint(box.left() + step, box.center().y());
            black += image.pixelColor((QPointF(point) * ratio).toPoint()).lightness() < 60 ? 1 : 0;
        }
        QVERIFY2(black >= 4, qPrintable(QStringLiteral("%1 turns: %2").arg(turns).arg(black)));
    }
}

void ReaderCanvasTest::showsPairsAndTurnsThroughThem()
{
    m_view->resize(1000, 700);
    open(9);
    canvas()->setArrangement(PageArrangement::Pairs);
    QCOMPARE(canvas()->horizontalScrollBar()->maximum(), 0);
    m_view->showPage(m_document, 3);
    QVERIFY(canvas()->pagesInSight().first == 3 && canvas()->pagesInSight().second >= 4);
    QTRY_VERIFY(m_view->isPageRendered(3) && m_view->isPageRendered(4));
    QCOMPARE(m_view->currentPage(), 3);
    // Page by page, also within a pair.
    for (const int page : {4, 5, 6}) {
        m_view->showPage(m_document, page);
        QCOMPARE(m_view->currentPage(), page);
    }
    canvas()->setArrangement(PageArrangement::PairsAfterCover);
    QCOMPARE(m_view->currentPage(), 6);
    m_view->showHighlight(m_document, {{{7, {0.5F, 0.5F, 0.6F, 0.52F}}}, false});
    QCOMPARE(m_view->currentPage(), 7);
    const QRect box = canvas()->visibleBoxes().front();
    QVERIFY2(box.left() > canvas()->viewport()->width() / 2, "page 7 stands on the right");
}

void ReaderCanvasTest::keepsThePageWhenTheArrangementChanges()
{
    open(60);
    m_view->showPage(m_document, 41);
    for (const auto arrangement : {PageArrangement::Pairs, PageArrangement::PairsAfterCover, PageArrangement::Single}) {
        canvas()->setArrangement(arrangement);
        QCOMPARE(m_view->currentPage(), 41);
        canvas()->turn(1);
        QCOMPARE(m_view->currentPage(), 41);
    }
}

void ReaderCanvasTest::darkPagesAreThereAtOnce()
{
    open(3);
    const QPoint paper(canvas()->viewport()->width() / 2, 120);
    QCOMPARE(colorAt(paper), QColor(Qt::white));
    m_source->setAnswers(FakePageSource::Answers::OnDemand);
    canvas()->setDarkPages(true);
    QVERIFY(m_view->isPageRendered(1));
    QCOMPARE(colorAt(paper), dark_page::kPaper);
    canvas()->setDarkPages(false);
    QCOMPARE(colorAt(paper), QColor(Qt::white));
    QVERIFY(m_view->isPageRendered(1));
}

void ReaderCanvasTest::showsAStandInUntilThePictureComes()
{
    m_source->setStandIns(true);
    open(40);
    m_source->setAnswers(FakePageSource::Answers::AtOnce);
    auto *store = canvas()->findChild<PictureStore *>();
    QTRY_VERIFY(store->standIn(30) != nullptr);
    m_source->setAnswers(FakePageSource::Answers::OnDemand);
    m_view->showPage(m_document, 30);
    QVERIFY(!m_view->isPageRendered(30));
    QVERIFY(!canvas()->isBlank(30));
    // The fake's black bar, enlarged.
    const QRect page(16, 6, canvas()->viewport()->width() - 32, 0);
    const int height = qRound(page.width() * 792.0 / 612);
    QTRY_VERIFY(colorAt({page.center().x(), 6 + height / 2 + 4}).lightness() < 140);
    QTRY_VERIFY(!m_source->waitingPages().empty());
    m_source->answer();
    QVERIFY(m_view->isPageRendered(30));
}

void ReaderCanvasTest::showsWhereTheWordsAreWhileNothingElseIsThere()
{
    open(40);
    PageWords words;
    words.text = "Bars";
    words.layer = document::TextLayer({{{0, 4}, {0.1F, 0.1F, 0.9F, 0.14F}, document::Advance::Right, 0, {}}});
    m_source->setWords(30, words);
    m_source->setAnswers(FakePageSource::Answers::OnDemand);
    m_view->showPage(m_document, 30);
    QTRY_VERIFY(!canvas()->isBlank(30));
    QVERIFY(!m_view->isPageRendered(30));
    const int width = canvas()->viewport()->width() - 32;
    const int top = 6 + qRound(0.12 * width * 792.0 / 612);
    const QColor bar = colorAt({canvas()->viewport()->width() / 2, top});
    QVERIFY2(bar.lightness() < 240 && bar.lightness() > 180, qPrintable(bar.name()));
    QVERIFY(canvas()->isBlank(31));
}

void ReaderCanvasTest::asksAheadInTheDirectionOfScrolling()
{
    open(60);
    m_view->showPage(m_document, 20);
    QTRY_VERIFY(m_view->isPageRendered(22));
    m_source->forget();
    bar()->setValue(bar()->value() + 100);
    QTRY_VERIFY(m_view->isPageRendered(24));
    QTRY_VERIFY(m_source->waitingPages().empty());
    m_source->forget();
    m_view->showPage(m_document, 40);
    QTRY_VERIFY(m_view->isPageRendered(38));
    bar()->setValue(bar()->value() - 100);
    QTRY_VERIFY(m_view->isPageRendered(36));
}

void ReaderCanvasTest::asksForNothingWhileHidden()
{
    open(60);
    m_source->setAnswers(FakePageSource::Answers::OnDemand);
    m_view->showPage(m_document, 30);
    QTRY_VERIFY(!m_source->waitingPages().empty());
    m_view->hide();
    QVERIFY(m_source->waitingPages().empty());
    m_view->show();
    QTRY_VERIFY(!m_source->waitingPages().empty());
}

void ReaderCanvasTest::paintsOnHighDensityScreens()
{
    open(3);
    // The picture has the view's own resolution: one dot a device pixel.
    const double ratio = canvas()->devicePixelRatioF();
    const double expected = 72.0 * ratio * canvas()->zoom() * 96 / 72;
    QVERIFY(std::abs(m_source->asked().front().dpi - expected) < 0.2);
    PageLayout layout;
    layout.setPages(samePages(3));
    layout.setScale(1);
    QCOMPARE(sharpDpi(layout, 1, 2.0), 2 * sharpDpi(layout, 1, 1.0));
    QCOMPARE(sharpDpi(layout, 1, 1.25), 1.25 * sharpDpi(layout, 1, 1.0));
}

QTEST_MAIN(ReaderCanvasTest)
#include "tst_reader_canvas.moc"
