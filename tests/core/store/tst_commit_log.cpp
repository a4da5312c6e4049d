// SPDX-License-Identifier: GPL-3.0-or-later
// A library that is older than it was, or another one, is noticed.
#include "core/store/commit_log.h"

#include "core/store/disk.h"
#include "core/store/library.h"
#include "core/store/notebook.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QTest>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

using namespace longleaf;
using store::CommitLog;
using store::Loss;

namespace {

std::filesystem::path recordOf(const test::TempLibrary &library)
{
    return library.folder() / "library.commits";
}

/// Adds documents in a process that ends without closing the library, so that its log stays.
void addAndDie(const std::filesystem::path &folder, int first, int count)
{
    const pid_t child = fork();
    if (child == 0) {
        const SystemClock clock;
        auto library = store::Library::open(folder, clock);
        for (int i = first; library && i < first + count; ++i)
            static_cast<void>(test::addDocument(**library, std::to_string(i) + ".txt", {"page " + std::to_string(i)}));
        _exit(0);
    }
    waitpid(child, nullptr, 0);
}

void removeLog(const std::filesystem::path &folder)
{
    std::filesystem::remove(folder / "library.sqlite-wal");
    std::filesystem::remove(folder / "library.sqlite-shm");
}

} // namespace

class CommitLogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsEveryChange();
    void tellsWhatADeletedLogHeld();
    void tellsThatTheFileIsAnother();
    void tellsNothingOfAWholeLibrary();
    void survivesADamagedRecord_data();
    void survivesADamagedRecord();
    void goesOnWhenTheRecordCannotBeWritten();
    void knowsNetworks_data();
    void knowsNetworks();
    void namesTheVersionThatIsTooNew();
};

void CommitLogTest::countsEveryChange()
{
    test::TempLibrary library;
    const auto before = CommitLog::read(recordOf(library));
    library.add("a.txt", {"one"});
    const auto added = CommitLog::read(recordOf(library));
    QVERIFY(added);
    QCOMPARE(added->commits, (before ? before->commits : 0) + 1);
    QCOMPARE(added->documents, std::int64_t{1});
    // A single statement is a change too, and says of itself what it did.
    const auto conversation = library->createConversation("c").value();
    const auto answer = library->beginAnswer(conversation, {"Q?", "m", "whole", {}, "{}", ""}).value();
    QVERIFY(library->saveProgress(answer, "text"));
    QVERIFY(!library->saveProgress(AnswerId{99}, "text"));
    QVERIFY(library->remove(std::vector{DocumentId{1}}));
    const auto after = CommitLog::read(recordOf(library));
    QCOMPARE(after->documents, std::int64_t{0});
    QVERIFY(after->commits >= added->commits + 4);
    QVERIFY(after->chain != added->chain);
    test::RawDatabase raw(library.folder() / "library.sqlite");
    QCOMPARE(raw.value("SELECT commits || chain FROM library_state"), std::to_string(after->commits) + after->chain);
    // Reading changes nothing.
    QVERIFY(library->documents());
    QVERIFY(*CommitLog::read(recordOf(library)) == *after);
}

void CommitLogTest::tellsWhatADeletedLogHeld()
{
    test::TempLibrary library;
    library.add("kept.txt", {"kept"});
    library.close(); // what is there by now is in the database itself
    addAndDie(library.folder(), 0, 3);
    removeLog(library.folder());
    library.reopen();
    QCOMPARE(library->documents().value().size(), std::size_t{1});
    const auto losses = library->losses().value();
    QCOMPARE(losses.size(), std::size_t{1});
    QCOMPARE(losses.front().kind, Loss::Kind::Changes);
    QCOMPARE(losses.front().commits, std::int64_t{3});
    QCOMPARE(losses.front().documents, std::int64_t{3});
    QVERIFY(store::lossSentence(losses.front()).find("last 3 changes, 3 documents") != std::string::npos);
    // It is noted once, and stays until the reader was told.
    library.reopen();
    QCOMPARE(library->losses().value().size(), std::size_t{1});
    QVERIFY(library->forgetLosses());
    library.add("new.txt", {"new"});
    library.reopen();
    QVERIFY(library->losses().value().empty());
}

void CommitLogTest::tellsThatTheFileIsAnother()
{
    test::TempLibrary library;
    test::TempLibrary other;
    library.add("a.txt", {"a"});
    for (int i = 0; i < 5; ++i)
        other.add(std::to_string(i) + ".txt", {"other"});
    library.close();
    other.close();
    std::filesystem::copy_file(other.folder() / "library.sqlite", library.folder() / "library.sqlite",
                               std::filesystem::copy_options::overwrite_existing);
    library.reopen();
    const auto losses = library->losses().value();
    QCOMPARE(losses.size(), std::size_t{1});
    QCOMPARE(losses.front().kind, Loss::Kind::Other);
    QVERIFY(store::lossSentence(losses.front()).find("replaced") != std::string::npos);
}

