// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/anthropic_messages_events.h"

#include "core/base/log.h"
#include "core/model/anthropic_messages.h"
#include "tests/core/model/stream_reading.h"

#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

using namespace longleaf::model;
using longleaf::pack::Role;
using longleaf::test::fileBytes;
using longleaf::test::Reading;
using longleaf::test::readStream;
using longleaf::test::readWhole;
using nlohmann::json;

namespace {

const AnthropicMessages kDialect;

/// Three documents, of which the second has no text and is not sent. A block of the first is blank and goes with the
/// one before it.
ModelRequest citedRequest()
{
    ModelRequest request;
    request.messages = {{Role::User, {"", "Question?"}}};
    std::string &text = request.messages[0].parts[0];
    const auto add = [&](int id, const std::vector<std::string> &blocks) {
        longleaf::pack::PromptDocument document{longleaf::DocumentId{id}, "Report", {}};
        for (const std::string &block : blocks) {
            document.blocks.push_back({1, {}, {text.size(), text.size() + block.size()}});
            text += block;
        }
        request.documents.push_back(std::move(document));
    };
    add(7, {"[[7:1]]\n", "Net sales rose by 4 %.\n", "\n", "Costs fell.\n", "The board met in May.\n"});
    add(9, {"\xC2\xA0\n", " \n"});
    add(11, {"[[11:1]]\n", "Dividends were 2 euros.\n"});
    return request;
}

std::string frame(const json &data)
{
    return "data: " + data.dump() + "\n\n";
}

const std::string kText =
    frame({{"type", "content_block_delta"}, {"index", 0}, {"delta", {{"type", "text_delta"}, {"text", "x"}}}});
const std::string kStop = frame({{"type", "message_stop"}});

} // namespace

class MessagesStreamTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { longleaf::log::setLevel(longleaf::log::Level::Error); }
    void readsRecordedStreams_data();
    void readsRecordedStreams();
    void aStreamThatBreaksOffKeepsWhatCame_data() { readsRecordedStreams_data(); }
    void aStreamThatBreaksOffKeepsWhatCame();
    void readsOddStreams_data();
    void readsOddStreams();
    void readsAnAnswerThatIsNoStream();
    void citesNothingWhereNothingWasSent();
    void logsDroppedCitationsOnce();
};

void MessagesStreamTest::readsRecordedStreams_data()
{
    QTest::addColumn<QString>("path");
    const QStringList paths = longleaf::test::recordedStreams(QStringLiteral("messages"));
    QVERIFY(paths.size() >= 20);
    for (const QString &path : paths)
        QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -1))) << path;
}

void MessagesStreamTest::readsRecordedStreams()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::unlikeRecording(kDialect, citedRequest(), path);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void MessagesStreamTest::aStreamThatBreaksOffKeepsWhatCame()
{
    QFETCH(QString, path);
    const std::string wrong = longleaf::test::lostWhenBrokenOff(kDialect, citedRequest(), path);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void MessagesStreamTest::readsOddStreams_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("error");
    const auto row = [](const char *name, const std::string &bytes, const char *reason, const char *text,
                        const char *error) {
        QTest::newRow(name) << bytes << std::string(reason) << std::string(text) << std::string(error);
    };
    const auto error = [](const char *type, const char *message) {
        return frame({{"type", "error"}, {"error", {{"type", type}, {"message", message}}}});
    };
    row("nothing at all", "", "failed", "", "cut");
    row("only a ping", "event: ping\ndata: {\"type\":\"ping\"}\n\n", "failed", "", "cut");
    row("a gateway's end marker without an end", kText + "data: [DONE]\n\n", "failed", "x", "cut");
    row("an event's name stands in for a missing type",
        "event: content_block_delta\ndata: {\"delta\":{\"type\":\"text_delta\",\"text\":\"x\"}}\n\nevent: "
        "message_stop\ndata: {}\n\n",
        "complete", "x", "");
    row("nothing after the end counts", kText + kStop + kText, "complete", "x", "");
    row("nothing after an error counts", kText + error("api_error", "No.") + kText + kStop, "failed", "x",
        "server_error");
    row("a frame that is not JSON", kText + "data: {\"delta\":\n\n", "failed", "x", "protocol");
    row("keep-alive words in a data line are ignored", "data: ping\n\n" + kText + kStop, "complete", "x", "");
    row("members of unexpected types",
        "data: {\"type\":7}\n\ndata: [1,2]\n\ndata: null\n\ndata: {\"type\":\"content_block_start\",\"index\":\"a\","
        "\"content_block\":[]}\n\ndata: {\"type\":\"message_delta\",\"delta\":3,\"usage\":\"no\"}\n\n" +
            kText + kStop,
        "complete", "x", "");
    row("a piece of text that cannot be read is not hidden",
        kText + frame({{"type", "content_block_delta"}, {"delta", {{"type", "text_delta"}, {"text", 7}}}}) + kText +
            kStop,
        "failed", "xx", "cut");
    row("a piece without its text is not hidden",
        kText + frame({{"type", "content_block_delta"}, {"delta", nullptr}}) + kText + kStop, "failed", "xx", "cut");
    row("an error object without a type", frame({{"error", {{"type", "overloaded_error"}, {"message", "Busy."}}}}),
        "failed", "", "server_error");
    row("an overflow told inside the stream",
        error("invalid_request_error", "prompt is too long: 9 tokens > 8 maximum"), "failed", "", "does_not_fit");
    row("a limit told inside the stream", error("rate_limit_error", "Slow down."), "failed", "", "rate_limited");
    row("a wrong key told inside the stream", error("authentication_error", "invalid x-api-key"), "failed", "", "auth");
    row("a right that is missing", error("permission_error", "No."), "failed", "", "auth");
    row("an empty account told inside the stream", error("billing_error", "No."), "failed", "", "billing");
    row("an unknown model told inside the stream", error("not_found_error", "model: x"), "failed", "",
        "model_not_found");
    row("a request too large told inside the stream", error("request_too_large", "No."), "failed", "", "too_large");
    row("a timeout told inside the stream", error("timeout_error", "No."), "failed", "", "timeout");
    row("a bad request told inside the stream", error("invalid_request_error", "No."), "failed", "", "bad_request");
}

