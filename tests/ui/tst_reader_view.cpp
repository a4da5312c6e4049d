// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_page_source.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/reader_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <memory>

using namespace longleaf;
using namespace longleaf::ui;
using namespace longleaf::test;

class ReaderViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsAHint_whenThereIsNoDocument();
    void asksForThePagesInSightAndTwoMore();
    void asksForTheSizeOnTheScreen();
    void dropsWaitingPages_whenTheyScrollAway();
    void showsTheOldPicture_untilTheSharpOneComes();
    void ignoresALatePictureOfAnotherZoom();
    void keepsPicturesWithinTheBound();
    void putsBoxesOverTheWords_data();
    void putsBoxesOverTheWords();
    void scrollsTheFirstBoxToTheUpperMiddle();
    void drawsBoxesOfSeveralPages();
    void framesAPageThatIsMarkedAsAWhole();
    void removesBoxes_whenTheDocumentIsShownAgain();
    void waitsForThePages_beforeItScrolls();
    void ignoresBoxesOfPagesThatAreNotThere();
    void showsWhyAPageFailed();
    void triesAFailedPageAgain_whenItIsAskedFor();
    void showsWhyADocumentFailed();
    void keepsThePointUnderTheMouse_whenZooming();
    void zoomsWithTheWheelAndControl();
    void fitsTheWidth_whenResized();
    void goesToTheTypedPage();
    void walksWithTheKeyboard();
    void standsSixteenThousandPages();
    void keepsPicturesOfTheOtherDocument();
    void paintsMarksThatLeaveTheWordsLegible();

private:
    void open(int pages, double widthPt = 612, double heightPt = 792);
    [[nodiscard]] PageCanvas *canvas() const { return m_view->findChild<PageCanvas *>(); }
    [[nodiscard]] QScrollBar *bar() const { return canvas()->verticalScrollBar(); }
    [[nodiscard]] QImage grab() const { return m_view->grab().toImage(); }

    std::unique_ptr<FakePageSource> m_source;
    std::unique_ptr<ReaderView> m_view;
    document::Document m_document;
};

void ReaderViewTest::init()
{
    m_source = std::make_unique<FakePageSource>();
    m_view = std::make_unique<ReaderView>(*m_source);
    m_view->resize(600, 700);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void ReaderViewTest::cleanup()
{
    m_view.reset();
    m_source.reset();
}

void ReaderViewTest::open(int pages, double widthPt, double heightPt)
{
    m_source->setPages(samePages(pages, widthPt, heightPt));
    m_document = someDocument(1, pages);
    m_view->showDocument(m_document);
    QTRY_COMPARE(canvas()->pageCount(), pages);
    QTRY_VERIFY(m_view->isPageRendered(1));
}

void ReaderViewTest::showsAHint_whenThereIsNoDocument()
{
    QCOMPARE(m_view->currentPage(), 0);
    QVERIFY(!m_view->currentDocument().valid());
    const auto labels = m_view->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("Click a citation"));
    }));
    open(3);
    QCOMPARE(m_view->currentDocument(), DocumentId{1});
    m_view->clear();
    QCOMPARE(m_view->currentPage(), 0);
}

void ReaderViewTest::asksForThePagesInSightAndTwoMore()
{
    open(50);
    QCOMPARE(m_source->askedPages(), (std::vector{1, 2, 3}));
    m_source->forget();
    m_view->showPage(m_document, 20);
    QTRY_VERIFY(m_view->isPageRendered(20));
    QCOMPARE(m_source->askedPages(), (std::vector{18, 19, 20, 21, 22}));
    QVERIFY(m_source->waitingPages().empty());
}

void ReaderViewTest::asksForTheSizeOnTheScreen()
{
    open(1);
    const int shown = canvas()->viewport()->width() - 2 * PageLayout::kMargin;
    const double dpi = m_source->asked().front().dpi;
    QCOMPARE(qRound(612 * dpi / 72), qRound(shown * m_view->devicePixelRatioF()));
    QVERIFY(canvas()->fitsWidth());
}

