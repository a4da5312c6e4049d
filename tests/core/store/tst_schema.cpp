// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/core/store/version_1.h"
#include "tests/support/temp_library.h"

#include <QFile>
#include <QTest>

using namespace longleaf;
using test::kVersion1;
using test::RawDatabase;

namespace {

QByteArray bytesOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SchemaTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksANewLibrary();
    void raisesAnOldLibraryAndKeepsACopy();
    void refusesANewerLibraryUntouched();
    void refusesWhatIsNoLibrary_data();
    void refusesWhatIsNoLibrary();
    void opensAnEmptyFileAsANewLibrary();
    void keepsTheLibraryPrivate();
    void namesTheFolderThatCannotBeMade();
};

void SchemaTest::marksANewLibrary()
{
    test::TempLibrary library;
    library.close();
    RawDatabase raw(library.folder() / "library.sqlite");
    QCOMPARE(raw.value("PRAGMA user_version"), std::to_string(store::kSchemaVersion));
    QCOMPARE(raw.value("PRAGMA application_id"), std::to_string(store::kApplicationId));
    QCOMPARE(raw.value("PRAGMA journal_mode"), std::string("wal"));
    QVERIFY(!std::filesystem::exists(library.folder() / "library.sqlite.v0.bak"));
}

void SchemaTest::raisesAnOldLibraryAndKeepsACopy()
{
    const test::TempFolder folder;
    {
        RawDatabase raw(folder.path() / "library.sqlite");
        QCOMPARE(raw.run(kVersion1), std::string());
    }
    const SystemClock clock;
    auto library = store::Library::open(folder.path(), clock).value();
    QCOMPARE(library->documents().value().size(), std::size_t{1});
    QCOMPARE(library->text(DocumentId{1}).value(), std::string("walnut trees"));
    QCOMPARE(library->search("walnut", {}, 5).value().size(), std::size_t{1});
    QVERIFY(library->createConversation("works in version 2"));
    // What version 1 counted was an estimate.
    const auto exact = [](std::string_view) {
        return std::int64_t{5};
    };
    QCOMPARE(library->recountTokens(exact, [] { return std::string("exact"); }, {}).value(), 1);
    QCOMPARE(library->document(DocumentId{1}).value().tokensEstimate, std::int64_t{5});
    QVERIFY(test::addDocument(*library, "new.txt", {"new words"}));
    QVERIFY(library->remove(std::vector{DocumentId{1}}));
    QVERIFY(library->search("walnut", {}, 5).value().empty());
    library.reset();

    RawDatabase copy(folder.path() / "library.sqlite.v1.bak");
    QCOMPARE(copy.value("PRAGMA user_version"), std::string("1"));
    QCOMPARE(copy.value("SELECT text FROM pages"), std::string("walnut trees"));
    QCOMPARE(copy.value("PRAGMA integrity_check"), std::string("ok"));
    QVERIFY(!std::filesystem::exists(folder.path() / "library.sqlite.v1.bak.part"));
}

void SchemaTest::refusesANewerLibraryUntouched()
{
    test::TempLibrary library;
    library.add("a.txt", {"kept"});
    library.close();
    const auto file = library.folder() / "library.sqlite";
    {
        RawDatabase raw(file);
        raw.run("PRAGMA user_version = " + std::to_string(store::kSchemaVersion + 1));
    }
    const QByteArray before = bytesOf(file);
    const auto opened = store::Library::open(library.folder(), library.clock());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::StoreTooNew);
    QVERIFY(opened.error().message.find("newer version") != std::string::npos);
    QCOMPARE(bytesOf(file), before);
}

void SchemaTest::refusesWhatIsNoLibrary_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("a text file") << QByteArray("This is not a database at all. ").repeated(300);
    QTest::newRow("a PDF") << QByteArray("%PDF-1.7\n") + QByteArray(5000, 'x');
    QTest::newRow("only SQLite's header") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\x7F');
    const test::TempFolder folder;
    {
        RawDatabase raw(folder.path() / "other.sqlite");
        raw.run("CREATE TABLE bookmarks (url TEXT)");
    }
    QTest::newRow("another program's database") << bytesOf(folder.path() / "other.sqlite");
}

void SchemaTest::refusesWhatIsNoLibrary()
{
    QFETCH(QByteArray, content);
    const test::TempFolder folder;
    const auto path = folder.path() / "library.sqlite";
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const SystemClock clock;
    const auto opened = store::Library::open(folder.path(), clock);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::StoreDamaged);
    QVERIFY(opened.error().message.find("library.sqlite") != std::string::npos);
    QCOMPARE(bytesOf(path), content);
}

void SchemaTest::opensAnEmptyFileAsANewLibrary()
{
    const test::TempFolder folder;
    QFile file(QString::fromStdString((folder.path() / "library.sqlite").string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const SystemClock clock;
    QVERIFY(store::Library::open(folder.path(), clock));
}

void SchemaTest::keepsTheLibraryPrivate()
{
    using std::filesystem::perms;
    test::TempLibrary library;
    library.add("a.txt", {"secret"});
    const auto others = perms::group_all | perms::others_all;
    for (const auto &path :
         {library.folder(), library.folder() / "library.sqlite", library.folder() / "library.sqlite-wal"})
        QVERIFY2((std::filesystem::status(path).permissions() & others) == perms::none, path.c_str());
}

void SchemaTest::namesTheFolderThatCannotBeMade()
{
    const test::TempFolder folder;
    QFile file(QString::fromStdString((folder.path() / "file").string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const SystemClock clock;
    for (const auto &path : {folder.path() / "file", folder.path() / "file" / "below"}) {
        const auto opened = store::Library::open(path, clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::PermissionDenied);
        QVERIFY(opened.error().message.find("file") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