void MessagesStreamTest::readsOddStreams()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, reason);
    QFETCH(std::string, text);
    QFETCH(std::string, error);
    const Reading reading = readStream(kDialect, citedRequest(), {bytes});
    QCOMPARE(reading.summary().at("reason").get<std::string>(), reason);
    QCOMPARE(reading.text(), text);
    QCOMPARE(reading.summary().value("error", ""), error);
}

void MessagesStreamTest::readsAnAnswerThatIsNoStream()
{
    const json citation = {{"type", "content_block_location"},
                           {"document_index", 0},
                           {"start_block_index", 1},
                           {"end_block_index", 2},
                           {"cited_text", "Net."},
                           {"document_title", nullptr}};
    json message = {{"id", "msg_1"},
                    {"type", "message"},
                    {"model", "claude-sonnet-5-5"},
                    {"content",
                     {{{"type", "thinking"}, {"thinking", "Hm."}, {"signature", "c2VhbGVk"}},
                      {{"type", "text"}, {"text", "Sales rose"}, {"citations", {citation}}},
                      {{"type", "text"}, {"text", "."}, {"citations", nullptr}}}},
                    {"stop_reason", "end_turn"},
                    {"usage", {{"input_tokens", 12}, {"cache_read_input_tokens", 100}, {"output_tokens", 9}}}};
    const json expected = {
        {"reason", "complete"},
        {"model", "claude-sonnet-5-5"},
        {"id", "msg_1"},
        {"started", 1},
        {"events", {{"reasoning", "Hm."}, {"text", "Sales rose"}, {"cite", 0, 1, 3, "Net."}, {"text", "."}}},
        {"usage", {112, 100, 0, 0, 9, 0}}};
    const Reading reading = readWhole(kDialect, citedRequest(), message);
    QVERIFY2(reading.summary() == expected, reading.summary().dump().c_str());

    message["stop_reason"] = "max_tokens";
    QCOMPARE(readWhole(kDialect, citedRequest(), message).outcome.reason, EndReason::OutputCap);
    const Reading refused =
        readWhole(kDialect, {}, {{"type", "error"}, {"error", {{"type", "authentication_error"}, {"message", "No."}}}});
    QVERIFY(refused.outcome.error && refused.outcome.error->code == longleaf::ErrorCode::Auth);
    QVERIFY(readWhole(kDialect, {}, json::array()).outcome.error.has_value());
}

void MessagesStreamTest::citesNothingWhereNothingWasSent()
{
    const std::string bytes =
        fileBytes(QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/model/streams/messages/citations.sse"));
    ModelRequest plain = citedRequest();
    plain.documents.clear();
    const Reading reading = readStream(kDialect, plain, {bytes});
    QCOMPARE(reading.outcome.reason, EndReason::Complete);
    QCOMPARE(reading.text(), std::string("In short: sales rose by 4 %, costs fell while the board met."));
    for (const json &event : reading.events)
        QCOMPARE(event[0].get<std::string>(), std::string("text"));
}

void MessagesStreamTest::logsDroppedCitationsOnce()
{
    const std::string bytes = fileBytes(
        QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/model/streams/messages/citations_that_name_nothing.sse"));
    QTemporaryFile log;
    QVERIFY(log.open());
    const int realError = ::dup(STDERR_FILENO);
    ::dup2(log.handle(), STDERR_FILENO);
    longleaf::log::setLevel(longleaf::log::Level::Warning);
    const Reading reading = readStream(kDialect, citedRequest(), {bytes});
    longleaf::log::setLevel(longleaf::log::Level::Error);
    ::dup2(realError, STDERR_FILENO);
    ::close(realError);
    QCOMPARE(reading.outcome.reason, EndReason::Complete);
    log.seek(0);
    QCOMPARE(log.readAll().count("dropped a citation"), 1);
}

QTEST_GUILESS_MAIN(MessagesStreamTest)
#include "tst_messages_stream.moc"
