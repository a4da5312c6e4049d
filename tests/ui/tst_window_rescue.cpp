// SPDX-License-Identifier: GPL-3.0-or-later
// A window whose library is damaged opens all the same, says so and offers what can be done.
#include "core/store/backups.h"
#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/library/library_pane.h"
#include "ui/library/rescue_page.h"
#include "ui/widgets/notice_bar.h"

#include <QFile>
#include <QPushButton>
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

} // namespace

class WindowRescueTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestBackupIsOpened();
    void withoutABackupWhatCanBeReadIsSaved();
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
