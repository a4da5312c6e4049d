// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/provider_probe.h"

#include "resources/embedded.h"
#include "tests/support/replay_server.h"

#include <QTest>

#include <string>

using longleaf::ErrorCode;
using longleaf::Result;
using namespace longleaf::model;
using longleaf::test::Endpoint;
using longleaf::test::Fault;
using longleaf::test::Flavour;
using longleaf::test::ReplayServer;
using longleaf::test::Reply;
using longleaf::test::ServerProfile;
using longleaf::test::Wire;

namespace {

constexpr const char *kKey = "LLM|1234|the-right-key";

Provider providerOf(std::string_view id)
{
    const auto catalogue = Catalogue::parse(longleaf::resource("models.json"));
    return *catalogue->provider(id);
}

Result<std::string> ask(const Provider &provider, const std::string &base, const std::string &key)
{
    CurlTransport transport({.extraCaFile = {}, .proxy = "none"});
    return testProvider(provider, Access{base, key}, transport, std::stop_token());
}

} // namespace

class ProviderProbeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatTheKeyWorks_data();
    void saysThatTheKeyWorks();
    void saysThatTheKeyIsRefused_data();
    void saysThatTheKeyIsRefused();
    void namesWhatElseIsWrong_data();
    void namesWhatElseIsWrong();
    void saysThatAServerWithoutAKeyAnswers();
    void asksForAKey_whenTheServerWantsOne();
    void saysThatThereIsNoConnection();
    void stops_whenToldTo();
    void doesNotSendTheKeyInTheAddress();
};

void ProviderProbeTest::saysThatTheKeyWorks_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<int>("flavour");
    QTest::addColumn<int>("wire");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("sentence");
    const auto row = [](const char *id, Flavour flavour, Wire wire, const char *path, const char *sentence) {
        QTest::newRow(id) << std::string(id) << static_cast<int>(flavour) << static_cast<int>(wire) << std::string(path)
                          << std::string(sentence);
    };
    row("meta", Flavour::Meta, Wire::Responses, "/v1/models", "The key works: Meta lists 1 model.");
    row("openai", Flavour::OpenAi, Wire::Responses, "/v1/models", "The key works: OpenAI lists 1 model.");
    row("anthropic", Flavour::Anthropic, Wire::Messages, "/v1/models?limit=1000",
        "The key works: Anthropic lists 1 model.");
    row("google", Flavour::Gemini, Wire::Gemini, "/v1beta/models?pageSize=1000",
        "The key works: Google lists 1 model.");
    row("openrouter", Flavour::OpenRouter, Wire::Chat, "/v1/key", "The key works: OpenRouter accepts it.");
}

void ProviderProbeTest::saysThatTheKeyWorks()
{
    QFETCH(std::string, id);
    QFETCH(int, flavour);
    QFETCH(int, wire);
    QFETCH(std::string, path);
    QFETCH(std::string, sentence);
    ReplayServer server;
    server.setProfile(ServerProfile::of(static_cast<Flavour>(flavour), {.id = "some-model"}, kKey));
    const auto said = ask(providerOf(id), server.baseUrl(static_cast<Wire>(wire)) + "/", kKey);
    QVERIFY2(said, said ? "" : said.error().message.c_str());
    QCOMPARE(QString::fromStdString(*said), QString::fromStdString(sentence));
    QCOMPARE(server.requests().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(server.requests().front().path), QString::fromStdString(path));
}

void ProviderProbeTest::saysThatTheKeyIsRefused_data()
{
    saysThatTheKeyWorks_data();
}

