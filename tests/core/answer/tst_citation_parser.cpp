// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/answer/citation_parser.h"

#include <array>
#include <random>
#include <string>

using longleaf::answer::CitationParser;
using longleaf::answer::RawCitation;

namespace {

struct Parsed {
    std::string text;
    std::vector<RawCitation> citations;

    bool operator==(const Parsed &) const = default;
};

Parsed parse(std::string_view answer, std::size_t cut)
{
    CitationParser parser;
    parser.feed(answer.substr(0, cut));
    parser.feed(answer.substr(cut));
    parser.finish();
    return {parser.text(), parser.citations()};
}

Parsed parse(std::string_view answer)
{
    return parse(answer, answer.size());
}

/// "text | [statement] document:page "quote" ..." in one line, for readable tables.
QString described(const Parsed &parsed)
{
    std::string out = parsed.text;
    for (const RawCitation &one : parsed.citations) {
        out += " | [" + parsed.text.substr(one.statement.begin, one.statement.size()) + "] ";
        out += one.document ? std::to_string(*one.document) : "-";
        out += ":";
        out += one.page ? std::to_string(*one.page) : "-";
        if (!one.quote.empty())
            out += " {" + one.quote + "}";
        if (!one.closed)
            out += " open";
    }
    return QString::fromStdString(out);
}

} // namespace

class CitationParserTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void separatesTextAndCitations_data();
    void separatesTextAndCitations();
    void givesTheSame_whereverTheTextIsCut_data();
    void givesTheSame_whereverTheTextIsCut();
    void givesTheSame_whenFedByteByByte_data();
    void givesTheSame_whenFedByteByByte();
    void textOnlyGrows_data();
    void textOnlyGrows();
    void citationsKeepTheirNumbers_data();
    void citationsKeepTheirNumbers();
    void showsAnOpenCitation_whileItArrives();
    void holdsBackLittle_data();
    void holdsBackLittle();
    void keepsEveryLetterOfPlainText();
    void givesTheSame_forRandomMixesOfMarkers();
    void endsAQuoteAfter400Characters();
    void makesInvalidBytesVisible();

private:
    static void addAnswers();
};

