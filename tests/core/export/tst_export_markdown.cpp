// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/answer/markdown.h"
#include "core/export/answer_blocks.h"
#include "core/export/markdown_escape.h"
#include "tests/core/export/sample_report.h"

using namespace longleaf;
using namespace longleaf::exporting;
using answer::markdown::Block;
using answer::markdown::parse;
using answer::markdown::Run;

namespace {

std::string textOf(const std::vector<Run> &runs)
{
    std::string text;
    for (const Run &run : runs)
        text += run.kind == Run::Kind::Chip ? "[^" + std::to_string(run.chip) + "]" : run.text;
    return text;
}

/// What a reader sees: kinds, nesting and words.
std::string seen(const std::vector<Block> &blocks)
{
    std::string out;
    for (const Block &block : blocks) {
        out += std::to_string(static_cast<int>(block.kind)) + "/" + std::to_string(block.level) + "/" +
               std::to_string(block.listDepth) + "/" + std::to_string(block.quoteDepth) + " " + block.marker + " " +
               textOf(block.runs) + "\n";
        for (const auto &row : block.rows) {
            for (const auto &cell : row)
                out += "  | " + textOf(cell.runs);
            out += "\n";
        }
    }
    return out;
}

std::string mark(int chip)
{
    return "[^" + std::to_string(chip) + "]";
}

} // namespace

class ExportMarkdownTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textStaysText_data();
    void textStaysText();
    void blocksComeBackAsTheyWere();
    void emphasisComesBack();
    void plainWordsAreLeftAlone();
};

void ExportMarkdownTest::textStaysText_data()
{
    QTest::addColumn<QString>("text");
    const std::pair<const char *, const char *> rows[] = {
        {"tags", "<script>alert(1)</script> <!-- x --> <a href=\"x\">"},
        {"entities", "&lt;b&gt; &amp;amp; &#60; AT&T R&D"},
        {"emphasis", "*a* **b** _c_ __d__ ***e*** snake_case 3*4*5 _ * "},
        {"links", "[a](b) ![c](d) [e]: f [^1] <https://x.org> [x] ]]>"},
        {"code", "`a` ``b`` ``` ~~~ \\`"},
        {"heading", "# one"},
        {"seven", "####### no heading"},
        {"bullet", "- one"},
        {"plus", "+ one"},
        {"number", "1. one"},
        {"year", "1986. A great year"},
        {"bracket", "7) one"},
        {"quote", "> one"},
        {"rule", "---"},
        {"stars", "***"},
        {"under", "==="},
        {"strike", "~~gone~~ a~b"},
        {"table", "| a | b |"},
        {"backslash", "C:\\dir\\*.txt \\n"},
        {"money", "-5 % +3 (2,000) $5 and $6"},
        {"mixed", "\xd8\xa7\xd9\x84*\xe5\xa3\xb2_\xe4\xb8\x8a_"}};
    for (const auto &[name, text] : rows)
        QTest::newRow(name) << QString::fromUtf8(text);
}

void ExportMarkdownTest::textStaysText()
{
    QFETCH(QString, text);
    const std::string written = markdownText(text.toStdString());
    const auto blocks = parse(written, {});
    QVERIFY2(blocks.size() == 1 && blocks[0].kind == Block::Kind::Paragraph && blocks[0].listDepth == 0 &&
                 blocks[0].quoteDepth == 0,
             written.c_str());
    QCOMPARE(QString::fromStdString(textOf(blocks[0].runs)), text.trimmed());
    for (const Run &run : blocks[0].runs)
        QVERIFY2(!run.bold && !run.italic && !run.code && !run.struck && !run.image, written.c_str());
}

void ExportMarkdownTest::blocksComeBackAsTheyWere()
{
    const Report report = test::sampleReport();
    const auto blocks = blocksOf(report.answers.front());
    const std::string written = markdownBlocks(blocks, mark, 0);
    // A chip comes back as the footnote's text.
    QCOMPARE(QString::fromStdString(seen(parse(written, {}))), QString::fromStdString(seen(blocks)));
    // Writing what was read changes nothing any more.
    QCOMPARE(QString::fromStdString(seen(parse(markdownBlocks(parse(written, {}), mark, 0), {}))),
             QString::fromStdString(seen(blocks)));
}

void ExportMarkdownTest::emphasisComesBack()
{
    const std::string text = "**bold *both* ~~gone~~** and `co``de` and *it*.";
    const auto once = parse(text, {});
    const auto twice = parse(markdownBlocks(once, mark, 0), {});
    QCOMPARE(twice.size(), once.size());
    const auto styles = [](const std::vector<Run> &runs) {
        QString out;
        for (const Run &run : runs) {
            for (const char c : run.text) {
                if (c == ' ') // which side of a mark it stands on does not matter
                    continue;
                out += QStringLiteral("%1%2%3%4%5 ")
                           .arg(QChar::fromLatin1(c))
                           .arg(run.bold)
                           .arg(run.italic)
                           .arg(run.struck)
                           .arg(run.code);
            }
        }
        return out;
    };
    QCOMPARE(styles(twice[0].runs), styles(once[0].runs));
}

void ExportMarkdownTest::plainWordsAreLeftAlone()
{
    const std::string text = "Net sales were $82,959 million (up 2 %), i.e. R&D-heavy; see p. 4. It's done!";
    QCOMPARE(QString::fromStdString(markdownText(text)),
             QString::fromStdString(text).replace(QStringLiteral("R&D"), QStringLiteral("R\\&D")));
}

QTEST_APPLESS_MAIN(ExportMarkdownTest)
#include "tst_export_markdown.moc"
