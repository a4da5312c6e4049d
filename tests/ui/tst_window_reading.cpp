// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"
#include "tests/support/make_pdf.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/library/library_pane.h"
#include "ui/library/reading_bar.h"
#include "ui/library/reading_report.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace longleaf;
using Phase = ui::ReadingController::Phase;

namespace {

QString write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test file could not be written.");
    return path;
}

/// Each of them with text of its own.
QString writePdf(const QString &path, int pages = 1)
{
    std::vector<test::PdfPage> made;
    for (int i = 1; i <= pages; ++i) {
        test::PdfPage page;
        page.runs = test::textLines(60, 740, {path.toStdString() + " has page " + std::to_string(i) + "."});
        made.push_back(page);
    }
    return write(path, QByteArray::fromStdString(test::makePdf(made)));
}

/// As if it had been written a while ago, so that it counts as whole.
void settle(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) ||
        !file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime))
        qFatal("The time of a test file could not be set.");
}

int count(test::UiDriver &driver, ui::LibraryRow::State state)
{
    int found = 0;
    for (const ui::LibraryRow &row : driver.program().library().model().rows())
        found += row.state == state && !row.hidden ? 1 : 0;
    return found;
}

std::vector<store::QueuedFile> storedQueue(test::UiDriver &driver)
{
    const SystemClock clock;
    auto library = store::Library::open(driver.library(), clock);
    return library ? (*library)->queue().value_or(std::vector<store::QueuedFile>{}) : std::vector<store::QueuedFile>{};
}

} // namespace

class WindowReadingTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBatchTellsHowItStandsAndWhatFailed();
    void pausingHoldsTheRestBack();
    void cancellingForgetsTheRest();
    void veryManyFilesAreAskedAboutFirst();
    void whatWasNotReadGoesOnAfterARestart();
    void otherFilesOfAFolderAreCounted();
    void aWatchedFolderIsReadByItself();
};

void WindowReadingTest::aBatchTellsHowItStandsAndWhatFailed()
{
    QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 8; ++i)
        paths << writePdf(folder.filePath(QStringLiteral("good%1.pdf").arg(i)));
    paths << write(folder.filePath(QStringLiteral("page.pdf")), "<html>Sign in</html>")
          << write(folder.filePath(QStringLiteral("empty.txt")), "");
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::ReadingController &reading = driver.program().library().reading();
    driver.drop(paths);
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(reading.counts().total, 10);
    QCOMPARE(reading.counts().ready, 8);
    QCOMPARE(reading.counts().failed, 2);
    QVERIFY(reading.phase() == Phase::Finished);
    ui::ReadingBar *bar = driver.window().libraryPane()->readingBar();
    QVERIFY(test::UiDriver::waitFor([bar]() { return bar->text() == QStringLiteral("8 files read, 2 failed"); }));
    QVERIFY2(driver.window().askPane()->notice()->text().contains(QStringLiteral("2 files could not be read")),
             qPrintable(driver.window().askPane()->notice()->text()));
    QCOMPARE(storedQueue(driver).size(), std::size_t{2});

    // The list with the reasons, and its copy.
    driver.window().libraryPane()->showReport();
    auto *report = driver.window().findChild<ui::ReadingReport *>();
    QVERIFY(report != nullptr);
    QVERIFY2(report->plainText().contains(QStringLiteral("empty.txt")) &&
                 report->plainText().contains(QStringLiteral("is empty (0 bytes)")) &&
                 report->plainText().contains(QStringLiteral("web page")),
             qPrintable(report->plainText()));
    for (QPushButton *button : report->findChildren<QPushButton *>()) {
        if (button->text().startsWith(QStringLiteral("Copy")))
            button->click();
    }
    QCOMPARE(QApplication::clipboard()->text(), report->plainText());
    report->close();

    // One of them is mended and both are tried again.
    writePdf(folder.filePath(QStringLiteral("page.pdf")));
    for (QPushButton *button : bar->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Retry the failed"))
            button->click();
    }
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), 9);
    QCOMPARE(count(driver, ui::LibraryRow::State::Failed), 1);
    reading.dismissFailed();
    QCOMPARE(count(driver, ui::LibraryRow::State::Failed), 0);
    QVERIFY(test::UiDriver::waitFor([&]() { return storedQueue(driver).empty(); }));
}

