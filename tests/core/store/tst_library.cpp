// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "core/store/document_writer.h"
#include "tests/support/temp_library.h"

#include <QTest>
#include <array>
#include <thread>
#include <vector>

using namespace longleaf;
using test::TempLibrary;

class LibraryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackTheCanonicalText_data();
    void givesBackTheCanonicalText();
    void givesBackAnySpanOfTheText();
    void namesThePageThatIsMissing();
    void keepsWhatIsKnownOfADocument();
    void meetsTheSameBytesAgainWithoutADuplicate();
    void keepsTheFirstOfTwoWritersOfTheSameBytes();
    void showsNothingBeforeTheCommit();
    void refusesPagesOutOfOrder();
    void removesAllOrNothing();
    void notDisturbedByDocumentsWithoutPages();
    void noticesChangedTextBytes();
    void listsCollections();
    void followsARenamedFileInTheIndex();
    void letsTwoConnectionsWriteInTurn();
    void letsEachThreadUseAConnectionOfItsOwn();
};

void LibraryTest::givesBackTheCanonicalText_data()
{
    QTest::addColumn<QStringList>("pages");
    QTest::newRow("one page") << QStringList{QStringLiteral("Alpha.\n")};
    QTest::newRow("several pages") << QStringList{QStringLiteral("Alpha."), QStringLiteral("Beta."),
                                                  QStringLiteral("Gamma.")};
    QTest::newRow("empty pages at both ends") << QStringList{QString(), QStringLiteral("Beta."), QString()};
    QTest::newRow("only empty pages") << QStringList{QString(), QString(), QString()};
    QTest::newRow("several scripts") << QStringList{QStringLiteral("Ünïcödé 漢字 עברית"), QStringLiteral("😀\u2028x")};
    QTest::newRow("a NUL byte") << QStringList{QStringLiteral("a") + QChar(0) + QStringLiteral("b"),
                                               QStringLiteral("c")};
    QTest::newRow("carriage returns and blanks")
        << QStringList{QStringLiteral(" \r\n a \t\r\n"), QStringLiteral("\n\n")};
}

void LibraryTest::givesBackTheCanonicalText()
{
    QFETCH(QStringList, pages);
    std::vector<std::string> texts;
    for (const QString &page : pages)
        texts.push_back(page.toStdString());
    const std::string expected = pages.join(QChar(0x0C)).toStdString();

    TempLibrary library;
    const auto document = library.add("a.txt", texts);
    library.reopen();
    QCOMPARE(library->text(document.id).value(), expected);
    QCOMPARE(document.textBytes, static_cast<std::int64_t>(expected.size()));
    QCOMPARE(document.pageCount, static_cast<int>(texts.size()));
    const auto stored = library->pages(document.id).value();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QCOMPARE(library->pageText(document.id, static_cast<int>(i + 1)).value(), texts[i]);
        QCOMPARE(expected.substr(stored[i].span.begin, stored[i].span.size()), texts[i]);
    }
}

void LibraryTest::givesBackAnySpanOfTheText()
{
    TempLibrary library;
    const auto document = library.add("a.txt", {"abc", "", "defg", "h"});
    const std::string all = "abc\f\fdefg\fh";
    for (std::size_t begin = 0; begin <= all.size() + 1; ++begin) {
        for (std::size_t end = begin; end <= all.size() + 2; ++end) {
            const std::string expected = begin < all.size() ? all.substr(begin, end - begin) : std::string();
            QCOMPARE(library->text(document.id, {begin, end}).value(), expected);
        }
    }
}

void LibraryTest::namesThePageThatIsMissing()
{
    TempLibrary library;
    const auto document = library.add("report.txt", {"one", "two"});
    const auto page = library->pageText(document.id, 3);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::NotFound);
    QVERIFY(page.error().message.find("page 3") != std::string::npos);
    QVERIFY(page.error().message.find("report.txt") != std::string::npos);
    QCOMPARE(library->textLayer(document.id, 3).error().code, ErrorCode::NotFound);
    QCOMPARE(library->text(DocumentId{99}).error().code, ErrorCode::NotFound);
    QCOMPARE(library->pages(DocumentId{99}).error().code, ErrorCode::NotFound);
    QCOMPARE(library->document(DocumentId{99}).error().code, ErrorCode::NotFound);
}

