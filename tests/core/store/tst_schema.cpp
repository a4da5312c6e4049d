// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QFile>
#include <QTest>

using namespace longleaf;
using test::RawDatabase;

namespace {

/// A library as version 1 wrote it, with one document. Frozen: never to be changed with the code.
constexpr const char *kVersion1 = R"(
PRAGMA journal_mode = WAL;
CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
    title TEXT NOT NULL, format TEXT NOT NULL, status TEXT NOT NULL, page_count INTEGER NOT NULL,
    text_bytes INTEGER NOT NULL, tokens INTEGER NOT NULL, warnings TEXT NOT NULL, file_size INTEGER NOT NULL,
    file_mtime_ms INTEGER NOT NULL, added_at_ms INTEGER NOT NULL, index_title TEXT NOT NULL,
    first_chunk INTEGER NOT NULL, chunk_count INTEGER NOT NULL) STRICT;
CREATE INDEX documents_path ON documents(path);
CREATE TABLE pages (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL, begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, form_feed INTEGER NOT NULL,
    state TEXT NOT NULL, width_pt REAL NOT NULL, height_pt REAL NOT NULL, label TEXT NOT NULL, tokens INTEGER NOT NULL,
    sha256 TEXT NOT NULL, text TEXT NOT NULL, layer BLOB NOT NULL, UNIQUE (document, number)) STRICT;
CREATE INDEX pages_odd ON pages(document, number, state) WHERE state <> 'ok';
CREATE TABLE chunks (id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL, page INTEGER NOT NULL,
    begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, tokens INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE chunk_index USING fts5(body, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE document_collections (document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    collection INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    PRIMARY KEY (document, collection)) STRICT, WITHOUT ROWID;
CREATE INDEX document_collections_collection ON document_collections(collection, document);
INSERT INTO documents VALUES (1, 'aa', '/old.txt', 'old', 'text', 'ready', 1, 12, 3, '[]', 12, 1, 1, 'old', 1, 1);
INSERT INTO pages VALUES (1, 1, 1, 0, 12, 0, 'ok', 0, 0, '', 3,
    '48d551f06573cbe8e100ff97c4eee7cabd21eb1576bfbef332c558dfd3d5dc85', 'walnut trees', x'');
INSERT INTO chunks VALUES (1, 1, 1, 0, 12, 3);
INSERT INTO chunk_index(rowid, body, title) VALUES (1, 'walnut trees', 'old');
PRAGMA application_id = 0x4C674C66;
PRAGMA user_version = 1;
)";

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
