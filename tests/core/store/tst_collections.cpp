// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "tests/support/temp_library.h"

#include <QTest>
#include <algorithm>

using namespace longleaf;
using test::TempLibrary;

namespace {

const store::Collection *named(const std::vector<store::Collection> &all, const std::string &name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

/// A document as if it had been read from this path.
document::Document addAt(TempLibrary &library, const std::string &path, const std::string &text)
{
    const document::Document made = library.add("made-of-" + text + ".txt", {text});
    const auto touched = library->touch(made.id, path, 4, 100, {});
    return touched.value();
}

} // namespace

class CollectionsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDocumentMayBeInSeveral();
    void namesAreKeptApart();
    void removingOneKeepsItsDocuments();
    void theLockIsKept();
    void theQueueSurvivesAndKeepsItsOrder();
    void aFileThatWasReadLeavesTheQueueAndJoinsItsCollection();
    void aFileThatFailedStaysWithItsReason();
    void aNewVersionSupersedesTheOldOne();
    void goingBackToAnOldVersionMakesItTheNewest();
    void citedDocumentsAreKnown();
    void watchedFoldersAreKept();
};

void CollectionsTest::aDocumentMayBeInSeveral()
{
    TempLibrary library;
    const auto a = library.add("a.txt", {"alpha"});
    const auto b = library.add("b.txt", {"beta"});
    const CollectionId first = library->createCollection("First").value();
    const CollectionId second = library->createCollection(" Second ").value();
    QVERIFY(library->addToCollection(first, std::vector{a.id, b.id}));
    QVERIFY(library->addToCollection(second, std::vector{a.id, a.id, DocumentId{4711}}));
    library.reopen();
    auto all = library->collections().value();
    QCOMPARE(named(all, "First")->documents, (std::vector{a.id, b.id}));
    QCOMPARE(named(all, "Second")->documents, std::vector{a.id});
    QVERIFY(library->removeFromCollection(first, std::vector{a.id}));
    all = library->collections().value();
    QCOMPARE(named(all, "First")->documents, std::vector{b.id});
    QCOMPARE(named(all, "Second")->documents, std::vector{a.id});
    QCOMPARE(library->addToCollection(CollectionId{99}, std::vector{a.id}).error().code, ErrorCode::NotFound);
}

void CollectionsTest::namesAreKeptApart()
{
    TempLibrary library;
    const CollectionId first = library->createCollection("First").value();
    QCOMPARE(library->createCollection("First ").error().code, ErrorCode::InvalidInput);
    QCOMPARE(library->createCollection(" \t").error().code, ErrorCode::InvalidInput);
    const CollectionId second = library->createCollection("Second").value();
    QCOMPARE(library->renameCollection(second, "First").error().code, ErrorCode::InvalidInput);
    QVERIFY(library->renameCollection(first, "First")); // its own name
    QVERIFY(library->renameCollection(second, "Third"));
    QVERIFY(named(library->collections().value(), "Third") != nullptr);
    QCOMPARE(library->renameCollection(CollectionId{99}, "Fourth").error().code, ErrorCode::NotFound);
}

void CollectionsTest::removingOneKeepsItsDocuments()
{
    TempLibrary library;
    const auto a = library.add("a.txt", {"alpha"}, "Gone");
    const CollectionId id = library->collections().value().front().id;
    QVERIFY(library->watchFolder({0, "/somewhere", true, id}));
    QVERIFY(library->enqueue({{0, "/somewhere/x.pdf", id, 1, 2, {}, {}}}));
    QVERIFY(library->removeCollection(id));
    QVERIFY(library->collections().value().empty());
    QVERIFY(library->document(a.id).has_value());
    QVERIFY(!library->watchedFolders().value().front().collection.valid());
    QVERIFY(!library->queue().value().front().collection.valid());
    QCOMPARE(library->removeCollection(id).error().code, ErrorCode::NotFound);
}

void CollectionsTest::theLockIsKept()
{
    TempLibrary library;
    const CollectionId id = library->createCollection("Locked").value();
    QVERIFY(!library->collections().value().front().localOnly);
    QVERIFY(library->setCollectionLocalOnly(id, true));
    QVERIFY(library->setCollectionPolicy(id, true, 2.5));
    library.reopen();
    const auto found = library->collections().value().front();
    QVERIFY(found.localOnly && found.allowTraining);
    QCOMPARE(found.maxCostUsd.value(), 2.5);
    QVERIFY(!library->setCollectionLocalOnly(CollectionId{99}, true));
}

void CollectionsTest::theQueueSurvivesAndKeepsItsOrder()
{
    TempLibrary library;
    const std::string odd = "/tmp/caf\xE9.pdf"; // not UTF-8: the file system's own bytes
    const auto queued = library->enqueue(
        {{0, "/b.pdf", {}, 10, 20, {}, {}}, {0, "/a.pdf", {}, 0, 0, {}, {}}, {0, odd, {}, 0, 0, {}, {}}});
    QVERIFY(queued.has_value());
    QVERIFY((*queued)[0].id > 0);
    library.reopen();
    QCOMPARE(library->queue().value(), *queued);
    QVERIFY(library->dequeue(std::vector{(*queued)[0].id}));
    // Once more: behind the others.
    QVERIFY(library->enqueue({{0, "/a.pdf", {}, 0, 0, {}, {}}}));
    const auto left = library->queue().value();
    QCOMPARE(left.size(), std::size_t{2});
    QCOMPARE(left[0].path, odd);
    QCOMPARE(left[1].path, std::string("/a.pdf"));
}

