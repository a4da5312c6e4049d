// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/extract/page_glyphs.h"
#include "core/extract/pdf_document.h"
#include "tests/support/make_pdf.h"

#include <cmath>
#include <limits>

using namespace longleaf;
using namespace longleaf::extract;
using document::Advance;
using document::Box;
using document::TextLayer;
using test::makePdf;
using test::PdfPage;
using test::PdfRun;
using test::textLines;

namespace {

ipc::PageText read(const PdfPage &page)
{
    auto pdf = PdfDocument::open(makePdf({page}), "test.pdf", {});
    return pdf ? (*pdf)->page(1) : ipc::PageText{};
}

std::vector<Box> boxesOf(const ipc::PageText &page, const std::string &words)
{
    const std::size_t at = page.text.find(words);
    if (at == std::string::npos)
        return {};
    return TextLayer::decode(page.layer).value().boxes({at, at + words.size()}, page.text);
}

bool near(float value, double expected, double tolerance = 0.004)
{
    return std::abs(static_cast<double>(value) - expected) <= tolerance;
}

const std::vector<std::string> kLeft{
    "The first column holds running text that", "goes on from line to line, as prose does,",
    "and every line is about as wide as the",   "column, so that nobody could take it for",
    "the labels of a table. It ends only when", "all of its sentences have been read in",
    "full, one after the other, to the end.",
};
const std::vector<std::string> kRight{
    "Here begins the second column, which has", "to be read after the first one, although",
    "its lines stand beside the other lines,",  "at the very same heights of the page, as",
    "they do in most of the papers that are",   "set in two columns by people who like",
    "their lines short and easy to read.",
};

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + "\n";
    return text;
}

} // namespace

class PageTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesAreNumbersWithinReach()
    {
        QCOMPARE(placed(595.25), 595.25F);
        QCOMPARE(placed(-1e300), -kFarthestPt);
        QCOMPARE(placed(1e300), kFarthestPt); // more than a float can hold
        QCOMPARE(placed(std::numeric_limits<double>::infinity()), 0.0F);
        QCOMPARE(placed(std::numeric_limits<double>::quiet_NaN()), 0.0F);
    }

    void readsTableByRows()
    {
        PdfPage page;
        const std::vector<std::string> labels{"Net sales", "Cost of sales", "Gross profit", "Research", "Net income"};
        page.runs = textLines(50, 700, labels);
        for (const auto &run : textLines(300, 700, {"32,765", "16,682", "16,083", "1,821", "5,363"}))
            page.runs.push_back(run);
        for (const auto &run : textLines(400, 700, {"31,657", "16,055", "15,602", "1,870", "4,869"}))
            page.runs.push_back(run);
        QCOMPARE(read(page).text, std::string("Net sales 32,765 31,657\nCost of sales 16,682 16,055\n"
                                              "Gross profit 16,083 15,602\nResearch 1,821 1,870\n"
                                              "Net income 5,363 4,869\n"));
    }

    void readsColumnsOfProseOneAfterTheOther()
    {
        PdfPage page;
        page.runs = textLines(50, 700, kLeft);
        for (const auto &run : textLines(310, 700, kRight))
            page.runs.push_back(run);
        page.runs.push_back({50, 740,
                             "A title that runs across both of the columns of this page, from left to right,"
                             " so that it cuts them off"});
        const std::string text = read(page).text;
        QVERIFY(text.starts_with("A title that runs across"));
        QVERIFY(text.ends_with(joined(kLeft) + joined(kRight)));
    }

    void readsRightColumnFirstInRightToLeftText()
    {
        // "abcdefgh" of Hebrew letters, as seen; the line number tells the lines apart.
        const std::string word = "\xD7\x93\xD7\x92\xD7\x91\xD7\x90";
        PdfPage page;
        for (int i = 0; i < 8; ++i) {
            const std::string line = word + " " + word + " " + word + " " + word + " " + word + " " + word;
            page.runs.push_back({50, 700.0 - 12 * i, "\xD7\x9C" + line});
            page.runs.push_back({310, 700.0 - 12 * i, "\xD7\xA8" + line});
        }
        const std::string text = read(page).text;
        const std::size_t lastOfRight = text.rfind("\xD7\xA8");
        const std::size_t firstOfLeft = text.find("\xD7\x9C");
        QVERIFY(lastOfRight != std::string::npos && firstOfLeft != std::string::npos);
        QVERIFY(lastOfRight < firstOfLeft);
    }

    void joinsHyphenatedWordsAndKeepsTheirBoxes()
    {
        PdfPage page;
        page.runs = textLines(50, 700, {"These are the con-", "solidated statements"});
        const ipc::PageText text = read(page);
        QCOMPARE(text.text, std::string("These are the consolidated statements\n"));
        const auto boxes = boxesOf(text, "consolidated");
        QCOMPARE(boxes.size(), std::size_t{2});
        QVERIFY(near(boxes[0].top, (800 - 709) / 800.0, 0.01));
        QVERIFY(near(boxes[1].left, 50 / 600.0));
        QVERIFY(boxes[1].top > boxes[0].top);
        // The hyphen's own box belongs to the first part.
        const auto first = boxesOf(text, "con");
        QVERIFY(near(boxes[0].right, static_cast<double>(first[0].right)));
        QVERIFY(near(first[0].right - first[0].left, (5.0 + 5.56 + 5.56 + 3.33) / 600, 0.002));
    }

    void keepsHyphenBeforeCapitalsAndDigits()
    {
        PdfPage page;
        page.runs = textLines(50, 700, {"the years 2019-", "2020 and the non-", "GAAP figures"});
        QCOMPARE(read(page).text, std::string("the years 2019-\n2020 and the non-\nGAAP figures\n"));
    }

    void blankLineStandsForClearSpace()
    {
        PdfPage page;
        page.runs = textLines(50, 700, {"One line of text", "and another one", "and a third"});
        for (const auto &run : textLines(50, 640, {"After some space", "the text goes on"}))
            page.runs.push_back(run);
        QCOMPARE(read(page).text, std::string("One line of text\nand another one\nand a third\n\nAfter some space\n"
                                              "the text goes on\n"));
    }

    void boxesFollowPageAsShown_data()
    {
        QTest::addColumn<int>("rotate");
        QTest::addColumn<bool>("cropped");
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::addColumn<double>("left");
        QTest::addColumn<double>("top");
        QTest::addColumn<int>("advance");
        // "Hamburg" in 10 points at (100, 600) of 600 x 800; Helvetica's box is about 9.3 + 2.1 points high.
        QTest::newRow("plain") << 0 << false << 600.0 << 800.0 << 100 / 600.0 << 190 / 800.0 << 0;
        QTest::newRow("turned to the right") << 90 << false << 800.0 << 600.0 << 597 / 800.0 << 100 / 600.0 << 2;
        QTest::newRow("upside down") << 180 << false << 600.0 << 800.0 << 459 / 600.0 << 597 / 800.0 << 1;
        QTest::newRow("turned to the left") << 270 << false << 800.0 << 600.0 << 190 / 800.0 << 459 / 600.0 << 3;
        QTest::newRow("cropped") << 0 << true << 300.0 << 300.0 << 50 / 300.0 << 90 / 300.0 << 0;
        QTest::newRow("cropped and turned") << 90 << true << 300.0 << 300.0 << 197 / 300.0 << 50 / 300.0 << 2;
    }

    void boxesFollowPageAsShown()
    {
        QFETCH(int, rotate);
        QFETCH(bool, cropped);
        QFETCH(double, width);
        QFETCH(double, height);
        QFETCH(double, left);
        QFETCH(double, top);
        QFETCH(int, advance);
        PdfPage page;
        page.runs = {{100, 600, "Hamburg"}};
        page.rotate = rotate;
        if (cropped)
            page.cropBox = {{50, 400, 350, 700}};
        const ipc::PageText text = read(page);
        QCOMPARE(text.text, std::string("Hamburg\n"));
        QCOMPARE(text.widthPt, width);
        QCOMPARE(text.heightPt, height);
        const TextLayer layer = TextLayer::decode(text.layer).value();
        QCOMPARE(static_cast<int>(layer.words()[0].advance), advance);
        const Box box = layer.words()[0].box;
        QVERIFY2(near(box.left, left, 0.012) && near(box.top, top, 0.012),
                 qPrintable(QStringLiteral("%1 %2").arg(box.left).arg(box.top)));
    }

    void textOutsideOfThePageIsLeftOut()
    {
        PdfPage page;
        page.runs = {{100, 600, "inside"}, {900, 600, "right"}, {100, -300, "below"}, {60, 750, "cropped"}};
        page.cropBox = {{50, 400, 350, 700}};
        QCOMPARE(read(page).text, std::string("inside\n"));
    }

    void turnedTextGetsItsOwnLines()
    {
        PdfPage page;
        page.runs = textLines(100, 600, {"Upright text of the page", "in two lines"});
        page.runs.push_back({40, 300, "Running up", 10, 90});
        const ipc::PageText text = read(page);
        QCOMPARE(text.text, std::string("Upright text of the page\nin two lines\n\nRunning up\n"));
        const TextLayer layer = TextLayer::decode(text.layer).value();
        QCOMPARE(layer.words().back().advance, Advance::Up);
        const auto boxes = boxesOf(text, "Running up");
        QCOMPARE(boxes.size(), std::size_t{1});
        QVERIFY(boxes[0].height() > boxes[0].width());
    }

    void ligaturesAndPresentationFormsAreExpanded()
    {
        PdfPage page;
        page.runs = {{100, 600,
                      "o\xEF\xAC\x83"
                      "ce \xEF\xAC\x81le"}}; // U+FB03, U+FB01
        const ipc::PageText text = read(page);
        QCOMPARE(text.text, std::string("office file\n"));
        // o (100-105), the ligature's three letters share 105-110
        const auto boxes = boxesOf(text, "off");
        QVERIFY(near(boxes.at(0).right, (105 + 5 * 2 / 3.0) / 600, 0.002));
    }

    void rightToLeftLinesComeInReadingOrder()
    {
        // Logical: alef bet, space, gimel dalet; as seen the other way round.
        PdfPage page;
        page.runs = {{100, 600, "\xD7\x93\xD7\x92 \xD7\x91\xD7\x90"}};
        const ipc::PageText text = read(page);
        QCOMPARE(text.text, std::string("\xD7\x90\xD7\x91 \xD7\x92\xD7\x93\n"));
        const TextLayer layer = TextLayer::decode(text.layer).value();
        QCOMPARE(layer.words()[0].advance, Advance::Left);
        QVERIFY(near(boxesOf(text, "\xD7\x90").at(0).right, 125 / 600.0));
    }

    void longRunsWithoutSpacesAreSplit()
    {
        std::string run;
        for (int i = 0; i < 40; ++i)
            run += "\xE6\x96\x87"; // U+6587
        PdfPage page;
        page.runs = {{100, 600, run}};
        const ipc::PageText text = read(page);
        QCOMPARE(text.text, run + "\n");
        const TextLayer layer = TextLayer::decode(text.layer).value();
        QVERIFY(layer.words().size() >= 3);
        for (const auto &word : layer.words())
            QVERIFY(word.span.size() <= 16 * 3);
    }

    void controlAndDirectionMarksLeaveNoText()
    {
        PdfPage page;
        page.runs = {{100, 600,
                      "a\xE2\x80\x8F"
                      "b\xE2\x80\xAA"
                      "c\x01"
                      "d\xC2\xA0"
                      "e\xC2\xAD"}};
        QCOMPARE(read(page).text, std::string("abcd e-\n"));
    }
};

QTEST_GUILESS_MAIN(PageTextTest)
#include "tst_page_text.moc"
