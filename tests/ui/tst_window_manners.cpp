// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/reader_pane.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QTest>
#include <map>

using namespace longleaf;

class WindowMannersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandHasANameAndItsOwnKeys();
    void thePaletteOpensADocument();
    void aCommandLineOpensAPage();
    void largerTextIsKept();
};

void WindowMannersTest::everyCommandHasANameAndItsOwnKeys()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    std::map<QString, QString> names;
    std::map<QString, QString> keys;
    const auto commands = ui::commandsOf(*driver.window().menuBar());
    QVERIFY(commands.size() > 15);
    for (const ui::Command &command : commands) {
        QVERIFY2(!command.name.isEmpty(), qPrintable(command.action->objectName()));
        QVERIFY2(!names.contains(command.action->objectName()), qPrintable(command.action->objectName()));
        names[command.action->objectName()] = command.name;
        for (const QKeySequence &sequence : command.action->shortcuts()) {
            const QString text = sequence.toString(QKeySequence::PortableText);
            QVERIFY2(!keys.contains(text),
                     qPrintable(text + QStringLiteral(": ") + command.name + QStringLiteral(" and ") + keys[text]));
            keys[text] = command.name;
        }
    }
}

void WindowMannersTest::thePaletteOpensADocument()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    driver.window().readerPane()->closeDocument(driver.window().readerPane()->document().id);
    ui::CommandPalette *palette = driver.window().commandPalette();
    palette->open();
    QTest::keyClicks(palette->field(), QStringLiteral("apple"));
    QVERIFY(palette->list()->model()->rowCount() >= 1);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QVERIFY(driver.window().readerPane()->document().id.valid());
    QVERIFY(!palette->isVisible());
}

void WindowMannersTest::aCommandLineOpensAPage()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    desktop::Request request;
    request.files = {test::UiDriver::sampleDocument()};
    request.page = 17;
    request.ask = QStringLiteral("What was repurchased?");
    driver.program().serve(request);
    QVERIFY(driver.waitUntilRead());
    QTRY_COMPARE(driver.window().readerPane()->view()->currentPage(), 17);
    QCOMPARE(driver.window().askPane()->composer()->question(), request.ask);
    // The same file once more: nothing is read, and still it is shown.
    request.page = 4;
    driver.program().serve(request);
    QTRY_COMPARE(driver.window().readerPane()->view()->currentPage(), 4);
}

void WindowMannersTest::largerTextIsKept()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    const double before = driver.program().theme().type().body.pointSizeF();
    for (const ui::Command &command : ui::commandsOf(*driver.window().menuBar()))
        if (command.action->objectName() == QLatin1String("largerText"))
            command.action->trigger();
    QVERIFY(driver.program().theme().type().body.pointSizeF() > before * 1.05);
    QTRY_COMPARE(driver.settings().textPercent, 110);
    QCOMPARE(driver.settings().model, std::string("offline/quotes"));
}

QTEST_MAIN(WindowMannersTest)
#include "tst_window_manners.moc"
