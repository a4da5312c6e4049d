// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_page_source.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/page_text.h"
#include "ui/reader/reader_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace longleaf;
using namespace longleaf::ui;
using namespace longleaf::test;

namespace {

/// Lines of words, each character 0.02 of the page wide, lines 0.03 high; one column from the left.
PageWords page(const std::vector<std::string> &lines, float left = 0.1F)
{
    PageWords words;
    std::vector<document::LayerWord> layer;
    std::uint32_t number = 0;
    for (const std::string &line : lines) {
        const float top = 0.1F + 0.05F * static_cast<float>(number);
        std::size_t begin = 0;
        while (begin < line.size()) {
            const std::size_t end = std::min(line.find(' ', begin), line.size());
            document::LayerWord word;
            word.span = {words.text.size() + begin, words.text.size() + end};
            word.box = {left + 0.02F * static_cast<float>(begin), top, left + 0.02F * static_cast<float>(end),
                        top + 0.03F};
            word.line = number;
            layer.push_back(word);
            begin = end + 1;
        }
        words.text += line + "\n";
        ++number;
    }
    words.text.pop_back();
    words.layer = document::TextLayer(std::move(layer));
    return words;
}

QString textOf(const PageWords &words, TextSpan span)
{
    return QString::fromStdString(words.text.substr(span.begin, span.size()));
}

} // namespace

class ReaderSelectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void findsThePlaceUnderAPoint_data();
    void findsThePlaceUnderAPoint();
    void findsWordsAndLines();
    void walksByCharactersWordsAndLines();
    void walksFromRightToLeft();
    void keepsClustersTogether();
    void dragSelects();
    void doubleClickSelectsAWord_tripleALine();
    void draggingAfterADoubleClickAddsWords();
    void selectsAcrossPages();
    void selectsWithTheKeyboard();
    void selectsThePage();
    void selectsOnTurnedPages();
    void waitsForWordsThatAreOnTheirWay();
    void copiesWithAReference();
    void joinsLinesOfAQuote_data();
    void joinsLinesOfAQuote();
    void asksTheLibraryForTextThatIsNotHere();
    void clickClears_escapeClears();
    void dragsTheSelectionOutAsText();
    void scrollsWhileTheMouseIsOutside();
    void forgetsTheSelectionOfAnotherDocument();

private:
    void open(int pages);
    [[nodiscard]] PageCanvas *canvas() const { return m_view->canvas(); }
    [[nodiscard]] QWidget *viewport() const { return canvas()->viewport(); }
    /// Where a place of a page is seen.
    [[nodiscard]] QPoint seen(int page, double x, double y) const;
    void drag(const QPoint &from, const QPoint &to);
    [[nodiscard]] QString selected() const
    {
        const auto text = canvas()->selector().text();
        return text ? text->text : QString();
    }

    std::unique_ptr<FakePageSource> m_source;
    std::unique_ptr<ReaderView> m_view;
    document::Document m_document;
};

void ReaderSelectionTest::init()
{
    m_source = std::make_unique<FakePageSource>();
    m_view = std::make_unique<ReaderView>(*m_source);
    m_view->resize(600, 700);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_source->setWords(1, page({"Total net sales", "rose by two percent"}));
    m_source->setWords(2, page({"Second page here", "with two lines"}));
    m_source->setWords(3, page({"The third", "and last one"}));
}

void ReaderSelectionTest::cleanup()
{
    m_view.reset();
    m_source.reset();
}

void ReaderSelectionTest::open(int pages)
{
    m_source->setPages(samePages(pages, 600, 800));
    m_document = someDocument(1, pages);
    m_view->showDocument(m_document);
    QTRY_VERIFY(m_view->isPageRendered(1));
    QTRY_VERIFY(canvas()->selector().words().find(1) != nullptr);
    canvas()->setFocus();
}

