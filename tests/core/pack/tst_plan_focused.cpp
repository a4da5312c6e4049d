// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/pack/plan.h"
#include "core/pack/prompt.h"
#include "tests/core/pack/sample_documents.h"

#include <algorithm>
#include <set>

using namespace longleaf;
using namespace longleaf::pack;

namespace {

// Three pages of 20 sentences with a marked sentence in the middle of each.
test::Samples threePages()
{
    test::Random random(7);
    std::vector<std::string> pages;
    for (const char *mark : {"Alpha stands here.\n", "Beta stands here.\n", "Gamma stands here.\n"}) {
        pages.push_back(test::sentences(random, 10) + mark + test::sentences(random, 10));
    }
    test::Samples samples;
    samples.add(1, "Report", pages);
    return samples;
}

// The ledger's promise: every page of every document once, either sent or left out.
bool accountsForEveryPage(const Plan &plan, const std::vector<ScopeDocument> &scope)
{
    std::multiset<std::pair<std::int64_t, int>> wanted;
    std::multiset<std::pair<std::int64_t, int>> found;
    for (const ScopeDocument &document : scope) {
        for (const document::Page &page : document.pages) {
            wanted.emplace(document.id.value, page.number);
        }
    }
    for (const PlannedDocument &document : plan.documents) {
        for (const int page : document.pagesSent) {
            found.emplace(document.id.value, page);
        }
    }
    for (const LeftOut &leftOut : plan.leftOut) {
        for (const int page : leftOut.pages) {
            found.emplace(leftOut.id.value, page);
        }
    }
    return wanted == found;
}

bool inOrderAndDisjoint(const Plan &plan)
{
    return std::all_of(plan.documents.begin(), plan.documents.end(), [](const PlannedDocument &document) {
        return !document.passages.empty() && std::adjacent_find(document.passages.begin(), document.passages.end(),
                                                                [](const Passage &a, const Passage &b) {
                                                                    return a.span.end > b.span.begin;
                                                                }) == document.passages.end();
    });
}

std::int64_t laidOutTokens(const Prompt &prompt)
{
    std::int64_t tokens = estimateTokens(prompt.instructions);
    for (const PromptMessage &message : prompt.messages) {
        for (const std::string &part : message.parts) {
            tokens += estimateTokens(part);
        }
    }
    return tokens;
}

// Pieces of about 200 bytes that end with a line, in a random order.
std::vector<Candidate> shuffledChunks(const test::Samples &samples, test::Random &random)
{
    std::vector<Candidate> candidates;
    for (const ScopeDocument &document : samples.scope) {
        const std::string &text = samples.texts.at(document.id);
        for (const document::Page &page : document.pages) {
            for (std::size_t at = page.span.begin; at < page.span.end;) {
                const std::size_t line = text.find('\n', std::min(at + 200, page.span.end - 1));
                const std::size_t end = std::min(line == std::string::npos ? page.span.end : line, page.span.end);
                const TextSpan span{at, end};
                if (!span.empty()) {
                    candidates.push_back({document.id, page.number, span, 1.0,
                                          estimateTokens(std::string_view(text).substr(span.begin, span.size()))});
                }
                at = end + 1;
            }
        }
    }
    for (std::size_t i = candidates.size(); i > 1; --i) {
        std::swap(candidates[i - 1], candidates[random(i)]);
    }
    return candidates;
}

} // namespace

class PlanFocusedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsDocumentOrderWhateverTheRank();
    void joinsPiecesThatAreClose();
    void joinsAcrossThePageBreak();
    void takesTheWholeDocumentWhenLittleIsMissing();
    void tellsNoRoomFromNotRelevant();
    void sendsTheBeginningsWhenNothingWasFound();
    void ignoresCandidatesThatDoNotBelongToTheScope();
    void refusesWhenNotOnePassageFits();
    void neverExceedsTheBudget_data();
    void neverExceedsTheBudget();
};

void PlanFocusedTest::keepsDocumentOrderWhateverTheRank()
{
    const test::Samples samples = threePages();
    const auto plan = pack::plan(
        samples.scope, {samples.candidate(1, "Gamma stands here."), samples.candidate(1, "Alpha stands here.")},
        test::limits(1'000), Mode::Focused);
    QVERIFY(plan);
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{1, 3}));
    QCOMPARE(plan->documents[0].passages[0].firstPage, 1);
    QCOMPARE(plan->documents[0].passages[1].firstPage, 3);
    QVERIFY(accountsForEveryPage(*plan, samples.scope));
}

