// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history.h"

#include "core/store/library.h"
#include "core/store/notebook.h"
#include "tests/core/store/raw_database.h"
#include "tests/core/store/version_1.h"
#include "tests/support/temp_library.h"

#include <QTest>

#include <limits>

using namespace longleaf;
using store::History;
using store::Notebook;
using test::TempLibrary;

namespace {

constexpr std::int64_t kFarFuture = std::numeric_limits<std::int64_t>::max();

store::NewTurn turn(const std::string &question, std::optional<AnswerId> follows = {})
{
    store::NewTurn made;
    made.question = question;
    made.model = "offline/quotes";
    made.mode = "whole";
    made.follows = follows;
    return made;
}

AnswerId ask(TempLibrary &library, ConversationId conversation, const std::string &question, const std::string &answer,
             std::optional<AnswerId> follows = {}, double costUsd = 0)
{
    const AnswerId id = library->beginAnswer(conversation, turn(question, follows)).value();
    store::FinishedAnswer finished;
    finished.text = answer;
    finished.costUsd = costUsd;
    if (!library->finishAnswer(id, finished))
        qFatal("An answer could not be finished.");
    return id;
}

std::vector<ConversationId> found(TempLibrary &library, const std::string &words)
{
    std::vector<ConversationId> ids;
    const store::ConversationHits all = History(*library).search(words, 100).value();
    for (const store::ConversationHit &hit : all.hits)
        ids.push_back(hit.conversation);
    return ids;
}

std::vector<std::string> questions(const std::vector<store::StoredAnswer> &turns)
{
    std::vector<std::string> texts;
    for (const store::StoredAnswer &one : turns)
        texts.push_back(one.turn.question);
    return texts;
}

/// The conversations of a library as version 2 wrote them. Frozen: never to be changed with the code.
constexpr const char *kVersion2 = R"(
CREATE TABLE conversations (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, created_at_ms INTEGER NOT NULL)
    STRICT;
CREATE TABLE answers (id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversations(id) ON DELETE CASCADE, question TEXT NOT NULL,
    model TEXT NOT NULL, mode TEXT NOT NULL, scope TEXT NOT NULL, coverage TEXT NOT NULL, request_sha256 TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL) STRICT;
CREATE INDEX answers_conversation ON answers(conversation);
CREATE TABLE answer_results (answer INTEGER PRIMARY KEY REFERENCES answers(id) ON DELETE CASCADE, state TEXT NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0, raw_text TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '',
    citations TEXT NOT NULL DEFAULT '', usage TEXT NOT NULL DEFAULT '', cost_usd REAL NOT NULL DEFAULT 0,
    error_code TEXT NOT NULL DEFAULT '', error_message TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX answer_results_running ON answer_results(answer) WHERE state = 'running';
INSERT INTO conversations VALUES (1, 'One', 1), (2, 'Other', 2);
INSERT INTO answers VALUES (1, 1, 'first walnut', 'm', 'whole', '[]', '{}', '', 1),
    (2, 2, 'unrelated', 'm', 'whole', '[]', '{}', '', 2), (3, 1, 'second', 'm', 'whole', '[]', '{}', '', 3);
INSERT INTO answer_results(answer, state, finished, text) VALUES (1, 'complete', 1, 'oak'), (2, 'complete', 1, ''),
    (3, 'complete', 1, 'elm');
PRAGMA user_version = 2;
)";

using Ids = std::vector<ConversationId>;
using Texts = std::vector<std::string>;

} // namespace

class HistoryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void searchesQuestionsAnswersTitlesAndNotes_data();
    void searchesQuestionsAnswersTitlesAndNotes();
    void marksTheMatchInTheSnippet();
    void putsTheNewestTurnFirstAndSaysWhenThereIsMore();
    void indexFollowsWhatHappensToTheRows();
    void findsWhatCameOfAKilledAnswer();
    void deletionCanBeUndoneUntilThePurge();
    void aPurgeTakesOnlyWhatWasMarkedBefore();
    void purgedAnswersStayPaid();
    void renamesAndRefusesEmptyNames();
    void branchesKeepEveryTurn();
    void aBranchCanBeginTheConversation();
    void showsTheBranchThroughATurn();
    void refusesToFollowATurnOfAnotherConversation();
    void anOlderLibraryIsIndexedAndChained();
};