QPoint ReaderSelectionTest::seen(int page, double x, double y) const
{
    PageLayout layout;
    layout.setPages(samePages(canvas()->pageCount(), 600, 800));
    layout.setArrangement(canvas()->arrangement());
    layout.setQuarterTurns(canvas()->quarterTurns());
    layout.setScale(canvas()->zoom() * 96 / 72);
    const auto at = static_cast<float>(x);
    const auto down = static_cast<float>(y);
    const QRectF place = layout.boxRect({page, {at, down, at, down}}, viewport()->width());
    return (place.topLeft() - QPointF(canvas()->horizontalScrollBar()->value(), canvas()->verticalScrollBar()->value()))
        .toPoint();
}

void ReaderSelectionTest::drag(const QPoint &from, const QPoint &to)
{
    QTest::mousePress(viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(viewport(), (from + to) / 2);
    QTest::mouseMove(viewport(), to);
    QTest::mouseRelease(viewport(), Qt::LeftButton, {}, to);
}

void ReaderSelectionTest::findsThePlaceUnderAPoint_data()
{
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<int>("offset");
    QTest::newRow("in a word") << QPointF(0.141, 0.11) << 2;
    QTest::newRow("nearer to the next border") << QPointF(0.155, 0.11) << 3;
    QTest::newRow("left of the line") << QPointF(0.01, 0.11) << 0;
    QTest::newRow("right of the line") << QPointF(0.9, 0.11) << 15;
    QTest::newRow("between the lines, nearer to the second") << QPointF(0.1, 0.146) << 16;
    QTest::newRow("above everything") << QPointF(0.3, 0.0) << 10;
    QTest::newRow("below everything") << QPointF(0.9, 0.9) << 35;
}

void ReaderSelectionTest::findsThePlaceUnderAPoint()
{
    QFETCH(QPointF, point);
    QFETCH(int, offset);
    const PageWords words = page({"Total net sales", "rose by two percent"});
    QCOMPARE(static_cast<int>(offsetAt(words, point, 1.3).value()), offset);
    QVERIFY(!offsetAt(PageWords{}, point, 1.3));
}

void ReaderSelectionTest::findsWordsAndLines()
{
    const PageWords words = page({"Sales (net) rose", "2.5% to $1,200.50"});
    QCOMPARE(textOf(words, wordAround(words, 1)), QStringLiteral("Sales"));
    QCOMPARE(textOf(words, wordAround(words, 5)), QStringLiteral("Sales"));
    QCOMPARE(textOf(words, wordAround(words, 8)), QStringLiteral("net"));
    QCOMPARE(textOf(words, wordAround(words, 27)), QStringLiteral("1,200.50"));
    QCOMPARE(textOf(words, lineAround(words, 8)), QStringLiteral("Sales (net) rose"));
    QCOMPARE(textOf(words, lineAround(words, 25)), QStringLiteral("2.5% to $1,200.50"));
    QVERIFY(isOnText(words, {0.12, 0.11}));
    QVERIFY(!isOnText(words, {0.12, 0.9}));
}

void ReaderSelectionTest::walksByCharactersWordsAndLines()
{
    const PageWords words = page({"one two", "three", "four five six"});
    QCOMPARE(nextCharacter(words, 0), std::size_t{1});
    QCOMPARE(previousCharacter(words, 1), std::size_t{0});
    QCOMPARE(previousCharacter(words, 0), std::size_t{0});
    QCOMPARE(nextCharacter(words, words.text.size()), words.text.size());
    QCOMPARE(nextWord(words, 0), std::size_t{3});
    QCOMPARE(nextWord(words, 3), std::size_t{7});
    QCOMPARE(previousWord(words, 7), std::size_t{4});
    QCOMPARE(previousWord(words, 4), std::size_t{0});
    QCOMPARE(lineBelow(words, 2, 0.14).value(), std::size_t{10});
    QCOMPARE(lineAbove(words, 10, 0.14).value(), std::size_t{2});
    QVERIFY(!lineAbove(words, 2, 0.14));
    QVERIFY(!lineBelow(words, words.text.size(), 0.14));
    const auto caret = caretBox(words, 2);
    QVERIFY(caret && std::abs(caret->left - 0.14F) < 0.001F && caret->width() == 0.0F);
}

void ReaderSelectionTest::walksFromRightToLeft()
{
    PageWords words;
    words.text = "שלום";
    document::LayerWord word{{0, 8}, {0.5F, 0.1F, 0.9F, 0.13F}, document::Advance::Left, 0, {}};
    words.layer = document::TextLayer({word});
    QCOMPARE(offsetAt(words, {0.89, 0.11}, 1.3).value(), std::size_t{0});
    QCOMPARE(offsetAt(words, {0.71, 0.11}, 1.3).value(), std::size_t{4});
    QCOMPARE(offsetAt(words, {0.5, 0.11}, 1.3).value(), std::size_t{8});
    QVERIFY(std::abs(caretBox(words, 2)->left - 0.8F) < 0.001F);
}

void ReaderSelectionTest::keepsClustersTogether()
{
    PageWords words;
    words.text = "e\u0301a"; // e with an accent of its own
    words.layer = document::TextLayer({{{0, words.text.size()}, {0, 0, 1, 1}, document::Advance::Right, 0, {}}});
    QCOMPARE(nextCharacter(words, 0), std::size_t{3});
    QCOMPARE(previousCharacter(words, 3), std::size_t{0});
}

void ReaderSelectionTest::dragSelects()
{
    open(3);
    QSignalSpy changed(canvas(), &PageCanvas::selectionChanged);
    drag(seen(1, 0.2205, 0.115), seen(1, 0.1605, 0.165));
    QCOMPARE(selected(), QStringLiteral("net sales\nros"));
    QVERIFY(changed.count() > 0);
    QCOMPARE(canvas()->selectionRects().size(), std::size_t{2});
    // Backwards too.
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, seen(1, 0.8, 0.8));
    drag(seen(1, 0.1605, 0.165), seen(1, 0.2205, 0.115));
    QCOMPARE(selected(), QStringLiteral("net sales\nros"));
    const QImage image = viewport()->grab().toImage();
    const QRect rect = canvas()->selectionRects().front();
    const QColor color = image.pixelColor((QPointF(rect.center()) * image.devicePixelRatio()).toPoint());
    QVERIFY2(color.blue() > color.red() + 30, qPrintable(color.name()));
    QTest::mousePress(viewport(), Qt::LeftButton, Qt::ShiftModifier, seen(1, 0.5, 0.165));
    QTest::mouseRelease(viewport(), Qt::LeftButton, Qt::ShiftModifier, seen(1, 0.5, 0.165));
    QCOMPARE(selected(), QStringLiteral("e by two percent"));
}

