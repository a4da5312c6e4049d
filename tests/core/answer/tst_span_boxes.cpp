// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/span_boxes.h"

#include <QTest>

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
};

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

QTEST_GUILESS_MAIN(SpanBoxesTest)
#include "tst_span_boxes.moc"
