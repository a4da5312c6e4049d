// SPDX-License-Identifier: GPL-3.0-or-later
// Backups are made when they are due, kept three by three, and put in place without losing what was there; pages that
// changed on the disk are found and put right; one library is not replaced under another's feet.
#include "core/store/backups.h"

#include "core/base/sha256.h"
#include "core/store/library.h"
#include "core/store/library_lock.h"
#include "core/store/library_replace.h"
#include "core/store/upkeep.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QTest>
#include <csignal>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

using namespace longleaf;
using store::Backup;
using store::Backups;
using store::LibraryLock;

namespace {

class SetClock final : public Clock {
public:
    [[nodiscard]] std::int64_t wallMs() const override { return m_now; }
    [[nodiscard]] std::int64_t steadyMs() const override { return m_now; }
    void set(std::int64_t wallMs) { m_now = wallMs; }
    void addDays(int days) { m_now += std::int64_t{days} * 86'400'000; }

private:
    std::int64_t m_now = 1'796'000'000'000;
};

QStringList kindsOf(const Backups &backups)
{
    QStringList kinds;
    for (const Backup &one : backups.list())
        kinds << QString::fromUtf8(store::toWord(one.kind).data());
    return kinds;
}

} // namespace

class BackupsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThreeOfADayAndThreeOfAWeek();
    void copiesNothingThatIsUnchanged();
    void isNotLedAstrayByAClock();
    void neverCopiesADamagedLibrary();
    void movesTheLibraryAsideWhenRestoring();
    void passesOverADamagedBackup();
    void leavesNothingHalf();
    void findsAndRepairsAChangedPage();
    void leavesAPageThatReadsOtherwise();
    void oneProgramAddsAtATime();
    void aDeadHolderHoldsNothing();
    void tellsTheTimeOfAName();
};

void BackupsTest::keepsThreeOfADayAndThreeOfAWeek()
{
    test::TempLibrary library;
    SetClock clock;
    const Backups backups(library.folder(), clock);
    QCOMPARE(backups.due().value(), std::optional<Backup::Kind>());
    for (int day = 0; day < 40; ++day) {
        library.add(std::to_string(day) + ".txt", {"page " + std::to_string(day)});
        const auto report = store::keepUp(library.folder(), clock, {});
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QVERIFY(report->backup);
        QVERIFY(!store::keepUp(library.folder(), clock, {}).value().backup);
        clock.addDays(1);
    }
    QStringList kinds = kindsOf(backups);
    kinds.sort();
    QCOMPARE(kinds, QStringList() << QStringLiteral("daily") << QStringLiteral("daily") << QStringLiteral("daily")
                                  << QStringLiteral("weekly") << QStringLiteral("weekly") << QStringLiteral("weekly"));
    const auto all = backups.list();
    QVERIFY(std::is_sorted(all.begin(), all.end(),
                           [](const Backup &one, const Backup &other) { return one.commits > other.commits; }));
    using std::filesystem::perms;
    QVERIFY((std::filesystem::status(all.front().file).permissions() & (perms::group_all | perms::others_all)) ==
            perms::none);
}

void BackupsTest::copiesNothingThatIsUnchanged()
{
    test::TempLibrary library;
    SetClock clock;
    library.add("a.txt", {"a"});
    const Backups backups(library.folder(), clock);
    QVERIFY(backups.make(Backup::Kind::Weekly, {}));
    clock.addDays(30);
    QCOMPARE(backups.due().value(), std::optional<Backup::Kind>());
    library.add("b.txt", {"b"});
    QCOMPARE(backups.due().value(), std::optional(Backup::Kind::Weekly));
}

