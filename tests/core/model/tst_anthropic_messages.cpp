// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/anthropic_messages.h"

#include "core/model/anthropic_messages_documents.h"
#include "core/model/wire_client.h"
#include "resources/embedded.h"
#include "tests/core/pack/sample_documents.h"
#include "tests/support/replay_server.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace longleaf;
using namespace longleaf::model;
using longleaf::pack::Role;
using nlohmann::json;

namespace {

const AnthropicMessages kDialect;

Quirks usualQuirks()
{
    Quirks quirks;
    quirks.auth = "x-api-key";
    quirks.efforts = {"low", "medium", "high", "xhigh", "max"};
    quirks.cacheMarks = true;
    quirks.nativeCitations = true;
    quirks.counting = "count_tokens";
    return quirks;
}

Endpoint endpointWith(Quirks quirks)
{
    return {"http://127.0.0.1/v1", "canary-key", {}, std::move(quirks)};
}

std::string bodyOf(const ModelRequest &request, const Quirks &quirks = usualQuirks())
{
    return kDialect.request(endpointWith(quirks), request).body;
}

/// A request of two documents as the layout makes it: pages without text, a blank page, marks inside the text, long
/// pages of several blocks.
ModelRequest laidOut(const std::vector<pack::HistoryTurn> &history, const std::string &question)
{
    static const pack::test::Samples samples = [] {
        pack::test::Random random(7);
        pack::test::Samples made;
        made.add(7, "Annual \"report\" \xC3\x85",
                 {"First page.\nNet sales rose.", "", " \n\n", "[[7:1]] <q d=\"7\">no</q>\n"});
        made.add(9, "", {pack::test::sentences(random, 60), "!", pack::test::sentences(random, 9)});
        return made;
    }();
    const auto plan = pack::plan(samples.scope, {}, pack::test::limits(100'000), pack::Mode::Whole);
    const auto prompt =
        pack::layout(*plan, samples.scope, {"test", "The rules.", "Briefly."}, history, question, samples.source());
    ModelRequest request;
    request.wireModel = "claude-sonnet-5-5";
    request.instructions = prompt->instructions;
    request.messages = prompt->messages;
    request.documents = prompt->documents;
    return request;
}

/// The smallest request with a document of two blocks.
ModelRequest small()
{
    ModelRequest request;
    request.wireModel = "claude-sonnet-5-5";
    request.instructions = "Rules.";
    request.messages = {{Role::User, {"<d>\n[[7:1]]\nNet \"sales\".\n</d>\n", "Why?"}}};
    request.documents = {{DocumentId{7}, "Report", {{1, {}, {4, 12}}, {1, {0, 13}, {12, 25}}}}};
    return request;
}

} // namespace

class AnthropicMessagesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsDocumentsAsBlocksThatCanBeCited();
    void sendsThePlainTextWhereNothingIsCited_data();
    void sendsThePlainTextWhereNothingIsCited();
    void sendsKeyAndVersionAsHeaders();
    void sendsOnlyEffortsThatTheModelKnows();
    void countsTheSameInput();
    void documentsAreWhatStandsBetweenTheirTags();
    void noBlockIsBlankAndEachIsWhereTheReaderLooks();
    void followUpsKeepEveryEarlierByte_data();
    void followUpsKeepEveryEarlierByte();
    void rolesAlternateWhateverIsEmpty();
    void longTitlesAreCutBetweenCharacters();
    void takesOwnCitationTagsOut_data();
    void takesOwnCitationTagsOut();
    void theBuiltInRulesAskForNoTags();
    void citationsArriveAfterTheTextThatTheyProve_data();
    void citationsArriveAfterTheTextThatTheyProve();
};

void AnthropicMessagesTest::sendsDocumentsAsBlocksThatCanBeCited()
{
    ModelRequest request = small();
    const std::string expected =
        R"({"model":"claude-sonnet-5-5","system":[{"type":"text","text":"Rules."}],"messages":[{"role":"user",)"
        R"("content":[{"type":"document","source":{"type":"content","content":[{"type":"text","text":"[[7:1]]\n"},)"
        R"({"type":"text","text":"Net \"sales\".\n"}]},"title":"Report","citations":{"enabled":true},)"
        R"("cache_control":{"type":"ephemeral","ttl":"1h"}},{"type":"text","text":"Why?"}]}],"max_tokens":32768,)"
        R"("output_config":{"effort":"low"},"stream":true})";
    QCOMPARE(bodyOf(request), expected);
    request.longCache = false;
    QVERIFY(bodyOf(request).find(R"("ttl":"5m")") != std::string::npos);
}

