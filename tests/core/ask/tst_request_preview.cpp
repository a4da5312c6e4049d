// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown before sending is what is sent: compared with what a server received, wire by wire.
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/ask/request_preview.h"
#include "core/ask/sweep_runner.h"
#include "core/model/offline_quotes.h"
#include "core/model/wire_client.h"
#include "tests/support/dialect_cases.h"
#include "tests/support/replay_server.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <cctype>
#include <map>

using namespace longleaf;
using test::Dialect;

namespace {

const std::string kKey = "sk-canary-0123456789-canary";

ask::PromptTemplates templates()
{
    return {*pack::parsePromptTemplate(resource("prompts/answer-1.md")),
            *pack::parsePromptTemplate(resource("prompts/answer-native-1.md")),
            *pack::parsePromptTemplate(resource("prompts/sweep-part-1.md")),
            *pack::parsePromptTemplate(resource("prompts/sweep-merge-1.md"))};
}

/// Headers by name in lower case, as the server keeps them.
std::map<std::string, std::string> byName(const std::vector<std::string> &lines)
{
    std::map<std::string, std::string> headers;
    for (const std::string &line : lines) {
        std::string name = line.substr(0, line.find(':'));
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
        headers[name] = line.substr(line.find(':') + 2);
    }
    return headers;
}

std::string masked(std::string value)
{
    if (const std::size_t at = value.find(kKey); at != std::string::npos)
        value.replace(at, kKey.size(), model::kMaskedKey);
    return value;
}

} // namespace

Q_DECLARE_METATYPE(longleaf::test::Dialect)

class RequestPreviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsShownIsWhatIsSent_data();
    void whatIsShownIsWhatIsSent();
    void aFollowUpIsShownWithItsHistory();
    void aLimitInMoneyIsInTheBody();
    void theFirstPartOfASweepIsShown();
    void nothingIsSentByTheEngineOfThisComputer();
    void whatKeepsItFromBeingSentIsTheError();

private:
    void use(const Dialect &dialect, const std::string &extra = {});
    ask::ClientSource clients();
    Result<ask::RequestPreview> preview();
    Result<ask::AnswerReport> run();
    void compare(const ask::RequestPreview &shown, const test::RecordedRequest &sent);

    std::unique_ptr<test::TempLibrary> m_library;
    std::unique_ptr<test::ReplayServer> m_server;
    std::unique_ptr<model::Catalogue> m_catalogue;
    model::CurlTransport m_transport;
    Dialect m_dialect;
    ask::Question m_question;
};

void RequestPreviewTest::init()
{
    m_library = std::make_unique<test::TempLibrary>();
    m_library->add("lease.pdf", {"The rent is 1,250 dollars a month \xE2\x80\x93 due on the first day.",
                                 "The notice period is ninety days for either of the two parties."});
    m_server = std::make_unique<test::ReplayServer>();
    m_question = {};
    m_question.text = "What is the \"rent\"?";
    m_question.model = "a/model";
    use({test::Wire::Responses, test::Flavour::Meta});
}

void RequestPreviewTest::use(const Dialect &dialect, const std::string &extra)
{
    m_dialect = dialect;
    m_catalogue = std::make_unique<model::Catalogue>(*model::Catalogue::parse(
        R"({"models":[{"id":"a/model","name":"A","contextWindow":200000,"maxOutput":32768,"wireId":")" +
        test::wireModelOf(dialect.flavour) + R"(")" + extra +
        R"(,"prices":{"input":1.0,"cachedInput":0.1,"output":2.0}}]})"));
}

ask::ClientSource RequestPreviewTest::clients()
{
    return [this](const model::ModelInfo &info) -> Result<std::unique_ptr<model::ModelClient>> {
        if (info.dialect == "embedded")
            return std::make_unique<model::OfflineQuotesClient>(m_library->clock());
        return std::make_unique<model::WireClient>(test::clientDialect(m_dialect.wire),
                                                   model::Endpoint{m_server->baseUrl(m_dialect.wire), kKey, {}, {}},
                                                   m_transport, m_library->clock());
    };
}

Result<ask::RequestPreview> RequestPreviewTest::preview()
{
    return ask::RequestPreviewer(**m_library, *m_catalogue, clients(), templates(), m_library->clock(),
                                 pack::estimateTokens)
        .preview(m_question);
}

Result<ask::AnswerReport> RequestPreviewTest::run()
{
    return ask::AskQuestion(**m_library, *m_catalogue, clients(), templates(), m_library->clock())
        .run(m_question, {}, [](const ask::AskEvent &) {});
}

