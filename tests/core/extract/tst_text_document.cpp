// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/extract/text_document.h"

#include "core/base/utf8.h"

using namespace longleaf;
using namespace longleaf::extract;
using document::PageState;

namespace {

std::string joined(const TextDocument &text)
{
    std::string all;
    for (int number = 1; number <= text.pageCount(); ++number) {
        const ipc::PageText page = text.page(number);
        all += page.text + (page.formFeedAfter ? "\f" : "");
    }
    return all;
}

std::string utf16(const std::u16string &text, bool bigEndian, bool mark)
{
    std::string bytes;
    for (const char16_t unit : (mark ? std::u16string(1, u'\uFEFF') : std::u16string()) + text) {
        const char low = static_cast<char>(unit & 0xFFU);
        const char high = static_cast<char>(unit >> 8U);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

} // namespace

class TextDocumentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formFeedEndsPage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("pages");
        QTest::newRow("no form feed") << QByteArray("A\r\nB\n") << 1;
        QTest::newRow("one between two pages") << QByteArray("A\fB") << 2;
        QTest::newRow("one at the very end makes no page") << QByteArray("A\fB\f") << 2;
        QTest::newRow("two in a row make an empty page") << QByteArray("A\f\fB") << 3;
        QTest::newRow("only a form feed") << QByteArray("\f") << 1;
    }

