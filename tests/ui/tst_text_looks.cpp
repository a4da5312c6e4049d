// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/markdown_display.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <vector>

using namespace longleaf::ui;

namespace {

QString shownMarkdown(const QString &source)
{
    return DisplayText(source, markdownLooks(source).edits).text();
}

/// Edits rise, do not overlap, lie in the text; every letter that is not in one is shown where it says.
QString problemWith(const QString &source, const TextLooks &looks)
{
    qsizetype end = 0;
    std::vector<bool> hidden(static_cast<std::size_t>(source.size()), false);
    for (const TextEdit &edit : looks.edits) {
        if (edit.begin < end || edit.end < edit.begin || edit.end > source.size())
            return QStringLiteral("edit %1 to %2 after %3").arg(edit.begin).arg(edit.end).arg(end);
        end = edit.end;
        for (qsizetype i = edit.begin; i < edit.end; ++i)
            hidden[static_cast<std::size_t>(i)] = true;
    }
    const DisplayText shown(source, looks.edits);
    for (qsizetype i = 0; i < source.size(); ++i) {
        if (source[i].isLetterOrNumber() && !hidden[static_cast<std::size_t>(i)] &&
            shown.text().at(shown.position(i)) != source[i])
            return QStringLiteral("letter %1 of: %2").arg(i).arg(source);
    }
    for (const StyledRange &range : looks.ranges) {
        if (range.begin > range.end || range.end > source.size())
            return QStringLiteral("range %1 to %2").arg(range.begin).arg(range.end);
    }
    return {};
}

} // namespace

class TextLooksTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksAreNotShown_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *source, const char *shown) {
            QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(shown);
        };
        row("a heading", "## Net sales ##\n", "Net sales\n");
        row("no heading without a blank", "#1 of the list\n", "#1 of the list\n");
        row("bold, italic and both", "**a** *b* ***c*** __d__ _e_\n", "a b c d e\n");
        row("signs within words stay", "snake_case_name and 3 * 4 * 5\n", "snake_case_name and 3 * 4 * 5\n");
        row("footnote stars stay", "12.5* and 13.1**\n", "12.5* and 13.1**\n");
        row("code", "call `a*b*c` now\n", "call a*b*c now\n");
        row("an escape", "5 \\* 6\n", "5 * 6\n");
        row("a link", "see [the note](https://example.org/a_b) there\n", "see the note there\n");
        row("brackets stay", "a [1] and [2] (b)\n", "a [1] and [2] (b)\n");
        row("the lines of a paragraph", "one\ntwo\n\nthree\n", "one two\n\nthree\n");
        row("a line break that is meant", "one  \ntwo\n", "one  \ntwo\n");
        row("a list", "- a\n- b\n* c\n1. d\n2. e\n", "\u2022 a\n\u2022 b\n\u2022 c\n1. d\n2. e\n");
        row("a negative number is no list", "-5 is less\n", "-5 is less\n");
        row("a quotation", "> said\n", "\u2502 said\n");
        row("fenced code", "```c\nint *a = *b;\n```\n", "int *a = *b;\n");
        row("a fence that never closes", "```\nint a;\n", "```\nint a;\n");
        row("a table", "|a|bb|\n|--|--:|\n|ccc|1|\n",
            "a   \u2502 bb\n\u2500\u2500\u2500\u2500\u253C\u2500\u2500\u2500\nccc \u2502  1\n");
        row("Windows line ends", "# A\r\n\r\nb\r\nc\r\n", "A\n\nb c\n");
        row("nothing", "", "");
    }

    void marksAreNotShown()
    {
        QFETCH(QString, source);
        QFETCH(QString, shown);
        QCOMPARE(shownMarkdown(source), shown);
        QCOMPARE(problemWith(source, markdownLooks(source)), QString());
    }

    void headingsAndTablesHaveTheirLetters()
    {
        const QString source = QStringLiteral("# A\n\n|x|\n|-|\n|1|\n\n`c`\n");
        const auto looks = markdownLooks(source);
        const auto has = [&](const QString &words, unsigned flags, int heading) {
            const qsizetype at = source.indexOf(words);
            return std::any_of(looks.ranges.begin(), looks.ranges.end(), [&](const StyledRange &range) {
                return range.begin <= at && range.end >= at + words.size() && (range.style.flags & flags) == flags &&
                       range.style.heading == heading;
            });
        };
        QVERIFY(has(QStringLiteral("A"), TextStyle::Bold, 1));
        QVERIFY(has(QStringLiteral("1"), TextStyle::Mono, 0));
        QVERIFY(has(QStringLiteral("c"), TextStyle::Mono, 0));
    }

    void columnsOfPlainTextAreSetInLettersOfOneWidth()
    {
        const QString source =
            QStringLiteral("A sentence of plain text.\nAnd one more.\n\nSales      82,959\nCosts         "
                           "511\n\n    Only indented.\n");
        const auto looks = plainTextLooks(source);
        QVERIFY(looks.edits.empty());
        QCOMPARE(looks.ranges.size(), std::size_t{1});
        QCOMPARE(looks.ranges[0].begin, source.indexOf(QStringLiteral("Sales")));
        QCOMPARE(looks.ranges[0].style.flags, unsigned{TextStyle::Mono});
    }

    void everyLetterStaysWhereItIsCited()
    {
        QRandomGenerator random(20'26);
        const QStringList pieces{
            QStringLiteral("# "),  QStringLiteral("**"),     QStringLiteral("*"),    QStringLiteral("_"),
            QStringLiteral("`"),   QStringLiteral("```"),    QStringLiteral("|"),    QStringLiteral("---"),
            QStringLiteral("\n"),  QStringLiteral("\n\n"),   QStringLiteral("- "),   QStringLiteral("> "),
            QStringLiteral("["),   QStringLiteral("](x)"),   QStringLiteral("\\"),   QStringLiteral("a"),
            QStringLiteral("b c"), QStringLiteral("12"),     QStringLiteral(" "),    QStringLiteral("\r\n"),
            QStringLiteral("\t"),  QStringLiteral("\u4E2D"), QStringLiteral("|-|\n")};
        for (int round = 0; round < 3'000; ++round) {
            QString source;
            for (quint32 i = 0, count = random.bounded(40U); i < count; ++i)
                source += pieces[static_cast<qsizetype>(random.bounded(static_cast<quint32>(pieces.size())))];
            QCOMPARE(problemWith(source, markdownLooks(source)), QString());
            QCOMPARE(problemWith(source, plainTextLooks(source)), QString());
        }
    }
};

QTEST_GUILESS_MAIN(TextLooksTest)
#include "tst_text_looks.moc"
