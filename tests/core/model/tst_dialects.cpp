// SPDX-License-Identifier: GPL-3.0-or-later
// One table: whatever the wire, the same thing happening has the same outcome.
#include "core/model/wire_client.h"
#include "tests/support/dialect_cases.h"
#include "tests/support/replay_server.h"
#include "tests/support/wires.h"

#include <QTest>

#include <string>
#include <vector>

using namespace longleaf::model;
using longleaf::ErrorCode;
using longleaf::SystemClock;
using longleaf::pack::Role;
using longleaf::test::Fault;
using longleaf::test::Flavour;
using longleaf::test::ReplayServer;
using longleaf::test::Reply;
using longleaf::test::ServerProfile;

namespace {

const std::string kKey = "sk-canary-0123456789-canary";
const std::string kAnswer = "Sales rose by 4 % \xE2\x80\x93 in \xC3\x85lesund and elsewhere, after a weak start.";

ModelRequest requestFor(Flavour flavour)
{
    ModelRequest request;
    request.wireModel = longleaf::test::wireModelOf(flavour);
    request.instructions = "Answer from the documents.";
    request.messages = {{Role::User, {"<document id=\"1\">\nSales rose by 4 %.\n</document>\n", "What happened?"}}};
    request.cacheKey = "ll-0123456789abcdef";
    request.promptTokens = 60;
    request.contextWindow = 1'048'576;
    return request;
}

struct Told {
    Outcome outcome;
    std::string text;
    std::string refusal;
    std::vector<std::int64_t> waits;
    std::size_t questions = 0;
    std::string firstFault; ///< what the server found wrong with the request
};

Told ask(const longleaf::test::Dialect &dialect, const std::vector<Reply> &replies, HttpTimeouts timeouts = {},
         const ServerProfile *profile = nullptr)
{
    Told told;
    ReplayServer server;
    if (profile != nullptr)
        server.setProfile(*profile);
    else
        server.setProfile(ServerProfile::of(dialect.flavour, {longleaf::test::wireModelOf(dialect.flavour)}, kKey));
    for (const Reply &reply : replies)
        server.enqueue(reply);
    const SystemClock clock;
    CurlTransport transport;
    RetryPolicy retry(
        [&told](std::int64_t ms, const std::stop_token &) {
            told.waits.push_back(ms);
            return true;
        },
        [] { return 0.0; });
    WireClient client(longleaf::test::clientDialect(dialect.wire),
                      longleaf::test::endpointFor(server, dialect, kKey, timeouts), transport, clock, std::move(retry));
    told.outcome = client.send(requestFor(dialect.flavour), {}, [&told](const ModelEvent &event) {
        if (const auto *delta = std::get_if<TextDelta>(&event))
            told.text += delta->text;
        else if (const auto *refused = std::get_if<RefusalDelta>(&event))
            told.refusal += refused->text;
    });
    told.questions = server.questions().size();
    for (const auto &request : server.questions()) {
        if (told.firstFault.empty() && !request.faults.empty())
            told.firstFault = request.faults.front();
    }
    return told;
}

Reply replyWith(Fault fault)
{
    Reply reply;
    reply.fault = fault;
    reply.answer.text = kAnswer;
    reply.answer.pieceBytes = 4;
    return reply;
}

Reply incomplete(const char *reason)
{
    Reply reply = replyWith(Fault::None);
    reply.answer.incompleteReason = reason;
    return reply;
}

Reply refused(Fault fault, const char *retryAfter = "")
{
    Reply reply = replyWith(fault);
    reply.retryAfter = retryAfter;
    return reply;
}

Reply declining()
{
    Reply reply = replyWith(Fault::None);
    reply.answer.text.clear(); // the Messages wire would send it before it declines
    reply.answer.refusal = "I cannot help with that.";
    return reply;
}

} // namespace

Q_DECLARE_METATYPE(longleaf::test::Dialect)

class DialectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameThingHasTheSameOutcome_data();
    void theSameThingHasTheSameOutcome();
    void aGoodAnswerIsWhole_data();
    void aGoodAnswerIsWhole();
    void usageThatDoesNotComeIsNotKnown_data() { dialects(); }
    void usageThatDoesNotComeIsNotKnown();
    void turnedAwayThenAnswered_data() { dialects(); }
    void turnedAwayThenAnswered();
    void followUpsKeepThePrefix_data() { dialects(); }
    void followUpsKeepThePrefix();
    void theProvidersCountIsRead_data() { dialects(); }
    void theProvidersCountIsRead();
    void theKeyGoesWhereTheWireWantsIt_data() { dialects(); }
    void theKeyGoesWhereTheWireWantsIt();

private:
    static void dialects()
    {
        QTest::addColumn<longleaf::test::Dialect>("dialect");
        for (const longleaf::test::Dialect &dialect : longleaf::test::kDialects)
            QTest::newRow(longleaf::test::caseName(dialect).c_str()) << dialect;
    }
};

void DialectsTest::theSameThingHasTheSameOutcome_data()
{
    QTest::addColumn<longleaf::test::Dialect>("dialect");
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("maybeCharged");
    QTest::addColumn<bool>("someText");
    struct Row {
        const char *name;
        Reply reply;
        EndReason reason;
        ErrorCode code;
        bool maybeCharged;
        bool someText;
    };
    const auto failed = EndReason::Failed;
    const std::vector<Row> rows = {
        {"a stream", replyWith(Fault::None), EndReason::Complete, ErrorCode::Internal, false, true},
        {"a refusal", declining(), EndReason::Declined, ErrorCode::Internal, false, false},
        {"the output limit", incomplete("max_output_tokens"), EndReason::OutputCap, ErrorCode::Internal, false, true},
        {"the filter", incomplete("content_filter"), EndReason::Declined, ErrorCode::Internal, false, true},
        {"more than the window", refused(Fault::Overflow), failed, ErrorCode::DoesNotFit, false, false},
        {"more than the window, told in the stream", refused(Fault::OverflowInStream), failed, ErrorCode::DoesNotFit,
         true, false},
        {"a key that is refused", refused(Fault::KeyRefused), failed, ErrorCode::Auth, false, false},
        {"no credit", refused(Fault::NoCredit), failed, ErrorCode::Billing, false, false},
        {"a spent limit that no wait cures", refused(Fault::SpendLimit), failed, ErrorCode::Billing, false, false},
        {"a model that is gone", refused(Fault::UnknownModel), failed, ErrorCode::ModelNotFound, false, false},
        {"too many bytes", refused(Fault::TooLarge), failed, ErrorCode::TooLarge, false, false},
        {"a rate limit", refused(Fault::RateLimited, "1200"), failed, ErrorCode::RateLimited, false, false},
        {"a server error", refused(Fault::ServerError), failed, ErrorCode::ServerError, true, false},
        {"an error in the stream", replyWith(Fault::ErrorEvent), failed, ErrorCode::ServerError, true, true},
        {"a cut", replyWith(Fault::CutInFrame), failed, ErrorCode::Cut, true, true},
        {"an end without its mark", replyWith(Fault::EndsWithoutTerminal), failed, ErrorCode::Cut, true, true},
        {"a stall", replyWith(Fault::StallMiddle), failed, ErrorCode::Timeout, true, true},
        {"the whole answer at once", replyWith(Fault::Unary), EndReason::Complete, ErrorCode::Internal, false, true},
    };
    for (const longleaf::test::Dialect &dialect : longleaf::test::kDialects) {
        for (const Row &row : rows) {
            const bool refuses =
                !row.reply.answer.refusal.empty() || row.reply.answer.incompleteReason == "content_filter";
            if (refuses && dialect.wire == longleaf::test::Wire::Ollama)
                continue; // it has no word for it
            const std::string name = longleaf::test::caseName(dialect) + ": " + row.name;
            QTest::newRow(name.c_str()) << dialect << row.reply << row.reason << row.code << row.maybeCharged
                                        << row.someText;
        }
    }
}

