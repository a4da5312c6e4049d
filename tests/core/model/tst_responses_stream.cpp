// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/json_read.h"
#include "core/model/openai_responses_events.h"
#include "core/model/sse_reader.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <string>

using namespace longleaf::model;
using nlohmann::json;

namespace {

constexpr const char *kFolder = LONGLEAF_SOURCE_DIR "/tests/data/model/streams";

std::string word(EndReason reason)
{
    switch (reason) {
    case EndReason::Complete: return "complete";
    case EndReason::OutputCap: return "output_cap";
    case EndReason::WindowFull: return "window_full";
    case EndReason::Quotation: return "quotation";
    case EndReason::Declined: return "declined";
    case EndReason::Canceled: return "canceled";
    case EndReason::Failed: return "failed";
    }
    return {};
}

/// What a stream came to, joined so that the sizes of the pieces do not matter.
json summaryOf(const std::string &bytes, std::size_t pieceBytes)
{
    std::string text;
    std::string reasoning;
    std::string refusal;
    std::string id;
    int started = 0;
    const EventSink sink = [&](const ModelEvent &event) {
        if (const auto *start = std::get_if<Started>(&event)) {
            ++started;
            id = start->responseId;
        } else if (const auto *delta = std::get_if<TextDelta>(&event))
            text += delta->text;
        else if (const auto *thought = std::get_if<ReasoningDelta>(&event))
            reasoning += thought->text;
        else if (const auto *refused = std::get_if<RefusalDelta>(&event))
            refusal += refused->text;
    };
    ResponsesStream stream("api.example", sink);
    SseReader reader([&stream](const SseEvent &event) {
        stream.take(event);
        return !stream.ended();
    });
    for (std::size_t at = 0; at < bytes.size(); at += pieceBytes) {
        if (!reader.feed(std::string_view(bytes).substr(at, pieceBytes)))
            break;
    }
    const Outcome outcome = stream.close();
    json summary = {{"reason", word(outcome.reason)},
                    {"model", outcome.servedModel},
                    {"id", id},
                    {"started", started},
                    {"text", text},
                    {"reasoning", reasoning},
                    {"refusal", refusal}};
    if (outcome.error)
        summary["error"] = std::string(longleaf::toWord(outcome.error->code));
    if (outcome.usage.known)
        summary["usage"] = {outcome.usage.inputTokens, outcome.usage.cachedTokens, outcome.usage.outputTokens,
                            outcome.usage.reasoningTokens};
    return summary;
}

std::string fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string frame(const json &data)
{
    return "data: " + data.dump() + "\n\n";
}

} // namespace

class ResponsesStreamTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRecordedStreams_data();
    void readsRecordedStreams();
    void readsOddStreams_data();
    void readsOddStreams();
    void endsOnTooManyParts();
    void jsonReaderBoundsDepthAndMendsSurrogates();
};

void ResponsesStreamTest::readsRecordedStreams_data()
{
    QTest::addColumn<QString>("path");
    const QStringList names =
        QDir(QString::fromUtf8(kFolder)).entryList({QStringLiteral("*.sse")}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 8);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << QDir(QString::fromUtf8(kFolder)).filePath(name);
}

void ResponsesStreamTest::readsRecordedStreams()
{
    QFETCH(QString, path);
    const std::string bytes = fileBytes(path);
    QVERIFY(!bytes.empty());
    QString expectedPath = path;
    expectedPath.replace(QStringLiteral(".sse"), QStringLiteral(".expected.json"));
    const json expected = json::parse(fileBytes(expectedPath), nullptr, false);
    QVERIFY(expected.is_object());
    for (const std::size_t pieceBytes : {bytes.size(), std::size_t{1}, std::size_t{5}, std::size_t{64}}) {
        const json summary = summaryOf(bytes, pieceBytes);
        QVERIFY2(summary == expected, summary.dump().c_str());
    }
}

