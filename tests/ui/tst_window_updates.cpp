// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window against a server on the loopback that counts who connects.
#include "longleaf_version.h"
#include "tests/support/ui_driver.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/settings_dialog.h"
#include "ui/main_window/update_line.h"
#include "ui/widgets/notice_bar.h"

#include <QAction>
#include <QCheckBox>
#include <QDesktopServices>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <algorithm>

using namespace longleaf;

namespace {

/// Gives every connection the same bytes.
class PageServer final : public QTcpServer {
public:
    PageServer()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("No port is free.");
        connect(this, &QTcpServer::newConnection, this, [this]() {
            ++connections;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket]() {
                request += socket->readAll();
                if (!request.endsWith("\r\n\r\n"))
                    return;
                socket->write(reply);
                socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] std::string address() const
    {
        return "http://127.0.0.1:" + std::to_string(serverPort()) + "/updates/stable.json";
    }

    int connections = 0;
    QByteArray request; ///< of all connections
    QByteArray reply;
};

QByteArray reply(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
}

QByteArray notice(const QByteArray &version)
{
    return "{\"format\": 1, \"version\": \"" + version +
           "\", \"date\": \"2026-12-24\", \"page\": \"https://longleaf.example/releases/x\", "
           "\"summary\": \"Reads Word documents.\"}";
}

} // namespace

class WindowUpdatesTest final : public QObject {
    Q_OBJECT
public Q_SLOTS:
    void opened(const QUrl &url) { m_opened << url.toString(); }

private Q_SLOTS:
    void init();
    void connectsToNobody_whenSwitchedOff();
    void asksOnce_whenSwitchedOn();
    void tellsOfANewerVersionAndOpensItsPageAfterAClick();
    void saysThatThereIsNoneThatIsNewer();
    void saysWhyItCouldNotLook_data();
    void saysWhyItCouldNotLook();
    void staysQuietAboutFailures_unlessAsked();
    void isChosenInTheSettings();
    void isNowhere_inABuildThatNeverAsks();

private:
    void open(const std::string &address);
    void switchOn();
    [[nodiscard]] QAction *command() const;
    /// By the menu; waits for the answer.
    void ask();
    [[nodiscard]] QString told() const { return m_driver->window().updateLine()->notice()->text(); }

    QStringList m_opened;
    std::unique_ptr<test::UiDriver> m_driver;
};

void WindowUpdatesTest::init()
{
    m_opened.clear();
}

void WindowUpdatesTest::open(const std::string &address)
{
    m_driver = std::make_unique<test::UiDriver>();
    m_driver->useOfflineModel();
    m_driver->useUpdates(address);
    m_driver->open();
}

void WindowUpdatesTest::switchOn()
{
    settings::Settings settings = m_driver->settings();
    settings.checkForUpdates = true;
    m_driver->window().applySettings(settings);
}

QAction *WindowUpdatesTest::command() const
{
    for (const ui::Command &command : ui::commandsOf(*m_driver->window().menuBar()))
        if (command.action->objectName() == QLatin1String("checkForUpdates"))
            return command.action;
    return nullptr;
}

void WindowUpdatesTest::ask()
{
    QSignalSpy over(&m_driver->program().updates(), &ui::UpdateWatch::looked);
    command()->trigger();
    QTRY_COMPARE(over.count(), 1);
}

void WindowUpdatesTest::connectsToNobody_whenSwitchedOff()
{
    PageServer server;
    server.reply = reply(notice("99.0.0"));
    open(server.address());
    m_driver->program().updates().lookIfDue();
    m_driver->drop({test::UiDriver::sampleDocument()});
    QVERIFY(m_driver->waitUntilRead());
    QVERIFY(m_driver->send(QStringLiteral("How much was repurchased?")));
    QVERIFY(m_driver->waitUntilAnswered());
    QCOMPARE(server.connections, 0);
    // The server is one that would have been noticed.
    ask();
    QCOMPARE(server.connections, 1);
}

void WindowUpdatesTest::asksOnce_whenSwitchedOn()
{
    PageServer server;
    server.reply = reply(notice("99.0.0"));
    open(server.address());
    switchOn();
    QSignalSpy over(&m_driver->program().updates(), &ui::UpdateWatch::looked);
    m_driver->program().updates().lookIfDue();
    m_driver->program().updates().lookIfDue();
    QTRY_COMPARE(over.count(), 1);
    m_driver->program().updates().lookIfDue();
    QVERIFY(told().contains(QStringLiteral("99.0.0")));
    QCOMPARE(server.connections, 1);
    // Nothing in it tells one copy of Longleaf from another.
    const QByteArray host = "127.0.0.1:" + QByteArray::number(server.serverPort());
    QList<QByteArray> lines = server.request.trimmed().split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    std::sort(lines.begin() + 1, lines.end());
    QCOMPARE(lines, (QList<QByteArray>{"GET /updates/stable.json HTTP/1.1", "Accept-Encoding: identity",
                                       "Accept: application/json", "Host: " + host, "User-Agent: Longleaf"}));
}

void WindowUpdatesTest::tellsOfANewerVersionAndOpensItsPageAfterAClick()
{
    PageServer server;
    server.reply = reply(notice("99.0.0"));
    open(server.address());
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "opened");
    ask();
    // Places where a line may be broken stand in the address.
    const QString text = told().remove(QChar(0x200B));
    QVERIFY2(text.contains(QStringLiteral("99.0.0")) && text.contains(QLatin1String(kVersion)) &&
                 text.contains(QStringLiteral("Reads Word documents.")) &&
                 text.contains(QStringLiteral("https://longleaf.example/releases/x")),
             qPrintable(text));
    QCOMPARE(m_opened, QStringList());
    QPushButton *see = nullptr;
    for (QPushButton *button : m_driver->window().updateLine()->findChildren<QPushButton *>())
        if (button->isVisible())
            see = button;
    QVERIFY(see != nullptr);
    QTest::mouseClick(see, Qt::LeftButton);
    QCOMPARE(m_opened, QStringList{QStringLiteral("https://longleaf.example/releases/x")});
    QCOMPARE(server.connections, 1);
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
}