void CitationParserTest::addAnswers()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *answer, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(answer) << QString::fromUtf8(expected);
    };
    row("tag before the full stop", "Sales rose 4 % <q d=\"3\" p=\"58\">sales rose by 4</q>. Next.",
        "Sales rose 4 %. Next. | [Sales rose 4 %.] 3:58 {sales rose by 4}");
    row("tag after the full stop", "Sales rose. <q d=\"3\" p=\"58\">rose</q> Costs fell. <q d=\"3\" p=\"59\">fell</q>",
        "Sales rose. Costs fell. | [Sales rose.] 3:58 {rose} | [Costs fell.] 3:59 {fell}");
    row("no space around the tag", "Sales rose<q d=\"1\" p=\"2\">a</q>.", "Sales rose. | [Sales rose.] 1:2 {a}");
    row("attributes without quotation marks", "A <q d=3 p=58>x y</q>", "A | [A] 3:58 {x y}");
    row("attributes in single quotes, other order", "A <q p='58' d='3'>x</q>", "A | [A] 3:58 {x}");
    row("typographic quotation marks", "A <q d=“3” p=”58”>x</q>", "A | [A] 3:58 {x}");
    row("upper case and long names", "A <Q DOC=\"3\" Page=\"58\">x</Q>", "A | [A] 3:58 {x}");
    row("id attribute, white space", "A < q  id = \"3\"  page = \"58\" >x</ q >", "A | [A] 3:58 {x}");
    row("document attribute, comma", "A <q document=\"12\", p=\"7\">x</q>", "A | [A] 12:7 {x}");
    row("letters in the values", "A <q d=\"doc 3\" p=\"p. 58\">x</q>", "A | [A] 3:58 {x}");
    row("both in one value", "A <q d=\"3:58\">x</q>", "A | [A] 3:58 {x}");
    row("no page", "A <q d=\"3\">x</q>", "A | [A] 3:- {x}");
    row("no attributes", "A <q>x</q>", "A | [A] -:- {x}");
    row("a number too large is no number", "A <q d=\"99999999999999999999\" p=\"1\">x</q>", "A | [A] -:1 {x}");
    row("empty quote", "A <q d=\"3\" p=\"58\"></q>.", "A. | [A.] 3:58");
    row("self-closed tag", "A <q d=\"3\" p=\"58\"/>.", "A. | [A.] 3:58");
    row("entities", "A <q d=\"3\" p=\"58\">R&amp;D &lt; &quot;5&quot; &gt; 4</q>", "A | [A] 3:58 {R&D < \"5\" > 4}");
    row("less-than sign in the quote", "A <q d=\"3\" p=\"58\">a < b <b></q>", "A | [A] 3:58 {a < b <b>}");
    row("quote over a line break", "A <q d=\"3\" p=\"58\">one\ntwo</q> B", "A B | [A] 3:58 {one two}");
    row("end tag missing, line ends", "A <q d=\"3\" p=\"58\">one\nB <q d=\"3\" p=\"59\">two</q>",
        "A\nB | [A] 3:58 {one} | [B] 3:59 {two}");
    row("end tag missing, text ends", "A <q d=\"3\" p=\"58\">one two", "A | [A] 3:58 {one two}");
    row("end tag missing, line and text end", "A <q d=\"3\" p=\"58\">one\nmore", "A\nmore | [A] 3:58 {one}");
    row("end tag missing, a list item follows", "A <q d=\"3\" p=\"58\">one\n- B</q> C", "A\n- B C | [A] 3:58 {one}");
    row("end tag missing, paragraph ends", "A <q d=\"3\" p=\"58\">one\n\nB</q>", "A\n\nB | [A] 3:58 {one}");
    row("end tag cut", "A <q d=\"3\" p=\"58\">one</", "A | [A] 3:58 {one}");
    row("tag cut", "A <q d=\"3\"", "A <q d=\"3\"");
    row("a tag within a quote", "A <q d=\"3\" p=\"58\">one <q d=\"3\" p=\"59\">two</q></q> B",
        "A B | [A] 3:58 {one} | [A] 3:59 {two}");
    row("two tags cite one statement", "It rose <q d=\"3\" p=\"58\">a</q> <q d=\"4\" p=\"1\">b</q>. It fell.",
        "It rose. It fell. | [It rose.] 3:58 {a} | [It rose.] 4:1 {b}");
    row("tags joined by a comma", "It rose <q d=\"3\" p=\"58\">a</q>, <q d=\"4\" p=\"1\">b</q>",
        "It rose, | [It rose] 3:58 {a} | [It rose] 4:1 {b}");
    row("two tags in one sentence", "Sales rose <q d=\"3\" p=\"5\">a</q> and costs fell <q d=\"3\" p=\"6\">b</q>.",
        "Sales rose and costs fell. | [Sales rose] 3:5 {a} | [and costs fell.] 3:6 {b}");
    row("abbreviations and decimals end no sentence", "It began. The U.S. unit of 3M Co. made 4.5 % <q d=3 p=5>a</q>.",
        "It began. The U.S. unit of 3M Co. made 4.5 %. | [The U.S. unit of 3M Co. made 4.5 %.] 3:5 {a}");
    row("list items", "Two facts:\n- Sales rose <q d=3 p=5>a</q>\n2. Costs fell <q d=3 p=6>b</q>\n",
        "Two facts:\n- Sales rose\n2. Costs fell\n | [Sales rose] 3:5 {a} | [Costs fell] 3:6 {b}");
    row("table row", "| Year | Sales |\n|---|---|\n| 2018 | 5 <q d=3 p=5>a</q> |\n",
        "| Year | Sales |\n|---|---|\n| 2018 | 5 |\n | [2018 | 5] 3:5 {a}");
    row("tag on the next line", "Sales rose.\n<q d=3 p=5>a</q>\n\nNext.",
        "Sales rose.\n\nNext. | [Sales rose.] 3:5 {a}");
    row("tag at the very start", "<q d=3 p=5>a</q> Sales", "Sales | [] 3:5 {a}");
    row("Chinese sentences", "销售增长。成本下降<q d=3 p=5>下降</q>。",
        "销售增长。成本下降。 | [成本下降。] 3:5 {下降}");
    row("stray end tag", "A</q> B", "A B");

    row("bare marker", "Sales rose [3:58].", "Sales rose. | [Sales rose.] 3:58");
    row("double brackets", "Sales rose [[3:58]].", "Sales rose. | [Sales rose.] 3:58");
    row("words in brackets", "Sales rose [d3 p58].", "Sales rose. | [Sales rose.] 3:58");
    row("words in parentheses", "Sales rose (Doc 3, p. 58).", "Sales rose. | [Sales rose.] 3:58");
    row("long words", "Sales rose (document 3, page 58) a lot.", "Sales rose a lot. | [Sales rose] 3:58");
    row("lenticular brackets", "Sales rose【3:58】.", "Sales rose. | [Sales rose.] 3:58");
    row("lenticular brackets with a source", "Sales rose【3:58†10-K】.", "Sales rose. | [Sales rose.] 3:58");
    row("Markdown link", "See [the table](3:58) there.", "See the table there. | [See the table] 3:58");
    row("Markdown link with a long label", "See [a label of more than forty characters, which stays](3:58).",
        "See [a label of more than forty characters, which stays]. | "
        "[See [a label of more than forty characters, which stays].] 3:58");
    row("typographic quote before a marker", "It says “sales rose by 4” [3:58].",
        "It says “sales rose by 4”. | [It says “sales rose by 4”.] 3:58 {sales rose by 4}");
    row("straight quote before a marker", "It says \"sales rose.\" (Doc 3, p. 58)",
        "It says \"sales rose.\" | [It says \"sales rose.\"] 3:58 {sales rose.}");
    row("quote, full stop, marker", "It says “sales rose”. [3:58]",
        "It says “sales rose”. | [It says “sales rose”.] 3:58 {sales rose}");
    row("quote not directly before", "“Sales rose” is said [3:58].",
        "“Sales rose” is said. | [“Sales rose” is said.] 3:58");
    row("three markers", "It rose [3:58][4:1] [5:2].", "It rose. | [It rose.] 3:58 | [It rose.] 4:1 | [It rose.] 5:2");

    row("footnote number", "As shown [1] and [12].", "As shown [1] and [12].");
    row("comparison", "a < b and c > d, <b>bold</b>, <quote>", "a < b and c > d, <b>bold</b>, <quote>");
    row("time in brackets", "At [2:30 pm] and (2:30) and 12:45.", "At [2:30 pm] and (2:30) and 12:45.");
    row("slice in code", "Use `a[3:58]` or\n```\nb [3:58]\n```\nhere [3:58].",
        "Use `a[3:58]` or\n```\nb [3:58]\n```\nhere. | [here.] 3:58");
    row("a lone back-tick spoils one line only", "a ` b [1:2]\nSales [3:58].", "a ` b [1:2]\nSales. | [Sales.] 3:58");
    row("a range of pages", "It rose [3:58-60].", "It rose. | [It rose.] 3:58");
    row("a range with a long dash", "It rose 【3:58–60】.", "It rose. | [It rose.] 3:58");
    row("a list of pages", "It rose [3:58, 60].", "It rose. | [It rose.] 3:58 | [It rose.] 3:60");
    row("a list of documents", "It rose [3:58; 4:1].", "It rose. | [It rose.] 3:58 | [It rose.] 4:1");
    row("a range in words", "It rose (Doc 3, pp. 58-59).", "It rose. | [It rose.] 3:58");
    row("a list in words", "It rose (Document 3, pages 58, 61–62).", "It rose. | [It rose.] 3:58 | [It rose.] 3:61");
    row("a word and a colon", "It rose [doc 3:58] and [D3:P59].", "It rose and. | [It rose] 3:58 | [and.] 3:59");
    row("a range in a tag", "A <q d=\"3\" p=\"58-59\">x</q>", "A | [A] 3:58 {x}");
    row("a quote before a list", "It says “sales rose” [3:58, 4:1].",
        "It says “sales rose”. | [It says “sales rose”.] 3:58 {sales rose} | [It says “sales rose”.] 4:1 {sales rose}");
    row("almost markers", "[3:58-] [3:58,] [a:b] [3:] (Doc 3) (Doc 3, p. 58 of 60)",
        "[3:58-] [3:58,] [a:b] [3:] (Doc 3) (Doc 3, p. 58 of 60)");

    row("escaped tag", "A &lt;q d=\"3\" p=\"58\"&gt;x y&lt;/q&gt; B", "A B | [A] 3:58 {x y}");
    row("escaped tag with escaped quotation marks", "A &lt;q d=&quot;3&quot; p=&quot;58&quot;&gt;x&lt;/q&gt;.",
        "A. | [A.] 3:58 {x}");
    row("half escaped tag", "A &lt;q d=3 p=58>R&D</q&gt; B", "A B | [A] 3:58 {R&D}");
    row("escaped stray end tag", "A&lt;/q&gt; B", "A B");
    row("other entities stay", "A &lt; B &amp;&amp; C &lt;b&gt; &lt;quote&gt; R&D & T",
        "A &lt; B &amp;&amp; C &lt;b&gt; &lt;quote&gt; R&D & T");
    row("escaped tag cut", "A &lt;q d=3", "A &lt;q d=3");
    row("tag in a code fence", "```\nx <q d=3 p=58>y</q>\n```\nA <q d=3 p=58>z</q>",
        "```\nx <q d=3 p=58>y</q>\n```\nA | [A] 3:58 {z}");
    row("tag in a named code fence", "```python\n<q d=3 p=58>y</q>\n```", "```python\n<q d=3 p=58>y</q>\n```");
    row("answer wrapped in a Markdown fence", "```markdown\nSales rose <q d=3 p=58>y</q> [3:5].\n```",
        "```markdown\nSales rose.\n``` | [Sales rose.] 3:58 {y} | [Sales rose.] 3:5");
    row("tag in inline code", "Sales `rose <q d=3 p=58>y</q>` B", "Sales `rose ` B | [Sales `rose] 3:58 {y}");
    row("crossed tags", "A <b>bold <q d=3 p=58>x</b></q> B", "A <b>bold B | [A <b>bold] 3:58 {x</b>}");
    row("crossed emphasis", "A **bold <q d=3 p=58>x**</q> B", "A **bold B | [A **bold] 3:58 {x**}");
    row("tags in table cells", "| A <q d=3 p=5>a</q> | 7 <q d=3 p=6>7</q> |\n| B | 8 |\n",
        "| A | 7 |\n| B | 8 |\n | [A] 3:5 {a} | [| 7] 3:6 {7}");
    row("tag in a nested list item", "- a\n  - Sales rose <q d=3 p=5>x</q>\n",
        "- a\n  - Sales rose\n | [Sales rose] 3:5 {x}");
    row("unknown document", "A <q d=999 p=5>x</q> [0:0]", "A | [A] 999:5 {x} | [A] 0:0");
    row("web link", "See [here](https://example.org/3:58).", "See [here](https://example.org/3:58).");
    row("unfinished bracket", "A [3:5", "A [3:5");
    row("spaces kept where no tag was", "a  b   c \n\n  d  ", "a  b   c \n\n  d  ");
    row("hard line break before plain text", "a  \nb", "a  \nb");
    row("space before punctuation that was there", "Quoi ? <q d=1 p=2>x</q> Oui !", "Quoi ? Oui ! | [Quoi ?] 1:2 {x}");
}

