// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reader_backend.h"
#include "tests/support/make_pdf.h"
#include "tests/support/ui_driver.h"
#include "ui/main_window/print_command.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/document_tabs.h"
#include "ui/reader/find_bar.h"
#include "ui/reader/find_marks.h"
#include "ui/reader/find_session.h"
#include "ui/reader/hit_list.h"
#include "ui/reader/outline_panel.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/text_pane.h"
#include "ui/reader/thumbnail_panel.h"
#include "ui/text/qt_convert.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPrinter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <cmath>
#include <memory>
#include <utility>

using namespace longleaf;

namespace {

QString writeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test file could not be written.");
    return file.fileName();
}

/// Forty pages, the first three of them printed i to iii.
QByteArray labelledPdf()
{
    std::vector<test::PdfPage> pages(40);
    // The last four are empty, as scans are.
    for (std::size_t i = 0; i < 36; ++i)
        pages[i].runs = test::textLines(72, 700,
                                        {"This is sheet " + std::to_string(i + 1),
                                         "Net sales rose, and Netting was not used for the oper-", "ating result."});
    return QByteArray::fromStdString(
        test::makePdf(pages, "Labelled report", "/Nums [0 << /S /r >> 3 << /S /D >> 30 << /S /D /P (F-) >>]"));
}

} // namespace

/// The desk on which documents are read, driven by actions, keys and the mouse.
class WindowReaderTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void backAndForwardLeadThroughJumpsAndDocuments();
    void eachTabKeepsItsPlace();
    void tabsCloseAndComeBack();
    void tabsAreThereAgainAfterARestart();
    void aRemovedDocumentLeavesNoWayBack();
    void goesToPrintedPages();
    void findsAndMarksAllHits();
    void findLeadsFromPageToPage();
    void findTellsOfPagesWithoutText();
    void findsInTextFiles();
    void listsTheHits();
    void anotherTabIsSearchedWithoutLeadingAway();
    void showsTheContents();
    void showsDetectedHeadings();
    void drawsPagesInSmall();
    void showsMarkdownWithoutItsMarks();
    void printsPagesWithBoxes();
    void printsTexts();
    void printingCanBeStopped();
    void thePrintDialogHoldsNothingUp();

private:
    [[nodiscard]] ui::ReaderPane *pane() { return m_driver->window().readerPane(); }
    [[nodiscard]] QAction *action(const char *name)
    {
        return m_driver->window().findChild<QAction *>(QLatin1String(name));
    }
    [[nodiscard]] document::Document document(const char *part)
    {
        for (const ui::LibraryRow &row : m_driver->program().library().model().rows())
            if (row.document.path.find(part) != std::string::npos)
                return row.document;
        return {};
    }
    void open(const char *part)
    {
        pane()->showDocument(document(part));
        QVERIFY(test::UiDriver::waitFor([this] { return pane()->view()->isPageRendered(1); }));
    }
    [[nodiscard]] bool find(const char *words, bool matchCase = false, bool wholeWords = false)
    {
        pane()->findInDocument(QLatin1String(words));
        const auto buttons = pane()->findBar()->findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->isCheckable())
                button->setChecked(button->text() == QLatin1String("Aa") ? matchCase : wholeWords);
        }
        const ui::FindSession *session = pane()->findSession();
        return test::UiDriver::waitFor([session, words] {
            return session->wanted() == QLatin1String(words) && session->state() == ui::FindSession::State::Done;
        });
    }
    [[nodiscard]] int page() { return pane()->view()->currentPage(); }

    /// A page of a printed file as a picture.
    [[nodiscard]] QImage printed(const QString &file, int page)
    {
        const SystemClock clock;
        ingest::ExtractorOptions options;
        options.program = LONGLEAF_BINARY_DIR "/bin/longleaf-extractor";
        desktop::StoreReaderBackend backend(m_driver->library(), options, clock);
        const auto picture = backend.picture(document(QFileInfo(file).fileName().toUtf8().constData()), page, 72, {});
        return picture ? *picture : QImage();
    }
    [[nodiscard]] ui::PrintCommand *printer() { return m_driver->window().findChild<ui::PrintCommand *>(); }

    QTemporaryDir m_files;
    QStringList m_paths;
    std::unique_ptr<test::UiDriver> m_driver;
};