void ReaderViewTest::dropsWaitingPages_whenTheyScrollAway()
{
    open(200);
    m_source->setAnswers(FakePageSource::Answers::OnDemand);
    for (const int page : {50, 90, 120}) {
        m_view->showPage(m_document, page);
        QTRY_COMPARE(m_source->waitingPages(), (std::vector{page - 2, page - 1, page, page + 1, page + 2}));
    }
    m_source->answer();
    QVERIFY(m_view->isPageRendered(120));
    QVERIFY(!m_view->isPageRendered(50));
    m_source->setAnswers(FakePageSource::Answers::AtOnce);
    m_view->showPage(m_document, 50);
    QTRY_VERIFY(m_view->isPageRendered(50));
}

void ReaderViewTest::showsTheOldPicture_untilTheSharpOneComes()
{
    open(3);
    m_source->setAnswers(FakePageSource::Answers::OnDemand);
    m_source->forget();
    const double before = canvas()->zoom();
    canvas()->setZoom(before * 2);
    QVERIFY(m_view->isPageRendered(1));
    QTRY_VERIFY(!m_source->asked().empty());
    QVERIFY(m_view->isPageRendered(1));
    QSignalSpy rendered(m_view.get(), &ReaderView::pageRendered);
    m_source->answer();
    QVERIFY(rendered.count() > 0);
    m_source->forget();
    bar()->setValue(bar()->value() + 1);
    QTest::qWait(50);
    QVERIFY2(m_source->asked().empty(), "a sharp picture is not asked for again");
}

void ReaderViewTest::ignoresALatePictureOfAnotherZoom()
{
    open(1);
    const double dpi = m_source->asked().front().dpi;
    QSignalSpy rendered(m_view.get(), &ReaderView::pageRendered);
    const auto *store = canvas()->findChild<PictureStore *>();
    const auto late = [&](const QObject *asker, std::int64_t document, double resolution) {
        Q_EMIT m_source->pictureReady(asker, DocumentId{document}, {1, resolution, {}, {}, PictureUse::InSight},
                                      QImage(10, 10, QImage::Format_RGB32));
    };
    late(store, 1, dpi / 2);
    late(store, 2, dpi);
    late(this, 1, dpi);
    QCOMPARE(rendered.count(), 0);
}

void ReaderViewTest::keepsPicturesWithinTheBound()
{
    m_view->resize(1400, 700);
    open(60);
    canvas()->setZoom(2);
    for (int page = 1; page <= 60; page += 2) {
        m_view->showPage(m_document, page);
        QTRY_VERIFY(m_view->isPageRendered(page));
        QVERIFY(canvas()->cachedBytes() <= PageCanvas::kCacheBytes);
    }
    QVERIFY2(canvas()->cachedBytes() > PageCanvas::kCacheBytes / 2, "the test must fill the cache");
    QVERIFY(!m_view->isPageRendered(1));
    QTRY_VERIFY(m_view->isPageRendered(60));
    m_source->forget();
    QTest::qWait(200);
    QVERIFY2(m_source->asked().empty(), "pages in sight must not drive each other out");
}

void ReaderViewTest::putsBoxesOverTheWords_data()
{
    QTest::addColumn<double>("zoom");
    QTest::newRow("half size") << 0.5;
    QTest::newRow("as on paper") << 1.0;
    QTest::newRow("large") << 2.37;
    QTest::newRow("as wide as the view") << 0.0;
}

void ReaderViewTest::putsBoxesOverTheWords()
{
    QFETCH(double, zoom);
    open(5);
    if (zoom > 0)
        canvas()->setZoom(zoom);
    const document::Box box{0.1F, 0.4F, 0.3F, 0.42F};
    m_view->showHighlight(m_document, {{{3, box}}, false});
    const auto rects = m_view->visibleHighlightRects();
    QCOMPARE(rects.size(), std::size_t{1});

    const double width = 612 * canvas()->zoom() * 96 / 72;
    const double height = 792 * canvas()->zoom() * 96 / 72;
    const QWidget *viewport = canvas()->viewport();
    const double contentWidth = width + 2 * PageLayout::kMargin;
    const double left = std::max(0.0, (viewport->width() - contentWidth) / 2) + PageLayout::kMargin -
                        canvas()->horizontalScrollBar()->value();
    const double top = PageLayout::kMargin + 2 * (height + PageLayout::kGap) - bar()->value();
    const QPoint origin = viewport->mapTo(m_view.get(), QPoint());
    const QRectF expected(left + 0.1 * width + origin.x(), top + 0.4 * height + origin.y(), 0.2 * width, 0.02 * height);
    const QRectF found = rects.front();
    QVERIFY2(std::abs(found.left() - expected.left()) <= 2 && std::abs(found.right() - expected.right()) <= 2 &&
                 std::abs(found.top() - expected.top()) <= 2 && std::abs(found.bottom() - expected.bottom()) <= 2,
             qPrintable(QStringLiteral("%1,%2 %3x%4 for %5,%6 %7x%8")
                            .arg(found.left())
                            .arg(found.top())
                            .arg(found.width())
                            .arg(found.height())
                            .arg(expected.left())
                            .arg(expected.top())
                            .arg(expected.width())
                            .arg(expected.height())));
}

