// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/notebook.h"

#include "core/store/history.h"
#include "core/store/library.h"
#include "tests/support/temp_library.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <limits>

using namespace longleaf;
using store::Notebook;
using test::TempLibrary;

namespace {

AnswerId answered(TempLibrary &library, ConversationId conversation)
{
    store::NewTurn turn;
    turn.question = "q";
    const AnswerId id = library->beginAnswer(conversation, turn).value();
    if (!library->finishAnswer(id, {}))
        qFatal("An answer could not be finished.");
    return id;
}

} // namespace

class NotebookTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsNotesWithWhatTheyAreAbout();
    void listsNotesInTheOrderOfTheTurns();
    void deletingANoteCanBeUndone();
    void refusesNotesAboutNothing();
    void keepsADraftForEachConversation();
    void anEmptyDraftIsForgotten();
    void aCommittedDraftSurvivesTheKill();
};

void NotebookTest::keepsNotesWithWhatTheyAreAbout()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto answer = answered(library, conversation);
    const NoteId id = Notebook(*library).add({{}, conversation, answer, 2, "check", "a quote", 0, 0}).value();
    library.reopen();
    const auto notes = Notebook(*library).notes(conversation).value();
    QCOMPARE(notes.size(), std::size_t{1});
    QCOMPARE(notes[0].id, id);
    QCOMPARE(notes[0].answer, answer);
    QCOMPARE(notes[0].citation, 2);
    QCOMPARE(notes[0].text, std::string("check"));
    QCOMPARE(notes[0].excerpt, std::string("a quote"));
    QVERIFY(notes[0].createdAtMs > 0);
    QVERIFY(Notebook(*library).change(id, "checked"));
    QCOMPARE(Notebook(*library).notes(conversation).value().front().text, std::string("checked"));
}

void NotebookTest::listsNotesInTheOrderOfTheTurns()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const auto first = answered(library, conversation);
    const auto second = answered(library, conversation);
    QVERIFY(Notebook(*library).add({{}, conversation, second, -1, "later", "", 0, 0}));
    QVERIFY(Notebook(*library).add({{}, conversation, first, -1, "earlier", "", 0, 0}));
    QVERIFY(Notebook(*library).add({{}, conversation, {}, -1, "about all", "", 0, 0}));
    const auto notes = Notebook(*library).notes(conversation).value();
    QCOMPARE(notes.size(), std::size_t{3});
    QCOMPARE(notes[0].text, std::string("about all"));
    QCOMPARE(notes[1].text, std::string("earlier"));
    QCOMPARE(notes[2].text, std::string("later"));
}

void NotebookTest::deletingANoteCanBeUndone()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    const NoteId id = Notebook(*library).add({{}, conversation, {}, -1, "n", "", 0, 0}).value();
    QVERIFY(Notebook(*library).markDeleted(id));
    QVERIFY(Notebook(*library).notes(conversation).value().empty());
    QCOMPARE(Notebook(*library).change(id, "x").error().code, ErrorCode::NotFound);
    library.reopen();
    QVERIFY(Notebook(*library).restore(id));
    QCOMPARE(Notebook(*library).notes(conversation).value().size(), std::size_t{1});
    QCOMPARE(store::History(*library).purge(std::numeric_limits<std::int64_t>::max()).value(), 0);
    QCOMPARE(Notebook(*library).notes(conversation).value().size(), std::size_t{1});
}

void NotebookTest::refusesNotesAboutNothing()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    QCOMPARE(Notebook(*library).add({{}, conversation, {}, -1, "", "", 0, 0}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(Notebook(*library).add({{}, ConversationId{9}, {}, -1, "n", "", 0, 0}).error().code, ErrorCode::NotFound);
    QCOMPARE(Notebook(*library).add({{}, conversation, AnswerId{9}, -1, "n", "", 0, 0}).error().code,
             ErrorCode::NotFound);
    QCOMPARE(Notebook(*library).markDeleted(NoteId{9}).error().code, ErrorCode::NotFound);
}

void NotebookTest::keepsADraftForEachConversation()
{
    TempLibrary library;
    const auto conversation = library->createConversation("c").value();
    QVERIFY(Notebook(*library).saveDraft({}, "of a new one\nwith two lines"));
    QVERIFY(Notebook(*library).saveDraft(conversation, "follow-up"));
    QVERIFY(Notebook(*library).saveDraft(conversation, "follow-up, longer"));
    library.reopen();
    QCOMPARE(Notebook(*library).draft({}).value(), std::string("of a new one\nwith two lines"));
    QCOMPARE(Notebook(*library).draft(conversation).value(), std::string("follow-up, longer"));
    QCOMPARE(Notebook(*library).draft(ConversationId{9}).value(), std::string());
    QCOMPARE(Notebook(*library).saveDraft(ConversationId{9}, "x").error().code, ErrorCode::NotFound);
}

void NotebookTest::anEmptyDraftIsForgotten()
{
    TempLibrary library;
    QVERIFY(Notebook(*library).saveDraft({}, "x"));
    QVERIFY(Notebook(*library).saveDraft({}, ""));
    QCOMPARE(Notebook(*library).draft({}).value(), std::string());
    QVERIFY(Notebook(*library).saveDraft({}, "")); // nothing to forget is no error
}

void NotebookTest::aCommittedDraftSurvivesTheKill()
{
    TempLibrary library;
    library.close();
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t child = fork();
    if (child == 0) {
        const SystemClock clock;
        auto opened = store::Library::open(library.folder(), clock);
        for (int i = 0; opened; ++i) {
            if (!Notebook(**opened).saveDraft({}, "letters " + std::string(static_cast<std::size_t>(i), 'x')))
                _exit(2);
            if (write(pipe[1], &i, sizeof i) != sizeof i)
                _exit(3);
        }
        _exit(1);
    }
    close(pipe[1]);
    int last = -1;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(read(pipe[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
    kill(child, SIGKILL);
    while (read(pipe[0], &last, sizeof last) == static_cast<ssize_t>(sizeof last)) {
    }
    close(pipe[0]);
    int status = 0;
    waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
    library.reopen();
    const std::string kept = Notebook(*library).draft({}).value();
    QVERIFY(kept.starts_with("letters "));
    // What was told to be on disk is there; the one under way may be there too.
    QVERIFY(kept.size() >= 8 + static_cast<std::size_t>(last));
}

QTEST_GUILESS_MAIN(NotebookTest)
#include "tst_notebook.moc"
