// SPDX-License-Identifier: GPL-3.0-or-later
// Ten kinds of damage to a library's files: each is noticed or harmless, and the newest good backup brings all back.
#include "core/store/backups.h"
#include "core/store/library.h"
#include "core/store/salvage.h"
#include "core/store/upkeep.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QTest>
#include <fstream>
#include <functional>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

using namespace longleaf;
namespace fs = std::filesystem;

namespace {

constexpr int kDocuments = 30;

std::vector<std::string> pagesOf(int seed)
{
    std::vector<std::string> pages;
    for (int page = 0; page < 4; ++page) {
        std::string text = "Document " + std::to_string(seed) + ", page " + std::to_string(page) + ". ";
        for (int i = 0; i < 60; ++i)
            text += "Words number " + std::to_string(seed * 31 + page * 7 + i) + " stand here. ";
        pages.push_back(std::move(text));
    }
    return pages;
}

void write(const fs::path &file, std::streamoff at, const std::string &bytes)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(at);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string contentOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Adds documents in a process that ends without closing the library, so that its log stays.
void addAndDie(const fs::path &folder, int first, int count)
{
    const pid_t child = fork();
    if (child == 0) {
        const SystemClock clock;
        auto library = store::Library::open(folder, clock);
        for (int i = first; library && i < first + count; ++i)
            static_cast<void>(test::addDocument(**library, std::to_string(i) + ".txt", pagesOf(i)));
        _exit(0);
    }
    waitpid(child, nullptr, 0);
}

/// What the program tells of a library: at its start, or by the daily check. Empty: nothing.
std::string notice(const fs::path &folder, const Clock &clock)
{
    auto library = store::Library::open(folder, clock);
    if (!library)
        return library.error().message;
    const auto losses = (*library)->losses();
    if (!losses)
        return losses.error().message;
    if (!losses->empty())
        return store::lossSentence(losses->front());
    const auto state = (*library)->check();
    if (!state)
        return state.error().message;
    if (*state != "ok")
        return *state;
    const auto pages = (*library)->damagedPages({}, {});
    if (!pages)
        return pages.error().message;
    return pages->empty() ? std::string() : "page " + std::to_string(pages->front().page);
}

/// Documents that are whole, by number. None if the library cannot be opened.
int wholeDocuments(const fs::path &folder, const Clock &clock)
{
    auto library = store::Library::open(folder, clock);
    if (!library)
        return -1;
    int whole = 0;
    for (const document::Document &one : (*library)->documents().value_or(std::vector<document::Document>{})) {
        std::string expected;
        for (const std::string &page : pagesOf(std::stoi(one.title)))
            expected += (expected.empty() ? "" : "\f") + page;
        whole += (*library)->text(one.id) == expected ? 1 : 0;
    }
    return whole;
}

} // namespace

class DamageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNoticedOrHarmless_data();
    void isNoticedOrHarmless();
    void salvagesWhatIsLeft_data();
    void salvagesWhatIsLeft();
    void refusesToSalvageIntoALibrary();

private:
    using Damage = std::function<void(const fs::path &folder)>;
    static void damages();
};

Q_DECLARE_METATYPE(std::function<void(const std::filesystem::path &)>)

