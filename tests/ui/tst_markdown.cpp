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
    void showsFormulas_andLeavesMoneyAlone_data();
    void showsFormulas_andLeavesMoneyAlone();
    void closesItemsOfALongList();
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
    QTest::newRow("the end of a link that did not begin") << QByteArray("[](![)]()") << QByteArray(" (![)");
    QTest::newRow("the end of a picture that did not begin")
        << QByteArray("![]([)]()") << QByteArray("[picture not shown:  ([)]");
    QTest::newRow("a row with more cells than columns")
        << QByteArray("|x|y|\n|---|---|\n|1|2|3|4|\n|5|6|") << QByteArray("<x><y><1><2|3|4><5><6>");
    QTest::newRow("a row with an empty cell and one too many")
        << QByteArray("x|y\n---|---\n1| |3") << QByteArray("<x><y><1><|3>");
    QTest::newRow("a head with more cells than columns")
        << QByteArray("|x|y|z|\n|---|---|\n|1|2|") << QByteArray("<x><y|z><1><2>");
    QTest::newRow("bars in code and behind a backslash part no cells")
        << QByteArray("|x|y|\n|---|---|\n|`a|b`|c\\|d|") << QByteArray("<x><y><a|b><c|d>");
    QTest::newRow("a long row in a quotation in a list")
        << QByteArray("- > |x|y|\n  > |---|---|\n  > |1|2|3|") << QByteArray("\u2022 <x><y><1><2|3>");
    QTest::newRow("a wider table after a narrow one")
        << QByteArray("|x|y|\n|---|---|\n|1|2|\n\n|a|b|c|\n|---|---|---|\n|1|2|3|")
        << QByteArray("<x><y><1><2>|<a><b><c><1><2><3>");
    QTest::newRow("rows of a wider table right below a narrow one")
        << QByteArray("|x|y|\n|---|---|\n|a|b|c|\n|---|---|---|\n|1|2|3|")
        << QByteArray("<x><y><a><b|c><---><---><1><2|3>");
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

void MarkdownTest::showsFormulas_andLeavesMoneyAlone_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("an index") << QByteArray("the area $a^2$ of it") << QByteArray("the area a² of it");
    QTest::newRow("a fraction and a root") << QByteArray("\\(\\sqrt{\\frac{a}{b+1}}\\)") << QByteArray("√(a/(b+1))");
    QTest::newRow("a displayed formula over lines")
        << QByteArray("It is\n\n\\[\n\\sum_i x_i \\leq 2 \\times 10^{-3}\n\\]\n\nEnd.")
        << QByteArray("It is|∑ᵢ xᵢ ≤ 2 × 10⁻³|End.");
    QTest::newRow("what cannot be small keeps its sign")
        << QByteArray("$r = (V_1/V_0)^{1/n} - x_Q$") << QByteArray("r = (V₁/V₀)^(1/n) - x_Q");
    QTest::newRow("two dollar signs") << QByteArray("$$E = mc^2$$") << QByteArray("E = mc²");
    QTest::newRow("what has no plain form stands as written")
        << QByteArray("\\(\\begin{matrix} 1 & 2 \\end{matrix}\\)")
        << QByteArray("\\(\\begin{matrix} 1 & 2 \\end{matrix}\\)");
    QTest::newRow("emphasis marks in a formula mean nothing")
        << QByteArray("$a_1 * b_1 * c$ *x*") << QByteArray("a₁ * b₁ * c x");
    QTest::newRow("one that is still arriving") << QByteArray("So \\[ x^2 + ") << QByteArray("So x² +");
    QTest::newRow("amounts are no formula") << QByteArray("from $5.1 billion to $7.2 billion, up $2")
                                            << QByteArray("from $5.1 billion to $7.2 billion, up $2");
    QTest::newRow("amounts beside an index are no formula")
        << QByteArray("$5 in 2019 (note_1) and $6") << QByteArray("$5 in 2019 (note_1) and $6");
    QTest::newRow("a price list") << QByteArray("US$100=EUR$90") << QByteArray("US$100=EUR$90");
    QTest::newRow("code stays code") << QByteArray("`$a^2$` and\n\n```\n$a^2$\n```") << QByteArray("$a^2$ and|$a^2$\n");
    QTest::newRow("in a table, with a bar")
        << QByteArray("|x|y|\n|---|---|\n|$a_1|b$|2|") << QByteArray("<x><y><a₁|b><2>");
}

void MarkdownTest::showsFormulas_andLeavesMoneyAlone()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(textOf(parse(source.toStdString(), {}))), shown);
    // A chip behind a formula keeps its place, and no byte of the source is shown twice.
    const auto blocks = parse(source.toStdString(), {{static_cast<std::size_t>(source.size()), 0}});
    QVERIFY(textOf(blocks).find("[0]") != std::string::npos);
}

void MarkdownTest::closesItemsOfALongList()
{
    std::string list;
    for (int i = 1; i <= 50; ++i)
        list += std::to_string(i) + ". item number " + std::to_string(i) + "\n   goes on\n";
    const std::size_t closed = closedPrefix(list);
    QCOMPARE(list.substr(closed, 3), std::string("50."));
    const auto whole = textOf(parse(list, {}));
    const auto parts = textOf(parse(list.substr(0, closed), {})) + "|" + textOf(parse(list.substr(closed), {}));
    QCOMPARE(parts, whole);
    QCOMPARE(closedPrefix("1. one\n1. two is written as one\n"), std::size_t{0}); // its number would change
    QCOMPARE(closedPrefix("- one\n* * *\nmore"), std::size_t{0});
    QCOMPARE(closedPrefix("- one\n- two\n"), std::size_t{6});
    QCOMPARE(closedPrefix("```\n- one\n- two\n"), std::size_t{0});
}

QTEST_GUILESS_MAIN(MarkdownTest)
#include "tst_markdown.moc"
