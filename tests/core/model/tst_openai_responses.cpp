// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/openai_responses.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/model/wire_client.h"
#include "tests/support/replay_server.h"
#include "tests/support/request_rules.h"

#include <QTemporaryFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

using namespace longleaf::model;
using longleaf::ErrorCode;
using longleaf::SystemClock;
using longleaf::pack::Role;
using longleaf::test::Fault;
using longleaf::test::ReplayServer;
using longleaf::test::Reply;
using nlohmann::json;

namespace {

const std::string kKey = "LLM|4711|canary-key-0123456789";
const std::string kAnswer =
    "Sales rose by 4 % <q d=\"1\" p=\"2\">rose by 4 %</q>, after a weak start \xE2\x80\x93 in \xC3\x85lesund.";

ModelRequest simpleRequest()
{
    ModelRequest request;
    request.wireModel = "muse-spark-1.3";
    request.instructions = "Answer from the documents.";
    request.messages = {{Role::User, {"<document id=\"1\">text</document>", "What happened?"}}};
    request.cacheKey = "lib-1";
    return request;
}

Quirks metaQuirks()
{
    Quirks quirks;
    quirks.efforts = {"minimal", "low", "medium", "high", "xhigh"};
    quirks.encryptedReasoning = true;
    return quirks;
}

const OpenAiResponses kDialect;

std::string responsesBody(const ModelRequest &request)
{
    return kDialect.request({"http://127.0.0.1/v1", kKey, {}, metaQuirks()}, request).body;
}

/// A client over a server, without real waiting between tries.
struct Conversation {
    ReplayServer server;
    SystemClock clock;
    CurlTransport transport;
    std::vector<std::int64_t> waits;
    std::string text;
    std::string refusal;
    std::vector<ModelEvent> events;

    Outcome ask(const ModelRequest &request, HttpTimeouts timeouts = {}, std::string baseUrl = {})
    {
        RetryPolicy retry(
            [this](std::int64_t ms, const std::stop_token &) {
                waits.push_back(ms);
                return true;
            },
            [] { return 0.0; });
        WireClient client(kDialect,
                          {baseUrl.empty() ? server.baseUrl() : std::move(baseUrl), kKey, timeouts, metaQuirks()},
                          transport, clock, std::move(retry));
        return client.send(request, {}, [this](const ModelEvent &event) {
            events.push_back(event);
            if (const auto *delta = std::get_if<TextDelta>(&event))
                text += delta->text;
            else if (const auto *refused = std::get_if<RefusalDelta>(&event))
                refusal += refused->text;
        });
    }
};

/// What a row of the table of faults expects.
struct Expected {
    EndReason reason = EndReason::Failed;
    ErrorCode code = ErrorCode::Internal;
    bool maybeCharged = false;
    bool someText = false;
};

Reply status(int number, const char *code = "", const char *message = "No.", const char *retryAfter = "")
{
    Reply reply;
    reply.fault = Fault::Status;
    reply.status = number;
    reply.code = code;
    reply.message = message;
    reply.retryAfter = retryAfter;
    return reply;
}

Reply broken(Fault fault, const char *code = "")
{
    Reply reply;
    reply.fault = fault;
    reply.code = code;
    reply.answer.text = kAnswer;
    reply.answer.pieceBytes = 4;
    return reply;
}

} // namespace

class OpenAiResponsesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestFollowsTheRules_data();
    void requestFollowsTheRules();
    void requestHasTheDocumentedShape();
    void followUpHasTheFirstRequestAsPrefix();
    void answersWholeWithUsage();
    void everyByteOnItsOwnGivesTheSameAnswer();
    void mapsEachFault_data();
    void mapsEachFault();
    void overflowIsRecognisedFromItsSize();
    void namesWhatTheProviderSaid();
    void takesAWholeAnswerToAStreamRequest();
    void waitsAsToldAndSendsAgain();
    void givesUpAfterFourRefusals();
    void connectionFailuresAreTriedFourTimes();
    void neverSendsAgainAfterTheAnswerBegan();
    void pingsDoNotCountAsProgress();
    void cancelKeepsTheTextThatCame();
    void keyNeverShows();
    void logHoldsNoKey();
};

