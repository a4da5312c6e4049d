// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/local_servers.h"
#include "resources/embedded.h"
#include "tests/support/replay_server.h"

#include <QTest>

#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace longleaf::model;
using longleaf::test::Endpoint;
using longleaf::test::Flavour;
using longleaf::test::ReplayServer;
using longleaf::test::ServedModel;
using longleaf::test::ServerProfile;

namespace {

constexpr int kClosedPort = 1; // nobody listens there

/// Answers each path with a fixed body; anything else with 404.
class FixedAnswers final : public HttpTransport {
public:
    explicit FixedAnswers(std::map<std::string, std::string> bodies)
        : m_bodies(std::move(bodies))
    {
    }

    [[nodiscard]] longleaf::Status perform(const HttpRequest &request, const HttpTimeouts &, std::stop_token,
                                           HttpResponse &response, const BodySink &body) override
    {
        const std::string root = "http://127.0.0.1:7";
        if (!request.url.starts_with(root + "/"))
            return longleaf::fail(longleaf::ErrorCode::Network, "Nobody listens.");
        const std::string path = request.url.substr(root.size());
        paths.push_back(path + request.body);
        const auto found = m_bodies.find(path + request.body);
        const auto other = found != m_bodies.end() ? found : m_bodies.find(path);
        response.status = other != m_bodies.end() ? 200 : 404;
        if (other == m_bodies.end())
            return {};
        if (other->second == "silence")
            return longleaf::fail(longleaf::ErrorCode::Timeout, "Too slow.");
        static_cast<void>(body(other->second));
        return {};
    }

    std::vector<std::string> paths; ///< asked for, each with the body

private:
    std::map<std::string, std::string> m_bodies;
};

constexpr LocalPorts kFixedPort{7, 1, 1, 1};
const std::string kVersion = R"({"version":"0.33.3"})";
const std::string kShown = R"({"model_info":{"general.architecture":"llama","llama.context_length":131072},
                               "capabilities":["completion"]})";

LocalPorts nobody()
{
    return {kClosedPort, kClosedPort, kClosedPort, kClosedPort};
}

const Catalogue &catalogue()
{
    static const auto parsed = Catalogue::parse(longleaf::resource("models.json"));
    return *parsed;
}

} // namespace

Q_DECLARE_METATYPE(longleaf::test::Flavour)
Q_DECLARE_METATYPE(longleaf::test::ServedModel)

class LocalServersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theServerNamesTheWindow_data();
    void theServerNamesTheWindow();
    void theServerIsKnownByItsEndpoints();
    void otherServersAreNotTakenForOurs();
    void nothingListens();
    void hostileAnswersAreHarmless();
    void whatLeavesTheComputerIsNotLocal();
    void modelsThatCannotAnswerAreLeftOut();
    void llamaServerIsNotTakenForOllama();
    void aServerThatStopsAnsweringIsAskedNoMore();
    void answersOfTheWrongShapeAreHarmless_data();
    void answersOfTheWrongShapeAreHarmless();
};