void WindowUpdatesTest::saysThatThereIsNoneThatIsNewer()
{
    PageServer server;
    server.reply = reply(notice(kVersion));
    open(server.address());
    ask();
    QVERIFY2(told().contains(QStringLiteral("newest")), qPrintable(told()));
}

void WindowUpdatesTest::saysWhyItCouldNotLook_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("words");
    QTest::newRow("a broken server") << reply({}, "500 Internal Server Error") << QStringLiteral("status 500");
    QTest::newRow("a page to sign in") << reply("<!doctype html>") << QStringLiteral("not a JSON object");
    QTest::newRow("an answer that is too large")
        << reply(notice("99.0.0") + QByteArray(70'000, ' ')) << QStringLiteral("more than 64 kB");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QStringLiteral("could not be found out");
    QTest::newRow("an answer that breaks off")
        << reply(notice("99.0.0")).chopped(20) << QStringLiteral("broke before the answer was complete");
}

void WindowUpdatesTest::saysWhyItCouldNotLook()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    PageServer server;
    server.reply = answer;
    open(server.address());
    ask();
    QVERIFY2(told().contains(words), qPrintable(told()));
    QVERIFY(!told().contains(QStringLiteral("99.0.0")));
}

void WindowUpdatesTest::staysQuietAboutFailures_unlessAsked()
{
    PageServer elsewhere;
    elsewhere.reply = reply(notice("99.0.0"));
    PageServer server;
    server.reply = reply({}, "302 Found", "Location: " + QByteArray::fromStdString(elsewhere.address()) + "\r\n");
    open(server.address());
    switchOn();
    QSignalSpy over(&m_driver->program().updates(), &ui::UpdateWatch::looked);
    m_driver->program().updates().lookIfDue();
    QTRY_COMPARE(over.count(), 1);
    QCOMPARE(told(), QString());
    ask();
    QVERIFY2(told().contains(QStringLiteral("not followed")), qPrintable(told()));
    QCOMPARE(server.connections, 2);
    QCOMPARE(elsewhere.connections, 0);
}

void WindowUpdatesTest::isChosenInTheSettings()
{
    PageServer server;
    open(server.address());
    QVERIFY(!m_driver->settings().checkForUpdates);
    m_driver->window().openSettings();
    auto *dialog = m_driver->window().findChild<ui::SettingsDialog *>();
    const auto tick = [dialog]() -> QCheckBox * {
        for (QCheckBox *box : dialog->findChildren<QCheckBox *>())
            if (box->text().contains(QStringLiteral("newer Longleaf")))
                return box;
        return nullptr;
    };
    QTRY_VERIFY(tick() != nullptr && tick()->isEnabled());
    QVERIFY(!tick()->isChecked());
    dialog->showPage(4);
    QVERIFY(tick()->isVisible());
    tick()->click();
    QPointer<ui::SettingsDialog> closing(dialog);
    for (QPushButton *button : dialog->findChildren<QPushButton *>())
        if (button->isDefault())
            button->click();
    QTRY_VERIFY(closing.isNull());
    QVERIFY(m_driver->settings().checkForUpdates);
    QCOMPARE(server.connections, 0);
}

void WindowUpdatesTest::isNowhere_inABuildThatNeverAsks()
{
    open({});
    QVERIFY(command() == nullptr);
    QVERIFY(m_driver->window().updateLine() == nullptr);
    m_driver->window().openSettings();
    auto *dialog = m_driver->window().findChild<ui::SettingsDialog *>();
    dialog->showPage(4);
    QCheckBox *hidden = nullptr;
    QCheckBox *shown = nullptr;
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>()) {
        if (box->text().contains(QStringLiteral("newer Longleaf")))
            hidden = box;
        else if (box->text().contains(QStringLiteral("nobody can see")))
            shown = box;
    }
    QVERIFY(hidden != nullptr && shown != nullptr);
    QTRY_VERIFY(shown->isEnabled());
    QVERIFY(shown->isVisible() && !hidden->isVisible());
}

QTEST_MAIN(WindowUpdatesTest)
#include "tst_window_updates.moc"