void ReaderSelectionTest::doubleClickSelectsAWord_tripleALine()
{
    open(3);
    const QPoint net = seen(1, 0.25, 0.115);
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, net);
    QTest::mouseDClick(viewport(), Qt::LeftButton, {}, net);
    QCOMPARE(selected(), QStringLiteral("net"));
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, net);
    QCOMPARE(selected(), QStringLiteral("Total net sales"));
}

void ReaderSelectionTest::draggingAfterADoubleClickAddsWords()
{
    open(3);
    const QPoint net = seen(1, 0.25, 0.115);
    const QPoint by = seen(1, 0.205, 0.165);
    QTest::mouseDClick(viewport(), Qt::LeftButton, {}, net);
    QTest::mousePress(viewport(), Qt::LeftButton, Qt::ShiftModifier, by);
    QTest::mouseRelease(viewport(), Qt::LeftButton, Qt::ShiftModifier, by);
    QCOMPARE(selected(), QStringLiteral("net sales\nrose by"));
    QTest::mousePress(viewport(), Qt::LeftButton, Qt::ShiftModifier, seen(1, 0.12, 0.115));
    QTest::mouseRelease(viewport(), Qt::LeftButton, Qt::ShiftModifier, seen(1, 0.12, 0.115));
    QCOMPARE(selected(), QStringLiteral("Total net"));
}

