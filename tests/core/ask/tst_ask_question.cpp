// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/answer_json.h"
#include "core/ask/answer_recovery.h"
#include "core/ask/ask_question.h"
#include "resources/embedded.h"
#include "tests/support/scripted_client.h"
#include "tests/support/temp_library.h"

#include <cmath>
#include <nlohmann/json.hpp>

using namespace longleaf;
using test::ScriptedClient;

namespace {

constexpr const char *kModels = R"({"models":[
  {"id":"fast/thinker","provider":"fast","wireId":"thinker","name":"Thinker","dialect":"openai-responses",
   "contextWindow":100000,"maxOutput":8192,"prices":{"input":2.0,"cachedInput":0.5,"output":10.0}},
  {"id":"fast/small","provider":"fast","wireId":"small","name":"Small","dialect":"openai-responses",
   "contextWindow":10000,"maxOutput":2048}]})";

} // namespace

class AskQuestionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<test::TempLibrary>();
        m_script = {};
        m_script.outcome = test::completeOutcome();
        m_lease = m_library->add("lease.pdf", {"The rent is 1,250 dollars a month and it is due on the first day.",
                                               "The notice period is ninety days for either of the two parties."});
        auto catalogue = model::Catalogue::parse(catalogueJson());
        QVERIFY2(catalogue.has_value(), catalogue ? "" : catalogue.error().message.c_str());
        m_catalogue = std::make_unique<model::Catalogue>(std::move(*catalogue));
        m_question = {};
        m_question.text = "What is the rent?";
        m_question.model = "fast/thinker";
    }

    void keepsTheReasoning_asFarAsItIsBounded()
    {
        m_script.deltas = {"The rent is 1,250."};
        m_script.eventsAfterText = {model::ReasoningDelta{"First the lease."},
                                    model::ReasoningDelta{" Then the rent."}};
        std::string told;
        const auto report = run([&told](const ask::AskEvent &event) {
            if (const auto *reasoned = std::get_if<ask::Reasoned>(&event))
                told += reasoned->appended;
        });
        QCOMPARE(report->reasoning, std::string("First the lease. Then the rent."));
        QCOMPARE(told, report->reasoning);
        QCOMPARE((*m_library)->answer(report->answer)->answer.reasoning, report->reasoning);
        m_script.eventsAfterText = {model::ReasoningDelta{std::string(ask::kMaxReasoningBytes - 1, 'x')},
                                    model::ReasoningDelta{"\u00e9"}, model::ReasoningDelta{"more"}};
        QVERIFY(run([](const ask::AskEvent &) {})->reasoning.size() <= ask::kMaxReasoningBytes);
    }

    void showsWhatHadCome_whenTheProgramEnded()
    {
        const auto conversation = (*m_library)->createConversation("c").value();
        store::NewTurn turn;
        turn.question = "What is the rent?";
        turn.coverageJson = nlohmann::json{{"documents",
                                            {{{"id", toText(m_lease.id)},
                                              {"title", "Lease"},
                                              {"path", "lease.pdf"},
                                              {"whole", true},
                                              {"pages_sent", {1, 2}}}}}}
                                .dump();
        const auto id = (*m_library)->beginAnswer(conversation, turn).value();
        QVERIFY((*m_library)
                    ->saveProgress(id, "The rent is 1,250 dollars.<q d=\"1\" p=\"1\">rent is 1,250 dollars a month</q> "
                                       "Notice is<q d=\"1\" p=\"2\">The noti"));
        QVERIFY((*m_library)->closeInterrupted());
        auto stored = (*m_library)->answer(id).value();
        QVERIFY(!stored.closed && stored.answer.text.empty());
        ask::recoverAnswer(stored, **m_library, m_library->clock());
        QCOMPARE(stored.answer.text, std::string("The rent is 1,250 dollars. Notice is"));
        const auto citations = ask::citationsFromJson(stored.answer.citationsJson).value();
        QCOMPARE(citations.size(), std::size_t{2});
        QCOMPARE(citations[0].verdict.status, answer::CitationStatus::Exact);
        QCOMPARE(citations[0].title, std::string("Lease"));
        // One that was closed stays as it was written.
        auto closed = stored;
        closed.closed = true;
        closed.answer.text = "written";
        ask::recoverAnswer(closed, **m_library, m_library->clock());
        QCOMPARE(closed.answer.text, std::string("written"));
    }

    void answersWithCheckedCitations_andStoresThem()
    {
        m_script.deltas = {"The rent is 1,250 dollars", "<q d=\"1\" p=\"1\">rent is 1,250 dollars a month",
                           "</q>. Notice is ",
                           "30 days<q d=1 p=2>The notice period is thirty days for either of the two</q>."};
        std::string shown;
        std::vector<std::size_t> checked;
        const auto report = run([&](const ask::AskEvent &event) {
            if (const auto *grown = std::get_if<ask::TextGrew>(&event))
                shown += grown->appended;
            if (const auto *one = std::get_if<ask::CitationChecked>(&event))
                checked.push_back(one->index);
        });
        QVERIFY(report.has_value());
        QCOMPARE(report->state, store::AnswerState::Complete);
        QCOMPARE(shown, report->text);
        QVERIFY(report->text.find("<q") == std::string::npos);
        // The second one comes again: its passage says ninety.
        QCOMPARE(checked, (std::vector<std::size_t>{0, 1, 1}));
        QVERIFY(report->citations.at(0).notInPassage.empty());
        QCOMPARE(report->citations.at(1).notInPassage.size(), std::size_t{1});
        QCOMPARE(report->citations.at(1).notInPassage.front().text, std::string("30"));
        QCOMPARE(report->citations.at(0).verdict.status, answer::CitationStatus::Exact);
        QVERIFY(report->citations.at(1).verdict.status != answer::CitationStatus::Exact);
        // (1,000 - 400) * 2 + 400 * 0.5 + 50 * 10, per million
        QCOMPARE(report->costUsd.value_or(0), 0.0019);

        const auto stored = (*m_library)->answer(report->answer);
        QVERIFY(stored.has_value());
        QCOMPARE(stored->turn.question, m_question.text);
        QCOMPARE(stored->answer.text, report->text);
        const auto citations = ask::citationsFromJson(stored->answer.citationsJson);
        QVERIFY(citations.has_value());
        QCOMPARE(citations->size(), std::size_t{2});
        QVERIFY(citations->at(0).verdict == report->citations.at(0).verdict);
        QCOMPARE(citations->at(0).raw.quote, report->citations.at(0).raw.quote);
        QVERIFY(citations->at(1).notInPassage == report->citations.at(1).notInPassage);
    }

    void aStatementIsMarkedOnlyWhereNoneOfItsCitationsBearsItOut()
    {
        m_script.deltas = {
            "The rent is 1,250 dollars, notice 90 days, the deposit 700 dollars to Contoso ",
            "<q d=1 p=1>rent is 1,250 dollars a month</q>",
            "<q d=1 p=2>notice period is ninety days for either</q>. The key is at 12 Main Street [1:9]."};
        const auto report = run();
        QVERIFY(report.has_value());
        QCOMPARE(report->citations.size(), std::size_t{3});
        for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
            const auto &parts = report->citations.at(i).notInPassage;
            QCOMPARE(parts.size(), std::size_t{2});
            QCOMPARE(parts[0].text, std::string("700"));
            QCOMPARE(parts[1].text, std::string("Contoso"));
            QCOMPARE(report->text.substr(parts[0].span.begin, parts[0].span.size()), parts[0].text);
        }
        QVERIFY(report->citations.at(2).notInPassage.empty()); // no such page: there is nothing to compare with
    }

    void readsCitationsOfOlderVersions()
    {
        const auto citations = ask::citationsFromJson(
            R"([{"answer_begin":0,"answer_end":4,"document":null,"page":null,"cited_document":"1","cited_page":2,"quote":"a",
                "status":"not_found","similarity":0,"numbers_agree":false,"begin":null,"end":null,"boxes":[]}])");
        QVERIFY(citations.has_value());
        QVERIFY(citations->at(0).notInPassage.empty());
    }

    void theQuestionIsOnDiskBeforeAnythingLeaves()
    {
        m_script.deltas = {"One. ", "Two."};
        bool seen = false;
        m_script.afterFirstDelta = [&] {
            SystemClock clock;
            const auto other = store::Library::open(m_library->folder(), clock);
            QVERIFY(other.has_value());
            const auto conversations = (*other)->conversations();
            QCOMPARE(conversations->size(), std::size_t{1});
            const auto turns = (*other)->turns(conversations->front().id);
            QCOMPARE(turns->front().turn.question, m_question.text);
            QCOMPARE(turns->front().answer.state, store::AnswerState::Running);
            seen = true;
        };
        QVERIFY(run().has_value());
        QVERIFY(seen);
    }

    void everyEndKeepsTheText_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<bool>("text");
        QTest::addColumn<int>("state");
        const auto row = [](const char *name, model::EndReason reason, bool text, store::AnswerState state) {
            QTest::newRow(name) << static_cast<int>(reason) << text << static_cast<int>(state);
        };
        row("the final event came", model::EndReason::Complete, true, store::AnswerState::Complete);
        row("the output limit was reached", model::EndReason::OutputCap, true, store::AnswerState::Incomplete);
        row("the model declined", model::EndReason::Declined, true, store::AnswerState::Declined);
        row("the stream was cut", model::EndReason::Failed, true, store::AnswerState::Incomplete);
        row("nothing came at all", model::EndReason::Failed, false, store::AnswerState::Failed);
    }

    void everyEndKeepsTheText()
    {
        QFETCH(int, reason);
        QFETCH(bool, text);
        QFETCH(int, state);
        if (text)
            m_script.deltas = {"The rent is due."};
        m_script.outcome.reason = static_cast<model::EndReason>(reason);
        if (m_script.outcome.reason == model::EndReason::Failed)
            m_script.outcome.error = Error{ErrorCode::Cut, "The connection broke.", {}};
        const auto report = run();
        QVERIFY(report.has_value());
        QCOMPARE(report->state, static_cast<store::AnswerState>(state));
        QCOMPARE(report->text, std::string(text ? "The rent is due." : ""));
        const auto stored = (*m_library)->answer(report->answer);
        QCOMPARE(stored->answer.state, report->state);
        QCOMPARE(stored->answer.text, report->text);
        QCOMPARE(stored->answer.errorCode, report->error ? std::string(toWord(report->error->code)) : std::string());
    }

    void aStopKeepsWhatCame()
    {
        m_script.deltas = {"The rent", " is due."};
        std::stop_source stop;
        m_script.afterFirstDelta = [&] {
            stop.request_stop();
        };
        const auto report = run({}, stop.get_token());
        QVERIFY(report.has_value());
        QCOMPARE(report->state, store::AnswerState::Interrupted);
        QCOMPARE(report->text, std::string("The rent"));
    }

    void theCostLimitHoldsWhateverTheModelWrites()
    {
        m_script.deltas = {"Yes."};
        m_question.maxCostUsd = 0.05;
        const auto report = run();
        QVERIFY(report.has_value());
        const model::ModelRequest &sent = m_script.requests.at(0);
        const auto planned = asker().plan(m_question);
        const double worst =
            model::costUsd(planned->model.prices->base, planned->plan.promptTokens, 0, sent.maxOutputTokens);
        QVERIFY(worst <= 0.05);
        QVERIFY(sent.maxOutputTokens >= 4'096);

        m_question.maxCostUsd = 0.01;
        const auto refused = run();
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::OverBudget);
        QCOMPARE(m_script.requests.size(), std::size_t{1});

        m_question.model = "fast/small"; // no price in the catalogue
        QCOMPARE(run().error().code, ErrorCode::OverBudget);
    }

    void plansWithTheCounterThatItIsGiven()
    {
        const auto planned = asker([](std::string_view) { return std::int64_t{1'000}; }).plan(m_question);
        QVERIFY(planned.has_value());
        // Two texts: the rules, and the question with its reminder.
        QCOMPARE(planned->plan.promptTokens - planned->plan.documentTokens,
                 static_cast<std::int64_t>(std::ceil(2'000 * planned->tokenScale)));
    }

    void tenFollowUpsKeepThePrefix()
    {
        std::string prefix;
        for (int turn = 0; turn < 10; ++turn) {
            m_script.deltas = {"Answer " + std::to_string(turn) + "."};
            m_question.text = "Question " + std::to_string(turn) + "?";
            const auto planned = asker().plan(m_question);
            QVERIFY(planned.has_value());
            if (turn == 0)
                prefix = planned->prompt.prefixSha256;
            QCOMPARE(planned->prompt.prefixSha256, prefix);
            const auto report = run();
            QVERIFY(report.has_value());
            m_question.conversation = report->conversation;
        }
        const std::vector<model::ModelRequest> &requests = m_script.requests;
        for (std::size_t i = 1; i < requests.size(); ++i) {
            QVERIFY(requests[i].instructions == requests[0].instructions);
            QVERIFY(requests[i].cacheKey == requests[0].cacheKey);
            for (std::size_t message = 0; message < requests[i - 1].messages.size(); ++message)
                QVERIFY(requests[i].messages[message] == requests[i - 1].messages[message]);
        }
    }

    void aBranchSendsOnlyTheTurnsThatItFollows()
    {
        m_script.deltas = {"An answer."};
        m_question.text = "First?";
        const auto first = run();
        QVERIFY(first.has_value());
        m_question.conversation = first->conversation;
        m_question.text = "Second?";
        const auto second = run();
        QVERIFY(second.has_value());
        m_question.text = "Second, edited?";
        m_question.follows = first->answer;
        const auto edited = run();
        QVERIFY(edited.has_value());
        m_question.text = "First, edited?";
        m_question.follows = AnswerId{};
        QVERIFY(run().has_value());
        const auto &requests = m_script.requests;
        QCOMPARE(requests.size(), std::size_t{4});
        const auto everything = [](const model::ModelRequest &request) {
            std::string text;
            for (const pack::PromptMessage &message : request.messages)
                for (const std::string &part : message.parts)
                    text += part + "\n";
            return text;
        };
        QVERIFY(everything(requests[2]).find("First?") != std::string::npos);
        QVERIFY(everything(requests[2]).find("Second?") == std::string::npos);
        QVERIFY(everything(requests[3]).find("First?") == std::string::npos);
        QCOMPARE((*m_library)->turns(first->conversation)->size(), std::size_t{1});
        QCOMPARE((*m_library)->turnsUpTo(first->conversation, second->answer)->size(), std::size_t{2});
        m_question.follows = AnswerId{99};
        QCOMPARE(asker().plan(m_question).error().code, ErrorCode::NotFound);
    }

    void aQuestionThatCannotBeAskedIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("document");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const char *text, const char *model, int document, ErrorCode code) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(model) << document
                                << static_cast<int>(code);
        };
        row("empty", "", "fast/thinker", 1, ErrorCode::InvalidInput);
        row("only spaces", " \n\t", "fast/thinker", 1, ErrorCode::InvalidInput);
        row("no such model", "Rent?", "fast/nobody", 1, ErrorCode::UnknownModel);
        row("no such document", "Rent?", "fast/thinker", 99, ErrorCode::NotFound);
    }

    void aQuestionThatCannotBeAskedIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, model);
        QFETCH(int, document);
        QFETCH(int, code);
        m_question.text = text.toStdString();
        m_question.model = model.toStdString();
        m_question.scope = {DocumentId{document}};
        const auto report = run();
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, static_cast<ErrorCode>(code));
        QVERIFY((*m_library)->conversations()->empty());
    }

    void aSmallWindowGetsPassages_andALedgerOfEveryPage()
    {
        std::vector<std::string> pages;
        for (int i = 0; i < 200; ++i)
            pages.push_back("Page " + std::to_string(i) +
                            " speaks of chairs, tables and the colour of the walls, over and over again.");
        pages[150] = "The elevator is inspected twice a year by the town's engineer.";
        const document::Document handbook = m_library->add("handbook.pdf", pages);
        m_question.text = "How often is the elevator inspected?";
        m_question.model = "fast/small";
        m_question.budgetTokens = 400;
        m_question.scope = {handbook.id};
        const auto planned = asker().plan(m_question);
        QVERIFY2(planned.has_value(), planned ? "" : planned.error().message.c_str());
        QCOMPARE(planned->plan.mode, pack::Mode::Focused);
        const pack::PlannedDocument &sent = planned->plan.documents.at(0);
        QVERIFY(std::find(sent.pagesSent.begin(), sent.pagesSent.end(), 151) != sent.pagesSent.end());
        std::size_t accounted = sent.pagesSent.size();
        for (const pack::LeftOut &left : planned->plan.leftOut)
            accounted += left.pages.size();
        QCOMPARE(accounted, std::size_t{200});
        QVERIFY(planned->prompt.messages.at(0).parts.at(0).find("not included]") != std::string::npos);
    }

private:
    static std::string catalogueJson() { return kModels; }

    ask::AskQuestion asker(pack::CountTokens countTokens = pack::estimateTokens)
    {
        return {**m_library,
                *m_catalogue,
                [this](const model::ModelInfo &) -> Result<std::unique_ptr<model::ModelClient>> {
                    return std::make_unique<ScriptedClient>(m_script);
                },
                {*pack::parsePromptTemplate(resource("prompts/answer-1.md")),
                 *pack::parsePromptTemplate(resource("prompts/answer-1.md"))},
                m_library->clock(),
                std::move(countTokens)};
    }

    Result<ask::AnswerReport> run(const ask::AskSink &sink = {}, std::stop_token stop = {})
    {
        return asker().run(
            m_question, stop, sink ? sink : [](const ask::AskEvent &) {});
    }

    std::unique_ptr<test::TempLibrary> m_library;
    std::unique_ptr<model::Catalogue> m_catalogue;
    document::Document m_lease;
    ScriptedClient::Script m_script;
    ask::Question m_question;
};

QTEST_GUILESS_MAIN(AskQuestionTest)
#include "tst_ask_question.moc"
