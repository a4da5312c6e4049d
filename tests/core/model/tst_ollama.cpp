// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ollama.h"

#include "tests/core/model/stream_reading.h"

#include <QTest>

using namespace longleaf::model;
using longleaf::ErrorCode;
using longleaf::pack::Role;
using longleaf::test::Reading;
using longleaf::test::readStream;
using longleaf::test::readWhole;
using nlohmann::json;

namespace {

const Ollama kDialect;

ModelRequest simple()
{
    ModelRequest request;
    request.wireModel = "qwen3:8b";
    request.instructions = "Rules.";
    request.messages = {{Role::User, {"<document id=\"7\">\n", "Why?"}}};
    request.promptTokens = 10'000;
    request.maxOutputTokens = 8'192;
    request.contextWindow = 131'072;
    return request;
}

ModelRequest followUp()
{
    ModelRequest request = simple();
    request.messages.push_back({Role::Assistant, {"Because the lease says so, on page four."}});
    request.messages.push_back({Role::User, {"And who pays?"}});
    return request;
}

Endpoint endpointWith(std::vector<std::string> efforts = {})
{
    Endpoint endpoint;
    endpoint.baseUrl = "http://127.0.0.1:11434";
    endpoint.quirks.efforts = std::move(efforts);
    return endpoint;
}

json bodyOf(const ModelRequest &request, std::vector<std::string> efforts = {})
{
    return json::parse(kDialect.request(endpointWith(std::move(efforts)), request).body);
}

json last(std::int64_t input, const char *text = "Yes.")
{
    return {{"model", "qwen3:8b"},
            {"message", {{"role", "assistant"}, {"content", text}}},
            {"done", true},
            {"done_reason", "stop"},
            {"load_duration", 90'000'000},
            {"prompt_eval_count", input},
            {"eval_count", 5}};
}

} // namespace

Q_DECLARE_METATYPE(longleaf::model::PromptRead)

class OllamaTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsTheDocumentedBody();
    void thinksOnlyWhereTheModelTakesALevel();
    void asksForTheWindowThatIsNeeded_data();
    void asksForTheWindowThatIsNeeded();
    void aFollowUpFindsTheSameWindow();
    void followUpsKeepEveryEarlierByte();
    void readsRecordedStreams_data();
    void readsRecordedStreams();
    void aStreamThatBreaksOffKeepsWhatCame_data() { readsRecordedStreams_data(); }
    void aStreamThatBreaksOffKeepsWhatCame();
    void noticesWhatWasCutInSilence_data();
    void noticesWhatWasCutInSilence();
    void saysWhatWasCutAndKeepsTheText();
    void aCountWithoutTheCacheIsNoUsage();
    void tellsAFullWindowFromTheLimit();
    void readsErrorsThatAreNoStream();
};

void OllamaTest::sendsTheDocumentedBody()
{
    const HttpRequest http = kDialect.request(endpointWith(), followUp());
    QCOMPARE(http.url, std::string("http://127.0.0.1:11434/api/chat"));
    QVERIFY(
        (http.headers == std::vector<std::string>{"Content-Type: application/json", "Accept: application/x-ndjson"}));
    const std::string body =
        R"({"model":"qwen3:8b","messages":[{"role":"system","content":"Rules."},)"
        R"({"role":"user","content":"<document id=\"7\">\n\n\nWhy?"},)"
        R"({"role":"assistant","content":"Because the lease says so, on page four."},)"
        R"({"role":"user","content":"And who pays?"}],"stream":true,"truncate":false,"shift":false,)"
        R"("options":{"num_ctx":18432,"num_predict":8192}})";
    QCOMPARE(http.body, body);
}

void OllamaTest::thinksOnlyWhereTheModelTakesALevel()
{
    ModelRequest request = simple();
    request.effort = "xhigh";
    QVERIFY(!bodyOf(request).contains("think"));
    QVERIFY(bodyOf(request, {"low", "medium", "high"}).at("think") == "high");
    request.effort = "none";
    QVERIFY(bodyOf(request, {"none", "low"}).at("think") == false);
}

