// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/ask_question.h"
#include "core/ask/coverage_json.h"
#include "resources/embedded.h"
#include "tests/support/scripted_client.h"
#include "tests/support/temp_library.h"

#include <nlohmann/json.hpp>

using namespace longleaf;
using nlohmann::json;

/// What is stored with an answer of its coverage, and what can be asked next.
class CoverageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<test::TempLibrary>();
        m_script = {};
        m_script.outcome = test::completeOutcome();
        std::vector<std::string> pages;
        for (int i = 1; i <= 30; ++i)
            pages.push_back("Clause " + std::to_string(i) + ". The tenant pays the rent of month " + std::to_string(i) +
                            " on the first day, and the landlord heats room " + std::to_string(i) + ".");
        m_lease = m_library->add("lease.pdf", pages).id;
        auto catalogue = model::Catalogue::parse(
            R"({"models":[{"id":"fast/thinker","provider":"fast","wireId":"thinker","name":"Thinker",
            "dialect":"openai-responses","contextWindow":100000,"maxOutput":8192,
            "prices":{"input":2.0,"cachedInput":0.5,"output":10.0}}]})");
        QVERIFY(catalogue.has_value());
        m_catalogue = std::make_unique<model::Catalogue>(std::move(*catalogue));
        m_synonyms = {};
        m_question = {};
        m_question.model = "fast/thinker";
        m_question.text = "What is the rent?";
    }

    void theModeAndItsReasonAreStored()
    {
        m_script.deltas = {"Ten."};
        const auto whole = run();
        QCOMPARE(QString::fromStdString(coverage(whole->answer).at("mode_reason")), QStringLiteral("fits"));
        QCOMPARE(QString::fromStdString(coverage(whole->answer).at("asked_mode")), QStringLiteral("auto"));
        QVERIFY(coverage(whole->answer).at("warning").is_null());
        m_question.budgetTokens = 300;
        m_question.text = "List all months in which the tenant pays rent";
        const auto part = run();
        const json stored = coverage(part->answer);
        QCOMPARE(QString::fromStdString(stored.at("mode_reason")), QStringLiteral("over_budget"));
        QCOMPARE(QString::fromStdString(stored.at("question_kind")), QStringLiteral("list_all"));
        QVERIFY(stored.at("warning").is_string());
        QVERIFY(!ask::candidatesFromJson(stored.at("next")).empty());
    }

    void bothPricesAreTold()
    {
        m_question.budgetTokens = 300;
        const auto planned = plan();
        QVERIFY(planned && planned->other);
        QCOMPARE(planned->other->mode, pack::Mode::Whole);
        QVERIFY(planned->other->uncachedUsd.value_or(0) > planned->uncachedUsd.value_or(1));
        m_question.mode = pack::Mode::Whole;
        m_question.budgetTokens.reset();
        const auto whole = plan();
        QCOMPARE(whole->plan.promptTokens, planned->other->promptTokens);
    }

    void aPinnedPassageIsSent()
    {
        m_question.budgetTokens = 200;
        m_question.text = "What about the landlord and room 3?";
        const auto pages = (*m_library)->pages(m_lease);
        pack::Candidate pin;
        pin.document = m_lease;
        pin.span = pages->at(28).span;
        m_question.pinned = {pin};
        const auto planned = plan();
        QVERIFY(planned.has_value());
        const auto &sent = planned->plan.documents.at(0).pagesSent;
        QVERIFY(std::find(sent.begin(), sent.end(), 29) != sent.end());

        m_question.pinned[0].span = {1'000'000, 1'000'010};
        QCOMPARE(plan().error().code, ErrorCode::InvalidInput);
        m_question.pinned[0].document = DocumentId{99};
        QCOMPARE(plan().error().code, ErrorCode::NotFound);
    }

    void theRestIsSearchedRoundByRound()
    {
        m_question.budgetTokens = 300;
        m_script.deltas = {"Not found in the documents."};
        std::vector<int> seen;
        AnswerId before;
        for (int round = 0; round < 3; ++round) {
            m_question.restOf = before;
            const auto report = run();
            QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
            for (const int page : report->plan.documents.at(0).pagesSent) {
                QVERIFY(std::find(seen.begin(), seen.end(), page) == seen.end());
                seen.push_back(page);
            }
            before = report->answer;
        }
        QVERIFY(seen.size() >= 6);
        m_question.budgetTokens.reset();
        m_question.restOf = {};
        m_question.mode = pack::Mode::Whole;
        m_question.restOf = run()->answer;
        m_question.mode = pack::Mode::Focused;
        QCOMPARE(plan().error().code, ErrorCode::InvalidInput); // everything had been sent
    }

    void absenceIsProvedAndOutlivesTheProgram()
    {
        m_question.text = "Is there a deposit for the rent?";
        m_script.deltas = {"Not found in", " the documents."};
        const auto report = run();
        QVERIFY(report.has_value() && report->absence.has_value());
        QVERIFY(report->absence->everythingSent);
        m_library->reopen();
        const auto stored = ask::absenceFromJson(coverage(report->answer).at("absence"));
        QVERIFY(stored.has_value());
        QCOMPARE(stored->pagesSent, 30);
        QCOMPARE(stored->search.pagesSearched, 30);
        QVERIFY(!stored->nearest.empty());
        std::map<std::string, std::int64_t> hits;
        for (const pack::SearchedTerm &term : stored->search.terms)
            hits[term.term] = term.hits;
        QCOMPARE(hits.at("deposit"), std::int64_t{0});
        QCOMPARE(hits.at("rent"), std::int64_t{30});
    }

    void variantsThatWereSearchedAreCounted()
    {
        m_synonyms = rank::Synonyms::parse("deposit = rent, gold bars\nsecurity money = first day, landlord\n");
        m_library->add("years.pdf", {"In 2018 the rent was raised.", "In fiscal 2018 no security money was paid."});
        m_question.text = "Was a deposit or security money paid in FY18?";
        m_script.deltas = {"Not found in the documents."};
        const auto report = run();
        QVERIFY(report.has_value() && report->absence.has_value());
        const auto variantsOf = [&](const std::string &term) {
            for (const pack::SearchedTerm &one : report->absence->search.terms)
                if (one.term == term)
                    return one;
            return pack::SearchedTerm{"missing", {}, -7};
        };
        const pack::SearchedTerm deposit = variantsOf("deposit");
        QCOMPARE(deposit.hits, std::int64_t{0});
        QVERIFY(deposit.variants == (std::vector<pack::SearchedVariant>{{"rent", 31}, {"gold bars", 0}}));
        const pack::SearchedTerm year = variantsOf("FY18");
        QCOMPARE(year.hits, std::int64_t{0});
        QVERIFY(year.variants == (std::vector<pack::SearchedVariant>{{"2018", 2}}));
        // Two words that have synonyms together are counted as a phrase, besides each for itself.
        const pack::SearchedTerm phrase = variantsOf("security money");
        QCOMPARE(phrase.hits, std::int64_t{1});
        QVERIFY(phrase.variants == (std::vector<pack::SearchedVariant>{{"first day", 30}, {"landlord", 30}}));
        QCOMPARE(variantsOf("security").hits, std::int64_t{1});
        QCOMPARE(variantsOf("2018").hits, std::int64_t{-7}); // it is no word of the question

        m_library->reopen();
        const auto stored = ask::absenceFromJson(coverage(report->answer).at("absence"));
        QVERIFY(stored && stored->search == report->absence->search);
    }

    void anAnswerThatFoundItHasNoReport()
    {
        m_script.deltas = {"The rent is due on the first day."};
        QVERIFY(!run()->absence);
    }

private:
    Result<ask::PlannedRequest> plan() { return asker().plan(m_question); }
    Result<ask::AnswerReport> run()
    {
        return asker().run(m_question, {}, [](const ask::AskEvent &) {});
    }
    ask::AskQuestion asker()
    {
        return {**m_library,
                *m_catalogue,
                [this](const model::ModelInfo &) -> Result<std::unique_ptr<model::ModelClient>> {
                    return std::make_unique<test::ScriptedClient>(m_script);
                },
                {{"t", "Rules.", "Reminder."}, {"t", "Rules.", "Reminder."}, {}, {}, m_synonyms},
                m_library->clock()};
    }
    json coverage(AnswerId id) { return json::parse((*m_library)->answer(id)->turn.coverageJson); }

    std::unique_ptr<test::TempLibrary> m_library;
    std::unique_ptr<model::Catalogue> m_catalogue;
    test::ScriptedClient::Script m_script;
    ask::Question m_question;
    rank::Synonyms m_synonyms;
    DocumentId m_lease;
};

QTEST_APPLESS_MAIN(CoverageTest)
#include "tst_coverage.moc"
