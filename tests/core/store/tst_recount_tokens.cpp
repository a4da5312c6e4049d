// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_writer.h"
#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QTest>

using namespace longleaf;
using test::TempLibrary;

namespace {

std::string exactName()
{
    return "exact";
}

// Far from every estimate of the tests.
std::int64_t countExactly(std::string_view text)
{
    return 1000 + static_cast<std::int64_t>(text.size());
}

document::Document addCounted(store::Library &library, const std::string &name, const std::vector<std::string> &pages)
{
    store::DocumentWriter writer(
        library, test::newDocument(name, pages), {}, [](std::string_view) { return 7; }, exactName);
    for (const ingest::NewPage &page : test::newPages(pages)) {
        if (!writer.addPage(page))
            qFatal("The page was not written.");
    }
    return writer.commit().value();
}

std::int64_t tokensOf(TempLibrary &library, DocumentId id)
{
    return library->document(id).value().tokensEstimate;
}

std::string counterOf(const TempLibrary &library, DocumentId id)
{
    test::RawDatabase raw(library.folder() / "library.sqlite");
    return raw.value("SELECT token_counter FROM documents WHERE id = " + toText(id));
}

} // namespace

class RecountTokensTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remembersWhoCounted();
    void replacesEstimatesOfDocumentsPagesAndChunks();
    void leavesExactFiguresAlone();
    void asksNobodyWhenAllIsExact();
    void keepsWhatWasDoneWhenStopped();
    void changesNothingWhenItCanOnlyEstimate();
    void passesOverADocumentThatIsRemovedMeanwhile();
};

void RecountTokensTest::remembersWhoCounted()
{
    TempLibrary library;
    const auto estimated = library.add("a.txt", {"words"});
    const auto counted = addCounted(*library, "b.txt", {"other words"});
    QCOMPARE(counterOf(library, estimated.id), std::string("estimate"));
    QCOMPARE(counterOf(library, counted.id), std::string("exact"));
}

void RecountTokensTest::replacesEstimatesOfDocumentsPagesAndChunks()
{
    TempLibrary library;
    const std::string sentence = "The walnut trees stand behind the old house and bear fruit. ";
    std::string longPage;
    for (int i = 0; i < 40; ++i)
        longPage += sentence;
    const auto document = library.add("a.txt", {"A walnut.", "", longPage});
    QCOMPARE(library->recountTokens(countExactly, exactName, {}).value(), 1);
    library.reopen();

    const auto pages = library->pages(document.id).value();
    QCOMPARE(pages[0].tokensEstimate, countExactly("A walnut."));
    QCOMPARE(pages[1].tokensEstimate, countExactly(""));
    QCOMPARE(pages[2].tokensEstimate, countExactly(longPage));
    QCOMPARE(tokensOf(library, document.id),
             pages[0].tokensEstimate + pages[1].tokensEstimate + pages[2].tokensEstimate);
    QCOMPARE(counterOf(library, document.id), std::string("exact"));
    const auto hits = library->search("walnut", {}, 20).value();
    QVERIFY(hits.size() >= 4); // the long page has several chunks
    for (const store::SearchHit &hit : hits)
        QCOMPARE(hit.tokensEstimate, countExactly(library->text(document.id, hit.span).value()));
}

void RecountTokensTest::leavesExactFiguresAlone()
{
    TempLibrary library;
    const auto counted = addCounted(*library, "b.txt", {"one page", "two pages"});
    library.add("a.txt", {"words"});
    QCOMPARE(library->recountTokens(countExactly, exactName, {}).value(), 1);
    QCOMPARE(tokensOf(library, counted.id), std::int64_t{14});
}

void RecountTokensTest::asksNobodyWhenAllIsExact()
{
    TempLibrary library;
    addCounted(*library, "b.txt", {"words"});
    bool asked = false;
    const auto count = [&asked](std::string_view) {
        asked = true;
        return std::int64_t{1};
    };
    const auto name = [&asked] {
        asked = true;
        return exactName();
    };
    QCOMPARE(library->recountTokens(count, name, {}).value(), 0);
    QVERIFY(!asked);
}

void RecountTokensTest::keepsWhatWasDoneWhenStopped()
{
    TempLibrary library;
    const auto first = library.add("a.txt", {"the first"});
    const auto second = library.add("b.txt", {"the second", "its other page"});
    const std::int64_t estimate = tokensOf(library, second.id);
    std::stop_source stop;
    const auto count = [&stop](std::string_view text) {
        if (text == "the second")
            stop.request_stop();
        return countExactly(text);
    };
    QCOMPARE(library->recountTokens(count, exactName, stop.get_token()).value(), 1);
    QCOMPARE(tokensOf(library, first.id), countExactly("the first"));
    QCOMPARE(tokensOf(library, second.id), estimate);
    QCOMPARE(library->recountTokens(countExactly, exactName, {}).value(), 1);
    QCOMPARE(tokensOf(library, second.id), countExactly("the second") + countExactly("its other page"));
}

void RecountTokensTest::changesNothingWhenItCanOnlyEstimate()
{
    TempLibrary library;
    const auto document = library.add("a.txt", {"words"});
    QCOMPARE(library->recountTokens(countExactly, store::estimateName, {}).value(), 0);
    QCOMPARE(tokensOf(library, document.id), document.tokensEstimate);
}

void RecountTokensTest::passesOverADocumentThatIsRemovedMeanwhile()
{
    TempLibrary library;
    const auto gone = library.add("a.txt", {"the first"});
    const auto stays = library.add("b.txt", {"the second"});
    auto other = store::Library::open(library.folder(), library.clock()).value();
    bool removed = false;
    const auto count = [&](std::string_view text) {
        if (text == "the first" && !removed)
            removed = other->remove(std::vector{gone.id}).has_value();
        return countExactly(text);
    };
    QCOMPARE(library->recountTokens(count, exactName, {}).value(), 1);
    QVERIFY(removed);
    QCOMPARE(tokensOf(library, stays.id), countExactly("the second"));
}

QTEST_GUILESS_MAIN(RecountTokensTest)
#include "tst_recount_tokens.moc"