void DialectsTest::theSameThingHasTheSameOutcome()
{
    QFETCH(longleaf::test::Dialect, dialect);
    QFETCH(Reply, reply);
    QFETCH(EndReason, reason);
    QFETCH(ErrorCode, code);
    QFETCH(bool, maybeCharged);
    QFETCH(bool, someText);
    HttpTimeouts timeouts;
    if (reply.fault == Fault::StallMiddle) {
        timeouts.firstEventMs = 400;
        timeouts.idleMs = 400;
    }
    const bool waits = reply.fault == Fault::RateLimited;
    const Told told = ask(dialect, std::vector<Reply>(waits ? 4 : 1, reply), timeouts);
    QVERIFY2(told.firstFault.empty(), told.firstFault.c_str());
    const std::string message = told.outcome.error ? told.outcome.error->message : std::string();
    QVERIFY2(told.outcome.reason == reason,
             (std::to_string(static_cast<int>(told.outcome.reason)) + " " + message).c_str());
    QCOMPARE(told.outcome.error.has_value(), reason == EndReason::Failed);
    if (told.outcome.error) {
        QVERIFY2(told.outcome.error->code == code,
                 (std::string(longleaf::toWord(told.outcome.error->code)) + ": " + message).c_str());
        QVERIFY(message.size() > 20);
        QVERIFY(message.find(kKey) == std::string::npos);
    }
    // LM Studio says with a 200 that the prompt is too long.
    const bool inA200 = dialect.flavour == Flavour::LmStudio && reply.fault == Fault::Overflow;
    QCOMPARE(told.outcome.maybeCharged, maybeCharged || inA200);
    if (!reply.answer.refusal.empty()) { // in a field of its own, or as the text
        QVERIFY(!told.refusal.empty() || told.text == reply.answer.refusal);
        return;
    }
    QCOMPARE(!told.text.empty(), someText);
    QVERIFY2(kAnswer.starts_with(told.text), told.text.c_str());
    if (reason == EndReason::Complete)
        QCOMPARE(told.text, kAnswer);
    if (!waits)
        QCOMPARE(told.questions, std::size_t{1});
}

void DialectsTest::aGoodAnswerIsWhole_data()
{
    QTest::addColumn<longleaf::test::Dialect>("dialect");
    QTest::addColumn<bool>("everyByte");
    for (const longleaf::test::Dialect &dialect : longleaf::test::kDialects) {
        for (const bool everyByte : {false, true}) {
            const std::string name = longleaf::test::caseName(dialect) + (everyByte ? ": byte by byte" : ": in frames");
            QTest::newRow(name.c_str()) << dialect << everyByte;
        }
    }
}

void DialectsTest::aGoodAnswerIsWhole()
{
    QFETCH(longleaf::test::Dialect, dialect);
    QFETCH(bool, everyByte);
    Reply reply = replyWith(Fault::None);
    reply.everyByte = everyByte;
    reply.answer.inputTokens = 610;
    const bool tellsCached = dialect.wire != longleaf::test::Wire::Ollama && dialect.flavour != Flavour::Vllm &&
                             dialect.flavour != Flavour::LmStudio;
    reply.answer.cachedTokens = tellsCached ? 512 : 0;
    reply.answer.outputTokens = 112;
    reply.answer.reasoningTokens = 26;
    reply.answer.model = longleaf::test::wireModelOf(dialect.flavour);
    const Told told = ask(dialect, {reply});
    QVERIFY2(told.firstFault.empty(), told.firstFault.c_str());
    QVERIFY2(told.outcome.reason == EndReason::Complete,
             told.outcome.error ? told.outcome.error->message.c_str() : "no error");
    QCOMPARE(told.text, kAnswer);
    QVERIFY(told.outcome.usage.known);
    QCOMPARE(told.outcome.usage.inputTokens, std::int64_t{610});
    QCOMPARE(told.outcome.usage.cachedTokens, reply.answer.cachedTokens);
    QCOMPARE(told.outcome.usage.outputTokens, std::int64_t{112});
    QVERIFY2(told.outcome.servedModel == reply.answer.model, told.outcome.servedModel.c_str());
    QVERIFY(told.outcome.firstTextMs >= 0);
    QVERIFY(!told.outcome.maybeCharged);
}

void DialectsTest::usageThatDoesNotComeIsNotKnown()
{
    QFETCH(longleaf::test::Dialect, dialect);
    const Told told = ask(dialect, {replyWith(Fault::UsageMissing)});
    QVERIFY(told.outcome.reason == EndReason::Complete);
    QCOMPARE(told.text, kAnswer);
    QVERIFY(!told.outcome.usage.known);
}

