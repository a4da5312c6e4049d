// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/single_instance.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace longleaf::desktop;

class SingleInstanceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSecondStartHandsOver();
    void anotherLibraryIsAnotherWindow();
    void aStartAfterTheEndIsTheFirstAgain();
};

void SingleInstanceTest::theSecondStartHandsOver()
{
    const QTemporaryDir folder;
    SingleInstance first(folder.path().toStdString());
    QCOMPARE(first.start({}), SingleInstance::Start::First);
    Request received;
    int times = 0;
    connect(&first, &SingleInstance::requested, this, [&](const Request &request) {
        received = request;
        ++times;
    });
    Request sent;
    sent.files = {QStringLiteral("/tmp/a.pdf")};
    sent.page = 7;
    sent.ask = QString(200'000, QLatin1Char('q')); // more than one packet
    auto outcome = SingleInstance::Start::Silent;
    // As another process would: it waits while this one's event loop runs.
    std::thread other([&]() {
        SingleInstance second(folder.path().toStdString());
        outcome = second.start(sent);
    });
    QTRY_COMPARE_WITH_TIMEOUT(times, 1, 10'000);
    other.join();
    QCOMPARE(outcome, SingleInstance::Start::HandedOver);
    QCOMPARE(received, sent);
}

void SingleInstanceTest::anotherLibraryIsAnotherWindow()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    SingleInstance first(one.path().toStdString());
    SingleInstance second(two.path().toStdString());
    QCOMPARE(first.start({}), SingleInstance::Start::First);
    QCOMPARE(second.start({}), SingleInstance::Start::First);
}

void SingleInstanceTest::aStartAfterTheEndIsTheFirstAgain()
{
    const QTemporaryDir folder;
    {
        SingleInstance first(folder.path().toStdString());
        QCOMPARE(first.start({}), SingleInstance::Start::First);
    }
    SingleInstance again(folder.path().toStdString());
    QCOMPARE(again.start({}), SingleInstance::Start::First);
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_single_instance.moc"