void WindowReaderTest::initTestCase()
{
    QString notes;
    for (int i = 1; i <= 400; ++i)
        notes += QStringLiteral("Line %1 of the notes speaks of net sales.\n").arg(i);
    m_paths = {test::UiDriver::sampleDocument(), writeFile(m_files, QStringLiteral("labelled.pdf"), labelledPdf()),
               writeFile(m_files, QStringLiteral("notes.txt"), notes.toUtf8())};
}

void WindowReaderTest::init()
{
    m_driver = std::make_unique<test::UiDriver>();
    m_driver->useOfflineModel();
    m_driver->open();
    m_driver->drop(m_paths);
    QVERIFY(m_driver->waitUntilRead());
}

void WindowReaderTest::cleanup()
{
    m_driver.reset();
}

void WindowReaderTest::backAndForwardLeadThroughJumpsAndDocuments()
{
    open("labelled");
    QVERIFY(!action("goForward")->isEnabled());
    pane()->showPage(pane()->document(), 20);
    QCOMPARE(page(), 20);
    pane()->turnPage(2);
    QCOMPARE(page(), 22);
    pane()->showHighlight(document("apple"), {{{17, {0.1F, 0.4F, 0.5F, 0.42F}}}, false});
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 17; }));
    action("goToFirstPage")->trigger();
    QCOMPARE(page(), 1);
    QCOMPARE(pane()->tabs()->count(), 2);

    // Back with the keyboard, the action and the mouse.
    QVERIFY(action("goBack")->shortcuts().contains(QKeySequence(Qt::ALT | Qt::Key_Left)));
    action("goBack")->trigger();
    QCOMPARE(page(), 17);
    QCOMPARE(pane()->view()->highlight().boxes.size(), std::size_t{1});
    QTest::mouseClick(pane()->view(), Qt::BackButton);
    QCOMPARE(pane()->document().title, std::string("Labelled report"));
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 22; }));
    action("goBack")->trigger();
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 1; }));
    QTest::mouseClick(pane()->view(), Qt::ForwardButton);
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 22; }));
    action("goForward")->trigger();
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 17; }));
    QCOMPARE(pane()->view()->visibleHighlightRects().size(), std::size_t{1});
    action("goForward")->trigger();
    QCOMPARE(page(), 1);
    QVERIFY(!action("goForward")->isEnabled());
}

void WindowReaderTest::eachTabKeepsItsPlace()
{
    open("labelled");
    pane()->showPage(pane()->document(), 12);
    pane()->showDocument(document("notes"));
    QVERIFY(test::UiDriver::waitFor([this] { return pane()->view()->isPageRendered(1); }));
    pane()->showTextHighlight(document("notes"), 1, {10'000, 10'020}, false);
    QVERIFY(test::UiDriver::waitFor([this] { return !pane()->view()->visibleHighlightRects().empty(); }));
    const ui::ReaderState notes = pane()->view()->state();
    QVERIFY(notes.place.offset > 0.2);
    pane()->showDocument(document("apple"));
    QCOMPARE(pane()->tabs()->count(), 3);

    // The same document goes to its tab, where it was left.
    pane()->showDocument(document("labelled"));
    QCOMPARE(pane()->tabs()->count(), 3);
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 12; }));
    action("nextTab")->trigger();
    QCOMPARE(pane()->document().format, document::Format::PlainText);
    QVERIFY(test::UiDriver::waitFor([this] { return !pane()->view()->visibleHighlightRects().empty(); }));
    QVERIFY(std::abs(pane()->view()->state().place.offset - notes.place.offset) < 0.01);
    action("previousTab")->trigger();
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 12; }));
    action("previousTab")->trigger();
    QCOMPARE(pane()->document().title, document("apple").title);
}

