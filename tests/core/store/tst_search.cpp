// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QTest>

#include <cmath>

using namespace longleaf;
using test::TempLibrary;

namespace {

std::vector<DocumentId> documentsOf(const std::vector<store::SearchHit> &hits)
{
    std::vector<DocumentId> ids;
    for (const store::SearchHit &hit : hits)
        ids.push_back(hit.document);
    return ids;
}

} // namespace

class SearchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hitsAreSpansOfTheText();
    void ranksByBm25WithLuceneIdf();
    void keepsTheBestWhenThereAreMoreThanTheLimit();
    void findsInflectedFormsAndAccents();
    void findsATermOfMostChunks();
    void findsByTitleAndJoinedName();
    void staysInScope();
    void takesAScopeOfTenThousandDocuments();
    void findsChineseByTwoCharacters_data();
    void findsChineseByTwoCharacters();
    void isNotMovedByHostileWords_data();
    void isNotMovedByHostileWords();
    void findsNothingOfARemovedDocument();
    void givesNothingForNoWords();
};

void SearchTest::hitsAreSpansOfTheText()
{
    TempLibrary library;
    const auto document = library.add("a.txt", {"Nothing here.", "The walnut harvest failed.\n", "", "More."});
    const auto hits = library->search("walnut", {}, 5).value();
    QCOMPARE(hits.size(), std::size_t{1});
    QCOMPARE(hits[0].document, document.id);
    QCOMPARE(hits[0].page, 2);
    QCOMPARE(library->text(document.id, hits[0].span).value(), std::string("The walnut harvest failed."));
    QCOMPARE(hits[0].tokensEstimate, test::countTokens("The walnut harvest failed."));
    QVERIFY(hits[0].score > 0);
}

void SearchTest::ranksByBm25WithLuceneIdf()
{
    TempLibrary library;
    // Lengths 4, 2 and 6; relative to the best, as nothing but the passages' own words counts.
    const auto a = library.add("t1", {"walnut pear plum fig"});
    const auto b = library.add("t2", {"walnut walnut"});
    const auto c = library.add("t3", {"pear pear fig plum kiwi lime"});
    const auto score = [](double all, double n, double tf, double length, double average) {
        const double idf = std::log(1 + (all - n + 0.5) / (n + 0.5));
        return idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / average));
    };
    rank::Weights plain;
    plain.title = plain.document = plain.neighbour = plain.page = plain.heading = 0;
    const auto find = [&](std::vector<DocumentId> scope) {
        return library->find(rank::analyse("walnut pear"), scope, 5, plain).value().hits;
    };
    const auto hits = find({});
    QCOMPARE(documentsOf(hits), (std::vector{a.id, b.id, c.id}));
    const double best = score(3, 2, 1, 4, 4) + score(3, 2, 1, 4, 4);
    for (const store::SearchHit &hit : hits) {
        const double expected = hit.document == a.id   ? best
                                : hit.document == b.id ? score(3, 2, 2, 2, 4)
                                                       : score(3, 2, 2, 6, 4);
        QVERIFY2(std::abs(hit.score - expected / best) < 1e-6, qPrintable(QString::number(hit.score)));
    }
    // The statistics are those of the scope: in b and c alone each word stands once.
    const auto fewer = find({b.id, c.id});
    QCOMPARE(documentsOf(fewer), (std::vector{b.id, c.id}));
    QVERIFY(std::abs(fewer[1].score / fewer[0].score - score(2, 1, 2, 6, 4) / score(2, 1, 2, 2, 4)) < 1e-6);
}

void SearchTest::keepsTheBestWhenThereAreMoreThanTheLimit()
{
    TempLibrary library;
    for (int i = 0; i < 60; ++i) {
        std::string text = "fillers";
        for (int j = 0; j < i % 20; ++j)
            text += " walnut";
        for (int j = 0; j < (i * 7) % 13; ++j)
            text += " pear other";
        library.add("t" + std::to_string(i), {text});
    }
    const auto all = library->search("walnut pear fig", {}, 1000).value();
    for (const int limit : {1, 2, 7, 30}) {
        auto expected = all;
        expected.resize(static_cast<std::size_t>(limit));
        QCOMPARE(library->search("walnut pear fig", {}, limit).value(), expected);
    }
    QVERIFY(std::is_sorted(all.begin(), all.end(), [](const auto &x, const auto &y) { return x.score > y.score; }));
}

void SearchTest::findsInflectedFormsAndAccents()
{
    TempLibrary library;
    library.add("a.txt", {"The company acquired Café Zürich and its subsidiaries."});
    for (const char *words : {"acquire", "ACQUIRING", "cafe", "zurich", "Zürich", "subsidiary"})
        QVERIFY2(library->search(words, {}, 5).value().size() == 1, words);
    QVERIFY(library->search("acquaintance", {}, 5).value().empty());
}

void SearchTest::findsATermOfMostChunks()
{
    TempLibrary library;
    for (int i = 0; i < 10; ++i)
        library.add("t" + std::to_string(i), {"revenue number " + std::to_string(i)});
    const auto hits = library->search("revenue", {}, 20).value();
    QCOMPARE(hits.size(), std::size_t{10});
    QVERIFY(hits.back().score > 0);
}

void SearchTest::findsByTitleAndJoinedName()
{
    TempLibrary library;
    library.add("OTHER_2019_10K.pdf", {"Sales rose."});
    const auto best = library.add("BESTBUY_2019_10K.pdf", {"Sales rose."});
    QCOMPARE(library->search("sales of Best Buy", {}, 5).value().front().document, best.id);
    QCOMPARE(library->search("bestbuy", {}, 5).value().size(), std::size_t{1});
}