void HistoryTest::searchesQuestionsAnswersTitlesAndNotes_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("hit");
    const auto row = [](const char *name, const char *words, bool hit) {
        QTest::newRow(name) << QString::fromUtf8(words) << hit;
    };
    row("a word of the question", "capex", true);
    row("a word of the answer", "billion", true);
    row("words of both", "capex billion", true);
    row("a word that goes on", "bil", true);
    row("a word that is over", "bil ", false);
    row("without its diacritics", "zurich resume", true);
    row("with diacritics that are not there", "c\xC3\xA1pex", true);
    row("in capitals", "CAPEX", true);
    row("a word of the title", "birch", true);
    row("a word of a note", "controller", true);
    row("a word of what was pinned", "depreciation", true);
    row("a part of Chinese words", "\xE7\xBA\xAF\xE6\x94\xB6", true);
    row("one word that is nowhere", "capex walnut", false);
    row("signs only", "\"*-", false);
    row("an operator is a word like others", "capex OR walnut", false);
    row("quotation marks", "\"capex\"", true);
    row("nothing", "", false);
}

void HistoryTest::searchesQuestionsAnswersTitlesAndNotes()
{
    QFETCH(QString, words);
    QFETCH(bool, hit);
    TempLibrary library;
    const auto wanted = library->createConversation("Project Birch").value();
    const auto other = library->createConversation("Something else").value();
    const auto id = ask(library, wanted, "What is the capex in Z\xC3\xBCrich?",
                        "It was $3.1 billion, says the r\xC3\xA9sum\xC3\xA9. "
                        "\xE5\x87\x80\xE5\x88\xA9\xE6\xB6\xA6\xE5\x92\x8C\xE7\xBA\xAF\xE6\x94\xB6\xE5\x85\xA5");
    ask(library, other, "Who is the auditor?", "A firm.");
    store::Note note;
    note.conversation = wanted;
    note.answer = id;
    note.text = "Ask the controller";
    note.excerpt = "before depreciation";
    QVERIFY(Notebook(*library).add(note));
    QCOMPARE(found(library, words.toStdString()), hit ? Ids{wanted} : Ids{});
}

void HistoryTest::marksTheMatchInTheSnippet()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto id = ask(library, conversation, "Why?", "Sales in Z\xC3\xBCrich grew.");
    const auto hits = History(*library).search("zuri", 5).value().hits;
    QCOMPARE(hits.size(), std::size_t{1});
    QCOMPARE(hits[0].answer, id);
    QCOMPARE(hits[0].snippet, std::string("Sales in \x02Z\xC3\xBCrich\x03 grew."));
    const NoteId note = Notebook(*library).add({{}, conversation, id, -1, "walnut", "", 0, 0}).value();
    const auto byNote = History(*library).search("walnut", 5).value().hits;
    QCOMPARE(byNote.size(), std::size_t{1});
    QCOMPARE(byNote[0].note, note);
    QCOMPARE(byNote[0].answer, id);
    QCOMPARE(byNote[0].snippet, std::string("\x02walnut\x03"));
    const auto byTitle = History(*library).search("c", 5).value().hits;
    QCOMPARE(byTitle.size(), std::size_t{1});
    QVERIFY(!byTitle[0].answer.valid());
    QVERIFY(byTitle[0].snippet.empty());
}

void HistoryTest::putsTheNewestTurnFirstAndSaysWhenThereIsMore()
{
    TempLibrary library;
    const auto first = library->createConversation("1").value();
    const auto second = library->createConversation("2").value();
    const auto third = library->createConversation("3").value();
    ask(library, first, "walnut", "");
    ask(library, second, "walnut", "");
    ask(library, third, "walnut", "");
    ask(library, first, "something else", "");
    QCOMPARE(found(library, "walnut"), (Ids{first, third, second}));
    const auto listed = library->conversations().value();
    QCOMPARE(listed[0].id, first);
    QCOMPARE(listed[1].id, third);
    const auto two = History(*library).search("walnut", 2).value();
    QCOMPARE(two.hits.size(), std::size_t{2});
    QVERIFY(two.more);
    QVERIFY(!History(*library).search("walnut", 3).value().more);
}