void WindowReaderTest::tabsCloseAndComeBack()
{
    open("labelled");
    pane()->showPage(pane()->document(), 12);
    open("apple");
    ui::DocumentTabs *tabs = pane()->tabs();
    const QRect first = tabs->tabRect(0);
    QTest::mouseClick(tabs, Qt::MiddleButton, Qt::NoModifier, first.center());
    QCOMPARE(tabs->count(), 1);
    QCOMPARE(pane()->document().title, document("apple").title);
    action("closeTab")->trigger();
    QCOMPARE(tabs->count(), 0);
    QVERIFY(!pane()->document().id.valid());
    QVERIFY(!action("goToPage")->isEnabled());
    action("reopenClosedTab")->trigger();
    action("reopenClosedTab")->trigger();
    QCOMPARE(pane()->document().title, std::string("Labelled report"));
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 12; }));
    QVERIFY(!action("reopenClosedTab")->isEnabled());
}

void WindowReaderTest::tabsAreThereAgainAfterARestart()
{
    open("labelled");
    pane()->showPage(pane()->document(), 12);
    pane()->showDocument(document("notes"));
    pane()->showDocument(document("apple"));
    action("previousTab")->trigger();
    QCOMPARE(pane()->document().format, document::Format::PlainText);
    m_driver->close();
    m_driver->open();
    QVERIFY(test::UiDriver::waitFor([this] { return pane()->tabs()->count() == 3; }));
    QCOMPARE(pane()->document().format, document::Format::PlainText);
    QVERIFY(!action("goBack")->isEnabled());
    action("previousTab")->trigger();
    QCOMPARE(pane()->document().title, std::string("Labelled report"));
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 12; }));
}

void WindowReaderTest::aRemovedDocumentLeavesNoWayBack()
{
    open("labelled");
    open("apple");
    m_driver->program().library().remove({document("labelled").id});
    QCOMPARE(pane()->tabs()->count(), 1);
    QVERIFY(!action("goBack")->isEnabled());
    QVERIFY(!action("reopenClosedTab")->isEnabled());
}

void WindowReaderTest::goesToPrintedPages()
{
    open("labelled");
    action("goToPage")->trigger();
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    const auto type = [field](const char *text) {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(text));
        QTest::keyClick(field, Qt::Key_Return);
    };
    type("iii");
    QCOMPARE(page(), 3);
    type("F-3");
    QCOMPARE(page(), 33);
    type("17");
    QCOMPARE(page(), 17);
    type("nowhere");
    QCOMPARE(page(), 17);
    QVERIFY(field->accessibleDescription().contains(QStringLiteral("No page is numbered “nowhere”")));
    action("goBack")->trigger();
    QCOMPARE(page(), 33);
    action("goToNextPage")->trigger();
    QCOMPARE(page(), 34);
    action("goToLastPage")->trigger();
    QCOMPARE(page(), 40);
}

