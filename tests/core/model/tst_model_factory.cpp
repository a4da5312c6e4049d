// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_factory.h"

#include "core/model/offline_quotes.h"
#include "resources/embedded.h"
#include "tests/support/replay_server.h"

#include <QTest>

#include <map>
#include <string>

using longleaf::ErrorCode;
using longleaf::SystemClock;
using namespace longleaf::model;
using longleaf::test::ReplayServer;

namespace {

using Values = std::map<std::string, std::string>;

ModelInfo spark()
{
    ModelInfo info;
    info.id = "meta/muse-spark-1.3";
    info.name = "Muse Spark 1.3";
    info.provider = "meta";
    info.wireId = "muse-spark-1.3";
    info.dialect = "openai-responses";
    return info;
}

struct Setting {
    FactorySettings settings;
    Values keys;
    Values environment;
};

ModelFactory factoryOf(const Setting &setting, const SystemClock &clock)
{
    const auto lookUp = [](const Values &values, const std::string &name) {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
    return {longleaf::model::Catalogue::parse(longleaf::resource("models.json"))->providers(), setting.settings,
            [=](std::string_view provider) { return lookUp(setting.keys, std::string(provider)); },
            clock, nullptr,
            [=](const char *name) {
                return lookUp(setting.environment, name);
            }};
}

} // namespace

class ModelFactoryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesAddressAndKey_data();
    void choosesAddressAndKey();
    void namesTheSuccessorOfARetiredModel();
    void makesTheEmbeddedEngineWithoutAKey();
    void saysWhichDialectItDoesNotSpeak();
    void saysWhichProviderItDoesNotKnow();
    void sentenceForAMissingKeyNamesVariableAndSetting();
    void clientReachesTheServer();

private:
    SystemClock m_clock;
};

void ModelFactoryTest::choosesAddressAndKey_data()
{
    QTest::addColumn<std::string>("provider");
    QTest::addColumn<Setting>("setting");
    QTest::addColumn<std::string>("baseUrl"); // empty: MissingKey
    QTest::addColumn<std::string>("key");
    const std::string own = "https://api.meta.ai/v1";
    const std::string other = "https://gateway.example/v1";
    const auto row = [](const char *name, const char *provider, Setting setting, const std::string &baseUrl,
                        const char *key) {
        QTest::newRow(name) << std::string(provider) << std::move(setting) << baseUrl << std::string(key);
    };
    const auto base = [](const std::string &url, Values hosts = {}) {
        FactorySettings settings;
        settings.baseUrls["meta"] = url;
        settings.keyHosts = std::move(hosts);
        return settings;
    };
    row("the settings' key goes to the provider", "meta", {{}, {{"meta", "k1"}}, {}}, own, "k1");
    row("the environment's key goes to the provider", "meta", {{}, {}, {{"MODEL_API_KEY", "e1"}}}, own, "e1");
    row("the environment's key comes first", "meta", {{}, {{"meta", "k1"}}, {{"MODEL_API_KEY", "e1"}}}, own, "e1");
    row("white space around a key is taken away", "meta", {{}, {{"meta", " k1\n"}}, {}}, own, "k1");
    row("no key at all", "meta", {}, "", "");
    row("the environment's key goes to the environment's address", "meta",
        {{}, {}, {{"MODEL_API_KEY", "e1"}, {"MODEL_API_BASE", other}}}, other, "e1");
    row("the settings' key does not go to the environment's address", "meta",
        {{}, {{"meta", "k1"}}, {{"MODEL_API_BASE", other}}}, "", "");
    row("the settings' key does not follow a changed address", "meta", {base(other), {{"meta", "k1"}}, {}}, "", "");
    row("the settings' key goes to the host it was entered for", "meta",
        {base(other, {{"meta", "gateway.example"}}), {{"meta", "k1"}}, {}}, other, "k1");
    row("a key for another host does not go to the provider", "meta",
        {base(own, {{"meta", "gateway.example"}}), {{"meta", "k1"}}, {}}, "", "");
    row("the environment's key does not follow the settings' address", "meta",
        {base(other), {}, {{"MODEL_API_KEY", "e1"}}}, "", "");
    row("another port is another host", "meta", {base("https://api.meta.ai:8443/v1"), {{"meta", "k1"}}, {}}, "", "");
    row("a server on this computer needs no key and gets none", "meta",
        {base("http://127.0.0.1:9/v1"), {{"meta", "k1"}}, {}}, "http://127.0.0.1:9/v1", "");
    row("OpenAI has its own variable", "openai", {{}, {}, {{"OPENAI_API_KEY", "o1"}, {"MODEL_API_KEY", "e1"}}},
        "https://api.openai.com/v1", "o1");
    row("a server on this computer needs no key", "ollama", {}, "http://127.0.0.1:11434", "");
    row("a project's address and token from the environment", "google-cloud",
        {{}, {}, {{"GOOGLE_CLOUD_TOKEN", "g1"}, {"GOOGLE_CLOUD_MUSE_BASE", other}}}, other, "g1");
    row("one provider's key is never used for another", "openai", {{}, {{"meta", "k1"}}, {{"MODEL_API_KEY", "e1"}}}, "",
        "");
}