void PlanFocusedTest::joinsPiecesThatAreClose()
{
    test::Samples samples;
    const std::string far(500, 'x');
    samples.add(1, "Report",
                {"Before. " + far + " First piece. " + std::string(300, 'y') + " Second piece. " + far +
                 " Third piece. " + far});
    const auto plan = pack::plan(samples.scope,
                                 {samples.candidate(1, "First piece."), samples.candidate(1, "Second piece."),
                                  samples.candidate(1, "Third piece.")},
                                 test::limits(100'000), Mode::Focused);
    QVERIFY(plan);
    const std::string &text = samples.texts.at(DocumentId{1});
    QCOMPARE(plan->documents[0].passages.size(), std::size_t{1} + (plan->documents[0].whole ? 0U : 1U));
    if (!plan->documents[0].whole) {
        QCOMPARE(plan->documents[0].passages[0].span.begin, text.find("First piece."));
        QCOMPARE(plan->documents[0].passages[0].span.end, text.find("Second piece.") + 13);
    }
}

void PlanFocusedTest::joinsAcrossThePageBreak()
{
    test::Random random(3);
    test::Samples samples;
    samples.add(1, "Report",
                {test::sentences(random, 200) + "The last words of one page.\n",
                 "\nThe first words of the next.\n" + test::sentences(random, 200), test::sentences(random, 200),
                 test::sentences(random, 200)});
    const auto plan = pack::plan(
        samples.scope,
        {samples.candidate(1, "The last words of one page."), samples.candidate(1, "The first words of the next.")},
        test::limits(500), Mode::Focused);
    QVERIFY(plan);
    QCOMPARE(plan->documents[0].passages.size(), std::size_t{1});
    QCOMPARE(plan->documents[0].passages[0].firstPage, 1);
    QCOMPARE(plan->documents[0].passages[0].lastPage, 2);
}

void PlanFocusedTest::takesTheWholeDocumentWhenLittleIsMissing()
{
    const test::Samples samples = threePages();
    const std::vector<Candidate> candidates = {samples.candidate(1, "Alpha stands here."),
                                               samples.candidate(1, "Beta stands here."),
                                               samples.candidate(1, "Gamma stands here.")};
    const auto generous = pack::plan(samples.scope, candidates, test::limits(100'000), Mode::Focused);
    QVERIFY(generous);
    QVERIFY(generous->documents[0].whole);
    QCOMPARE(generous->documents[0].passages.size(), std::size_t{1});
    const auto tight = pack::plan(samples.scope, candidates, test::limits(2'000), Mode::Focused);
    QVERIFY(tight);
    QVERIFY(!tight->documents[0].whole);
}

void PlanFocusedTest::tellsNoRoomFromNotRelevant()
{
    const test::Samples samples = threePages();
    const document::Page &last = samples.scope[0].pages[2];
    const auto plan = pack::plan(
        samples.scope,
        {samples.candidate(1, "Alpha stands here."), {DocumentId{1}, 3, last.span, 0.5, last.tokensEstimate}},
        test::limits(200), Mode::Focused);
    QVERIFY(plan);
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{1}));
    QCOMPARE(plan->leftOut.size(), std::size_t{2});
    QCOMPARE(plan->leftOut[0].reason, LeftOutReason::NotRelevant);
    QCOMPARE(plan->leftOut[0].pages, (std::vector{2}));
    QCOMPARE(plan->leftOut[1].reason, LeftOutReason::NoRoom);
    QCOMPARE(plan->leftOut[1].pages, (std::vector{3}));
}

void PlanFocusedTest::sendsTheBeginningsWhenNothingWasFound()
{
    test::Samples samples;
    samples.add(1, "One", {"First page of one.", std::string(4'000, 'x')});
    samples.add(2, "Two", {"First page of two."});
    const auto plan = pack::plan(samples.scope, {}, test::limits(200), Mode::Focused);
    QVERIFY(plan);
    QCOMPARE(plan->documents.size(), std::size_t{2});
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{1}));
    QCOMPARE(plan->leftOut[0].reason, LeftOutReason::NoRoom);
}

void PlanFocusedTest::ignoresCandidatesThatDoNotBelongToTheScope()
{
    const test::Samples samples = threePages();
    const Candidate good = samples.candidate(1, "Beta stands here.");
    Candidate otherDocument = good;
    otherDocument.document = DocumentId{99};
    Candidate noSuchPage = good;
    noSuchPage.page = 12;
    Candidate beyondThePage = good;
    beyondThePage.page = 1;
    const auto plan =
        pack::plan(samples.scope, {otherDocument, noSuchPage, beyondThePage, good}, test::limits(1'000), Mode::Focused);
    QVERIFY(plan);
    QCOMPARE(plan->documents[0].pagesSent, (std::vector{2}));
    QCOMPARE(plan->documents[0].passages, (std::vector<Passage>{{good.span, 2, 2}}));
}

void PlanFocusedTest::refusesWhenNotOnePassageFits()
{
    const test::Samples samples = threePages();
    const auto plan =
        pack::plan(samples.scope, {samples.candidate(1, "Beta stands here.")}, test::limits(20), Mode::Focused);
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::DoesNotFit);
}

void PlanFocusedTest::neverExceedsTheBudget_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed) {
        QTest::addRow("generated library %d", seed) << seed;
    }
}

// Whatever the documents, the ranking and the limits: the plan keeps its bounds, its ledger is complete, and the
// laid-out request is what was estimated.
void PlanFocusedTest::neverExceedsTheBudget()
{
    QFETCH(int, seed);
    test::Random random(static_cast<std::uint64_t>(seed));
    test::Samples samples;
    const auto documents = static_cast<std::int64_t>(1 + random(6));
    for (std::int64_t id = 1; id <= documents; ++id) {
        std::vector<std::string> pages;
        for (std::uint64_t page = 1 + random(30); page > 0; --page) {
            const std::uint64_t kind = random(12);
            pages.push_back(kind == 0 ? "" : kind == 1 ? "!" : test::sentences(random, 1 + random(25)));
        }
        pages.push_back("One page with text.\n");
        samples.add(id, "Document " + std::to_string(id), pages);
    }
    const std::vector<Candidate> candidates = shuffledChunks(samples, random);
    const PromptTemplate fixed{"test", "The rules of this request.", "Quote exactly."};
    const std::vector<HistoryTurn> history(random(3), HistoryTurn{"An earlier question?", "An earlier answer."});
    Limits limits = test::limits(static_cast<std::int64_t>(700 + random(40'000)));
    limits.maxOutputTokens = static_cast<std::int64_t>(random(300));
    limits.fixedTokens = fixedTokens(fixed, history, "What was the margin?");
    limits.tokenFactor = 0.8 + static_cast<double>(random(60)) / 100.0;
    for (const Mode mode : {Mode::Auto, Mode::Focused}) {
        const auto plan = pack::plan(samples.scope, candidates, limits, mode);
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        QVERIFY(plan->documentTokens <= plan->budgetTokens);
        QVERIFY(plan->promptTokens + limits.maxOutputTokens <= limits.contextWindow);
        QVERIFY(accountsForEveryPage(*plan, samples.scope));
        QVERIFY(inOrderAndDisjoint(*plan));
        const auto again = pack::plan(samples.scope, candidates, limits, mode);
        QCOMPARE(again->documents.size(), plan->documents.size());
        for (std::size_t i = 0; i < plan->documents.size(); ++i) {
            QCOMPARE(again->documents[i].passages, plan->documents[i].passages);
        }
        const auto prompt = layout(*plan, samples.scope, fixed, history, "What was the margin?", samples.source());
        QVERIFY(prompt);
        const double real = static_cast<double>(laidOutTokens(*prompt)) * limits.tokenFactor;
        QVERIFY2(static_cast<double>(plan->promptTokens) >= real,
                 qPrintable(QStringLiteral("%1 %2").arg(plan->promptTokens).arg(real)));
        QVERIFY(static_cast<double>(plan->promptTokens) <= real * 1.20 + 60.0);
    }
}

QTEST_GUILESS_MAIN(PlanFocusedTest)
#include "tst_plan_focused.moc"
