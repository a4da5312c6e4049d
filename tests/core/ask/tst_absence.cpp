// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/absence.h"
#include "core/ask/coverage_json.h"

#include <nlohmann/json.hpp>

using namespace longleaf;

class AbsenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recognisesWhatIsSaidToBeAbsent_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("statements");
        const auto row = [](const char *answer, int statements) {
            QTest::newRow(answer) << QString::fromUtf8(answer) << statements;
        };
        row("Not found in the documents.", 1);
        row("**Not found in the documents.**", 1);
        row("Not found in the documents", 1);
        row("- Rent: 1,250 dollars.\n- Deposit: Not found in the documents.\n- Pets: not found in the document.", 2);
        row("The rent is 10. The notice period was not found in the provided documents.", 1);
        row("The documents do not mention a penalty.", 1);
        row("The excerpts don't say who signed.", 1);
        row("The documents provided do not specify a date.", 1);
        row("There is no mention of arbitration in the documents.", 1);
        row("I could not find this in the documents.", 1);
        row("This is not stated in any of the filings.", 1);
        row("The text is silent on that.", 1);
        row("Das Datum wird in den Dokumenten nicht genannt.", 1);
        row("Dazu steht nichts in den Unterlagen.", 1);
        row("Cette date ne figure pas dans les documents.", 1);
        row("No se menciona en los documentos.", 1);
        row("文件中未找到相关信息。", 1);
        row("The rent is 1,250 dollars.", 0);
        row("The key was not found in the building.", 0);
        row("The letter says \"Not found in the documents.\" in its second line.", 0);
        row("The tenant may not sublet.", 0);
        row("This is found in the documents on page 3.", 0);
        row("", 0);
    }

    void recognisesWhatIsSaidToBeAbsent()
    {
        QFETCH(QString, answer);
        const std::string text = answer.toStdString();
        const auto spans = ask::absentStatements(text);
        QTEST(static_cast<int>(spans.size()), "statements");
        for (const TextSpan span : spans) {
            QVERIFY(span.end <= text.size() && !span.empty());
        }
    }

    void theStatementItselfIsMarked()
    {
        const std::string text = "The rent is 10. The documents do not mention a deposit. Heating is extra.";
        const auto spans = ask::absentStatements(text);
        QCOMPARE(spans.size(), std::size_t{1});
        QCOMPARE(text.substr(spans[0].begin, spans[0].size()), std::string("The documents do not mention a deposit."));
    }

    void reportsPagesTermsAndNearMisses_andReadsThemBack()
    {
        pack::Plan plan;
        plan.mode = pack::Mode::Focused;
        plan.documents = {{DocumentId{1}, "Lease", "/lease.pdf", 9, {2, 3}, {{{100, 300}, 2, 3}}, false}};
        plan.leftOut = {{DocumentId{1}, "/lease.pdf", {1, 4}, pack::LeftOutReason::NotRelevant},
                        {DocumentId{1}, "/lease.pdf", {5, 6, 7}, pack::LeftOutReason::NoText},
                        {DocumentId{1}, "/lease.pdf", {8, 9}, pack::LeftOutReason::Unreadable}};
        plan.search.terms = {{"deposit", {{"security", 2}, {"bond", 0}, {"surety", -1}}, 0}, {"rent", {}, 12}};
        plan.search.pagesSearched = 4;
        plan.unread = {{{DocumentId{1}, "Lease", {8, 9}, {2}}}, 9};
        std::vector<pack::Candidate> ranked;
        for (std::size_t i = 0; i < 16; ++i) {
            ranked.push_back({DocumentId{1}, 2, {100 + i * 25, 120 + i * 25}, 16.0 - static_cast<double>(i), 5});
        }
        const ask::AbsenceReport report =
            ask::absenceReport(ask::absentStatements("Not found in the documents."), plan, ranked);
        QCOMPARE(report.statements.size(), std::size_t{1});
        QVERIFY(!report.everythingSent);
        QCOMPARE(report.pagesSent, 2);
        QCOMPARE(report.pagesWithoutText, 3);
        QCOMPARE(report.pagesUnreadable, 2);
        QCOMPARE(report.nearest.size(), std::size_t{10});
        QCOMPARE(std::count_if(report.nearest.begin(), report.nearest.end(), [](const auto &one) { return one.sent; }),
                 std::ptrdiff_t{5});

        const auto again = ask::absenceFromJson(nlohmann::json::parse(ask::toJson(report).dump()));
        QVERIFY(again.has_value());
        QVERIFY(again->search == report.search);
        QVERIFY(again->nearest == report.nearest);
        QVERIFY(again->statements == report.statements);
        QCOMPARE(again->pagesUnreadable, 2);
        QCOMPARE(again->pagesPartial, 1);
    }

    void pagesOfPartsThatWereNotReadAreNotSent()
    {
        pack::Plan plan;
        plan.mode = pack::Mode::Sweep;
        plan.documents = {{DocumentId{1}, "Lease", "/lease.pdf", 3, {1, 2, 3}, {{{0, 300}, 1, 3}}, true}};
        QVERIFY(ask::absenceReport({}, plan, {}).everythingSent);
        plan.leftOut = {{DocumentId{2}, "/rules.pdf", {1, 2}, pack::LeftOutReason::NotRead}};
        QVERIFY(!ask::absenceReport({}, plan, {}).everythingSent);
    }

    void variantsWithoutCountsAreReadToo()
    {
        const auto account = ask::searchFromJson(nlohmann::json::parse(
            R"({"terms":[{"term":"deposit","variants":["bond",{"term":"surety","hits":3},{"hits":1},7],"hits":0}]})"));
        QCOMPARE(account.terms.size(), std::size_t{1});
        const std::vector<pack::SearchedVariant> expected = {{"bond", -1}, {"surety", 3}};
        QVERIFY(account.terms[0].variants == expected);
        QVERIFY(pack::searchedWords(account) == (std::vector<std::string>{"deposit", "bond", "surety"}));
    }

    void damagedRowsAreReadAsFarAsTheyGo()
    {
        using nlohmann::json;
        QVERIFY(!ask::absenceFromJson(json("text")));
        QVERIFY(ask::absenceFromJson(json::parse(R"({"nearest":[1,{"document":"x"}],"search":5,"statements":{}})")));
        QVERIFY(ask::candidatesFromJson(json::parse(R"([{"document":"1","begin":-5,"end":"x"}])")).empty());
        QVERIFY(ask::sentBeforeFromJson("{{").passages.empty());
        QVERIFY(ask::sentBeforeFromJson(R"({"documents":[7,{"id":"1","passages":[3]}]})").passages.empty());
    }
};

QTEST_APPLESS_MAIN(AbsenceTest)
#include "tst_absence.moc"