void DialectsTest::turnedAwayThenAnswered()
{
    QFETCH(longleaf::test::Dialect, dialect);
    const Told told = ask(dialect, {refused(Fault::RateLimited, "2"), replyWith(Fault::None)});
    QVERIFY2(told.outcome.reason == EndReason::Complete,
             told.outcome.error ? told.outcome.error->message.c_str() : "no error");
    QCOMPARE(told.text, kAnswer);
    QCOMPARE(told.waits.size(), std::size_t{1});
    QCOMPARE(told.waits.front() % 1'000, std::int64_t{0}); // as told, without our own chance on top
    QVERIFY(told.waits.front() >= 1'000);
    QCOMPARE(told.outcome.attempts.size(), std::size_t{2});
    QVERIFY(!told.outcome.attempts.front().maybeCharged);
}

void DialectsTest::followUpsKeepThePrefix()
{
    QFETCH(longleaf::test::Dialect, dialect);
    const ReplayServer server;
    const Endpoint endpoint = longleaf::test::endpointFor(server, dialect, kKey);
    const Dialect &client = longleaf::test::clientDialect(dialect.wire);
    ModelRequest request = requestFor(dialect.flavour);
    std::string previous = client.request(endpoint, request).body;
    QVERIFY(client.request(endpoint, request).body == previous);
    for (int turn = 0; turn < 10; ++turn) {
        request.messages.push_back({Role::Assistant, {"Answer " + std::to_string(turn) + "."}});
        request.messages.push_back({Role::User, {"Question " + std::to_string(turn) + "?"}});
        const std::string next = client.request(endpoint, request).body;
        // Everything up to the end of the last question of the earlier request.
        const std::string mark = turn == 0 ? "What happened?" : "Question " + std::to_string(turn - 1) + "?";
        const std::size_t end = previous.rfind(mark);
        QVERIFY(end != std::string::npos);
        QVERIFY2(next.compare(0, end + mark.size(), previous, 0, end + mark.size()) == 0,
                 ("turn " + std::to_string(turn)).c_str());
        previous = next;
    }
}

void DialectsTest::theProvidersCountIsRead()
{
    QFETCH(longleaf::test::Dialect, dialect);
    ReplayServer server;
    ServerProfile profile = ServerProfile::of(dialect.flavour, {longleaf::test::wireModelOf(dialect.flavour)}, kKey);
    profile.fixedCount = 4'711;
    server.setProfile(profile);
    const SystemClock clock;
    CurlTransport transport;
    const Endpoint endpoint = longleaf::test::endpointFor(server, dialect, kKey);
    WireClient client(longleaf::test::clientDialect(dialect.wire), endpoint, transport, clock);
    const ModelRequest request = requestFor(dialect.flavour);
    const bool offered = longleaf::test::clientDialect(dialect.wire).countRequest(endpoint, request).has_value();
    const auto counted = client.countTokens(request, {});
    QVERIFY2(counted.has_value(), counted ? "" : counted.error().message.c_str());
    QCOMPARE(counted->has_value(), offered);
    if (offered)
        QCOMPARE(**counted, std::int64_t{4'711});
    QVERIFY(server.questions().empty());
    const bool expected = dialect.wire == longleaf::test::Wire::Responses ||
                          dialect.wire == longleaf::test::Wire::Messages ||
                          dialect.wire == longleaf::test::Wire::Gemini || dialect.flavour == Flavour::LlamaServer ||
                          dialect.flavour == Flavour::Vllm;
    QCOMPARE(offered, expected);
}

void DialectsTest::theKeyGoesWhereTheWireWantsIt()
{
    QFETCH(longleaf::test::Dialect, dialect);
    ServerProfile profile =
        ServerProfile::of(dialect.flavour, {longleaf::test::wireModelOf(dialect.flavour)}, "another key");
    const Told told = ask(dialect, {replyWith(Fault::None)}, {}, &profile);
    QVERIFY(told.outcome.error && told.outcome.error->code == ErrorCode::Auth);
    QVERIFY2(told.outcome.error->message.find(kKey) == std::string::npos, told.outcome.error->message.c_str());
}

QTEST_GUILESS_MAIN(DialectsTest)
#include "tst_dialects.moc"
