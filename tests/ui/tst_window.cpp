// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/text_layer.h"
#include "core/store/library.h"
#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/turn_view.h"
#include "ui/library/library_pane.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/document_tabs.h"
#include "ui/widgets/notice_bar.h"

#include <QAbstractButton>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace longleaf;

namespace {

constexpr const char *kFirstQuote = "Services 19,604 17,486 58,941 50,148";
constexpr const char *kSecondQuote = "The Company repurchased $21.7 billion of its common stock";

std::string twoQuotes()
{
    return std::string("Services grew.<q d=\"1\" p=\"4\">") + kFirstQuote +
           "</q> Stock was bought back.<q d=\"1\" p=\"17\">" + kSecondQuote + "</q>";
}

QString writeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("A test file could not be written.");
    return file.fileName();
}

std::vector<document::Document> storedDocuments(const std::filesystem::path &folder)
{
    const SystemClock clock;
    auto library = store::Library::open(folder, clock);
    auto documents = library ? (*library)->documents() : tl::unexpected(library.error());
    return documents ? *documents : std::vector<document::Document>();
}

} // namespace

class WindowTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickOnAChipShowsTheCitedWords();
    void stoppingKeepsTheText();
    void quittingWhileReadingLeavesNothingHalf();
    void filesThatCannotBeReadSayWhy();
    void removingCanBeUndone();
    void removingTakesTheTab_andUndoBringsItBack();
};

void WindowTest::aClickOnAChipShowsTheCitedWords()
{
    QTemporaryDir files;
    const QString notes = writeFile(files, QStringLiteral("notes.txt"), "The meeting is on Monday.\n");
    test::ReplayServer server;
    test::Reply reply;
    reply.answer.text = twoQuotes();
    server.enqueue(reply);
    test::UiDriver driver;
    driver.useServer(server.baseUrl());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    driver.drop({notes});
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(driver.program().library().scope().size(), std::size_t{2});

    QVERIFY(driver.send(QStringLiteral("What about services and the stock?")));
    QVERIFY(driver.waitUntilAnswered());
    const ui::Turn &turn = driver.lastTurn();
    QCOMPARE(static_cast<int>(turn.state), static_cast<int>(ui::Turn::State::Complete));
    QCOMPARE(turn.citations.size(), std::size_t{2});
    QCOMPARE(static_cast<int>(*turn.citations[1].status()), static_cast<int>(answer::CitationStatus::Exact));
    auto *view = driver.window().askPane()->conversation()->turns().back();
    QVERIFY2(view->headerText().contains(QStringLiteral("2 of 2")), qPrintable(view->headerText()));

    driver.clickChip(1);
    ui::ReaderView *reader = driver.window().readerPane()->view();
    QVERIFY(test::UiDriver::waitFor([reader]() { return reader->currentPage() == 17 && reader->isPageRendered(17); }));
    QVERIFY(!reader->visibleHighlightRects().empty());
    QVERIFY(!reader->highlight().uncertain);

    // The boxes are those of the very words, as the library stores them.
    const SystemClock clock;
    auto library = store::Library::open(driver.library(), clock);
    QVERIFY(library.has_value());
    const DocumentId id = turn.citations[1].checked->verdict.document;
    const auto text = (*library)->pageText(id, 17);
    const auto layer = (*library)->textLayer(id, 17);
    QVERIFY(text && layer);
    const std::size_t begin = text->find(kSecondQuote);
    QVERIFY(begin != std::string::npos);
    const auto expected = layer->boxes({begin, begin + std::string(kSecondQuote).size()}, *text);
    const auto &shown = reader->highlight().boxes;
    QCOMPARE(shown.size(), expected.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        QCOMPARE(shown[i].page, 17);
        QVERIFY(std::abs(shown[i].box.left - expected[i].left) < 0.002F);
        QVERIFY(std::abs(shown[i].box.right - expected[i].right) < 0.002F);
        QVERIFY(std::abs(shown[i].box.top - expected[i].top) < 0.002F);
        QVERIFY(std::abs(shown[i].box.bottom - expected[i].bottom) < 0.002F);
    }

    driver.window().askPane()->conversation()->previousCitation();
    QVERIFY(test::UiDriver::waitFor([reader]() { return reader->currentPage() == 4; }));
}

