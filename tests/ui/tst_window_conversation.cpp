// SPDX-License-Identifier: GPL-3.0-or-later
// History, branches, notes, drafts and suggestions in the real window.
#include "core/store/history.h"
#include "core/store/library.h"
#include "core/store/notebook.h"
#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/follow_up_bar.h"
#include "ui/ask/history_panel.h"
#include "ui/ask/notes_strip.h"
#include "ui/ask/turn_actions.h"
#include "ui/ask/turn_frame.h"
#include "ui/ask/turn_notes.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/growing_text_edit.h"
#include "ui/widgets/notice_bar.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <memory>

using namespace longleaf;

namespace {

test::Reply saying(const std::string &text)
{
    test::Reply reply;
    reply.answer.text = text;
    return reply;
}

/// The offline window over the sample, with a model that says what it is told.
class Window {
public:
    Window()
    {
        driver.useServer(server.baseUrl());
        driver.open();
        driver.drop({test::UiDriver::sampleDocument()});
        if (!driver.waitUntilRead())
            qFatal("The sample was not read.");
    }

    void ask(const QString &question, const std::string &answer)
    {
        server.enqueue(saying(answer));
        if (!driver.send(question) || !driver.waitUntilAnswered())
            qFatal("The question was not answered.");
    }
    void reopen()
    {
        driver.close();
        driver.open();
    }
    ui::AskPane *pane() { return driver.window().askPane(); }
    ui::AskController &controller() { return driver.program().ask(); }
    ui::TurnFrame *frame(int index) { return pane()->conversation()->frames().at(static_cast<std::size_t>(index)); }
    ui::HistoryPanel *history() { return pane()->history(); }
    void act(const char *name)
    {
        auto *action = driver.window().findChild<QAction *>(QString::fromLatin1(name));
        if (action == nullptr || !action->isEnabled())
            qFatal("There is no such action now: %s", name);
        action->trigger();
    }
    std::unique_ptr<store::Library> library()
    {
        auto opened = store::Library::open(driver.library(), clock);
        if (!opened)
            qFatal("The library could not be opened.");
        return std::move(*opened);
    }
    QStringList questions()
    {
        QStringList texts;
        for (const ui::Turn &turn : controller().turns())
            texts << ui::toQString(turn.question);
        return texts;
    }

    SystemClock clock;
    test::ReplayServer server;
    test::UiDriver driver;
};

bool waitFor(const std::function<bool()> &condition)
{
    return test::UiDriver::waitFor(condition, 5'000);
}

QPushButton *noticeButton(ui::AskPane *pane, const QString &text)
{
    for (QPushButton *button : pane->notice()->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class WindowConversationTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHistoryIsSearchedAndOpenedFromTheKeyboard();
    void aConversationIsRenamedInPlace();
    void deletingAConversationCanBeUndone();
    void anEmptyHistorySaysWhatItIsFor();
    void editingAQuestionMakesABranch();
    void askingAgainKeepsTheFirstAnswer();
    void aHitOnAnotherBranchIsShown();
    void theDraftIsOnDiskWithinASecond();
    void everyConversationHasItsOwnDraft();
    void aRefusedQuestionComesBack();
    void upFetchesEarlierQuestions();
    void notesAndPinsStayWithTheConversation();
    void aCitationIsKeptAsANote();
    void suggestionsStandInTheDocumentAndCanBeSwitchedOff();
};

void WindowConversationTest::theHistoryIsSearchedAndOpenedFromTheKeyboard()
{
    Window window;
    window.ask(QStringLiteral("What about services?"), "Services grew in Z\xC3\xBCrich.");
    const ConversationId first = window.controller().conversation();
    window.controller().newConversation();
    window.ask(QStringLiteral("What about products?"), "Products shrank.");
    window.act("showHistory");
    ui::HistoryPanel *history = window.history();
    QVERIFY(history->isVisible());
    QVERIFY(history->searchField()->hasFocus());
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 2; }));
    const auto &rows = history->model()->rows();
    QVERIFY(rows[0].isDay);
    QCOMPARE(rows[0].title, QStringLiteral("Today"));
    QVERIFY(rows[1].current);
    QVERIFY(!rows[2].current);

