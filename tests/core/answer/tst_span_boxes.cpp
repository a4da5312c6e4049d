// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/span_boxes.h"

#include <QTest>
#include <cmath>

using namespace longleaf;
using document::Box;
using document::LayerWord;
using document::Page;
using document::TextLayer;

namespace {

/// Words of four letters, two a line; each page's text is "aaaa bbbb\ncccc dddd".
TextLayer fourWords()
{
    std::vector<LayerWord> words;
    for (std::uint32_t i = 0; i < 4; ++i) {
        const float left = (i % 2 == 0) ? 0.1F : 0.5F;
        const float top = (i < 2) ? 0.1F : 0.3F;
        words.push_back({{i * 5, i * 5 + 4}, {left, top, left + 0.4F, top + 0.1F}, {}, i / 2, {}});
    }
    return TextLayer(std::move(words));
}

std::vector<Page> twoPages()
{
    Page first;
    first.number = 1;
    first.span = {0, 19};
    Page second;
    second.number = 2;
    second.span = {20, 39};
    return {first, second};
}

Result<std::string> pageText(int)
{
    return std::string("aaaa bbbb\ncccc dddd");
}

} // namespace

class SpanBoxesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesOneBoxPerLine_inPageOrder();
    void skipsPages_outsideTheSpan();
    void givesNothing_forAPageWithoutLayout();
    void passesErrorsOn();
    void leavesRunningLinesOut_whenASpanCrossesPages_data();
    void leavesRunningLinesOut_whenASpanCrossesPages();
    void keepsARunningLine_whenTheSpanIsOnOnePage();
    void givesTheLines_whenABoxWouldHoldOtherWords();
    void givesThePage_whenTextHasNoBoxes();
    void joinsTheLinesOfAWholePage_butNotOfPartsOrShortPages_data();
    void joinsTheLinesOfAWholePage_butNotOfPartsOrShortPages();
};

namespace {

/// Ten pages "Report <n>" / "body text" / "more body" / "Page <n>"; headers differ on left and right pages.
struct Book {
    std::vector<Page> pages;
    std::vector<std::string> texts;
    std::string all;

    explicit Book(bool alternating, float drift)
    {
        for (int n = 1; n <= 10; ++n) {
            const std::string header = alternating && n % 2 == 0 ? "Chapter 1" : "Report " + std::to_string(2010 + n);
            texts.push_back(header + "\nbody text\nmore body\n" + std::to_string(n));
            Page page;
            page.number = n;
            page.span = {all.size(), all.size() + texts.back().size()};
            pages.push_back(page);
            all += texts.back() + "\f";
        }
        m_drift = drift;
    }

    [[nodiscard]] Result<TextLayer> layer(int number) const
    {
        constexpr float kTops[] = {0.05F, 0.3F, 0.4F, 0.92F};
        const std::string &text = texts[static_cast<std::size_t>(number - 1)];
        std::vector<LayerWord> words;
        std::uint32_t line = 0;
        float left = 0.1F;
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
            const float top = kTops[line] + (line == 0 ? m_drift * static_cast<float>(number) : 0);
            words.push_back({{i, end}, {left, top, left + 0.1F, top + 0.02F}, {}, line, {}});
            left += 0.2F;
            if (end < text.size() && text[end] == '\n') {
                ++line;
                left = 0.1F;
            }
            i = end + 1;
        }
        return TextLayer(std::move(words));
    }

    [[nodiscard]] Result<std::vector<document::PageBox>> boxes(TextSpan span) const
    {
        return answer::spanBoxes(
            span, pages, [this](int page) { return layer(page); },
            [this](int page) -> Result<std::string> { return texts[static_cast<std::size_t>(page - 1)]; });
    }

private:
    float m_drift = 0;
};

} // namespace

