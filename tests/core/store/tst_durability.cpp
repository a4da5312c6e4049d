// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a library when its process is killed, its disk is full, or its folder cannot be written.
#include "core/store/document_writer.h"
#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QElapsedTimer>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>
#include <set>

using namespace longleaf;

namespace {

/// Runs `work` in a forked process; what it returns comes back. "crashed" if the process died.
std::string inChild(const std::function<std::string()> &work)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        return "no pipe";
    const pid_t child = fork();
    if (child == 0) {
        const std::string text = work() + "\n";
        static_cast<void>(!write(pipe[1], text.data(), text.size()));
        _exit(0);
    }
    close(pipe[1]);
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = read(pipe[0], buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), static_cast<std::size_t>(got));
    close(pipe[0]);
    waitpid(child, nullptr, 0);
    if (text.empty())
        return "crashed";
    text.pop_back();
    return text;
}

std::vector<std::string> pagesOf(int seed)
{
    std::vector<std::string> pages;
    for (int page = 0; page < 3 + seed % 5; ++page) {
        std::string text = "Document " + std::to_string(seed) + ", page " + std::to_string(page) + ". ";
        for (int i = 0; i < 40; ++i)
            text += "Words number " + std::to_string(seed * 31 + page * 7 + i) + " stand here. ";
        pages.push_back(std::move(text));
    }
    return pages;
}

/// Adds documents first, first + 1, ... and writes each number to `acknowledge` once it is committed. Never returns.
[[noreturn]] void ingestForever(const std::filesystem::path &folder, int first, int acknowledge)
{
    const SystemClock clock;
    auto library = store::Library::open(folder, clock);
    for (int i = first; library; ++i) {
        if (!test::addDocument(**library, std::to_string(i) + ".txt", pagesOf(i)))
            _exit(2);
        if (write(acknowledge, &i, sizeof i) != sizeof i)
            _exit(3);
    }
    _exit(1);
}

/// Whole documents only: pages, text, chunks and index agree. Empty if all is well.
std::string describeHalfDocuments(store::Library &library)
{
    const auto documents = library.documents();
    if (!documents)
        return documents.error().message;
    for (const document::Document &document : *documents) {
        const int seed = std::stoi(document.title);
        std::string expected;
        for (const std::string &page : pagesOf(seed))
            expected += (expected.empty() ? "" : "\f") + page;
        const auto text = library.text(document.id);
        if (!text || *text != expected)
            return "text of " + document.path;
    }
    if (library.check() != std::string("ok"))
        return "quick_check";
    test::RawDatabase raw(library.folder() / "library.sqlite");
    if (const std::string message = raw.run("INSERT INTO chunk_index(chunk_index) VALUES ('integrity-check')");
        !message.empty())
        return "index: " + message;
    if (raw.value("SELECT count(*) FROM chunks") != raw.value("SELECT count(*) FROM chunk_index_docsize") ||
        raw.value("SELECT count(*) FROM chunks") != raw.value("SELECT coalesce(sum(chunk_count), 0) FROM documents"))
        return "chunks and index differ";
    return {};
}

/// Adds documents until one fails; its error code, and how many were acknowledged.
std::string fillUntilItFails(store::Library &library, int most)
{
    for (int i = 0; i < most; ++i) {
        const auto added = test::addDocument(library, std::to_string(i) + ".txt", pagesOf(i));
        if (!added)
            return std::string(toWord(added.error().code)) + " " + std::to_string(i);
    }
    return "never failed";
}

} // namespace

class DurabilityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAcknowledgedWhenKilled();
    void keepsStreamedTextWhenKilled();
    void keepsWhatItHasWhenTheDiskIsFull();
    void keepsWhatItHasAtTheFileSizeLimit();
    void saysThatAFolderCannotBeWritten();
    void waitsForAnotherWriterAndThenSaysSo();
    void noticesACutFile();
};

