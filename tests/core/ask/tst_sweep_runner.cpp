// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/answer_json.h"
#include "core/ask/coverage_json.h"
#include "core/ask/sweep_json.h"
#include "core/ask/sweep_runner.h"
#include "resources/embedded.h"
#include "tests/support/scripted_client.h"
#include "tests/support/temp_library.h"

#include <QFile>
#include <functional>
#include <nlohmann/json.hpp>

using namespace longleaf;

namespace {

constexpr const char *kModels = R"({"models":[
  {"id":"fast/thinker","provider":"fast","name":"Thinker","dialect":"openai-responses","tokenizer":"o200k",
   "contextWindow":40000,"maxOutput":4096,"prices":{"input":2.0,"cachedInput":0.5,"output":10.0}}]})";

/// Pages of about 300 tokens; page n of a document has one clause that only it has.
std::vector<std::string> pages(const std::string &name, int count)
{
    std::vector<std::string> all;
    for (int page = 1; page <= count; ++page) {
        std::string text = "The clause of " + name + " number " + std::to_string(page) + " grants the audit right.";
        for (int i = 0; i < 16; ++i)
            text += " The committee of clause " + std::to_string(page * 100 + i) + " meets on the first Monday.";
        all.push_back(text);
    }
    return all;
}

/// Answers each part by its first page, or as it is told for a request.
class PartClient final : public model::ModelClient {
public:
    struct Script {
        std::vector<model::ModelRequest> requests;
        std::function<std::optional<model::Outcome>(std::size_t request)> fault; ///< empty: answers
        std::function<void(std::size_t request)> before;
        std::function<std::string(std::size_t request)> says; ///< instead of the clauses that a part has
        std::string mergeAnswer;
        std::int64_t outputTokens = 50;
    };

    explicit PartClient(Script &script)
        : m_script(script)
    {
    }

    model::Outcome send(const model::ModelRequest &request, std::stop_token stop, const model::EventSink &sink) override
    {
        m_script.requests.push_back(request);
        const std::size_t number = m_script.requests.size();
        if (m_script.before)
            m_script.before(number);
        model::Outcome outcome = test::completeOutcome();
        outcome.usage = {1'000, 0, m_script.outputTokens, 0, true};
        if (m_script.fault) {
            if (auto fault = m_script.fault(number))
                return *fault;
        }
        if (stop.stop_requested()) {
            sink(model::TextDelta{"Half of"});
            outcome = {};
            outcome.reason = model::EndReason::Canceled;
            return outcome;
        }
        sink(model::TextDelta{request.instructions.find("put together the answers") != std::string::npos
                                  ? m_script.mergeAnswer
                              : m_script.says ? m_script.says(number)
                                              : answer(request.messages.front().parts.front())});
        return outcome;
    }

private:
    static std::string answer(const std::string &documents)
    {
        std::string text;
        for (std::size_t at = documents.find("The clause of"); at != std::string::npos;
             at = documents.find("The clause of", at + 1)) {
            const std::size_t mark = documents.rfind("[[", at);
            const std::string place = documents.substr(mark + 2, documents.find("]]", mark) - mark - 2);
            const std::size_t colon = place.find(':');
            const std::string sentence = documents.substr(at, documents.find('.', at) - at);
            text += "- " + sentence + ".<q d=\"" + place.substr(0, colon) + "\" p=\"" + place.substr(colon + 1) +
                    "\">" + sentence + "</q>\n";
        }
        return text;
    }

    Script &m_script;
};

model::Outcome failedWith(ErrorCode code, const std::string &sentence)
{
    model::Outcome outcome;
    outcome.reason = model::EndReason::Failed;
    outcome.error = Error{code, sentence, {}};
    return outcome;
}

} // namespace

class SweepRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePriceIsKnownBeforeAnythingLeaves();
    void everyPageIsReadOnceAndEveryCitationIsExact();
    void stoppedAtAnyPartItGoesOnThere_data();
    void stoppedAtAnyPartItGoesOnThere();
    void aPartThatFailsIsNamedAndTriedAgain();
    void twoFailuresInARowEndIt();
    void aRefusedKeyEndsItAtOnce();
    void theLimitIsCheckedBeforeEveryPart();
    void aSweepThatMustExceedTheLimitIsNotBegun();
    void theDayCountsWhatPartsCost();
    void aDeadProgramLosesThePartUnderWayOnly();
    void theModelsMergeKeepsEveryCitation();
    void aMergeThatFailsLeavesTheParts();
    void theLedgerIsStoredWithTheAnswer();
    void aListWithoutAPartIsWarnedOf();
    void aFinishedSweepIsNotResumed();
    void absenceIsProvedWhenEveryPartSaysSo();
    void whatOnePartHasIsNotAbsent();
    void anUnfinishedSweepDoesNotClaimThatEverythingWasRead();
    void theModelsWordsOverThePartsCountToo();
    void theRequestIsAsItWasAgreed();

private:
    ask::SweepRunner runner();
    Result<ask::AnswerReport> run(ask::SweepMerge merge = ask::SweepMerge::Union);
    Result<ask::AnswerReport> resume(SweepId id);
    std::size_t exactCitations(const ask::AnswerReport &report) const;

    std::unique_ptr<test::TempLibrary> m_library;
    std::unique_ptr<model::Catalogue> m_catalogue;
    PartClient::Script m_script;
    ask::Question m_question;
    std::stop_source m_stop;
    std::vector<ask::AskEvent> m_events;
};

void SweepRunnerTest::init()
{
    m_library = std::make_unique<test::TempLibrary>();
    m_library->add("alpha.pdf", pages("Alpha", 24));
    m_library->add("beta.pdf", pages("Beta", 24));
    m_catalogue = std::make_unique<model::Catalogue>(*model::Catalogue::parse(kModels));
    m_script = {};
    m_question = {};
    m_question.text = "List all clauses that grant an audit right.";
    m_question.model = "fast/thinker";
    m_question.budgetTokens = 2'900;
    m_stop = {};
    m_events.clear();
}

ask::SweepRunner SweepRunnerTest::runner()
{
    ask::PromptTemplates templates{*pack::parsePromptTemplate(resource("prompts/answer-1.md")),
                                   *pack::parsePromptTemplate(resource("prompts/answer-native-1.md")),
                                   *pack::parsePromptTemplate(resource("prompts/sweep-part-1.md")),
                                   *pack::parsePromptTemplate(resource("prompts/sweep-merge-1.md"))};
    templates.synonyms = rank::Synonyms::parse("moon = committee, lunar base");
    return {**m_library, *m_catalogue,
            [this](const model::ModelInfo &) -> Result<std::unique_ptr<model::ModelClient>> {
                return std::make_unique<PartClient>(m_script);
            },
            std::move(templates), m_library->clock()};
}

Result<ask::AnswerReport> SweepRunnerTest::run(ask::SweepMerge merge)
{
    return runner().run(m_question, merge, m_stop.get_token(),
                        [this](const ask::AskEvent &event) { m_events.push_back(event); });
}

Result<ask::AnswerReport> SweepRunnerTest::resume(SweepId id)
{
    return runner().resume(id, m_question, m_stop.get_token(),
                           [this](const ask::AskEvent &event) { m_events.push_back(event); });
}

std::size_t SweepRunnerTest::exactCitations(const ask::AnswerReport &report) const
{
    return static_cast<std::size_t>(
        std::count_if(report.citations.begin(), report.citations.end(), [](const auto &one) {
            return one.verdict.status == answer::CitationStatus::Exact && !one.verdict.span.empty();
        }));
}

