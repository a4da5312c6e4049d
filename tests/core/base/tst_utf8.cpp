// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <QTest>

using namespace longleaf;

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsValidFromInvalid_data();
    void tellsValidFromInvalid();
    void decodesAndAppendsEveryLength();
    void refusesSurrogatesAndTooLargeCodePointsInAppend();
    void sanitizeReplacesEachBadByteAndKeepsTheRest();
    void boundariesNeverCutACharacter();
    void truncatedKeepsWholeCharacters();
};

void Utf8Test::tellsValidFromInvalid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const char *bytes, bool valid) {
        QTest::newRow(name) << QByteArray(bytes) << valid;
    };
    row("an empty text is valid", "", true);
    row("ASCII is valid", "10-K, page 7", true);
    row("two, three and four bytes are valid", "\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", true);
    row("the last code point is valid", "\xF4\x8F\xBF\xBF", true);
    row("beyond the last code point is not", "\xF4\x90\x80\x80", false);
    row("a lone continuation byte is not", "a\x80", false);
    row("a cut character is not", "\xE2\x82", false);
    row("an overlong slash is not", "\xC0\xAF", false);
    row("an overlong three-byte form is not", "\xE0\x80\xAF", false);
    row("a surrogate is not", "\xED\xA0\x80", false);
    row("Latin-1 is not", "caf\xE9 au lait", false);
    row("bytes FE and FF are not", "\xFE\xFF", false);
}

void Utf8Test::tellsValidFromInvalid()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, valid);
    QCOMPARE(utf8::isValid(bytes.toStdString()), valid);
}

void Utf8Test::decodesAndAppendsEveryLength()
{
    for (const char32_t codePoint :
         {U'\0', U'A', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
        std::string text;
        utf8::append(text, codePoint);
        const utf8::Decoded decoded = utf8::decode(text, 0);
        QVERIFY(decoded.valid);
        QCOMPARE(static_cast<quint32>(decoded.codePoint), static_cast<quint32>(codePoint));
        QCOMPARE(decoded.size, text.size());
    }
}

void Utf8Test::refusesSurrogatesAndTooLargeCodePointsInAppend()
{
    std::string text;
    utf8::append(text, static_cast<char32_t>(0xD800));
    utf8::append(text, static_cast<char32_t>(0x110000));
    QCOMPARE(text, std::string("\xEF\xBF\xBD\xEF\xBF\xBD"));
}

void Utf8Test::sanitizeReplacesEachBadByteAndKeepsTheRest()
{
    QCOMPARE(utf8::sanitize("a\xFF\xC3\xA9\xE2\x82"
                            "b"),
             std::string("a\xEF\xBF\xBD\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD"
                         "b"));
    QCOMPARE(utf8::sanitize("unchanged \xE2\x82\xAC"), std::string("unchanged \xE2\x82\xAC"));
    QVERIFY(utf8::isValid(utf8::sanitize(std::string("\x00\x80\xF5\xC3", 4))));
}

void Utf8Test::boundariesNeverCutACharacter()
{
    const std::string text = "a\xE2\x82\xAC"
                             "b"; // a, euro sign, b
    QCOMPARE(utf8::floorBoundary(text, 0), std::size_t{0});
    QCOMPARE(utf8::floorBoundary(text, 2), std::size_t{1});
    QCOMPARE(utf8::floorBoundary(text, 3), std::size_t{1});
    QCOMPARE(utf8::floorBoundary(text, 4), std::size_t{4});
    QCOMPARE(utf8::floorBoundary(text, 99), text.size());
    QCOMPARE(utf8::ceilBoundary(text, 1), std::size_t{1});
    QCOMPARE(utf8::ceilBoundary(text, 2), std::size_t{4});
    QCOMPARE(utf8::ceilBoundary(text, 99), text.size());
    QCOMPARE(utf8::countCodePoints(text), std::size_t{3});
}

void Utf8Test::truncatedKeepsWholeCharacters()
{
    const std::string text = "a\xE2\x82\xAC"
                             "b";
    QCOMPARE(utf8::truncated(text, 3), std::string_view("a"));
    QCOMPARE(utf8::truncated(text, 4), std::string_view("a\xE2\x82\xAC"));
    QCOMPARE(utf8::truncated(text, 5), std::string_view(text));
    QCOMPARE(utf8::truncated(text, 0), std::string_view());
}

QTEST_GUILESS_MAIN(Utf8Test)
#include "tst_utf8.moc"