void CitationParserTest::separatesTextAndCitations_data()
{
    addAnswers();
}

void CitationParserTest::separatesTextAndCitations()
{
    QFETCH(QString, answer);
    QFETCH(QString, expected);
    QCOMPARE(described(parse(answer.toStdString())), expected);
}

void CitationParserTest::givesTheSame_whereverTheTextIsCut_data()
{
    addAnswers();
}

void CitationParserTest::givesTheSame_whereverTheTextIsCut()
{
    QFETCH(QString, answer);
    const std::string bytes = answer.toStdString();
    const Parsed whole = parse(bytes);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
        QVERIFY2(parse(bytes, cut) == whole, qPrintable(QString::number(cut)));
}

void CitationParserTest::givesTheSame_whenFedByteByByte_data()
{
    addAnswers();
}

void CitationParserTest::givesTheSame_whenFedByteByByte()
{
    QFETCH(QString, answer);
    const std::string bytes = answer.toStdString();
    CitationParser parser;
    for (const char byte : bytes)
        parser.feed({&byte, 1});
    parser.finish();
    QCOMPARE(described({parser.text(), parser.citations()}), described(parse(bytes)));
}

void CitationParserTest::textOnlyGrows_data()
{
    addAnswers();
}

void CitationParserTest::textOnlyGrows()
{
    QFETCH(QString, answer);
    CitationParser parser;
    std::string before;
    for (const char byte : answer.toStdString()) {
        parser.feed({&byte, 1});
        QVERIFY(parser.text().starts_with(before));
        before = parser.text();
    }
    parser.finish();
    QVERIFY(parser.text().starts_with(before));
}