    QTest::keyClicks(history->searchField(), QStringLiteral("zuri"));
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 1; }));
    QCOMPARE(history->model()->rows()[1].id, first);
    QVERIFY(history->model()->rows()[1].detail.contains(QStringLiteral("\x02Z\u00FCrich\x03")));
    QTest::keyClick(history->searchField(), Qt::Key_Down);
    QVERIFY(history->list()->hasFocus());
    QTest::keyClick(history->list(), Qt::Key_Return);
    QVERIFY(waitFor([&]() { return window.controller().conversation() == first; }));
    QCOMPARE(window.questions(), QStringList{QStringLiteral("What about services?")});

    if (!history->isVisible())
        window.act("showHistory");
    history->focusSearch();
    QTest::keyClicks(history->searchField(), QStringLiteral("walnut"));
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 0; }));
    QVERIFY(!history->hint().isEmpty());
    QTest::keyClick(history->searchField(), Qt::Key_Escape);
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 2; }));
    QTest::keyClick(history->searchField(), Qt::Key_Escape);
    QVERIFY(!history->isVisible());
    QVERIFY(!window.driver.window().findChild<QAction *>(QStringLiteral("showHistory"))->isChecked());
    QVERIFY(window.pane()->composer()->edit()->hasFocus());
}

void WindowConversationTest::aConversationIsRenamedInPlace()
{
    Window window;
    window.ask(QStringLiteral("What about services?"), "They grew.");
    window.act("showHistory");
    ui::HistoryPanel *history = window.history();
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 1; }));
    history->list()->setFocus();
    history->list()->setCurrentIndex(history->model()->index(1));
    QTest::keyClick(history->list(), Qt::Key_F2);
    auto *editor = history->findChild<QLineEdit *>(QStringLiteral("conversationName"));
    QVERIFY(editor != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("Birch"));
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(waitFor([&]() { return window.library()->conversations().value().front().title == "Birch"; }));
    QVERIFY(waitFor([&]() { return window.controller().conversations().front().title == "Birch"; }));
    QVERIFY(waitFor([&]() { return history->model()->rows()[1].title == QStringLiteral("Birch"); }));
    window.reopen();
    QVERIFY(waitFor([&]() { return !window.controller().conversations().empty(); }));
    QCOMPARE(window.controller().conversations().front().title, std::string("Birch"));
}

void WindowConversationTest::deletingAConversationCanBeUndone()
{
    Window window;
    window.ask(QStringLiteral("What about services?"), "They grew.");
    const ConversationId id = window.controller().conversation();
    window.act("showHistory");
    ui::HistoryPanel *history = window.history();
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 1; }));
    history->list()->setFocus();
    history->list()->setCurrentIndex(history->model()->index(1));
    QTest::keyClick(history->list(), Qt::Key_Delete);
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 0; }));
    QVERIFY(window.controller().turns().empty());
    QVERIFY(window.library()->conversations().value().empty());
    QPushButton *undo = noticeButton(window.pane(), QStringLiteral("Undo"));
    QVERIFY(undo != nullptr);
    undo->click();
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 1; }));
    QCOMPARE(window.library()->conversations().value().size(), std::size_t{1});
    QVERIFY(waitFor([&]() { return window.controller().conversation() == id; }));

    // Deleted again, and restored after a restart.
    history->list()->setCurrentIndex(history->model()->index(1));
    QTest::keyClick(history->list(), Qt::Key_Delete);
    QVERIFY(waitFor([&]() { return history->model()->conversations() == 0; }));
    window.reopen();
    window.act("showHistory");
    history = window.history();
    QVERIFY(waitFor([&]() { return history->deletedButton()->isVisible(); }));
    history->deletedButton()->click();
    QCOMPARE(history->model()->conversations(), 1);
    history->list()->setCurrentIndex(history->model()->index(1));
    QTest::keyClick(history->list(), Qt::Key_Return);
    QVERIFY(waitFor([&]() { return window.library()->conversations().value().size() == 1; }));
    QCOMPARE(window.library()->conversations().value().front().id, id);
    QCOMPARE(window.library()->turns(id).value().size(), std::size_t{1});
}