void HistoryTest::indexFollowsWhatHappensToTheRows()
{
    TempLibrary library;
    const auto conversation = library->createConversation("first").value();
    const auto id = ask(library, conversation, "q", "oak");
    QCOMPARE(found(library, "oak"), Ids{conversation});
    store::FinishedAnswer again;
    again.text = "elm";
    QVERIFY(library->finishAnswer(id, again));
    QCOMPARE(found(library, "oak"), Ids{});
    QCOMPARE(found(library, "elm"), Ids{conversation});
    QVERIFY(History(*library).rename(conversation, "second"));
    QCOMPARE(found(library, "first"), Ids{});
    QCOMPARE(found(library, "second"), Ids{conversation});
    store::Note note{{}, conversation, id, -1, "beech", "", 0, 0};
    const NoteId noted = Notebook(*library).add(note).value();
    QVERIFY(Notebook(*library).change(noted, "larch"));
    QCOMPARE(found(library, "beech"), Ids{});
    QCOMPARE(found(library, "larch"), Ids{conversation});
    QVERIFY(Notebook(*library).markDeleted(noted));
    QCOMPARE(found(library, "larch"), Ids{});
    QVERIFY(History(*library).markDeleted(conversation));
    QCOMPARE(found(library, "elm"), Ids{});
    QCOMPARE(History(*library).purge(kFarFuture).value(), 1);
    library.close();
    test::RawDatabase raw(library.folder() / "library.sqlite");
    for (const char *index : {"turn_index", "title_index", "note_index"}) {
        QCOMPARE(raw.value(std::string("SELECT count(*) FROM ") + index), std::string("0"));
        QCOMPARE(raw.run(std::string("INSERT INTO ") + index + "(" + index + ") VALUES ('integrity-check')"),
                 std::string());
    }
}

void HistoryTest::findsWhatCameOfAKilledAnswer()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto id = library->beginAnswer(conversation, turn("q")).value();
    QVERIFY(library->saveProgress(id, "The walnut grew"));
    library.reopen();
    QCOMPARE(library->closeInterrupted().value(), 1);
    QCOMPARE(found(library, "walnut"), Ids{conversation});
}

void HistoryTest::deletionCanBeUndoneUntilThePurge()
{
    TempLibrary library;
    const auto kept = library->createConversation("kept").value();
    const auto gone = library->createConversation("gone").value();
    ask(library, gone, "walnut", "oak");
    QVERIFY(History(*library).markDeleted(gone));
    QCOMPARE(library->conversations().value().size(), std::size_t{1});
    QCOMPARE(library->conversations().value().front().id, kept);
    library.reopen();
    const auto deleted = History(*library).deleted().value();
    QCOMPARE(deleted.size(), std::size_t{1});
    QCOMPARE(deleted[0].id, gone);
    QVERIFY(deleted[0].deletedAtMs > 0);
    QCOMPARE(library->turns(gone).value().size(), std::size_t{1});
    QVERIFY(History(*library).restore(gone));
    QCOMPARE(found(library, "walnut"), Ids{gone});
    QCOMPARE(History(*library).purge(kFarFuture).value(), 0);
    QCOMPARE(History(*library).purge(gone).error().code, ErrorCode::NotFound); // it is not marked any more
    QVERIFY(History(*library).markDeleted(gone));
    QVERIFY(History(*library).purge(gone));
    QCOMPARE(History(*library).restore(gone).error().code, ErrorCode::NotFound);
    QVERIFY(library->turns(gone).value().empty());
}

void HistoryTest::aPurgeTakesOnlyWhatWasMarkedBefore()
{
    TempLibrary library;
    const auto old = library->createConversation("old").value();
    const auto young = library->createConversation("young").value();
    QVERIFY(Notebook(*library).saveDraft(old, "half a question"));
    const NoteId note = Notebook(*library).add({{}, young, {}, -1, "a note", "", 0, 0}).value();
    QVERIFY(Notebook(*library).markDeleted(note));
    QVERIFY(History(*library).markDeleted(old));
    const std::int64_t between = History(*library).deleted().value().front().deletedAtMs + 1;
    QTest::qSleep(3);
    QVERIFY(History(*library).markDeleted(young));
    QCOMPARE(History(*library).purge(between).value(), 1);
    const auto left = History(*library).deleted().value();
    QCOMPARE(left.size(), std::size_t{1});
    QCOMPARE(left[0].id, young);
    QCOMPARE(Notebook(*library).draft(old).value(), std::string());
    QCOMPARE(Notebook(*library).restore(note).error().code, ErrorCode::NotFound);
    QVERIFY(History(*library).restore(young));
}

void HistoryTest::purgedAnswersStayPaid()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    ask(library, conversation, "q", "a", {}, 0.25);
    ask(library, conversation, "q", "a", {}, 0.5);
    QCOMPARE(library->spentUsd(0).value(), 0.75);
    QVERIFY(History(*library).markDeleted(conversation));
    QCOMPARE(library->spentUsd(0).value(), 0.75);
    QCOMPARE(History(*library).purge(kFarFuture).value(), 1);
    QCOMPARE(library->spentUsd(0).value(), 0.75);
    QCOMPARE(library->spentUsd(kFarFuture).value(), 0.0);
    QCOMPARE(library->spentUsd(0, CollectionId{7}).value(), 0.0);
}

