// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_chat.h"

#include "core/model/openai_chat_events.h"
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

const OpenAiChat kDialect;

ModelRequest simple()
{
    ModelRequest request;
    request.wireModel = "gpt-4.1";
    request.instructions = "Rules.";
    request.messages = {{Role::User, {"<document id=\"7\">\n", "Why?"}}};
    request.cacheKey = "ll-1";
    return request;
}

/// What small servers on the same computer want.
Quirks localQuirks(const char *counting = "")
{
    Quirks quirks;
    quirks.outputLimitField = "max_tokens";
    quirks.sendsStore = false;
    quirks.sendsCacheKey = false;
    quirks.textParts = false;
    quirks.counting = counting;
    return quirks;
}

Endpoint endpointWith(const Quirks &quirks, std::string key = "canary-key")
{
    return {"http://127.0.0.1:8080/v1", std::move(key), {}, quirks};
}

std::string bodyOf(const ModelRequest &request, const Quirks &quirks)
{
    return kDialect.request(endpointWith(quirks), request).body;
}

json unary(const json &message, const char *finish)
{
    return {{"id", "c1"},
            {"object", "chat.completion"},
            {"model", "m"},
            {"choices", {{{"index", 0}, {"message", message}, {"finish_reason", finish}}}},
            {"usage", {{"prompt_tokens", 10}, {"completion_tokens", 2}, {"total_tokens", 12}}}};
}

} // namespace

class OpenAiChatTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsTheDocumentedBody();
    void sendsWhatTheQuirksSay();
    void sendsTheKeyAsAHeaderOrNotAtAll();
    void aTurnWithoutTextJoinsItsNeighbours();
    void followUpsKeepEveryEarlierByte_data();
    void followUpsKeepEveryEarlierByte();
    void asksEachServerForItsCount();
    void readsCounts_data();
    void readsCounts();
    void readsRecordedStreams_data();
    void readsRecordedStreams();
    void aStreamThatBreaksOffKeepsWhatCame_data() { readsRecordedStreams_data(); }
    void aStreamThatBreaksOffKeepsWhatCame();
    void readsOddStreams_data();
    void readsOddStreams();
    void tellsAFullWindowFromTheLimit_data();
    void tellsAFullWindowFromTheLimit();
    void readsAnswersThatAreNoStream_data();
    void readsAnswersThatAreNoStream();
    void endsOnceReasonAndCountsAreThere();
};

void OpenAiChatTest::sendsTheDocumentedBody()
{
    ModelRequest request = simple();
    request.messages.push_back({Role::Assistant, {"No."}});
    request.messages.push_back({Role::User, {"And?"}});
    const std::string expected =
        R"({"model":"gpt-4.1","messages":[{"role":"system","content":"Rules."},{"role":"user","content":)"
        R"([{"type":"text","text":"<document id=\"7\">\n"},{"type":"text","text":"Why?"}]},)"
        R"({"role":"assistant","content":"No."},{"role":"user","content":[{"type":"text","text":"And?"}]}],)"
        R"("stream":true,"stream_options":{"include_usage":true},"max_completion_tokens":32768,"store":false,)"
        R"("prompt_cache_key":"ll-1"})";
    QCOMPARE(bodyOf(request, {}), expected);
    QCOMPARE(kDialect.request(endpointWith({}), request).url, std::string("http://127.0.0.1:8080/v1/chat/completions"));
}

void OpenAiChatTest::sendsWhatTheQuirksSay()
{
    ModelRequest request = simple();
    request.effort = "minimal";
    request.maxOutputTokens = 64;
    const std::string local = R"({"model":"gpt-4.1","messages":[{"role":"system","content":"Rules."},)"
                              R"({"role":"user","content":"<document id=\"7\">\n\n\nWhy?"}],"stream":true,)"
                              R"("stream_options":{"include_usage":true},"max_tokens":4096})";
    QCOMPARE(bodyOf(request, localQuirks()), local);
    Quirks quirks;
    quirks.efforts = {"low", "high"};
    quirks.obfuscates = true;
    quirks.streamUsage = false;
    quirks.extraBody = R"({"transforms":[],"provider":{"zdr":true}})";
    request.messages.clear();
    request.instructions.clear();
    request.cacheKey.clear();
    const std::string odd =
        R"({"model":"gpt-4.1","messages":[],"stream":true,"stream_options":{"include_obfuscation":false},)"
        R"("max_completion_tokens":4096,"reasoning_effort":"low","store":false,"transforms":[],)"
        R"("provider":{"zdr":true}})";
    QCOMPARE(bodyOf(request, quirks), odd);
}