void SweepRunnerTest::thePriceIsKnownBeforeAnythingLeaves()
{
    const auto plan = runner().plan(m_question, ask::SweepMerge::Union);
    QVERIFY2(plan.has_value(), plan ? "" : plan.error().message.c_str());
    QCOMPARE(plan->parts.size(), std::size_t{5});
    QCOMPARE(plan->requests(), 5);
    QCOMPARE(plan->pagesToRead(), 48);
    std::int64_t tokens = 0;
    for (const pack::Plan &one : plan->parts) {
        QVERIFY(one.documentTokens <= 2'900);
        tokens += one.promptTokens;
    }
    QCOMPARE(plan->coverage.promptTokens, tokens);
    const double input = static_cast<double>(tokens) * 2.0 / 1e6;
    QVERIFY(std::abs(plan->leastUsd.value_or(0) - (input + 5 * 100 * 10.0 / 1e6)) < 1e-9);
    QVERIFY(std::abs(plan->mostUsd.value_or(0) - (input + 5 * 4'096 * 10.0 / 1e6)) < 1e-9);
    const auto merging = runner().plan(m_question, ask::SweepMerge::Model);
    QCOMPARE(merging->requests(), 5 + merging->mergeRequests);
    QVERIFY(merging->mergeRequests >= 1 && *merging->leastUsd > *plan->leastUsd);
    m_question.budgetTokens.reset(); // half of the window
    QCOMPARE(runner().plan(m_question, ask::SweepMerge::Union)->budgetTokens, std::int64_t{20'000});
    QVERIFY(m_script.requests.empty());
}

void SweepRunnerTest::everyPageIsReadOnceAndEveryCitationIsExact()
{
    const auto report = run();
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
    QVERIFY(report->state == store::AnswerState::Complete && !report->error && !report->canResume);
    QCOMPARE(m_script.requests.size(), std::size_t{5});
    QVERIFY2(report->text.starts_with("All 48 of 48 pages read in 5 requests."), report->text.c_str());
    QCOMPARE(report->citations.size(), std::size_t{48});
    QCOMPARE(exactCitations(*report), std::size_t{48});
    QCOMPARE(report->usage.inputTokens, std::int64_t{5'000});
    QVERIFY(std::abs(report->costUsd.value_or(0) - 5 * (0.002 + 0.0005)) < 1e-9);
    const auto stored = (*m_library)->answer(report->answer);
    QVERIFY(stored && stored->turn.mode == "sweep" && stored->answer.text == report->text);
    QCOMPARE(ask::citationsFromJson(stored->answer.citationsJson)->size(), std::size_t{48});
    QVERIFY(std::abs(stored->answer.costUsd - *report->costUsd) < 1e-9);
}

void SweepRunnerTest::stoppedAtAnyPartItGoesOnThere_data()
{
    QTest::addColumn<int>("part");
    for (int part = 1; part <= 5; ++part)
        QTest::addRow("part %d of 5", part) << part;
}

void SweepRunnerTest::stoppedAtAnyPartItGoesOnThere()
{
    QFETCH(int, part);
    m_script.before = [this, part](std::size_t request) {
        if (request == static_cast<std::size_t>(part))
            m_stop.request_stop();
    };
    const auto stopped = run();
    QVERIFY(stopped.has_value());
    QVERIFY(stopped->state == store::AnswerState::Interrupted && stopped->canResume && !stopped->error);
    QCOMPARE(m_script.requests.size(), static_cast<std::size_t>(part));
    QCOMPARE(stopped->citations.empty(), part == 1);
    QVERIFY(stopped->text.find("Not read to the end: part " + std::to_string(part)) != std::string::npos);
    QVERIFY(stopped->text.find("Half of") == std::string::npos);

    m_script.before = {};
    m_stop = {};
    const auto resumed = resume(stopped->sweep);
    QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().message.c_str());
    QVERIFY(resumed->state == store::AnswerState::Complete && !resumed->canResume);
    QCOMPARE(resumed->answer, stopped->answer);
    QCOMPARE(m_script.requests.size(), std::size_t{6}); // only the part that was under way is asked twice
    QCOMPARE(exactCitations(*resumed), std::size_t{48});
    QVERIFY(resumed->text.starts_with("All 48 of 48 pages read in 5 requests."));
}

void SweepRunnerTest::aPartThatFailsIsNamedAndTriedAgain()
{
    m_script.fault = [](std::size_t request) {
        return request == 3 ? std::optional(failedWith(ErrorCode::ServerError, "The provider failed.")) : std::nullopt;
    };
    const auto report = run();
    QVERIFY(report.has_value());
    QVERIFY(report->state == store::AnswerState::Incomplete && report->canResume);
    QVERIFY2(report->error && report->error->message.find("Part 3 of 5 is not complete. The provider failed.") == 0,
             report->error->message.c_str());
    QCOMPARE(m_script.requests.size(), std::size_t{5}); // the others are read all the same
    QVERIFY(report->text.find("part 3, pages ") != std::string::npos);
    const auto left = std::count_if(report->plan.leftOut.begin(), report->plan.leftOut.end(),
                                    [](const auto &one) { return one.reason == pack::LeftOutReason::NotRead; });
    QVERIFY(left > 0);
    m_script.fault = {};
    const auto again = resume(report->sweep);
    QVERIFY(again && again->state == store::AnswerState::Complete && again->citations.size() == 48);
    QCOMPARE(m_script.requests.size(), std::size_t{6});
}

void SweepRunnerTest::twoFailuresInARowEndIt()
{
    m_script.fault = [](std::size_t request) {
        return request >= 2 ? std::optional(failedWith(ErrorCode::ServerError, "The provider failed.")) : std::nullopt;
    };
    const auto report = run();
    QVERIFY(report && report->error && report->canResume);
    QCOMPARE(m_script.requests.size(), std::size_t{3});
}

void SweepRunnerTest::aRefusedKeyEndsItAtOnce()
{
    m_script.fault = [](std::size_t) {
        return failedWith(ErrorCode::Auth, "The key was refused.");
    };
    const auto report = run();
    QVERIFY(report && report->error && report->error->code == ErrorCode::Auth);
    QCOMPARE(m_script.requests.size(), std::size_t{1});
    QVERIFY(report->text.find("0 of 48 pages read in 0 requests.") != std::string::npos);
}

void SweepRunnerTest::theLimitIsCheckedBeforeEveryPart()
{
    m_script.outputTokens = 2'000; // 0.022 a part
    m_question.maxCostUsd = *runner().plan(m_question, ask::SweepMerge::Union)->leastUsd + 0.05;
    const auto report = run();
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
    QVERIFY(report->state == store::AnswerState::Incomplete && report->canResume);
    QCOMPARE(report->error->code, ErrorCode::OverBudget);
    QVERIFY(report->error->message.find("are spent") != std::string::npos);
    const std::size_t sent = m_script.requests.size();
    QVERIFY(sent >= 1 && sent < 5);
    QVERIFY(report->costUsd.value_or(99) <= *m_question.maxCostUsd);
    QCOMPARE(resume(report->sweep)->error->code, ErrorCode::OverBudget);
    QCOMPARE(m_script.requests.size(), sent);
    m_question.maxCostUsd = 10;
    QVERIFY(resume(report->sweep)->state == store::AnswerState::Complete);
    QCOMPARE(m_script.requests.size(), std::size_t{5});
}

void SweepRunnerTest::aSweepThatMustExceedTheLimitIsNotBegun()
{
    m_question.maxCostUsd = 0.01;
    const auto refused = run();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OverBudget);
    QVERIFY2(refused.error().message.find("5 requests") != std::string::npos, refused.error().message.c_str());
    QVERIFY((*m_library)->conversations()->empty() && m_script.requests.empty());
}

void SweepRunnerTest::theDayCountsWhatPartsCost()
{
    const auto report = run();
    QVERIFY(std::abs((*m_library)->spentUsd(0).value_or(0) - *report->costUsd) < 1e-9);
    QCOMPARE((*m_library)->spentUsd(m_library->clock().wallMs() + 1'000).value_or(1), 0.0);
}

void SweepRunnerTest::aDeadProgramLosesThePartUnderWayOnly()
{
    struct Death {};
    m_script.before = [](std::size_t request) {
        if (request == 3)
            throw Death{};
    };
    QVERIFY_THROWS_EXCEPTION(Death, static_cast<void>(run()));
    m_library->reopen();
    QCOMPARE((*m_library)->closeInterrupted().value_or(0), 1);
    const auto turn = (*m_library)->turns((*m_library)->conversations()->front().id)->front();
    QVERIFY(turn.answer.state == store::AnswerState::Interrupted);
    QVERIFY(!ask::citationsFromJson(turn.answer.citationsJson)->empty()); // what was complete can be read
    const auto sweep = (*m_library)->sweepOf(turn.id);
    QVERIFY(sweep && *sweep && !(*sweep)->finished);
    // What may have been charged for the part that died counts.
    QVERIFY((*sweep)->parts.at(2).costUsd > 0);
    m_script.before = {};
    const auto resumed = resume((*sweep)->id);
    QVERIFY(resumed && resumed->state == store::AnswerState::Complete && resumed->citations.size() == 48);
    QCOMPARE(m_script.requests.size(), std::size_t{6});
    QCOMPARE((*m_library)->sweep((*sweep)->id)->parts.at(1).tries, 1);
    QCOMPARE((*m_library)->sweep((*sweep)->id)->parts.at(2).tries, 2);
}

void SweepRunnerTest::theModelsMergeKeepsEveryCitation()
{
    m_script.mergeAnswer =
        "There are many. The first is of Alpha.<q d=\"1\" p=\"1\">The clause of Alpha number 1 grants "
        "the audit right</q> This is made up.<q d=\"1\" p=\"2\">no such words stand anywhere here</q>";
    const auto report = run(ask::SweepMerge::Model);
    QVERIFY(report && report->state == store::AnswerState::Complete && !report->error);
    QVERIFY(report->text.starts_with("There are many."));
    QVERIFY(report->text.find("## Also found") != std::string::npos);
    QVERIFY(report->text.find("All 48 of 48 pages read in 5 requests.") != std::string::npos);
    QCOMPARE(exactCitations(*report), std::size_t{48}); // one by the model, 47 appended
    const auto invented = std::find_if(report->citations.begin(), report->citations.end(),
                                       [](const auto &one) { return one.raw.quote.starts_with("no such words"); });
    QVERIFY(invented != report->citations.end() && invented->verdict.status == answer::CitationStatus::NotFound);
    const auto &last = m_script.requests.back();
    QVERIFY(last.messages.front().parts.front().find("<part n=\"1\" pages=\"pages 1-") == 0);
    QVERIFY(last.messages.front().parts.front().find("<q d=\"2\" p=\"24\">The clause of Beta number 24") !=
            std::string::npos);
    QVERIFY(std::abs(report->costUsd.value_or(0) - static_cast<double>(m_script.requests.size()) * 0.0025) < 1e-9);
}

void SweepRunnerTest::aMergeThatFailsLeavesTheParts()
{
    m_script.fault = [](std::size_t request) {
        return request > 5 ? std::optional(failedWith(ErrorCode::ServerError, "The provider failed.")) : std::nullopt;
    };
    const auto report = run(ask::SweepMerge::Model);
    QVERIFY(report && report->state == store::AnswerState::Complete && report->canResume);
    QVERIFY(report->error && report->error->message.find("side by side") != std::string::npos);
    QCOMPARE(exactCitations(*report), std::size_t{48});
    m_script.fault = {};
    m_script.mergeAnswer = "Here they are.";
    const auto again = resume(report->sweep);
    QVERIFY(again && !again->canResume && again->text.starts_with("Here they are."));
    QCOMPARE(exactCitations(*again), std::size_t{48});
    const auto stored = (*m_library)->sweep(report->sweep);
    for (const store::StoredSweepPart &part : stored->parts)
        QVERIFY(part.level > 0 || part.tries == 1);
}

void SweepRunnerTest::absenceIsProvedWhenEveryPartSaysSo()
{
    m_question.text = "Which clauses speak of the moon?";
    m_script.says = [](std::size_t request) {
        return request == 2 ? "The documents do not mention a moon." : "Not found in the documents.";
    };
    const auto report = run();
    QVERIFY(report && report->absence);
    const ask::AbsenceReport &absence = *report->absence;
    QVERIFY(absence.everythingSent);
    QCOMPARE(absence.pagesSent, 48);
    QCOMPARE(absence.search.pagesSearched, 48);
    QVERIFY(!absence.statements.empty());
    for (const TextSpan span : absence.statements)
        QVERIFY(span.end <= report->text.size() && !span.empty());
    const auto moon = std::find_if(absence.search.terms.begin(), absence.search.terms.end(),
                                   [](const auto &one) { return one.term == "moon"; });
    QVERIFY(moon != absence.search.terms.end());
    QCOMPARE(moon->hits, std::int64_t{0});
    QCOMPARE(moon->variants.size(), std::size_t{2});
    QVERIFY(moon->variants[0].text == "committee" && moon->variants[0].hits > 0);
    QVERIFY(moon->variants[1] == (pack::SearchedVariant{"lunar base", 0}));
    QCOMPARE(absence.nearest.size(), std::size_t{5});
    for (const ask::NearMiss &one : absence.nearest) {
        QVERIFY(one.sent);
        QVERIFY((*m_library)->text(one.passage.document, one.passage.span)->find("clause") != std::string::npos);
    }
    m_library->reopen();
    const auto stored = (*m_library)->answer(report->answer);
    const auto again = ask::absenceFromJson(nlohmann::json::parse(stored->turn.coverageJson).at("absence"));
    QVERIFY(again && again->search == absence.search && again->nearest == absence.nearest);
}

void SweepRunnerTest::whatOnePartHasIsNotAbsent()
{
    m_script.says = [](std::size_t request) {
        return request == 3 ? "- Here.<q d=\"1\" p=\"21\">The clause of Alpha number 21 grants the audit right</q>"
                            : "Not found in the documents.";
    };
    const auto report = run();
    QVERIFY(report && report->state == store::AnswerState::Complete);
    QVERIFY(!report->absence);
    const auto stored = (*m_library)->answer(report->answer);
    QVERIFY(!nlohmann::json::parse(stored->turn.coverageJson).contains("absence"));
}

void SweepRunnerTest::anUnfinishedSweepDoesNotClaimThatEverythingWasRead()
{
    m_script.says = [](std::size_t) {
        return "Not found in the documents.";
    };
    m_script.before = [this](std::size_t request) {
        if (request == 4)
            m_stop.request_stop();
    };
    const auto report = run();
    QVERIFY(report && report->canResume && report->absence);
    QVERIFY(!report->absence->everythingSent);
    QVERIFY(report->absence->pagesSent > 0 && report->absence->pagesSent < 48);
    QCOMPARE(report->absence->search.pagesSearched, 48);
    QVERIFY(std::any_of(report->absence->nearest.begin(), report->absence->nearest.end(),
                        [](const auto &one) { return !one.sent; }));
    m_stop = {};
    m_script.before = {};
    const auto whole = resume(report->sweep);
    QVERIFY(whole && whole->absence && whole->absence->everythingSent);
    QCOMPARE(whole->absence->pagesSent, 48);
}

void SweepRunnerTest::theModelsWordsOverThePartsCountToo()
{
    m_script.mergeAnswer = "The clauses grant it, but the documents do not say since when.";
    const auto report = run(ask::SweepMerge::Model);
    QVERIFY(report && report->absence);
    const TextSpan said = report->absence->statements.front();
    QVERIFY(report->text.substr(said.begin, said.size()).find("do not say since when") != std::string::npos);
    m_script.mergeAnswer = "The clauses grant it.";
    QVERIFY(!run(ask::SweepMerge::Model)->absence);

    // The parts say so, whatever words the model finds for it.
    m_script.says = [](std::size_t request) {
        const std::string page = std::to_string(request % 2 + 1);
        return "Not found in the documents. Closest:<q d=\"1\" p=\"" + page + "\">The clause of Alpha number " + page +
               "</q>";
    };
    m_script.mergeAnswer = "It cannot be said.";
    const auto parts = run(ask::SweepMerge::Model);
    QVERIFY(parts && parts->absence && parts->absence->everythingSent);
    QVERIFY(parts->text.starts_with("It cannot be said."));
}

void SweepRunnerTest::theLedgerIsStoredWithTheAnswer()
{
    m_library->add("scan.pdf", {"", "One clause more."});
    const auto report = run();
    const auto stored = (*m_library)->answer(report->answer);
    const auto ledger = nlohmann::json::parse(stored->turn.coverageJson);
    QCOMPARE(ledger.at("mode").get<std::string>(), std::string("sweep"));
    QCOMPARE(ledger.at("documents").size(), std::size_t{3});
    QCOMPARE(ledger.at("documents").at(0).at("pages_sent").size(), std::size_t{24});
    QCOMPARE(ledger.at("left_out").size(), std::size_t{1});
    QCOMPARE(ledger.at("left_out").at(0).at("reason").get<std::string>(), std::string("no_text"));
    QCOMPARE(stored->turn.scope.size(), std::size_t{3});
    QVERIFY(report->text.starts_with("49 of 50 pages read in "));
}

void SweepRunnerTest::aListWithoutAPartIsWarnedOf()
{
    m_script.fault = [](std::size_t request) {
        return request == 2 ? std::optional(failedWith(ErrorCode::ServerError, "It broke.")) : std::nullopt;
    };
    const auto report = run();
    QVERIFY(report.has_value());
    QVERIFY(pack::isSubset(report->plan));
    const std::string warning = pack::warningOf(report->plan);
    QVERIFY2(warning.find("the list may lack entries") != std::string::npos, warning.c_str());
    m_script.fault = {};
    const auto resumed = resume(report->sweep);
    QVERIFY(resumed.has_value());
    QCOMPARE(QString::fromStdString(pack::warningOf(resumed->plan)), QString());
}

void SweepRunnerTest::aFinishedSweepIsNotResumed()
{
    const auto report = run();
    const auto again = resume(report->sweep);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::InvalidInput);
    QCOMPARE(resume(SweepId{77}).error().code, ErrorCode::NotFound);
}

void SweepRunnerTest::theRequestIsAsItWasAgreed()
{
    m_library = std::make_unique<test::TempLibrary>();
    m_library->add("lease.pdf", {"The rent is 5.", "The fee is 6.", "The tax is 7."});
    m_question.budgetTokens = 60;
    QVERIFY(run().has_value());
    std::string text;
    QCOMPARE(m_script.requests.size(), std::size_t{3});
    const model::ModelRequest &second = m_script.requests.at(1);
    text += "instructions:\n" + second.instructions + "\n";
    for (const pack::PromptMessage &message : second.messages) {
        for (const std::string &part : message.parts)
            text += "part:\n" + part + "\n";
    }
    // The frames' key is another one in every library.
    const QString shown = QString::fromStdString(text).replace(
        QRegularExpression(QStringLiteral("key=\"[0-9a-f]{12}\"")), QStringLiteral("key=\"0123456789ab\""));
    QFile golden(QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/golden/sweep_part.txt"));
    if (qEnvironmentVariableIsSet("LONGLEAF_WRITE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(shown.toUtf8());
        golden.close();
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
    QCOMPARE(shown, QString::fromUtf8(golden.readAll()));
}

QTEST_APPLESS_MAIN(SweepRunnerTest)
#include "tst_sweep_runner.moc"