void RequestPreviewTest::compare(const ask::RequestPreview &shown, const test::RecordedRequest &sent)
{
    QCOMPARE(shown.body, sent.body);
    QCOMPARE(shown.method, sent.method);
    QCOMPARE(shown.url, masked(m_server->origin() + sent.path));
    std::map<std::string, std::string> received = sent.headers;
    for (auto &[name, value] : received)
        value = masked(value);
    const auto expected = byName(shown.headers);
    for (const auto &[name, value] : expected)
        QVERIFY2(received.count(name) > 0 && received.at(name) == value, (name + ": " + value).c_str());
    for (const auto &[name, value] : received)
        QVERIFY2(expected.count(name) > 0, ("not shown: " + name + ": " + value).c_str());
    QVERIFY((shown.head() + shown.body).find(kKey) == std::string::npos);
    QVERIFY(shown.head().find(model::kMaskedKey) != std::string::npos);
}

void RequestPreviewTest::whatIsShownIsWhatIsSent_data()
{
    QTest::addColumn<Dialect>("dialect");
    for (const Dialect &dialect : test::kDialects)
        QTest::newRow(test::caseName(dialect).c_str()) << dialect;
}

void RequestPreviewTest::whatIsShownIsWhatIsSent()
{
    QFETCH(Dialect, dialect);
    use(dialect);
    const auto shown = preview();
    QVERIFY2(shown.has_value(), shown ? "" : shown.error().message.c_str());
    QVERIFY(m_server->requests().empty());
    QVERIFY(run().has_value());
    const auto sent = m_server->questions();
    QCOMPARE(sent.size(), std::size_t{1});
    compare(*shown, sent.front());
    QVERIFY(shown->body.find("1,250 dollars") != std::string::npos);
    QCOMPARE(shown->requests, 1);
    QVERIFY(!shown->countedFirst);
}

void RequestPreviewTest::aFollowUpIsShownWithItsHistory()
{
    const auto first = run();
    QVERIFY(first.has_value());
    m_question.conversation = first->conversation;
    m_question.text = "And the notice period?";
    const auto shown = preview();
    QVERIFY(shown.has_value());
    QVERIFY(run().has_value());
    compare(*shown, m_server->questions().at(1));
    QVERIFY(shown->body.find("What is the \\\"rent\\\"?") != std::string::npos);
}

void RequestPreviewTest::aLimitInMoneyIsInTheBody()
{
    const auto unbound = preview();
    m_question.maxCostUsd = 0.02; // less than 32,768 output tokens cost
    const auto bound = preview();
    QVERIFY(unbound.has_value() && bound.has_value());
    QVERIFY(unbound->body != bound->body);
    QVERIFY(run().has_value());
    compare(*bound, m_server->questions().front());
}

void RequestPreviewTest::theFirstPartOfASweepIsShown()
{
    std::vector<std::string> pages;
    for (int page = 1; page <= 24; ++page) {
        std::string text = "Page " + std::to_string(page) + ".";
        for (int i = 0; i < 60; ++i)
            text += " The committee of clause " + std::to_string(page * 100 + i) + " meets on the first Monday.";
        pages.push_back(std::move(text));
    }
    m_library->add("clauses.pdf", pages);
    m_question.mode = pack::Mode::Sweep;
    m_question.budgetTokens = 8'000;
    m_question.longCache = true;
    const auto shown = preview();
    QVERIFY2(shown.has_value(), shown ? "" : shown.error().message.c_str());
    QVERIFY(shown->requests > 2);
    ask::SweepRunner runner(**m_library, *m_catalogue, clients(), templates(), m_library->clock());
    QVERIFY(runner.run(m_question, ask::SweepMerge::Union, {}, [](const ask::AskEvent &) {}).has_value());
    const auto sent = m_server->questions();
    QCOMPARE(static_cast<int>(sent.size()), shown->requests);
    compare(*shown, sent.front());
}

void RequestPreviewTest::nothingIsSentByTheEngineOfThisComputer()
{
    m_catalogue = std::make_unique<model::Catalogue>(*model::Catalogue::parse(resource("models.json")));
    m_question.model = "offline/quotes";
    const auto shown = preview();
    QVERIFY2(shown.has_value(), shown ? "" : shown.error().message.c_str());
    QVERIFY(!shown->isSent());
    QVERIFY(shown->body.empty());
}

void RequestPreviewTest::whatKeepsItFromBeingSentIsTheError()
{
    m_question.maxCostUsd = 0.000'1;
    const auto tooDear = preview();
    QVERIFY(!tooDear);
    QCOMPARE(tooDear.error().code, ErrorCode::OverBudget);
    m_question.maxCostUsd.reset();
    m_question.model = "nobody/knows";
    QCOMPARE(preview().error().code, ErrorCode::UnknownModel);
}

QTEST_GUILESS_MAIN(RequestPreviewTest)
#include "tst_request_preview.moc"
