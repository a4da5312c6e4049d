// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sse_reader.h"

#include <QTest>

#include <chrono>
#include <string>
#include <vector>

using longleaf::ErrorCode;
using longleaf::model::SseEvent;
using longleaf::model::SseReader;

namespace {

using Events = std::vector<SseEvent>;

Events readInPieces(const std::string &bytes, std::size_t pieceBytes)
{
    Events events;
    SseReader reader([&events](const SseEvent &event) {
        events.push_back(event);
        return true;
    });
    for (std::size_t at = 0; at < bytes.size(); at += pieceBytes) {
        if (!reader.feed(std::string_view(bytes).substr(at, pieceBytes)))
            break;
    }
    return events;
}

} // namespace

class SseReaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEvents_data();
    void readsEvents();
    void stopsWhenTheSinkSaysSo();
    void refusesALineOverTheLimit();
    void refusesJoinedDataOverTheLimit();
    void readsAHugeLineInLinearTime();
};

void SseReaderTest::readsEvents_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<Events>("expected");
    const auto row = [](const char *name, const char *bytes, Events expected) {
        QTest::newRow(name) << std::string(bytes) << std::move(expected);
    };
    row("line feeds end lines", "event: a\ndata: 1\n\ndata: 2\n\n", {{"a", "1"}, {"", "2"}});
    row("carriage return and line feed end lines", "event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n",
        {{"a", "1"}, {"", "2"}});
    row("a carriage return alone ends lines", "event: a\rdata: 1\r\rdata: 2\r\r", {{"a", "1"}, {"", "2"}});
    row("line ends may be mixed", "event: a\ndata: 1\r\n\rdata: 2\n\r\n", {{"a", "1"}, {"", "2"}});
    row("data lines are joined by line feeds", "data: one\ndata: two\ndata:\ndata: four\n\n",
        {{"", "one\ntwo\n\nfour"}});
    row("comments are skipped", ": ping\n\n:\ndata: 1\n: in between\ndata: 2\n\n", {{"", "1\n2"}});
    row("a byte-order mark is skipped",
        "\xEF\xBB\xBF"
        "data: 1\n\n",
        {{"", "1"}});
    row("a second byte-order mark is part of a name",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: 1\n\ndata: 2\n\n",
        {{"", "2"}});
    row("half a byte-order mark is part of a name",
        "\xEF\xBB"
        "data: 1\n\ndata: 2\n\n",
        {{"", "2"}});
    row("only one space after the colon is taken away", "data:1\n\ndata:  2\n\n", {{"", "1"}, {"", " 2"}});
    row("a line without a colon is a name without a value", "data\n\n", {{"", ""}});
    row("id, retry and unknown fields are ignored", "id: 7\nretry: 10\nfoo: bar\ndata: 1\n\n", {{"", "1"}});
    row("an event without data is not delivered and its name is forgotten", "event: a\n\ndata: 1\n\n", {{"", "1"}});
    row("the last event line counts", "event: a\nevent: b\ndata: 1\n\n", {{"b", "1"}});
    row("an event whose blank line never comes is dropped", "data: 1\n\ndata: 2\n", {{"", "1"}});
    row("characters of several bytes stay whole", "data: \xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\n\n",
        {{"", "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"}});
    row("invalid bytes become replacement characters",
        "data: a\xFF"
        "b\n\n",
        {{"", "a\xEF\xBF\xBD"
              "b"}});
}

void SseReaderTest::readsEvents()
{
    QFETCH(std::string, bytes);
    QFETCH(Events, expected);
    for (const std::size_t pieceBytes : {bytes.size(), std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}})
        QVERIFY2(readInPieces(bytes, pieceBytes) == expected,
                 qPrintable(QStringLiteral("in pieces of %1 bytes").arg(pieceBytes)));
}

void SseReaderTest::stopsWhenTheSinkSaysSo()
{
    int count = 0;
    SseReader reader([&count](const SseEvent &) { return ++count < 2; });
    QVERIFY(reader.feed("data: 1\n\ndata: 2\n\ndata: 3\n\n").has_value());
    QVERIFY(reader.feed("data: 4\n\n").has_value());
    QCOMPARE(count, 2);
    QVERIFY(reader.stopped());
}

void SseReaderTest::refusesALineOverTheLimit()
{
    SseReader reader([](const SseEvent &) { return true; }, 100);
    QVERIFY(reader.feed("data: " + std::string(94, 'x')).has_value());
    const auto fed = reader.feed("x");
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, ErrorCode::Protocol);
    QVERIFY(reader.stopped());
}

void SseReaderTest::refusesJoinedDataOverTheLimit()
{
    SseReader reader([](const SseEvent &) { return true; }, 100);
    const std::string line = "data: " + std::string(40, 'x') + "\n";
    QVERIFY(reader.feed(line + line).has_value());
    QVERIFY(!reader.feed(line));
}

void SseReaderTest::readsAHugeLineInLinearTime()
{
    constexpr std::size_t kBytes = std::size_t{32} << 20U;
    std::size_t got = 0;
    SseReader reader([&got](const SseEvent &event) {
        got = event.data.size();
        return true;
    });
    const std::string piece(1'000, 'x');
    const auto start = std::chrono::steady_clock::now();
    QVERIFY(reader.feed("data:").has_value());
    for (std::size_t sent = 0; sent < kBytes; sent += piece.size())
        QVERIFY(reader.feed(piece).has_value());
    QVERIFY(reader.feed("\n\n").has_value());
    QVERIFY(got >= kBytes);
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

QTEST_GUILESS_MAIN(SseReaderTest)
#include "tst_sse_reader.moc"