void OpenAiChatTest::sendsTheKeyAsAHeaderOrNotAtAll()
{
    const HttpRequest http = kDialect.request(endpointWith({}), simple());
    QVERIFY((http.headers == std::vector<std::string>{"Authorization: Bearer canary-key",
                                                      "Content-Type: application/json", "Accept: text/event-stream"}));
    QVERIFY(http.body.find("canary-key") == std::string::npos);
    QCOMPARE(kDialect.request(endpointWith({}, ""), simple()).headers.size(), std::size_t{2});
}

void OpenAiChatTest::aTurnWithoutTextJoinsItsNeighbours()
{
    ModelRequest request = simple();
    request.instructions.clear();
    request.messages.push_back({Role::Assistant, {""}});
    request.messages.push_back({Role::User, {"", "And?"}});
    const json parts = json::parse(
        R"([{"role":"user","content":[{"type":"text","text":"<document id=\"7\">\n"},{"type":"text","text":"Why?"},)"
        R"({"type":"text","text":"And?"}]}])");
    QVERIFY(json::parse(bodyOf(request, {})).at("messages") == parts);
    const json plain = json::parse(R"([{"role":"user","content":"<document id=\"7\">\n\n\nWhy?\n\nAnd?"}])");
    QVERIFY(json::parse(bodyOf(request, localQuirks())).at("messages") == plain);
}

void OpenAiChatTest::followUpsKeepEveryEarlierByte_data()
{
    QTest::addColumn<bool>("textParts");
    QTest::newRow("parts") << true;
    QTest::newRow("one string") << false;
}

void OpenAiChatTest::followUpsKeepEveryEarlierByte()
{
    QFETCH(bool, textParts);
    Quirks quirks;
    quirks.textParts = textParts;
    ModelRequest request = simple();
    std::string before;
    for (int turn = 0; turn <= 10; ++turn) {
        request.maxOutputTokens = 10'000 - turn; // what differs must stand behind
        const std::string body = bodyOf(request, quirks);
        const std::size_t end = body.rfind(textParts ? "\"}]}],\"stream\"" : "\"}],\"stream\"");
        QVERIFY(end != std::string::npos);
        QVERIFY2(body.starts_with(before), body.c_str());
        before = body.substr(0, end);
        request.messages.push_back({Role::Assistant, {turn == 3 ? "" : "Answer."}});
        request.messages.push_back({Role::User, {"Question " + std::to_string(turn) + "?"}});
    }
}

void OpenAiChatTest::asksEachServerForItsCount()
{
    const auto llama = kDialect.countRequest(endpointWith(localQuirks("tokenize-llama")), simple());
    QVERIFY(llama.has_value());
    QCOMPARE(llama->url, std::string("http://127.0.0.1:8080/tokenize"));
    const std::string text = R"({"content":"Rules.\n\n<document id=\"7\">\n\n\nWhy?","add_special":true})";
    QCOMPARE(llama->body, text);
    const auto vllm = kDialect.countRequest(endpointWith(localQuirks("tokenize-vllm")), simple());
    QVERIFY(vllm.has_value());
    QCOMPARE(vllm->url, std::string("http://127.0.0.1:8080/tokenize"));
    const std::string conversation =
        R"({"model":"gpt-4.1","messages":[{"role":"system","content":"Rules."},)"
        R"({"role":"user","content":"<document id=\"7\">\n\n\nWhy?"}],"add_generation_prompt":true})";
    QCOMPARE(vllm->body, conversation);
    QVERIFY(!kDialect.countRequest(endpointWith({}), simple()));
}