void SpanBoxesTest::leavesRunningLinesOut_whenASpanCrossesPages_data()
{
    QTest::addColumn<bool>("alternating");
    QTest::addColumn<float>("drift");
    QTest::addColumn<int>("page");
    QTest::addColumn<std::size_t>("boxes");
    QTest::newRow("in the middle") << false << 0.0F << 5 << std::size_t{2};
    QTest::newRow("first pages") << false << 0.0F << 1 << std::size_t{2};
    QTest::newRow("last pages") << false << 0.0F << 9 << std::size_t{2};
    QTest::newRow("left and right pages differ") << true << 0.0F << 5 << std::size_t{2};
    QTest::newRow("left and right pages differ, first pages") << true << 0.0F << 1 << std::size_t{2};
    QTest::newRow("the same words at other heights are text") << false << 0.012F << 1 << std::size_t{3};
}

void SpanBoxesTest::leavesRunningLinesOut_whenASpanCrossesPages()
{
    QFETCH(bool, alternating);
    QFETCH(float, drift);
    QFETCH(int, page);
    QFETCH(std::size_t, boxes);
    const Book book(alternating, drift);
    const auto &pages = book.pages;
    const auto index = static_cast<std::size_t>(page - 1);
    const TextSpan span{pages[index].span.begin + book.texts[index].find("more"),
                        pages[index + 1].span.begin + book.texts[index + 1].find("body") + 9};
    const auto found = book.boxes(span);
    QVERIFY(found.has_value());
    QCOMPARE(found->size(), boxes);
    QCOMPARE(found->front().page, page);
    QCOMPARE(found->back().page, page + 1);
    QVERIFY(std::abs(found->back().box.top - 0.3F) < 0.001F);
}

void SpanBoxesTest::keepsARunningLine_whenTheSpanIsOnOnePage()
{
    const Book book(false, 0);
    const auto found = book.boxes(book.pages[4].span);
    QVERIFY(found.has_value());
    QCOMPARE(found->size(), std::size_t{4});
}

void SpanBoxesTest::givesTheLines_whenABoxWouldHoldOtherWords()
{
    // The second half of the text lies under the first: one box cannot hold one without the other.
    const auto overprinted = [](int) -> Result<TextLayer> {
        return TextLayer({{{0, 4}, {0.1F, 0.1F, 0.3F, 0.12F}, {}, 0, {}},
                          {{5, 9}, {0.1F, 0.1F, 0.3F, 0.12F}, {}, 0, {}},
                          {{10, 14}, {0.1F, 0.5F, 0.3F, 0.52F}, {}, 1, {}},
                          {{15, 19}, {0.5F, 0.5F, 0.7F, 0.52F}, {}, 1, {}}});
    };
    const auto boxes = answer::spanBoxes({0, 4}, {twoPages().front()}, overprinted, pageText);
    QVERIFY(boxes.has_value());
    QCOMPARE(boxes->size(), std::size_t{1});
    QVERIFY(boxes->front().box == (Box{0.1F, 0.1F, 0.3F, 0.12F}));
    const auto sure = answer::spanBoxes({10, 14}, {twoPages().front()}, overprinted, pageText);
    QVERIFY(sure->front().box == (Box{0.1F, 0.5F, 0.3F, 0.52F}));
}

void SpanBoxesTest::givesThePage_whenTextHasNoBoxes()
{
    const Box whole{0, 0, 1, 1};
    const auto half = [](int) -> Result<TextLayer> { // "bbbb" and "cccc" have no place
        return TextLayer(
            {{{0, 4}, {0.1F, 0.1F, 0.3F, 0.12F}, {}, 0, {}}, {{15, 19}, {0.5F, 0.5F, 0.7F, 0.52F}, {}, 1, {}}});
    };
    QVERIFY(answer::spanBoxes({5, 14}, {twoPages().front()}, half, pageText)->front().box == whole);
    QCOMPARE(answer::spanBoxes({0, 4}, {twoPages().front()}, half, pageText)->front().box.right, 0.3F);
    // Two lines printed over each other.
    const auto same = [](int) -> Result<TextLayer> {
        return TextLayer({{{0, 4}, {0.1F, 0.1F, 0.3F, 0.12F}, {}, 0, {}},
                          {{5, 9}, {0.4F, 0.1F, 0.6F, 0.12F}, {}, 0, {}},
                          {{10, 14}, {0.1F, 0.1F, 0.3F, 0.12F}, {}, 1, {}}});
    };
    QVERIFY(answer::spanBoxes({0, 9}, {twoPages().front()}, same, pageText)->front().box == whole);
}

