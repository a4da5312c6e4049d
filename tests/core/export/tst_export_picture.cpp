// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/export/picture.h"

#include <png.h>

using namespace longleaf;
using namespace longleaf::exporting;

namespace {

constexpr int kWidth = 600;
constexpr int kHeight = 800;

/// White paper of 600 by 800 points at 72 dpi, with a black word from (100, 400) to (500, 412).
ipc::PageImage page(ipc::PixelFormat format = ipc::PixelFormat::Bgra32)
{
    const int bytes = format == ipc::PixelFormat::Gray8 ? 1 : 4;
    ipc::PageImage image{3, kWidth, kHeight, kWidth * bytes, 72, format, {}};
    image.pixels.assign(static_cast<std::size_t>(image.bytesPerLine) * kHeight, '\xff');
    for (int y = 400; y < 412; ++y) {
        for (int x = 100; x < 500; ++x)
            std::fill_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.bytesPerLine + x * bytes,
                        std::min(bytes, 3), '\0');
    }
    return image;
}

const std::vector<document::Box> kBoxes{{200.0F / kWidth, 400.0F / kHeight, 300.0F / kWidth, 412.0F / kHeight}};

struct Decoded {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb;

    [[nodiscard]] std::array<int, 3> at(int x, int y) const
    {
        const auto i = static_cast<std::size_t>(3 * (y * width + x));
        return {rgb[i], rgb[i + 1], rgb[i + 2]};
    }
    [[nodiscard]] int count(std::array<int, 3> colour) const
    {
        int found = 0;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                found += at(x, y) == colour ? 1 : 0;
        }
        return found;
    }
};

Decoded decode(const std::string &png)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0)
        return {};
    image.format = PNG_FORMAT_RGB;
    Decoded out{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    out.rgb.resize(PNG_IMAGE_SIZE(image));
    png_image_finish_read(&image, nullptr, out.rgb.data(), 0, nullptr);
    return out;
}

} // namespace

class ExportPictureTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheStripAroundTheBoxes();
    void cutsBetweenLines();
    void marksTheWordsAndNothingElse_data();
    void marksTheWordsAndNothingElse();
    void aBrokenLineIsShorter();
    void boxesAtTheEdgeStayInside();
    void aPageWithoutPixelsIsRefused();
};

void ExportPictureTest::showsTheStripAroundTheBoxes()
{
    const Strip strip = stripAround(kBoxes, kHeight, 72);
    QVERIFY(strip.top < 400 && strip.top > 350);
    QVERIFY(strip.top + strip.height > 412 && strip.top + strip.height < 460);
    // From the top of a page to its end: at most a good half.
    QCOMPARE(stripAround({{0, 0, 1, 1}}, kHeight, 72), (Strip{0, 440}));
}

void ExportPictureTest::cutsBetweenLines()
{
    const Strip strip = stripAround(kBoxes, kHeight, 72);
    ipc::PageImage image = page();
    const auto line = [&image](int top, int bottom) {
        for (int y = top; y < bottom; ++y)
            std::fill_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.bytesPerLine + 400, 40, '\0');
    };
    line(strip.top - 4, strip.top + 3); // the edge would go through it
    const auto picture = pictureOf(image, kBoxes, BoxStyle::Found);
    QVERIFY(picture.has_value());
    QCOMPARE(picture->heightPx, strip.height + 5);
    // What is higher than a line of text is no line.
    line(strip.top - 200, strip.top + 3);
    QCOMPARE(pictureOf(image, kBoxes, BoxStyle::Found)->heightPx, strip.height + 14);
}

void ExportPictureTest::marksTheWordsAndNothingElse_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("colour") << static_cast<int>(ipc::PixelFormat::Bgra32);
    QTest::newRow("gray") << static_cast<int>(ipc::PixelFormat::Gray8);
}

void ExportPictureTest::marksTheWordsAndNothingElse()
{
    QFETCH(int, format);
    const auto picture = pictureOf(page(static_cast<ipc::PixelFormat>(format)), kBoxes, BoxStyle::Found);
    QVERIFY(picture.has_value());
    QCOMPARE(picture->page, 3);
    const Decoded image = decode(picture->png);
    QCOMPARE(image.width, picture->widthPx);
    QCOMPARE(image.height, picture->heightPx);
    QCOMPARE(image.width, 400 + 2 * 9); // the ink and a margin
    // 12 rows of the 400 columns are black, but for what the frame lies on; the paper in the box is tinted.
    QVERIFY(image.count({0, 0, 0}) > 400 * 12 - 2 * 12 - 1);
    QVERIFY(image.count({255, 236, 140}) > 0);
    QVERIFY(image.count({255, 236, 140}) < 110 * 20);
    QVERIFY(image.count({160, 110, 0}) > 2 * 100);
}

void ExportPictureTest::aBrokenLineIsShorter()
{
    const auto closed = pictureOf(page(), kBoxes, BoxStyle::Found);
    const auto broken = pictureOf(page(), kBoxes, BoxStyle::Uncertain);
    QVERIFY(closed && broken);
    const int whole = decode(closed->png).count({160, 110, 0});
    const int dashed = decode(broken->png).count({160, 110, 0});
    QVERIFY(dashed > whole / 4 && dashed < whole * 3 / 4);
    QVERIFY(closed->png == pictureOf(page(), kBoxes, BoxStyle::Found)->png);
}

void ExportPictureTest::boxesAtTheEdgeStayInside()
{
    QVERIFY(pictureOf(page(), {{0, 0, 1, 0.01F}}, BoxStyle::Found).has_value());
    QVERIFY(pictureOf(page(), {{-0.5F, 0.99F, 1.5F, 1.2F}}, BoxStyle::Found).has_value());
    QVERIFY(!pictureOf(page(), {{0, 2, 1, 3}}, BoxStyle::Found).has_value());
}

void ExportPictureTest::aPageWithoutPixelsIsRefused()
{
    ipc::PageImage image = page();
    image.pixels.resize(100);
    QCOMPARE(pictureOf(image, kBoxes, BoxStyle::Found).error().code, ErrorCode::InvalidInput);
    image.bytesPerLine = 4;
    QCOMPARE(pictureOf(image, kBoxes, BoxStyle::Found).error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(ExportPictureTest)
#include "tst_export_picture.moc"
