// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QTest>

#include "core/store/text_search.h"
#include "core/store/word_marks.h"
#include "tests/support/temp_library.h"

using namespace longleaf;
using test::TempLibrary;

namespace {

std::vector<std::string> marked(const std::string &text, const std::vector<std::string> &terms)
{
    std::vector<std::string> words;
    for (const store::WordMark &mark : store::markWords(text, terms))
        words.push_back(text.substr(mark.span.begin, mark.span.size()));
    return words;
}

} // namespace

class TextSearchTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksWholeWords_data();
    void marksWholeWords();
    void findsPhrases();
    void groupsByDocumentAndMarksTheWords();
    void prefersPassagesWithAllWords();
    void wordsInQuotationMarksFollowEachOther();
    void countsPagesThatCannotBeSearched();
    void keepsToTheScope();
    void refusesAQueryWithoutWords();
};

void TextSearchTest::marksWholeWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("terms");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *text, const QStringList &terms, const QStringList &words) {
        QTest::newRow(name) << QString::fromUtf8(text) << terms << words;
    };
    row("plural and case", "Net Sales rose; a sale fell; salesman", {QStringLiteral("sales")},
        {QStringLiteral("Sales"), QStringLiteral("sale")});
    row("verb forms", "acquired, acquires, acquiring, acquisition", {QStringLiteral("acquire")},
        {QStringLiteral("acquired"), QStringLiteral("acquires"), QStringLiteral("acquiring")});
    row("not a mere beginning", "company compares", {QStringLiteral("company")}, {QStringLiteral("company")});
    row("accents", "Das Café und das cafe", {QStringLiteral("cafe")},
        {QString::fromUtf8("Café"), QStringLiteral("cafe")});
    row("figures", "19,604 and 19604", {QStringLiteral("604")}, {QStringLiteral("604")});
    row("inside a run of Chinese", "公司净利润增长", {QString::fromUtf8("净利润")}, {QString::fromUtf8("净利润")});
    row("Cyrillic capitals", "ПРИБЫЛЬ и прибыль", {QString::fromUtf8("прибыль")},
        {QString::fromUtf8("ПРИБЫЛЬ"), QString::fromUtf8("прибыль")});
}

void TextSearchTest::marksWholeWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, terms);
    QFETCH(QStringList, words);
    std::vector<std::string> list;
    for (const QString &term : terms)
        list.push_back(term.toStdString());
    QStringList found;
    for (const std::string &word : marked(text.toStdString(), list))
        found << QString::fromStdString(word);
    QCOMPARE(found, words);
}

void TextSearchTest::findsPhrases()
{
    QVERIFY(store::holdsPhrase("The total\n net   sales of", "Net sales"));
    QVERIFY(!store::holdsPhrase("net product sales", "net sales"));
    QVERIFY(!store::holdsPhrase("planet sales", "net sales"));
}

void TextSearchTest::groupsByDocumentAndMarksTheWords()
{
    TempLibrary library;
    const auto a = library.add("a.txt", {"Nothing here.", "The turnover of widgets grew.\nMuch."});
    const auto b = library.add("b.txt", {"No widgets were sold, the turnover was nil.", "x", "Turnover: widgets 5."});
    const auto found = store::searchText(*library, "widgets turnover", {}, 100, {});
    QVERIFY(found.has_value());
    QVERIFY(found->allWords && !found->cut);
    QCOMPARE(found->passages, 3);
    QCOMPARE(found->documentsSearched, 2);
    QCOMPARE(found->documents.size(), std::size_t{2});
    for (const store::TextHits &one : found->documents) {
        QCOMPARE(one.hits.size(), one.document == a.id ? std::size_t{1} : std::size_t{2});
        const std::string text = library->text(one.document).value();
        int lastPage = 0;
        for (const store::TextHit &hit : one.hits) {
            QVERIFY(hit.page > lastPage);
            lastPage = hit.page;
            QCOMPARE(hit.words.size(), std::size_t{2});
            QCOMPARE(hit.marks.size(), std::size_t{2});
            for (std::size_t i = 0; i < 2; ++i) {
                const TextSpan word = hit.words[i];
                const TextSpan mark = hit.marks[i];
                QCOMPARE(hit.snippet.substr(mark.begin, mark.size()), text.substr(word.begin, word.size()));
            }
        }
    }
    QVERIFY(found->documents[0].document == a.id || found->documents[0].document == b.id);
}

void TextSearchTest::prefersPassagesWithAllWords()
{
    TempLibrary library;
    library.add("a.txt", {"Alpha stands alone.", "Alpha and omega together."});
    const auto both = store::searchText(*library, "alpha omega", {}, 100, {});
    QVERIFY(both->allWords);
    QCOMPARE(both->passages, 1);
    QCOMPARE(both->documents.front().hits.front().page, 2);
    const auto some = store::searchText(*library, "alpha zebra", {}, 100, {});
    QVERIFY(!some->allWords);
    QCOMPARE(some->passages, 2);
}

void TextSearchTest::wordsInQuotationMarksFollowEachOther()
{
    TempLibrary library;
    library.add("a.txt", {"Sales, net of returns.", "The net\nsales of the year."});
    const auto found = store::searchText(*library, "\"net sales\"", {}, 100, {});
    QCOMPARE(found->passages, 1);
    QCOMPARE(found->documents.front().hits.front().page, 2);
    QVERIFY(store::searchText(*library, "\"sales net sales\"", {}, 100, {})->documents.empty());
}

void TextSearchTest::countsPagesThatCannotBeSearched()
{
    TempLibrary library;
    library.add("scan.pdf", {"Words.", "", ""});
    const auto found = store::searchText(*library, "words", {}, 10, {});
    QCOMPARE(found->pagesWithoutText, 2);
    QCOMPARE(found->passages, 1);
}

void TextSearchTest::keepsToTheScope()
{
    TempLibrary library;
    const auto a = library.add("a.txt", {"Shared words in a."});
    library.add("b.txt", {"Shared words in b."});
    const auto found = store::searchText(*library, "shared", std::vector{a.id}, 10, {});
    QCOMPARE(found->documents.size(), std::size_t{1});
    QCOMPARE(found->documents.front().document, a.id);
    QCOMPARE(found->documentsSearched, 1);
    const auto one = store::searchText(*library, "shared", {}, 1, {});
    QVERIFY(one->cut);
    QCOMPARE(one->passages, 1);
}

void TextSearchTest::refusesAQueryWithoutWords()
{
    TempLibrary library;
    QCOMPARE(store::searchText(*library, " ?! ", {}, 10, {}).error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TextSearchTest)
#include "tst_text_search.moc"