void OpenAiChatTest::readsCounts_data()
{
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<qint64>("count"); ///< -1: none
    const auto row = [](const char *name, const char *answer, qint64 count) {
        QTest::newRow(name) << std::string(answer) << count;
    };
    row("llama-server's list", R"({"tokens":[1,2,3]})", 3);
    row("llama-server's list with pieces", R"({"tokens":[{"id":1,"piece":"a"}]})", 1);
    row("vLLM's figure", R"({"count":4711,"max_model_len":8192,"tokens":[1]})", 4'711);
    row("no tokens", R"({"tokens":[]})", 0);
    row("tokens that are no list", R"({"tokens":{"a":1}})", -1);
    row("an error", R"({"error":{"message":"no"}})", -1);
    row("no object", "[1]", -1);
}

void OpenAiChatTest::readsCounts()
{
    QFETCH(std::string, answer);
    QFETCH(qint64, count);
    QCOMPARE(kDialect.countIn(json::parse(answer)).value_or(-1), count);
}

void OpenAiChatTest::readsRecordedStreams_data()
{
    QTest::addColumn<QString>("path");
    const QStringList paths = longleaf::test::recordedStreams(QStringLiteral("chat"));
    QVERIFY(paths.size() >= 30);
    for (const QString &path : paths)
        QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -1))) << path;
}

void OpenAiChatTest::readsRecordedStreams()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::unlikeRecording(kDialect, {}, path);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void OpenAiChatTest::aStreamThatBreaksOffKeepsWhatCame()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::lostWhenBrokenOff(kDialect, {}, path, "\n<think>");
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void OpenAiChatTest::readsOddStreams_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("error");
    const auto row = [](const char *name, const std::string &bytes, const char *reason, const char *text,
                        const char *error) {
        QTest::newRow(name) << bytes << std::string(reason) << std::string(text) << std::string(error);
    };
    const std::string text = "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n";
    const std::string stop = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    const std::string done = "data: [DONE]\n\n";
    row("nothing at all", "", "failed", "", "cut");
    row("only the end marker", done, "failed", "", "cut");
    row("nothing after the end marker counts", text + stop + done + text, "complete", "x", "");
    row("keep-alive words in a data line are ignored", "data: ping\n\n" + text + stop, "complete", "x", "");
    row("null where an error could be", "data: {\"error\":null}\n\n" + text + stop, "complete", "x", "");
    row("null where choices could be", "data: {\"choices\":null,\"usage\":null}\n\n" + text + stop, "complete", "x",
        "");
    row("an empty finish reason", "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"\"}]}\n\n",
        "failed", "x", "cut");
    row("an error after the finish reason wins", text + stop + "data: {\"error\":{\"message\":\"broke\"}}\n\n",
        "failed", "x", "server_error");
    row("a frame that is not JSON", text + "data: {\"choices\n\n" + stop, "failed", "x", "protocol");
    row("nesting without end", text + "data: {\"a\":" + std::string(100'000, '[') + "\n\n" + stop, "failed", "x",
        "protocol");
    row("text of white space alone is none", "data: {\"choices\":[{\"delta\":{\"content\":\" \\n\"}}]}\n\n" + stop,
        "failed", " \n", "cut");
    for (const char *piece :
         {"7", "\"x\"", "{\"a\":{}}", "[{\"delta\":7}]", "[{\"delta\":{\"content\":7}}]",
          "[{\"delta\":{\"content\":{}}}]", "[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":7}]}}]"}) {
        const std::string name = "a piece that cannot be read is not hidden: " + std::string(piece);
        row(name.c_str(), text + "data: {\"choices\":" + piece + "}\n\n" + text + stop, "failed", "xx", "cut");
    }
}

void OpenAiChatTest::readsOddStreams()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, reason);
    QFETCH(std::string, text);
    QFETCH(std::string, error);
    const Reading reading = readStream(kDialect, {}, {bytes});
    QCOMPARE(reading.summary().at("reason").get<std::string>(), reason);
    QCOMPARE(reading.text(), text);
    QCOMPARE(reading.summary().value("error", ""), error);
}

