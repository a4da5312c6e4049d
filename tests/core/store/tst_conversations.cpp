// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "tests/support/temp_library.h"

#include <QTest>

using namespace longleaf;
using store::AnswerState;
using test::TempLibrary;

namespace {

store::NewTurn turn(const std::string &question)
{
    return {question, "meta/muse-spark-1.3", "whole", {DocumentId{3}, DocumentId{1}}, R"({"documents":[]})", "abcd"};
}

} // namespace

class ConversationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksOfCitationsStayWithTheirAnswer();
    void listsTheConversationWithTheNewestTurnFirst();
    void keepsTheQuestionBeforeAnythingIsSent();
    void keepsTextWhileItStreams();
    void closesAnswersOfAnEarlierProcess();
    void letsALivingAnswerGoOnAfterItWasClosed();
    void keepsWhatWasFinished_data();
    void keepsWhatWasFinished();
    void refusesUnknownIds();
    void writesStateWordsBothWays();
};

void ConversationsTest::marksOfCitationsStayWithTheirAnswer()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto first = library->beginAnswer(conversation, turn("a")).value();
    const auto second = library->beginAnswer(conversation, turn("b")).value();
    QVERIFY(library->answer(first).value().marks.empty());
    QVERIFY(library->markCitation(first, {3, "the quote", "page 4 says otherwise", 0}));
    QVERIFY(library->markCitation(first, {1, "another", "", 0}));
    QVERIFY(library->markCitation(first, {3, "the quote", "", 0})); // the note is taken back
    library.reopen();
    const auto marks = library->answer(first).value().marks;
    QCOMPARE(marks.size(), std::size_t{2});
    QCOMPARE(marks[0].citation, 1);
    QCOMPARE(marks[1].quote, std::string("the quote"));
    QCOMPARE(marks[1].note, std::string());
    QVERIFY(marks[1].createdAtMs > 0);
    QVERIFY(library->turns(conversation).value()[0].marks == marks);
    QVERIFY(library->turns(conversation).value()[1].marks.empty());
    QVERIFY(library->unmarkCitation(first, 1, "another"));
    QVERIFY(library->unmarkCitation(first, 1, "another")); // nothing is there any more
    QCOMPARE(library->answer(first).value().marks.size(), std::size_t{1});
    QVERIFY(library->unmarkCitation(first, 7, "the quote")); // the citation is at another place by now
    QVERIFY(library->answer(first).value().marks.empty());
    QCOMPARE(library->markCitation(AnswerId{999}, {0, "q", "", 0}).error().code, ErrorCode::NotFound);
    QVERIFY(library->answer(second).value().marks.empty());
}

void ConversationsTest::listsTheConversationWithTheNewestTurnFirst()
{
    TempLibrary library;
    const auto first = library->createConversation("First").value();
    const auto second = library->createConversation("Zweite \"Frage\"").value();
    QVERIFY(library->beginAnswer(first, turn("a")));
    QVERIFY(library->beginAnswer(first, turn("b")));
    const auto conversations = library->conversations().value();
    QCOMPARE(conversations.size(), std::size_t{2});
    QCOMPARE(conversations[1].id, second);
    QCOMPARE(conversations[1].title, std::string("Zweite \"Frage\""));
    QCOMPARE(conversations[1].turns, 0);
    QCOMPARE(conversations[1].lastAtMs, conversations[1].createdAtMs);
    QCOMPARE(conversations[0].turns, 2);
    QVERIFY(conversations[0].lastAtMs >= conversations[0].createdAtMs);
    QVERIFY(conversations[0].createdAtMs > 0);
    QCOMPARE(conversations[0].deletedAtMs, std::int64_t{0});
    const auto third = library->createConversation("Third").value();
    QVERIFY(library->beginAnswer(third, turn("c")));
    QCOMPARE(library->conversations().value().front().id, third);
}

void ConversationsTest::keepsTheQuestionBeforeAnythingIsSent()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto id = library->beginAnswer(conversation, turn("What is the capex?")).value();
    auto other = store::Library::open(library.folder(), library.clock()).value();
    const auto stored = other->answer(id).value();
    QCOMPARE(stored.conversation, conversation);
    QCOMPARE(stored.turn.question, std::string("What is the capex?"));
    QCOMPARE(stored.turn.model, std::string("meta/muse-spark-1.3"));
    QCOMPARE(stored.turn.mode, std::string("whole"));
    QCOMPARE(stored.turn.scope, (std::vector{DocumentId{3}, DocumentId{1}}));
    QCOMPARE(stored.turn.coverageJson, std::string(R"({"documents":[]})"));
    QCOMPARE(stored.turn.requestSha256, std::string("abcd"));
    QCOMPARE(stored.answer.state, AnswerState::Running);
    QCOMPARE(stored.answer.rawText, std::string());
}

