// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/json_lines.h"

#include <QTest>

#include <string>
#include <vector>

using longleaf::ErrorCode;
using longleaf::model::JsonLines;
using longleaf::model::SseEvent;

namespace {

std::vector<std::string> linesOf(const std::string &bytes, std::size_t piece, bool finish = true)
{
    std::vector<std::string> lines;
    JsonLines reader([&lines](const SseEvent &event) {
        lines.push_back(event.data);
        return true;
    });
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        if (!reader.feed(std::string_view(bytes).substr(at, piece)))
            return {"failed"};
    }
    if (finish)
        reader.finish();
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

class JsonLinesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anySplitGivesTheSameLines();
    void theLastLineNeedsNoLineFeed();
    void invalidBytesAreReplaced();
    void aLineWithoutEndIsStopped();
    void nothingComesAfterTheSinkSaidStop();
};

void JsonLinesTest::anySplitGivesTheSameLines()
{
    const std::string bytes = "{\"a\":1}\r\n\n  {\"b\":\"\xC3\xA9\"}  \n{\"c\":3}\n";
    const Lines expected = {"{\"a\":1}", "{\"b\":\"\xC3\xA9\"}", "{\"c\":3}"};
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece)
        QVERIFY(linesOf(bytes, piece) == expected);
}

void JsonLinesTest::theLastLineNeedsNoLineFeed()
{
    QVERIFY(linesOf("{}\n{\"done\":true}", 5, false) == Lines{"{}"});
    QVERIFY((linesOf("{}\n{\"done\":true}", 5) == Lines{"{}", "{\"done\":true}"}));
}

void JsonLinesTest::invalidBytesAreReplaced()
{
    QVERIFY(linesOf("\"\xFF\"\n", 100) == Lines{"\"\xEF\xBF\xBD\""});
}

void JsonLinesTest::aLineWithoutEndIsStopped()
{
    int lines = 0;
    JsonLines reader(
        [&lines](const SseEvent &) {
            ++lines;
            return true;
        },
        100);
    QVERIFY(reader.feed(std::string(90, 'x')).has_value());
    const auto failed = reader.feed(std::string(20, 'x'));
    QVERIFY(!failed && failed.error().code == ErrorCode::Protocol);
    QVERIFY(reader.feed("\n{}\n").has_value());
    reader.finish();
    QCOMPARE(lines, 0);
}

void JsonLinesTest::nothingComesAfterTheSinkSaidStop()
{
    int lines = 0;
    JsonLines reader([&lines](const SseEvent &) {
        ++lines;
        return false;
    });
    QVERIFY(reader.feed("{}\n{}\n{}\n").has_value());
    reader.finish();
    QCOMPARE(lines, 1);
}

QTEST_GUILESS_MAIN(JsonLinesTest)
#include "tst_json_lines.moc"