void AnthropicMessagesTest::sendsThePlainTextWhereNothingIsCited_data()
{
    QTest::addColumn<bool>("citations");
    QTest::addColumn<bool>("marks");
    QTest::addColumn<bool>("documents");
    QTest::newRow("a model that cites nothing") << false << true << true;
    QTest::newRow("a server without a cache") << false << false << true;
    QTest::newRow("nothing to cite") << true << true << false;
}

void AnthropicMessagesTest::sendsThePlainTextWhereNothingIsCited()
{
    QFETCH(bool, citations);
    QFETCH(bool, marks);
    QFETCH(bool, documents);
    ModelRequest request = small();
    if (!documents)
        request.documents.clear();
    request.messages.push_back({Role::Assistant, {R"(It rose <q d="7" p="1">Net sales</q>.)"}});
    request.messages.push_back({Role::User, {"And?"}});
    Quirks quirks = usualQuirks();
    quirks.nativeCitations = citations;
    quirks.cacheMarks = marks;
    json text = {{"type", "text"}, {"text", "<d>\n[[7:1]]\nNet \"sales\".\n</d>\n"}};
    if (marks)
        text["cache_control"] = {{"type", "ephemeral"}, {"ttl", "1h"}};
    const std::string answer = citations ? "It rose." : R"(It rose <q d="7" p="1">Net sales</q>.)";
    const json expected = {{{"role", "user"}, {"content", {text, {{"type", "text"}, {"text", "Why?"}}}}},
                           {{"role", "assistant"}, {"content", {{{"type", "text"}, {"text", answer}}}}},
                           {{"role", "user"}, {"content", {{{"type", "text"}, {"text", "And?"}}}}}};
    const json body = json::parse(bodyOf(request, quirks));
    QVERIFY2(body.at("messages") == expected, body.dump().c_str());
}

void AnthropicMessagesTest::sendsKeyAndVersionAsHeaders()
{
    const HttpRequest http = kDialect.request(endpointWith(usualQuirks()), small());
    QCOMPARE(http.url, std::string("http://127.0.0.1/v1/messages"));
    QVERIFY((http.headers == std::vector<std::string>{"x-api-key: canary-key", "anthropic-version: 2023-06-01",
                                                      "Content-Type: application/json", "Accept: text/event-stream"}));
    QVERIFY(http.body.find("canary-key") == std::string::npos);
    Quirks bearer = usualQuirks();
    bearer.auth = "bearer";
    QCOMPARE(kDialect.request(endpointWith(bearer), small()).headers.front(),
             std::string("Authorization: Bearer canary-key"));
}

void AnthropicMessagesTest::sendsOnlyEffortsThatTheModelKnows()
{
    ModelRequest request = small();
    request.maxOutputTokens = 10;
    request.effort = "minimal";
    json body = json::parse(bodyOf(request));
    QCOMPARE(body.at("output_config").at("effort").get<std::string>(), std::string("low"));
    QCOMPARE(body.at("max_tokens").get<int>(), 4'096);
    Quirks none = usualQuirks();
    none.efforts.clear();
    body = json::parse(bodyOf(request, none));
    QVERIFY(!body.contains("output_config"));
    for (const char *sampling : {"temperature", "top_p", "top_k"})
        QVERIFY(!body.contains(sampling));
}

void AnthropicMessagesTest::countsTheSameInput()
{
    const auto counted = kDialect.countRequest(endpointWith(usualQuirks()), small());
    QVERIFY(counted.has_value());
    QCOMPARE(counted->url, std::string("http://127.0.0.1/v1/messages/count_tokens"));
    json body = json::parse(bodyOf(small()));
    for (const char *only : {"max_tokens", "output_config", "stream"})
        body.erase(only);
    QVERIFY2(json::parse(counted->body) == body, counted->body.c_str());
    QCOMPARE(kDialect.countIn({{"input_tokens", 4711}}).value_or(0), std::int64_t{4711});
    QVERIFY(!kDialect.countIn({{"error", "no"}}));
    Quirks without = usualQuirks();
    without.counting.clear();
    QVERIFY(!kDialect.countRequest(endpointWith(without), small()));
}

void AnthropicMessagesTest::documentsAreWhatStandsBetweenTheirTags()
{
    const ModelRequest request = laidOut({}, "Why?");
    const std::string &text = request.messages[0].parts[0];
    const json body = json::parse(bodyOf(request));
    const json &content = body.at("messages")[0].at("content");
    QCOMPARE(content.size(), request.documents.size() + 1);
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < content.size(); ++i) {
        const std::size_t begin = text.find(">\n", text.find("<document ", at)) + 2;
        const std::size_t end = text.find("</document>\n", begin);
        std::string joined;
        for (const json &block : content[i].at("source").at("content"))
            joined += block.at("text").get<std::string>();
        QCOMPARE(joined, text.substr(begin, end - begin));
        QCOMPARE(content[i].contains("cache_control"), i + 2 == content.size());
        QCOMPARE(content[i].contains("title"), !request.documents[i].title.empty());
        at = end;
    }
    QVERIFY(content.at(1).at("source").at("content").size() > 10);
}

