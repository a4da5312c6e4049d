// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/pack/regime.h"

#include "core/pack/focus.h"
#include "core/pack/outline.h"
#include "tests/core/pack/sample_documents.h"

using namespace longleaf;
using namespace longleaf::pack;

namespace {

Limits million()
{
    Limits limits;
    limits.contextWindow = 1'000'000;
    limits.safetyMargin = 0;
    return limits;
}

// Documents of `pages` pages of 1,000 tokens each, one searched word on every page.
test::Samples library(int documents, int pages)
{
    test::Samples samples;
    for (int d = 1; d <= documents; ++d) {
        std::vector<std::string> texts;
        for (int p = 1; p <= pages; ++p) {
            texts.push_back("needle " + std::to_string(d) + "-" + std::to_string(p) + " stands here.");
        }
        samples.add(d, "Report " + std::to_string(d), texts);
        for (document::Page &page : samples.scope.back().pages) {
            page.tokensEstimate = 1'000;
        }
    }
    return samples;
}

Candidate pageOf(const test::Samples &samples, int document, int page, double score)
{
    const ScopeDocument &one = samples.scope[static_cast<std::size_t>(document) - 1];
    return {one.id, page, one.pages[static_cast<std::size_t>(page) - 1].span, score, 1'000};
}

} // namespace

class RegimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesBySizeAndQuestion_data()
    {
        QTest::addColumn<qint64>("tokens");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("user"); // 0: none
        QTest::addColumn<QString>("used");
        QTest::addColumn<QString>("regime");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<qint64>("budget");
        QTest::addColumn<bool>("both");
        const auto row = [](const char *name, qint64 tokens, Mode mode, QuestionKind kind, qint64 user,
                            const char *used, const char *regime, const char *reason, qint64 budget, bool both) {
            QTest::newRow(name) << tokens << static_cast<int>(mode) << static_cast<int>(kind) << user
                                << QString::fromUtf8(used) << QString::fromUtf8(regime) << QString::fromUtf8(reason)
                                << budget << both;
        };
        using enum QuestionKind;
        row("a small scope", 61'000, Mode::Auto, Lookup, 0, "whole", "everything", "fits", 1'000'000, false);
        row("up to the useful length", 500'000, Mode::Auto, Lookup, 0, "whole", "everything", "fits", 1'000'000, false);
        row("beyond it, a lookup", 500'001, Mode::Auto, Lookup, 0, "focused", "passages", "beyond_useful_length",
            256'000, true);
        row("beyond it, a list", 500'001, Mode::Auto, ListAll, 0, "whole", "everything", "needs_everything", 1'000'000,
            true);
        row("beyond it, a comparison", 900'000, Mode::Auto, Compare, 0, "whole", "everything", "needs_everything",
            1'000'000, true);
        row("beyond it, a summary", 1'000'000, Mode::Auto, Summarise, 0, "whole", "everything", "needs_everything",
            1'000'000, true);
        row("does not fit", 1'000'001, Mode::Auto, Lookup, 0, "focused", "outlined", "too_large", 500'000, false);
        row("does not fit, a list", 3'000'000, Mode::Auto, ListAll, 0, "focused", "outlined", "too_large", 500'000,
            false);
        row("many times too large", 8'500'000, Mode::Auto, Lookup, 0, "focused", "routed", "far_too_large", 64'000,
            false);
        row("the user's own number", 8'500'000, Mode::Auto, Lookup, 128'000, "focused", "routed", "far_too_large",
            128'000, false);
        row("a user's number above the window", 8'500'000, Mode::Auto, Lookup, 4'000'000, "focused", "routed",
            "far_too_large", 1'000'000, false);
        row("the user's budget is too small for all", 61'000, Mode::Auto, Lookup, 2'000, "focused", "passages",
            "over_budget", 2'000, true);
        row("whole was chosen and fits", 900'000, Mode::Whole, Lookup, 0, "whole", "everything", "asked", 1'000'000,
            true);
        row("whole was chosen and does not fit", 2'000'000, Mode::Whole, Lookup, 0, "whole", "everything", "asked",
            1'000'000, true);
        row("focused was chosen", 61'000, Mode::Focused, ListAll, 0, "focused", "passages", "asked", 256'000, true);
        row("focused was chosen, far too large", 8'500'000, Mode::Focused, Lookup, 0, "focused", "routed", "asked",
            64'000, false);
    }

    void choosesBySizeAndQuestion()
    {
        QFETCH(qint64, tokens);
        QFETCH(int, mode);
        QFETCH(int, kind);
        QFETCH(qint64, user);
        Limits limits = million();
        if (user > 0) {
            limits.budgetTokens = user;
        }
        const RegimeChoice choice =
            chooseRegime(tokens, limits, static_cast<Mode>(mode), static_cast<QuestionKind>(kind));
        QTEST(QString::fromUtf8(toWord(choice.mode).data()), "used");
        QTEST(QString::fromUtf8(toWord(choice.regime).data()), "regime");
        QTEST(QString::fromUtf8(toWord(choice.reason).data()), "reason");
        QTEST(static_cast<qint64>(choice.budgetTokens), "budget");
        QTEST(choice.otherFits, "both");
    }

    void theMeasuredUsefulLengthCounts()
    {
        Limits limits = million();
        limits.usefulTokens = 800'000;
        QCOMPARE(chooseRegime(700'000, limits, Mode::Auto, QuestionKind::Lookup).mode, Mode::Whole);
        limits.usefulTokens = 300'000;
        QCOMPARE(chooseRegime(310'000, limits, Mode::Auto, QuestionKind::Lookup).mode, Mode::Focused);
        limits.usefulTokens = 10'000; // 200k that fit are sent whatever was measured
        QCOMPARE(chooseRegime(200'000, limits, Mode::Auto, QuestionKind::Lookup).mode, Mode::Whole);
    }

    void oneDocumentGetsAtMostItsShare()
    {
        const test::Samples samples = library(60, 100); // 6M tokens
        std::vector<Candidate> candidates;
        for (int page = 1; page <= 100; ++page) {
            candidates.push_back(pageOf(samples, 1, page, 200 - page));
        }
        for (int d = 2; d <= 60; ++d) {
            candidates.push_back(pageOf(samples, d, 5, 150));
        }
        const auto plan = pack::plan(samples.scope, candidates, million(), Mode::Auto);
        QVERIFY(plan);
        QCOMPARE(plan->regime, Regime::Routed);
        QCOMPARE(plan->budgetTokens, std::int64_t{64'000});
        QVERIFY(plan->documentTokens <= 64'000);
        QCOMPARE(plan->documents.front().pagesSent.size(), std::size_t{25}); // 25,600 tokens are 40 %
        QVERIFY(plan->documents.size() > 30);
        QCOMPARE(plan->next.size(), std::size_t{10});
        QCOMPARE(plan->next.front().page, 26);
        QCOMPARE(plan->search.documentsSearched, 60);
        QCOMPARE(plan->search.pagesSearched, 6'000);

        Focus named;
        named.named = {DocumentId{1}};
        const auto alone = pack::plan(samples.scope, candidates, million(), Mode::Auto, named);
        QVERIFY(alone->documents.front().pagesSent.size() > 50);
    }

    void roomThatNobodyNeedsGoesToTheBestDocument()
    {
        const test::Samples samples = library(60, 100);
        std::vector<Candidate> candidates;
        for (int page = 1; page <= 40; ++page) {
            candidates.push_back(pageOf(samples, 1, page, 200 - page));
        }
        const auto plan = pack::plan(samples.scope, candidates, million(), Mode::Auto);
        QCOMPARE(plan->documents.front().pagesSent.size(), std::size_t{40});
    }

    void documentsThatHardlyMatchAreLeftOut()
    {
        const test::Samples samples = library(30, 100); // three times too large
        const std::vector<Candidate> candidates = {pageOf(samples, 1, 3, 100), pageOf(samples, 2, 3, 50),
                                                   pageOf(samples, 3, 3, 4)};
        const auto plan = pack::plan(samples.scope, candidates, million(), Mode::Auto);
        QCOMPARE(plan->regime, Regime::Outlined);
        QCOMPARE(plan->documents.size(), std::size_t{2});
        Focus named;
        named.named = {DocumentId{3}};
        QCOMPARE(pack::plan(samples.scope, candidates, million(), Mode::Auto, named)->documents.size(), std::size_t{3});
    }

    void everyDocumentHasAnOutlineWithinItsShare()
    {
        test::Samples samples = library(30, 100);
        for (ScopeDocument &document : samples.scope) {
            for (int page = 1; page <= 100; ++page) {
                document.headings.push_back({page, "Item " + std::to_string(page) + ". A heading of this document"});
            }
        }
        const auto plan = pack::plan(samples.scope, {pageOf(samples, 9, 3, 1)}, million(), Mode::Auto);
        QCOMPARE(plan->outlines.size(), std::size_t{30});
        std::size_t tokens = 0;
        for (const Outline &outline : plan->outlines) {
            QVERIFY(!outline.headings.empty());
            tokens += static_cast<std::size_t>(estimateTokens(outlineText(outline.headings)));
        }
        QVERIFY(tokens <= 10'000); // 2 % of 500k
        QVERIFY(tokens > 7'000);
    }

    void pinnedPassagesComeFirstAndExcludedOnesNotAgain()
    {
        const test::Samples samples = library(60, 100);
        std::vector<Candidate> candidates;
        for (int page = 1; page <= 30; ++page) {
            candidates.push_back(pageOf(samples, 1, page, 200 - page));
        }
        Limits limits = million();
        limits.budgetTokens = 3'000;
        Focus focus;
        focus.pinned = {pageOf(samples, 7, 70, 0)};
        focus.excluded = {candidates[0], candidates[1]};
        focus.named = {DocumentId{1}};
        const auto plan = pack::plan(samples.scope, candidates, limits, Mode::Auto, focus);
        QVERIFY(plan);
        QCOMPARE(plan->documents.size(), std::size_t{2});
        QCOMPARE(plan->documents[0].pagesSent, (std::vector{3}));
        QCOMPARE(plan->documents[1].pagesSent, (std::vector{70}));
        QCOMPARE(plan->next.front().page, 4);
    }

    void namesDocumentsByTitleAndJoinedFileName_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QList<int>>("named");
        QTest::newRow("joined words") << "What was Best Buy's revenue?" << QList{1};
        QTest::newRow("the best of two years") << "What was the revenue in the 3M 2018 10K?" << QList{2};
        QTest::newRow("both years of one company") << "Is 3M capital-intensive?" << QList{2, 3};
        QTest::newRow("a year alone names nothing") << "What happened in 2018?" << QList<int>{};
        QTest::newRow("a word of all titles names nothing") << "What is a 10K?" << QList<int>{};
    }

    void namesDocumentsByTitleAndJoinedFileName()
    {
        QFETCH(QString, question);
        QFETCH(QList<int>, named);
        test::Samples samples;
        samples.add(1, "BESTBUY_2019_10K", {"x"});
        samples.add(2, "3M_2018_10K", {"x"});
        samples.add(3, "3M_2022_10K", {"x"});
        samples.add(4, "APPLE_2018_10K", {"x"});
        samples.add(5, "BOEING_2018_10K", {"x"});
        QList<int> found;
        for (const DocumentId id : namedDocuments(question.toStdString(), samples.scope)) {
            found.push_back(static_cast<int>(id.value));
        }
        QCOMPARE(found, named);
    }

    void findsHeadings()
    {
        test::Samples samples;
        samples.add(
            1, "Filing",
            {"ACME ANNUAL REPORT 2022\nPART I\nItem 1. Business\nWe make things and sell them to people.\n12",
             "ACME ANNUAL REPORT 2022\n1.2 Competition\nRevenue 12 34 56 78\nThe market is large, and we",
             "ACME ANNUAL REPORT 2022\n# Markdown heading\n2018 was a good year for us all, as it turned out."});
        const auto headings = headingsOf(samples.texts.at(DocumentId{1}), samples.scope[0].pages);
        QCOMPARE(headings,
                 (std::vector<Heading>{
                     {1, "PART I"}, {1, "Item 1. Business"}, {2, "1.2 Competition"}, {3, "# Markdown heading"}}));
    }

    void chaptersAreNoRunningHeads()
    {
        test::Samples samples;
        samples.add(1, "Book", {"Chapter 1\nText.", "Chapter 2\nText.", "Chapter 3\nText.", "Chapter 4\nText."});
        QCOMPARE(headingsOf(samples.texts.at(DocumentId{1}), samples.scope[0].pages).size(), std::size_t{4});
    }

    void saysWhenAPartIsSentOfWhatNeedsEverything()
    {
        const test::Samples samples = library(60, 100);
        Focus list;
        list.kind = QuestionKind::ListAll;
        const auto part = pack::plan(samples.scope, {pageOf(samples, 1, 1, 1)}, million(), Mode::Auto, list);
        QVERIFY(isSubset(*part));
        QCOMPARE(QString::fromStdString(warningOf(*part)),
                 QStringLiteral("The question asks for everything of a kind, but only 1 of 6000 pages are sent, in "
                                "part: the list may lack entries. Everything in parts (mode sweep) reads every "
                                "page."));
        const test::Samples small = library(2, 3);
        QVERIFY(warningOf(*pack::plan(small.scope, {}, million(), Mode::Auto, list)).empty());
        QVERIFY(warningOf(*pack::plan(samples.scope, {pageOf(samples, 1, 1, 1)}, million(), Mode::Auto)).empty());
        test::Samples scan;
        scan.add(1, "Scan", {"text", ""});
        const std::string unreadable = warningOf(*pack::plan(scan.scope, {}, million(), Mode::Auto, list));
        QVERIFY(!unreadable.empty());
        QVERIFY2(unreadable.find("sweep") == std::string::npos, unreadable.c_str()); // it could read no more

        Plan unfinished;
        unfinished.mode = Mode::Sweep;
        unfinished.leftOut = {{DocumentId{1}, {}, {2, 3}, LeftOutReason::NotRead}};
        QVERIFY(isSubset(unfinished));
        QVERIFY(warningOf(unfinished).empty());
        unfinished.kind = QuestionKind::ListAll;
        QCOMPARE(QString::fromStdString(warningOf(unfinished)),
                 QStringLiteral("The question asks for everything of a kind, but only 0 of 2 pages are sent: the list "
                                "may lack entries."));
    }

    void aSearchWithoutHitsIsToldAndNotHidden()
    {
        const test::Samples samples = library(60, 100);
        const auto plan = pack::plan(samples.scope, {}, million(), Mode::Auto);
        QVERIFY(plan->beginningsSent);
        QVERIFY(warningOf(*plan).find("beginnings") != std::string::npos);
    }

    // Other programs go on by dropping text, or turn to retrieval by themselves.
    void wholeIsRefusedRatherThanCut()
    {
        const test::Samples samples = library(11, 100);
        const auto refused = pack::plan(samples.scope, {pageOf(samples, 1, 1, 1)}, million(), Mode::Whole);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::DoesNotFit);
    }

    void everyFocusedPlanSaysWhyItIsNotWhole()
    {
        for (const int documents : {1, 6, 11, 60}) {
            const test::Samples samples = library(documents, 100);
            for (const QuestionKind kind : {QuestionKind::Lookup, QuestionKind::ListAll}) {
                Focus focus;
                focus.kind = kind;
                const auto plan = pack::plan(samples.scope, {pageOf(samples, 1, 1, 1)}, million(), Mode::Auto, focus);
                QVERIFY(plan);
                QCOMPARE(plan->mode == Mode::Focused,
                         plan->reason != ModeReason::Fits && plan->reason != ModeReason::NeedsEverything);
                QVERIFY(!sentenceOf(plan->reason).empty());
            }
        }
    }
};

QTEST_APPLESS_MAIN(RegimeTest)
#include "tst_regime.moc"