void ResponsesStreamTest::readsOddStreams_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("error");
    const auto delta = [](const std::string &text, int output, int content) {
        return frame({{"type", "response.output_text.delta"},
                      {"delta", text},
                      {"output_index", output},
                      {"content_index", content}});
    };
    const auto done = [](const std::string &text, int output, int content) {
        return frame({{"type", "response.output_text.done"},
                      {"text", text},
                      {"output_index", output},
                      {"content_index", content}});
    };
    const std::string completed = frame({{"type", "response.completed"}, {"response", {{"status", "completed"}}}});
    const auto row = [](const char *name, const std::string &bytes, const char *reason, const char *text,
                        const char *error) {
        QTest::newRow(name) << bytes << std::string(reason) << std::string(text) << std::string(error);
    };
    row("nothing at all", "", "failed", "", "cut");
    row("only the end marker", "data: [DONE]\n\n", "failed", "", "cut");
    row("text, then the end marker without a final event", delta("half", 0, 0) + "data: [DONE]\n\n", "failed", "half",
        "cut");
    row("nothing after the first final event counts", completed + delta("late", 0, 0), "complete", "", "");
    row("a lost last delta is made up from the done event", delta("one ", 0, 0) + done("one two", 0, 0) + completed,
        "complete", "one two", "");
    row("a delta lost in the middle is not hidden",
        delta("one ", 0, 0) + delta("three", 0, 0) + done("one two three", 0, 0) + completed, "failed", "one three",
        "cut");
    row("a done event without trailing space changes nothing", delta("one ", 0, 0) + done("one", 0, 0) + completed,
        "complete", "one ", "");
    row("parts that arrive mixed are put in order",
        delta("a", 0, 0) + delta("c", 0, 1) + delta("b", 0, 0) + done("ab", 0, 0) + done("c", 0, 1) + completed,
        "complete", "abc", "");
    row("two messages are kept apart", delta("a", 0, 0) + done("a", 0, 0) + delta("b", 1, 0) + completed, "complete",
        "a\n\nb", "");
    row("the text stands only in the final object",
        frame({{"type", "response.completed"},
               {"response",
                {{"output", {{{"type", "message"}, {"content", {{{"type", "output_text"}, {"text", "all"}}}}}}}}}}),
        "complete", "all", "");
    row("an event's name stands in for a missing type",
        "event: response.output_text.delta\ndata: {\"delta\":\"x\"}\n\nevent: response.completed\ndata: "
        "{\"response\":{}}\n\n",
        "complete", "x", "");
    row("a final event that says incomplete",
        frame({{"type", "response.completed"},
               {"response", {{"status", "incomplete"}, {"incomplete_details", {{"reason", "max_output_tokens"}}}}}}),
        "output_cap", "", "");
    row("incomplete without a reason",
        frame({{"type", "response.incomplete"}, {"response", {{"incomplete_details", nullptr}}}}), "failed", "", "cut");
    row("an error object without a type", frame({{"error", {{"code", "service_overloaded"}, {"message", "busy"}}}}),
        "failed", "", "server_error");
    row("an overflow told inside the stream",
        frame({{"type", "error"}, {"code", "context_length_exceeded"}, {"message", "too long"}}), "failed", "",
        "does_not_fit");
    row("a limit told inside the stream",
        frame({{"type", "response.failed"},
               {"response", {{"error", {{"code", "rate_limit_exceeded"}, {"message", "slow down"}}}}}}),
        "failed", "", "rate_limited");
    row("a policy told inside the stream",
        frame({{"type", "response.failed"}, {"response", {{"error", {{"code", "bio_policy"}, {"message", "no"}}}}}}),
        "declined", "", "");
    row("members of unexpected types",
        "data: {\"type\":7}\n\ndata: [1,2]\n\ndata: null\n\ndata: {\"type\":\"response.output_text.delta\",\"delta\":5,"
        "\"output_index\":\"x\"}\n\ndata: {\"type\":\"response.completed\",\"response\":[]}\n\n",
        "complete", "", "");
    row("a frame that is not JSON", delta("kept", 0, 0) + "data: {\"delta\":\n\n", "failed", "kept", "protocol");
    row("keep-alive words in a data line are ignored", "data: ping\n\n" + delta("x", 0, 0) + completed, "complete", "x",
        "");
    row("nesting without end", "data: " + std::string(100'000, '[') + "\n\n" + completed, "complete", "", "");
    row("half a surrogate pair",
        "data: {\"type\":\"response.output_text.delta\",\"delta\":\"a\\ud83d\"}\n\n" + completed, "complete",
        "a\xEF\xBF\xBD", "");
}

void ResponsesStreamTest::readsOddStreams()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, reason);
    QFETCH(std::string, text);
    QFETCH(std::string, error);
    const json summary = summaryOf(bytes, std::max<std::size_t>(bytes.size(), 1));
    QCOMPARE(summary.at("reason").get<std::string>(), reason);
    QCOMPARE(summary.at("text").get<std::string>(), text);
    QCOMPARE(summary.value("error", ""), error);
}

void ResponsesStreamTest::endsOnTooManyParts()
{
    std::string bytes;
    for (int i = 0; i < 2'000; ++i)
        bytes += frame({{"type", "response.output_text.delta"}, {"delta", "x"}, {"output_index", i}});
    const json summary = summaryOf(bytes, bytes.size());
    QCOMPARE(summary.at("reason").get<std::string>(), std::string("failed"));
    QCOMPARE(summary.at("error").get<std::string>(), std::string("protocol"));
}

void ResponsesStreamTest::jsonReaderBoundsDepthAndMendsSurrogates()
{
    QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']')).has_value());
    QVERIFY(!parseJson(std::string(65, '[') + std::string(65, ']')));
    QVERIFY(parseJson("\"[[[[ \\\" [[[[\"").has_value());
    QVERIFY(!parseJson("{\"a\":"));
    QVERIFY(parseJson(R"("\ud83d\ude00")")->get<std::string>() == "\xF0\x9F\x98\x80");
    QVERIFY(parseJson(R"("\ude00 \\ud83d")")->get<std::string>() == "\xEF\xBF\xBD \\ud83d");
}

QTEST_GUILESS_MAIN(ResponsesStreamTest)
#include "tst_responses_stream.moc"