void DamageTest::damages()
{
    QTest::addColumn<std::function<void(const fs::path &)>>("damage");
    QTest::addColumn<bool>("mustBeNoticed");
    QTest::addColumn<int>("savedAtLeast"); ///< documents that a salvage must bring; -1: it may find nothing
    const auto row = [](const char *name, bool mustBeNoticed, int saved, Damage damage) {
        QTest::newRow(name) << std::function<void(const fs::path &)>(std::move(damage)) << mustBeNoticed << saved;
    };
    row("the header is overwritten", true, kDocuments,
        [](const fs::path &folder) { write(folder / "library.sqlite", 0, std::string(100, 'X')); });
    row("the file is cut to its half", true, 1, [](const fs::path &folder) {
        fs::resize_file(folder / "library.sqlite", fs::file_size(folder / "library.sqlite") / 2);
    });
    row("the file is empty", true, -1, [](const fs::path &folder) { fs::resize_file(folder / "library.sqlite", 0); });
    row("a page of the file is zeroed", true, kDocuments - 4, [](const fs::path &folder) {
        // One that holds text of a document in the middle.
        const std::size_t at = contentOf(folder / "library.sqlite").find("Document 15, page 1");
        write(folder / "library.sqlite", static_cast<std::streamoff>(at / 4096 * 4096), std::string(4096, '\0'));
    });
    row("twenty bytes within a text are changed", true, kDocuments - 1, [](const fs::path &folder) {
        const std::size_t at = contentOf(folder / "library.sqlite").find("Document 15, page 1");
        write(folder / "library.sqlite", static_cast<std::streamoff>(at + 60), std::string(20, '#'));
    });
    row("the log is deleted after a kill", true, kDocuments, [](const fs::path &folder) {
        addAndDie(folder, 100, 5);
        fs::remove(folder / "library.sqlite-wal");
        fs::remove(folder / "library.sqlite-shm");
    });
    row("the log is that of another library", true, kDocuments, [](const fs::path &folder) {
        addAndDie(folder, 100, 2);
        const test::TempFolder other;
        addAndDie(other.path(), 500, 6);
        fs::copy_file(other.path() / "library.sqlite-wal", folder / "library.sqlite-wal",
                      fs::copy_options::overwrite_existing);
        fs::remove(folder / "library.sqlite-shm");
    });
    row("the shared memory is garbage", false, kDocuments, [](const fs::path &folder) {
        addAndDie(folder, 100, 2);
        std::mt19937 random(4711);
        std::string garbage(32'768, '\0');
        for (char &byte : garbage)
            byte = static_cast<char>(random());
        write(folder / "library.sqlite-shm", 0, garbage);
    });
    row("the file is a folder", true, -1, [](const fs::path &folder) {
        fs::remove(folder / "library.sqlite");
        fs::create_directory(folder / "library.sqlite");
    });
    row("the file is another one", true, -1, [](const fs::path &folder) {
        std::ofstream(folder / "library.sqlite", std::ios::binary | std::ios::trunc)
            << "%PDF-1.7\n" + std::string(20'000, 'x');
    });
    row("an entry of the schema is damaged", true, kDocuments, [](const fs::path &folder) {
        test::RawDatabase raw(folder / "library.sqlite");
        raw.run("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE notes (broken' WHERE name ="
                " 'notes'; PRAGMA writable_schema = OFF;");
    });
}

void DamageTest::isNoticedOrHarmless_data()
{
    damages();
}

void DamageTest::isNoticedOrHarmless()
{
    QFETCH(std::function<void(const fs::path &)>, damage);
    QFETCH(bool, mustBeNoticed);
    test::TempLibrary library;
    for (int i = 0; i < kDocuments; ++i)
        library.add(std::to_string(i) + ".txt", pagesOf(i));
    library.close();
    const store::Backups backups(library.folder(), library.clock());
    QVERIFY(backups.make(store::Backup::Kind::Daily, {}));
    damage(library.folder());

    const std::string told = notice(library.folder(), library.clock());
    if (mustBeNoticed)
        QVERIFY(!told.empty());
    else if (told.empty())
        QVERIFY(wholeDocuments(library.folder(), library.clock()) >= kDocuments);
    qInfo("%s", told.empty() ? "harmless" : told.c_str());

    const auto newest = backups.newestGood({});
    QVERIFY(newest);
    const auto restored = backups.restore(newest->file, {});
    QVERIFY2(restored, restored ? "" : restored.error().message.c_str());
    QCOMPARE(restored->facts.documents, std::int64_t{kDocuments});
    QVERIFY(fs::exists(restored->movedTo / "library.sqlite"));
    QCOMPARE(notice(library.folder(), library.clock()), std::string());
    QCOMPARE(wholeDocuments(library.folder(), library.clock()), kDocuments);
}

void DamageTest::salvagesWhatIsLeft_data()
{
    damages();
}

void DamageTest::salvagesWhatIsLeft()
{
    QFETCH(std::function<void(const fs::path &)>, damage);
    QFETCH(int, savedAtLeast);
    test::TempLibrary library;
    for (int i = 0; i < kDocuments; ++i)
        library.add(std::to_string(i) + ".txt", pagesOf(i));
    const auto conversation = library->createConversation("Kept").value();
    const auto answer = library->beginAnswer(conversation, {"Question?", "m", "whole", {}, "{}", ""}).value();
    QVERIFY(library->saveProgress(answer, "half an answer"));
    library.close();
    damage(library.folder());

    const test::TempFolder target;
    const auto saved =
        store::salvageLibrary(library.folder() / "library.sqlite", target.path() / "new", library.clock(), {});
    if (!saved) {
        QVERIFY2(savedAtLeast < 0, saved.error().message.c_str());
        QVERIFY(!saved.error().message.empty());
        QVERIFY(!fs::exists(target.path() / "new" / "library.sqlite"));
        return;
    }
    qInfo("%s", saved->sentence().c_str());
    QVERIFY2(saved->documents >= savedAtLeast, saved->sentence().c_str());
    QCOMPARE(wholeDocuments(target.path() / "new", library.clock()), static_cast<int>(saved->documents));
    QCOMPARE(notice(target.path() / "new", library.clock()), std::string());
    auto fresh = store::Library::open(target.path() / "new", library.clock()).value();
    QCOMPARE(fresh->queue().value().size(), saved->documentsToRead.size());
    if (saved->documents == kDocuments) {
        QCOMPARE(fresh->answer(answer).value().answer.rawText, std::string("half an answer"));
        QVERIFY(!fresh->search("stand", {}, 5).value().empty());
    }
    QVERIFY(test::addDocument(*fresh, "999.txt", pagesOf(999)));
}

void DamageTest::refusesToSalvageIntoALibrary()
{
    test::TempLibrary library;
    library.close();
    const auto refused =
        store::salvageLibrary(library.folder() / "library.sqlite", library.folder(), library.clock(), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(DamageTest)
#include "tst_damage.moc"
