// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/answer/citation_parser.h"
#include "core/ask/absence.h"
#include "core/ask/answer_blocks.h"
#include "core/ask/sweep_merge.h"

#include <random>
#include <set>

using namespace longleaf;
using namespace longleaf::ask;

namespace {

answer::Citation cited(std::int64_t document, int page, std::size_t at, const std::string &quote, TextSpan statement)
{
    answer::Citation one;
    one.raw.document = document;
    one.raw.page = page;
    one.raw.quote = quote;
    one.raw.statement = statement;
    one.verdict.status = answer::CitationStatus::Exact;
    one.verdict.document = DocumentId{document};
    one.verdict.page = page;
    one.verdict.span = {at, at + quote.size()};
    return one;
}

/// A part that says what a model would have written; quotes stand at 1,000 times their page in the source.
SweepPart part(int number, pack::Window pages, const std::string &raw)
{
    answer::CitationParser parser;
    parser.feed(raw);
    parser.finish();
    SweepPart made;
    made.number = number;
    made.pages = std::move(pages);
    made.begun = true;
    made.state = store::AnswerState::Complete;
    made.text = parser.text();
    for (const answer::RawCitation &one : parser.citations())
        made.citations.push_back(cited(one.document.value_or(0), one.page.value_or(0),
                                       static_cast<std::size_t>(one.page.value_or(0)) * 1'000, one.quote,
                                       one.statement));
    return made;
}

std::vector<pack::ScopeDocument> scope()
{
    std::vector<pack::ScopeDocument> documents;
    for (const auto &[id, title] : {std::pair(3, "Alpha"), std::pair(5, "Beta")}) {
        pack::ScopeDocument one{DocumentId{id}, title, "/x", {}};
        for (int p = 1; p <= 10; ++p) {
            document::Page page;
            page.number = p;
            one.pages.push_back(page);
        }
        documents.push_back(std::move(one));
    }
    return documents;
}

pack::Plan readAll()
{
    pack::Plan plan;
    plan.mode = pack::Mode::Sweep;
    for (const int id : {3, 5})
        plan.documents.push_back({DocumentId{id}, "x", "/x", 10, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {}, true});
    return plan;
}

MergedAnswer merge(std::vector<SweepPart> parts, const pack::Plan &coverage = readAll())
{
    const auto documents = scope();
    return mergeParts({std::move(parts), documents, coverage});
}

std::string statement(const MergedAnswer &answer, std::size_t citation)
{
    const TextSpan span = answer.citations.at(citation).raw.statement;
    return answer.text.substr(span.begin, span.size());
}

} // namespace

class SweepMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statementsStandUnderTheirDocuments();
    void everyCitationIsKept();
    void repeatedStatementsCollapse();
    void partsWithNothingAreCounted();
    void whatComesClosestStandsApart();
    void pagesThatWereNotReadAreNamed();
    void theRawTextGivesTheSameCitationsAgain();
    void whatAModelDropsIsAppended();
    void nothingIsAbsentThatAPartHas_data();
    void nothingIsAbsentThatAPartHas();
    void whatIsAppendedIsNotTheModelsWord();
    void tablesAndNestedItemsStayWhole();
};

void SweepMergeTest::statementsStandUnderTheirDocuments()
{
    const MergedAnswer answer =
        merge({part(1, {{DocumentId{3}, 1, 10}, {DocumentId{5}, 1, 4}},
                    "1. Beta pays rent.<q d=\"5\" p=\"2\">the rent of Beta</q>\n"
                    "2. Alpha pays tax.<q d=\"3\" p=\"7\">the tax of Alpha</q>\n"),
               part(2, {{DocumentId{5}, 5, 10}}, "Beta sells coal.<q d=\"5\" p=\"8\">sells coal to all</q>")});
    QCOMPARE(QString::fromStdString(answer.text),
             QStringLiteral("All 20 of 20 pages read in 2 requests.\n\n## Alpha\n\n- Alpha pays tax.\n\n"
                            "## Beta\n\n- Beta pays rent.\n\nBeta sells coal."));
    QCOMPARE(answer.citations.size(), std::size_t{3});
    QCOMPARE(statement(answer, 0), std::string("Alpha pays tax."));
    QCOMPARE(statement(answer, 1), std::string("Beta pays rent."));
    QCOMPARE(statement(answer, 2), std::string("Beta sells coal."));
}