void OpenAiResponsesTest::requestFollowsTheRules_data()
{
    QTest::addColumn<ModelRequest>("request");
    const auto row = [](const char *name, auto change) {
        ModelRequest request = simpleRequest();
        change(request);
        QTest::newRow(name) << request;
    };
    row("a first question", [](ModelRequest &) {});
    row("no cache name", [](ModelRequest &r) { r.cacheKey.clear(); });
    row("a limit below what reasoning needs", [](ModelRequest &r) { r.maxOutputTokens = 64; });
    row("no effort", [](ModelRequest &r) { r.effort.clear(); });
    row("the highest effort", [](ModelRequest &r) { r.effort = "xhigh"; });
    row("earlier turns", [](ModelRequest &r) {
        r.messages.push_back({Role::Assistant, {"An answer."}});
        r.messages.push_back({Role::User, {"And then?"}});
    });
    row("an earlier turn without an answer", [](ModelRequest &r) {
        r.messages.push_back({Role::Assistant, {""}});
        r.messages.push_back({Role::User, {"And then?"}});
    });
    row("control characters",
        [](ModelRequest &r) { r.messages[0].parts[0] = std::string("a\0b\x01\x1f\r\n\t\x7f", 9); });
    row("bytes that are not UTF-8",
        [](ModelRequest &r) { r.messages[0].parts[0] = "\xFF\xC3(\xED\xA0\x80 end\xE2\x82"; });
    row("a half character in the rules", [](ModelRequest &r) { r.instructions = "caf\xC3"; });
}

void OpenAiResponsesTest::requestFollowsTheRules()
{
    QFETCH(ModelRequest, request);
    const std::string body = responsesBody(request);
    const auto faults = longleaf::test::responsesRequestFaults(body);
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
    QCOMPARE(body.find('\n'), std::string::npos);
    QCOMPARE(responsesBody(request), body);
}

void OpenAiResponsesTest::requestHasTheDocumentedShape()
{
    ModelRequest request = simpleRequest();
    request.messages.push_back({Role::Assistant, {"An answer."}});
    const json expected = json::parse(R"({"model":"muse-spark-1.3","instructions":"Answer from the documents.",
        "input":[{"role":"user","content":[{"type":"input_text","text":"<document id=\"1\">text</document>"},
                                           {"type":"input_text","text":"What happened?"}]},
                 {"role":"assistant","content":[{"type":"output_text","text":"An answer."}]}],
        "reasoning":{"effort":"low"},"max_output_tokens":32768,"store":false,
        "include":["reasoning.encrypted_content"],"prompt_cache_key":"lib-1","stream":true})");
    QVERIFY2(json::parse(responsesBody(request)) == expected, responsesBody(request).c_str());
}

void OpenAiResponsesTest::followUpHasTheFirstRequestAsPrefix()
{
    ModelRequest request = simpleRequest();
    const std::string first = responsesBody(request);
    request.messages.push_back({Role::Assistant, {"An answer."}});
    request.messages.push_back({Role::User, {"And then?"}});
    const std::string second = responsesBody(request);
    const std::size_t messages = first.find("],\"reasoning\"");
    QVERIFY(messages != std::string::npos);
    QCOMPARE(second.substr(0, messages), first.substr(0, messages));
}