void ReaderViewTest::scrollsTheFirstBoxToTheUpperMiddle()
{
    open(20);
    m_view->showHighlight(m_document, {{{12, {0.1F, 0.6F, 0.9F, 0.62F}}}, false});
    const auto rects = m_view->visibleHighlightRects();
    QCOMPARE(rects.size(), std::size_t{1});
    const double at = static_cast<double>(rects.front().top()) / canvas()->viewport()->height();
    QVERIFY2(at > 0.37 && at < 0.43, qPrintable(QString::number(at)));
    QCOMPARE(m_view->currentPage(), 12);
    QVERIFY(!m_view->highlight().uncertain);
}

void ReaderViewTest::drawsBoxesOfSeveralPages()
{
    open(5);
    m_view->showHighlight(
        m_document,
        {{{2, {0.1F, 0.93F, 0.9F, 0.95F}}, {2, {0.1F, 0.96F, 0.9F, 0.98F}}, {3, {0.1F, 0.05F, 0.5F, 0.07F}}}, true});
    QCOMPARE(m_view->visibleHighlightRects().size(), std::size_t{3});
    QVERIFY(m_view->highlight().uncertain);
    for (const QRect &rect : m_view->visibleHighlightRects())
        QVERIFY(m_view->rect().contains(rect));
}

void ReaderViewTest::framesAPageThatIsMarkedAsAWhole()
{
    open(20);
    canvas()->setZoom(0.5);
    m_view->showHighlight(m_document, {{{12, {0, 0, 1, 1}}}, false});
    QTRY_VERIFY(m_view->isPageRendered(12));
    const auto rects = m_view->visibleHighlightRects();
    QCOMPARE(rects.size(), std::size_t{1});
    QVERIFY2(rects.front().top() >= 0 && rects.front().top() < 40, "the page's head must be in sight");
    QTest::qWait(600); // the flash is over
    const QImage shown = m_view->grab().toImage();
    const QRect page = rects.front();
    const int middle = page.top() + page.height() / 3; // the fake's page is white there
    QCOMPARE(shown.pixelColor(page.center().x(), middle), QColor(Qt::white));
    QVERIFY2(shown.pixelColor(page.left() + 4, middle).blue() < 200, "the edge is not marked");
}

void ReaderViewTest::removesBoxes_whenTheDocumentIsShownAgain()
{
    open(20);
    m_view->showHighlight(m_document, {{{12, {0.1F, 0.6F, 0.9F, 0.62F}}}, false});
    const int before = bar()->value();
    m_view->showDocument(m_document);
    QVERIFY(m_view->highlight().boxes.empty());
    QVERIFY(m_view->visibleHighlightRects().empty());
    QCOMPARE(bar()->value(), before);
}

void ReaderViewTest::waitsForThePages_beforeItScrolls()
{
    m_source->setPages(samePages(40));
    m_document = someDocument(1, 40);
    m_view->showHighlight(m_document, {{{30, {0.1F, 0.5F, 0.9F, 0.52F}}}, false});
    QVERIFY(m_view->visibleHighlightRects().empty());
    QTRY_COMPARE(m_view->visibleHighlightRects().size(), std::size_t{1});
    QCOMPARE(m_view->currentPage(), 30);
    QTRY_VERIFY(m_view->isPageRendered(30));
    QVERIFY2(!m_view->isPageRendered(1), "pages that nobody looks at are not drawn");

    const document::Document other = someDocument(2, 40);
    m_view->showHighlight(other, {{{30, {0.1F, 0.5F, 0.9F, 0.52F}}}, false});
    m_view->showPage(other, 7);
    QTRY_COMPARE(m_view->currentPage(), 7);
    QVERIFY(m_view->highlight().boxes.empty());
}