void SearchTest::staysInScope()
{
    TempLibrary library;
    std::vector<DocumentId> ids;
    for (int i = 0; i < 9; ++i)
        ids.push_back(library.add("t" + std::to_string(i), {"walnut", "walnut " + std::to_string(i)}).id);
    const std::vector<DocumentId> scope = {ids[7], ids[1], ids[2], DocumentId{4711}};
    const auto hits = library->search("walnut", scope, 100).value();
    QCOMPARE(hits.size(), std::size_t{6});
    for (const store::SearchHit &hit : hits)
        QVERIFY(std::find(scope.begin(), scope.end(), hit.document) != scope.end());
    QVERIFY(library->search("walnut", std::vector{DocumentId{4711}}, 5).value().empty());
}

void SearchTest::takesAScopeOfTenThousandDocuments()
{
    TempLibrary library;
    const auto first = library.add("a", {"walnut"});
    std::vector<DocumentId> scope;
    for (std::int64_t id = 1; id <= 10'000; ++id)
        scope.push_back(DocumentId{id});
    QCOMPARE(library->search("walnut", scope, 5).value().size(), std::size_t{1});
    scope.erase(scope.begin());
    QVERIFY(library->search("walnut", scope, 5).value().empty());
}

void SearchTest::findsChineseByTwoCharacters_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("found");
    QTest::newRow("two characters") << QStringLiteral("收入") << true;
    QTest::newRow("four characters") << QStringLiteral("营业收入") << true;
    QTest::newRow("a question") << QStringLiteral("公司的营业收入是多少?") << true;
    QTest::newRow("one character") << QStringLiteral("营") << true;
    QTest::newRow("another word") << QStringLiteral("利润") << false;
    QTest::newRow("Japanese") << QStringLiteral("カタカナ") << true;
    QTest::newRow("Korean with another particle") << QStringLiteral("매출액은") << true;
}

void SearchTest::findsChineseByTwoCharacters()
{
    QFETCH(QString, words);
    QFETCH(bool, found);
    TempLibrary library;
    library.add("a", {"2018年度公司营业收入增长了百分之五。", "カタカナの文章。매출액이 늘었다."});
    QCOMPARE(!library->search(words.toStdString(), {}, 5).value().empty(), found);
}

void SearchTest::isNotMovedByHostileWords_data()
{
    QTest::addColumn<QByteArray>("words");
    for (const char *words : {"\"",
                              "\"\"",
                              "'",
                              "walnut\"",
                              "AND",
                              "walnut AND",
                              "NEAR(walnut pear, 2)",
                              "NOT walnut",
                              "walnut*",
                              "*",
                              "title:walnut",
                              "body : walnut",
                              "{body} : walnut",
                              "(walnut",
                              "walnut)",
                              "^walnut",
                              "walnut + pear",
                              "-walnut",
                              "walnut OR",
                              ";DROP TABLE chunks;",
                              "\\",
                              "%_",
                              "\xFF\xFE walnut",
                              "walnut \xC3"})
        QTest::newRow(words) << QByteArray(words);
    QTest::newRow("NUL") << QByteArray("wal\0nut", 7);
    QTest::newRow("very long") << QByteArray(1'000'000, '"');
    QTest::newRow("a very long word") << QByteArray(1'000'000, 'x');
}

void SearchTest::isNotMovedByHostileWords()
{
    QFETCH(QByteArray, words);
    TempLibrary library;
    library.add("a", {"walnut pear", std::string("a \"quoted\" AND (odd) * page\0with NUL", 36)});
    const auto hits = library->search(words.toStdString(), {}, 5);
    QVERIFY2(hits, hits ? "" : hits.error().message.c_str());
    if (words.contains("walnut"))
        QVERIFY(!hits->empty());
    QCOMPARE(library->check().value(), std::string("ok"));
}

void SearchTest::findsNothingOfARemovedDocument()
{
    TempLibrary library;
    const auto keep = library.add("keep", {"pear and plum"});
    const auto gone =
        library.add("gone", {"walnut 漢字 \"quoted\"", "", "walnut and pear\fx", std::string("n\0ul", 4)});
    QVERIFY(library->remove(std::vector{gone.id}));
    QVERIFY(library->search("walnut 漢字 gone quoted", {}, 5).value().empty());
    const auto hits = library->search("pear", {}, 5).value();
    QCOMPARE(documentsOf(hits), std::vector{keep.id});
    // As if the removed document had never been there.
    TempLibrary other;
    other.add("keep", {"pear and plum"});
    QCOMPARE(hits.front().score, other->search("pear", {}, 5).value().front().score);

    library.close();
    test::RawDatabase raw(library.folder() / "library.sqlite");
    QCOMPARE(raw.run("INSERT INTO chunk_index(chunk_index) VALUES ('integrity-check')"), std::string());
    QCOMPARE(raw.value("SELECT count(*) FROM chunk_index_docsize"), std::string("1"));
    QCOMPARE(raw.value("SELECT count(*) FROM chunks"), std::string("1"));
    QCOMPARE(raw.value("SELECT count(*) FROM pages"), std::string("1"));
}

void SearchTest::givesNothingForNoWords()
{
    TempLibrary library;
    QVERIFY(library->search("walnut", {}, 5).value().empty());
    library.add("a", {"walnut"});
    QVERIFY(library->search("", {}, 5).value().empty());
    QVERIFY(library->search("?!", {}, 5).value().empty());
    QVERIFY(library->search("walnut", {}, 0).value().empty());
    QVERIFY(library->search("walnut", {}, -1).value().empty());
    QCOMPARE(library->search("walnut", {}, INT_MAX).value().size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(SearchTest)
#include "tst_search.moc"