void OpenAiResponsesTest::answersWholeWithUsage()
{
    Conversation conversation;
    Reply reply;
    reply.answer.text = kAnswer;
    reply.answer.cachedTokens = 512;
    conversation.server.enqueue(reply);
    const Outcome outcome = conversation.ask(simpleRequest());
    QCOMPARE(outcome.reason, EndReason::Complete);
    QVERIFY(!outcome.error.has_value());
    QCOMPARE(conversation.text, kAnswer);
    QVERIFY((outcome.usage == Usage{610, 512, 112, 26, true}));
    QCOMPARE(outcome.servedModel, std::string("muse-spark-1.3"));
    QCOMPARE(outcome.requestId, std::string("req_replay_1"));
    QVERIFY(!outcome.maybeCharged);
    QVERIFY(outcome.firstByteMs >= 0 && outcome.firstTextMs >= outcome.firstByteMs);
    QCOMPARE(std::get<Started>(conversation.events.at(0)).responseId, std::string("resp_a1"));
    const auto request = conversation.server.requests().at(0);
    QCOMPARE(request.path, std::string("/v1/responses"));
    QCOMPARE(request.headers.at("authorization"), "Bearer " + kKey);
    QCOMPARE(request.headers.at("content-type"), std::string("application/json"));
    QCOMPARE(request.headers.at("accept"), std::string("text/event-stream"));
    QCOMPARE(request.headers.at("accept-encoding"), std::string("identity"));
    QCOMPARE(request.headers.count("expect"), std::size_t{0});
    QCOMPARE(request.headers.count("openai-organization"), std::size_t{0});
    QCOMPARE(request.body, responsesBody(simpleRequest()));
}

void OpenAiResponsesTest::everyByteOnItsOwnGivesTheSameAnswer()
{
    const auto run = [](bool everyByte) {
        Conversation conversation;
        Reply reply;
        reply.answer.text = kAnswer;
        reply.answer.pieceBytes = 5;
        reply.answer.commentary = "Let me look.";
        reply.everyByte = everyByte;
        conversation.server.enqueue(reply);
        const Outcome outcome = conversation.ask(simpleRequest());
        return std::tuple(outcome.reason, conversation.text, conversation.events.size());
    };
    const auto whole = run(false);
    QVERIFY(run(true) == whole);
    QCOMPARE(std::get<1>(whole), kAnswer);
}

