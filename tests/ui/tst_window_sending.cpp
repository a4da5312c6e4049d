// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows before a question is sent: pages, what is left of the limits, the exact request, the models.
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/coverage_map.h"
#include "ui/ask/coverage_map_panel.h"
#include "ui/ask/model_picker.h"
#include "ui/ask/model_popup.h"
#include "ui/ask/plan_notice.h"
#include "ui/ask/request_dialog.h"
#include "ui/ask/request_view.h"
#include "ui/ask/turn_view.h"
#include "ui/main_window/reader_pane.h"
#include "ui/main_window/settings_dialog.h"
#include "ui/widgets/growing_text_edit.h"
#include "ui/widgets/notice_bar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <numeric>

using namespace longleaf;
using ui::PageCover;

namespace {

constexpr int kSamplePages = 28;
const QString kQuestion = QStringLiteral("What were the net sales of Services?");

int count(const std::vector<ui::CoverageRow> &rows, PageCover cover)
{
    return ui::countCovers(rows)[static_cast<std::size_t>(cover)];
}

} // namespace

class WindowSendingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<test::ReplayServer>();
        m_driver = std::make_unique<test::UiDriver>();
        m_driver->useServer(m_server->baseUrl());
    }

    void cleanup()
    {
        m_driver.reset();
        m_server.reset();
    }

    void theMapShowsEveryPageBeforeSending_andAClickOpensIt()
    {
        open();
        type(kQuestion);
        auto *button = composer()->findChild<QToolButton *>(QStringLiteral("showPages"));
        QVERIFY(button != nullptr && !composer()->map()->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        ui::CoverageMap *map = composer()->map()->map();
        QVERIFY(composer()->map()->isVisible());
        QCOMPARE(map->rows().size(), std::size_t{1});
        QCOMPARE(count(map->rows(), PageCover::Sent), kSamplePages);
        QVERIFY(map->accessibleDescription().contains(QString::number(kSamplePages)));

        ui::ReaderView *reader = m_driver->window().readerPane()->view();
        QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, map->cellRect({0, 17}).center());
        QVERIFY(test::UiDriver::waitFor([&]() { return reader->currentPage() == 17; }));

        // Another mode is another map, and the keyboard opens pages as well.
        ask().setDepth(4'000);
        ask().setMode(pack::Mode::Focused);
        QVERIFY(test::UiDriver::waitFor([&]() { return count(map->rows(), PageCover::NotChosen) > 0; }));
        QVERIFY(count(map->rows(), PageCover::Partly) > 0);
        QCOMPARE(count(map->rows(), PageCover::Sent), 0);
        QCOMPARE(total(map->rows()), kSamplePages);
        map->setFocus();
        map->setCurrent({0, 16});
        QTest::keyClick(map, Qt::Key_Right);
        QTest::keyClick(map, Qt::Key_Left);
        QTest::keyClick(map, Qt::Key_Left);
        QTest::keyClick(map, Qt::Key_Return);
        QVERIFY(test::UiDriver::waitFor([&]() { return reader->currentPage() == 15; }));
    }

    void theMapOfAnAnswerIsWhatWasSent_alsoAfterARestart()
    {
        open();
        ask().setDepth(4'000);
        ask().setMode(pack::Mode::Focused);
        type(kQuestion);
        const std::vector<ui::CoverageRow> planned = ui::coverageRows(**ask().plan());
        answer("Much.");
        QVERIFY(!turn()->map()->isVisible());
        turn()->ledgerButton()->click();
        QVERIFY(turn()->map()->isVisible());
        QVERIFY(turn()->map()->map()->rows() == planned);

        m_driver->close();
        m_driver->open();
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().turns().size() == 1; }));
        turn()->ledgerButton()->click();
        ui::CoverageMap *map = turn()->map()->map();
        QVERIFY(map->rows() == planned);
        QTest::mouseClick(map->viewport(), Qt::LeftButton, {}, map->cellRect({0, 9}).center());
        ui::ReaderView *reader = m_driver->window().readerPane()->view();
        QVERIFY(test::UiDriver::waitFor([&]() { return reader->currentPage() == 9; }));
    }

    void whatIsLeftStandsBesideThePrice()
    {
        limit(5.0);
        open();
        type(kQuestion);
        QVERIFY2(composer()->sendLine().contains(QStringLiteral("$5.00 of $5.00 left today")),
                 qPrintable(composer()->sendLine()));
        QVERIFY(composer()->sendButton()->isEnabled());
        test::Reply reply;
        reply.answer.text = "Much.";
        reply.answer.inputTokens = 400'000; // $0.50
        m_server->enqueue(reply);
        QVERIFY(m_driver->send(kQuestion));
        QVERIFY(m_driver->waitUntilAnswered());
        type(kQuestion);
        QVERIFY2(composer()->sendLine().contains(QStringLiteral("$4.50 of $5.00 left today")),
                 qPrintable(composer()->sendLine()));
    }

    void aPriceAboveWhatIsLeftCannotBeSent()
    {
        limit(0.02);
        open();
        type(kQuestion);
        QVERIFY2(composer()->sendLine().contains(QStringLiteral("above the limit for one day of $0.02")),
                 qPrintable(composer()->sendLine()));
        QVERIFY(!composer()->sendButton()->isEnabled());
        QTest::keyClick(composer()->edit(), Qt::Key_Return);
        QVERIFY(!ask().isBusy());
        QCOMPARE(composer()->question(), kQuestion);
        // Less of the documents is affordable.
        ask().setDepth(4'000);
        ask().setMode(pack::Mode::Focused);
        QVERIFY(test::UiDriver::waitFor([this]() { return composer()->sendButton()->isEnabled(); }));
        QVERIFY(m_server->requests().empty());
    }

    void theRequestThatIsShownIsTheOneThatIsSent()
    {
        open();
        type(kQuestion + QStringLiteral("  ")); // blanks at the end are not sent
        ui::RequestDialog *dialog = openRequest();
        QVERIFY(dialog != nullptr);
        QVERIFY(!dialog->isModal());
        const QString shown = dialog->view()->text().body;
        const QString head = dialog->view()->text().head;
        QVERIFY2(head.startsWith(QStringLiteral("POST http://127.0.0.1")), qPrintable(head));
        QVERIFY(!head.contains(QStringLiteral("test-key")) && head.contains(QStringLiteral("********")));
        QVERIFY(dialog->summary().contains(QLocale().toString(shown.toUtf8().size())));
        QVERIFY(m_server->requests().empty());

        const QString file = m_folder.filePath(QStringLiteral("request.json"));
        dialog->saveTo(file);
        QVERIFY(test::UiDriver::waitFor([&]() { return QFile::exists(file); }));
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Copy"))
                button->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), head + shown);

        answer("Much.");
        QCOMPARE(shown.toUtf8().toStdString(), m_server->questions().front().body);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll().toStdString(), m_server->questions().front().body);
        dialog->saveTo(QStringLiteral("/nonexistent/request.json"));
        const auto *notice = dialog->findChild<ui::NoticeBar *>();
        QVERIFY(test::UiDriver::waitFor(
            [notice]() { return notice->text().contains(QStringLiteral("could not be written")); }));
    }

    void textIsFoundInTheRequest()
    {
        open();
        type(kQuestion);
        ui::RequestDialog *dialog = openRequest();
        QVERIFY(dialog != nullptr);
        QTest::keyClick(dialog, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(dialog->findField()->hasFocus());
        QTest::keyClicks(dialog->findField(), QStringLiteral("NET SALES OF services?"));
        QCOMPARE(dialog->findState(), QStringLiteral("1 of 1"));
        QCOMPARE(dialog->view()->selectedRequest(), QStringLiteral("net sales of Services?"));
        dialog->findField()->setText(QStringLiteral("Services"));
        const QString first = dialog->findState();
        QVERIFY(first.startsWith(QStringLiteral("1 of ")));
        QTest::keyClick(dialog->findField(), Qt::Key_Return);
        QVERIFY(dialog->findState().startsWith(QStringLiteral("2 of ")));
        QTest::keyClick(dialog->findField(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(dialog->findState(), first);
        dialog->findField()->setText(QStringLiteral("moon base"));
        QCOMPARE(dialog->findState(), QStringLiteral("Not found"));
    }

    void anotherDraftMakesTheShownRequestOld()
    {
        open();
        composer()->showRequest();
        QVERIFY(composer()->requestDialog()->summary().contains(QStringLiteral("Write a question first")));
        type(kQuestion);
        ui::RequestDialog *dialog = openRequest();
        QVERIFY(dialog != nullptr);
        const auto *notice = dialog->findChild<ui::NoticeBar *>();
        ask().loadModels(); // the same draft planned anew
        test::UiDriver::wait(50);
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().plan().has_value(); }));
        QVERIFY(!notice->isVisible());
        type(QStringLiteral("Who is the chief executive?"));
        QVERIFY(test::UiDriver::waitFor([notice]() { return notice->isVisible(); }));
        QVERIFY(dialog->view()->text().body.contains(kQuestion)); // what was asked for stays to be read
        dialog->refresh();
        QVERIFY(test::UiDriver::waitFor([dialog]() {
            return dialog->view()->isComplete() &&
                   dialog->view()->text().body.contains(QStringLiteral("chief executive?"));
        }));
        QVERIFY(!notice->isVisible());
    }

    void theOfflineEngineSendsNothing()
    {
        m_driver->useOfflineModel();
        open();
        type(kQuestion);
        composer()->showRequest();
        QVERIFY(test::UiDriver::waitFor(
            [this]() { return composer()->requestDialog()->summary().startsWith(QStringLiteral("Nothing is sent")); }));
    }

    void aModelWithoutKeyLeadsToTheSettings()
    {
        open();
        ui::ModelPicker *picker = composer()->modelPicker();
        QTest::mouseClick(picker, Qt::LeftButton);
        QVERIFY(picker->popup()->isVisible());
        const QString before = QString::fromStdString(ask().model());
        const auto &rows = picker->popup()->rows();
        const auto setup = std::find_if(rows.begin(), rows.end(),
                                        [](const ui::ModelRow &row) { return row.kind == ui::ModelRow::Kind::Setup; });
        QVERIFY(setup != rows.end());
        QListView *list = picker->popup()->list();
        const QModelIndex index = list->model()->index(static_cast<int>(setup - rows.begin()), 0);
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        QVERIFY(!picker->popup()->isVisible());
        QVERIFY(m_driver->window().findChild<ui::SettingsDialog *>() != nullptr);
        QCOMPARE(QString::fromStdString(ask().model()), before);
    }

    void aModelIsFoundByTyping()
    {
        open();
        ui::ModelPicker *picker = composer()->modelPicker();
        picker->setFocus();
        QTest::keyClick(picker, Qt::Key_Space);
        QVERIFY(picker->popup()->isVisible());
        QTest::keyClicks(picker->popup()->field(), QStringLiteral("offline"));
        QTest::keyClick(picker->popup()->field(), Qt::Key_Return);
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().model().rfind("offline/", 0) == 0; }));
        QVERIFY(picker->accessibleDescription().contains(QStringLiteral("stays on this computer")));
    }

    void aPinIsNotASecondTry()
    {
        open();
        type(kQuestion);
        answer("Much.<q d=\"1\" p=\"17\">Total net sales increased 2% or $1.5 billion during the third quarter of "
               "2022</q>");
        ask().pinCitation(ask().turns().back().citations.front());
        QCOMPARE(ask().refinementText(), QStringLiteral("1 added passage goes with this question."));
        QVERIFY(composer()->notice()->text().contains(ask().refinementText()));
    }

    void menuAndKeyboardReachThem()
    {
        open();
        type(kQuestion);
        auto *pages = m_driver->window().findChild<QAction *>(QStringLiteral("showPages"));
        auto *request = m_driver->window().findChild<QAction *>(QStringLiteral("showRequest"));
        QVERIFY(pages != nullptr && request != nullptr);
        pages->trigger();
        QVERIFY(composer()->map()->map()->hasFocus());
        request->trigger();
        QVERIFY(composer()->requestDialog() != nullptr);
        pages->trigger();
        QVERIFY(!composer()->map()->isVisible());
    }

