// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/qt_convert.h"

#include <QTest>

using namespace longleaf;
using namespace longleaf::ui;

class QtConvertTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesThereAndBack_data();
    void goesThereAndBack();
    void mapsOffsets_data();
    void mapsOffsets();
    void mapsRanges();
    void replacesInvalidBytes();
};

void QtConvertTest::goesThereAndBack_data()
{
    QTest::addColumn<QByteArray>("utf8");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("plain letters") << QByteArray("Net sales");
    QTest::newRow("umlauts and dashes") << QByteArray("Z\xc3\xbcrich \xe2\x80\x93 2024");
    QTest::newRow("beyond the basic plane") << QByteArray("a\xf0\x9d\x91\xa5z");
    QTest::newRow("with a zero byte") << QByteArray("a\0b", 3);
}

void QtConvertTest::goesThereAndBack()
{
    QFETCH(QByteArray, utf8);
    const std::string text = utf8.toStdString();
    QCOMPARE(toUtf8(toQString(text)), text);
}

void QtConvertTest::mapsOffsets_data()
{
    QTest::addColumn<int>("byte");
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("back");
    // aü–𝑥z: bytes 0, 1..2, 3..5, 6..9, 10; units 0, 1, 2, 3..4, 5
    QTest::newRow("the start") << 0 << 0 << 0;
    QTest::newRow("two bytes") << 1 << 1 << 1;
    QTest::newRow("inside of two bytes") << 2 << 1 << 1;
    QTest::newRow("three bytes") << 3 << 2 << 3;
    QTest::newRow("four bytes") << 6 << 3 << 6;
    QTest::newRow("inside of four bytes") << 8 << 3 << 6;
    QTest::newRow("after four bytes") << 10 << 5 << 10;
    QTest::newRow("the end") << 11 << 6 << 11;
    QTest::newRow("beyond the end") << 99 << 6 << 11;
}

void QtConvertTest::mapsOffsets()
{
    QFETCH(int, byte);
    QFETCH(int, index);
    QFETCH(int, back);
    const QString text = toQString("a\xc3\xbc\xe2\x80\x93\xf0\x9d\x91\xa5z");
    QCOMPARE(utf16Index(text, static_cast<std::size_t>(byte)), qsizetype{index});
    QCOMPARE(byteOffset(text, index), static_cast<std::size_t>(back));
}

void QtConvertTest::mapsRanges()
{
    const QString text = toQString("a\xc3\xbc\xe2\x80\x93\xf0\x9d\x91\xa5z");
    QCOMPARE(utf16Range(text, {3, 10}), (Utf16Range{2, 5}));
    QCOMPARE(utf16Range(text, {0, 11}), (Utf16Range{0, 6}));
    QCOMPARE(utf16Range(text, {6, 6}), (Utf16Range{3, 3}));
    QCOMPARE(byteOffset(text, 4), std::size_t{6});
}

void QtConvertTest::replacesInvalidBytes()
{
    QCOMPARE(toQString("a\xff"), QStringLiteral("a\uFFFD"));
}

QTEST_GUILESS_MAIN(QtConvertTest)
#include "tst_qt_convert.moc"