void ConversationsTest::keepsTextWhileItStreams()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto id = library->beginAnswer(conversation, turn("q")).value();
    auto other = store::Library::open(library.folder(), library.clock()).value();
    std::string text;
    for (int i = 0; i < 50; ++i) {
        text += "token " + std::to_string(i) + " <cite>";
        QVERIFY(library->saveProgress(id, text));
        QCOMPARE(other->answer(id).value().answer.rawText, text);
    }
    QCOMPARE(other->answer(id).value().answer.state, AnswerState::Running);
}

void ConversationsTest::closesAnswersOfAnEarlierProcess()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto cut = library->beginAnswer(conversation, turn("cut")).value();
    QVERIFY(library->saveProgress(cut, "so far"));
    const auto done = library->beginAnswer(conversation, turn("done")).value();
    QVERIFY(library->finishAnswer(done, {}));
    library.reopen();
    QCOMPARE(library->closeInterrupted().value(), 1);
    QCOMPARE(library->closeInterrupted().value(), 0);
    const auto turns = library->turns(conversation).value();
    QCOMPARE(turns.size(), std::size_t{2});
    QCOMPARE(turns[0].id, cut);
    QCOMPARE(turns[0].answer.state, AnswerState::Interrupted);
    QCOMPARE(turns[0].answer.rawText, std::string("so far"));
    QCOMPARE(turns[1].answer.state, AnswerState::Complete);
}

void ConversationsTest::letsALivingAnswerGoOnAfterItWasClosed()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto id = library->beginAnswer(conversation, turn("q")).value();
    auto other = store::Library::open(library.folder(), library.clock()).value();
    QCOMPARE(other->closeInterrupted().value(), 1);
    QVERIFY(library->saveProgress(id, "still here"));
    QCOMPARE(other->answer(id).value().answer.state, AnswerState::Running);
    store::FinishedAnswer finished;
    finished.rawText = "still here, done";
    QVERIFY(library->finishAnswer(id, finished));
    QCOMPARE(other->answer(id).value().answer.rawText, std::string("still here, done"));
    QCOMPARE(library->saveProgress(id, "late").error().code, ErrorCode::NotFound);
}

void ConversationsTest::keepsWhatWasFinished_data()
{
    QTest::addColumn<int>("state");
    for (const AnswerState state : {AnswerState::Complete, AnswerState::Incomplete, AnswerState::Declined,
                                    AnswerState::Interrupted, AnswerState::Failed})
        QTest::newRow(std::string(store::toWord(state)).c_str()) << static_cast<int>(state);
}

void ConversationsTest::keepsWhatWasFinished()
{
    QFETCH(int, state);
    TempLibrary library;
    const auto document = library.add("a.txt", {"words"});
    const auto conversation = library->createConversation("c").value();
    const auto id = library->beginAnswer(conversation, turn("q")).value();
    const store::FinishedAnswer finished = {static_cast<AnswerState>(state),
                                            "raw <c>\xF0\x9F\x98\x80",
                                            "shown",
                                            R"([{"quote":"x"}])",
                                            R"({"input_tokens":5})",
                                            0.125,
                                            "cut",
                                            "The answer was cut."};
    QVERIFY(library->finishAnswer(id, finished));
    QVERIFY(library->remove(std::vector{document.id}));
    library.reopen();
    QCOMPARE(library->closeInterrupted().value(), 0);
    const auto stored = library->answer(id).value().answer;
    QCOMPARE(stored.state, finished.state);
    QCOMPARE(stored.rawText, finished.rawText);
    QCOMPARE(stored.text, finished.text);
    QCOMPARE(stored.citationsJson, finished.citationsJson);
    QCOMPARE(stored.usageJson, finished.usageJson);
    QCOMPARE(stored.costUsd, finished.costUsd);
    QCOMPARE(stored.errorCode, finished.errorCode);
    QCOMPARE(stored.errorMessage, finished.errorMessage);
}

void ConversationsTest::refusesUnknownIds()
{
    TempLibrary library;
    QCOMPARE(library->beginAnswer(ConversationId{9}, turn("q")).error().code, ErrorCode::NotFound);
    QCOMPARE(library->answer(AnswerId{9}).error().code, ErrorCode::NotFound);
    QCOMPARE(library->saveProgress(AnswerId{9}, "x").error().code, ErrorCode::NotFound);
    QCOMPARE(library->finishAnswer(AnswerId{9}, {}).error().code, ErrorCode::NotFound);
    QVERIFY(library->turns(ConversationId{9}).value().empty());
}

void ConversationsTest::writesStateWordsBothWays()
{
    for (int i = 0; i <= static_cast<int>(AnswerState::Failed); ++i) {
        const auto state = static_cast<AnswerState>(i);
        QCOMPARE(store::answerStateFromWord(store::toWord(state)), state);
    }
    QCOMPARE(store::answerStateFromWord("odd"), AnswerState::Failed);
}

QTEST_GUILESS_MAIN(ConversationsTest)
#include "tst_conversations.moc"
