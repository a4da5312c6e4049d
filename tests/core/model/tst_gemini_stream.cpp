// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/gemini_events.h"

#include "core/model/gemini.h"
#include "tests/core/model/stream_reading.h"

#include <QTest>

using namespace longleaf::model;
using longleaf::ErrorCode;
using longleaf::test::Reading;
using longleaf::test::readStream;
using longleaf::test::readWhole;
using nlohmann::json;

namespace {

const Gemini kDialect;

json response(const char *text, const char *finish = nullptr)
{
    json candidate = {{"content", {{"role", "model"}, {"parts", {{{"text", text}}}}}}};
    if (finish != nullptr)
        candidate["finishReason"] = finish;
    return {{"candidates", {candidate}}, {"modelVersion", "gemini-4-argon"}, {"responseId", "r_1"}};
}

std::string frame(const json &data)
{
    return "data: " + data.dump() + "\n\n";
}

json errorOf(int code, const char *status, const char *message)
{
    return {{"error", {{"code", code}, {"status", status}, {"message", message}}}};
}

} // namespace

class GeminiStreamTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRecordedStreams_data();
    void readsRecordedStreams();
    void aStreamThatBreaksOffKeepsWhatCame_data() { readsRecordedStreams_data(); }
    void aStreamThatBreaksOffKeepsWhatCame();
    void namesEveryReason_data();
    void namesEveryReason();
    void readsOddStreams_data();
    void readsOddStreams();
    void endsWithTheFrameThatHasReasonAndCounts();
    void readsAnswersThatAreNoStream();
};

void GeminiStreamTest::readsRecordedStreams_data()
{
    QTest::addColumn<QString>("path");
    const QStringList paths = longleaf::test::recordedStreams(QStringLiteral("gemini"));
    QVERIFY(paths.size() >= 25);
    for (const QString &path : paths)
        QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -1))) << path;
}

void GeminiStreamTest::readsRecordedStreams()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::unlikeRecording(kDialect, {}, path);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void GeminiStreamTest::aStreamThatBreaksOffKeepsWhatCame()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::lostWhenBrokenOff(kDialect, {}, path);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void GeminiStreamTest::namesEveryReason_data()
{
    QTest::addColumn<std::string>("finish");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("says"); ///< a part of the sentence
    const auto row = [](const char *finish, const char *reason, const char *says) {
        QTest::newRow(finish) << std::string(finish) << std::string(reason) << std::string(says);
    };
    row("STOP", "complete", "");
    row("MAX_TOKENS", "output_cap", "");
    row("CONTINUATION", "output_cap", "");
    row("RECITATION", "quotation", "");
    row("SAFETY", "declined", "safety filter");
    row("BLOCKLIST", "declined", "blocks");
    row("PROHIBITED_CONTENT", "declined", "does not allow");
    row("SPII", "declined", "personal data");
    row("IMAGE_SAFETY", "declined", "pictures");
    row("MODEL_ARMOR", "declined", "security rule");
    row("JAILBREAK", "declined", "around its rules");
    row("LANGUAGE", "failed", "language");
    row("OTHER", "failed", "does not name");
    row("MALFORMED_RESPONSE", "failed", "unreadable");
    row("MALFORMED_FUNCTION_CALL", "failed", "tool");
    row("MOON_PHASE", "failed", "MOON_PHASE");
}

void GeminiStreamTest::namesEveryReason()
{
    QFETCH(std::string, finish);
    QFETCH(std::string, reason);
    QFETCH(std::string, says);
    const Reading reading = readStream(kDialect, {}, {frame(response("", finish.c_str()))});
    QCOMPARE(longleaf::test::word(reading.outcome.reason), reason);
    std::string said;
    if (reading.outcome.error)
        said = reading.outcome.error->message;
    else if (!reading.events.empty())
        said = reading.events.front()[1].get<std::string>();
    QCOMPARE(said.empty(), says.empty());
    QVERIFY2(said.find(says) != std::string::npos, said.c_str());
}

