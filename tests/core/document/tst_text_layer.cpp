// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/document/text_layer.h"

#include <cmath>
#include <random>

using namespace longleaf;
using namespace longleaf::document;

namespace {

bool near(const Box &a, const Box &b)
{
    const auto close = [](float x, float y) {
        return std::abs(x - y) < 0.003F;
    };
    return close(a.left, b.left) && close(a.top, b.top) && close(a.right, b.right) && close(a.bottom, b.bottom);
}

const std::string kText = "net sales\nrose by 8 %\n";

TextLayer twoLines()
{
    return TextLayer({
        {{0, 3}, {0.1F, 0.1F, 0.16F, 0.12F}, Advance::Right, 0, {}},
        {{4, 9}, {0.2F, 0.1F, 0.3F, 0.12F}, Advance::Right, 0, {20, 60, 130, 250}},
        {{10, 14}, {0.1F, 0.13F, 0.18F, 0.15F}, Advance::Right, 1, {}},
        {{15, 17}, {0.2F, 0.13F, 0.24F, 0.15F}, Advance::Right, 1, {}},
        {{18, 19}, {0.26F, 0.13F, 0.28F, 0.15F}, Advance::Right, 1, {}},
        {{20, 21}, {0.3F, 0.13F, 0.32F, 0.15F}, Advance::Right, 1, {}},
    });
}

} // namespace

class TextLayerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesOneBoxPerLine()
    {
        const auto boxes = twoLines().boxes({0, kText.size()}, kText);
        QCOMPARE(boxes.size(), std::size_t{2});
        QVERIFY(near(boxes[0], {0.1F, 0.1F, 0.3F, 0.12F}));
        QVERIFY(near(boxes[1], {0.1F, 0.13F, 0.32F, 0.15F}));
    }

    void partOfWord_data()
    {
        QTest::addColumn<std::size_t>("begin");
        QTest::addColumn<std::size_t>("end");
        QTest::addColumn<float>("left");
        QTest::addColumn<float>("right");
        QTest::newRow("first letter, even widths") << std::size_t{0} << std::size_t{1} << 0.1F << 0.12F;
        QTest::newRow("last letter, even widths") << std::size_t{2} << std::size_t{3} << 0.14F << 0.16F;
        QTest::newRow("middle letters by their edges")
            << std::size_t{5} << std::size_t{7} << 0.2F + 0.1F * 20 / 255 << 0.2F + 0.1F * 130 / 255;
        QTest::newRow("from one word into the next") << std::size_t{2} << std::size_t{5} << 0.14F << 0.2078F;
    }

    void partOfWord()
    {
        QFETCH(std::size_t, begin);
        QFETCH(std::size_t, end);
        QFETCH(float, left);
        QFETCH(float, right);
        const auto boxes = twoLines().boxes({begin, end}, kText);
        QCOMPARE(boxes.size(), std::size_t{1});
        QVERIFY(near(boxes[0], {left, 0.1F, right, 0.12F}));
    }

    void whiteSpaceAndEmptySpansHaveNoBox()
    {
        QVERIFY(twoLines().boxes({3, 4}, kText).empty());
        QVERIFY(twoLines().boxes({9, 10}, kText).empty());
        QVERIFY(twoLines().boxes({5, 5}, kText).empty());
        QVERIFY(twoLines().boxes({900, 1000}, kText).empty());
        QVERIFY(TextLayer().boxes({0, 4}, kText).empty());
    }

    void rightToLeftWordsAreCutFromTheRight()
    {
        const std::string text = "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"; // four Hebrew letters
        const TextLayer layer({{{0, 8}, {0.5F, 0.1F, 0.6F, 0.12F}, Advance::Left, 0, {}}});
        const auto boxes = layer.boxes({0, 2}, text);
        QCOMPARE(boxes.size(), std::size_t{1});
        QVERIFY(near(boxes[0], {0.575F, 0.1F, 0.6F, 0.12F}));
    }

    void turnedWordsAreCutAlongTheirDirection()
    {
        const std::string text = "abcd";
        const TextLayer down({{{0, 4}, {0.5F, 0.1F, 0.52F, 0.2F}, Advance::Down, 0, {}}});
        QVERIFY(near(down.boxes({0, 1}, text).at(0), {0.5F, 0.1F, 0.52F, 0.125F}));
        const TextLayer up({{{0, 4}, {0.5F, 0.1F, 0.52F, 0.2F}, Advance::Up, 0, {}}});
        QVERIFY(near(up.boxes({0, 1}, text).at(0), {0.5F, 0.175F, 0.52F, 0.2F}));
    }

    void boxOfOneLineSparesItsUnselectedWords()
    {
        // Mixed directions: the first and the last word as read stand left and right of the middle one as seen.
        const std::string text = "aa bb cc";
        const TextLayer layer({
            {{0, 2}, {0.1F, 0.1F, 0.2F, 0.12F}, Advance::Right, 0, {}},
            {{3, 5}, {0.5F, 0.1F, 0.6F, 0.12F}, Advance::Left, 0, {}},
            {{6, 8}, {0.3F, 0.1F, 0.4F, 0.12F}, Advance::Left, 0, {}},
        });
        QCOMPARE(layer.boxes({0, 5}, text).size(), std::size_t{2});
        QCOMPARE(layer.boxes({0, 8}, text).size(), std::size_t{1});
    }

    void findsWordAtPoint()
    {
        const TextLayer layer = twoLines();
        QCOMPARE(layer.wordAt(0.21F, 0.14F), (TextSpan{15, 17}));
        QCOMPARE(layer.wordAt(0.9F, 0.11F), (TextSpan{4, 9}));
        QVERIFY(layer.wordAt(0.5F, 0.9F).empty());
    }

    void encodedLayerComesBack()
    {
        const TextLayer once = TextLayer::decode(twoLines().encode()).value();
        QCOMPARE(once.words().size(), twoLines().words().size());
        for (std::size_t i = 0; i < once.words().size(); ++i) {
            const LayerWord word = twoLines().words()[i];
            QCOMPARE(once.words()[i].span, word.span);
            QCOMPARE(once.words()[i].line, word.line);
            QCOMPARE(once.words()[i].edges, word.edges);
            QVERIFY(near(once.words()[i].box, word.box));
        }
        QVERIFY(TextLayer::decode(once.encode()).value() == once);
        QVERIFY(TextLayer::decode(TextLayer().encode()).value().empty());
        QVERIFY(TextLayer::decode({}).value().empty());
    }

    void cutBytesAreRefused()
    {
        const std::string bytes = twoLines().encode();
        for (std::size_t size = 1; size < bytes.size(); ++size) {
            const auto layer = TextLayer::decode(std::string_view(bytes).substr(0, size));
            QVERIFY(!layer);
            QCOMPARE(layer.error().code, ErrorCode::Protocol);
        }
        QVERIFY(!TextLayer::decode(bytes + "x"));
        QVERIFY(!TextLayer::decode("\x01\xFF\xFF\xFF\xFF\x0F"));
        QVERIFY(!TextLayer::decode("\x02"));
    }

    void damagedBytesNeverBreakTheOrderOfWords()
    {
        const std::string bytes = twoLines().encode();
        std::mt19937 random(7);
        for (int round = 0; round < 20'000; ++round) {
            std::string damaged = bytes;
            for (int i = 0; i < 3; ++i)
                damaged[random() % damaged.size()] = static_cast<char>(random() & 0xFFU);
            const auto layer = TextLayer::decode(damaged);
            if (!layer)
                continue;
            std::size_t end = 0;
            for (const LayerWord &word : layer->words()) {
                QVERIFY(word.span.begin >= end && word.span.end > word.span.begin);
                QVERIFY(word.box.right >= word.box.left && word.box.bottom >= word.box.top);
                end = word.span.end;
            }
            (void)layer->boxes({0, kText.size()}, kText); // must not read past the text
        }
    }
};

QTEST_GUILESS_MAIN(TextLayerTest)
#include "tst_text_layer.moc"