    void formFeedEndsPage()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, pages);
        const auto text = TextDocument::open(bytes.toStdString(), "a.txt");
        QVERIFY(text.has_value());
        QCOMPARE(text->pageCount(), pages);
        QCOMPARE(joined(*text), bytes.toStdString());
        for (int number = 1; number <= pages; ++number)
            QVERIFY(text->page(number).text.find('\f') == std::string::npos);
    }

    void emptyPageHasNoText()
    {
        const auto text = TextDocument::open("A\f \n\fB", "a.txt");
        QCOMPARE(text->page(1).state, PageState::Ok);
        QCOMPARE(text->page(2).state, PageState::NoText);
        QVERIFY(text->page(1).layer.empty());
    }

    void readsEncodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const std::u16string words = u"Net sales rose by 8 %.\nKäse für 日本語の本文\n";
        const QString expected = QString::fromStdU16String(words);
        const auto bytes = [](const std::string &text) {
            return QByteArray::fromStdString(text);
        };
        QTest::newRow("UTF-8") << expected.toUtf8() << expected;
        QTest::newRow("UTF-8 with mark") << QByteArray("\xEF\xBB\xBF") + expected.toUtf8() << expected;
        QTest::newRow("UTF-16 LE with mark") << bytes(utf16(words, false, true)) << expected;
        QTest::newRow("UTF-16 BE with mark") << bytes(utf16(words, true, true)) << expected;
        QTest::newRow("UTF-16 LE without mark") << bytes(utf16(words, false, false)) << expected;
        QTest::newRow("UTF-16 BE without mark") << bytes(utf16(words, true, false)) << expected;
        QTest::newRow("Windows-1252")
            << QByteArray("La soci\xE9t\xE9 a d\xE9pens\xE9 beaucoup pour l'\xE9nergie \xE9lectrique cette ann\xE9"
                          "e.\nLes co\xFBts ont \xE9t\xE9 ma\xEEtris\xE9s \xE0 l'\xE9tranger.\n")
            << QStringLiteral("La société a dépensé beaucoup pour l'énergie électrique cette année.\nLes coûts ont "
                              "été maîtrisés à l'étranger.\n");
        QTest::newRow("Shift-JIS") << QByteArray(
                                          "\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x96\x7B\x95\xB6\x82\xC5\x82\xB7\x81\x42"
                                          "\x82\xB1\x82\xEA\x82\xCD\x8E\x8E\x8C\xB1\x82\xC5\x82\xB7\x81\x42\n")
                                   << QStringLiteral("日本語の本文です。これは試験です。\n");
        // iconv holds back the last character of these: a mark may follow it.
        QTest::newRow("Hebrew that ends with a letter")
            << QByteArray("\xF9\xEC\xE5\xED \xF2\xE5\xEC\xED, \xE6\xE4 \xE8\xF7\xF1\xE8 \xE1\xF2\xE1\xF8\xE9\xFA. "
                          "\xE4\xEB\xF0\xF1\xE5\xFA "
                          "\xE4\xE7\xE1\xF8\xE4 \xF2\xEC\xE5 \xE1\xF9\xF0\xE4 \xE4\xE0\xE7\xF8\xE5\xF0\xE4")
            << QStringLiteral("שלום עולם, זה טקסט בעברית. הכנסות החברה עלו בשנה האחרונה");
        QTest::newRow("Vietnamese that ends with a letter")
            << QByteArray("Doanh thu thu\xE2\xCCn cu\xD2"
                          "a c\xF4ng ty t\xE3ng trong n\xE3m nay. Ch\xFang t\xF4i kh\xF4ng c\xF3 th\xF4ng tin "
                          "kh\xE1"
                          "c, v\xE0 \xF0i\xEA\xCCu n\xE0y l\xE0 \xF0\xFang cho n\xE3m qua")
            << QStringLiteral("Doanh thu thuần của công ty tăng trong năm nay. Chúng tôi không có thông tin khác, và "
                              "điều này là đúng cho năm qua");
        QTest::newRow("ISO-2022-JP") << QByteArray(
                                            "Sales: \x1B$BGd>e9b$OA0G/Hf$G\x1B(B5%\x1B$BA}2C!#\x1B(B\nASCII again.\n")
                                     << QStringLiteral("Sales: 売上高は前年比で5%増加。\nASCII again.\n");
        QTest::newRow("ISO-2022-JP-2, with Korean and half-width kana")
            << QByteArray("\x1B$BGd>e\x1B$(CGQ19>n\x1B(B \x1B(I1234\x1B(B end\n")
            << QStringLiteral("売上한국어 ｱｲｳｴ end\n");
        QTest::newRow("ISO-2022-KR") << QByteArray("\x1B$)C\x0E"
                                                   "GQ19>n\x0F 5%\n")
                                     << QStringLiteral("한국어 5%\n");
        QTest::newRow("ISO-2022-CN") << QByteArray("\x1B$)A\x0E"
                                                   "VPND2bJT\x0F end\n")
                                     << QStringLiteral("中文测试 end\n");
        QTest::newRow("HZ") << QByteArray("Sales: ~{VPND2bJT~} a~~b ~\nend ~{VPND~}.\n")
                            << QStringLiteral("Sales: 中文测试 a~b end 中文.\n");
        QTest::newRow("codes of a terminal stay")
            << QByteArray("\x1B[31mred\x1B[0m and $B (J $)C\n") << QStringLiteral("\x1B[31mred\x1B[0m and $B (J $)C\n");
        QTest::newRow("a tilde before a brace")
            << QByteArray("In TeX: Fig.~{1} and ~{\\bf x}\n") << QStringLiteral("In TeX: Fig.~{1} and ~{\\bf x}\n");
        QTest::newRow("ISO-2022-JP codes late in a long text")
            << QByteArray(1'200'000, 'a') + "\n\x1B$B>e\x1B(B\n"
            << QString(1'200'000, QLatin1Char('a')) + QStringLiteral("\n上\n");
    }

    void codesThatCannotBeDecodedAreNeverShownAsText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("no such character") << QByteArray("\x1B$B~~~~\x1B(B\n") << QStringLiteral("ISO-2022-JP");
        QTest::newRow("cut within a character") << QByteArray("\x1B$BGd>") << QStringLiteral("ISO-2022-JP");
        QTest::newRow("Korean of nothing") << QByteArray("\x1B$)C\x0E~~~~\x0F\n") << QStringLiteral("ISO-2022-KR");
    }

    void codesThatCannotBeDecodedAreNeverShownAsText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        const auto text = TextDocument::open(bytes.toStdString(), "a.txt");
        QVERIFY2(!text.has_value(), text ? joined(*text).c_str() : "");
        QCOMPARE(text.error().code, ErrorCode::WrongType);
        QVERIFY(text.error().message.find("could not be decoded") != std::string::npos);
        QVERIFY(text.error().message.find(encoding.toStdString()) != std::string::npos);
    }

    void damagedHzSaysSo()
    {
        const std::string bytes = "Sales: ~{VPND2bJT~} and ~{VPN!\x7F~}.\n";
        const auto text = TextDocument::open(bytes, "a.txt");
        QVERIFY(text.has_value());
        QCOMPARE(joined(*text), bytes);
        QCOMPARE(text->description().warnings.size(), std::size_t{1});
        QVERIFY(text->description().warnings[0].find("HZ") != std::string::npos);
    }

    void readsEncodings()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const auto document = TextDocument::open(bytes.toStdString(), "a.txt");
        QVERIFY(document.has_value());
        QCOMPARE(QString::fromStdString(joined(*document)), text);
    }

    void guessedEncodingIsTold()
    {
        const auto text =
            TextDocument::open("Les co\xFBts ont \xE9t\xE9 ma\xEEtris\xE9s \xE0 l'\xE9tranger.\n", "a.txt");
        QCOMPARE(text->description().warnings.size(), std::size_t{1});
        QVERIFY(TextDocument::open("plain\n", "a.txt")->description().warnings.empty());
    }

    void damagedUtf8IsRepairedAndTold()
    {
        const std::string bytes = "größer, schöner, für \xFF alle Wähler über Zürich\n";
        const auto text = TextDocument::open(bytes, "a.txt");
        QVERIFY(text.has_value());
        QVERIFY(utf8::isValid(joined(*text)));
        QVERIFY(joined(*text).starts_with("größer, schöner, für \xEF\xBF\xBD alle"));
        QCOMPARE(text->description().warnings.size(), std::size_t{1});
    }

    void loneSurrogatesAndOddBytesAreRepaired()
    {
        std::string bytes = utf16(std::u16string(u"ab") + char16_t{0xD800} + u"c\n", false, true) + "x";
        const auto text = TextDocument::open(bytes, "a.txt");
        QCOMPARE(joined(*text), std::string("ab\xEF\xBF\xBD"
                                            "c\n"));
        QCOMPARE(text->description().warnings.size(), std::size_t{1});
    }

    void refusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QByteArray() << static_cast<int>(ErrorCode::EmptyFile);
        QTest::newRow("zero bytes among text")
            << QByteArray("abc\0\0\0def\0gh\0\0ij", 17) << static_cast<int>(ErrorCode::WrongType);
        QByteArray program("\x7F"
                           "ELF\x02\x01\x01");
        for (int i = 0; i < 400; ++i)
            program += static_cast<char>(i * 37 % 256);
        QTest::newRow("a program") << program << static_cast<int>(ErrorCode::WrongType);
        QTest::newRow("too large") << QByteArray(static_cast<int>(kMostTextBytes) + 1, 'a')
                                   << static_cast<int>(ErrorCode::FileTooLarge);
    }

    void refusesWhatIsNoText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const auto text = TextDocument::open(bytes.toStdString(), "a.txt");
        QVERIFY(!text);
        QCOMPARE(static_cast<int>(text.error().code), code);
        QVERIFY(!text.error().message.empty());
    }
};

QTEST_GUILESS_MAIN(TextDocumentTest)
#include "tst_text_document.moc"