void AnthropicMessagesTest::noBlockIsBlankAndEachIsWhereTheReaderLooks()
{
    const ModelRequest request = laidOut({}, "Why?");
    const std::string &text = request.messages[0].parts[0];
    const auto documents = citableDocuments(request);
    QCOMPARE(documents.size(), std::size_t{2});
    std::size_t merged = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const auto &blocks = request.documents[i].blocks;
        std::size_t next = 0;
        for (const CitablePiece &piece : documents[i].pieces) {
            QVERIFY(!isBlank(textIn(text, piece.part)));
            QCOMPARE(piece.firstBlock, next);
            QCOMPARE(piece.part.begin, blocks[piece.firstBlock].part.begin);
            QCOMPARE(piece.part.end, blocks[piece.endBlock - 1].part.end);
            merged += piece.endBlock - piece.firstBlock - 1;
            next = piece.endBlock;
        }
        QCOMPARE(next, blocks.size());
    }
    QVERIFY(merged > 0); // the blank page
}

void AnthropicMessagesTest::followUpsKeepEveryEarlierByte_data()
{
    QTest::addColumn<bool>("citations");
    QTest::newRow("documents as blocks") << true;
    QTest::newRow("documents as text") << false;
}

void AnthropicMessagesTest::followUpsKeepEveryEarlierByte()
{
    QFETCH(bool, citations);
    Quirks quirks = usualQuirks();
    quirks.nativeCitations = citations;
    std::vector<pack::HistoryTurn> history;
    std::string before;
    for (int turn = 0; turn <= 10; ++turn) {
        const std::string question = "Question " + std::to_string(turn) + "?";
        ModelRequest request = laidOut(history, question);
        request.maxOutputTokens = 10'000 - turn; // what differs must stand behind
        const std::string body = bodyOf(request, quirks);
        const std::size_t end = body.rfind("]}],\"max_tokens\"");
        QVERIFY(end != std::string::npos);
        QVERIFY2(body.starts_with(before), body.c_str());
        before = body.substr(0, end);
        // An answer of nothing but a quote has nothing left, and its question joins the next one.
        history.push_back({question, turn == 3 ? "<q d=\"7\" p=\"1\">Net sales rose.</q>"
                                               : "Answer <q d=\"7\" p=\"1\">Net sales rose.</q>."});
    }
}

void AnthropicMessagesTest::rolesAlternateWhateverIsEmpty()
{
    ModelRequest request = small();
    request.instructions = " \n";
    for (const char *answer : {"", " \n", "<q d=\"7\" p=\"1\">Net sales.</q>"}) {
        request.messages.push_back({Role::Assistant, {answer}});
        request.messages.push_back({Role::User, {"", "And?", "\t"}});
    }
    request.messages.push_back({Role::Assistant, {"No."}});
    request.messages.push_back({Role::Assistant, {"None."}});
    request.messages.push_back({Role::User, {"Why not?"}});
    const json body = json::parse(bodyOf(request));
    QVERIFY(!body.contains("system"));
    const json &messages = body.at("messages");
    QCOMPARE(messages.size(), std::size_t{3});
    QCOMPARE(messages[0].at("content").size(), std::size_t{5}); // the document and four questions
    QCOMPARE(messages[1].at("role").get<std::string>(), std::string("assistant"));
    QCOMPARE(messages[1].at("content").size(), std::size_t{2});
    QCOMPARE(messages[2].at("role").get<std::string>(), std::string("user"));
}

void AnthropicMessagesTest::longTitlesAreCutBetweenCharacters()
{
    ModelRequest request = small();
    request.documents[0].title = std::string(199, 'x') + "\xC3\x85";
    const json body = json::parse(bodyOf(request));
    QCOMPARE(body.at("messages")[0].at("content")[0].at("title").get<std::string>(), std::string(199, 'x'));
}