void CollectionsTest::aFileThatWasReadLeavesTheQueueAndJoinsItsCollection()
{
    TempLibrary library;
    const CollectionId id = library->createCollection("Target").value();
    const auto queued = library->enqueue({{0, "/a.pdf", id, 0, 0, {}, {}}, {0, "/b.pdf", {}, 0, 0, {}, {}}}).value();
    const auto a = addAt(library, "/a.pdf", "alpha");
    const auto b = addAt(library, "/b.pdf", "beta");
    QVERIFY(
        library->settle(std::vector<store::SettledFile>{{queued[0].id, a.id, {}, {}}, {queued[1].id, b.id, {}, {}}}));
    QVERIFY(library->queue().value().empty());
    QCOMPARE(library->collections().value().front().documents, std::vector{a.id});
}

void CollectionsTest::aFileThatFailedStaysWithItsReason()
{
    TempLibrary library;
    const auto queued = library->enqueue({{0, "/a.pdf", {}, 5, 6, {}, {}}}).value();
    QVERIFY(library->settle(std::vector<store::SettledFile>{{queued[0].id, {}, "empty_file", "It is empty."}}));
    library.reopen();
    const auto left = library->queue().value();
    QCOMPARE(left.size(), std::size_t{1});
    QVERIFY(left[0].failed());
    QCOMPARE(left[0].errorMessage, std::string("It is empty."));
    QCOMPARE(left[0].fileSize, std::int64_t{5});
}

void CollectionsTest::aNewVersionSupersedesTheOldOne()
{
    TempLibrary library;
    const CollectionId id = library->createCollection("Filings").value();
    const auto old = addAt(library, "/report.pdf", "first");
    const auto other = addAt(library, "/other.pdf", "other");
    QVERIFY(library->addToCollection(id, std::vector{old.id}));
    QVERIFY(library->keepOriginal(old.id, "3:4"));
    const auto fresh = addAt(library, "/report.pdf", "second");
    QCOMPARE(library->supersedeOlder(fresh.id).value(), std::vector{old.id});
    QCOMPARE(library->document(old.id)->supersededBy, fresh.id);
    QCOMPARE(library->document(old.id)->keptOriginal, std::string("3:4"));
    QVERIFY(!library->document(fresh.id)->supersededBy.valid());
    QVERIFY(!library->document(other.id)->supersededBy.valid());
    QCOMPARE(library->collections().value().front().documents, (std::vector{old.id, fresh.id}));
    QVERIFY(library->supersedeOlder(fresh.id).value().empty()); // told once
    QCOMPARE(library->keepOriginal(DocumentId{99}, "x").error().code, ErrorCode::NotFound);
}

void CollectionsTest::goingBackToAnOldVersionMakesItTheNewest()
{
    TempLibrary library;
    const auto old = addAt(library, "/report.pdf", "first");
    const auto fresh = addAt(library, "/report.pdf", "second");
    QVERIFY(library->supersedeOlder(fresh.id));
    QCOMPARE(library->supersedeOlder(old.id).value(), std::vector{fresh.id});
    QVERIFY(!library->document(old.id)->supersededBy.valid());
    QCOMPARE(library->document(fresh.id)->supersededBy, old.id);
}

void CollectionsTest::citedDocumentsAreKnown()
{
    TempLibrary library;
    const auto a = library.add("a.txt", {"alpha"});
    const auto b = library.add("b.txt", {"beta"});
    const auto conversation = library->createConversation("talk").value();
    store::NewTurn turn;
    turn.question = "What?";
    const AnswerId without = library->beginAnswer(conversation, turn).value(); // no citations yet
    QVERIFY(without.valid());
    const AnswerId answer = library->beginAnswer(conversation, turn).value();
    store::FinishedAnswer finished;
    finished.citationsJson = R"([{"quote":"x","document":null},{"quote":"beta","document":")" + toText(b.id) + R"("}])";
    QVERIFY(library->finishAnswer(answer, finished));
    QCOMPARE(library->cited(std::vector{a.id, b.id}).value(), std::vector{b.id});
}

void CollectionsTest::watchedFoldersAreKept()
{
    TempLibrary library;
    const auto first = library->watchFolder({0, "/b", true, {}}).value();
    const auto second = library->watchFolder({0, "/a", false, {}}).value();
    QCOMPARE(library->watchFolder({0, "/b", false, {}})->id, first.id); // changed, not doubled
    library.reopen();
    const auto all = library->watchedFolders().value();
    QCOMPARE(all.size(), std::size_t{2});
    QCOMPARE(all[0], second);
    QVERIFY(!all[1].subfolders);
    QVERIFY(library->unwatchFolder(first.id));
    QCOMPARE(library->watchedFolders().value(), std::vector{second});
}

QTEST_GUILESS_MAIN(CollectionsTest)
#include "tst_collections.moc"