void OpenAiResponsesTest::mapsEachFault_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Expected>("expected");
    const auto row = [](const char *name, Reply reply, Expected expected) {
        QTest::newRow(name) << std::move(reply) << expected;
    };
    const auto failed = [](ErrorCode code, bool maybeCharged = false, bool someText = false) {
        return Expected{EndReason::Failed, code, maybeCharged, someText};
    };
    row("closed after half of the stream", broken(Fault::CutMiddle), failed(ErrorCode::Cut, true, true));
    row("closed inside a frame", broken(Fault::CutInFrame), failed(ErrorCode::Cut, true, true));
    row("shorter than announced", broken(Fault::WrongLength), failed(ErrorCode::Cut, true, true));
    row("reset in the middle", broken(Fault::Reset), failed(ErrorCode::Cut, true, true));
    row("silent in the middle", broken(Fault::StallMiddle), failed(ErrorCode::Timeout, true, true));
    row("silent after the headers", broken(Fault::StallFirstByte), failed(ErrorCode::Timeout, true));
    row("silent before the headers", broken(Fault::StallHeaders), failed(ErrorCode::Timeout, true));
    row("an error event of the server", broken(Fault::ErrorEvent, "service_overloaded"),
        failed(ErrorCode::ServerError, true, true));
    row("an error event for too much input", broken(Fault::ErrorEvent, "context_length_exceeded"),
        failed(ErrorCode::DoesNotFit, true, true));
    row("a failed event", broken(Fault::Failed, "rate_limit_exceeded"), failed(ErrorCode::RateLimited, true, true));
    row("a failed event by policy", broken(Fault::Failed, "content_policy_violation"),
        {EndReason::Declined, ErrorCode::Internal, false, true});
    row("a frame that is not JSON", broken(Fault::BadJson), failed(ErrorCode::Protocol, true, true));
    row("no end marker", broken(Fault::NoDone), {EndReason::Complete, ErrorCode::Internal, false, true});
    row("more after the end", broken(Fault::MoreAfterDone), {EndReason::Complete, ErrorCode::Internal, false, true});
    row("headers that come slowly", broken(Fault::SlowHeaders),
        {EndReason::Complete, ErrorCode::Internal, false, true});
    row("headers without end", broken(Fault::HugeHeaders), failed(ErrorCode::Network, true));
    row("a body without end", broken(Fault::HugeBody), failed(ErrorCode::TooLarge, true));
    row("a sign-in page", broken(Fault::Html200), failed(ErrorCode::Network, true));
    row("a redirect", broken(Fault::Redirect307), failed(ErrorCode::Network));
    row("400", status(400), failed(ErrorCode::BadRequest));
    row("400 by policy", status(400, "content_policy_violation"),
        {EndReason::Declined, ErrorCode::Internal, false, false});
    row("400 that names the window", status(400, "", "410000 input tokens and 700000 output tokens exceed 1048576"),
        failed(ErrorCode::DoesNotFit));
    row("400 that names the window in groups", status(400, "", "The limit of 1,048,576 tokens is exceeded."),
        failed(ErrorCode::DoesNotFit));
    row("401", status(401, "invalid_api_key"), failed(ErrorCode::Auth));
    row("402", status(402, "billing_not_configured"), failed(ErrorCode::Billing));
    row("403", status(403), failed(ErrorCode::Auth));
    row("404", status(404, "model_not_found"), failed(ErrorCode::ModelNotFound));
    row("408", status(408), failed(ErrorCode::Timeout, true));
    row("413", status(413, "payload_too_large"), failed(ErrorCode::TooLarge));
    row("422", status(422), failed(ErrorCode::BadRequest));
    row("429 with a long wait", status(429, "rate_limit_exceeded", "Slow down.", "1200"),
        failed(ErrorCode::RateLimited));
    row("429 for money", status(429, "insufficient_quota", "You exceeded your current quota.", "1"),
        failed(ErrorCode::Billing));
    row("500", status(500), failed(ErrorCode::ServerError, true));
    row("502", status(502), failed(ErrorCode::ServerError, true));
    row("503 with a long wait", status(503, "service_overloaded", "No.", "1200"), failed(ErrorCode::ServerError));
    row("504", status(504, "gateway_timeout"), failed(ErrorCode::Timeout, true));
    row("529 with a long wait", status(529, "", "No.", "1200"), failed(ErrorCode::ServerError));
    Reply html = status(502);
    html.fault = Fault::StatusHtml;
    row("502 with a page", html, failed(ErrorCode::ServerError, true));
    Reply empty = status(401);
    empty.fault = Fault::StatusEmpty;
    row("401 with nothing", empty, failed(ErrorCode::Auth));
    Reply refusal;
    refusal.answer.refusal = "I cannot help with that.";
    row("a refusal as the answer", refusal, {EndReason::Declined, ErrorCode::Internal, false, false});
    Reply filtered = broken(Fault::None);
    filtered.answer.incompleteReason = "content_filter";
    row("stopped by the filter", filtered, {EndReason::Declined, ErrorCode::Internal, false, true});
    Reply capped = broken(Fault::None);
    capped.answer.incompleteReason = "max_output_tokens";
    row("stopped by the limit", capped, {EndReason::OutputCap, ErrorCode::Internal, false, true});
    capped.answer.text.clear();
    row("stopped by the limit before any text", capped, {EndReason::OutputCap, ErrorCode::Internal, false, false});
    Reply bare = broken(Fault::None);
    bare.answer.deltas = false;
    row("no deltas", bare, {EndReason::Complete, ErrorCode::Internal, false, true});
    Reply typed = broken(Fault::None);
    typed.contentType = "application/octet-stream";
    row("a stream under a wrong content type", typed, {EndReason::Complete, ErrorCode::Internal, false, true});
}