void DurabilityTest::losesNothingAcknowledgedWhenKilled()
{
    constexpr int kKills = 30;
    const test::TempFolder folder;
    const SystemClock clock;
    std::set<int> acknowledged;
    int next = 0;
    for (int round = 0; round < kKills; ++round) {
        std::array<int, 2> pipe{};
        QCOMPARE(::pipe(pipe.data()), 0);
        const pid_t child = fork();
        if (child == 0)
            ingestForever(folder.path(), next, pipe[1]);
        close(pipe[1]);
        // At ever other moments of a document's way; a few documents first, so that the child is at work.
        int seen = 0;
        int number = 0;
        while (seen < 1 + round % 4 && read(pipe[0], &number, sizeof number) == sizeof number) {
            acknowledged.insert(number);
            ++seen;
        }
        usleep(static_cast<useconds_t>(round * 700 % 20'000));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        while (read(pipe[0], &number, sizeof number) == sizeof number)
            acknowledged.insert(number);
        close(pipe[0]);
        QVERIFY(seen > 0);

        auto library = store::Library::open(folder.path(), clock);
        QVERIFY2(library, library ? "" : library.error().message.c_str());
        std::set<int> stored;
        const auto documents = (*library)->documents().value();
        for (const document::Document &document : documents)
            stored.insert(std::stoi(document.title));
        for (const int one : acknowledged)
            QVERIFY2(stored.contains(one), qPrintable(QStringLiteral("lost %1").arg(one)));
        const std::string half = describeHalfDocuments(**library);
        QVERIFY2(half.empty(), half.c_str());
        next = *stored.rbegin() + 1;
    }
}

void DurabilityTest::keepsStreamedTextWhenKilled()
{
    const test::TempFolder folder;
    const SystemClock clock;
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t child = fork();
    if (child == 0) {
        auto library = store::Library::open(folder.path(), clock).value();
        const auto conversation = library->createConversation("c").value();
        const auto id = library->beginAnswer(conversation, {"Question?", "m", "whole", {}, "{}", ""}).value();
        for (int length = 1;; ++length) {
            if (!library->saveProgress(id, std::string(static_cast<std::size_t>(length), 'x')))
                _exit(1);
            static_cast<void>(!write(pipe[1], &length, sizeof length));
        }
    }
    close(pipe[1]);
    int length = 0;
    while (length < 100)
        QCOMPARE(read(pipe[0], &length, sizeof length), static_cast<ssize_t>(sizeof length));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    while (read(pipe[0], &length, sizeof length) == sizeof length) {
    }
    close(pipe[0]);
    auto library = store::Library::open(folder.path(), clock).value();
    QCOMPARE(library->closeInterrupted().value(), 1);
    const auto stored = library->answer(AnswerId{1}).value();
    QCOMPARE(stored.turn.question, std::string("Question?"));
    QCOMPARE(stored.answer.state, store::AnswerState::Interrupted);
    QVERIFY(stored.answer.rawText.size() >= static_cast<std::size_t>(length));
}

void DurabilityTest::keepsWhatItHasWhenTheDiskIsFull()
{
    if (geteuid() != 0)
        QSKIP("only root can mount a small disk");
    const test::TempFolder folder;
    const std::string outcome = inChild([&]() -> std::string {
        const char *path = folder.path().c_str();
        if (unshare(CLONE_NEWNS) != 0 || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("tmpfs", path, "tmpfs", 0, "size=3m") != 0)
            return "skip";
        const SystemClock clock;
        auto library = store::Library::open(folder.path(), clock).value();
        const std::string filled = fillUntilItFails(*library, 10'000);
        if (!filled.starts_with("disk_full "))
            return filled;
        const auto kept = std::stoul(filled.substr(10));
        if (kept < 3 || library->documents().value().size() != kept)
            return "kept " + std::to_string(kept);
        if (library->search("words", {}, 5).value().empty())
            return "no search";
        library = store::Library::open(folder.path(), clock).value();
        if (library->documents().value().size() != kept)
            return "reopened with less";
        const std::string half = describeHalfDocuments(*library);
        // When there is room again, it goes on.
        if (mount("tmpfs", path, "tmpfs", MS_REMOUNT, "size=20m") != 0)
            return "remount";
        if (const auto added = test::addDocument(*library, "100000.txt", pagesOf(100'000)); !added)
            return added.error().message;
        return half;
    });
    if (outcome == "skip")
        QSKIP("mounting is not allowed here");
    QCOMPARE(outcome, std::string());
}

void DurabilityTest::keepsWhatItHasAtTheFileSizeLimit()
{
    const test::TempFolder folder;
    const SystemClock clock;
    const std::string outcome = inChild([&]() -> std::string {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1'500'000, 1'500'000};
        setrlimit(RLIMIT_FSIZE, &limit);
        auto library = store::Library::open(folder.path(), clock).value();
        return fillUntilItFails(*library, 10'000);
    });
    // SQLite takes this for a failed write; whether the system's reason comes with it depends on where it met it.
    QVERIFY2(outcome.starts_with("disk_full ") || outcome.starts_with("io "), outcome.c_str());
    auto library = store::Library::open(folder.path(), clock).value();
    QCOMPARE(library->documents().value().size(), std::stoul(outcome.substr(outcome.find(' ') + 1)));
    QCOMPARE(describeHalfDocuments(*library), std::string());
}

void DurabilityTest::saysThatAFolderCannotBeWritten()
{
    test::TempLibrary library;
    library.add("1.txt", pagesOf(1));
    library.close();
    using std::filesystem::perms;
    const auto file = library.folder() / "library.sqlite";
    std::filesystem::permissions(file, perms::owner_read | perms::group_read | perms::others_read);
    std::filesystem::permissions(library.folder(), perms(0555));
    const std::string outcome = inChild([&]() -> std::string {
        // Root may write everywhere.
        if (geteuid() == 0 && setuid(65534) != 0)
            return "skip";
        const SystemClock clock;
        const auto opened = store::Library::open(library.folder(), clock);
        if (opened)
            return "opened";
        const bool named = opened.error().message.find(library.folder().string()) != std::string::npos;
        return std::string(toWord(opened.error().code)) + (named ? " named" : "");
    });
    std::filesystem::permissions(library.folder(), perms::owner_all);
    if (outcome == "skip")
        QSKIP("cannot become another user");
    QCOMPARE(outcome, std::string("permission_denied named"));
}

void DurabilityTest::waitsForAnotherWriterAndThenSaysSo()
{
    test::TempLibrary library;
    test::RawDatabase other(library.folder() / "library.sqlite");
    QCOMPARE(other.run("BEGIN IMMEDIATE"), std::string());
    QElapsedTimer timer;
    timer.start();
    const auto refused = library->ensureCollection("x");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::StoreBusy);
    QVERIFY(timer.elapsed() >= 4'900);
    QVERIFY(library->documents());
    QCOMPARE(other.run("ROLLBACK"), std::string());
    QVERIFY(library->ensureCollection("x"));
}

void DurabilityTest::noticesACutFile()
{
    test::TempLibrary library;
    for (int i = 0; i < 30; ++i)
        library.add(std::to_string(i) + ".txt", pagesOf(i));
    library.close();
    const auto file = library.folder() / "library.sqlite";
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto opened = store::Library::open(library.folder(), library.clock());
    if (!opened) {
        QCOMPARE(opened.error().code, ErrorCode::StoreDamaged);
        return;
    }
    const auto found = (*opened)->check();
    QVERIFY(!found || *found != "ok");
    if (!found)
        QCOMPARE(found.error().code, ErrorCode::StoreDamaged);
}

QTEST_GUILESS_MAIN(DurabilityTest)
#include "tst_durability.moc"