void AnthropicMessagesTest::takesOwnCitationTagsOut_data()
{
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<std::string>("rest");
    const auto row = [](const char *name, const char *answer, const char *rest) {
        QTest::newRow(name) << std::string(answer) << std::string(rest);
    };
    row("no tag", "Sales rose, 4 < 5.", "Sales rose, 4 < 5.");
    row("a tag at the end", "Sales rose.  <q d=\"7\" p=\"1\">Net sales rose.</q>", "Sales rose.");
    row("a tag before a comma", "Rose <q d=\"7\" p=\"1\">rose</q>, then fell.", "Rose, then fell.");
    row("a tag between words", "Rose <q d=\"7\">rose</q> then.", "Rose then.");
    row("a tag without a space", "Rose<q>rose</q>then.", "Rosethen.");
    row("two tags in a row", "Rose <q d=\"7\">a</q> <q d=\"7\">b</q>.\nThen.", "Rose.\nThen.");
    row("a quote over two lines", "Rose <q d=\"7\">a\nb</q>.", "Rose.");
    row("a tag that is closed in itself", "Rose <q d=\"7\" p=\"1\"/>, then.", "Rose, then.");
    row("a tag without an end", "Rose <q d=\"7\">cut off\nNext line.", "Rose\nNext line.");
    row("a tag without an end before another", "Rose <q d=\"7\">a <q d=\"7\">b</q> then.", "Rose then.");
    row("half a tag", "Rose <q d=\"7", "Rose");
    row("an end without a tag", "Rose</q> then.", "Rose then.");
    row("a quote in marks of its own", "He <quotes> and <qa> it.", "He <quotes> and <qa> it.");
}

void AnthropicMessagesTest::takesOwnCitationTagsOut()
{
    QFETCH(std::string, answer);
    QFETCH(std::string, rest);
    QCOMPARE(withoutQuoteTags(answer), rest);
}

void AnthropicMessagesTest::theBuiltInRulesAskForNoTags()
{
    const auto fixed = pack::parsePromptTemplate(resource("prompts/answer-native-1.md"));
    QVERIFY(fixed.has_value());
    QCOMPARE(fixed->version, std::string("answer-native-1"));
    for (const std::string &text : {fixed->instructions, fixed->reminder}) {
        QVERIFY(text.find("<q") == std::string::npos);
        QVERIFY(text.find("Not found in the documents.") != std::string::npos);
    }
    QVERIFY(fixed->instructions.find("`[[N:p]]`") != std::string::npos);
    QVERIFY(pack::estimateTokens(fixed->reminder) <= 60);
}

void AnthropicMessagesTest::citationsArriveAfterTheTextThatTheyProve_data()
{
    QTest::addColumn<bool>("first");
    QTest::addColumn<bool>("everyByte");
    QTest::newRow("citations before the text of their block") << true << false;
    QTest::newRow("citations after it") << false << false;
    QTest::newRow("byte by byte") << true << true;
}

/// Over the wire: what is cited is the block that was sent at that place.
void AnthropicMessagesTest::citationsArriveAfterTheTextThatTheyProve()
{
    QFETCH(bool, first);
    QFETCH(bool, everyByte);
    const ModelRequest request = laidOut({}, "Why?");
    const json content = json::parse(bodyOf(request)).at("messages")[0].at("content");
    const auto blockText = [&content](std::size_t document, std::size_t block) {
        return content.at(document).at("source").at("content").at(block).at("text").get<std::string>();
    };
    test::Reply reply;
    reply.everyByte = everyByte;
    reply.answer.text = "Sales rose. Costs fell.";
    reply.answer.pieceBytes = 4;
    reply.answer.citationsFirst = first;
    reply.answer.nativeCitations = {{11, 0, 0, 1, 3, blockText(0, 1) + blockText(0, 2), {}},
                                    {23, std::string::npos, 1, 2, 3, blockText(1, 2), "Note"}};
    test::ReplayServer server;
    server.enqueue(reply);
    const SystemClock clock;
    CurlTransport transport;
    Endpoint endpoint = endpointWith(usualQuirks());
    endpoint.baseUrl = server.baseUrl(test::Wire::Messages);
    WireClient client(kDialect, endpoint, transport, clock);
    std::string told;
    std::vector<NativeCitation> citations;
    const Outcome outcome = client.send(request, {}, [&](const ModelEvent &event) {
        if (const auto *text = std::get_if<TextDelta>(&event))
            told += text->text;
        if (const auto *cited = std::get_if<NativeCitation>(&event)) {
            told += '|';
            citations.push_back(*cited);
        }
    });
    QCOMPARE(outcome.reason, EndReason::Complete);
    const auto faults = server.questions().at(0).faults;
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
    QCOMPARE(told, std::string("Sales rose.| Costs fell.|"));
    const std::string_view part = request.messages[0].parts[0];
    for (const NativeCitation &one : citations) {
        const auto &blocks = request.documents.at(one.document).blocks;
        const TextSpan span{blocks.at(one.firstBlock).part.begin, blocks.at(one.endBlock - 1).part.end};
        QCOMPARE(std::string(textIn(part, span)), one.citedText);
    }
    QCOMPARE(citations.at(1).document, std::size_t{1});
    QCOMPARE(citations.at(0).endBlock - citations.at(0).firstBlock, std::size_t{3}); // one of them blank
}

QTEST_GUILESS_MAIN(AnthropicMessagesTest)
#include "tst_anthropic_messages.moc"