void LibraryTest::keepsWhatIsKnownOfADocument()
{
    TempLibrary library;
    ingest::NewDocument added = test::newDocument("a.pdf", {"x"});
    added.title = "A title";
    added.format = document::Format::Pdf;
    added.status = document::DocumentStatus::Partial;
    added.warnings = {"first \"quoted\"", "zweite\n"};
    store::DocumentWriter writer(*library, added, "Reports", test::countTokens);
    ingest::NewPage page;
    page.number = 1;
    page.text = "The words.";
    page.widthPt = 612;
    page.heightPt = 792.5;
    page.label = std::string("iv");
    const document::TextLayer layer({{{0, 3}, {0.1F, 0.1F, 0.2F, 0.2F}, document::Advance::Right, 0, {}}});
    page.layer = layer.encode();
    QVERIFY(writer.addPage(page));
    page = {};
    page.number = 2;
    page.state = document::PageState::NoText;
    QVERIFY(writer.addPage(page));
    page.number = 3;
    page.state = document::PageState::Failed;
    QVERIFY(writer.addPage(page));
    const auto document = writer.commit().value();

    library.reopen();
    QCOMPARE(library->document(document.id).value(), document);
    QCOMPARE(library->documents().value(), std::vector{document});
    QCOMPARE(library->findByHash(added.sha256).value(), std::optional{document});
    QCOMPARE(library->findByPath("/documents/a.pdf").value(), std::optional{document});
    QVERIFY(!library->findByPath("/documents/b.pdf").value());
    QCOMPARE(document.title, std::string("A title"));
    QCOMPARE(document.warnings, added.warnings);
    QCOMPARE(document.badPages, std::vector{3});
    QCOMPARE(document.pagesWithoutText, std::vector{2});
    QCOMPARE(document.collections, std::vector<std::string>{"Reports"});
    QCOMPARE(document.status, document::DocumentStatus::Partial);
    QCOMPARE(document.tokensEstimate, std::int64_t{3});
    const auto pages = library->pages(document.id).value();
    QCOMPARE(pages.front().label, std::string("iv"));
    QCOMPARE(pages.front().heightPt, 792.5);
    QCOMPARE(pages.back().state, document::PageState::Failed);
    QVERIFY(library->textLayer(document.id, 1).value() == document::TextLayer::decode(layer.encode()).value());
    QVERIFY(library->textLayer(document.id, 2).value().empty());
}

void LibraryTest::meetsTheSameBytesAgainWithoutADuplicate()
{
    TempLibrary library;
    const auto first = library.add("old.txt", {"Same words."});
    const auto again = library.add("new.txt", {"Same words."}, "Second");
    QCOMPARE(again.id, first.id);
    QCOMPARE(again.path, std::string("/documents/new.txt"));
    QCOMPARE(again.collections, std::vector<std::string>{"Second"});
    QCOMPARE(library->documents().value().size(), std::size_t{1});
    QCOMPARE(library->text(first.id).value(), std::string("Same words."));

    const auto touched = library->touch(first.id, "/elsewhere/third.txt", 7, 8, "Third").value();
    QCOMPARE(touched.path, std::string("/elsewhere/third.txt"));
    QCOMPARE(touched.fileSize, std::int64_t{7});
    QCOMPARE(touched.fileMtimeMs, std::int64_t{8});
    QCOMPARE(touched.collections, (std::vector<std::string>{"Second", "Third"}));
    QCOMPARE(library->touch(DocumentId{99}, "/x", 1, 1, {}).error().code, ErrorCode::NotFound);
}

void LibraryTest::keepsTheFirstOfTwoWritersOfTheSameBytes()
{
    TempLibrary library;
    const std::vector<std::string> pages = {"Raced words."};
    store::DocumentWriter late(*library, test::newDocument("late.txt", pages), {}, test::countTokens);
    const auto first = library.add("early.txt", pages);
    QVERIFY(late.addPage(test::newPages(pages).front()));
    QCOMPARE(late.commit().value().id, first.id);
    QCOMPARE(library->documents().value().size(), std::size_t{1});
}

void LibraryTest::showsNothingBeforeTheCommit()
{
    TempLibrary library;
    {
        store::DocumentWriter writer(*library, test::newDocument("a.txt", {"Unseen."}), "Kept out", test::countTokens);
        QVERIFY(writer.addPage(test::newPages({"Unseen."}).front()));
        auto other = store::Library::open(library.folder(), library.clock()).value();
        QVERIFY(other->documents().value().empty());
        QVERIFY(other->search("unseen", {}, 5).value().empty());
    }
    QVERIFY(library->documents().value().empty());
    QVERIFY(library->collections().value().empty());
    QVERIFY(library->search("unseen", {}, 5).value().empty());
    library.add("b.txt", {"Seen."});
    QCOMPARE(library->documents().value().size(), std::size_t{1});
}

void LibraryTest::refusesPagesOutOfOrder()
{
    TempLibrary library;
    store::DocumentWriter writer(*library, test::newDocument("a.txt", {"x"}), {}, test::countTokens);
    ingest::NewPage page;
    page.number = 2;
    QVERIFY(writer.addPage(page));
    QCOMPARE(writer.addPage(page).error().code, ErrorCode::InvalidInput);
    page.number = 3;
    QCOMPARE(writer.addPage(page).error().code, ErrorCode::InvalidInput);
    QCOMPARE(writer.commit().error().code, ErrorCode::InvalidInput);
    QVERIFY(library->documents().value().empty());
    library.add("b.txt", {"The lock is free again."});
}