void WindowConversationTest::anEmptyHistorySaysWhatItIsFor()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.window().askPane()->setHistoryVisible(true);
    QVERIFY(!driver.window().askPane()->history()->hint().isEmpty());
}

void WindowConversationTest::editingAQuestionMakesABranch()
{
    Window window;
    window.ask(QStringLiteral("First?"), "One.");
    window.ask(QStringLiteral("Second?"), "Two.");
    window.ask(QStringLiteral("Third?"), "Three.");
    QVERIFY(!window.frame(1)->actions()->versions()->isVisible());
    window.frame(1)->actions()->edit()->click();
    QCOMPARE(window.pane()->composer()->question(), QStringLiteral("Second?"));
    QVERIFY(window.controller().refinementText().contains(QStringLiteral("question 2")));
    window.ask(QStringLiteral("Second, edited?"), "Two again.");
    QCOMPARE(window.questions(), (QStringList{QStringLiteral("First?"), QStringLiteral("Second, edited?")}));
    QVERIFY(window.controller().refinementText().isEmpty());
    QCOMPARE(window.frame(1)->actions()->versions()->text(), QStringLiteral("2 of 2"));
    QVERIFY(window.frame(1)->actions()->versions()->isVisible());
    const std::string sent = window.server.requests().back().body;
    QVERIFY(sent.find("First?") != std::string::npos);
    QVERIFY(sent.find("Third?") == std::string::npos);
    QVERIFY(sent.find("Second?") == std::string::npos);

    window.frame(1)->actions()->earlier()->click();
    QVERIFY(waitFor([&]() { return window.questions().size() == 3; }));
    QCOMPARE(window.questions().last(), QStringLiteral("Third?"));
    QCOMPARE(window.frame(1)->actions()->versions()->text(), QStringLiteral("1 of 2"));
    QVERIFY(!window.frame(1)->actions()->earlier()->isEnabled());
    window.reopen();
    QVERIFY(waitFor([&]() { return window.questions().size() == 3; }));
    window.frame(1)->actions()->later()->click();
    QVERIFY(waitFor([&]() { return window.questions().size() == 2; }));
    QCOMPARE(window.questions().last(), QStringLiteral("Second, edited?"));
    QCOMPARE(store::History(*window.library()).places(window.controller().conversation()).value().size(),
             std::size_t{4});
}

void WindowConversationTest::askingAgainKeepsTheFirstAnswer()
{
    Window window;
    window.ask(QStringLiteral("First?"), "One.");
    window.server.enqueue(saying("One, again."));
    window.frame(0)->actions()->retry()->click();
    QVERIFY(window.driver.waitUntilAnswered());
    QCOMPARE(window.controller().turns().size(), std::size_t{1});
    QCOMPARE(window.driver.lastTurn().text, std::string("One, again."));
    QCOMPARE(window.frame(0)->actions()->versions()->text(), QStringLiteral("2 of 2"));
    window.act("showVersionBefore");
    QVERIFY(waitFor([&]() { return window.driver.lastTurn().text == "One."; }));
    QCOMPARE(window.library()->conversations().value().front().turns, 2);
}

