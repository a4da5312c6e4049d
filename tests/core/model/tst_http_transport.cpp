// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/http_transport.h"
#include "core/model/openai_responses.h"
#include "tests/support/black_hole.h"
#include "tests/support/replay_server.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <chrono>
#include <optional>
#include <string>
#include <thread>

using namespace longleaf::model;
using longleaf::ErrorCode;
using longleaf::Status;
using longleaf::test::BlackHole;
using longleaf::test::Fault;
using longleaf::test::ReplayServer;
using longleaf::test::Reply;

namespace {

using SteadyClock = std::chrono::steady_clock;

HttpRequest requestTo(const std::string &baseUrl, std::string text = "documents")
{
    ModelRequest request;
    request.wireModel = "muse-spark-1.3";
    request.messages = {{longleaf::pack::Role::User, {std::move(text)}}};
    return {baseUrl + "/responses",
            {"Content-Type: application/json"},
            OpenAiResponses().request({baseUrl, {}, {}, {}}, request).body};
}

struct Exchange {
    Status status;
    HttpResponse response;
    std::string body;
};

Exchange perform(const HttpRequest &request, const HttpTimeouts &timeouts = {}, std::stop_token stop = {})
{
    CurlTransport transport;
    Exchange exchange;
    exchange.status =
        transport.perform(request, timeouts, std::move(stop), exchange.response, [&exchange](std::string_view bytes) {
            exchange.body.append(bytes);
            return true;
        });
    return exchange;
}

Reply replyWith(Fault fault, int status = 500, std::string retryAfter = {})
{
    Reply reply;
    reply.fault = fault;
    reply.status = status;
    reply.retryAfter = std::move(retryAfter);
    reply.answer.text = "Some words of an answer.";
    reply.answer.pieceBytes = 4;
    return reply;
}

} // namespace

class HttpTransportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesPlainHttpToOtherHosts();
    void knowsTheStatusBeforeTheBody();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void doesNotFollowRedirects();
    void sendsFiveMegabytesWithoutDelay();
    void sinkStopsTheTransfer();
    void boundsTheBody();
    void timersCountBytesOfTheBody_data();
    void timersCountBytesOfTheBody();
    void connectTimeoutNamesTheHost();
    void cancelTakesEffectWithinATenthOfASecond_data();
    void cancelTakesEffectWithinATenthOfASecond();
    void ignoresTheProxyForThisComputer();
};

void HttpTransportTest::refusesPlainHttpToOtherHosts()
{
    const Exchange exchange = perform(requestTo("http://example.com/v1"));
    QVERIFY(!exchange.status);
    QCOMPARE(exchange.status.error().code, ErrorCode::InvalidInput);
    QVERIFY(!exchange.response.requestSent);
}

void HttpTransportTest::knowsTheStatusBeforeTheBody()
{
    ReplayServer server;
    CurlTransport transport;
    HttpResponse response;
    int seen = 0;
    QVERIFY(transport.perform(requestTo(server.baseUrl()), {}, {}, response, [&](std::string_view) {
        seen = response.status;
        return true;
    }));
    QCOMPARE(seen, 200);
    QCOMPARE(response.requestId, std::string("req_replay_1"));
    QVERIFY(response.contentType.starts_with("text/event-stream"));
    QVERIFY(response.requestSent);
}

void HttpTransportTest::readsRetryAfter_data()
{
    QTest::addColumn<std::string>("value");
    QTest::addColumn<int>("smallest");
    QTest::addColumn<int>("largest");
    const QString date =
        QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(90), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    QTest::newRow("seconds") << std::string("7") << 7 << 7;
    QTest::newRow("a fraction is rounded up") << std::string("1.5") << 2 << 2;
    QTest::newRow("a date") << (date + QStringLiteral(" GMT")).toStdString() << 60 << 91;
    QTest::newRow("a date in the past") << std::string("Wed, 21 Oct 2015 07:28:00 GMT") << 0 << 0;
    QTest::newRow("a negative number") << std::string("-5") << -1 << -1;
    QTest::newRow("something else") << std::string("soon") << -1 << -1;
    QTest::newRow("years") << std::string("999999999999") << 86'400 << 86'400;
}

void HttpTransportTest::readsRetryAfter()
{
    QFETCH(std::string, value);
    QFETCH(int, smallest);
    QFETCH(int, largest);
    ReplayServer server;
    server.enqueue(replyWith(Fault::Status, 429, value));
    const Exchange exchange = perform(requestTo(server.baseUrl()));
    QVERIFY(exchange.status.has_value());
    QCOMPARE(exchange.response.status, 429);
    QVERIFY2(exchange.response.retryAfterSeconds >= smallest && exchange.response.retryAfterSeconds <= largest,
             std::to_string(exchange.response.retryAfterSeconds).c_str());
}

