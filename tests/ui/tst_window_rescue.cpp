// SPDX-License-Identifier: GPL-3.0-or-later
// A window whose library is damaged opens all the same, says so and offers what can be done.
#include "core/store/backups.h"
#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/library/library_pane.h"
#include "ui/library/rescue_page.h"
#include "ui/main_window/reader_pane.h"
#include "ui/widgets/notice_bar.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace longleaf;

namespace {

void overwriteHeader(const std::filesystem::path &library)
{
    QFile file(QString::fromStdString((library / "library.sqlite").string()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(100, 'X'));
}

/// A library with the sample document in it; the window is closed again.
void fill(test::UiDriver &driver)
{
    driver.useOfflineModel();
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    driver.close();
}

ui::RescuePage *pageOf(test::UiDriver &driver)
{
    return driver.window().findChild<ui::RescuePage *>(QStringLiteral("rescuePage"));
}

QPushButton *button(test::UiDriver &driver, const char *name)
{
    return driver.window().findChild<QPushButton *>(QString::fromLatin1(name));
}

/// Bytes of a page's stored text change, as a failing disk does it.
void spoilPage(test::UiDriver &driver, int page)
{
    test::RawDatabase raw(driver.library() / "library.sqlite");
    QCOMPARE(raw.run("UPDATE pages SET text = replace(text, 'e', '3') WHERE number = " + std::to_string(page)),
             std::string());
}

ui::NoticeBar *damageStrip(test::UiDriver &driver)
{
    return driver.window().findChild<ui::NoticeBar *>(QStringLiteral("damageNotice"));
}

QPushButton *actionOf(ui::NoticeBar *strip, const QString &text)
{
    for (QPushButton *one : strip->findChildren<QPushButton *>()) {
        if (one->isVisible() && one->text() == text)
            return one;
    }
    qFatal("The strip does not offer \"%s\".", qPrintable(text));
}

} // namespace

class WindowRescueTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestBackupIsOpened();
    void withoutABackupWhatCanBeReadIsSaved();
    void aDamagedPageIsReadAgainFromItsFile();
    void withoutItsFileABackupIsOffered();
    void lostChangesAreToldOnce();
};

void WindowRescueTest::theNewestBackupIsOpened()
{
    test::UiDriver driver;
    fill(driver);
    const SystemClock clock;
    QVERIFY(store::Backups(driver.library(), clock).make(store::Backup::Kind::Daily, {}));
    overwriteHeader(driver.library());
    driver.openDamaged();
    QVERIFY(test::UiDriver::waitFor([&]() { return pageOf(driver)->isVisible(); }));
    QVERIFY(button(driver, "rescueRestore")->isVisible());
    QVERIFY(button(driver, "rescueSalvage")->isVisible());
    button(driver, "rescueRestore")->click();
    QVERIFY(test::UiDriver::waitFor([&]() { return !pageOf(driver)->isVisible(); }));
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.program().library().model().rows().size() == 1; }));
    driver.close();
}

void WindowRescueTest::withoutABackupWhatCanBeReadIsSaved()
{
    test::UiDriver driver;
    fill(driver);
    overwriteHeader(driver.library());
    driver.openDamaged();
    QVERIFY(test::UiDriver::waitFor([&]() { return pageOf(driver)->isVisible(); }));
    QVERIFY(!button(driver, "rescueRestore")->isVisible());
    button(driver, "rescueSalvage")->click();
    QVERIFY(test::UiDriver::waitFor([&]() { return !pageOf(driver)->isVisible(); }));
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.program().library().model().rows().size() == 1; }));
    driver.close();
}

void WindowRescueTest::aDamagedPageIsReadAgainFromItsFile()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    ui::ReaderPane *reader = driver.window().readerPane();
    const document::Document document = driver.program().library().model().rows().front().document;
    ui::NoticeBar *strip = damageStrip(driver);
    // The first pages are open already, and whoever else reads a damaged page puts it right.
    spoilPage(driver, 20);
    reader->showPage(document, 20);
    QVERIFY(test::UiDriver::waitFor([&]() { return strip->text().contains(QStringLiteral("page 20 of")); }));
    actionOf(strip, QStringLiteral("Read the file again"))->click();
    QVERIFY(test::UiDriver::waitFor([&]() { return strip->text().startsWith(QStringLiteral("1 page of")); }));
    const SystemClock clock;
    QVERIFY(store::Library::open(driver.library(), clock).value()->damagedPages(document.id, {}).value().empty());
    QCOMPARE(reader->document().id, document.id); // and it is still open
    // It is told again when it happens again.
    spoilPage(driver, 25);
    reader->showPage(document, 25);
    QVERIFY(test::UiDriver::waitFor([&]() { return strip->text().contains(QStringLiteral("page 25 of")); }));
    driver.close();
}

void WindowRescueTest::withoutItsFileABackupIsOffered()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("report.pdf"));
    QVERIFY(QFile::copy(test::UiDriver::sampleDocument(), copy));
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({copy});
    QVERIFY(driver.waitUntilRead());
    const SystemClock clock;
    QVERIFY(store::Backups(driver.library(), clock).make(store::Backup::Kind::Daily, {}));
    spoilPage(driver, 20);
    QVERIFY(QFile::remove(copy));
    driver.window().readerPane()->showPage(driver.program().library().model().rows().front().document, 20);
    ui::NoticeBar *strip = damageStrip(driver);
    QVERIFY(test::UiDriver::waitFor([&]() { return strip->text().contains(QStringLiteral("page 20 of")); }));
    actionOf(strip, QStringLiteral("Read the file again"))->click();
    QVERIFY(
        test::UiDriver::waitFor([&]() { return strip->text().contains(QStringLiteral("could not be put right.")); }));
    QVERIFY2(strip->text().contains(QStringLiteral("report.pdf")), qPrintable(strip->text()));

    actionOf(strip, QStringLiteral("Restore a backup…"))->click();
    QVERIFY(test::UiDriver::waitFor([&]() { return pageOf(driver)->isVisible(); }));
    QVERIFY(button(driver, "rescueRestore")->isVisible());
    button(driver, "rescueAgain")->click(); // on as it is
    QVERIFY(!pageOf(driver)->isVisible());
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.program().library().model().rows().size() == 1; }));
    driver.close();
}

void WindowRescueTest::lostChangesAreToldOnce()
{
    test::UiDriver driver;
    fill(driver);
    {
        test::RawDatabase raw(driver.library() / "library.sqlite");
        QCOMPARE(raw.run("UPDATE library_state SET commits = commits - 3"), std::string());
    }
    driver.open();
    ui::NoticeBar *notice = driver.window().askPane()->notice();
    QVERIFY(test::UiDriver::waitFor([notice]() {
        return notice->isVisible() && notice->text().contains(QStringLiteral("lost its last 3 changes"));
    }));
    driver.close();
    const SystemClock clock;
    QVERIFY(store::Library::open(driver.library(), clock).value()->losses().value().empty());
}

QTEST_MAIN(WindowRescueTest)
#include "tst_window_rescue.moc"