void LocalServersTest::theServerNamesTheWindow_data()
{
    QTest::addColumn<Flavour>("flavour");
    QTest::addColumn<ServedModel>("served");
    QTest::addColumn<std::string>("id");
    QTest::addColumn<qint64>("window");
    QTest::addColumn<std::string>("dialect");
    const auto row = [](const char *name, Flavour flavour, ServedModel served, const char *id, qint64 window,
                        const char *dialect) {
        QTest::newRow(name) << flavour << std::move(served) << std::string(id) << window << std::string(dialect);
    };
    row("Ollama: what the model was made for", Flavour::Ollama, {"llama3.3:70b", 131'072}, "ollama/llama3.3:70b",
        131'072, "ollama");
    row("llama-server: what is allocated, not what was trained", Flavour::LlamaServer,
        {"llama-3.3-70b", 131'072, 8'192, 16'384}, "llama-server/llama-3.3-70b", 16'384, "openai-chat");
    row("vLLM: what it was started with", Flavour::Vllm, {"meta/muse-spark-open", 1'048'576, 8'192, 262'144},
        "vllm/meta/muse-spark-open", 262'144, "openai-chat");
    row("LM Studio: what is loaded", Flavour::LmStudio, {"llama-3-8b", 131'072, 8'192, 4'096}, "lmstudio/llama-3-8b",
        4'096, "openai-chat");
    row("LM Studio: not loaded yet", Flavour::LmStudio, {"llama-3-8b", 131'072}, "lmstudio/llama-3-8b", 8'192,
        "openai-chat");
    row("LM Studio: not loaded yet, and small", Flavour::LmStudio, {"llama-2-7b", 4'096}, "lmstudio/llama-2-7b", 4'096,
        "openai-chat");
    row("Llama 3 70B has 8,192 tokens", Flavour::Ollama, {"llama3:70b", 8'192}, "ollama/llama3:70b", 8'192, "ollama");
}

void LocalServersTest::theServerNamesTheWindow()
{
    QFETCH(Flavour, flavour);
    QFETCH(ServedModel, served);
    QFETCH(std::string, id);
    QFETCH(qint64, window);
    QFETCH(std::string, dialect);
    ReplayServer server;
    server.setProfile(ServerProfile::of(flavour, served));
    LocalPorts ports = nobody();
    (flavour == Flavour::Ollama        ? ports.ollama
     : flavour == Flavour::LlamaServer ? ports.llamaServer
     : flavour == Flavour::Vllm        ? ports.vllm
                                       : ports.lmStudio) = server.port();
    CurlTransport transport;
    const auto found = findLocalModels(transport, catalogue(), ports, {});
    QCOMPARE(found.size(), std::size_t{1});
    const ModelInfo &model = found.front();
    QCOMPARE(model.id, id);
    QCOMPARE(model.wireId, served.id);
    QCOMPARE(model.contextWindow, window);
    QCOMPARE(model.dialect, dialect);
    QVERIFY(model.local && model.prices && model.prices->free());
    QVERIFY(model.maxOutput > 0 && model.maxOutput <= window / 2);
    QVERIFY(!model.note.empty());
    const std::string base = "http://127.0.0.1:" + std::to_string(server.port());
    QCOMPARE(model.baseUrl, flavour == Flavour::Ollama ? base : base + "/v1");
    QVERIFY(server.questions().empty());
}

void LocalServersTest::theServerIsKnownByItsEndpoints()
{
    ReplayServer server; // Ollama where llama-server usually listens
    server.setProfile(ServerProfile::of(Flavour::Ollama, {"llama3.3:70b", 131'072}));
    LocalPorts ports = nobody();
    ports.llamaServer = server.port();
    CurlTransport transport;
    const auto found = findLocalModels(transport, catalogue(), ports, {});
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().provider, std::string("ollama"));
}

void LocalServersTest::otherServersAreNotTakenForOurs()
{
    ReplayServer server; // somebody's own gateway on the port of vLLM
    server.setProfile(ServerProfile::of(Flavour::OpenAi, {"gpt-6-luna"}));
    LocalPorts ports = nobody();
    ports.vllm = server.port();
    CurlTransport transport;
    QVERIFY(findLocalModels(transport, catalogue(), ports, {}).empty());
}

void LocalServersTest::nothingListens()
{
    CurlTransport transport;
    QVERIFY(findLocalModels(transport, catalogue(), nobody(), {}).empty());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(findLocalModels(transport, catalogue(), {}, stop.get_token()).empty());
}

void LocalServersTest::hostileAnswersAreHarmless()
{
    ReplayServer server;
    ServerProfile profile = ServerProfile::of(Flavour::Vllm, {"good", 32'768});
    profile.models.push_back({std::string(300, 'x'), 32'768});
    profile.models.push_back({"two words", 32'768});
    profile.models.push_back({"negative", -5});
    profile.models.push_back({"huge", 1'000'000'000'000});
    for (int i = 0; i < 500; ++i)
        profile.models.push_back({"model-" + std::to_string(i), 4'096});
    server.setProfile(profile);
    LocalPorts ports = nobody();
    ports.vllm = server.port();
    CurlTransport transport;
    const auto found = findLocalModels(transport, catalogue(), ports, {});
    QCOMPARE(found.size(), kMaxLocalModels);
    QCOMPARE(found[0].wireId, std::string("good"));
    QCOMPARE(found[1].wireId, std::string("negative"));
    QCOMPARE(found[1].contextWindow, 8'192); // never a window that nobody vouches for
    QCOMPARE(found[2].contextWindow, 8'192);
}

void LocalServersTest::whatLeavesTheComputerIsNotLocal()
{
    FixedAnswers ollama(
        {{"/api/version", kVersion},
         {"/api/tags", R"({"models":[{"name":"here:8b"},{"name":"gpt-oss:120b-cloud"},{"name":"kimi:cloud"},
                                        {"name":"a:1b","remote_host":"https://ollama.com:443"},
                                        {"name":"b:1b","remote_model":"b"},{"name":"c:1b"}]})"},
         {"/api/show", kShown},
         {R"(/api/show{"model":"c:1b"})", R"({"remote_host":"https://ollama.com:443"})"}});
    const auto found = findLocalModels(ollama, catalogue(), kFixedPort, {});
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().wireId, std::string("here:8b"));
}

void LocalServersTest::modelsThatCannotAnswerAreLeftOut()
{
    FixedAnswers ollama({{"/api/version", kVersion},
                         {"/api/tags", R"({"models":[{"name":"embed"},{"name":"oss"},{"name":"old"}]})"},
                         {R"(/api/show{"model":"embed"})", R"({"capabilities":["embedding"]})"},
                         {R"(/api/show{"model":"oss"})", R"({"capabilities":["completion","thinking"],"model_info":
                            {"general.architecture":"gptoss","gptoss.context_length":131072}})"},
                         {R"(/api/show{"model":"old"})", R"({"details":{}})"}});
    const auto found = findLocalModels(ollama, catalogue(), kFixedPort, {});
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0].wireId, std::string("oss"));
    QVERIFY((found[0].quirks.efforts == std::vector<std::string>{"low", "medium", "high"}));
    QCOMPARE(found[1].wireId, std::string("old"));
    QVERIFY(found[1].quirks.efforts.empty());
    QCOMPARE(found[1].contextWindow, 8'192);
    FixedAnswers studio(std::map<std::string, std::string>{
        {"/api/v0/models", R"({"data":[{"id":"nomic","type":"embeddings","state":"loaded",
        "max_context_length":2048},{"id":"qwen","type":"llm","state":"loaded","max_context_length":32768}]})"}});
    const auto listed = findLocalModels(studio, catalogue(), {1, 1, 1, 7}, {});
    QCOMPARE(listed.size(), std::size_t{1});
    QCOMPARE(listed.front().contextWindow, 32'768);
}

void LocalServersTest::llamaServerIsNotTakenForOllama()
{
    FixedAnswers server({{"/props", R"({"default_generation_settings":{"n_ctx":25088}})"},
                         {"/api/tags", R"({"models":[{"name":"m"}]})"},
                         {"/v1/models", R"({"data":[{"id":"m","meta":{"n_ctx_train":131072}}]})"}});
    const auto found = findLocalModels(server, catalogue(), kFixedPort, {}); // where Ollama usually listens
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().provider, std::string("llama-server"));
    QCOMPARE(found.front().contextWindow, 25'088);
}

void LocalServersTest::aServerThatStopsAnsweringIsAskedNoMore()
{
    FixedAnswers ollama({{"/api/version", kVersion},
                         {"/api/tags", R"({"models":[{"name":"a"},{"name":"b"},{"name":"c"}]})"},
                         {"/api/show", "silence"}});
    const auto found = findLocalModels(ollama, catalogue(), kFixedPort, {});
    QCOMPARE(ollama.paths.size(), std::size_t{3});
    QCOMPARE(found.size(), std::size_t{3}); // they are there; their windows are not known
    for (const ModelInfo &model : found)
        QCOMPARE(model.contextWindow, 8'192);
}

void LocalServersTest::answersOfTheWrongShapeAreHarmless_data()
{
    QTest::addColumn<std::string>("body");
    for (const char *body :
         {"", "{", "[]", "null", "7", "\"x\"", "<html>", "{\"models\":7,\"data\":7,\"version\":7}",
          "{\"models\":{\"a\":1},\"data\":{\"a\":1},\"version\":\"1\",\"default_generation_settings\":[1]}",
          "{\"models\":[7,null,[],{}],\"data\":[7,null,[],{}],\"version\":\"1\"}",
          "{\"models\":[{\"name\":7}],\"data\":[{\"id\":7,\"max_model_len\":\"x\"}],\"version\":\"1\"}",
          "{\"error\":\"Unexpected endpoint or method. (GET /x)\"}"})
        QTest::newRow(body) << std::string(body);
}

void LocalServersTest::answersOfTheWrongShapeAreHarmless()
{
    QFETCH(std::string, body);
    std::map<std::string, std::string> bodies;
    for (const char *path : {"/props", "/api/version", "/api/tags", "/api/show", "/api/v0/models", "/v1/models"})
        bodies[path] = body;
    FixedAnswers server(std::move(bodies));
    QVERIFY(findLocalModels(server, catalogue(), kFixedPort, {}).empty());
    QVERIFY(!server.paths.empty());
}

QTEST_GUILESS_MAIN(LocalServersTest)
#include "tst_local_servers.moc"