void LibraryTest::removesAllOrNothing()
{
    TempLibrary library;
    const auto a = library.add("a.txt", {"alpha"});
    const auto b = library.add("b.txt", {"beta"});
    const std::vector<DocumentId> withUnknown = {a.id, DocumentId{99}};
    QCOMPARE(library->remove(withUnknown).error().code, ErrorCode::NotFound);
    QCOMPARE(library->documents().value().size(), std::size_t{2});
    QCOMPARE(library->search("alpha", {}, 5).value().size(), std::size_t{1});

    const std::vector<DocumentId> both = {a.id, b.id};
    QVERIFY(library->remove(both));
    QVERIFY(library->documents().value().empty());
    QVERIFY(library.add("c.txt", {"gamma"}).id > b.id);
}

void LibraryTest::notDisturbedByDocumentsWithoutPages()
{
    TempLibrary library;
    const auto document = library.add("empty.txt", {});
    QCOMPARE(document.pageCount, 0);
    QCOMPARE(library->text(document.id).value(), std::string());
    QVERIFY(library->pages(document.id).value().empty());
    QVERIFY(library->remove(std::vector{document.id}));
}

void LibraryTest::noticesChangedTextBytes()
{
    TempLibrary library;
    // Only the first lines of a document are kept a second time, for its index.
    const std::string secret = std::string(2'000, '-') + "These very words are stored once and nowhere else.";
    const auto document = library.add("a.txt", {secret});
    library.close();
    QFile file(QString::fromStdString((library.folder() / "library.sqlite").string()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf("very words");
    QVERIFY(at > 0);
    bytes[at] = 'w';
    QVERIFY(file.seek(0));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();

    library.reopen();
    QCOMPARE(library->check().value(), std::string("ok"));
    QCOMPARE(library->pageText(document.id, 1).error().code, ErrorCode::StoreDamaged);
    QCOMPARE(library->text(document.id).error().code, ErrorCode::StoreDamaged);
}

void LibraryTest::listsCollections()
{
    TempLibrary library;
    const auto empty = library->ensureCollection("  Empty ").value();
    QCOMPARE(library->ensureCollection("Empty").value(), empty);
    QCOMPARE(library->ensureCollection(" ").error().code, ErrorCode::InvalidInput);
    const auto a = library.add("a.txt", {"alpha"}, "Filings");
    const auto b = library.add("b.txt", {"beta"}, "Filings");
    const auto collections = library->collections().value();
    QCOMPARE(collections.size(), std::size_t{2});
    QCOMPARE(collections[0].name, std::string("Empty"));
    QVERIFY(collections[0].documents.empty());
    QCOMPARE(collections[1].documents, (std::vector{a.id, b.id}));
}

void LibraryTest::followsARenamedFileInTheIndex()
{
    TempLibrary library;
    const auto document = library.add("walnut.txt", {"The body.", "More of it."});
    QCOMPARE(library->search("walnut", {}, 5).value().size(), std::size_t{2});
    ingest::NewDocument again = test::newDocument("hazel.txt", {"The body.", "More of it."});
    QVERIFY(library->touch(document.id, again.path, 1, 1, {}));
    QCOMPARE(library->search("hazel", {}, 5).value().size(), std::size_t{2});
    QVERIFY(library->remove(std::vector{document.id}));
    QVERIFY(library->search("hazel walnut body", {}, 5).value().empty());
}

void LibraryTest::letsTwoConnectionsWriteInTurn()
{
    TempLibrary library;
    auto other = store::Library::open(library.folder(), library.clock()).value();
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        library.add("mine" + number, {"Mine " + number});
        QVERIFY(test::addDocument(*other, "theirs" + number, {"Theirs " + number}));
    }
    QCOMPARE(library->documents().value().size(), std::size_t{40});
    QCOMPARE(other->documents().value().size(), std::size_t{40});
    QCOMPARE(other->search("mine", {}, 100).value().size(), std::size_t{20});
    QCOMPARE(library->check().value(), std::string("ok"));
}

void LibraryTest::letsEachThreadUseAConnectionOfItsOwn()
{
    constexpr std::size_t kThreads = 4;
    constexpr int kEach = 10;
    TempLibrary library;
    std::array<std::string, kThreads> problems;
    {
        std::vector<std::jthread> threads;
        for (std::size_t number = 0; number < kThreads; ++number) {
            threads.emplace_back([&library, number, &problem = problems[number]] {
                auto own = store::Library::open(library.folder(), library.clock());
                if (!own) {
                    problem = own.error().message;
                    return;
                }
                const std::string word = "word" + std::to_string(number);
                for (int i = 0; i < kEach && problem.empty(); ++i) {
                    const auto added =
                        test::addDocument(**own, word + std::to_string(i), {word + ' ' + std::to_string(i)});
                    const auto hits = (*own)->search(word, {}, 100);
                    if (!added || !hits)
                        problem = added ? hits.error().message : added.error().message;
                    else if (hits->size() != static_cast<std::size_t>(i + 1))
                        problem = std::to_string(hits->size()) + " hits after document " + std::to_string(i + 1);
                }
            });
        }
    }
    for (const std::string &problem : problems)
        QVERIFY2(problem.empty(), problem.c_str());
    QCOMPARE(library->documents().value().size(), kThreads * kEach);
    QCOMPARE(library->check().value(), std::string("ok"));
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