void CitationParserTest::citationsKeepTheirNumbers_data()
{
    addAnswers();
}

/// What a number stands for may never change while the answer grows, and no tag is ever shown for a moment.
void CitationParserTest::citationsKeepTheirNumbers()
{
    QFETCH(QString, answer);
    CitationParser parser;
    std::vector<RawCitation> before;
    for (const char byte : answer.toStdString()) {
        parser.feed({&byte, 1});
        const auto &now = parser.citations();
        QVERIFY(now.size() >= before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY(now[i].document == before[i].document && now[i].page == before[i].page);
            QCOMPARE(now[i].statement.begin, before[i].statement.begin);
            QVERIFY(now[i].closed >= before[i].closed);
            if (before[i].closed)
                QCOMPARE(now[i].quote, before[i].quote);
        }
        before = now;
    }
}

void CitationParserTest::showsAnOpenCitation_whileItArrives()
{
    CitationParser parser;
    parser.feed("Sales rose <q d=\"3\" p=\"58\">sales ro");
    QCOMPARE(parser.citations().size(), std::size_t{1});
    QVERIFY(!parser.citations()[0].closed);
    QCOMPARE(parser.citations()[0].quote, std::string("sales ro"));
    QCOMPARE(*parser.citations()[0].page, 58);
    QCOMPARE(parser.text(), std::string("Sales rose"));
    parser.feed("se</q>");
    QVERIFY(parser.citations()[0].closed);
    QCOMPARE(parser.citations()[0].quote, std::string("sales rose"));
}

