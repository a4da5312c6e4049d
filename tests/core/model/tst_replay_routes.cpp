// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_list.h"
#include "tests/support/loopback_request.h"
#include "tests/support/replay_server.h"
#include "tests/support/sample_requests.h"
#include "tests/support/wires.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using namespace longleaf::test;
using nlohmann::json;

namespace {

LoopbackAnswer ask(const ReplayServer &server, const Dialect &dialect, const std::string &key = {})
{
    std::string headers = sampleHeaders(dialect);
    if (!key.empty())
        headers += (headers.empty() ? "" : "\r\n") + keyHeader(dialect, key);
    return loopbackRequest(server.port(), "POST", samplePath(dialect), sampleRequest(dialect), headers);
}

ServerProfile profileOf(const Dialect &dialect, std::int64_t window = 131'072)
{
    return ServerProfile::of(dialect.flavour, {"m", window, 16'384, window}, "LLM|1|secret");
}

void addDialects()
{
    QTest::addColumn<Dialect>("dialect");
    for (const Dialect &dialect : kDialects)
        QTest::newRow(
            (std::string(wireName(dialect.wire)) + " of " + std::string(flavourName(dialect.flavour))).c_str())
            << dialect;
}

} // namespace

class ReplayRoutesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDialectAnswersAtItsPath_data() { addDialects(); }
    void everyDialectAnswersAtItsPath();
    void wrongKeysAreRefused_data() { addDialects(); }
    void wrongKeysAreRefused();
    void unknownModelsAndLongPromptsAreRefused_data() { addDialects(); }
    void unknownModelsAndLongPromptsAreRefused();
    void whatTheProfileLacksIsNotThere();
    void sideEndpointsTellTheWindow_data();
    void sideEndpointsTellTheWindow();
    void countsTakeTheFixedNumberAndTheFault();
    void ollamaJudgesByTheContextAskedFor();
    void refusalsComeInTheVendorsWords();
    void redirectsAndEarlyClosesAreWhatTheySay();
};

void ReplayRoutesTest::everyDialectAnswersAtItsPath()
{
    QFETCH(Dialect, dialect);
    ReplayServer server;
    server.setProfile(profileOf(dialect));
    Reply reply;
    reply.answer.text = "Twelve.";
    server.enqueue(reply);
    const LoopbackAnswer answer = ask(server, dialect, "LLM|1|secret");
    QCOMPARE(answer.status, 200);
    std::string expected;
    const WireStream stream = streamOf(dialect, reply.answer);
    for (const std::string &frame : stream.frames)
        expected += frame;
    QCOMPARE(answer.body, expected + stream.endMarker);
    QCOMPARE(answer.headers.at("content-type").starts_with("application/x-ndjson"), dialect.wire == Wire::Ollama);
    QCOMPARE(server.questions().size(), std::size_t{1});
    QVERIFY(server.questions().front().dialect == dialect);
    QCOMPARE(server.questions().front().model, std::string("m"));
}

void ReplayRoutesTest::wrongKeysAreRefused()
{
    QFETCH(Dialect, dialect);
    ReplayServer server;
    server.setProfile(profileOf(dialect));
    for (const char *key : {"", "LLM|1|other"}) {
        const LoopbackAnswer answer = ask(server, dialect, key);
        QCOMPARE(answer.status, dialect.wire == Wire::Gemini ? 400 : 401);
        QVERIFY(json::parse(answer.body).contains("error"));
    }
}

void ReplayRoutesTest::unknownModelsAndLongPromptsAreRefused()
{
    QFETCH(Dialect, dialect);
    ReplayServer server;
    ServerProfile profile = profileOf(dialect);
    profile.models.front().id = "another";
    server.setProfile(profile);
    const LoopbackAnswer unknown = ask(server, dialect, profile.key);
    QCOMPARE(unknown.status, dialect.flavour == Flavour::OpenRouter ? 400 : 404);
    QVERIFY2(unknown.body.find("m") != std::string::npos, unknown.body.c_str());
    profile = profileOf(dialect);
    profile.countTokens = [](std::string_view) {
        return 150'000;
    };
    server.setProfile(profile);
    const LoopbackAnswer tooLong = ask(server, dialect, profile.key);
    QCOMPARE(tooLong.status, dialect.flavour == Flavour::LmStudio ? 200 : 400);
    QVERIFY2(tooLong.body.find("error") != std::string::npos, tooLong.body.c_str());
}

void ReplayRoutesTest::whatTheProfileLacksIsNotThere()
{
    ReplayServer server;
    ServerProfile profile = ServerProfile::of(Flavour::OpenAi, {"m"});
    profile.missing = {Endpoint::ResponsesCount};
    server.setProfile(profile);
    const auto post = [&server](const char *path) {
        return loopbackRequest(server.port(), "POST", path, sampleRequest({Wire::Responses, Flavour::OpenAi})).status;
    };
    QCOMPARE(post("/v1/responses"), 200);
    QCOMPARE(post("/v1/responses/input_tokens"), 404);
    QCOMPARE(post("/v1/messages"), 404);
    QCOMPARE(post("/api/chat"), 404);
    QCOMPARE(loopbackRequest(server.port(), "GET", "/v1/responses").status, 404);
}

void ReplayRoutesTest::sideEndpointsTellTheWindow_data()
{
    QTest::addColumn<Flavour>("flavour");
    QTest::addColumn<std::string>("request"); // method, path, body
    QTest::addColumn<std::string>("pointer");
    QTest::addColumn<std::string>("value"); // JSON
    const auto row = [](const char *name, Flavour flavour, const char *request, const char *pointer,
                        const char *value) {
        QTest::newRow(name) << flavour << std::string(request) << std::string(pointer) << std::string(value);
    };
    row("Meta's rows are bare", Flavour::Meta, "GET /v1/models", "/data/0",
        R"({"id":"m","object":"model","created":0,"owned_by":"meta"})");
    row("vLLM's list", Flavour::Vllm, "GET /v1/models", "/data/0/max_model_len", "32768");
    row("llama-server's list has the trained window", Flavour::LlamaServer, "GET /v1/models",
        "/data/0/meta/n_ctx_train", "131072");
    row("llama-server's slot has less", Flavour::LlamaServer, "GET /props", "/default_generation_settings/n_ctx",
        "32768");
    row("llama-server is well", Flavour::LlamaServer, "GET /health", "/status", R"("ok")");
    row("llama-server's tokens", Flavour::LlamaServer, R"(POST /tokenize {"content":"12345678"})", "/tokens",
        "[1000,1001]");
    row("vLLM's tokens", Flavour::Vllm, R"(POST /tokenize {"model":"m","prompt":"12345678"})", "/count", "2");
    row("vLLM's window beside them", Flavour::Vllm, R"(POST /tokenize {"model":"m","prompt":"1"})", "/max_model_len",
        "32768");
    row("LM Studio's most", Flavour::LmStudio, "GET /api/v0/models", "/data/0/max_context_length", "131072");
    row("LM Studio's loaded", Flavour::LmStudio, "GET /api/v0/models", "/data/0/loaded_context_length", "32768");
    row("Anthropic's list", Flavour::Anthropic, "GET /v1/models", "/data/0/max_input_tokens", "131072");
    row("Gemini's list", Flavour::Gemini, "GET /v1beta/models", "/models/0/inputTokenLimit", "131072");
    row("Gemini's model", Flavour::Gemini, "GET /v1beta/models/m", "/name", R"("models/m")");
    row("Ollama's model", Flavour::Ollama, R"(POST /api/show {"model":"m"})", "/model_info/llama.context_length",
        "131072");
    row("Ollama's list", Flavour::Ollama, "GET /api/tags", "/models/0/name", R"("m")");
    row("Ollama's loaded", Flavour::Ollama, "GET /api/ps", "/models/0/context_length", "32768");
    row("Ollama's version", Flavour::Ollama, "GET /api/version", "/version", R"("0.14.2")");
    row("OpenRouter's list", Flavour::OpenRouter, "GET /api/v1/models", "/data/0/context_length", "131072");
    row("OpenRouter's key", Flavour::OpenRouter, "GET /api/v1/key", "/data/limit_remaining", "9.75");
}

void ReplayRoutesTest::sideEndpointsTellTheWindow()
{
    QFETCH(Flavour, flavour);
    QFETCH(std::string, request);
    QFETCH(std::string, pointer);
    QFETCH(std::string, value);
    ReplayServer server;
    server.setProfile(ServerProfile::of(flavour, {"m", 131'072, 16'384, 32'768}));
    const std::size_t space = request.find(' ');
    const std::size_t second = std::min(request.find(' ', space + 1), request.size());
    const LoopbackAnswer answer = loopbackRequest(
        server.port(), request.substr(0, space), request.substr(space + 1, second - space - 1), request.substr(second));
    QCOMPARE(answer.status, 200);
    const json at = json::parse(answer.body)[json::json_pointer(pointer)];
    QVERIFY2(at == json::parse(value), at.dump().c_str());
    QVERIFY(server.questions().empty());
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void ReplayRoutesTest::countsTakeTheFixedNumberAndTheFault()
{
    ReplayServer server;
    const std::string body = sampleRequest({Wire::Responses, Flavour::Meta});
    const auto count = [&] {
        return loopbackRequest(server.port(), "POST", "/v1/responses/input_tokens", body);
    };
    ServerProfile profile = ServerProfile::everything();
    profile.hiddenTokens = 100;
    server.setProfile(profile);
    QCOMPARE(count().body, std::string(R"({"input_tokens":101,"object":"response.input_tokens"})"));
    profile.fixedCount = 900'000;
    server.setProfile(profile);
    QCOMPARE(count().body, std::string(R"({"input_tokens":900000,"object":"response.input_tokens"})"));
    Reply reply;
    reply.fault = Fault::RateLimited;
    server.enqueueAt(Endpoint::ResponsesCount, reply);
    QCOMPARE(count().status, 429);
    QCOMPARE(count().status, 200);
}

void ReplayRoutesTest::ollamaJudgesByTheContextAskedFor()
{
    const Dialect dialect{Wire::Ollama, Flavour::Ollama};
    ReplayServer server;
    ServerProfile profile = ServerProfile::of(Flavour::Ollama, {"m", 131'072});
    profile.countTokens = [](std::string_view) {
        return 9'000;
    };
    server.setProfile(profile);
    json body = json::parse(sampleRequest(dialect));
    QCOMPARE(loopbackRequest(server.port(), "POST", "/api/chat", body.dump()).status, 200);
    body["options"]["num_ctx"] = 8'192;
    const LoopbackAnswer answer = loopbackRequest(server.port(), "POST", "/api/chat", body.dump());
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, std::string(R"({"error":"prompt too long; exceeded max context length by 808 tokens"})"));
}

void ReplayRoutesTest::refusalsComeInTheVendorsWords()
{
    ReplayServer server;
    for (const ListedFault &entry : listedFaults()) {
        if (!isRefusal(entry.fault))
            continue;
        for (const Dialect &dialect : kDialects) {
            server.setProfile(ServerProfile::of(dialect.flavour, {"m"}));
            server.enqueue(replyFor(entry, {}));
            const LoopbackAnswer answer = ask(server, dialect);
            const bool soft = entry.fault == Fault::Overflow && dialect.flavour == Flavour::LmStudio;
            QVERIFY2(soft || answer.status >= 400, entry.name.data());
            const bool html = entry.fault == Fault::ProxyLogin;
            QVERIFY2(html || json::parse(answer.body).contains("error"), answer.body.c_str());
        }
    }
    const Dialect anthropic{Wire::Messages, Flavour::Anthropic};
    server.setProfile(ServerProfile::of(Flavour::Anthropic, {"m"}));
    Reply reply;
    reply.fault = Fault::Overloaded;
    server.enqueue(reply);
    const LoopbackAnswer answer = ask(server, anthropic);
    QCOMPARE(answer.status, 529);
    QVERIFY(json::parse(answer.body)["error"]["type"] == "overloaded_error");
    reply.fault = Fault::RateLimitedDate;
    server.enqueue(reply);
    QVERIFY(ask(server, anthropic).headers.at("retry-after").ends_with(" GMT"));
}

void ReplayRoutesTest::redirectsAndEarlyClosesAreWhatTheySay()
{
    const Dialect dialect{Wire::Chat, Flavour::OpenAi};
    ReplayServer server;
    Reply reply;
    reply.fault = Fault::RedirectLoop;
    server.enqueue(reply);
    QCOMPARE(ask(server, dialect).headers.at("location"), std::string("/v1/chat/completions"));
    reply.fault = Fault::RedirectFile;
    server.enqueue(reply);
    QVERIFY(ask(server, dialect).headers.at("location").starts_with("file:///"));
    reply.fault = Fault::MidHandshakeClose;
    server.enqueue(reply);
    QCOMPARE(ask(server, dialect).status, 0);
    QCOMPARE(ask(server, dialect).status, 200);
    reply.fault = Fault::ContentLengthSmall;
    reply.answer.text = "Twelve.";
    server.enqueue(reply);
    const LoopbackAnswer small = ask(server, dialect);
    QVERIFY(small.body.size() > std::stoul(small.headers.at("content-length")));
    reply.fault = Fault::CharacterSplit;
    reply.answer.text = "4.200 € im März";
    server.enqueue(reply);
    QVERIFY(ask(server, dialect).body.find("€ im M") != std::string::npos);
}

QTEST_GUILESS_MAIN(ReplayRoutesTest)
#include "tst_replay_routes.moc"