void WindowConversationTest::aHitOnAnotherBranchIsShown()
{
    Window window;
    window.ask(QStringLiteral("First?"), "The walnut.");
    window.server.enqueue(saying("The oak."));
    window.frame(0)->actions()->retry()->click();
    QVERIFY(window.driver.waitUntilAnswered());
    window.act("showHistory");
    ui::HistoryPanel *history = window.history();
    QTest::keyClicks(history->searchField(), QStringLiteral("walnut"));
    QVERIFY(waitFor(
        [&]() { return history->model()->conversations() == 1 && history->model()->rows()[1].answer.valid(); }));
    QTest::keyClick(history->searchField(), Qt::Key_Down);
    QTest::keyClick(history->list(), Qt::Key_Return);
    QVERIFY(waitFor([&]() { return window.driver.lastTurn().text == "The walnut."; }));
}

void WindowConversationTest::theDraftIsOnDiskWithinASecond()
{
    Window window;
    QTest::keyClicks(window.pane()->composer()->edit(), QStringLiteral("A half quest"));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(waitFor([&]() { return store::Notebook(*window.library()).draft({}).value() == "A half quest"; }));
    QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
    QTest::keyClicks(window.pane()->composer()->edit(), QStringLiteral("ion"));
    window.driver.close(); // before the pause is over
    QCOMPARE(store::Notebook(*window.library()).draft({}).value(), std::string("A half question"));
    window.driver.open();
    QVERIFY(waitFor([&]() { return window.pane()->composer()->question() == QStringLiteral("A half question"); }));
    window.ask(QStringLiteral("A whole question?"), "Yes.");
    QVERIFY(waitFor([&]() { return store::Notebook(*window.library()).draft({}).value().empty(); }));
}

void WindowConversationTest::everyConversationHasItsOwnDraft()
{
    Window window;
    window.ask(QStringLiteral("First?"), "One.");
    const ConversationId first = window.controller().conversation();
    window.pane()->composer()->setQuestion(QStringLiteral("to the first"));
    window.controller().newConversation();
    QCOMPARE(window.pane()->composer()->question(), QString());
    window.pane()->composer()->setQuestion(QStringLiteral("to a new one"));
    window.controller().openConversation(first);
    QVERIFY(waitFor([&]() { return window.pane()->composer()->question() == QStringLiteral("to the first"); }));
    window.controller().newConversation();
    QVERIFY(waitFor([&]() { return window.pane()->composer()->question() == QStringLiteral("to a new one"); }));
}

void WindowConversationTest::aRefusedQuestionComesBack()
{
    Window window;
    window.ask(QStringLiteral("First?"), "One.");
    const settings::SettingsStore config(window.driver.library().parent_path() / "config");
    auto settings = config.load().value();
    settings.maxCostPerDayUsd = 0.000'000'1;
    // The limit comes after the plan was made, or the question could not be sent at all.
    window.pane()->composer()->setQuestion(QStringLiteral("Second?"));
    QVERIFY(waitFor([&]() { return window.controller().plan() && *window.controller().plan(); }));
    QVERIFY(config.save(settings));
    QTest::keyClick(window.pane()->composer()->edit(), Qt::Key_Return);
    QVERIFY(window.controller().isBusy());
    QVERIFY(window.driver.waitUntilAnswered());
    QCOMPARE(static_cast<int>(window.driver.lastTurn().state), static_cast<int>(ui::Turn::State::NotSent));
    QCOMPARE(window.pane()->composer()->question(), QStringLiteral("Second?"));
    QVERIFY(waitFor([&]() {
        return store::Notebook(*window.library()).draft(window.controller().conversation()).value() == "Second?";
    }));
}

void WindowConversationTest::upFetchesEarlierQuestions()
{
    Window window;
    window.ask(QStringLiteral("First?"), "One.");
    window.ask(QStringLiteral("Second?"), "Two.");
    ui::GrowingTextEdit *edit = window.pane()->composer()->edit();
    QCOMPARE(edit->toPlainText(), QString());
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), QStringLiteral("Second?"));
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), QStringLiteral("First?"));
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), QStringLiteral("First?"));
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Down);
    QCOMPARE(edit->toPlainText(), QString());
    QTest::keyClicks(edit, QStringLiteral("mine"));
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), QStringLiteral("mine"));
}

