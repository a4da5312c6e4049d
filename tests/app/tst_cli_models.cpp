// SPDX-License-Identifier: GPL-3.0-or-later
// Asking each provider over its own wire, what it costs, and what collections allow.
#include "tests/app/cli_runner.h"
#include "tests/support/dialect.h"
#include "tests/support/replay_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using longleaf::test::CliRun;
using longleaf::test::CliRunner;
using longleaf::test::Flavour;
using longleaf::test::ReplayServer;
using longleaf::test::Reply;
using longleaf::test::ServerProfile;
using longleaf::test::Wire;
using nlohmann::json;

namespace {

const QString kTwoPages = QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/pdf/two-pages.pdf");
const QString kQuestion = QStringLiteral("What is the licence fee?");

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

QString word(const json &value)
{
    return QString::fromStdString(value.get<std::string>());
}

/// The answer in the wire's own way to prove it: tags, or a citation of the block that holds the words.
Reply proving(Wire wire, const std::string &requestBody)
{
    const std::string quote = "annual licence fee is 4,200 dollars";
    Reply reply;
    reply.answer.text = "The fee is 4,200 dollars";
    if (wire != Wire::Messages) {
        reply.answer.text += "<q d=\"1\" p=\"1\">" + quote + "</q>.";
        return reply;
    }
    const json body = json::parse(requestBody, nullptr, false);
    int block = 0;
    for (const json &one : body.at("messages").at(0).at("content").at(0).at("source").at("content")) {
        const std::string text = one.at("text").get<std::string>();
        if (text.find("4,200") != std::string::npos)
            reply.answer.nativeCitations.push_back({.afterText = reply.answer.text.size(),
                                                    .firstBlock = block,
                                                    .lastBlock = block + 1,
                                                    .citedText = text,
                                                    .documentTitle = {}});
        ++block;
    }
    return reply;
}

} // namespace

Q_DECLARE_METATYPE(longleaf::test::Wire)

class CliModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ReplayServer>();
        m_cli = std::make_unique<CliRunner>(m_folder->filePath(QStringLiteral("library")),
                                            m_folder->filePath(QStringLiteral("config")));
        QCOMPARE(
            m_cli->run({QStringLiteral("add"), kTwoPages, QStringLiteral("--collection"), QStringLiteral("Licences")})
                .status,
            0);
    }

    void everyWireAnswersWithACheckedCitation_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("baseVariable");
        QTest::addColumn<QString>("keyVariable");
        QTest::addColumn<Wire>("wire");
        QTest::addColumn<Flavour>("flavour");
        const auto row = [](const char *model, const char *base, const char *key, Wire wire, Flavour flavour) {
            QTest::newRow(model) << QString::fromLatin1(model) << QString::fromLatin1(base) << QString::fromLatin1(key)
                                 << wire << flavour;
        };
        row("meta/muse-spark-1.3", "MODEL_API_BASE", "MODEL_API_KEY", Wire::Responses, Flavour::Meta);
        row("google-cloud/muse-spark-1.3", "GOOGLE_CLOUD_MUSE_BASE", "GOOGLE_CLOUD_TOKEN", Wire::Responses,
            Flavour::Meta);
        row("openai/gpt-6.1-sol", "OPENAI_BASE_URL", "OPENAI_API_KEY", Wire::Responses, Flavour::OpenAi);
        row("openai/gpt-4o-mini", "OPENAI_BASE_URL", "OPENAI_API_KEY", Wire::Responses, Flavour::OpenAi);
        row("openrouter/meta-llama/llama-3-70b-instruct", "OPENROUTER_BASE_URL", "OPENROUTER_API_KEY", Wire::Chat,
            Flavour::OpenRouter);
        row("llama-server/local-model", "LLAMA_SERVER_BASE_URL", "", Wire::Chat, Flavour::LlamaServer);
        row("vllm/muse-spark-open", "VLLM_BASE_URL", "", Wire::Chat, Flavour::Vllm);
        row("lmstudio/some-model", "LMSTUDIO_BASE_URL", "", Wire::Chat, Flavour::LmStudio);
        row("anthropic/claude-sonnet-5-5", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY", Wire::Messages,
            Flavour::Anthropic);
        row("google/gemini-4-argon", "GEMINI_BASE_URL", "GEMINI_API_KEY", Wire::Gemini, Flavour::Gemini);
        row("ollama/llama-3-70b-instruct", "OLLAMA_BASE_URL", "", Wire::Ollama, Flavour::Ollama);
    }

    void everyWireAnswersWithACheckedCitation()
    {
        QFETCH(QString, model);
        QFETCH(QString, baseVariable);
        QFETCH(QString, keyVariable);
        QFETCH(Wire, wire);
        QFETCH(Flavour, flavour);
        ServerProfile profile = ServerProfile::everything();
        profile.flavours = {flavour};
        profile.key = keyVariable.isEmpty() ? "" : "canary-of-this-test";
        m_server->setProfile(profile);
        m_cli->setVariable(baseVariable, QString::fromStdString(m_server->baseUrl(wire)));
        if (!keyVariable.isEmpty())
            m_cli->setVariable(keyVariable, QStringLiteral("canary-of-this-test"));
        m_server->setResponder(
            [wire](const longleaf::test::RecordedRequest &request) { return proving(wire, request.body); });
        const CliRun run = m_cli->json({QStringLiteral("ask"), kQuestion, QStringLiteral("--model"), model});
        QVERIFY2(run.status == 0, run.errors.constData());
        const json answer = run.json();
        QCOMPARE(word(answer.at("state")), QStringLiteral("complete"));
        QCOMPARE(answer.at("citations").size(), std::size_t{1});
        QCOMPARE(word(answer.at("citations").at(0).at("status")), QStringLiteral("exact"));
        QCOMPARE(answer.at("citations").at(0).at("page").get<int>(), 1);
        QVERIFY(!answer.at("citations").at(0).at("boxes").empty());
        QVERIFY(answer.at("text").get<std::string>().find("<q") == std::string::npos);
        QCOMPARE(answer.at("attempts").size(), std::size_t{1});
        const auto requests = m_server->questions(); // a local server is asked for its window too
        QCOMPARE(requests.size(), std::size_t{1});
        QVERIFY2(requests.front().faults.empty(),
                 requests.front().faults.empty() ? "" : requests.front().faults.front().c_str());
        QVERIFY(!run.output.contains("canary") && !run.errors.contains("canary"));
        QVERIFY(QString::fromStdString(requests.front().body).contains(QStringLiteral("canary")) == false);
    }

    void answersAreAddedUpByDayAndCollection()
    {
        useMeta();
        Reply reply = proving(Wire::Responses, {});
        reply.answer.inputTokens = 1'000'000;
        reply.answer.outputTokens = 0;
        reply.answer.reasoningTokens = 0;
        m_server->enqueue(reply);
        QCOMPARE(m_cli->json({QStringLiteral("ask"), kQuestion}).status, 0);
        const json spending = m_cli->json(words("spending")).json();
        QCOMPARE(spending.at("today_usd").get<double>(), 1.25);
        const json collections = m_cli->json(words("collections")).json().at("collections");
        QCOMPARE(collections.at(0).at("spent_usd").get<double>(), 1.25);

        QCOMPARE(m_cli->run(words("collections Licences --max-cost 1.26")).status, 0);
        const CliRun refused = m_cli->json({QStringLiteral("ask"), kQuestion});
        QCOMPARE(refused.status, 4);
        QCOMPARE(word(refused.json().at("error").at("code")), QStringLiteral("over_budget"));
        QCOMPARE(m_server->requests().size(), std::size_t{1});
        QCOMPARE(m_cli->run(words("collections Licences --max-cost -1")).status, 0);
        QCOMPARE(
            m_cli
                ->json({QStringLiteral("ask"), kQuestion, QStringLiteral("--max-cost-per-day"), QStringLiteral("1.26")})
                .status,
            4);
        m_server->enqueue(proving(Wire::Responses, {}));
        QCOMPARE(
            m_cli->json({QStringLiteral("ask"), kQuestion, QStringLiteral("--collection"), QStringLiteral("Licences")})
                .status,
            0);
        QCOMPARE(
            m_cli->json({QStringLiteral("ask"), kQuestion, QStringLiteral("--collection"), QStringLiteral("Nothing")})
                .status,
            1);
    }

    void contributorModelsNeedLeaveByCollection()
    {
        useMeta();
        const QStringList ask = {QStringLiteral("ask"), kQuestion, QStringLiteral("--model"),
                                 QStringLiteral("meta/muse-spark-1.3-contributor")};
        const CliRun refused = m_cli->json(ask);
        QCOMPARE(refused.status, 4);
        QCOMPARE(word(refused.json().at("error").at("code")), QStringLiteral("policy_refused"));
        QVERIFY(m_server->requests().empty());
        QCOMPARE(m_cli->run(words("collections Licences --allow-training on")).status, 0);
        m_server->enqueue(proving(Wire::Responses, {}));
        QCOMPARE(m_cli->json(ask).status, 0);
        QCOMPARE(m_cli->run(words("collections Licences --allow-training off")).status, 0);
        QCOMPARE(m_cli->json(ask).status, 4);
    }

    void modelsSayWindowPricePrivacyAndState()
    {
        const json models = m_cli->json(words("models")).json().at("models");
        QVERIFY(models.size() > 40);
        int retired = 0;
        for (const json &one : models) {
            QVERIFY(one.at("context_window").get<std::int64_t>() > 0);
            QVERIFY(one.contains("prices") && one.contains("local") && one.contains("trains_on_data"));
            retired += word(one.at("state")) == QLatin1String("retired") ? 1 : 0;
        }
        QVERIFY(retired >= 3);
        const CliRun table = m_cli->run(words("models"));
        QVERIFY(table.output.contains("the provider may train on what you send"));
        QVERIFY(table.output.contains("stays on this computer"));
        QVERIFY(table.output.contains("anthropic/claude-opus-5-5"));
    }

    void theUsersOwnCatalogueIsRead()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("config/longleaf"))));
        QFile file(m_folder->filePath(QStringLiteral("config/longleaf/models.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"models\":[{\"id\":\"meta/house-model\",\"contextWindow\":5000,\"maxOutput\":1000}]}");
        file.close();
        const CliRun run = m_cli->run(words("models"));
        QVERIFY2(run.output.contains("meta/house-model"), run.errors.constData());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"models\":[{");
        file.close();
        const CliRun broken = m_cli->run(words("models"));
        QCOMPARE(broken.status, 1);
        QVERIFY2(broken.errors.contains("Your own model catalogue"), broken.errors.constData());
    }

private:
    void useMeta()
    {
        m_cli->setVariable(QStringLiteral("MODEL_API_KEY"), QStringLiteral("LLM|4711|canary-of-this-test"));
        m_cli->setVariable(QStringLiteral("MODEL_API_BASE"), QString::fromStdString(m_server->baseUrl()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ReplayServer> m_server;
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(CliModelsTest)
#include "tst_cli_models.moc"
