// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/markdown.h"

#include <QTest>

using namespace longleaf::ui::markdown;

namespace {

std::string textOf(const std::vector<Run> &runs)
{
    std::string text;
    for (const Run &run : runs)
        text += run.kind == Run::Kind::Chip ? "[" + std::to_string(run.chip) + "]" : run.text;
    return text;
}

std::string textOf(const std::vector<Block> &blocks)
{
    std::string text;
    for (const Block &block : blocks) {
        text += (text.empty() ? "" : "|") + (block.marker.empty() ? std::string() : block.marker + " ") +
                textOf(block.runs);
        for (const auto &row : block.rows)
            for (const Cell &cell : row)
                text += "<" + textOf(cell.runs) + ">";
    }
    return text;
}

} // namespace

class MarkdownTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsBlocksAsWritten_data();
    void showsBlocksAsWritten();
    void putsTheChipBehindItsStatement_data();
    void putsTheChipBehindItsStatement();
    void closesOnlyWhatLaterTextCannotChange_data();
    void closesOnlyWhatLaterTextCannotChange();
    void takesOutCharactersThatDeceive();
};

void MarkdownTest::showsBlocksAsWritten_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("raw HTML is text") << QByteArray("a <b onclick=x>b</b>") << QByteArray("a <b onclick=x>b</b>");
    QTest::newRow("a picture is its description and target")
        << QByteArray("![logo](file:///etc/passwd)") << QByteArray("[picture not shown: logo (file:///etc/passwd)]");
    QTest::newRow("a link shows its whole target")
        << QByteArray("[here](https://a.example/?q=1)") << QByteArray("here (https://a.example/?q=1)");
    QTest::newRow("a bare link is not repeated") << QByteArray("https://a.example") << QByteArray("https://a.example");
    QTest::newRow("an ordered list keeps its start") << QByteArray("3. c\n4. d") << QByteArray("3. c|4. d");
    QTest::newRow("a nested list") << QByteArray("- a\n  - b") << QByteArray("\u2022 a|\u2022 b");
    QTest::newRow("a table") << QByteArray("|x|y|\n|---|---|\n|1|2|") << QByteArray("<x><y><1><2>");
    QTest::newRow("an entity is its character") << QByteArray("R&amp;D &#8364;5") << QByteArray("R&D \u20ac5");
    QTest::newRow("an entity beyond Unicode is replaced") << QByteArray("&#x110000;") << QByteArray("\ufffd");
}

void MarkdownTest::showsBlocksAsWritten()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(textOf(parse(source.toStdString(), {}))), shown);
}

void MarkdownTest::putsTheChipBehindItsStatement_data()
{
    QTest::addColumn<QByteArray>("source"); // "^" marks where the statement ends
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("in the middle of a paragraph") << QByteArray("One.^ Two.") << QByteArray("One.[0] Two.");
    QTest::newRow("behind bold words") << QByteArray("**One.**^ Two.") << QByteArray("One.[0] Two.");
    QTest::newRow("inside bold words") << QByteArray("**One.^ Two.**") << QByteArray("One.[0] Two.");
    QTest::newRow("at the end of a list item")
        << QByteArray("- a\n- b^\n- c") << QByteArray("\u2022 a|\u2022 b[0]|\u2022 c");
    QTest::newRow("in a table cell") << QByteArray("|x|\n|---|\n|12^|") << QByteArray("<x><12[0]>");
    QTest::newRow("after the last line break") << QByteArray("a\n\nb\n^") << QByteArray("a|b[0]");
    QTest::newRow("before everything") << QByteArray("^a") << QByteArray("[0]a");
    QTest::newRow("after a character of several bytes") << QByteArray("5 \u20ac^ a") << QByteArray("5 \u20ac[0] a");
}

void MarkdownTest::putsTheChipBehindItsStatement()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, shown);
    const auto offset = static_cast<std::size_t>(source.indexOf('^'));
    source.remove(static_cast<qsizetype>(offset), 1);
    QCOMPARE(QByteArray::fromStdString(textOf(parse(source.toStdString(), {{offset, 0}}))), shown);
}

void MarkdownTest::closesOnlyWhatLaterTextCannotChange_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("closed");
    QTest::newRow("one paragraph stays open") << QByteArray("some text\nmore") << 0;
    QTest::newRow("a paragraph closes when the next begins") << QByteArray("one\n\ntwo more") << 5;
    QTest::newRow("an indented line may belong to a list item") << QByteArray("- one\n\n  two more") << 0;
    QTest::newRow("a blank line in a code fence closes nothing") << QByteArray("```\na\n\nb bb bb\n") << 0;
    QTest::newRow("a line that is hardly there decides nothing") << QByteArray("one\n\nt") << 0;
}

void MarkdownTest::closesOnlyWhatLaterTextCannotChange()
{
    QFETCH(QByteArray, text);
    QFETCH(int, closed);
    QCOMPARE(static_cast<int>(closedPrefix(text.toStdString())), closed);
}

void MarkdownTest::takesOutCharactersThatDeceive()
{
    const std::string text = "a\u202eb\ufffcc\u2066d";
    const std::string safe = defused(text);
    QCOMPARE(safe.size(), text.size());
    QVERIFY(safe.find("\u202e") == std::string::npos);
    QVERIFY(safe.find("\ufffc") == std::string::npos);
    QVERIFY(safe.find("\u2066") == std::string::npos);
}

QTEST_GUILESS_MAIN(MarkdownTest)
#include "tst_markdown.moc"
