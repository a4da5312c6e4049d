// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/turn_text.h"
#include "ui/ask/turn_view.h"

#include <QPushButton>

using namespace longleaf;

namespace {

test::Reply refused(int status, const char *retryAfter)
{
    test::Reply reply;
    reply.fault = test::Fault::Status;
    reply.status = status;
    reply.message = "Busy.";
    reply.code = "service_overloaded";
    reply.retryAfter = retryAfter;
    return reply;
}

test::Reply saying(const char *text)
{
    test::Reply reply;
    reply.answer.text = text;
    return reply;
}

QPushButton *againButton(test::UiDriver &driver)
{
    const auto *view = driver.window().askPane()->conversation()->turns().back();
    for (auto *button : view->findChildren<QPushButton *>())
        if (button->isVisible())
            return button;
    return nullptr;
}

} // namespace

/// What the window says of a provider: waits, failures that may have been charged, models that cannot be asked.
class WindowModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWaitThatTheProviderAsksForIsCountedDown();
    void stoppingEndsTheWait();
    void whatMayHaveBeenChargedSaysSo_andIsSentAgainOnlyByHand();
    void askingAgainKeepsTheDraft();
    void retiredModelsAreListedWithTheirSuccessor();
    void theAnswerSaysWhatTheCacheSaved();
};

void WindowModelsTest::aWaitThatTheProviderAsksForIsCountedDown()
{
    test::ReplayServer server;
    server.enqueue(refused(503, "2"));
    server.enqueue(saying("Net sales rose."));
    test::UiDriver driver;
    driver.useServer(server.baseUrl());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(driver.send(QStringLiteral("Did net sales rise?")));
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.lastTurn().state == ui::Turn::State::Holding; }));
    const auto *view = driver.window().askPane()->conversation()->turns().back();
    QVERIFY2(view->headerText().contains(QStringLiteral("second")), qPrintable(view->headerText()));
    QVERIFY(ui::stateReason(driver.lastTurn()).contains(QStringLiteral("overloaded")));
    const std::int64_t first = driver.lastTurn().holdSeconds;
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.lastTurn().holdSeconds < first; }));
    QVERIFY(driver.waitUntilAnswered());
    QCOMPARE(static_cast<int>(driver.lastTurn().state), static_cast<int>(ui::Turn::State::Complete));
    QCOMPARE(server.requests().size(), std::size_t{2});
}

void WindowModelsTest::stoppingEndsTheWait()
{
    test::ReplayServer server;
    server.enqueue(refused(429, "120"));
    test::UiDriver driver;
    driver.useServer(server.baseUrl());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(driver.send(QStringLiteral("Did net sales rise?")));
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.lastTurn().state == ui::Turn::State::Holding; }));
    driver.program().ask().stop();
    QVERIFY(driver.waitUntilAnswered(3'000));
    QCOMPARE(static_cast<int>(driver.lastTurn().state), static_cast<int>(ui::Turn::State::Stopped));
    QCOMPARE(driver.lastTurn().question, std::string("Did net sales rise?"));
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void WindowModelsTest::whatMayHaveBeenChargedSaysSo_andIsSentAgainOnlyByHand()
{
    test::ReplayServer server;
    test::Reply broken = saying("Net sales rose by two percent, and more was to come.");
    broken.fault = test::Fault::CutInFrame;
    broken.answer.pieceBytes = 4;
    server.enqueue(broken);
    server.enqueue(saying("Net sales rose."));
    test::UiDriver driver;
    driver.useServer(server.baseUrl());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(driver.send(QStringLiteral("Did net sales rise?")));
    QVERIFY(driver.waitUntilAnswered());
    QVERIFY(driver.lastTurn().maybeCharged);
    QVERIFY(!driver.lastTurn().text.empty());
    QVERIFY(ui::stateReason(driver.lastTurn()).contains(QStringLiteral("may charge")));
    test::UiDriver::wait(300);
    QCOMPARE(server.requests().size(), std::size_t{1});
    QPushButton *again = againButton(driver);
    QVERIFY(again != nullptr);
    QVERIFY2(again->text().contains(QStringLiteral("charged twice")), qPrintable(again->text()));
    again->click();
    QVERIFY(driver.waitUntilAnswered());
    // In its place; the first one stays as a version.
    QCOMPARE(driver.program().ask().turns().size(), std::size_t{1});
    QCOMPARE(driver.lastTurn().branch.versions.size(), std::size_t{2});
    QCOMPARE(static_cast<int>(driver.lastTurn().state), static_cast<int>(ui::Turn::State::Complete));

    // The mark is still there after a restart.
    driver.close();
    driver.open();
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.program().ask().turns().size() == 1; }));
    QVERIFY(!driver.lastTurn().maybeCharged);
    driver.program().ask().showVersion(0, -1);
    QVERIFY(test::UiDriver::waitFor([&]() { return driver.lastTurn().maybeCharged; }));
}

void WindowModelsTest::askingAgainKeepsTheDraft()
{
    test::ReplayServer server;
    test::Reply failing = refused(500, "");
    server.enqueue(failing);
    server.enqueue(saying("Net sales rose."));
    test::UiDriver driver;
    driver.useServer(server.baseUrl());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(driver.send(QStringLiteral("Did net sales rise?")));
    QVERIFY(driver.waitUntilAnswered());
    driver.window().askPane()->composer()->setQuestion(QStringLiteral("A half question"));
    driver.program().ask().askAgain(0);
    QVERIFY(driver.waitUntilAnswered());
    QCOMPARE(driver.lastTurn().question, std::string("Did net sales rise?"));
    QCOMPARE(driver.window().askPane()->composer()->question(), QStringLiteral("A half question"));
}

void WindowModelsTest::retiredModelsAreListedWithTheirSuccessor()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    QVERIFY(test::UiDriver::waitFor([&]() { return !driver.program().ask().models().empty(); }));
    int retired = 0;
    for (const ui::ModelChoice &choice : driver.program().ask().models()) {
        if (!choice.info.retired)
            continue;
        ++retired;
        QVERIFY(!choice.usable);
        QVERIFY2(choice.reason.find(choice.info.successor) != std::string::npos, choice.reason.c_str());
    }
    QVERIFY(retired >= 3);
}

void WindowModelsTest::theAnswerSaysWhatTheCacheSaved()
{
    test::ReplayServer server;
    test::Reply reply = saying("Net sales rose.");
    reply.answer.inputTokens = 100'000;
    reply.answer.cachedTokens = 90'000;
    server.enqueue(reply);
    test::UiDriver driver;
    driver.useServer(server.baseUrl());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(driver.send(QStringLiteral("Did net sales rise?")));
    QVERIFY(driver.waitUntilAnswered());
    QVERIFY(std::abs(driver.lastTurn().savedUsd.value_or(0) - 0.099) < 1e-9); // 90,000 at 1.25 - 0.15 a million
    const auto *view = driver.window().askPane()->conversation()->turns().back();
    QVERIFY2(view->detail().contains(QStringLiteral("saved")), qPrintable(view->detail()));
}

QTEST_MAIN(WindowModelsTest)
#include "tst_window_models.moc"
