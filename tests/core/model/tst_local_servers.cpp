// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/local_servers.h"
#include "resources/embedded.h"
#include "tests/support/replay_server.h"

#include <QTest>

using namespace longleaf::model;
using longleaf::test::Endpoint;
using longleaf::test::Flavour;
using longleaf::test::ReplayServer;
using longleaf::test::ServedModel;
using longleaf::test::ServerProfile;

namespace {

constexpr int kClosedPort = 1; // nobody listens there

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
    row("LM Studio: not loaded yet", Flavour::LmStudio, {"llama-3-8b", 131'072}, "lmstudio/llama-3-8b", 131'072,
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

QTEST_GUILESS_MAIN(LocalServersTest)
#include "tst_local_servers.moc"