void WindowReadingTest::pausingHoldsTheRestBack()
{
    QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 30; ++i)
        paths << writePdf(folder.filePath(QStringLiteral("file%1.pdf").arg(i, 2, 10, QLatin1Char('0'))), 20);
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::ReadingController &reading = driver.program().library().reading();
    driver.drop(paths);
    QVERIFY(test::UiDriver::waitFor([&]() { return reading.counts().ready > 0; }));
    reading.pause();
    QVERIFY(test::UiDriver::waitFor([&]() { return reading.phase() == Phase::Paused; }));
    const int ready = count(driver, ui::LibraryRow::State::Ready);
    QVERIFY2(ready < 30, "everything was read before the pause");
    QCOMPARE(count(driver, ui::LibraryRow::State::Waiting), 30 - ready);
    QCOMPARE(count(driver, ui::LibraryRow::State::Reading), 0);
    QVERIFY(!reading.isReading());
    QVERIFY(driver.window().libraryPane()->readingBar()->text().contains(QStringLiteral("of 30")) ||
            test::UiDriver::waitFor([&]() {
                return driver.window().libraryPane()->readingBar()->text().contains(QStringLiteral("of 30"));
            }));
    test::UiDriver::wait(300);
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), ready);
    reading.resume();
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), 30);
    QVERIFY(storedQueue(driver).empty());
}

void WindowReadingTest::cancellingForgetsTheRest()
{
    QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 30; ++i)
        paths << writePdf(folder.filePath(QStringLiteral("file%1.pdf").arg(i)), 20);
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::ReadingController &reading = driver.program().library().reading();
    driver.drop(paths);
    QVERIFY(test::UiDriver::waitFor([&]() { return reading.counts().ready > 0; }));
    reading.cancel();
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(count(driver, ui::LibraryRow::State::Waiting) + count(driver, ui::LibraryRow::State::Reading), 0);
    QVERIFY(count(driver, ui::LibraryRow::State::Ready) < 30);
    QVERIFY(test::UiDriver::waitFor([&]() { return storedQueue(driver).empty(); }));
    // The next batch is not disturbed.
    driver.drop({writePdf(folder.filePath(QStringLiteral("next.pdf")))});
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(reading.counts().total, 1);
    QCOMPARE(reading.counts().ready, 1);
}

void WindowReadingTest::veryManyFilesAreAskedAboutFirst()
{
    QTemporaryDir folder;
    for (int i = 0; i < 201; ++i)
        write(folder.filePath(QStringLiteral("many/%1.txt").arg(i)), "Text " + QByteArray::number(i));
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::ReadingController &reading = driver.program().library().reading();
    driver.drop({folder.filePath(QStringLiteral("many"))});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(reading.large() != nullptr);
    QCOMPARE(driver.program().library().model().rowCount(), 0);
    ui::ReadingBar *bar = driver.window().libraryPane()->readingBar();
    QVERIFY(test::UiDriver::waitFor([bar]() { return bar->text().startsWith(QStringLiteral("Read 201 files, ")); }));
    reading.declineLarge();
    QVERIFY(test::UiDriver::waitFor([bar]() { return bar->text().isEmpty(); }));
    driver.drop({folder.filePath(QStringLiteral("many"))});
    QVERIFY(test::UiDriver::waitFor([bar]() { return bar->text().startsWith(QStringLiteral("Read 201 files, ")); }));
    for (QPushButton *button : bar->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Read them"))
            button->click();
    }
    QVERIFY(driver.program().library().isReading());
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), 201);
}