void HttpTransportTest::doesNotFollowRedirects()
{
    ReplayServer server;
    server.enqueue(replyWith(Fault::Redirect307));
    const Exchange exchange = perform(requestTo(server.baseUrl()));
    QVERIFY(exchange.status.has_value());
    QCOMPARE(exchange.response.status, 307);
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void HttpTransportTest::sendsFiveMegabytesWithoutDelay()
{
    ReplayServer server;
    const HttpRequest large = requestTo(server.baseUrl(), std::string(std::size_t{5} << 20U, 'x'));
    const Exchange exchange = perform(large);
    QVERIFY(exchange.status.has_value());
    QVERIFY(exchange.response.requestSent);
    QCOMPARE(server.requests().at(0).body, large.body);
    QCOMPARE(server.requests().at(0).headers.count("expect"), std::size_t{0});
    QVERIFY(server.requests().at(0).bodyMs < 900); // a wait for "100 Continue" alone takes a second
}

void HttpTransportTest::sinkStopsTheTransfer()
{
    ReplayServer server;
    server.enqueue(replyWith(Fault::StallMiddle));
    CurlTransport transport;
    HttpResponse response;
    int calls = 0;
    const Status status = transport.perform(requestTo(server.baseUrl()), {}, {}, response, [&calls](std::string_view) {
        ++calls;
        return false;
    });
    QVERIFY(status.has_value());
    QCOMPARE(calls, 1);
}

void HttpTransportTest::boundsTheBody()
{
    ReplayServer server;
    server.enqueue(replyWith(Fault::HugeBody));
    const Exchange exchange = perform(requestTo(server.baseUrl()));
    QVERIFY(!exchange.status);
    QCOMPARE(exchange.status.error().code, ErrorCode::TooLarge);
    QVERIFY(exchange.body.size() <= std::size_t{64} << 20U);
}

void HttpTransportTest::timersCountBytesOfTheBody_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<HttpTimeouts>("timeouts");
    QTest::addColumn<QString>("words");
    QTest::newRow("no headers") << Fault::StallHeaders << HttpTimeouts{1'000, 200, 9'000, 9'000}
                                << QStringLiteral("did not begin");
    QTest::newRow("headers but no body") << Fault::StallFirstByte << HttpTimeouts{1'000, 200, 9'000, 9'000}
                                         << QStringLiteral("did not begin");
    QTest::newRow("silence in the middle")
        << Fault::StallMiddle << HttpTimeouts{1'000, 9'000, 200, 9'000} << QStringLiteral("stopped in the middle");
    QTest::newRow("too long altogether") << Fault::PingsForever << HttpTimeouts{1'000, 9'000, 9'000, 300}
                                         << QStringLiteral("not complete");
}

void HttpTransportTest::timersCountBytesOfTheBody()
{
    QFETCH(Fault, fault);
    QFETCH(HttpTimeouts, timeouts);
    QFETCH(QString, words);
    ReplayServer server;
    server.enqueue(replyWith(fault));
    const auto start = SteadyClock::now();
    const Exchange exchange = perform(requestTo(server.baseUrl()), timeouts);
    QVERIFY(!exchange.status);
    QCOMPARE(exchange.status.error().code, ErrorCode::Timeout);
    QVERIFY2(exchange.status.error().message.find(words.toStdString()) != std::string::npos,
             exchange.status.error().message.c_str());
    QVERIFY(exchange.response.requestSent);
    QVERIFY(SteadyClock::now() - start < std::chrono::seconds(5));
}

void HttpTransportTest::connectTimeoutNamesTheHost()
{
    BlackHole hole;
    HttpTimeouts timeouts;
    timeouts.connectMs = 300;
    const Exchange exchange = perform(requestTo(hole.baseUrl()), timeouts);
    QVERIFY(!exchange.status);
    QCOMPARE(exchange.status.error().code, ErrorCode::Timeout);
    QVERIFY(exchange.status.error().message.find("127.0.0.1") != std::string::npos);
    QVERIFY(!exchange.response.requestSent);
}

void HttpTransportTest::cancelTakesEffectWithinATenthOfASecond_data()
{
    QTest::addColumn<bool>("blackHole");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("while connecting") << true << Fault::None;
    QTest::newRow("while waiting for the headers") << false << Fault::StallHeaders;
    QTest::newRow("while waiting for the first byte") << false << Fault::StallFirstByte;
    QTest::newRow("in the middle of the answer") << false << Fault::StallMiddle;
}

void HttpTransportTest::cancelTakesEffectWithinATenthOfASecond()
{
    QFETCH(bool, blackHole);
    QFETCH(Fault, fault);
    std::optional<BlackHole> hole;
    std::optional<ReplayServer> server;
    std::string baseUrl;
    if (blackHole) {
        baseUrl = hole.emplace().baseUrl();
    } else {
        baseUrl = server.emplace().baseUrl();
        server->enqueue(replyWith(fault));
    }
    std::stop_source source;
    SteadyClock::time_point asked;
    std::jthread stopper([&source, &asked] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        asked = SteadyClock::now();
        source.request_stop();
    });
    const Exchange exchange = perform(requestTo(baseUrl), {}, source.get_token());
    const auto ended = SteadyClock::now();
    stopper.join();
    QVERIFY(!exchange.status);
    QCOMPARE(exchange.status.error().code, ErrorCode::Canceled);
    QVERIFY2(ended - asked < std::chrono::milliseconds(100),
             std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(ended - asked).count()).c_str());
    QCOMPARE(exchange.response.requestSent, !blackHole);
}

void HttpTransportTest::ignoresTheProxyForThisComputer()
{
    qputenv("http_proxy", "http://127.0.0.1:1");
    ReplayServer server;
    const Exchange exchange = perform(requestTo(server.baseUrl()));
    qunsetenv("http_proxy");
    QVERIFY(exchange.status.has_value());
    QCOMPARE(exchange.response.status, 200);
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_http_transport.moc"