void BackupsTest::isNotLedAstrayByAClock()
{
    test::TempLibrary library;
    SetClock clock;
    const Backups backups(library.folder(), clock);
    library.add("a.txt", {"a"});
    clock.addDays(4'000);
    QVERIFY(backups.make(Backup::Kind::Weekly, {}));
    clock.addDays(-4'000);
    library.add("b.txt", {"b"});
    QCOMPARE(backups.due().value(), std::optional(Backup::Kind::Weekly));
    QVERIFY(backups.make(Backup::Kind::Daily, {}));
    // The newest is the one of the newest library.
    QCOMPARE(backups.newestGood({}).value().kind, Backup::Kind::Daily);
}

void BackupsTest::neverCopiesADamagedLibrary()
{
    test::TempLibrary library;
    library.add("a.txt", {"a text that will change on the disk"});
    library.close();
    {
        test::RawDatabase raw(library.folder() / "library.sqlite");
        QCOMPARE(raw.run("UPDATE pages SET text = replace(text, 'change', 'chance')"), std::string());
    }
    const auto report = store::keepUp(library.folder(), library.clock(), {}).value();
    QVERIFY(report.checked);
    QCOMPARE(report.damagedPages.size(), std::size_t{1});
    QVERIFY(!report.backup);
    QVERIFY(Backups(library.folder(), library.clock()).list().empty());
    // It is looked at again until it is well.
    QVERIFY(store::keepUp(library.folder(), library.clock(), {}).value().checked);
}

void BackupsTest::movesTheLibraryAsideWhenRestoring()
{
    test::TempLibrary library;
    library.add("a.txt", {"a"});
    const Backups backups(library.folder(), library.clock());
    const auto early = backups.make(Backup::Kind::Daily, {}).value();
    library.add("b.txt", {"b"});
    const auto late = backups.make(Backup::Kind::Daily, {}).value();
    library.close();

    const auto restored = backups.restore(early.file, {}).value();
    QVERIFY(std::filesystem::exists(early.file));
    library.reopen();
    QCOMPARE(library->documents().value().size(), std::size_t{1});
    QVERIFY(library->losses().value().empty());
    // What was there is a library of its own.
    const auto before = store::Library::open(restored.movedTo, library.clock());
    QVERIFY(before);
    QCOMPARE((*before)->documents().value().size(), std::size_t{2});
    // Backups of now come after those of before.
    library.add("c.txt", {"c"});
    const auto now = backups.make(Backup::Kind::Daily, {}).value();
    QVERIFY(now.commits > late.commits);
}

void BackupsTest::passesOverADamagedBackup()
{
    test::TempLibrary library;
    library.add("a.txt", {"a"});
    const Backups backups(library.folder(), library.clock());
    const auto good = backups.make(Backup::Kind::Daily, {}).value();
    library.add("b.txt", {"b"});
    const auto bad = backups.make(Backup::Kind::Daily, {}).value();
    std::filesystem::resize_file(bad.file, 5'000);
    QCOMPARE(backups.newestGood({}).value().file, good.file);
    library.close();
    const auto refused = backups.restore(bad.file, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::StoreDamaged);
    library.reopen();
    QCOMPARE(library->documents().value().size(), std::size_t{2});
}

void BackupsTest::leavesNothingHalf()
{
    test::TempLibrary library;
    for (int i = 0; i < 200; ++i)
        library.add(std::to_string(i) + ".txt", {std::string(20'000, 'x') + std::to_string(i)});
    std::stop_source stop;
    stop.request_stop();
    const Backups backups(library.folder(), library.clock());
    const auto made = backups.make(Backup::Kind::Daily, stop.get_token());
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Canceled);
    QVERIFY(std::filesystem::is_empty(library.folder() / "backups"));
}

void BackupsTest::findsAndRepairsAChangedPage()
{
    test::TempLibrary library;
    const std::vector<std::string> pages = {"The fee is 4,200 dollars.", "Second page."};
    const auto document = library.add("a.txt", pages);
    QVERIFY(library->damagedPages({}, {}).value().empty());
    {
        test::RawDatabase raw(library.folder() / "library.sqlite");
        raw.run("UPDATE pages SET text = 'The fee is 9,200 dollars.' WHERE number = 1");
    }
    const auto shown = library->pageText(document.id, 1);
    QVERIFY(!shown);
    QCOMPARE(shown.error().code, ErrorCode::StoreDamaged);
    QVERIFY2(shown.error().message.find("page 1") != std::string::npos, shown.error().message.c_str());
    const auto damaged = library->damagedPages({}, {}).value();
    QCOMPARE(damaged.size(), std::size_t{1});
    QVERIFY(damaged.front().text && !damaged.front().layer);

    store::RepairSink sink(*library, document, damaged);
    QVERIFY(!sink.findByHash(document.sha256).value());
    const auto reading = sink.begin(test::newDocument("a.txt", pages), {}).value();
    for (const ingest::NewPage &page : test::newPages(pages))
        QVERIFY(reading->addPage(page));
    QVERIFY(reading->commit());
    QCOMPARE(sink.repaired(), 1);
    QCOMPARE(library->pageText(document.id, 1).value(), pages[0]);
    QVERIFY(library->damagedPages({}, {}).value().empty());
}

void BackupsTest::leavesAPageThatReadsOtherwise()
{
    test::TempLibrary library;
    const auto document = library.add("a.txt", {"The fee is 4,200 dollars."});
    {
        test::RawDatabase raw(library.folder() / "library.sqlite");
        raw.run("UPDATE pages SET text = 'The fee is 9,200 dollars.'");
    }
    const auto damaged = library->damagedPages(document.id, {}).value();
    store::RepairSink sink(*library, document, damaged);
    const auto changed = sink.begin(test::newDocument("a.txt", {"Another file."}), {});
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, ErrorCode::InvalidInput);
    const auto reading = sink.begin(test::newDocument("a.txt", {"The fee is 4,200 dollars."}), {}).value();
    QVERIFY(reading->addPage(test::newPages({"The fee is 7,200 dollars."}).front()));
    QVERIFY(reading->commit());
    QCOMPARE(sink.repaired(), 0);
    QCOMPARE(library->damagedPages({}, {}).value().size(), std::size_t{1});
}

void BackupsTest::oneProgramAddsAtATime()
{
    const test::TempFolder folder;
    auto window = LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::AddFiles, "Longleaf").value();
    QVERIFY(window);
    const auto second = LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::AddFiles, "longleaf-cli");
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::StoreBusy);
    QVERIFY2(second.error().message.find("Longleaf, process " + std::to_string(getpid())) != std::string::npos,
             second.error().message.c_str());
    // Users come beside each other; nobody replaces the library meanwhile.
    auto reader = LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::Use, "longleaf-cli").value();
    auto other = LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::Use, "longleaf-cli").value();
    QVERIFY(reader && other);
    QVERIFY(!LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::Replace, "longleaf-cli"));
    reader.reset();
    other.reset();
    const auto alone = LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::Replace, "longleaf-cli");
    QVERIFY(alone);
    QVERIFY(!LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::Use, "longleaf-cli"));
}

void BackupsTest::aDeadHolderHoldsNothing()
{
    const test::TempFolder folder;
    int pipe[2] = {-1, -1};
    QCOMPARE(::pipe(pipe), 0);
    const pid_t child = fork();
    if (child == 0) {
        const auto lock = LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::AddFiles, "dying");
        static_cast<void>(!write(pipe[1], lock ? "y" : "n", 1));
        pause();
        _exit(0);
    }
    char held = 'n';
    QCOMPARE(read(pipe[0], &held, 1), ssize_t{1});
    QCOMPARE(held, 'y');
    QVERIFY(!LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::AddFiles, "next"));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    QVERIFY(LibraryLock::tryTake(folder.path(), LibraryLock::Purpose::AddFiles, "next"));
}

void BackupsTest::tellsTheTimeOfAName()
{
    QCOMPARE(store::timeStamp(1'796'068'530'123), std::string("20261130T195530Z"));
}

QTEST_GUILESS_MAIN(BackupsTest)
#include "tst_backups.moc"