void WindowReaderTest::findsAndMarksAllHits()
{
    open("labelled");
    action("findInDocument")->trigger();
    QVERIFY(pane()->findBar()->isVisible());
    QVERIFY(pane()->findBar()->field()->hasFocus());
    QTest::keyClicks(pane()->findBar()->field(), QStringLiteral("net"));
    const ui::FindSession *session = pane()->findSession();
    QVERIFY(test::UiDriver::waitFor([session] { return session->state() == ui::FindSession::State::Done; }));
    QCOMPARE(session->hits().size(), std::size_t{72});
    QCOMPARE(pane()->findBar()->countText(), QStringLiteral("1 of 72"));
    QVERIFY(find("net", false, true));
    QCOMPARE(session->hits().size(), std::size_t{36});
    QVERIFY(find("net", true, false));
    QCOMPARE(pane()->findBar()->countText(), QStringLiteral("No hits"));
    QVERIFY(find("Net", true, false));
    QCOMPARE(session->hits().size(), std::size_t{72});
    // A word that a line break takes apart, with boxes on both lines.
    QVERIFY(find("operating result"));
    QCOMPARE(session->hits().size(), std::size_t{36});
    QCOMPARE(session->hits().front().boxes.size(), std::size_t{2});

    // The marks are on the page: blue where the words stand, and nowhere else.
    test::UiDriver::wait(300);
    const auto *canvas = pane()->view()->findChild<ui::PageCanvas *>();
    const QImage image = canvas->viewport()->grab().toImage();
    int blue = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            blue += image.pixelColor(x, y) == ui::findmark::kCurrentFill ? 1 : 0;
    QVERIFY2(blue > 200, qPrintable(QString::number(blue)));
    QTest::keyClick(pane()->findBar()->field(), Qt::Key_Escape);
    QVERIFY(!pane()->findBar()->isVisible());
    QVERIFY(session->hits().empty());
}

