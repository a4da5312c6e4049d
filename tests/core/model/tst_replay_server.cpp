// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_responses.h"
#include "tests/support/quote_echo.h"
#include "tests/support/replay_script.h"
#include "tests/support/request_rules.h"
#include "tests/support/responses_wire.h"
#include "tests/support/sample_requests.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using namespace longleaf::test;
using nlohmann::json;

namespace {

const std::string kDocuments =
    "<document id=\"7\" title=\"Annual report\" pages=\"40\">\n"
    "[[7:12]]\n"
    "The port handled 41,200 containers during the second quarter of the\nyear. Nothing else.\n"
    "[pages 13-20 of 40 not included]\n"
    "[[7:21]]\n"
    "Wages & salaries rose because the crews worked longer in the winter months.\n"
    "</document>\n";

std::string bodyOver(const std::string &documents)
{
    longleaf::model::ModelRequest request;
    request.wireModel = "muse-spark-1.3";
    request.messages = {{longleaf::pack::Role::User,
                         {documents, "<question>\nHow many containers did the port handle?\n</question>\n\nrules"}}};
    return longleaf::model::OpenAiResponses().request({"http://127.0.0.1/v1", {}, {}, {}}, request).body;
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

class ReplayServerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesCatchBadRequests_data();
    void rulesCatchBadRequests();
    void framesHaveTheRecordedShape();
    void quotesAreOfEveryKind();
    void nothingToQuoteIsSaid();
    void readsAScript();
    void refusesABadScript_data();
    void refusesABadScript();
    void quotesComeInEveryWire_data() { addDialects(); }
    void quotesComeInEveryWire();
    void blocksAreCitedNatively();
};

void ReplayServerTest::rulesCatchBadRequests_data()
{
    QTest::addColumn<std::string>("change"); // JSON merge patch on a good body
    QTest::addColumn<std::string>("fault");
    const auto row = [](const char *name, const char *change, const char *fault) {
        QTest::newRow(name) << std::string(change) << std::string(fault);
    };
    row("unknown field", R"({"max_tokens":5})", "unknown parameter: max_tokens");
    row("no model", R"({"model":null})", "model is missing");
    row("effort none", R"({"reasoning":{"effort":"none"}})", "does not support \"none\"");
    row("highest effort on another model", R"({"model":"muse-spark-1.2","reasoning":{"effort":"max"}})",
        "does not support");
    row("small limit", R"({"max_output_tokens":64})", "below 4096");
    row("no limit", R"({"max_output_tokens":null})", "max_output_tokens is missing");
    row("limit over the window", R"({"max_output_tokens":1048576})", "1,048,576");
    row("stored", R"({"store":true})", "store must be false");
    row("storing left to the provider", R"({"store":null})", "store must be false");
    row("not streamed", R"({"stream":false})", "stream must be true");
    row("truncation", R"({"truncation":"auto"})", "truncation");
    row("forced tool", R"({"tool_choice":"required"})", "tool_choice");
    row("tools", R"({"tools":[]})", "no tools");
    row("empty cache name", R"({"prompt_cache_key":""})", "prompt_cache_key");
    row("unknown include", R"({"include":["everything"]})", "include");
    row("unknown role", R"({"input":[{"role":"robot","content":[{"type":"input_text","text":"x"}]}]})", "unknown role");
    row("wrong part of an assistant",
        R"({"input":[{"role":"assistant","content":[{"type":"input_text","text":"x"}]}]})", "input_text");
    row("empty part", R"({"input":[{"role":"user","content":[{"type":"input_text","text":""}]}]})", "no text");
    row("unknown field in a part", R"({"input":[{"role":"user","content":[{"type":"input_text","text":"x","id":1}]}]})",
        "unknown parameter in a part");
    row("no content", R"({"input":[{"role":"user","content":[]}]})", "no content");
    row("no input", R"({"input":[]})", "input is missing");
}

void ReplayServerTest::rulesCatchBadRequests()
{
    QFETCH(std::string, change);
    QFETCH(std::string, fault);
    json body = json::parse(bodyOver(kDocuments));
    QVERIFY(responsesRequestFaults(body.dump()).empty());
    body.merge_patch(json::parse(change));
    const auto faults = responsesRequestFaults(body.dump());
    QVERIFY(!faults.empty());
    QVERIFY2(faults.front().find(fault) != std::string::npos, faults.front().c_str());
}

void ReplayServerTest::framesHaveTheRecordedShape()
{
    WireAnswer answer;
    answer.text = "Revenue rose [D2 p.14].";
    answer.pieceBytes = 100;
    const auto frames = responsesFrames(answer);
    QCOMPARE(frames.size(), std::size_t{11});
    QCOMPARE(frames[2],
             std::string("event: response.output_item.added\ndata: {\"item\":{\"id\":\"rs_a1:rs_b2\",\"status\":"
                         "\"in_progress\",\"summary\":[],\"type\":\"reasoning\"},\"output_index\":0,"
                         "\"sequence_number\":2,\"type\":\"response.output_item.added\"}\n\n"));
    QCOMPARE(frames[6],
             std::string("event: response.output_text.delta\ndata: {\"content_index\":0,\"delta\":\"Revenue rose [D2 "
                         "p.14].\",\"item_id\":\"msg_c3\",\"logprobs\":[],\"output_index\":1,\"sequence_number\":"
                         "6,\"type\":\"response.output_text.delta\"}\n\n"));
    QVERIFY(frames[0].find("\"created_at\":1791253381.0,") != std::string::npos);
    QVERIFY(frames[10].find("\"sequence_number\":10,\"type\":\"response.completed\"}\n\n") != std::string::npos);
}

void ReplayServerTest::quotesAreOfEveryKind()
{
    const std::string answer = echoQuotes(bodyOver(kDocuments));
    const auto has = [&answer](const char *words) {
        return answer.find(words) != std::string::npos;
    };
    QVERIFY2(has("<q d=\"7\" p=\"12\">The port handled 41,200 containers during the second quarter of the year.</q>"),
             answer.c_str());
    QVERIFY2(has("<q d=\"7\" p=\"25\">Wages &amp; salaries rose"), answer.c_str());
    QVERIFY2(has("<q d=\"7\" p=\"12\">The port handled 42,200 containers"), answer.c_str());
    QVERIFY2(has("violet umbrellas"), answer.c_str());
}

void ReplayServerTest::nothingToQuoteIsSaid()
{
    QCOMPARE(echoQuotes(bodyOver("<document id=\"1\" title=\"a\" pages=\"1\">\n</document>\n")),
             std::string("Not found in the documents."));
    QCOMPARE(echoQuotes("not JSON"), std::string("Not found in the documents."));
}

void ReplayServerTest::readsAScript()
{
    const auto replies = parseReplayScript(R"([{"text":"one","piece_bytes":3,"every_byte":true,"deltas":false},
        {"fault":"status","status":429,"retry_after":"2","code":"rate_limit_exceeded"}])");
    QVERIFY(replies.has_value());
    QCOMPARE(replies->size(), std::size_t{2});
    QCOMPARE(replies->at(0).answer.text, std::string("one"));
    QCOMPARE(replies->at(0).answer.pieceBytes, std::size_t{3});
    QVERIFY(replies->at(0).everyByte && !replies->at(0).answer.deltas);
    QVERIFY(replies->at(1).fault == Fault::Status);
    QCOMPARE(replies->at(1).status, 429);
}

