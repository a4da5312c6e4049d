// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/extract/bidi_order.h"

using namespace longleaf::extract;

namespace {

/// Capital letters stand for Hebrew ones, as in the examples of the bidirectional algorithm.
char32_t fromExample(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char32_t>(0x05D0 + (c - 'A')) : static_cast<char32_t>(c);
}

char toExample(char32_t codePoint)
{
    return codePoint >= 0x05D0 && codePoint < 0x05EA ? static_cast<char>('A' + static_cast<int>(codePoint - 0x05D0))
                                                     : static_cast<char>(codePoint);
}

std::string logical(const std::string &seen, bool rightToLeftPage)
{
    std::vector<VisualGlyph> line;
    float x = 0;
    for (const char c : seen) {
        line.push_back({fromExample(c), x, x + 1, 0});
        x += 1;
    }
    toLogicalOrder(line, rightToLeftPage);
    std::string out;
    for (const VisualGlyph &glyph : line)
        out += toExample(glyph.codePoint);
    return out;
}

} // namespace

class BidiOrderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restoresReadingOrder_data()
    {
        QTest::addColumn<QString>("seen");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *name, const char *seen, const char *read) {
            QTest::newRow(name) << QString::fromLatin1(seen) << QString::fromLatin1(read);
        };
        row("left-to-right text stays", "net sales 12", "net sales 12");
        row("a right-to-left line is turned", "FED CBA", "ABC DEF");
        row("numbers keep their digits", "FED 2,024.5 CBA", "ABC 2,024.5 DEF");
        row("a row of numbers is read from the right", "2020 2019 CBA", "ABC 2019 2020");
        row("a per cent sign stays at its number", "FED 12% CBA", "ABC 12% DEF");
        row("Latin words keep their letters", "GFED net CBA", "ABC net DEFG");
        row("a number beside a Latin word belongs to it", "FED iso 9001 CBA HGFE", "EFGH ABC iso 9001 DEF");
        row("a Hebrew word in an English line", "the word CBA means", "the word ABC means");
        row("a number within Hebrew words of an English line", "see D 12 BA there or here",
            "see AB 12 D there or here");
        row("a full stop ends the line", ".CBA", "ABC.");
        row("brackets that the parser mirrored", "(FED) CBA", "ABC (DEF)");
    }

    void restoresReadingOrder()
    {
        QFETCH(QString, seen);
        QFETCH(QString, read);
        QCOMPARE(QString::fromStdString(logical(seen.toStdString(), false)), read);
    }

    void pageDecidesForLinesOfBothKinds()
    {
        QCOMPARE(logical("abcd EFG", false), std::string("abcd GFE"));
        QCOMPARE(logical("abcd EFG", true), std::string("GFE abcd"));
    }

    void marksFollowTheirBase()
    {
        std::vector<VisualGlyph> line{{0x05D1, 0, 1, 0}, {0x05D0, 1, 2, 0}, {0x05B8, 1.4F, 1.6F, 0}};
        toLogicalOrder(line, false);
        QCOMPARE(line[0].codePoint, char32_t{0x05D0});
        QCOMPARE(line[1].codePoint, char32_t{0x05B8});
        QCOMPARE(line[2].codePoint, char32_t{0x05D1});
    }
};

QTEST_GUILESS_MAIN(BidiOrderTest)
#include "tst_bidi_order.moc"