void SpanBoxesTest::givesOneBoxPerLine_inPageOrder()
{
    const auto boxes = answer::spanBoxes(
        {10, 29}, twoPages(), [](int) -> Result<TextLayer> { return fourWords(); }, pageText);
    QVERIFY(boxes.has_value());
    QCOMPARE(boxes->size(), std::size_t{2});
    QCOMPARE((*boxes)[0].page, 1);
    QVERIFY((*boxes)[0].box.top > 0.2F);
    QCOMPARE((*boxes)[1].page, 2);
    QVERIFY((*boxes)[1].box.top < 0.2F);
}

void SpanBoxesTest::skipsPages_outsideTheSpan()
{
    std::vector<int> asked;
    const auto boxes = answer::spanBoxes(
        {20, 24}, twoPages(),
        [&asked](int page) -> Result<TextLayer> {
            asked.push_back(page);
            return fourWords();
        },
        pageText);
    QVERIFY(boxes.has_value());
    QCOMPARE(boxes->size(), std::size_t{1});
    QVERIFY(asked == std::vector<int>{2});
}

void SpanBoxesTest::givesNothing_forAPageWithoutLayout()
{
    const auto boxes = answer::spanBoxes(
        {0, 39}, twoPages(), [](int) -> Result<TextLayer> { return TextLayer(); }, pageText);
    QVERIFY(boxes.has_value());
    QVERIFY(boxes->empty());
}

void SpanBoxesTest::passesErrorsOn()
{
    const auto noLayer = answer::spanBoxes(
        {0, 5}, twoPages(), [](int) -> Result<TextLayer> { return fail(ErrorCode::Protocol, "cut"); }, pageText);
    QVERIFY(!noLayer.has_value());
    QVERIFY(noLayer.error().code == ErrorCode::Protocol);
    const auto noText = answer::spanBoxes(
        {0, 5}, twoPages(), [](int) -> Result<TextLayer> { return fourWords(); },
        [](int) -> Result<std::string> { return fail(ErrorCode::NotFound, "no text"); });
    QVERIFY(!noText.has_value());
    QVERIFY(noText.error().code == ErrorCode::NotFound);
}

void SpanBoxesTest::joinsTheLinesOfAWholePage_butNotOfPartsOrShortPages_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("end"); // of the span, which begins in the page before
    QTest::addColumn<bool>("joined");
    QTest::newRow("all of a page of many lines") << 30 << 2'000 << true;
    QTest::newRow("nearly all of it") << 30 << 1'950 << true;
    QTest::newRow("half of it") << 30 << 1'500 << false;
    QTest::newRow("all of a page of few lines") << 12 << 2'000 << false;
}

void SpanBoxesTest::joinsTheLinesOfAWholePage_butNotOfPartsOrShortPages()
{
    QFETCH(int, lines);
    QFETCH(int, end);
    QFETCH(bool, joined);
    Page before;
    before.number = 1;
    before.span = {0, 999};
    Page page;
    page.number = 2;
    page.span = {1'000, 2'000};
    std::vector<document::PageBox> boxes{{1, {0.1F, 0.9F, 0.9F, 0.92F}}};
    for (int i = 0; i < lines; ++i) {
        const float top = 0.1F + 0.02F * static_cast<float>(i);
        boxes.push_back({2, {0.1F, top, 0.9F, top + 0.015F}});
    }
    const auto result = answer::wholePagesJoined(boxes, {950, static_cast<std::size_t>(end)}, {before, page});
    QVERIFY(result.front() == boxes.front());
    if (joined) {
        QCOMPARE(result.size(), std::size_t{2});
        QVERIFY((result.back() == document::PageBox{2, {0, 0, 1, 1}}));
    } else {
        QVERIFY(result == boxes);
    }
}

QTEST_GUILESS_MAIN(SpanBoxesTest)
#include "tst_span_boxes.moc"