void WindowConversationTest::notesAndPinsStayWithTheConversation()
{
    Window window;
    window.ask(QStringLiteral("First?"), "One.");
    QVERIFY(!window.pane()->notes()->isVisible());
    window.act("writeNote");
    ui::TurnNotes *notes = window.frame(0)->notes();
    QVERIFY(notes->edit()->hasFocus());
    QTest::keyClicks(notes->edit(), QStringLiteral("Check with the auditor"));
    QTest::keyClick(notes->edit(), Qt::Key_Return);
    QVERIFY(waitFor([&]() { return window.pane()->notes()->list()->count() == 1; }));
    window.act("pinAnswer");
    QVERIFY(waitFor([&]() { return window.pane()->notes()->list()->count() == 2; }));
    QVERIFY(window.frame(0)->actions()->pin()->isChecked());

    window.reopen();
    QVERIFY(waitFor([&]() { return window.pane()->notes()->list()->count() == 2; }));
    QVERIFY(window.pane()->notes()->list()->item(0)->text().contains(QStringLiteral("Check with the auditor")));
    QVERIFY(window.frame(0)->notes()->isVisible());
    window.frame(0)->actions()->pin()->click();
    QVERIFY(waitFor([&]() { return window.pane()->notes()->list()->count() == 1; }));
    for (QToolButton *button : window.frame(0)->notes()->findChildren<QToolButton *>()) {
        if (button->accessibleName() == QStringLiteral("Delete the note"))
            button->click();
    }
    QVERIFY(waitFor([&]() { return window.pane()->notes()->list()->count() == 0; }));
    QPushButton *undo = noticeButton(window.pane(), QStringLiteral("Undo"));
    QVERIFY(undo != nullptr);
    undo->click();
    QVERIFY(waitFor([&]() { return window.pane()->notes()->list()->count() == 1; }));
}

void WindowConversationTest::aCitationIsKeptAsANote()
{
    Window window;
    window.ask(QStringLiteral("Did services grow?"),
               "Services grew.<q d=\"1\" p=\"4\">Services 19,604 17,486 58,941 50,148</q>");
    window.pane()->conversation()->nextCitation();
    window.act("keepCurrentCitation");
    QVERIFY(waitFor([&]() { return window.pane()->notes()->list()->count() == 1; }));
    const auto kept = store::Notebook(*window.library()).notes(window.controller().conversation()).value();
    QCOMPARE(kept.front().citation, 0);
    QCOMPARE(kept.front().excerpt, std::string("Services 19,604 17,486 58,941 50,148"));
}

void WindowConversationTest::suggestionsStandInTheDocumentAndCanBeSwitchedOff()
{
    Window window;
    window.ask(
        QStringLiteral("How did net sales develop in 2022?"),
        "They grew by 2%.<q d=\"1\" p=\"17\">Total net sales increased 2% or $1.5 billion during the third quarter "
        "of 2022 compared to the same quarter in 2021</q>");
    ui::FollowUpBar *bar = window.pane()->conversation()->followUps();
    QVERIFY(waitFor([&]() { return !bar->buttons().empty(); }));
    QVERIFY(bar->buttons().size() <= 3);
    QCOMPARE(bar->buttons().front()->accessibleName(), QStringLiteral("And in 2021?"));
    bar->buttons().front()->click();
    QCOMPARE(window.pane()->composer()->question(), QStringLiteral("And in 2021?"));
    window.act("suggestFollowUps");
    QVERIFY(bar->buttons().empty());
    QVERIFY(!bar->isVisible());
    window.reopen();
    QVERIFY(waitFor([&]() { return !window.controller().turns().empty(); }));
    test::UiDriver::wait(300);
    QVERIFY(window.pane()->conversation()->followUps()->buttons().empty());
}

QTEST_MAIN(WindowConversationTest)
#include "tst_window_conversation.moc"
