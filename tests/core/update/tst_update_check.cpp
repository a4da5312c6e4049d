// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked and what is made of the answer. That no request leaves while it is off is tested with the window and a
// real server (tests/ui/tst_window_updates.cpp).
#include "core/update/update_check.h"

#include <QTest>
#include <utility>

using namespace longleaf;
using namespace longleaf::update;

namespace {

constexpr const char *kAddress = "https://longleaf.example/updates/stable.json";

/// Answers with pieces of a body, or fails.
class FakeTransport final : public model::HttpTransport {
public:
    Status perform(const model::HttpRequest &request, const model::HttpTimeouts &timeouts, std::stop_token,
                   model::HttpResponse &response, const model::BodySink &body) override
    {
        ++requests;
        asked = request;
        waited = timeouts;
        if (!failure)
            return failure;
        response.status = status;
        for (const std::string &piece : pieces) {
            taken += piece.size();
            if (!body(piece))
                break;
        }
        return {};
    }

    Status failure;
    int status = 200;
    std::vector<std::string> pieces;
    int requests = 0;
    std::size_t taken = 0;
    model::HttpRequest asked;
    model::HttpTimeouts waited;
};

std::string noticeOf(const std::string &version)
{
    return R"({"format": 1, "version": ")" + version +
           R"(", "date": "2026-12-24", "page": "https://longleaf.example/releases", "summary": "More."})";
}

} // namespace

class UpdateCheckTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_transport = {}; }
    void tellsOfANewerVersion();
    void tellsNothing_whenThereIsNone();
    void asksWithoutAnythingThatTellsCopiesApart();
    void saysWhyItCouldNotLook_data();
    void saysWhyItCouldNotLook();
    void readsNoMoreThanABoundedAnswer();
    void refusesPlainHttpToOthers();
    void isDueOnceADay();

private:
    Result<std::optional<UpdateNotice>> look(const char *own = "0.1.0", const char *address = kAddress)
    {
        return UpdateCheck(m_transport, address).look(own, {});
    }

    FakeTransport m_transport;
};

void UpdateCheckTest::tellsOfANewerVersion()
{
    const std::string notice = noticeOf("0.10.0");
    m_transport.pieces = {notice.substr(0, 7), notice.substr(7)};
    const auto found = look("0.9.0");
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QVERIFY(found->has_value() && (*found)->name == "0.10.0" && (*found)->summary == "More.");
}

void UpdateCheckTest::tellsNothing_whenThereIsNone()
{
    m_transport.pieces = {noticeOf("0.9.0")};
    for (const char *own : {"0.9.0", "0.10.0", "1.0.0"}) {
        const auto found = look(own);
        QVERIFY(found && !found->has_value());
    }
}

void UpdateCheckTest::asksWithoutAnythingThatTellsCopiesApart()
{
    m_transport.pieces = {noticeOf("0.2.0")};
    QVERIFY(look("0.1.7"));
    QCOMPARE(m_transport.requests, 1);
    QVERIFY(m_transport.asked.url == kAddress);
    QVERIFY(m_transport.asked.body.empty()); // so it is a GET
    const auto sent = model::sentHeaders(m_transport.asked);
    const std::vector<std::string> expected{"Host: longleaf.example", "User-Agent: Longleaf",
                                            "Accept-Encoding: identity", "Accept: application/json"};
    QVERIFY(sent == expected);
    QVERIFY(m_transport.waited.totalMs <= 20'000);
}

void UpdateCheckTest::saysWhyItCouldNotLook_data()
{
    QTest::addColumn<Error>("failure"); // without a message: none
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, Error failure, int status, const char *body, ErrorCode code,
                        const char *words) {
        QTest::newRow(name) << std::move(failure) << status << QString::fromLatin1(body) << static_cast<int>(code)
                            << QString::fromLatin1(words);
    };
    row("no network", {ErrorCode::Network, "There is no connection to longleaf.example.", {}}, 0, "",
        ErrorCode::Network, "There is no connection to longleaf.example");
    row("no answer", {ErrorCode::Timeout, "The provider did not begin to answer within 10 seconds.", {}}, 0, "",
        ErrorCode::Timeout, "longleaf.example did not answer in time");
    row("stopped", {ErrorCode::Canceled, "The request was stopped.", {}}, 0, "", ErrorCode::Canceled, "stopped");
    row("moved for good", {}, 301, "", ErrorCode::Network, "not followed");
    row("moved for now", {}, 307, "{}", ErrorCode::Network, "not followed");
    row("nothing there", {}, 404, "<html>", ErrorCode::Network, "status 404");
    row("a server that is broken", {}, 503, "", ErrorCode::Network, "status 503");
    row("a page to sign in", {}, 200, "<!doctype html>", ErrorCode::Protocol, "not a JSON object");
    row("an empty answer", {}, 200, "", ErrorCode::Protocol, "not a JSON object");
}

void UpdateCheckTest::saysWhyItCouldNotLook()
{
    QFETCH(Error, failure);
    QFETCH(int, status);
    QFETCH(QString, body);
    QFETCH(int, code);
    QFETCH(QString, words);
    if (!failure.message.empty())
        m_transport.failure = tl::unexpected(failure);
    m_transport.status = status;
    m_transport.pieces = {body.toStdString()};
    const auto found = look();
    QVERIFY(!found);
    QCOMPARE(static_cast<int>(found.error().code), code);
    QVERIFY2(QString::fromStdString(found.error().message).contains(words), found.error().message.c_str());
    QCOMPARE(m_transport.requests, 1);
}

void UpdateCheckTest::readsNoMoreThanABoundedAnswer()
{
    // What fits is read, even at the very bound.
    std::string whole = noticeOf("0.2.0");
    whole.resize(kMostNoticeBytes, ' ');
    m_transport.pieces = {whole};
    QVERIFY(look());
    m_transport.taken = 0;
    m_transport.pieces.assign(1'000, std::string(16'384, ' '));
    const auto found = look();
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::TooLarge);
    QVERIFY(m_transport.taken <= kMostNoticeBytes + 16'384);
}

void UpdateCheckTest::refusesPlainHttpToOthers()
{
    for (const char *address :
         {"http://longleaf.example/updates/stable.json", "ftp://longleaf.example/", "stable.json"}) {
        const auto found = look("0.1.0", address);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidInput);
    }
    QCOMPARE(m_transport.requests, 0);
}

void UpdateCheckTest::isDueOnceADay()
{
    constexpr std::int64_t kHour = 3'600'000;
    constexpr std::int64_t kNow = 1'800'000'000'000;
    QVERIFY(isDue(std::nullopt, kNow));
    QVERIFY(!isDue(kNow, kNow));
    QVERIFY(!isDue(kNow - 24 * kHour + 1, kNow));
    QVERIFY(isDue(kNow - 24 * kHour, kNow));
    QVERIFY(isDue(kNow + 1, kNow)); // else a clock that was wrong once would silence it for years
}

QTEST_GUILESS_MAIN(UpdateCheckTest)
#include "tst_update_check.moc"