void CitationParserTest::holdsBackLittle_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("unfinished tag") << QByteArray("<q d=\"3\" and then some words that go on and on and on and on");
    QTest::newRow("open bracket") << QByteArray("[and then some words that go on and on and on and on and on and on");
    QTest::newRow("open parenthesis") << QByteArray("(doc                                                            ");
    QTest::newRow("white space") << QByteArray("                                                                ");
}

void CitationParserTest::holdsBackLittle()
{
    QFETCH(QByteArray, bytes);
    CitationParser parser;
    parser.feed(bytes.toStdString());
    constexpr std::size_t kMost = 41;
    QVERIFY(parser.text().size() + kMost >= static_cast<std::size_t>(bytes.size()));
}

void CitationParserTest::keepsEveryLetterOfPlainText()
{
    std::string text;
    for (std::size_t i = 0; i < 2000; ++i)
        text += "ab [](<>:1 \n`x/\"="[(i * 7 + i / 13) % 17];
    const Parsed parsed = parse(text);
    QCOMPARE(parsed.text, text);
    QVERIFY(parsed.citations.empty());
}

void CitationParserTest::givesTheSame_forRandomMixesOfMarkers()
{
    constexpr std::array<std::string_view, 33> kPieces{"&lt;q d=1 p=2&gt;",
                                                       "&lt;",
                                                       "&gt;",
                                                       "&lt;/q&gt;",
                                                       "&",
                                                       "-60",
                                                       ", ",
                                                       "4:1",
                                                       "\n```markdown\n",
                                                       "<q d=1 p=2>",
                                                       "<q",
                                                       "</q>",
                                                       "</",
                                                       "<",
                                                       "[",
                                                       "]",
                                                       "(",
                                                       ")",
                                                       "3:58",
                                                       "d3 p5",
                                                       "\n",
                                                       "Doc 3, p. 58",
                                                       " ",
                                                       "  ",
                                                       "`",
                                                       "```",
                                                       "“",
                                                       "”",
                                                       "\"",
                                                       "【",
                                                       "†",
                                                       "】",
                                                       "words."};
    std::mt19937 random(7);
    for (int round = 0; round < 1500; ++round) {
        std::string answer;
        for (int piece = 0; piece < 12; ++piece)
            answer += kPieces[random() % kPieces.size()];
        const Parsed whole = parse(answer);
        for (std::size_t cut = 0; cut <= answer.size(); ++cut)
            QVERIFY2(parse(answer, cut) == whole, answer.c_str());
    }
}

void CitationParserTest::endsAQuoteAfter400Characters()
{
    const Parsed parsed = parse("A <q d=3 p=5>" + std::string(450, 'x') + " B.");
    QCOMPARE(parsed.citations.size(), std::size_t{1});
    QCOMPARE(parsed.citations[0].quote, std::string(400, 'x'));
    QCOMPARE(parsed.text, "A " + std::string(50, 'x') + " B.");
}

void CitationParserTest::makesInvalidBytesVisible()
{
    QCOMPARE(parse("a\xFF"
                   "b\xC3")
                 .text,
             std::string("a\uFFFDb\uFFFD"));
}

QTEST_GUILESS_MAIN(CitationParserTest)
#include "tst_citation_parser.moc"