void OpenAiResponsesTest::mapsEachFault()
{
    QFETCH(Reply, reply);
    QFETCH(Expected, expected);
    Conversation conversation;
    conversation.server.enqueue(reply);
    HttpTimeouts timeouts;
    const bool stalls =
        reply.fault == Fault::StallHeaders || reply.fault == Fault::StallFirstByte || reply.fault == Fault::StallMiddle;
    if (stalls) {
        timeouts.firstEventMs = 400;
        timeouts.idleMs = 400;
    }
    const Outcome outcome = conversation.ask(simpleRequest(), timeouts);
    QCOMPARE(outcome.reason, expected.reason);
    QCOMPARE(outcome.error.has_value(), expected.reason == EndReason::Failed);
    if (outcome.error) {
        QCOMPARE(longleaf::toWord(outcome.error->code), longleaf::toWord(expected.code));
        QVERIFY(outcome.error->message.size() > 20);
    }
    QCOMPARE(outcome.maybeCharged, expected.maybeCharged);
    QCOMPARE(!conversation.text.empty(), expected.someText);
    QVERIFY(kAnswer.starts_with(conversation.text));
    if (outcome.reason == EndReason::Complete)
        QCOMPARE(conversation.text, kAnswer);
    QCOMPARE(conversation.server.requests().size(), std::size_t{1});
}

void OpenAiResponsesTest::overflowIsRecognisedFromItsSize()
{
    Conversation conversation;
    ModelRequest request = simpleRequest();
    request.maxOutputTokens = 1'048'576;
    const Outcome outcome = conversation.ask(request);
    QVERIFY(outcome.error && outcome.error->code == ErrorCode::DoesNotFit);
}