void WindowReadingTest::whatWasNotReadGoesOnAfterARestart()
{
    QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 30; ++i)
        paths << writePdf(folder.filePath(QStringLiteral("file%1.pdf").arg(i)), 20);
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop(paths);
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.program().library().reading().counts().ready > 0; }));
    driver.close();
    const std::size_t left = storedQueue(driver).size();
    QVERIFY(left > 0);
    driver.open();
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), 30);
    QVERIFY(storedQueue(driver).empty());
    // A failed one is still told after a restart.
    driver.drop({write(folder.filePath(QStringLiteral("empty.txt")), "")});
    QVERIFY(driver.waitUntilRead());
    driver.close();
    driver.open();
    QCOMPARE(count(driver, ui::LibraryRow::State::Failed), 1);
    QVERIFY(!driver.program().library().isReading());
}

void WindowReadingTest::otherFilesOfAFolderAreCounted()
{
    QTemporaryDir folder;
    writePdf(folder.filePath(QStringLiteral("mixed/a.pdf")));
    write(folder.filePath(QStringLiteral("mixed/b.jpg")), "x");
    write(folder.filePath(QStringLiteral("mixed/c.jpg")), "x");
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    QStringList told;
    QObject::connect(&driver.program().library(), &ui::LibraryController::offered, &driver.window(),
                     [&told](const ui::Offer &offer) { told << offer.text; });
    driver.drop({folder.filePath(QStringLiteral("mixed"))});
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), 1);
    QVERIFY2(told.join(QLatin1Char('|')).contains(QStringLiteral("2 other files of the folder were left out")),
             qPrintable(told.join(QLatin1Char('|'))));
}

void WindowReadingTest::aWatchedFolderIsReadByItself()
{
    QTemporaryDir folder;
    const QString watched = folder.filePath(QStringLiteral("watched"));
    settle(writePdf(watched + QStringLiteral("/sub/first.pdf")));
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::LibraryController &library = driver.program().library();
    library.watcher().watch(watched, true, {});
    QVERIFY(test::UiDriver::waitFor([&]() { return count(driver, ui::LibraryRow::State::Ready) == 1; }));
    QCOMPARE(library.watcher().folders().size(), std::size_t{1});

    // A new file in the folder inside it is noticed by itself.
    settle(writePdf(watched + QStringLiteral("/sub/second.pdf")));
    QVERIFY(test::UiDriver::waitFor([&]() { return count(driver, ui::LibraryRow::State::Ready) == 2; }));
    const DocumentId first = library.model().rows().front().document.id;

    // A changed one is read anew; the old one stays, not ticked.
    writePdf(watched + QStringLiteral("/sub/first.pdf"), 3);
    settle(watched + QStringLiteral("/sub/first.pdf"));
    library.watcher().scanAll();
    QVERIFY(test::UiDriver::waitFor([&]() { return count(driver, ui::LibraryRow::State::Ready) == 3; }));
    QCOMPARE(library.scope().size(), std::size_t{2});
    const int old = library.model().indexOf(first);
    QVERIFY(library.model().rows()[static_cast<std::size_t>(old)].document.supersededBy.valid());

    // A removed one is marked, never removed.
    QVERIFY(QFile::remove(watched + QStringLiteral("/sub/second.pdf")));
    QVERIFY(test::UiDriver::waitFor([&]() {
        return std::any_of(library.model().rows().begin(), library.model().rows().end(),
                           [](const ui::LibraryRow &row) { return row.original == ui::LibraryRow::Original::Missing; });
    }));
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), 3);

    // Watching goes on after a restart, and what came meanwhile is read.
    driver.close();
    settle(writePdf(watched + QStringLiteral("/third.pdf")));
    driver.open();
    QVERIFY(test::UiDriver::waitFor([&]() { return count(driver, ui::LibraryRow::State::Ready) == 4; }));
    driver.program().library().watcher().unwatch(driver.program().library().watcher().folders().front().id);
    settle(writePdf(watched + QStringLiteral("/fourth.pdf")));
    driver.program().library().watcher().scanAll();
    test::UiDriver::wait(600);
    QCOMPARE(count(driver, ui::LibraryRow::State::Ready), 4);
}

QTEST_MAIN(WindowReadingTest)
#include "tst_window_reading.moc"