void ReaderViewTest::ignoresBoxesOfPagesThatAreNotThere()
{
    open(3);
    m_view->showHighlight(m_document, {{{9, {0.1F, 0.1F, 0.2F, 0.2F}}, {0, {0.1F, 0.1F, 0.2F, 0.2F}}}, false});
    QVERIFY(m_view->visibleHighlightRects().empty());
    QVERIFY(!grab().isNull());
}

void ReaderViewTest::showsWhyAPageFailed()
{
    m_source->setFailure(1, QStringLiteral("The page is damaged."));
    m_source->setPages(samePages(2));
    m_document = someDocument(1, 2);
    m_view->showDocument(m_document);
    QTRY_VERIFY(m_view->isPageRendered(2));
    QVERIFY(!m_view->isPageRendered(1));
    m_source->forget();
    bar()->setValue(1);
    QTest::qWait(50);
    QVERIFY2(m_source->asked().empty(), "a page that failed is not asked for again and again");
}

void ReaderViewTest::triesAFailedPageAgain_whenItIsAskedFor()
{
    m_source->setFailure(1, QStringLiteral("The file is not there."));
    m_source->setPages(samePages(2));
    m_document = someDocument(1, 2);
    m_view->showDocument(m_document);
    QTRY_VERIFY(m_view->isPageRendered(2));
    m_source->forget();
    m_view->showDocument(m_document);
    QTRY_COMPARE(m_source->askedPages(), std::vector{1});
}

void ReaderViewTest::showsWhyADocumentFailed()
{
    m_view->showDocument(someDocument(1, 2));
    Q_EMIT m_source->pageFailed(DocumentId{1}, 0, QStringLiteral("The library cannot be read."));
    const auto labels = m_view->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("The library cannot be read.");
    }));
}

void ReaderViewTest::keepsThePointUnderTheMouse_whenZooming()
{
    open(20);
    m_view->showHighlight(m_document, {{{12, {0.5F, 0.6F, 0.52F, 0.61F}}}, false});
    const QRect before = m_view->visibleHighlightRects().front();
    const QPoint origin = canvas()->viewport()->mapTo(m_view.get(), QPoint());
    canvas()->setZoom(canvas()->zoom() * 2, before.topLeft() - origin);
    const QRect after = m_view->visibleHighlightRects().front();
    QVERIFY2((after.topLeft() - before.topLeft()).manhattanLength() <= 4,
             qPrintable(QStringLiteral("%1,%2").arg(after.left() - before.left()).arg(after.top() - before.top())));
    QVERIFY(!canvas()->fitsWidth());
    canvas()->setZoom(1000);
    QCOMPARE(canvas()->zoom(), 5.0);
    canvas()->setZoom(0.0001);
    QCOMPARE(canvas()->zoom(), 0.1);
}

void ReaderViewTest::zoomsWithTheWheelAndControl()
{
    open(20);
    const auto wheel = [this](int delta, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(QPointF(100, 100), canvas()->viewport()->mapToGlobal(QPointF(100, 100)), QPoint(),
                          QPoint(0, delta), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas()->viewport(), &event);
    };
    const double before = canvas()->zoom();
    wheel(120, Qt::ControlModifier);
    QCOMPARE(canvas()->zoom(), before * 1.1);
    wheel(-60, Qt::ControlModifier);
    QCOMPARE(canvas()->zoom(), before * 1.1);
    wheel(-60, Qt::ControlModifier);
    QVERIFY(std::abs(canvas()->zoom() - before) < 1e-9);
    const int place = bar()->value();
    wheel(-120, Qt::NoModifier);
    QVERIFY(bar()->value() > place);
    QVERIFY(std::abs(canvas()->zoom() - before) < 1e-9);
}