void ReaderSelectionTest::selectsAcrossPages()
{
    open(3);
    canvas()->setZoom(0.18); // all three pages are in sight
    QTRY_VERIFY(canvas()->selector().words().find(3) != nullptr);
    drag(seen(1, 0.1801, 0.165), seen(3, 0.1605, 0.115));
    QCOMPARE(selected(), QStringLiteral(" by two percent\nSecond page here\nwith two lines\nThe"));
    QCOMPARE(canvas()->selectionRects().size(), std::size_t{4});
}

void ReaderSelectionTest::selectsWithTheKeyboard()
{
    open(3);
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, seen(1, 0.22, 0.115));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(canvas(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(selected(), QStringLiteral("net"));
    QTest::keyClick(canvas(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(selected(), QStringLiteral("ne"));
    QTest::keyClick(canvas(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(selected(), QStringLiteral("net"));
    QTest::keyClick(canvas(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(selected(), QStringLiteral("net sales"));
    QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), QStringLiteral("net sales\nrose by two per"));
    QTest::keyClick(canvas(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selected(), QStringLiteral("net sales"));
    QTest::keyClick(canvas(), Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(selected(), QStringLiteral("Total "));
    // On to the next page, whose words are asked for then.
    QTest::keyClick(canvas(), Qt::Key_End, Qt::ShiftModifier);
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_COMPARE(canvas()->selector().end().page, 2);
    QTest::keyClick(canvas(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("net sales\nrose by two percent\nSecond")));
    // Without Shift the keys scroll.
    const int before = canvas()->verticalScrollBar()->value();
    QTest::keyClick(canvas(), Qt::Key_Down);
    QVERIFY(canvas()->verticalScrollBar()->value() > before);
}

void ReaderSelectionTest::selectsThePage()
{
    open(3);
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selected(), QStringLiteral("Total net sales\nrose by two percent"));
    m_view->showPage(m_document, 2);
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(selected(), QStringLiteral("Second page here\nwith two lines"));
}

void ReaderSelectionTest::selectsOnTurnedPages()
{
    open(3);
    for (int turns = 1; turns < 4; ++turns) {
        canvas()->turn(1);
        canvas()->fitPage();
        QTest::mouseClick(viewport(), Qt::LeftButton, {}, seen(1, 0.8, 0.8));
        drag(seen(1, 0.2205, 0.115), seen(1, 0.1605, 0.165));
        QCOMPARE(selected(), QStringLiteral("net sales\nros"));
        const QRect rect = canvas()->selectionRects().front();
        QCOMPARE(rect.height() > rect.width(), turns % 2 == 1);
    }
}

void ReaderSelectionTest::waitsForWordsThatAreOnTheirWay()
{
    open(3);
    canvas()->selector().press(3, {0.1, 0.115}, PageSelector::Grain::Character);
    canvas()->selector().extendTo(3, {0.16, 0.115});
    QVERIFY(!canvas()->hasSelection());
    QTRY_COMPARE(selected(), QStringLiteral("The"));
}

void ReaderSelectionTest::copiesWithAReference()
{
    open(3);
    canvas()->setZoom(0.4);
    QTRY_VERIFY(canvas()->selector().words().find(2) != nullptr);
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    canvas()->selector().press(1, {0.1, 0.115}, PageSelector::Grain::Character);
    canvas()->selector().extendTo(1, {0.9, 0.165});
    canvas()->copyWithReference();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("“Total net sales rose by two percent” — Document 1, p. 1"));
    canvas()->selector().extendTo(2, {0.9, 0.115});
    canvas()->copyWithReference();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("“Total net sales rose by two percent Second page here” — Document 1, pp. 1–2"));
    canvas()->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Total net sales\nrose by two percent\nSecond page here"));
}

void ReaderSelectionTest::joinsLinesOfAQuote_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("lines") << QStringLiteral("one\ntwo\n\n three") << QStringLiteral("one two three");
    QTest::newRow("a hyphen stays") << QStringLiteral("long-\nterm debt") << QStringLiteral("long-term debt");
    QTest::newRow("a soft hyphen goes") << QStringLiteral("exam\u00AD\nple") << QStringLiteral("example");
    QTest::newRow("a range") << QStringLiteral("2021-\n2022") << QStringLiteral("2021- 2022");
    QTest::newRow("a dash") << QStringLiteral("sales -\nnet") << QStringLiteral("sales - net");
}

void ReaderSelectionTest::joinsLinesOfAQuote()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(asOneLine(text), line);
}

void ReaderSelectionTest::asksTheLibraryForTextThatIsNotHere()
{
    std::vector<document::Page> pages = samePages(100, 600, 800);
    for (std::size_t i = 0; i < pages.size(); ++i)
        pages[i].span = {100 * i, 100 * i + 99};
    m_source->setPages(pages);
    for (int number = 4; number <= 100; ++number)
        m_source->setWords(number, page({"words of a page"}));
    m_document = someDocument(1, 100);
    m_view->showDocument(m_document);
    QTRY_VERIFY(canvas()->selector().words().find(1) != nullptr);
    canvas()->selector().press(1, {0.2, 0.115}, PageSelector::Grain::Character);
    canvas()->selector().extendTo(90, {0.2, 0.115});
    QTRY_COMPARE(canvas()->selector().end().page, 90);
    QVERIFY(!canvas()->selector().text());
    canvas()->copy();
    QCOMPARE(m_source->askedSpans(), std::vector{(TextSpan{5, 8905})});
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("from\nthe library"));
}

void ReaderSelectionTest::clickClears_escapeClears()
{
    open(3);
    drag(seen(1, 0.1, 0.115), seen(1, 0.5, 0.165));
    QVERIFY(canvas()->hasSelection());
    QTest::mouseClick(viewport(), Qt::LeftButton, {}, seen(1, 0.15, 0.115)); // on the selection: released, not dragged
    QVERIFY(!canvas()->hasSelection());
    drag(seen(1, 0.1, 0.115), seen(1, 0.5, 0.165));
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QVERIFY(!canvas()->hasSelection());
    QCOMPARE(canvas()->selectionRects().size(), std::size_t{0});
}

void ReaderSelectionTest::dragsTheSelectionOutAsText()
{
    open(3);
    drag(seen(1, 0.2205, 0.115), seen(1, 0.5, 0.115));
    QCOMPARE(selected(), QStringLiteral("net sales"));
    QCOMPARE(canvas()->draggedData()->text(), QStringLiteral("net sales"));
    // Pressed on the selection and moved: it is dragged, and no other selection begins.
    const QPoint from = seen(1, 0.25, 0.115);
    QTest::mousePress(viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(viewport(), from + QPoint(60, 60));
    QTest::mouseRelease(viewport(), Qt::LeftButton, {}, from + QPoint(60, 60));
    QCOMPARE(selected(), QStringLiteral("net sales"));
    canvas()->selector().clear();
    QVERIFY(canvas()->draggedData() == nullptr);
}

void ReaderSelectionTest::scrollsWhileTheMouseIsOutside()
{
    open(3);
    const int before = canvas()->verticalScrollBar()->value();
    QTest::mousePress(viewport(), Qt::LeftButton, {}, seen(1, 0.2, 0.115));
    const QPoint below(100, viewport()->height() + 40);
    QTest::mouseMove(viewport(), below);
    QTRY_VERIFY(canvas()->verticalScrollBar()->value() > before + 100);
    QTRY_COMPARE(canvas()->selector().end().page, 2);
    QTest::mouseRelease(viewport(), Qt::LeftButton, {}, below);
    const int after = canvas()->verticalScrollBar()->value();
    QTest::qWait(100);
    QCOMPARE(canvas()->verticalScrollBar()->value(), after);
}

void ReaderSelectionTest::forgetsTheSelectionOfAnotherDocument()
{
    open(3);
    QTest::keyClick(canvas(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(canvas()->hasSelection());
    m_view->showDocument(someDocument(2, 3));
    QVERIFY(!canvas()->hasSelection());
    QTRY_VERIFY(m_view->isPageRendered(1));
    QVERIFY(canvas()->selectionRects().empty());
}

QTEST_MAIN(ReaderSelectionTest)
#include "tst_reader_selection.moc"
