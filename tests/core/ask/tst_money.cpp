// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/ask_question.h"
#include "core/ask/spending.h"
#include "resources/embedded.h"
#include "tests/support/scripted_client.h"
#include "tests/support/temp_library.h"

#include <nlohmann/json.hpp>

using namespace longleaf;
using test::ScriptedClient;

namespace {

constexpr const char *kModels = R"({"models":[
  {"id":"fast/thinker","provider":"fast","name":"Thinker","dialect":"openai-responses","tokenizer":"other",
   "contextWindow":100000,"maxOutput":8192,"prices":{"input":2.0,"cachedInput":0.5,"output":10.0}},
  {"id":"fast/cheap-trainer","provider":"fast","name":"Trainer","dialect":"openai-responses","trainsOnData":true,
   "contextWindow":100000,"maxOutput":8192,"prices":{"input":0.1,"cachedInput":0.1,"output":0.2}},
  {"id":"fast/gone","provider":"fast","name":"Gone","dialect":"openai-responses","status":"retired",
   "successor":"fast/thinker","contextWindow":100000,"maxOutput":8192},
  {"id":"fast/counting","provider":"fast","name":"Counting","dialect":"openai-responses","tokenizer":"other",
   "contextWindow":9000,"maxOutput":4096,"quirks":{"counting":"input_tokens"},
   "prices":{"input":1.0,"cachedInput":0.1,"output":1.0}},
  {"id":"house/citing","provider":"house","name":"Citing","dialect":"anthropic-messages",
   "contextWindow":100000,"maxOutput":8192,"quirks":{"nativeCitations":true,"cacheMarks":true},
   "prices":{"input":2.0,"cachedInput":0.1,"cacheWrite":2.5,"cacheWriteLong":4.0,"output":10.0}}]})";

std::string longPage(int number)
{
    std::string text = "Page " + std::to_string(number) + ".";
    for (int i = 0; i < 60; ++i)
        text += " The committee of clause " + std::to_string(number * 100 + i) + " meets on the first Monday.";
    return text;
}

} // namespace