void OpenAiChatTest::tellsAFullWindowFromTheLimit_data()
{
    QTest::addColumn<qint64>("window");
    QTest::addColumn<qint64>("input");
    QTest::addColumn<qint64>("output");
    QTest::addColumn<std::string>("reason");
    QTest::newRow("the limit") << qint64{65'536} << qint64{1'000} << qint64{4'096} << std::string("output_cap");
    QTest::newRow("the window") << qint64{8'192} << qint64{7'000} << qint64{1'180} << std::string("window_full");
    QTest::newRow("both at once") << qint64{8'192} << qint64{4'096} << qint64{4'096} << std::string("output_cap");
    QTest::newRow("less than the limit, for a reason of the server's own")
        << qint64{65'536} << qint64{1'000} << qint64{500} << std::string("output_cap");
    QTest::newRow("a window that is not known")
        << qint64{0} << qint64{7'000} << qint64{500} << std::string("output_cap");
}

void OpenAiChatTest::tellsAFullWindowFromTheLimit()
{
    QFETCH(qint64, window);
    QFETCH(qint64, input);
    QFETCH(qint64, output);
    QFETCH(std::string, reason);
    ModelRequest request = simple();
    request.contextWindow = window;
    request.maxOutputTokens = 4'096;
    json whole = unary({{"content", "Some."}}, "length");
    whole["usage"] = {{"prompt_tokens", input}, {"completion_tokens", output}};
    QCOMPARE(longleaf::test::word(readWhole(kDialect, request, whole).outcome.reason), reason);
}

void OpenAiChatTest::readsAnswersThatAreNoStream_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("error");
    const auto row = [](const char *name, const json &value, const char *reason, const char *text, const char *error) {
        QTest::newRow(name) << value.dump() << std::string(reason) << std::string(text) << std::string(error);
    };
    row("an answer", unary({{"role", "assistant"}, {"content", "All."}}, "stop"), "complete", "All.", "");
    row("an answer without a finish reason", unary({{"content", "All."}}, ""), "complete", "All.", "");
    row("an answer with reasoning", unary({{"reasoning_content", "Hm."}, {"content", "All."}}, "stop"), "complete",
        "All.", "");
    row("a refusal", unary({{"content", nullptr}, {"refusal", "No."}}, "stop"), "declined", "", "");
    row("nothing", unary({{"content", ""}}, "stop"), "failed", "", "cut");
    row("no choices", {{"object", "chat.completion"}, {"choices", json::array()}}, "failed", "", "cut");
    row("an error in words", {{"error", "Context size has been exceeded."}}, "failed", "", "does_not_fit");
    row("an error of a key", {{"error", {{"code", 401}, {"message", "No."}}}}, "failed", "", "auth");
    row("an error of the account", {{"error", {{"code", 402}, {"message", "No."}}}}, "failed", "", "billing");
    row("an error without wrapper", {{"object", "error"}, {"message", "No."}, {"code", 404}}, "failed", "",
        "model_not_found");
    row("something else", {{"hello", "there"}}, "failed", "", "server_error");
    row("a list", json::array(), "failed", "", "server_error");
}

void OpenAiChatTest::readsAnswersThatAreNoStream()
{
    QFETCH(std::string, value);
    QFETCH(std::string, reason);
    QFETCH(std::string, text);
    QFETCH(std::string, error);
    const Reading reading = readWhole(kDialect, {}, json::parse(value));
    QCOMPARE(reading.summary().at("reason").get<std::string>(), reason);
    QCOMPARE(reading.text(), text);
    QCOMPARE(reading.summary().value("error", ""), error);
}

void OpenAiChatTest::endsOnceReasonAndCountsAreThere()
{
    const EventSink sink = [](const ModelEvent &) {
    };
    const ModelRequest request;
    ChatStream stream("api.example", request, sink);
    stream.take({"", R"({"choices":[{"delta":{"role":"assistant"}}]})"});
    QVERIFY(!stream.anyContent());
    stream.take({"", R"({"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]})"});
    QVERIFY(stream.anyContent());
    QVERIFY(!stream.ended());
    stream.take({"", R"({"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":2}})"});
    QVERIFY(stream.ended());
    QVERIFY((stream.close().usage == Usage{10, 0, 2, 0, true}));
}

QTEST_GUILESS_MAIN(OpenAiChatTest)
#include "tst_openai_chat.moc"
