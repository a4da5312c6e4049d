// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/pack/document_costs.h"
#include "core/pack/markup.h"
#include "core/pack/plan.h"
#include "tests/core/pack/sample_documents.h"

using namespace longleaf;
using namespace longleaf::pack;

class PlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void budgetIsTheSmallestBound_data();
    void budgetIsTheSmallestBound();
    void wordsRoundTrip();
    void sendsWholeDocumentsWhenTheyFit();
    void pagesWithoutTextAreLeftOutWithTheirReason();
    void pagesThatWereNotReadInFullAreInTheLedger();
    void manyDocumentsThatWereNotReadInFullAreCounted();
    void autoFallsBackToPassages();
    void refusesWholeDocumentsThatDoNotFit();
    void namesTheUsersBudgetWhenItIsTheBound();
    void factorAndMarginCount();
    void aPagesMarkCostsWhatItsTextCosts();
    void refusesScopesWithoutText_data();
    void refusesScopesWithoutText();
};

void PlanTest::budgetIsTheSmallestBound_data()
{
    QTest::addColumn<qint64>("window");
    QTest::addColumn<qint64>("maxInput");
    QTest::addColumn<qint64>("output");
    QTest::addColumn<qint64>("fixed");
    QTest::addColumn<qint64>("user"); // -1: none
    QTest::addColumn<qint64>("budget");
    const auto row = [](const char *name, qint64 window, qint64 maxInput, qint64 output, qint64 fixed, qint64 user,
                        qint64 budget) {
        QTest::newRow(name) << window << maxInput << output << fixed << user << budget;
    };
    row("the window less the answer and the fixed part", 100'000, 0, 20'000, 10'000, -1, 70'000);
    row("the model's own bound on input", 100'000, 50'000, 20'000, 10'000, -1, 40'000);
    row("an input bound above the rest does not count", 100'000, 95'000, 20'000, 10'000, -1, 70'000);
    row("the user's budget", 100'000, 0, 20'000, 10'000, 8'000, 8'000);
    row("a user's budget above the rest does not count", 100'000, 0, 20'000, 10'000, 90'000, 70'000);
    row("never negative", 10'000, 0, 20'000, 10'000, -1, 0);
}

void PlanTest::budgetIsTheSmallestBound()
{
    QFETCH(qint64, window);
    QFETCH(qint64, maxInput);
    QFETCH(qint64, output);
    QFETCH(qint64, fixed);
    QFETCH(qint64, user);
    QFETCH(qint64, budget);
    Limits limits;
    limits.contextWindow = window;
    limits.maxInputTokens = maxInput;
    limits.maxOutputTokens = output;
    limits.fixedTokens = fixed;
    limits.safetyMargin = 0;
    if (user >= 0) {
        limits.budgetTokens = user;
    }
    QCOMPARE(static_cast<qint64>(documentBudget(limits)), budget);
}

void PlanTest::wordsRoundTrip()
{
    for (const Mode mode : {Mode::Auto, Mode::Whole, Mode::Focused}) {
        QCOMPARE(modeFromWord(toWord(mode)), std::optional(mode));
    }
    QVERIFY(!modeFromWord("everything"));
    QCOMPARE(toWord(LeftOutReason::NoRoom), std::string_view("no_room"));
    QCOMPARE(toWord(LeftOutReason::Unreadable), std::string_view("unreadable"));
}

void PlanTest::sendsWholeDocumentsWhenTheyFit()
{
    test::Samples samples;
    samples.add(4, "Second", {"page one", "page two"});
    samples.add(2, "First", {"only page"});
    const auto plan = pack::plan(samples.scope, {}, test::limits(10'000), Mode::Auto);
    QVERIFY(plan);
    QCOMPARE(plan->mode, Mode::Whole);
    QCOMPARE(plan->documents.size(), std::size_t{2});
    QCOMPARE(plan->documents[0].id.value, 4);
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{1, 2}));
    QCOMPARE(plan->documents[0].passages, (std::vector<Passage>{{{0, 17}, 1, 2}}));
    QVERIFY(plan->documents[0].whole && plan->documents[1].whole);
    QVERIFY(plan->leftOut.empty());
    QVERIFY(plan->documentTokens > 0 && plan->promptTokens >= plan->documentTokens);
}

void PlanTest::pagesWithoutTextAreLeftOutWithTheirReason()
{
    test::Samples samples;
    samples.add(1, "Report", {"page one", "", "page three", "!", ""});
    samples.add(2, "Scan", {"", ""});
    const auto plan = pack::plan(samples.scope, {}, test::limits(10'000), Mode::Whole);
    QVERIFY(plan);
    QCOMPARE(plan->documents.size(), std::size_t{1});
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{1, 3}));
    QCOMPARE(plan->documents[0].passages.size(), std::size_t{2});
    QVERIFY(plan->documents[0].whole);
    QCOMPARE(plan->leftOut.size(), std::size_t{3});
    QCOMPARE(plan->leftOut[0].pages, (std::vector{2, 5}));
    QCOMPARE(plan->leftOut[0].reason, LeftOutReason::NoText);
    QCOMPARE(plan->leftOut[1].pages, (std::vector{4}));
    QCOMPARE(plan->leftOut[1].reason, LeftOutReason::Unreadable);
    QCOMPARE(plan->leftOut[2].id.value, 2);
    QCOMPARE(plan->leftOut[2].pages, (std::vector{1, 2}));
}

void PlanTest::pagesThatWereNotReadInFullAreInTheLedger()
{
    test::Samples samples;
    samples.add(1, "Lease", {"page one", "!", "?half of it", "?", "page five"});
    samples.add(2, "Annex", {"all of it"});
    samples.add(3, "Scan", {"", "!"});
    const auto plan = pack::plan(samples.scope, {}, test::limits(10'000), Mode::Whole);
    QVERIFY(plan);
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{1, 3, 5}));
    // An error on a page without text is not "no text".
    QCOMPARE(plan->leftOut[0].reason, LeftOutReason::Unreadable);
    QCOMPARE(plan->leftOut[0].pages, (std::vector{2, 4}));
    const UnreadAccount &unread = plan->unread;
    QCOMPARE(unread.documents.size(), std::size_t{2});
    QCOMPARE(unread.documents[0].failed, (std::vector{2, 4}));
    QCOMPARE(unread.documents[0].partial, (std::vector{3}));
    QCOMPARE(unread.documents[1].id.value, 3);
    QCOMPARE(QString::fromStdString(sentenceOf(unread)),
             QStringLiteral("3 of 8 pages could not be read (Lease, pages 2, 4; Scan, page 2). 1 of 8 pages could be "
                            "read only in part (Lease, page 3), so words may be missing."));
    const auto annex = pack::plan({samples.scope[1]}, {}, test::limits(10'000), Mode::Whole);
    QVERIFY(annex && sentenceOf(annex->unread).empty());
}

void PlanTest::manyDocumentsThatWereNotReadInFullAreCounted()
{
    test::Samples samples;
    for (int i = 1; i <= 5; ++i)
        samples.add(i, "D" + std::to_string(i), std::vector<std::string>(14, i == 1 ? "?some" : "!"));
    samples.add(6, "Whole", {"text"});
    const std::string sentence = sentenceOf(unreadOf(samples.scope));
    QVERIFY2(sentence.starts_with("56 of 71 pages could not be read (D2, pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 "
                                  "and 2 more; D3, "),
             sentence.c_str());
    QVERIFY2(sentence.find("; and 1 more document).") != std::string::npos, sentence.c_str());
}

void PlanTest::autoFallsBackToPassages()
{
    test::Random random(1);
    test::Samples samples;
    samples.add(1, "Long", {test::sentences(random, 100), "the needle stands here", test::sentences(random, 100)});
    QVERIFY(!fitsWhole(samples.scope, test::limits(1'000)));
    const auto plan =
        pack::plan(samples.scope, {samples.candidate(1, "the needle stands here")}, test::limits(1'000), Mode::Auto);
    QVERIFY(plan);
    QCOMPARE(plan->mode, Mode::Focused);
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{2}));
    QVERIFY(!plan->documents[0].whole);
}

void PlanTest::refusesWholeDocumentsThatDoNotFit()
{
    test::Samples samples;
    for (int i = 1; i <= 14; ++i) {
        samples.add(i, "Filing " + std::to_string(i), {"text"});
        samples.scope.back().pages[0].tokensEstimate = 89'230;
    }
    Limits limits = test::limits(1'048'576);
    limits.maxOutputTokens = 32'768;
    limits.fixedTokens = 5'000;
    const auto plan = pack::plan(samples.scope, {}, limits, Mode::Whole);
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::DoesNotFit);
    QCOMPARE(
        QString::fromStdString(plan.error().message),
        QStringLiteral("These 14 documents are about 1,313,000 tokens; the window leaves room for 1,010,000. Choose "
                       "fewer documents or use the focused mode."));
}

void PlanTest::namesTheUsersBudgetWhenItIsTheBound()
{
    test::Samples samples;
    samples.add(1, "Filing", {"text"});
    samples.scope.back().pages[0].tokensEstimate = 9'000;
    Limits limits = test::limits(1'048'576);
    limits.budgetTokens = 2'000;
    const auto plan = pack::plan(samples.scope, {}, limits, Mode::Whole);
    QVERIFY(!plan);
    QVERIFY(plan.error().message.starts_with("This document is about 9,4"));
    QVERIFY(plan.error().message.find("the token budget leaves room for 2,000.") != std::string::npos);
}

void PlanTest::factorAndMarginCount()
{
    test::Samples samples;
    samples.add(1, "Filing", {"text"});
    samples.scope.back().pages[0].tokensEstimate = 10'000;
    Limits limits = test::limits(1'000'000);
    limits.fixedTokens = 1'000;
    limits.safetyMargin = 0;
    const auto plain = pack::plan(samples.scope, {}, limits, Mode::Whole);
    limits.safetyMargin = 0.10;
    limits.tokenFactor = 1.20;
    const auto more = pack::plan(samples.scope, {}, limits, Mode::Whole);
    QVERIFY(plain && more);
    QCOMPARE(plain->promptTokens, plain->documentTokens + 1'000);
    QVERIFY(qAbs(static_cast<double>(more->promptTokens) / static_cast<double>(plain->promptTokens) - 1.32) < 0.001);
}

void PlanTest::aPagesMarkCostsWhatItsTextCosts()
{
    ScopeDocument document{DocumentId{1'234}, "Long", "/long.pdf", {}};
    for (int number = 1; number <= 12'345; ++number) {
        document::Page page;
        page.number = number;
        document.pages.push_back(page);
    }
    const DocumentCosts costs(document);
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        QCOMPARE(costs.marker(i), estimateTokens(pageMarker(document.id, document.pages[i].number)) + 1);
    }
}

void PlanTest::refusesScopesWithoutText_data()
{
    QTest::addColumn<int>("documents");
    QTest::newRow("no document") << 0;
    QTest::newRow("one scan") << 1;
    QTest::newRow("several scans") << 3;
}

void PlanTest::refusesScopesWithoutText()
{
    QFETCH(int, documents);
    test::Samples samples;
    for (int i = 1; i <= documents; ++i) {
        samples.add(i, "Scan", {"", "!"});
    }
    for (const Mode mode : {Mode::Auto, Mode::Whole, Mode::Focused}) {
        const auto plan = pack::plan(samples.scope, {}, test::limits(10'000), mode);
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::InvalidInput);
    }
}

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