void HistoryTest::renamesAndRefusesEmptyNames()
{
    TempLibrary library;
    const auto conversation = library->createConversation("as it was").value();
    QVERIFY(History(*library).rename(conversation, "  Birch,\n second  round "));
    QCOMPARE(library->conversations().value().front().title, std::string("Birch, second round"));
    QCOMPARE(History(*library).rename(conversation, " \n ").error().code, ErrorCode::InvalidInput);
    QCOMPARE(History(*library).rename(ConversationId{9}, "x").error().code, ErrorCode::NotFound);
    QCOMPARE(library->conversations().value().front().title, std::string("Birch, second round"));
}

void HistoryTest::branchesKeepEveryTurn()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto first = ask(library, conversation, "1", "a");
    const auto second = ask(library, conversation, "2", "b");
    ask(library, conversation, "3", "c");
    const auto edited = ask(library, conversation, "2 edited", "d", first);
    QCOMPARE(questions(library->turns(conversation).value()), (Texts{"1", "2 edited"}));
    QCOMPARE(library->answer(edited).value().turn.follows, std::optional(first));
    ask(library, conversation, "after it", "e");
    library.reopen();
    QCOMPARE(questions(library->turns(conversation).value()), (Texts{"1", "2 edited", "after it"}));
    QCOMPARE(questions(library->turnsUpTo(conversation, second).value()), (Texts{"1", "2"}));
    QVERIFY(library->turnsUpTo(conversation, {}).value().empty());
    QCOMPARE(History(*library).places(conversation).value().size(), std::size_t{5});
    QCOMPARE(library->conversations().value().front().turns, 5);
}

void HistoryTest::aBranchCanBeginTheConversation()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    ask(library, conversation, "1", "a");
    ask(library, conversation, "2", "b");
    ask(library, conversation, "1 again", "c", AnswerId{});
    QCOMPARE(questions(library->turns(conversation).value()), Texts{"1 again"});
}

void HistoryTest::showsTheBranchThroughATurn()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto first = ask(library, conversation, "1", "");
    const auto old = ask(library, conversation, "2", "");
    ask(library, conversation, "3", "");
    ask(library, conversation, "2 edited", "", first);
    QVERIFY(History(*library).show(old));
    QCOMPARE(questions(library->turns(conversation).value()), (Texts{"1", "2", "3"}));
    ask(library, conversation, "4", "");
    QCOMPARE(questions(library->turns(conversation).value()), (Texts{"1", "2", "3", "4"}));
    QVERIFY(History(*library).show(first)); // goes on along the newest turns
    QCOMPARE(questions(library->turns(conversation).value()), (Texts{"1", "2 edited"}));
    QCOMPARE(History(*library).show(AnswerId{99}).error().code, ErrorCode::NotFound);
}

void HistoryTest::refusesToFollowATurnOfAnotherConversation()
{
    TempLibrary library;
    const auto one = library->createConversation("one").value();
    const auto other = library->createConversation("other").value();
    const auto turnOfOther = ask(library, other, "q", "");
    QCOMPARE(library->beginAnswer(one, turn("q", turnOfOther)).error().code, ErrorCode::NotFound);
    QVERIFY(library->turns(one).value().empty());
    QVERIFY(library->turnsUpTo(one, turnOfOther).value().empty());
}

void HistoryTest::anOlderLibraryIsIndexedAndChained()
{
    TempLibrary library;
    library.close();
    std::filesystem::remove_all(library.folder());
    std::filesystem::create_directory(library.folder());
    const ConversationId one{1};
    const ConversationId other{2};
    {
        test::RawDatabase raw(library.folder() / "library.sqlite");
        QCOMPARE(raw.run(test::kVersion1), std::string());
        QCOMPARE(raw.run(kVersion2), std::string());
    }
    library.reopen();
    QCOMPARE(found(library, "walnut oak"), Ids{one});
    QCOMPARE(found(library, "elm"), Ids{one});
    QCOMPARE(found(library, "other"), Ids{other});
    const auto turns = library->turns(one).value();
    QCOMPARE(questions(turns), (Texts{"first walnut", "second"}));
    QCOMPARE(turns[1].turn.follows, std::optional(turns[0].id));
    ask(library, one, "third", "");
    QCOMPARE(library->turns(one).value().size(), std::size_t{3});
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