void ModelFactoryTest::choosesAddressAndKey()
{
    QFETCH(std::string, provider);
    QFETCH(Setting, setting);
    QFETCH(std::string, baseUrl);
    QFETCH(std::string, key);
    const auto access = factoryOf(setting, m_clock).access(provider);
    if (baseUrl.empty()) {
        QVERIFY(!access);
        QCOMPARE(access.error().code, ErrorCode::MissingKey);
        return;
    }
    QVERIFY(access.has_value());
    QCOMPARE(access->baseUrl, baseUrl);
    QCOMPARE(access->apiKey, key);
}

void ModelFactoryTest::namesTheSuccessorOfARetiredModel()
{
    const auto catalogue = Catalogue::parse(longleaf::resource("models.json"));
    QVERIFY(catalogue);
    const auto opus = catalogue->find("anthropic/claude-3-opus-20240229");
    QVERIFY(opus && opus->retired);
    const auto refused = factoryOf({{}, {{"anthropic", "k1"}}, {}}, m_clock).make(*opus);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ModelNotFound);
    QVERIFY2(refused.error().message.find("anthropic/claude-opus-5-5") != std::string::npos,
             refused.error().message.c_str());
}

void ModelFactoryTest::makesTheEmbeddedEngineWithoutAKey()
{
    ModelInfo info;
    info.id = "offline/quotes";
    info.provider = "offline";
    info.dialect = "embedded";
    const auto client = factoryOf({}, m_clock).make(info);
    QVERIFY(client.has_value());
    QVERIFY(dynamic_cast<OfflineQuotesClient *>(client->get()) != nullptr);
}

void ModelFactoryTest::saysWhichDialectItDoesNotSpeak()
{
    ModelInfo info = spark();
    info.dialect = "carrier-pigeon";
    const auto client = factoryOf({}, m_clock).make(info);
    QVERIFY(!client);
    QCOMPARE(client.error().code, ErrorCode::UnknownModel);
    QVERIFY(client.error().message.find("not spoken by this version") != std::string::npos);
}

void ModelFactoryTest::saysWhichProviderItDoesNotKnow()
{
    ModelInfo info = spark();
    info.provider = "nobody";
    const auto client = factoryOf({}, m_clock).make(info);
    QVERIFY(!client);
    QCOMPARE(client.error().code, ErrorCode::UnknownModel);
}

void ModelFactoryTest::sentenceForAMissingKeyNamesVariableAndSetting()
{
    const auto client = factoryOf({}, m_clock).make(spark());
    QVERIFY(!client);
    QCOMPARE(client.error().code, ErrorCode::MissingKey);
    QVERIFY(client.error().message.find("MODEL_API_KEY") != std::string::npos);
    QVERIFY(client.error().message.find("settings") != std::string::npos);
}

void ModelFactoryTest::clientReachesTheServer()
{
    ReplayServer server;
    const Setting setting{{}, {}, {{"MODEL_API_KEY", "LLM|1|envkey99"}, {"MODEL_API_BASE", server.baseUrl()}}};
    const auto client = factoryOf(setting, m_clock).make(spark());
    QVERIFY(client.has_value());
    ModelRequest request;
    request.wireModel = "muse-spark-1.3";
    request.messages = {{longleaf::pack::Role::User, {"documents", "question"}}};
    std::string text;
    const Outcome outcome = (*client)->send(request, {}, [&text](const ModelEvent &event) {
        if (const auto *delta = std::get_if<TextDelta>(&event))
            text += delta->text;
    });
    QCOMPARE(outcome.reason, EndReason::Complete);
    QCOMPARE(text, std::string("An answer from the replay server."));
    QCOMPARE(server.requests().at(0).path, std::string("/v1/responses"));
    QCOMPARE(server.requests().at(0).headers.at("authorization"), std::string("Bearer LLM|1|envkey99"));
}

QTEST_GUILESS_MAIN(ModelFactoryTest)
#include "tst_model_factory.moc"