private:
    ui::AskController &ask() { return m_driver->program().ask(); }
    ui::Composer *composer() { return m_driver->window().askPane()->composer(); }
    ui::TurnView *turn() { return m_driver->window().askPane()->conversation()->turns().back(); }

    static int total(const std::vector<ui::CoverageRow> &rows)
    {
        const auto counts = ui::countCovers(rows);
        return std::accumulate(counts.begin(), counts.end(), 0);
    }

    void open()
    {
        m_driver->open();
        m_driver->drop({test::UiDriver::sampleDocument()});
        QVERIFY(m_driver->waitUntilRead());
    }

    void limit(double usdPerDay)
    {
        const settings::SettingsStore store(m_driver->library().parent_path() / "config");
        auto settings = store.load().value();
        settings.maxCostPerDayUsd = usdPerDay;
        QVERIFY(store.save(settings));
    }

    void type(const QString &question)
    {
        composer()->setQuestion(question);
        QVERIFY(test::UiDriver::waitFor([this]() { return ask().plan().has_value(); }));
    }

    /// Sends what stands in the box.
    void answer(const char *text)
    {
        test::Reply reply;
        reply.answer.text = text;
        m_server->enqueue(reply);
        QVERIFY(m_driver->send(composer()->question()));
        QVERIFY(m_driver->waitUntilAnswered());
    }

    /// Null if it is not written.
    ui::RequestDialog *openRequest()
    {
        composer()->showRequest();
        ui::RequestDialog *dialog = composer()->requestDialog();
        const bool written = test::UiDriver::waitFor(
            [dialog]() { return dialog->view()->isComplete() && !dialog->view()->text().body.isEmpty(); });
        return written ? dialog : nullptr;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::ReplayServer> m_server;
    std::unique_ptr<test::UiDriver> m_driver;
};

QTEST_MAIN(WindowSendingTest)
#include "tst_window_sending.moc"