void OpenAiResponsesTest::namesWhatTheProviderSaid()
{
    Conversation conversation;
    Reply reply = status(400, "", "The part\nis wrong. ");
    reply.param = "input[0]";
    reply.message += std::string(10'000, 'x');
    conversation.server.enqueue(reply);
    const Outcome outcome = conversation.ask(simpleRequest());
    QVERIFY(outcome.error.has_value());
    QVERIFY(outcome.error->message.find("The part is wrong.") != std::string::npos);
    QVERIFY(outcome.error->message.find("input[0]") != std::string::npos);
    QVERIFY(outcome.error->message.size() < 5'000);
}

void OpenAiResponsesTest::takesAWholeAnswerToAStreamRequest()
{
    Conversation conversation;
    conversation.server.enqueue(broken(Fault::Unary));
    const Outcome outcome = conversation.ask(simpleRequest());
    QCOMPARE(outcome.reason, EndReason::Complete);
    QCOMPARE(conversation.text, kAnswer);
    QVERIFY(outcome.usage.known);
}

void OpenAiResponsesTest::waitsAsToldAndSendsAgain()
{
    Conversation conversation;
    conversation.server.enqueue(status(503, "service_overloaded", "Busy.", "2"));
    conversation.server.enqueue(status(429, "rate_limit_exceeded", "Slow down.", "1"));
    conversation.server.enqueue(broken(Fault::None));
    const Outcome outcome = conversation.ask(simpleRequest());
    QCOMPARE(outcome.reason, EndReason::Complete);
    QCOMPARE(conversation.text, kAnswer);
    QVERIFY((conversation.waits == std::vector<std::int64_t>{2'000, 1'000}));
    const auto requests = conversation.server.requests();
    QCOMPARE(requests.size(), std::size_t{3});
    QCOMPARE(requests[2].body, requests[0].body);
}

void OpenAiResponsesTest::givesUpAfterFourRefusals()
{
    Conversation conversation;
    conversation.server.setResponder([](const auto &) { return status(503, "service_overloaded", "Busy.", "1"); });
    const Outcome outcome = conversation.ask(simpleRequest());
    QCOMPARE(outcome.reason, EndReason::Failed);
    QCOMPARE(outcome.retryAfterSeconds, 1);
    QCOMPARE(conversation.server.requests().size(), std::size_t{4});
    QCOMPARE(outcome.attempts.size(), std::size_t{4});
}

void OpenAiResponsesTest::connectionFailuresAreTriedFourTimes()
{
    Conversation conversation;
    std::string closed;
    {
        const ReplayServer other;
        closed = other.baseUrl();
    }
    const Outcome outcome = conversation.ask(simpleRequest(), {}, closed);
    QVERIFY(outcome.error && outcome.error->code == ErrorCode::Network);
    QVERIFY(!outcome.maybeCharged);
    QCOMPARE(conversation.waits.size(), std::size_t{3});
}

void OpenAiResponsesTest::neverSendsAgainAfterTheAnswerBegan()
{
    Conversation conversation;
    conversation.server.setResponder([](const auto &) { return broken(Fault::Reset); });
    const Outcome outcome = conversation.ask(simpleRequest());
    QCOMPARE(outcome.reason, EndReason::Failed);
    QVERIFY(conversation.waits.empty());
    QCOMPARE(conversation.server.requests().size(), std::size_t{1});
}

void OpenAiResponsesTest::pingsDoNotCountAsProgress()
{
    Conversation conversation;
    conversation.server.enqueue(broken(Fault::PingsForever));
    HttpTimeouts timeouts;
    timeouts.firstEventMs = 300;
    const Outcome outcome = conversation.ask(simpleRequest(), timeouts);
    QVERIFY(outcome.error && outcome.error->code == ErrorCode::Timeout);
}

void OpenAiResponsesTest::cancelKeepsTheTextThatCame()
{
    ReplayServer server;
    server.enqueue(broken(Fault::StallMiddle));
    SystemClock clock;
    CurlTransport transport;
    WireClient client(kDialect, {server.baseUrl(), kKey, {}, metaQuirks()}, transport, clock);
    std::stop_source source;
    std::string text;
    const Outcome outcome = client.send(simpleRequest(), source.get_token(), [&](const ModelEvent &event) {
        if (const auto *delta = std::get_if<TextDelta>(&event))
            text += delta->text;
        if (text.size() >= 12)
            source.request_stop();
    });
    QCOMPARE(outcome.reason, EndReason::Canceled);
    QVERIFY(!outcome.error.has_value());
    QVERIFY(outcome.maybeCharged);
    QVERIFY(text.size() >= 12 && kAnswer.starts_with(text));
}

void OpenAiResponsesTest::keyNeverShows()
{
    const std::string secret = "canary-key-0123456789";
    for (const Fault fault : {Fault::Status, Fault::ErrorEvent, Fault::Failed}) {
        Conversation conversation;
        Reply reply = broken(fault);
        reply.status = 401;
        reply.message = "Incorrect key provided: " + kKey + " or only " + secret;
        conversation.server.enqueue(reply);
        const Outcome outcome = conversation.ask(simpleRequest());
        QVERIFY(outcome.error.has_value());
        QVERIFY2(outcome.error->message.find(secret) == std::string::npos, outcome.error->message.c_str());
    }
    QVERIFY(longleaf::log::redacted("Authorization: Bearer " + kKey).find(secret) == std::string::npos);
    QVERIFY(responsesBody(simpleRequest()).find(secret) == std::string::npos);
}

void OpenAiResponsesTest::logHoldsNoKey()
{
    QTemporaryFile log;
    QVERIFY(log.open());
    const int realError = ::dup(STDERR_FILENO);
    ::dup2(log.handle(), STDERR_FILENO);
    longleaf::log::setLevel(longleaf::log::Level::Debug);
    Conversation conversation;
    conversation.server.enqueue(status(503, "", ("Busy with " + kKey).c_str(), "1"));
    conversation.server.enqueue(status(401, "invalid_api_key", ("Wrong key " + kKey).c_str()));
    const Outcome outcome = conversation.ask(simpleRequest());
    longleaf::log::setLevel(longleaf::log::Level::Warning);
    ::dup2(realError, STDERR_FILENO);
    ::close(realError);
    QVERIFY(outcome.error && outcome.error->code == ErrorCode::Auth);
    log.seek(0);
    const QByteArray lines = log.readAll();
    QVERIFY(lines.contains("sending again"));
    QVERIFY(!lines.contains("canary-key"));
}

QTEST_GUILESS_MAIN(OpenAiResponsesTest)
#include "tst_openai_responses.moc"