void SweepMergeTest::everyCitationIsKept()
{
    std::mt19937 random(3); // NOLINT
    const auto upTo = [&random](int most) {
        return std::uniform_int_distribution<int>(0, most)(random);
    };
    for (int round = 0; round < 300; ++round) {
        std::vector<SweepPart> parts;
        std::multiset<std::string> expected;
        int fact = 0;
        for (int number = 1; number <= 1 + upTo(4); ++number) {
            std::string raw;
            for (int line = 0; line < upTo(8); ++line) {
                const int document = upTo(1) == 0 ? 3 : 5;
                raw += std::vector<std::string>{"- ", "", "7. ", "## "}[static_cast<std::size_t>(upTo(3))];
                raw += "Fact " + std::to_string(++fact) + " holds.";
                for (int proofs = upTo(2); proofs > 0; --proofs) {
                    const std::string quote =
                        "words of fact " + std::to_string(fact) + " proof " + std::to_string(proofs);
                    raw += "<q d=\"" + std::to_string(document) + "\" p=\"" + std::to_string(1 + upTo(9)) + "\">" +
                           quote + "</q>";
                    expected.insert(quote);
                }
                raw += upTo(2) == 0 ? "\n\n" : "\n";
            }
            parts.push_back(part(number, {{DocumentId{3}, 1, 10}, {DocumentId{5}, 1, 10}}, raw));
        }
        const MergedAnswer answer = merge(parts);
        std::multiset<std::string> found;
        for (std::size_t i = 0; i < answer.citations.size(); ++i) {
            const std::string &quote = answer.citations[i].raw.quote;
            found.insert(quote);
            // The chip stands in the line of its own fact.
            const std::string number = quote.substr(14, quote.find(' ', 14) - 14);
            const std::size_t end = answer.citations[i].raw.statement.end;
            QVERIFY(end <= answer.text.size());
            const std::size_t begin = answer.text.rfind("Fact ", end);
            QCOMPARE(answer.text.substr(begin + 5, number.size() + 1), number + " ");
        }
        QVERIFY(found == expected);
    }
}

void SweepMergeTest::repeatedStatementsCollapse()
{
    const MergedAnswer answer = merge({part(1, {{DocumentId{3}, 1, 10}, {DocumentId{5}, 1, 10}},
                                            "The fee is 400 dollars a year.<q d=\"3\" p=\"2\">fee of 400</q>\n\n"
                                            "- The fee is 400 dollars.<q d=\"3\" p=\"2\">fee of 400</q>\n"
                                            "- The fee is 500 dollars.<q d=\"3\" p=\"2\">fee of 400</q>\n"
                                            "- The fee is 400 dollars.<q d=\"3\" p=\"4\">fee of 400</q>\n")});
    QCOMPARE(answer.collapsed, 1); // another figure or another place is another finding
    QCOMPARE(answer.citations.size(), std::size_t{3});
}

void SweepMergeTest::partsWithNothingAreCounted()
{
    const MergedAnswer none = merge({part(1, {{DocumentId{3}, 1, 10}}, "Not found in the documents."),
                                     part(2, {{DocumentId{5}, 1, 10}}, "not found in the documents.\n\nNothing.")});
    QCOMPARE(none.emptyParts, 2);
    QVERIFY2(none.text.starts_with("Not found in the documents.\n\nAll 20 of 20 pages read in 2 requests. Nothing was "
                                   "found in 2 parts (pages 1-10 of Alpha; pages 1-10 of Beta)."),
             none.text.c_str());
    const MergedAnswer some = merge({part(1, {{DocumentId{3}, 1, 10}}, "Not found in the documents."),
                                     part(2, {{DocumentId{5}, 1, 10}}, "It is.<q d=\"5\" p=\"1\">it is so</q>")});
    QCOMPARE(some.emptyParts, 1);
    QVERIFY(!some.text.starts_with("Not found"));
}

void SweepMergeTest::whatComesClosestStandsApart()
{
    const MergedAnswer answer =
        merge({part(1, {{DocumentId{3}, 1, 10}},
                    "Not found in the documents. It only names a fee.<q d=\"3\" p=\"2\">a fee is due</q>"),
               part(2, {{DocumentId{5}, 1, 10}}, "The rent is 7.<q d=\"5\" p=\"1\">the rent is 7</q>")});
    QCOMPARE(answer.citations.size(), std::size_t{2});
    QCOMPARE(statement(answer, 1), std::string("It only names a fee."));
    const std::size_t closest = answer.text.find("## What comes closest");
    QVERIFY(closest != std::string::npos && closest > answer.text.find("The rent is 7."));
    QVERIFY(answer.text.find("Not found in the documents") == std::string::npos);
}

void SweepMergeTest::pagesThatWereNotReadAreNamed()
{
    pack::Plan coverage = readAll();
    coverage.documents.pop_back();
    coverage.documents.front().pagesSent.resize(9);
    coverage.leftOut.push_back({DocumentId{3}, "/x", {10}, pack::LeftOutReason::NoText});
    coverage.leftOut.push_back({DocumentId{5}, "/x", {1, 2}, pack::LeftOutReason::NotRead});
    SweepPart failed = part(2, {{DocumentId{5}, 1, 10}}, "");
    failed.state = store::AnswerState::Failed;
    failed.error = Error{ErrorCode::ServerError, "The provider failed.", {}};
    const MergedAnswer answer =
        merge({part(1, {{DocumentId{3}, 1, 10}}, "Yes.<q d=\"3\" p=\"1\">yes it is</q>"), failed}, coverage);
    QVERIFY2(answer.text.starts_with("9 of 20 pages read in 1 request.\n\n"
                                     "- Not read to the end: part 2, pages 1-10 of Beta. The provider failed.\n"
                                     "- Left out: page 10 of Alpha (no text on them)."),
             answer.text.c_str());
}

