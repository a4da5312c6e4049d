// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/citation_pictures.h"

#include <QPainter>
#include <QTest>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

constexpr double kDpi = 130;
constexpr QSize kCard(480, 148);

/// A letter page with a black bar in the middle of a box.
QImage pageWithBarIn(const document::Box &box)
{
    QImage page(qRound(8.5 * kDpi), qRound(11 * kDpi), QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    const double width = page.width();
    const double height = page.height();
    const QRectF rect(double{box.left} * width, double{box.top} * height, double{box.width()} * width,
                      double{box.height()} * height);
    painter.fillRect(
        rect.adjusted(rect.width() * 0.25, rect.height() * 0.25, -rect.width() * 0.25, -rect.height() * 0.25),
        Qt::black);
    return page;
}

bool isMark(QColor color)
{
    return color.red() > 240 && color.green() > 215 && color.blue() > 120 && color.blue() < 160;
}

/// Of all pixels for which `wanted` holds.
template <typename Wanted> QRect boundsOf(const QImage &image, Wanted wanted)
{
    QRect bounds;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (wanted(image.pixelColor(x, y)))
                bounds = bounds.united(QRect(x, y, 1, 1));
    return bounds;
}

} // namespace

class CitationCropTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheBoxOverItsWords_data();
    void showsTheBoxOverItsWords();
    void framesAWholePage();
    void showsTheHeadOfThePage_whenThereAreNoBoxes();
};

void CitationCropTest::showsTheBoxOverItsWords_data()
{
    QTest::addColumn<double>("left");
    QTest::addColumn<double>("top");
    QTest::addColumn<double>("right");
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("ratio");
    QTest::newRow("a few words") << 0.4 << 0.5 << 0.6 << 0.015 << 1.0;
    QTest::newRow("a few words, twice as sharp") << 0.4 << 0.5 << 0.6 << 0.015 << 2.0;
    QTest::newRow("a whole line") << 0.1 << 0.3 << 0.9 << 0.015 << 1.0;
    QTest::newRow("at the page's head and left edge") << 0.01 << 0.005 << 0.2 << 0.015 << 1.0;
    QTest::newRow("at its foot and right edge") << 0.8 << 0.98 << 0.99 << 0.015 << 1.0;
    QTest::newRow("a long passage begins in sight") << 0.1 << 0.2 << 0.5 << 0.5 << 1.0;
}

void CitationCropTest::showsTheBoxOverItsWords()
{
    QFETCH(double, left);
    QFETCH(double, top);
    QFETCH(double, right);
    QFETCH(double, height);
    QFETCH(double, ratio);
    const document::Box box{static_cast<float>(left), static_cast<float>(top), static_cast<float>(right),
                            static_cast<float>(top + height)};
    const QImage crop = cropAround(pageWithBarIn(box), kDpi, {box}, false, kCard, ratio);
    QCOMPARE(crop.size(), kCard * ratio);
    const QRect marked = boundsOf(crop, isMark);
    const QRect words = boundsOf(crop, [](QColor color) { return color.lightness() < 40; });
    QVERIFY2(!marked.isEmpty(), "the box is not in sight");
    const bool cut = marked.bottom() >= crop.height() - 3; // goes on below, and the bar stands there
    QCOMPARE(cut, height > 0.1);
    if (!cut) {
        QVERIFY2(!words.isEmpty(), "the cited words are not in sight");
        QVERIFY2(std::abs(marked.center().x() - words.center().x()) <= 2 * ratio, "the box lies beside its words");
        QVERIFY2(std::abs(marked.center().y() - words.center().y()) <= 2 * ratio, "the box lies above or below them");
    }
    QVERIFY2(marked.top() > 0 || top < 0.02, "the box begins out of sight");
    // Between 64 and 130 pixels an inch.
    const double dpi = marked.width() / ratio / ((right - left) * 8.5);
    QVERIFY2(dpi > 60 && dpi < 140, qPrintable(QString::number(dpi)));
}

void CitationCropTest::framesAWholePage()
{
    const document::Box all{0, 0, 1, 1};
    const QImage crop = cropAround(pageWithBarIn({0.2F, 0.2F, 0.4F, 0.22F}), kDpi, {all}, false, kCard, 1);
    const QRect marked = boundsOf(crop, isMark);
    QVERIFY2(marked.width() > kCard.width() - 12, "the frame is not at the page's edges");
    QCOMPARE(crop.pixelColor(kCard.width() / 2, kCard.height() / 2), QColor(Qt::white));
}

void CitationCropTest::showsTheHeadOfThePage_whenThereAreNoBoxes()
{
    const QImage crop = cropAround(pageWithBarIn({0.2F, 0.02F, 0.8F, 0.06F}), kDpi, {}, false, kCard, 1);
    QVERIFY(boundsOf(crop, isMark).isEmpty());
    const QRect words = boundsOf(crop, [](QColor color) { return color.lightness() < 60; });
    QVERIFY(!words.isEmpty() && std::abs(words.center().x() - kCard.width() / 2) < 4);
}

QTEST_MAIN(CitationCropTest)
#include "tst_citation_crop.moc"