void WindowTest::stoppingKeepsTheText()
{
    test::ReplayServer server;
    test::Reply reply;
    for (int i = 0; i < 400; ++i)
        reply.answer.text += "Sentence number " + std::to_string(i) + " of a long answer. ";
    reply.pauseMs = 20;
    server.enqueue(reply);
    test::UiDriver driver;
    driver.useServer(server.baseUrl());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(driver.send(QStringLiteral("Tell me everything.")));
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.lastTurn().text.size() > 200; }));
    QElapsedTimer clock;
    clock.start();
    driver.program().ask().stop();
    QVERIFY(driver.waitUntilAnswered(3'000));
    QVERIFY2(clock.elapsed() < 1'500, "stopping took too long");
    const ui::Turn &turn = driver.lastTurn();
    QCOMPARE(static_cast<int>(turn.state), static_cast<int>(ui::Turn::State::Stopped));
    QVERIFY(turn.text.size() > 200);
    auto *view = driver.window().askPane()->conversation()->turns().back();
    QVERIFY2(view->headerText().startsWith(QStringLiteral("Stopped")), qPrintable(view->headerText()));
    QVERIFY(view->answer()->toPlainText().contains(QStringLiteral("Sentence number 0")));

    // It is still there after a restart.
    driver.close();
    driver.open();
    QVERIFY(test::UiDriver::waitFor([&]() { return !driver.program().ask().turns().empty(); }));
    QCOMPARE(static_cast<int>(driver.lastTurn().state), static_cast<int>(ui::Turn::State::Stopped));
    QVERIFY(driver.lastTurn().text.size() > 200);
}

void WindowTest::quittingWhileReadingLeavesNothingHalf()
{
    QTemporaryDir files;
    QByteArray pages;
    for (int i = 0; i < 3'000; ++i)
        pages += "Page " + QByteArray::number(i) +
                 QByteArray(" has some words that take a while to be indexed. ").repeated(60) + "\f";
    const QString large = writeFile(files, QStringLiteral("large.txt"), pages);
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({large});
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.program().library().model().rowCount() > 0; }));
    test::UiDriver::wait(150);
    const bool wasReading = driver.program().library().isReading();
    const qint64 elapsed = driver.close();
    QVERIFY2(elapsed < 3'000, qPrintable(QStringLiteral("closing took %1 ms").arg(elapsed)));
    for (const document::Document &document : storedDocuments(driver.library())) {
        QVERIFY2(!wasReading || document.pageCount >= 3'000, "a half document is visible");
    }
    driver.open();
    // It goes on where it was stopped: with the whole document.
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(driver.program().library().model().rowCount(), 1);
    for (const ui::LibraryRow &row : driver.program().library().model().rows())
        QVERIFY(row.state == ui::LibraryRow::State::Ready && row.document.pageCount >= 3'000);
}

void WindowTest::filesThatCannotBeReadSayWhy()
{
    QTemporaryDir files;
    const QString fake = writeFile(files, QStringLiteral("report.pdf"), "<html>Sign in</html>");
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({fake});
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(driver.program().library().model().rowCount(), 1);
    const ui::LibraryRow row = driver.program().library().model().rows().front();
    QVERIFY(row.state == ui::LibraryRow::State::Failed);
    QVERIFY(!ui::DocumentListModel::stateText(row).isEmpty());
    QVERIFY(driver.program().library().scope().empty());
    QVERIFY(!driver.program().ask().blockedReason().isEmpty());
    driver.program().library().dismiss(row.path);
    QCOMPARE(driver.program().library().model().rowCount(), 0);
}

void WindowTest::removingCanBeUndone()
{
    QTemporaryDir files;
    const QString notes = writeFile(files, QStringLiteral("notes.txt"), "The meeting is on Monday.\n");
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({notes});
    QVERIFY(driver.waitUntilRead());
    ui::LibraryController &library = driver.program().library();
    const auto scope = library.scope();
    QCOMPARE(scope.size(), std::size_t{1});
    library.remove(scope);
    QVERIFY(library.scope().empty());
    QCOMPARE(storedDocuments(driver.library()).size(), std::size_t{1});
    library.undoRemoval();
    QCOMPARE(library.scope().size(), std::size_t{1});
    library.remove(scope);
    driver.close();
    QVERIFY(storedDocuments(driver.library()).empty());
    QVERIFY(QFile::exists(notes));
}

void WindowTest::removingTakesTheTab_andUndoBringsItBack()
{
    QTemporaryDir files;
    const QString notes = writeFile(files, QStringLiteral("notes.txt"), "The meeting is on Monday.\n");
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({test::UiDriver::sampleDocument(), notes});
    QVERIFY(driver.waitUntilRead());
    ui::LibraryController &library = driver.program().library();
    ui::ReaderPane *reader = driver.window().readerPane();
    const auto ids = library.scope();
    QCOMPARE(ids.size(), std::size_t{2});
    reader->showPage(*library.document(ids[0]), 1);
    reader->showPage(*library.document(ids[1]), 1);
    const DocumentId pdf = library.document(ids[0])->format == document::Format::Pdf ? ids[0] : ids[1];
    reader->showPage(*library.document(pdf), 17);
    QVERIFY(test::UiDriver::waitFor([reader]() { return reader->view()->isPageRendered(17); }));

    library.remove({pdf});
    QVERIFY(!library.document(pdf)); // nobody can open what is going
    QCOMPARE(reader->openDocuments().size(), std::size_t{1});
    const auto undo = [&driver]() {
        for (QAbstractButton *button : driver.window().askPane()->notice()->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Undo"))
                button->click();
        }
    };
    undo();
    QCOMPARE(reader->openDocuments().size(), std::size_t{2});
    QCOMPARE(reader->document().id, pdf);
    QVERIFY(test::UiDriver::waitFor([reader]() { return reader->view()->currentPage() == 17; }));

    // One that was open behind comes back behind.
    const DocumentId other = pdf == ids[0] ? ids[1] : ids[0];
    library.remove({other});
    QCOMPARE(reader->openDocuments().size(), std::size_t{1});
    undo();
    QCOMPARE(reader->openDocuments().size(), std::size_t{2});
    QCOMPARE(reader->document().id, pdf);
    QCOMPARE(reader->tabs()->current(), pdf);
}

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
