// SPDX-License-Identifier: GPL-3.0-or-later
// Reading everything in parts in the window: the choice, the price, progress, Stop, Resume, and after a restart.
#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/absence_panel.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/plan_notice.h"
#include "ui/ask/sweep_bar.h"
#include "ui/ask/turn_view.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/text_pane.h"
#include "ui/widgets/picker_box.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace longleaf;
using test::UiDriver;

namespace {

// Half of it holds some 45 of the pages below.
constexpr const char *kSmallWindow =
    R"({"models":[{"id":"meta/muse-spark-1.3","contextWindow":12000,"maxOutput":4096}]})";
constexpr int kPages = 90;

QByteArray rules()
{
    QByteArray text;
    for (int page = 1; page <= kPages; ++page) {
        text += page > 1 ? "\f" : "";
        text += "The audit right of rule " + QByteArray::number(page * 111) + " belongs to the tenant alone.";
        for (int line = 0; line < 8; ++line)
            text += " The garden of lot " + QByteArray::number(page * 100 + line) + " is raked on the first Monday.";
    }
    return text;
}

/// What a model that reads answers: one finding a part, of the first page that it was sent.
test::Reply firstRuleOf(const test::RecordedRequest &request)
{
    const std::string words = "The audit right of rule ";
    const std::size_t at = request.body.find(words);
    const std::size_t end = request.body.find(" belongs", at);
    const std::string rule = request.body.substr(at + words.size(), end - at - words.size());
    test::Reply reply;
    reply.answer.text = "- Rule " + rule + " grants it.<q d=\"1\" p=\"" + std::to_string(std::stoi(rule) / 111) +
                        "\">" + words + rule + " belongs to the tenant</q>\n";
    return reply;
}

} // namespace

class WindowSweepTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void thePriceOfAllRequestsIsShownBeforeSending();
    void everyPartMovesTheAnswer();
    void stopOffersResume();
    void afterARestartItCanGoOn();
    void aListFromAPartOffersEverythingInParts();
    void nothingInAnyPartShowsWhatWasSearched_alsoAfterARestart();

private:
    void open();
    [[nodiscard]] ui::TurnView *view() { return m_driver->window().askPane()->conversation()->turns().back(); }
    [[nodiscard]] int parts();

    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<test::ReplayServer> m_server;
    std::unique_ptr<UiDriver> m_driver;
};

