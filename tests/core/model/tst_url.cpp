// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/url.h"

#include <QTest>

#include <string>

using longleaf::ErrorCode;
using longleaf::model::parseWebAddress;
using longleaf::model::WebAddress;

class UrlTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAnAddress_data();
    void readsAnAddress();
    void refusesWhatCouldBeReadTwoWays_data();
    void refusesWhatCouldBeReadTwoWays();
};

void UrlTest::readsAnAddress_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<WebAddress>("expected");
    QTest::addColumn<std::string>("origin");
    const auto row = [](const char *name, const char *url, WebAddress expected, const char *origin) {
        QTest::newRow(name) << std::string(url) << std::move(expected) << std::string(origin);
    };
    row("https with its usual port", "https://api.meta.ai/v1", {"https", "api.meta.ai", 443, "/v1"}, "api.meta.ai");
    row("the host is lower case", "HTTPS://API.Meta.AI/V1", {"https", "api.meta.ai", 443, "/V1"}, "api.meta.ai");
    row("a written port belongs to the origin", "https://a.example:8443", {"https", "a.example", 8443, ""},
        "a.example:8443");
    row("the usual port written out changes nothing", "https://a.example:443/", {"https", "a.example", 443, "/"},
        "a.example");
    row("plain http to 127.0.0.1", "http://127.0.0.1:80/v1", {"http", "127.0.0.1", 80, "/v1"}, "127.0.0.1");
    row("plain http to 127.9.8.7", "http://127.9.8.7:1/", {"http", "127.9.8.7", 1, "/"}, "127.9.8.7:1");
    row("plain http to localhost", "http://localhost:11434/v1", {"http", "localhost", 11434, "/v1"}, "localhost:11434");
    row("plain http to ::1", "http://[::1]:8080/v1", {"http", "[::1]", 8080, "/v1"}, "[::1]:8080");
}

void UrlTest::readsAnAddress()
{
    QFETCH(std::string, url);
    QFETCH(WebAddress, expected);
    QFETCH(std::string, origin);
    const auto address = parseWebAddress(url);
    QVERIFY(address.has_value());
    QVERIFY(*address == expected);
    QCOMPARE(address->origin(), origin);
}

void UrlTest::refusesWhatCouldBeReadTwoWays_data()
{
    QTest::addColumn<std::string>("url");
    for (const char *url : {"",
                            "api.meta.ai/v1",
                            "ftp://api.meta.ai",
                            "file:///etc/passwd",
                            "http://api.meta.ai/v1",
                            "http://10.0.0.1/",
                            "http://127.0.0.1.example.com/",
                            "http://127.1/",
                            "http://0177.0.0.1/",
                            "http://2130706433/",
                            "http://localhost.example.com/",
                            "https://user@api.meta.ai/",
                            "https://api.meta.ai:99999/",
                            "https://api.meta.ai:/",
                            "https://api.meta.ai\\@evil.example/",
                            "https://api.meta.ai/a b",
                            "https:///v1",
                            "https://api.meta.ai/\r\nx",
                            "http://[::2]/",
                            "https://[evil.example]/",
                            "https://api.meta.ai/v1#x"})
        QTest::newRow(*url == '\0' ? "empty" : url) << std::string(url);
}

void UrlTest::refusesWhatCouldBeReadTwoWays()
{
    QFETCH(std::string, url);
    const auto address = parseWebAddress(url);
    QVERIFY(!address);
    QCOMPARE(address.error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(UrlTest)
#include "tst_url.moc"