void ReplayServerTest::refusesABadScript_data()
{
    QTest::addColumn<std::string>("script");
    QTest::newRow("not JSON") << std::string("[{");
    QTest::newRow("empty") << std::string("[]");
    QTest::newRow("not an object") << std::string("[1]");
    QTest::newRow("unknown member") << std::string(R"([{"txt":"x"}])");
    QTest::newRow("unknown fault") << std::string(R"([{"fault":"boredom"}])");
    QTest::newRow("wrong kind of value") << std::string(R"([{"status":"429"}])");
}

void ReplayServerTest::refusesABadScript()
{
    QFETCH(std::string, script);
    const auto replies = parseReplayScript(script);
    QVERIFY(!replies);
    QCOMPARE(replies.error().code, longleaf::ErrorCode::InvalidInput);
}

void ReplayServerTest::quotesComeInEveryWire()
{
    QFETCH(Dialect, dialect);
    // One text with everything, as a wire without parts has it.
    const std::string words = kDocuments + "<question>\nHow many containers did the port handle?\n</question>\n\nrules";
    json body = json::parse(sampleRequest(dialect));
    const char *list = dialect.wire == Wire::Responses ? "input"
                       : dialect.wire == Wire::Gemini  ? "contents"
                                                       : "messages";
    json &last = body[list].back();
    if (dialect.wire == Wire::Gemini)
        last["parts"] = json::array({{{"text", words}}});
    else if (dialect.wire == Wire::Responses)
        last["content"] = json::array({{{"type", "input_text"}, {"text", words}}});
    else
        last["content"] = words;
    const WireAnswer answer = echoAnswer(body.dump(), dialect.wire);
    QVERIFY2(answer.text.find("<q d=\"7\" p=\"12\">The port handled 41,200 containers") != std::string::npos,
             answer.text.c_str());
    QVERIFY(answer.nativeCitations.empty());
}

void ReplayServerTest::blocksAreCitedNatively()
{
    json body = json::parse(sampleRequest({Wire::Messages, Flavour::Anthropic}));
    json &content = body["messages"][0]["content"];
    content[0]["source"]["content"] =
        json::array({{{"type", "text"}, {"text", "Nothing that would help anybody is written here."}},
                     {{"type", "text"}, {"text", "The annual fee of the licence is 4,200 dollars."}}});
    content[1]["text"] = "<question>\nWhat is the annual licence fee?\n</question>";
    const WireAnswer answer = echoAnswer(body.dump(), Wire::Messages);
    QCOMPARE(answer.nativeCitations.size(), std::size_t{2});
    const NativeCitation &best = answer.nativeCitations.front();
    QCOMPARE(best.firstBlock, 1);
    QCOMPARE(best.citedText, std::string("The annual fee of the licence is 4,200 dollars."));
    QCOMPARE(answer.text.substr(best.fromText, best.afterText - best.fromText), best.citedText);
    QCOMPARE(best.documentTitle, std::string("Report"));
}

QTEST_GUILESS_MAIN(ReplayServerTest)
#include "tst_replay_server.moc"