void ProviderProbeTest::saysThatTheKeyIsRefused()
{
    QFETCH(std::string, id);
    QFETCH(int, flavour);
    QFETCH(int, wire);
    ReplayServer server;
    server.setProfile(ServerProfile::of(static_cast<Flavour>(flavour), {.id = "some-model"}, kKey));
    const Provider provider = providerOf(id);
    const auto said = ask(provider, server.baseUrl(static_cast<Wire>(wire)), "a-wrong-key");
    QVERIFY(!said);
    QCOMPARE(said.error().code, ErrorCode::Auth);
    const QString message = QString::fromStdString(said.error().message);
    QVERIFY2(message.startsWith(QString::fromStdString(provider.name + " refused the key: ")), qPrintable(message));
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void ProviderProbeTest::namesWhatElseIsWrong_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    const auto status = [](int number) {
        Reply reply;
        reply.fault = Fault::Status;
        reply.status = number;
        reply.message = "Words of the server.";
        return reply;
    };
    const auto with = [](Fault fault, int number = 500) {
        Reply reply;
        reply.fault = fault;
        reply.status = number;
        return reply;
    };
    QTest::newRow("no credit") << status(402) << ErrorCode::Billing << QStringLiteral("cannot be charged");
    QTest::newRow("no such address") << status(404) << ErrorCode::ModelNotFound
                                     << QStringLiteral("The address answers, but not like Meta. Check it.");
    QTest::newRow("no such address, as a page")
        << with(Fault::StatusHtml, 404) << ErrorCode::ModelNotFound << QStringLiteral("not like Meta");
    QTest::newRow("forbidden") << status(403) << ErrorCode::Auth
                               << QStringLiteral("Meta refused the key: Words of the server.");
    QTest::newRow("refused without words")
        << with(Fault::StatusEmpty, 401) << ErrorCode::Auth << QStringLiteral("Meta refused the key.");
    QTest::newRow("too many requests") << status(429) << ErrorCode::RateLimited << QStringLiteral("limit is reached");
    QTest::newRow("it failed") << status(500) << ErrorCode::ServerError << QStringLiteral("failed (status 500)");
    QTest::newRow("a sign-in page") << with(Fault::Html200) << ErrorCode::Network
                                    << QStringLiteral("A web page answered instead of Meta");
    QTest::newRow("a filter's page that forbids")
        << with(Fault::StatusHtml, 403) << ErrorCode::Network << QStringLiteral("A web page answered instead of Meta");
    QTest::newRow("moved") << with(Fault::Redirect307) << ErrorCode::Network << QStringLiteral("has moved");
    QTest::newRow("a reset") << with(Fault::Reset) << ErrorCode::Network << QStringLiteral("broke");
}

void ProviderProbeTest::namesWhatElseIsWrong()
{
    QFETCH(Reply, reply);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    ReplayServer server;
    server.enqueueAt(Endpoint::Models, reply);
    const auto said = ask(providerOf("meta"), server.baseUrl(), kKey);
    QVERIFY2(!said, said ? said->c_str() : "");
    QVERIFY2(QString::fromStdString(said.error().message).contains(words), said.error().message.c_str());
    QCOMPARE(said.error().code, code);
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void ProviderProbeTest::saysThatAServerWithoutAKeyAnswers()
{
    ReplayServer server;
    server.setProfile(ServerProfile::of(Flavour::Ollama, {.id = "llama3.3:70b"}));
    const auto ollama = ask(providerOf("ollama"), server.baseUrl(Wire::Ollama), {});
    QVERIFY2(ollama, ollama ? "" : ollama.error().message.c_str());
    QVERIFY2(ollama->starts_with("Ollama answers. Its version is "), ollama->c_str());
    server.setProfile(ServerProfile::of(Flavour::Vllm, {.id = "muse-spark-open"}));
    const auto vllm = ask(providerOf("vllm"), server.baseUrl(), {});
    QVERIFY2(vllm, vllm ? "" : vllm.error().message.c_str());
    QVERIFY(*vllm == "vLLM answers and lists 1 model.");
}

void ProviderProbeTest::asksForAKey_whenTheServerWantsOne()
{
    ReplayServer server;
    server.setProfile(ServerProfile::of(Flavour::Vllm, {.id = "muse-spark-open"}, kKey));
    const auto said = ask(providerOf("vllm"), server.baseUrl(), {});
    QVERIFY(!said);
    QCOMPARE(said.error().code, ErrorCode::MissingKey);
}

void ProviderProbeTest::saysThatThereIsNoConnection()
{
    const int port = ReplayServer().port(); // closed again at once
    const auto said = ask(providerOf("meta"), "http://127.0.0.1:" + std::to_string(port) + "/v1", kKey);
    QVERIFY(!said);
    QCOMPARE(said.error().code, ErrorCode::Network);
    QVERIFY(said.error().message.find("no connection") != std::string::npos);
}

void ProviderProbeTest::stops_whenToldTo()
{
    ReplayServer server;
    Reply stalls;
    stalls.fault = Fault::StallHeaders;
    server.enqueueAt(Endpoint::Models, stalls);
    std::stop_source stop;
    stop.request_stop();
    CurlTransport transport;
    const auto said = testProvider(providerOf("meta"), Access{server.baseUrl(), kKey}, transport, stop.get_token());
    QVERIFY(!said);
    QCOMPARE(said.error().code, ErrorCode::Canceled);
}

void ProviderProbeTest::doesNotSendTheKeyInTheAddress()
{
    ReplayServer server;
    QVERIFY(ask(providerOf("google"), server.baseUrl(Wire::Gemini), kKey));
    QVERIFY(server.requests().front().path.find("the-right-key") == std::string::npos);
    QVERIFY(server.requests().front().headers.at("x-goog-api-key") == kKey);
}

QTEST_GUILESS_MAIN(ProviderProbeTest)
#include "tst_provider_probe.moc"