void SweepMergeTest::theRawTextGivesTheSameCitationsAgain()
{
    const MergedAnswer answer = merge(
        {part(1, {{DocumentId{3}, 1, 10}},
              "- A & B <i>pay</i> 5.<q d=\"3\" p=\"2\">A &amp; B pay &lt;5&gt;</q> Then 6.<q d=\"3\" p=\"4\">then "
              "they pay six</q>\n- Last.<q d=\"5\" p=\"4\">the last of all</q>")});
    answer::CitationParser parser;
    parser.feed(answer.rawText());
    parser.finish();
    QCOMPARE(parser.text(), answer.text);
    QCOMPARE(parser.citations().size(), answer.citations.size());
    for (std::size_t i = 0; i < answer.citations.size(); ++i) {
        QCOMPARE(parser.citations()[i].quote, answer.citations[i].raw.quote);
        QCOMPARE(parser.citations()[i].statement.end, answer.citations[i].raw.statement.end);
    }
}

void SweepMergeTest::whatAModelDropsIsAppended()
{
    const SweepPart first =
        part(1, {{DocumentId{3}, 1, 10}},
             "- One.<q d=\"3\" p=\"1\">the first of them</q>\n- Two.<q d=\"3\" p=\"2\">the second</q>");
    const SweepPart written = part(1, {{DocumentId{3}, 1, 10}}, "All in all one.<q d=\"3\" p=\"1\">the first</q>");
    MergedAnswer answer = partAnswer(written);
    QCOMPARE(appendMissing(answer, partAnswer(first)), 1);
    QCOMPARE(QString::fromStdString(answer.text), QStringLiteral("All in all one.\n\n## Also found\n\n- Two."));
    QCOMPARE(answer.citations.size(), std::size_t{2});
    QCOMPARE(statement(answer, 1), std::string("Two."));
    QCOMPARE(appendMissing(answer, partAnswer(first)), 0);
}

void SweepMergeTest::nothingIsAbsentThatAPartHas_data()
{
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<bool>("absent");
    const QString nothing = QStringLiteral("Not found in the documents.");
    const QString found = QStringLiteral("The rent is 10.<q d=\"3\" p=\"1\">the rent is 10</q>");
    const QString half = found + QStringLiteral(" The documents do not mention a deposit.");
    QTest::newRow("all say so") << QStringList{nothing, nothing} << true;
    QTest::newRow("one has it") << QStringList{nothing, found, nothing} << false;
    QTest::newRow("half of the question, in each") << QStringList{half, nothing} << true;
    QTest::newRow("half of the question, in one") << QStringList{half, found} << false;
    QTest::newRow("in other words") << QStringList{QStringLiteral("The pages do not say who paid."), nothing} << true;
    QTest::newRow("no part") << QStringList{} << false;
}

void SweepMergeTest::nothingIsAbsentThatAPartHas()
{
    QFETCH(QStringList, answers);
    std::vector<SweepPart> parts;
    for (const QString &one : answers)
        parts.push_back(part(static_cast<int>(parts.size()) + 1, {{DocumentId{3}, 1, 5}}, one.toStdString()));
    QTEST(allSayAbsent(parts), "absent");
    SweepPart failed = part(9, {{DocumentId{3}, 6, 10}}, "");
    failed.state = store::AnswerState::Failed;
    parts.push_back(failed); // says nothing at all
    QTEST(allSayAbsent(parts), "absent");
}

void SweepMergeTest::whatIsAppendedIsNotTheModelsWord()
{
    MergedAnswer answer{"The rent is 10.", {}, 0, 0};
    const SweepPart empty = part(1, {{DocumentId{3}, 1, 10}},
                                 "Not found in the documents. Closest: <q d=\"3\" p=\"2\">a deposit of some kind</q>");
    QCOMPARE(appendMissing(answer, partAnswer(empty)), 1);
    QVERIFY(!absentStatements(answer.text).empty());
    QVERIFY(absentStatements(withoutAppended(answer.text)).empty());
    QCOMPARE(withoutAppended("Nothing is added."), std::string_view("Nothing is added."));
}

void SweepMergeTest::tablesAndNestedItemsStayWhole()
{
    const MergedAnswer answer = merge({part(1, {{DocumentId{3}, 1, 10}},
                                            "| Year | Fee |\n|---|---|\n| 2018 | 5 |<q d=\"3\" p=\"1\">2018 5</q>\n"
                                            "| 2019 | 6 |<q d=\"3\" p=\"1\">2019 6</q>\n\n"
                                            "- Rent:\n  - for offices 7<q d=\"3\" p=\"3\">offices 7</q>\n")});
    QVERIFY2(answer.text.find("| Year | Fee |\n|---|---|\n| 2018 | 5 |\n| 2019 | 6 |\n\n- Rent:\n  - for offices 7") !=
                 std::string::npos,
             answer.text.c_str());
    QCOMPARE(answer.citations.size(), std::size_t{3});
}

QTEST_APPLESS_MAIN(SweepMergeTest)
#include "tst_sweep_merge.moc"