void OllamaTest::asksForTheWindowThatIsNeeded_data()
{
    QTest::addColumn<qint64>("prompt");
    QTest::addColumn<qint64>("output");
    QTest::addColumn<qint64>("model");
    QTest::addColumn<qint64>("window");
    const auto row = [](const char *name, qint64 prompt, qint64 output, qint64 model, qint64 window) {
        QTest::newRow(name) << prompt << output << model << window;
    };
    row("exactly a step", 4'096, 4'096, 131'072, 8'192);
    row("one more than a step", 4'097, 4'096, 131'072, 9'216);
    row("never less output than reasoning needs", 1'000, 10, 131'072, 5'120);
    row("larger steps for larger prompts", 60'000, 8'192, 131'072, 73'728);
    row("never more than the model has", 100'000, 32'768, 131'072, 131'072);
    row("a model with an odd window", 7'000, 4'096, 8'000, 8'000);
    row("a model whose window is not known", 60'000, 8'192, 0, 73'728);
}

void OllamaTest::asksForTheWindowThatIsNeeded()
{
    QFETCH(qint64, prompt);
    QFETCH(qint64, output);
    QFETCH(qint64, model);
    QFETCH(qint64, window);
    ModelRequest request = simple();
    request.promptTokens = prompt;
    request.maxOutputTokens = output;
    request.contextWindow = model;
    QCOMPARE(ollamaWindow(request), window);
    QVERIFY(bodyOf(request).at("options").at("num_ctx") == window);
    QVERIFY(window % 1'024 == 0 || window == model);
}

void OllamaTest::aFollowUpFindsTheSameWindow()
{
    ModelRequest request = simple();
    request.promptTokens = 50'000;
    const std::int64_t first = ollamaWindow(request);
    int loads = 0;
    std::int64_t before = first;
    for (int turn = 0; turn < 10; ++turn) {
        request.promptTokens += 1'000; // a question and its answer
        loads += ollamaWindow(request) == before ? 0 : 1;
        before = ollamaWindow(request);
    }
    QVERIFY2(loads <= 2, std::to_string(loads).c_str());
}

void OllamaTest::followUpsKeepEveryEarlierByte()
{
    ModelRequest request = simple();
    std::string before;
    for (int turn = 0; turn <= 10; ++turn) {
        request.promptTokens += 5'000; // what differs must stand behind
        const std::string body = kDialect.request(endpointWith(), request).body;
        const std::size_t end = body.rfind("\"}],\"stream\"");
        QVERIFY(end != std::string::npos);
        QVERIFY2(body.starts_with(before), body.c_str());
        before = body.substr(0, end);
        request.messages.push_back({Role::Assistant, {turn == 3 ? "" : "Answer."}});
        request.messages.push_back({Role::User, {"Question " + std::to_string(turn) + "?"}});
    }
}

void OllamaTest::readsRecordedStreams_data()
{
    QTest::addColumn<QString>("path");
    const QStringList paths = longleaf::test::recordedStreams(QStringLiteral("ollama"));
    QVERIFY(paths.size() >= 15);
    for (const QString &path : paths)
        QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -1))) << path;
}