class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<test::TempLibrary>();
        m_script = {};
        m_script.outcome = test::completeOutcome();
        m_script.deltas = {"Yes."};
        m_lease = m_library->add("lease.pdf", {"The rent is 1,250 dollars a month and it is due on the first day.",
                                               "The notice period is ninety days for either of the two parties."});
        m_catalogue = std::make_unique<model::Catalogue>(*model::Catalogue::parse(kModels));
        m_question = {};
        m_question.text = "What is the rent?";
        m_question.model = "fast/thinker";
    }

    void theDayHasALimit()
    {
        m_question.maxCostPerDayUsd = 0.05;
        m_script.outcome.usage = {1'000, 0, 4'000, 0, true}; // costs 0.042
        const auto first = run();
        QVERIFY2(first.has_value(), first ? "" : first.error().message.c_str());
        QCOMPARE(first->costUsd.value_or(0), 0.042);
        const auto second = run();
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, ErrorCode::OverBudget);
        QVERIFY2(second.error().message.find("$0.05") != std::string::npos &&
                     second.error().message.find("$0.042") != std::string::npos,
                 second.error().message.c_str());
        QCOMPARE(m_script.requests.size(), std::size_t{1});
        m_question.maxCostPerDayUsd = 0.5;
        QVERIFY(run().has_value());
    }

    void anAnswerThatMayBeChargedCountsAsExpected()
    {
        m_script.outcome = {};
        m_script.outcome.reason = model::EndReason::Failed;
        m_script.outcome.error = Error{ErrorCode::Cut, "It broke.", {}};
        m_script.outcome.maybeCharged = true;
        const auto planned = asker().plan(m_question);
        const auto report = run();
        QVERIFY(report.has_value() && report->maybeCharged && !report->costUsd);
        QCOMPARE((*m_library)->spentUsd(0).value_or(0), planned->uncachedUsd.value_or(-1));

        m_script.outcome.maybeCharged = false; // turned away: it cost nothing
        QVERIFY(run().has_value());
        QCOMPARE((*m_library)->spentUsd(0).value_or(0), planned->uncachedUsd.value_or(-1));
    }

    void aCollectionHasALimitOfItsOwn()
    {
        const CollectionId deals = *(*m_library)->ensureCollection("Deals");
        QVERIFY((*m_library)->touch(m_lease.id, m_lease.path, 1, 1, "Deals").has_value());
        QVERIFY((*m_library)->setCollectionPolicy(deals, false, 0.06).has_value());
        m_question.scope = {m_lease.id};
        m_script.outcome.usage = {1'000, 0, 4'000, 0, true};
        QVERIFY(run().has_value());
        QCOMPARE((*m_library)->spentUsd(0, deals).value_or(0), 0.042);
        const auto refused = run();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::OverBudget);
        QVERIFY2(refused.error().message.find("Deals") != std::string::npos, refused.error().message.c_str());
    }

    void whatIsLeftOfEachLimitIsTold()
    {
        const CollectionId deals = *(*m_library)->ensureCollection("Deals");
        QVERIFY((*m_library)->touch(m_lease.id, m_lease.path, 1, 1, "Deals").has_value());
        QVERIFY((*m_library)->setCollectionPolicy(deals, false, 0.06).has_value());
        m_question.scope = {m_lease.id};
        m_script.outcome.usage = {1'000, 0, 4'000, 0, true}; // costs 0.042
        QVERIFY(run().has_value());
        m_question.maxCostUsd = 0.5;
        m_question.maxCostPerDayUsd = 0.04;
        const auto planned = asker().plan(m_question);
        QVERIFY(planned.has_value());
        const auto left = ask::allowances(*planned, m_question, **m_library, m_library->clock().wallMs());
        QVERIFY(left.has_value());
        using Of = ask::Allowance::Of;
        const std::vector<ask::Allowance> expected = {
            {Of::Answer, {}, 0.5, 0}, {Of::Day, {}, 0.04, 0.042}, {Of::Collection, "Deals", 0.06, 0.042}};
        QVERIFY(*left == expected);
        QCOMPARE((*left)[1].leftUsd(), 0.0); // never below nothing
        QVERIFY(std::abs((*left)[2].leftUsd() - 0.018) < 1e-9);
        m_question = {};
        QVERIFY(ask::allowances({}, m_question, **m_library, 0)->empty());
    }

    void aModelThatTrainsNeedsLeaveForEveryDocument()
    {
        m_question.model = "fast/cheap-trainer";
        const auto refused = run();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::PolicyRefused);
        m_question.allowTraining = true; // documents in no collection
        QVERIFY(run().has_value());

        const CollectionId deals = *(*m_library)->ensureCollection("Deals");
        QVERIFY((*m_library)->touch(m_lease.id, m_lease.path, 1, 1, "Deals").has_value());
        const auto inCollection = run();
        QVERIFY(!inCollection);
        QVERIFY2(inCollection.error().message.find("Deals") != std::string::npos, inCollection.error().message.c_str());
        QVERIFY((*m_library)->setCollectionPolicy(deals, true, std::nullopt).has_value());
        QVERIFY(run().has_value());
        (*m_library)->ensureCollection("Secret").value();
        QVERIFY((*m_library)->touch(m_lease.id, m_lease.path, 1, 1, "Secret").has_value());
        QVERIFY(!run().has_value()); // each of its collections must allow it
        QCOMPARE(m_script.requests.size(), std::size_t{2});
    }

    void aLockedCollectionStaysOnThisComputer()
    {
        const CollectionId secret = (*m_library)->createCollection("Secret").value();
        QVERIFY((*m_library)->addToCollection(secret, std::vector{m_lease.id}));
        QVERIFY(run().has_value()); // not locked yet
        QVERIFY((*m_library)->setCollectionLocalOnly(secret, true));
        m_question.scope.clear(); // everything, so the locked document too
        const auto refused = run();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::PolicyRefused);
        QVERIFY2(refused.error().message.find("Secret") != std::string::npos, refused.error().message.c_str());
        QCOMPARE(m_script.requests.size(), std::size_t{1});
        model::ModelInfo own = m_catalogue->find("fast/thinker").value();
        own.id = "fast/own";
        own.local = true;
        m_catalogue->add({own});
        m_question.model = own.id;
        QVERIFY(run().has_value());
    }

    void aRetiredModelIsNeverAsked()
    {
        m_question.model = "fast/gone";
        const auto refused = run();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ModelNotFound);
        QVERIFY(refused.error().message.find("fast/thinker") != std::string::npos);
        QVERIFY(m_script.requests.empty());
    }

    void theFactorIsLearnedFromUsage()
    {
        for (int page = 0; page < 8; ++page)
            m_library->add("book" + std::to_string(page) + ".pdf", {longPage(page)});
        const auto before = asker().plan(m_question);
        const auto ours =
            static_cast<std::int64_t>(static_cast<double>(before->plan.promptTokens) / before->tokenScale);
        m_script.outcome.usage = {ours * 3 / 2, 0, 50, 0, true};
        QVERIFY(run().has_value());
        const auto after = asker().plan(m_question);
        QVERIFY(std::abs(after->tokenScale - 1.5 * 1.02) < 0.01);
        QVERIFY(std::abs(before->tokenScale - 1.1) < 1e-9);
        // An absurd record teaches nothing.
        m_script.outcome.usage = {ours * 100, 0, 50, 0, true};
        QVERIFY(run().has_value());
        QVERIFY(std::abs(asker().plan(m_question)->tokenScale - after->tokenScale) < 1e-9);
    }

    void theProviderCountsOnlyNearTheWindow_data()
    {
        QTest::addColumn<int>("pages");
        QTest::addColumn<bool>("counts");
        QTest::newRow("far from it") << 1 << false;
        QTest::newRow("near it") << 8 << true;
    }

    void theProviderCountsOnlyNearTheWindow()
    {
        QFETCH(int, pages);
        QFETCH(bool, counts);
        m_question.model = "fast/counting";
        useWindow(9'000, 600);
        for (int page = 0; page < pages; ++page)
            m_library->add("book" + std::to_string(page) + ".pdf", {longPage(page)});
        const auto planned = asker().plan(m_question);
        QVERIFY2(planned.has_value(), planned ? "" : planned.error().message.c_str());
        QCOMPARE(planned->plan.promptTokens > 7'200, counts); // four fifths
        m_script.counts = {planned->plan.promptTokens - 100};
        bool counting = false;
        const auto report = run([&counting](const ask::AskEvent &event) {
            counting = counting || std::holds_alternative<ask::Counting>(event);
        });
        QVERIFY(report.has_value());
        QCOMPARE(counting, counts);
        QCOMPARE(m_script.counted.size(), std::size_t{counts ? 1U : 0U});
        QCOMPARE(m_script.requests.at(0).promptTokens, planned->plan.promptTokens - (counts ? 100 : 0));
    }

    void aCountThatDoesNotFitChangesThePlan()
    {
        m_question.model = "fast/counting";
        useWindow(5'000, 600);
        for (int page = 0; page < 8; ++page)
            m_library->add("book" + std::to_string(page) + ".pdf", {longPage(page), longPage(page + 10)});
        m_question.text = "When does the committee of a clause meet?";
        const auto planned = asker().plan(m_question);
        QVERIFY2(planned.has_value(), planned ? "" : planned.error().message.c_str());
        QVERIFY2(planned->plan.promptTokens > 4'000, std::to_string(planned->plan.promptTokens).c_str());
        m_script.counts = {9'000, 4'200}; // twice of what we thought; then the smaller plan fits
        int plans = 0;
        const auto report = run([&plans](const ask::AskEvent &event) {
            if (std::holds_alternative<ask::Planned>(event))
                ++plans;
        });
        QVERIFY(report.has_value());
        QCOMPARE(report->state, store::AnswerState::Complete);
        QCOMPARE(plans, 2);
        QCOMPARE(m_script.requests.size(), std::size_t{1});
        const std::size_t sent = m_script.requests[0].messages[0].parts[0].size();
        QVERIFY(sent < planned->prompt.messages[0].parts[0].size());
        const auto stored = (*m_library)->answer(report->answer);
        QCOMPARE(stored->turn.requestSha256.size(), std::size_t{64});
        QVERIFY(stored->turn.requestSha256 != planned->prompt.requestSha256);
    }

    void whatCannotFitIsRefusedWithTheQuestionKept()
    {
        m_question.model = "fast/counting";
        m_question.mode = pack::Mode::Whole;
        useWindow(8'000, 600);
        for (int page = 0; page < 7; ++page)
            m_library->add("book" + std::to_string(page) + ".pdf", {longPage(page)});
        const auto planned = asker().plan(m_question);
        QVERIFY2(planned.has_value(), planned ? "" : planned.error().message.c_str());
        QVERIFY2(planned->plan.promptTokens > 6'400, std::to_string(planned->plan.promptTokens).c_str());
        m_script.counts = {12'000};
        const auto report = run();
        QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
        QCOMPARE(report->state, store::AnswerState::Failed);
        QCOMPARE(report->error->code, ErrorCode::DoesNotFit);
        QVERIFY(m_script.requests.empty());
        QCOMPARE((*m_library)->answer(report->answer)->turn.question, m_question.text);
        QCOMPARE((*m_library)->spentUsd(0).value_or(-1), 0.0);
    }

    void aProvidersOwnCitationsAreCheckedLikeAnyOther()
    {
        m_question.model = "house/citing";
        m_script.deltas = {"The rent is 1,250 dollars."};
        std::size_t block = 0;
        const auto planned = asker().plan(m_question);
        const auto &blocks = planned->prompt.documents.at(0).blocks;
        while (blocks.at(block).source.empty())
            ++block;
        const TextSpan part = blocks[block].part;
        const std::string words = planned->prompt.messages[0].parts[0].substr(part.begin, part.size());
        m_script.eventsAfterText = {model::NativeCitation{0, block, block + 1, words},
                                    model::TextDelta{" It is due weekly."},
                                    model::NativeCitation{0, block, block + 1, "Rent is due weekly and on Sundays."},
                                    model::NativeCitation{7, 0, 1, "from nowhere"}};
        const auto report = run();
        QVERIFY(report.has_value());
        QCOMPARE(report->text, std::string("The rent is 1,250 dollars. It is due weekly."));
        QCOMPARE(report->citations.size(), std::size_t{2});
        QCOMPARE(report->citations[0].verdict.status, answer::CitationStatus::Exact);
        QCOMPARE(report->citations[0].verdict.page, 1);
        QVERIFY(!report->citations[0].verdict.span.empty());
        QVERIFY(report->citations[1].verdict.status != answer::CitationStatus::Exact);
        QVERIFY(m_script.requests[0].instructions.find("<q ") == std::string::npos);
    }

    void longBlocksAreCitedOneByOneAndNeverShown()
    {
        std::string page;
        for (int i = 0; page.size() < 3'000; ++i)
            page += "In year " + std::to_string(1900 + i) + " the rent was " + std::to_string(500 + 7 * i) +
                    " dollars a month, paid on the first day. ";
        const document::Document ledger = m_library->add("ledger.pdf", {page, page.substr(0, 300)});
        m_question.model = "house/citing";
        m_question.scope = {ledger.id};
        m_question.text = "What was the rent?";
        m_script.deltas = {"It rose every year."};
        const auto planned = asker().plan(m_question);
        const auto &blocks = planned->prompt.documents.at(0).blocks;
        const std::string &text = planned->prompt.messages[0].parts[0];
        const auto words = [&](std::size_t first, std::size_t end) {
            return text.substr(blocks[first].part.begin, blocks[end - 1].part.end - blocks[first].part.begin);
        };
        QVERIFY(blocks.size() > 4 && blocks[0].source.empty());
        QVERIFY(words(1, 2).size() > 400);                                       // longer than a quote may be
        m_script.eventsAfterText = {model::NativeCitation{0, 0, 3, words(0, 3)}, // our own mark and two blocks
                                    model::TextDelta{" So it did."},
                                    model::NativeCitation{0, 0, 1, words(0, 1)}}; // our own mark alone
        const auto report = run();
        QVERIFY(report.has_value());
        QCOMPARE(report->text, std::string("It rose every year. So it did."));
        QCOMPARE(report->citations.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(report->citations[i].verdict.status, answer::CitationStatus::Exact);
            QCOMPARE(report->citations[i].verdict.span.begin, blocks[i + 1].source.begin);
        }
    }

    void cacheWritesAreInTheExpectedPrice()
    {
        m_question.model = "house/citing";
        const auto planned = asker().plan(m_question);
        const auto documents = static_cast<double>(planned->plan.documentTokens);
        const auto rest = static_cast<double>(planned->plan.promptTokens) - documents;
        const double answer = 1'000 * 10.0;
        QCOMPARE(planned->uncachedUsd.value_or(0), (documents * 4.0 + rest * 2.0 + answer) / 1e6);
        QCOMPARE(planned->cachedUsd.value_or(0), (documents * 0.1 + rest * 2.0 + answer) / 1e6);
        m_question.longCache = false;
        QCOMPARE(asker().plan(m_question)->uncachedUsd.value_or(0), (documents * 2.5 + rest * 2.0 + answer) / 1e6);
    }

    void theReportSaysWhatTheCacheSaved()
    {
        const auto report = run(); // 400 of 1,000 tokens from the cache, 2.0 against 0.5 a million
        QCOMPARE(report->savedUsd.value_or(0), 0.0006);
    }

private:
    ask::AskQuestion asker()
    {
        return {**m_library,
                *m_catalogue,
                [this](const model::ModelInfo &) -> Result<std::unique_ptr<model::ModelClient>> {
                    return std::make_unique<ScriptedClient>(m_script);
                },
                {*pack::parsePromptTemplate(resource("prompts/answer-1.md")),
                 *pack::parsePromptTemplate("# native\n## instructions\nAnswer.\n## reminder\nBriefly.\n")},
                m_library->clock()};
    }

    void useWindow(std::int64_t contextWindow, std::int64_t maxOutput)
    {
        auto json = nlohmann::json::parse(kModels);
        for (auto &row : json["models"]) {
            if (row["id"] == "fast/counting") {
                row["contextWindow"] = contextWindow;
                row["maxOutput"] = maxOutput;
            }
        }
        m_catalogue = std::make_unique<model::Catalogue>(*model::Catalogue::parse(json.dump()));
    }

    Result<ask::AnswerReport> run(const ask::AskSink &sink = {})
    {
        return asker().run(
            m_question, {}, sink ? sink : [](const ask::AskEvent &) {});
    }

    std::unique_ptr<test::TempLibrary> m_library;
    std::unique_ptr<model::Catalogue> m_catalogue;
    document::Document m_lease;
    ScriptedClient::Script m_script;
    ask::Question m_question;
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