void WindowReaderTest::findLeadsFromPageToPage()
{
    open("labelled");
    pane()->showPage(pane()->document(), 10);
    QVERIFY(find("sheet 1"));
    // 1 and 10 to 19: the one on the page that is read comes first.
    const ui::FindSession *session = pane()->findSession();
    QCOMPARE(session->hits().size(), std::size_t{11});
    QCOMPARE(pane()->findBar()->countText(), QStringLiteral("2 of 11"));
    action("findNext")->trigger();
    QCOMPARE(page(), 11);
    QTest::keyClick(pane()->findBar()->field(), Qt::Key_Return);
    QCOMPARE(page(), 12);
    action("findPrevious")->trigger();
    action("findPrevious")->trigger();
    action("findPrevious")->trigger();
    QCOMPARE(page(), 1);
    QTest::keyClick(pane()->findBar()->field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(page(), 19);
    action("goBack")->trigger();
    QCOMPARE(page(), 1);
}

void WindowReaderTest::findTellsOfPagesWithoutText()
{
    open("labelled");
    QVERIFY(find("sheet"));
    QCOMPARE(pane()->findBar()->noticeText(), QStringLiteral("4 of 40 pages have no text and could not be searched."));
    QVERIFY(find("not there at all"));
    QCOMPARE(pane()->findBar()->countText(), QStringLiteral("No hits"));
    QVERIFY(!pane()->findBar()->noticeText().isEmpty());
}

void WindowReaderTest::findsInTextFiles()
{
    pane()->showDocument(document("notes"));
    QVERIFY(test::UiDriver::waitFor([this] { return pane()->view()->isPageRendered(1); }));
    QVERIFY(find("of the notes"));
    QCOMPARE(pane()->findSession()->hits().size(), std::size_t{400});
    const auto *text = pane()->view()->findChild<ui::TextPane *>();
    QVERIFY(text->extraSelections().size() > 5);
    QVERIFY2(text->extraSelections().size() < 100, "only what is in sight is marked");
    QCOMPARE(text->extraSelections().front().cursor.selectedText(), QStringLiteral("of the notes"));
    QVERIFY(find("Line 390 of"));
    QVERIFY(test::UiDriver::waitFor([text] { return text->verticalScrollBar()->value() > 300; }));
    QCOMPARE(text->extraSelections().size(), 1);
    QCOMPARE(text->extraSelections().front().cursor.selectedText(), QStringLiteral("Line 390 of"));
}

void WindowReaderTest::listsTheHits()
{
    open("labelled");
    QVERIFY(find("sheet 2"));
    pane()->toggleSide(ui::SidePanel::View::Hits);
    QVERIFY(action("showHits")->isChecked());
    ui::HitList *list = pane()->sidePanel()->hits();
    QCOMPARE(list->model()->rowCount(), 11);
    const QModelIndex row = list->model()->index(5, 0);
    QCOMPARE(row.data(Qt::DisplayRole).toString().left(24), QStringLiteral("Page 24: This is sheet 2"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualRect(row).center());
    QCOMPARE(page(), 24);
    QCOMPARE(pane()->findSession()->current(), 5);
}

void WindowReaderTest::anotherTabIsSearchedWithoutLeadingAway()
{
    open("labelled");
    open("apple");
    pane()->showPage(pane()->document(), 9);
    pane()->showDocument(document("labelled"));
    QVERIFY(find("net"));
    action("nextTab")->trigger();
    QCOMPARE(pane()->document().title, document("apple").title);
    const ui::FindSession *session = pane()->findSession();
    QVERIFY(test::UiDriver::waitFor([session] { return session->state() == ui::FindSession::State::Done; }));
    QVERIFY(test::UiDriver::waitFor([this] { return page() == 9; }));
    QVERIFY(session->hits().size() > 50);
    QCOMPARE(session->current(), -1);
    action("findNext")->trigger();
    QVERIFY(session->hits()[static_cast<std::size_t>(session->current())].page >= 8);
}

void WindowReaderTest::showsTheContents()
{
    open("apple");
    action("showContents")->trigger();
    ui::OutlinePanel *outline = pane()->sidePanel()->outline();
    QVERIFY(test::UiDriver::waitFor([outline] { return outline->model()->rowCount() > 0; }));
    // One in the middle: there is room to scroll to it.
    QModelIndex wanted;
    for (int row = 0; row < outline->model()->rowCount() && !wanted.isValid(); ++row) {
        const QModelIndex index = outline->model()->index(row, 0);
        if (outline->model()->entry(index).page >= 3 && outline->model()->entry(index).page <= 24)
            wanted = index;
    }
    QVERIFY(wanted.isValid());
    outline->tree()->scrollTo(wanted);
    QTest::mouseClick(outline->tree()->viewport(), Qt::LeftButton, Qt::NoModifier,
                      outline->tree()->visualRect(wanted).center());
    QCOMPARE(pane()->view()->readingPlace().first, outline->model()->entry(wanted).page);
    const QModelIndex here = outline->model()->here();
    QCOMPARE(outline->model()->entry(here).page, outline->model()->entry(wanted).page);
    QVERIFY(here.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("you are here")));
    action("goBack")->trigger();
    QCOMPARE(page(), 1);
    QVERIFY(outline->model()->here() != here);
    action("showContents")->trigger();
    QVERIFY(!pane()->sidePanel()->isVisible());
}

void WindowReaderTest::showsDetectedHeadings()
{
    const QString file = writeFile(m_files, QStringLiteral("memo.md"),
                                   "# Memo\n\nText.\n\n## Findings\n\nMore text.\n\n## Risks\n\nEnd.\n");
    m_driver->drop({file});
    QVERIFY(m_driver->waitUntilRead());
    pane()->showDocument(document("memo.md"));
    action("showContents")->trigger();
    ui::OutlinePanel *outline = pane()->sidePanel()->outline();
    QVERIFY(test::UiDriver::waitFor([outline] { return outline->model()->rowCount() > 0; }));
    QVERIFY(outline->note().contains(QStringLiteral("look like headings")));
    const QModelIndex memo = outline->model()->index(0, 0);
    QCOMPARE(memo.data().toString(), QStringLiteral("Memo"));
    QCOMPARE(outline->model()->rowCount(memo), 2);
    QCOMPARE(outline->model()->index(1, 0, memo).data().toString(), QStringLiteral("Risks"));
}

void WindowReaderTest::drawsPagesInSmall()
{
    open("apple");
    pane()->setCitedPages({{document("apple").id.value, {4}}});
    action("showThumbnails")->trigger();
    ui::ThumbnailPanel *small = pane()->sidePanel()->thumbnails();
    const QModelIndex fourth = small->model()->index(3, 0);
    QVERIFY(test::UiDriver::waitFor(
        [fourth] { return !fourth.data(ui::ThumbnailModel::PictureRole).value<QImage>().isNull(); }));
    QVERIFY(fourth.data(Qt::DisplayRole).toString().contains(QStringLiteral("cited")));
    QVERIFY(!small->model()->index(4, 0).data(Qt::DisplayRole).toString().contains(QStringLiteral("cited")));
    QVERIFY2(small->model()->index(25, 0).data(ui::ThumbnailModel::PictureRole).value<QImage>().isNull(),
             "only pages in sight are drawn");
    QVERIFY(small->pages()->keptBytes() < ui::ThumbnailModel::kCacheBytes);
    small->scrollTo(fourth);
    QTest::mouseClick(small->viewport(), Qt::LeftButton, Qt::NoModifier, small->visualRect(fourth).center());
    QCOMPARE(page(), 4);
    QVERIFY(fourth.data(ui::ThumbnailModel::HereRole).toBool());
}

void WindowReaderTest::showsMarkdownWithoutItsMarks()
{
    const QByteArray source =
        "# The **memo**\n\nNet sales *rose*\nby 2 %.\n\n| Year | Sales |\n|---|---:|\n| 2022 | 82,959 "
        "|\n| 2021 | 7 |\n\n- one\n";
    m_driver->drop({writeFile(m_files, QStringLiteral("table.md"), source)});
    QVERIFY(m_driver->waitUntilRead());
    const document::Document memo = document("table.md");
    pane()->showDocument(memo);
    QVERIFY(test::UiDriver::waitFor([this] { return pane()->view()->isPageRendered(1); }));
    const auto *text = pane()->view()->findChild<ui::TextPane *>();
    const QString shown = text->toPlainText();
    QVERIFY2(shown.contains(QStringLiteral("The memo\n\nNet sales rose by 2 %.\n")), qPrintable(shown));
    QVERIFY2(shown.contains(QStringLiteral("Year \u2502  Sales\n")), qPrintable(shown));
    QVERIFY(shown.contains(QStringLiteral("2021 \u2502      7\n")));
    QVERIFY(shown.contains(QStringLiteral("\u2022 one")));
    // What is cited is marked where it stands now.
    const auto cite = [&](const QByteArray &words) {
        const auto begin = static_cast<std::size_t>(source.indexOf(words));
        pane()->showTextHighlight(memo, 1, {begin, begin + static_cast<std::size_t>(words.size())}, false);
        return text->markedText();
    };
    QCOMPARE(cite("82,959"), QStringLiteral("82,959"));
    QCOMPARE(cite("sales *rose*\nby 2"), QStringLiteral("sales rose by 2"));
    QCOMPARE(cite("one"), QStringLiteral("one"));
    QVERIFY(find("rose by"));
    QCOMPARE(pane()->findSession()->hits().size(), std::size_t{1});
    QVERIFY(find("82,959"));
    QCOMPARE(text->extraSelections().size(), 2);
}

void WindowReaderTest::printsPagesWithBoxes()
{
    const auto print = [this](const QString &name, std::vector<document::PageBox> boxes) {
        auto paper = std::make_shared<QPrinter>(QPrinter::HighResolution);
        paper->setOutputFormat(QPrinter::PdfFormat);
        paper->setOutputFileName(m_files.filePath(name));
        QSignalSpy finished(printer()->job(), &ui::PrintJob::finished);
        printer()->print(std::move(paper), {document("apple"), 3, 5, std::move(boxes), {}});
        QVERIFY(printer()->isVisibleTo(pane()));
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.front().at(0).toBool(), false);
        QCOMPARE(finished.front().at(1).toString(), QString());
        QVERIFY(!printer()->isVisible());
        m_driver->drop({m_files.filePath(name)});
        QVERIFY(m_driver->waitUntilRead());
        QCOMPARE(document(name.toUtf8().constData()).pageCount, 3);
    };
    open("apple");
    print(QStringLiteral("boxed.pdf"), {{4, {0.1F, 0.3F, 0.9F, 0.4F}}});
    print(QStringLiteral("plain.pdf"), {});
    const auto count = [](const QImage &image, const auto &wanted) {
        int found = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                found += wanted(image.pixelColor(x, y)) ? 1 : 0;
        return found;
    };
    const auto isYellow = [](const QColor &c) {
        return c.red() > 240 && c.green() > 200 && c.blue() < 170;
    };
    const auto isInk = [](const QColor &c) {
        return c.lightness() < 100;
    };
    const QImage boxed = printed(QStringLiteral("boxed.pdf"), 2);
    const QImage plain = printed(QStringLiteral("plain.pdf"), 2);
    QVERIFY2(count(boxed, isYellow) > 5'000, qPrintable(QString::number(count(boxed, isYellow))));
    QCOMPARE(count(plain, isYellow), 0);
    QCOMPARE(count(printed(QStringLiteral("boxed.pdf"), 1), isYellow), 0);
    QVERIFY2(count(plain, isInk) > 500, qPrintable(QString::number(count(plain, isInk))));
}

void WindowReaderTest::printsTexts()
{
    open("notes");
    auto paper = std::make_shared<QPrinter>(QPrinter::HighResolution);
    paper->setOutputFormat(QPrinter::PdfFormat);
    paper->setOutputFileName(m_files.filePath(QStringLiteral("notes-printed.pdf")));
    QSignalSpy finished(printer()->job(), &ui::PrintJob::finished);
    printer()->print(std::move(paper), {document("notes.txt"), 1, 1, {}, {}});
    QVERIFY(finished.wait(60'000));
    m_driver->drop({m_files.filePath(QStringLiteral("notes-printed.pdf"))});
    QVERIFY(m_driver->waitUntilRead());
    const document::Document result = document("notes-printed.pdf");
    QVERIFY2(result.pageCount >= 5 && result.pageCount <= 12, qPrintable(QString::number(result.pageCount)));
    QVERIFY(result.pagesWithoutText.empty());
}

void WindowReaderTest::printingCanBeStopped()
{
    open("apple");
    auto paper = std::make_shared<QPrinter>(QPrinter::HighResolution);
    paper->setOutputFormat(QPrinter::PdfFormat);
    paper->setOutputFileName(m_files.filePath(QStringLiteral("stopped.pdf")));
    QSignalSpy progressed(printer()->job(), &ui::PrintJob::progressed);
    QSignalSpy finished(printer()->job(), &ui::PrintJob::finished);
    printer()->print(std::move(paper), {document("apple"), 1, 28, {}, {}});
    QVERIFY(progressed.wait(30'000));
    printer()->findChild<QToolButton *>()->click();
    QVERIFY(finished.wait(30'000));
    QCOMPARE(finished.front().at(0).toBool(), true);
    QVERIFY(progressed.size() < 28);
    QVERIFY2(!QFile::exists(m_files.filePath(QStringLiteral("stopped.pdf"))), "no half file stays");
    QVERIFY(!printer()->job()->isRunning());
}

void WindowReaderTest::thePrintDialogHoldsNothingUp()
{
    open("apple");
    action("print")->trigger();
    QVERIFY(printer()->dialog() != nullptr);
    pane()->showPage(document("apple"), 5);
    QCOMPARE(page(), 5);
    printer()->dialog()->reject();
    QVERIFY(test::UiDriver::waitFor([this] { return printer()->dialog() == nullptr; }));
    QVERIFY(!printer()->job()->isRunning());
}

QTEST_MAIN(WindowReaderTest)
#include "tst_window_reader.moc"