void CommitLogTest::tellsNothingOfAWholeLibrary()
{
    test::TempLibrary library;
    library.add("a.txt", {"a"});
    library.close();
    addAndDie(library.folder(), 0, 5);
    library.reopen();
    QCOMPARE(library->documents().value().size(), std::size_t{6});
    QVERIFY(library->losses().value().empty());
    library.close();
    // Killed between the commit and the record, the record is behind.
    {
        test::RawDatabase raw(library.folder() / "library.sqlite");
        QCOMPARE(raw.run("UPDATE library_state SET commits = commits + 1, chain = 'x'"), std::string());
    }
    library.reopen();
    QVERIFY(library->losses().value().empty());
}

void CommitLogTest::survivesADamagedRecord_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(512, '\0');
    QTest::newRow("text") << QByteArray("longleaf-commits-1 ").repeated(40);
    QTest::newRow("a count without an end")
        << QByteArray("longleaf-commits-1 a 99999999999999999999999 b 1 c").leftJustified(512, ' ');
}

void CommitLogTest::survivesADamagedRecord()
{
    QFETCH(QByteArray, content);
    test::TempLibrary library;
    library.add("a.txt", {"a"});
    library.close();
    std::ofstream(recordOf(library), std::ios::binary | std::ios::trunc) << content.toStdString();
    QVERIFY(!CommitLog::read(recordOf(library)));
    library.reopen();
    QVERIFY(library->losses().value().empty());
    library.add("b.txt", {"b"});
    QCOMPARE(CommitLog::read(recordOf(library))->documents, std::int64_t{2});
}

void CommitLogTest::goesOnWhenTheRecordCannotBeWritten()
{
    test::TempLibrary library;
    library.close();
    std::filesystem::remove(recordOf(library));
    std::filesystem::create_directory(recordOf(library));
    library.reopen();
    library.add("a.txt", {"a"});
    QCOMPARE(library->documents().value().size(), std::size_t{1});
}

void CommitLogTest::knowsNetworks_data()
{
    QTest::addColumn<quint64>("magic");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("NFS by its number") << quint64{0x6969} << QString() << QStringLiteral("NFS");
    QTest::newRow("CIFS by its number") << quint64{0xFF534D42} << QStringLiteral("cifs") << QStringLiteral("CIFS");
    QTest::newRow("SMB 2 by its number") << quint64{0xFE534D42} << QString() << QStringLiteral("SMB");
    QTest::newRow("SSHFS behind FUSE") << quint64{0x65735546} << QStringLiteral("fuse.sshfs")
                                       << QStringLiteral("SSHFS");
    QTest::newRow("WebDAV behind FUSE") << quint64{0x65735546} << QStringLiteral("fuse.davfs")
                                        << QStringLiteral("WebDAV");
    QTest::newRow("an encrypted folder is local")
        << quint64{0x65735546} << QStringLiteral("fuse.gocryptfs") << QString();
    QTest::newRow("NTFS is local") << quint64{0x65735546} << QStringLiteral("fuseblk") << QString();
    QTest::newRow("ext4 is local") << quint64{0xEF53} << QStringLiteral("ext4") << QString();
    QTest::newRow("tmpfs is local") << quint64{0x01021994} << QStringLiteral("tmpfs") << QString();
    QTest::newRow("overlay is local") << quint64{0x794C7630} << QStringLiteral("overlay") << QString();
}

void CommitLogTest::knowsNetworks()
{
    QFETCH(quint64, magic);
    QFETCH(QString, type);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(store::networkName(magic, type.toStdString())), name);
}

void CommitLogTest::namesTheVersionThatIsTooNew()
{
    test::TempLibrary library;
    library.close();
    {
        test::RawDatabase raw(library.folder() / "library.sqlite");
        QCOMPARE(raw.run("UPDATE library_state SET written_by = '7.5.1'; PRAGMA user_version = 99"), std::string());
    }
    const auto opened = store::Library::open(library.folder(), library.clock());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::StoreTooNew);
    QVERIFY2(opened.error().message.find("Longleaf 7.5.1") != std::string::npos, opened.error().message.c_str());
}

QTEST_GUILESS_MAIN(CommitLogTest)
#include "tst_commit_log.moc"