void WindowSweepTest::init()
{
    m_driver.reset();
    m_files = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<test::ReplayServer>();
    m_server->setResponder(firstRuleOf);
    m_driver = std::make_unique<UiDriver>();
    m_driver->useServer(m_server->baseUrl());
    m_driver->useModels(kSmallWindow);
    open();
    QFile file(m_files->filePath(QStringLiteral("rules.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(rules()) > 0);
    file.close();
    m_driver->drop({file.fileName()});
    QVERIFY(m_driver->waitUntilRead());
    m_driver->program().ask().setMode(pack::Mode::Sweep);
}

void WindowSweepTest::open()
{
    m_driver->open();
}

int WindowSweepTest::parts()
{
    const auto &plan = m_driver->program().ask().plan();
    return plan && *plan ? (*plan)->requests : 0;
}

void WindowSweepTest::thePriceOfAllRequestsIsShownBeforeSending()
{
    ui::Composer *composer = m_driver->window().askPane()->composer();
    composer->setQuestion(QStringLiteral("Which rules grant an audit right?"));
    QVERIFY(UiDriver::waitFor([&]() { return parts() > 2; }));
    const QString line = composer->sendLine();
    QVERIFY2(line.contains(QStringLiteral("90 of 90 pages, %1 requests").arg(parts())), qPrintable(line));
    QVERIFY2(line.contains(QRegularExpression(QStringLiteral("\\$0\\.\\d+ to \\$0\\.\\d+"))), qPrintable(line));
    QVERIFY(m_server->requests().empty());
}

void WindowSweepTest::everyPartMovesTheAnswer()
{
    QVERIFY(UiDriver::waitFor([&]() { return parts() > 2; }));
    const int count = parts();
    m_server->setResponder([](const test::RecordedRequest &request) {
        test::Reply reply = firstRuleOf(request);
        reply.pauseMs = 60;
        return reply;
    });
    QVERIFY(m_driver->send(QStringLiteral("Which rules grant an audit right?")));
    QVERIFY(UiDriver::waitFor([&]() { return m_driver->lastTurn().sweep && m_driver->lastTurn().sweep->part == 2; }));
    QVERIFY2(view()->sweepBar()->text().startsWith(QStringLiteral("part 2 of %1 · pages ").arg(count)),
             qPrintable(view()->sweepBar()->text()));
    QVERIFY(view()->sweepBar()->isVisible() && !view()->sweepBar()->resumeButton()->isVisible());
    QVERIFY(view()->headerText().startsWith(QStringLiteral("Reading part 2 of %1").arg(count)));
    QVERIFY(view()->answer()->toPlainText().contains(QStringLiteral("Rule 111 grants it.")));
    QVERIFY(m_driver->waitUntilAnswered());
    const ui::Turn &turn = m_driver->lastTurn();
    QCOMPARE(static_cast<int>(turn.state), static_cast<int>(ui::Turn::State::Complete));
    QCOMPARE(static_cast<int>(turn.citations.size()), count);
    QVERIFY(turn.text.starts_with("All 90 of 90 pages read in " + std::to_string(count) + " requests."));
    QVERIFY(!view()->sweepBar()->isVisible());
    QVERIFY2(view()->detail().contains(QStringLiteral("in parts: 90 of 90 pages")), qPrintable(view()->detail()));
    QCOMPARE(static_cast<int>(m_server->questions().size()), count);
}

void WindowSweepTest::stopOffersResume()
{
    QVERIFY(UiDriver::waitFor([&]() { return parts() > 2; }));
    const int count = parts();
    m_server->setResponder([asked = 0](const test::RecordedRequest &request) mutable {
        test::Reply reply = firstRuleOf(request);
        if (++asked == 2)
            reply.fault = test::Fault::StallMiddle;
        return reply;
    });
    QVERIFY(m_driver->send(QStringLiteral("Which rules grant an audit right?")));
    QVERIFY(UiDriver::waitFor([&]() { return m_server->questions().size() == 2; }));
    m_driver->program().ask().stop();
    QVERIFY(m_driver->waitUntilAnswered(5'000));
    QCOMPARE(static_cast<int>(m_driver->lastTurn().state), static_cast<int>(ui::Turn::State::Stopped));
    QVERIFY(m_driver->lastTurn().text.find("Rule 111 grants it.") != std::string::npos);
    QPushButton *resume = view()->sweepBar()->resumeButton();
    QVERIFY(resume->isVisible());
    QCOMPARE(view()->sweepBar()->text(), QStringLiteral("1 of %1 parts complete").arg(count));

    m_server->setResponder(firstRuleOf);
    QTest::mouseClick(resume, Qt::LeftButton);
    QVERIFY(m_driver->waitUntilAnswered());
    QCOMPARE(static_cast<int>(m_driver->lastTurn().state), static_cast<int>(ui::Turn::State::Complete));
    QCOMPARE(static_cast<int>(m_driver->lastTurn().citations.size()), count);
    QCOMPARE(static_cast<int>(m_server->questions().size()), count + 1);
    QCOMPARE(m_driver->program().ask().turns().size(), std::size_t{1});
}

void WindowSweepTest::afterARestartItCanGoOn()
{
    QVERIFY(UiDriver::waitFor([&]() { return parts() > 2; }));
    const int count = parts();
    m_server->setResponder([asked = 0](const test::RecordedRequest &request) mutable {
        test::Reply reply = firstRuleOf(request);
        if (++asked == 2)
            reply.fault = test::Fault::StallMiddle;
        return reply;
    });
    QVERIFY(m_driver->send(QStringLiteral("Which rules grant an audit right?")));
    QVERIFY(UiDriver::waitFor([&]() { return m_server->questions().size() == 2; }));
    m_driver->close();
    m_server->setResponder(firstRuleOf);
    open();
    QVERIFY(UiDriver::waitFor([&]() { return !m_driver->program().ask().turns().empty(); }));
    QCOMPARE(static_cast<int>(m_driver->lastTurn().state), static_cast<int>(ui::Turn::State::Stopped));
    QVERIFY(UiDriver::waitFor([&]() { return view()->sweepBar()->resumeButton()->isVisible(); }));
    QVERIFY(UiDriver::waitFor([&]() { return m_driver->program().ask().currentModel() != nullptr; }));
    QTest::mouseClick(view()->sweepBar()->resumeButton(), Qt::LeftButton);
    QVERIFY(m_driver->waitUntilAnswered());
    QCOMPARE(static_cast<int>(m_driver->lastTurn().state), static_cast<int>(ui::Turn::State::Complete));
    QCOMPARE(static_cast<int>(m_server->questions().size()), count + 1);
    QVERIFY(m_driver->lastTurn().text.starts_with("All 90 of 90 pages read in "));
}

void WindowSweepTest::aListFromAPartOffersEverythingInParts()
{
    ui::AskController &ask = m_driver->program().ask();
    ui::Composer *composer = m_driver->window().askPane()->composer();
    QPushButton *everything = composer->notice()->everythingButton();
    const QString list = QStringLiteral("List all rules that grant an audit right");
    ask.setMode(pack::Mode::Auto);
    composer->setQuestion(QStringLiteral("Which rule is about lot 4711?"));
    QVERIFY(UiDriver::waitFor([&]() { return ask.plan() && composer->notice()->isVisible(); }));
    QVERIFY(!everything->isVisible()); // passages answer that

    composer->setQuestion(list);
    QVERIFY(UiDriver::waitFor([&]() { return ask.plan() && everything->isVisible(); }));
    QVERIFY2(composer->notice()->text().contains(QStringLiteral("Everything in parts")),
             qPrintable(composer->notice()->text()));
    QTest::mouseClick(everything, Qt::LeftButton);
    QCOMPARE(static_cast<int>(ask.mode()), static_cast<int>(pack::Mode::Sweep));
    QVERIFY(UiDriver::waitFor([&]() { return parts() > 2; }));
    QCOMPARE(composer->question(), list);
    QVERIFY(!everything->isVisible());
    QVERIFY2(composer->sendLine().contains(QStringLiteral("90 of 90 pages, %1 requests").arg(parts())),
             qPrintable(composer->sendLine()));
    const auto pickers = composer->findChildren<ui::PickerBox *>();
    QVERIFY(std::any_of(pickers.begin(), pickers.end(),
                        [](const ui::PickerBox *one) { return one->currentId() == QStringLiteral("sweep"); }));
    QVERIFY(m_server->requests().empty()); // a draft, with its price
}

void WindowSweepTest::nothingInAnyPartShowsWhatWasSearched_alsoAfterARestart()
{
    QVERIFY(UiDriver::waitFor([&]() { return parts() > 2; }));
    m_server->setResponder([](const test::RecordedRequest &) {
        test::Reply reply;
        reply.answer.text = "Not found in the documents.";
        return reply;
    });
    QVERIFY(m_driver->send(QStringLiteral("What is the capex of the tenant?")));
    QVERIFY(m_driver->waitUntilAnswered());
    const auto labels = [this]() {
        QString text;
        for (const QLabel *label : view()->absence()->findChildren<QLabel *>())
            text += label->text() + QLatin1Char('\n');
        return text;
    };
    const auto check = [&]() {
        QVERIFY(view()->absence()->isVisible());
        QVERIFY2(labels().contains(QStringLiteral("All text was sent: 90 pages.")), qPrintable(labels()));
        QVERIFY2(labels().contains(QStringLiteral("“tenant”\u00a090")), qPrintable(labels()));
        QVERIFY2(labels().contains(QStringLiteral("“capex”\u00a0nowhere (also “purchases of property”\u00a0nowhere")),
                 qPrintable(labels()));
        QCOMPARE(view()->absence()->passages()->count(), 5);
    };
    check();
    view()->absence()->header()->setChecked(true);
    QVERIFY(UiDriver::waitFor([&]() { return labels().contains(QStringLiteral("belongs to the tenant")); }));
    const int page = m_driver->lastTurn().absence->nearest.front().passage.page;
    QPushButton *open = nullptr;
    for (QPushButton *one : view()->absence()->findChildren<QPushButton *>()) {
        QVERIFY(one->text() != QStringLiteral("Add")); // every page was sent
        open = open == nullptr && one->text() == QStringLiteral("Open") ? one : open;
    }
    QVERIFY(open != nullptr);
    open->click();
    const auto *reader = m_driver->window().readerPane()->view()->findChild<ui::TextPane *>();
    QVERIFY(reader != nullptr);
    const QString rule = QStringLiteral("The audit right of rule %1 belongs to the tenant").arg(page * 111);
    QVERIFY(UiDriver::waitFor([&]() { return reader->markedText().contains(rule); }));

    m_driver->close();
    m_driver->open();
    QVERIFY(UiDriver::waitFor([&]() { return !m_driver->program().ask().turns().empty(); }));
    QVERIFY(UiDriver::waitFor([&]() { return view()->absence()->isVisible(); }));
    check();
}

QTEST_MAIN(WindowSweepTest)
#include "tst_window_sweep.moc"