void ReaderViewTest::fitsTheWidth_whenResized()
{
    open(20);
    m_view->showPage(m_document, 9);
    const double before = canvas()->zoom();
    m_view->resize(900, 700);
    QVERIFY(canvas()->zoom() > before);
    QCOMPARE(canvas()->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(m_view->currentPage(), 9);
    canvas()->setZoom(1);
    canvas()->setFocus();
    m_view->resize(500, 700);
    QCOMPARE(canvas()->zoom(), 1.0);
    QTest::keyClick(canvas(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(canvas()->fitsWidth());
}

void ReaderViewTest::goesToTheTypedPage()
{
    open(40);
    QSignalSpy changed(m_view.get(), &ReaderView::currentPageChanged);
    auto *field = m_view->findChild<QLineEdit *>();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("25"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_view->currentPage(), 25);
    QCOMPARE(changed.last(), (QVariantList{25, 40}));
    QCOMPARE(field->text(), QStringLiteral("25"));
    QTest::keyClicks(field, QStringLiteral("9999"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_view->currentPage(), 40);
    field->setText(QStringLiteral("here"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_view->currentPage(), 40);
    QCOMPARE(field->text(), QStringLiteral("40"));
}

void ReaderViewTest::walksWithTheKeyboard()
{
    open(10);
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_Down);
    const int line = bar()->value();
    QVERIFY(line > 0);
    QTest::keyClick(canvas(), Qt::Key_PageDown);
    QVERIFY(bar()->value() > line + canvas()->viewport()->height() / 2);
    QTest::keyClick(canvas(), Qt::Key_PageUp);
    QCOMPARE(bar()->value(), line);
    QTest::keyClick(canvas(), Qt::Key_End);
    QCOMPARE(bar()->value(), bar()->maximum());
    QCOMPARE(m_view->currentPage(), 10);
    QTest::keyClick(canvas(), Qt::Key_Home);
    QCOMPARE(bar()->value(), 0);
    const double before = canvas()->zoom();
    QTest::keyClick(canvas(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(canvas()->zoom() > before);
    QTest::keyClick(canvas(), Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(std::abs(canvas()->zoom() - before) < 1e-6);
}

void ReaderViewTest::standsSixteenThousandPages()
{
    open(16'248);
    m_source->forget();
    m_view->showHighlight(m_document, {{{16'000, {0.1F, 0.5F, 0.9F, 0.52F}}}, false});
    QCOMPARE(m_view->currentPage(), 16'000);
    QTRY_VERIFY(m_view->isPageRendered(16'000));
    QVERIFY(m_source->askedPages().size() <= 7);
    QVERIFY(m_view->findChildren<QWidget *>().size() < 40);
}

void ReaderViewTest::keepsPicturesOfTheOtherDocument()
{
    open(3);
    m_view->showDocument(someDocument(2, 3));
    QTRY_VERIFY(m_view->isPageRendered(1));
    m_source->forget();
    m_view->showDocument(m_document);
    QTRY_COMPARE(canvas()->pageCount(), 3);
    QVERIFY(m_view->isPageRendered(1));
    QTest::qWait(50);
    QVERIFY(m_source->asked().empty());
}

void ReaderViewTest::paintsMarksThatLeaveTheWordsLegible()
{
    open(3);
    // The fake's pages have a black bar in their middle.
    m_view->showHighlight(m_document, {{{2, {0.2F, 0.48F, 0.8F, 0.54F}}}, false});
    QTest::qWait(600);
    const QImage image = grab();
    const double ratio = image.devicePixelRatio();
    const QRect box = m_view->visibleHighlightRects().front();
    int black = 0;
    int yellow = 0;
    for (int y = box.top() + 3; y < box.bottom() - 3; ++y) {
        const QColor color = image.pixelColor(QPoint(qRound(box.center().x() * ratio), qRound(y * ratio)));
        black += color.lightness() < 40 ? 1 : 0;
        yellow += color.red() > 240 && color.blue() < 200 ? 1 : 0;
    }
    QVERIFY2(black >= 4 && yellow >= 4, qPrintable(QStringLiteral("%1 black, %2 yellow").arg(black).arg(yellow)));
}

QTEST_MAIN(ReaderViewTest)
#include "tst_reader_view.moc"