void GeminiStreamTest::readsOddStreams_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("error");
    const auto row = [](const char *name, const std::string &bytes, const char *reason, const char *text,
                        const char *error) {
        QTest::newRow(name) << bytes << std::string(reason) << std::string(text) << std::string(error);
    };
    const std::string text = frame(response("x"));
    const std::string stop = frame(response("", "STOP"));
    row("nothing at all", "", "failed", "", "cut");
    row("text without an end", text, "failed", "x", "cut");
    row("a gateway's end marker without an end", text + "data: [DONE]\n\n", "failed", "x", "cut");
    row("a gateway's end marker after the end", text + stop + "data: [DONE]\n\n", "complete", "x", "");
    row("no text after the end", text + stop + text, "complete", "x", "");
    row("a reason that is none yet", frame(response("x", "FINISH_REASON_UNSPECIFIED")) + stop, "complete", "x", "");
    row("a frame that is not JSON", text + "data: {\"candid\n\n" + stop, "failed", "x", "protocol");
    row("keep-alive words in a data line are ignored", "data: ping\n\n" + text + stop, "complete", "x", "");
    row("members of unexpected types",
        "data: {\"candidates\":null}\n\ndata: {\"candidates\":[{\"content\":null}]}\n\ndata: {\"candidates\":[{"
        "\"content\":{\"parts\":[{\"text\":\"x\",\"thought\":\"no\"},{}]},\"finishReason\":7}]}\n\ndata: null\n\ndata: "
        "{\"usageMetadata\":[1]}\n\ndata: {\"promptFeedback\":{\"blockReason\":4}}\n\n" +
            stop,
        "complete", "x", "");
    for (const char *piece : {"7", "[7]", "[{\"content\":[]}]", "[{\"content\":{\"parts\":7}}]",
                              "[{\"content\":{\"parts\":[7]}}]", "[{\"content\":{\"parts\":[{\"text\":7}]}}]"}) {
        const std::string name = "a piece that cannot be read is not hidden: " + std::string(piece);
        row(name.c_str(), text + "data: {\"candidates\":" + piece + "}\n\n" + text + stop, "failed", "xx", "cut");
    }
    row("an overflow told inside the stream",
        frame(errorOf(400, "INVALID_ARGUMENT",
                      "The input token count (9) exceeds the maximum number of tokens allowed (8).")),
        "failed", "", "does_not_fit");
    row("a limit told inside the stream", frame(errorOf(429, "RESOURCE_EXHAUSTED", "Slow down.")), "failed", "",
        "rate_limited");
    row("a wrong key told inside the stream", frame(errorOf(401, "UNAUTHENTICATED", "No.")), "failed", "", "auth");
    row("a failure of the server told inside the stream", text + frame(errorOf(500, "INTERNAL", "No.")) + stop,
        "failed", "x", "server_error");
    row("a deadline told inside the stream", frame(errorOf(504, "DEADLINE_EXCEEDED", "No.")), "failed", "", "timeout");
}

void GeminiStreamTest::readsOddStreams()
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

void GeminiStreamTest::endsWithTheFrameThatHasReasonAndCounts()
{
    const EventSink sink = [](const ModelEvent &) {
    };
    json last = response("x", "STOP");
    GeminiStream waits("api.example", sink);
    waits.take({"", last.dump()});
    QVERIFY(!waits.ended());
    QVERIFY(waits.anyContent());
    last["usageMetadata"] = {{"promptTokenCount", 10}, {"candidatesTokenCount", 2}};
    GeminiStream ends("api.example", sink);
    ends.take({"", last.dump()});
    QVERIFY(ends.ended());
    waits.take({"", last.dump()}); // the counts that were missing
    QVERIFY(waits.ended());
    QVERIFY((waits.close().usage == Usage{10, 0, 2, 0, true}));
}

void GeminiStreamTest::readsAnswersThatAreNoStream()
{
    const Reading object = readWhole(kDialect, {}, response("All.", "STOP"));
    QCOMPARE(object.outcome.reason, EndReason::Complete);
    QCOMPARE(object.text(), std::string("All."));
    const Reading array =
        readWhole(kDialect, {}, json::array({response("One "), response("two."), response("", "MAX_TOKENS")}));
    QCOMPARE(array.outcome.reason, EndReason::OutputCap);
    QCOMPARE(array.text(), std::string("One two."));
    const auto codeOf = [](const json &value) {
        const Outcome outcome = readWhole(kDialect, {}, value).outcome;
        return outcome.error ? outcome.error->code : ErrorCode::Internal;
    };
    QCOMPARE(codeOf(json::array({errorOf(429, "RESOURCE_EXHAUSTED", "No.")})), ErrorCode::RateLimited);
    QCOMPARE(codeOf(errorOf(503, "UNAVAILABLE", "No.")), ErrorCode::ServerError);
    QCOMPARE(codeOf(json::array({response("One ")})), ErrorCode::Cut);
    QCOMPARE(codeOf(json::array()), ErrorCode::Protocol);
    QCOMPARE(codeOf({{"hello", "there"}}), ErrorCode::Protocol);
}

QTEST_GUILESS_MAIN(GeminiStreamTest)
#include "tst_gemini_stream.moc"