void OllamaTest::readsRecordedStreams()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::unlikeRecording(kDialect, {}, path);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void OllamaTest::aStreamThatBreaksOffKeepsWhatCame()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::lostWhenBrokenOff(kDialect, {}, path);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void OllamaTest::noticesWhatWasCutInSilence_data()
{
    QTest::addColumn<bool>("isFollowUp");
    QTest::addColumn<qint64>("input");
    QTest::addColumn<bool>("countsCache");
    QTest::addColumn<bool>("freshlyLoaded");
    QTest::addColumn<PromptRead>("read");
    const auto row = [](const char *name, bool isFollowUp, qint64 input, bool countsCache, bool freshlyLoaded,
                        PromptRead read) {
        QTest::newRow(name) << isFollowUp << input << countsCache << freshlyLoaded << read;
    };
    using P = PromptRead;
    row("as many as we counted", false, 10'000, false, false, P::Whole);
    row("a tokenizer that needs fewer", false, 7'000, false, false, P::Whole);
    row("no count", false, 0, false, false, P::Whole);
    row("half of the usual window", false, 2'051, false, false, P::Cut);
    row("half of the usual window, on a follow-up", true, 2'051, false, false, P::Cut);
    row("the question alone, from a warm cache of an old version", false, 40, false, false, P::NewPart);
    row("the last turn alone, from a warm cache of an old version", true, 60, false, false, P::NewPart);
    row("the question alone, by a server that counts its cache", true, 60, true, false, P::Cut);
    row("the question alone, by a model that was only just loaded", true, 60, false, true, P::Cut);
    row("all of it, by a server that counts its cache", true, 9'800, true, false, P::Whole);
}

void OllamaTest::noticesWhatWasCutInSilence()
{
    QFETCH(bool, isFollowUp);
    QFETCH(qint64, input);
    QFETCH(bool, countsCache);
    QFETCH(bool, freshlyLoaded);
    QFETCH(PromptRead, read);
    const ModelRequest request = isFollowUp ? followUp() : simple();
    QVERIFY(ollamaPromptRead(request, input, countsCache, freshlyLoaded) == read);
    json line = last(input);
    if (countsCache)
        line["prompt_eval_cached_count"] = input / 2;
    if (freshlyLoaded)
        line["load_duration"] = 3'200'000'000;
    const Reading reading = readStream(kDialect, request, {line.dump() + "\n"});
    QCOMPARE(reading.outcome.reason, read == PromptRead::Cut ? EndReason::Failed : EndReason::Complete);
}

void OllamaTest::saysWhatWasCutAndKeepsTheText()
{
    const Reading reading = readStream(kDialect, simple(), {last(2'051).dump() + "\n"});
    QVERIFY(reading.outcome.error.has_value());
    QCOMPARE(reading.outcome.error->code, ErrorCode::DoesNotFit);
    QVERIFY(reading.outcome.error->message.find("only 2051 of about 10000 tokens") != std::string::npos);
    QCOMPARE(reading.text(), std::string("Yes."));
    ModelRequest unknown = simple();
    unknown.promptTokens = 0; // without a count of our own there is nothing to compare with
    QCOMPARE(readStream(kDialect, unknown, {last(5).dump() + "\n"}).outcome.reason, EndReason::Complete);
}

void OllamaTest::aCountWithoutTheCacheIsNoUsage()
{
    QVERIFY(!readStream(kDialect, followUp(), {last(60).dump() + "\n"}).outcome.usage.known);
    QVERIFY(readStream(kDialect, followUp(), {last(9'900).dump() + "\n"}).outcome.usage.known);
}

void OllamaTest::tellsAFullWindowFromTheLimit()
{
    json line = last(10'000);
    line["done_reason"] = "length";
    const auto reasonFor = [&line](std::int64_t output) {
        line["eval_count"] = output;
        ModelRequest request = simple();
        request.contextWindow = 16'384;
        return readWhole(kDialect, request, line).outcome.reason;
    };
    QCOMPARE(reasonFor(8'192), EndReason::OutputCap);
    QCOMPARE(reasonFor(6'384), EndReason::WindowFull);
    QCOMPARE(reasonFor(900), EndReason::OutputCap);
}

void OllamaTest::readsErrorsThatAreNoStream()
{
    const auto outcomeOf = [](const json &value) {
        return readWhole(kDialect, {}, value).outcome;
    };
    QCOMPARE(outcomeOf({{"error", "the input length exceeds the context length"}}).error->code, ErrorCode::DoesNotFit);
    const std::string inner =
        R"({"error":{"code":400,"message":"request (9 tokens) exceeds the available context size"}})";
    const Outcome nested = outcomeOf({{"error", inner}});
    QCOMPARE(nested.error->code, ErrorCode::DoesNotFit);
    QVERIFY2(nested.error->message.find('{') == std::string::npos, nested.error->message.c_str());
    QCOMPARE(outcomeOf({{"error", "model runner has unexpectedly stopped"}}).error->code, ErrorCode::ServerError);
    QCOMPARE(outcomeOf({{"hello", "there"}}).error->code, ErrorCode::Cut);
    QCOMPARE(outcomeOf(json::array()).error->code, ErrorCode::ServerError);
}

QTEST_GUILESS_MAIN(OllamaTest)
#include "tst_ollama.moc"
