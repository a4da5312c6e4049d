// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unseen_text.h"

#include <QTest>

using namespace longleaf;

class UnseenTextTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatNobodySees_data();
    void findsWhatNobodySees();
    void namesTheBytes();
    void survivesAnyBytes();
};

void UnseenTextTest::findsWhatNobodySees_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("without");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const std::u32string &text, const QString &without, const QString &shown) {
        QTest::newRow(name) << QString::fromStdU32String(text) << without << shown;
    };
    row("tag characters", U"a\U000E0041\U000E0042b", QStringLiteral("ab"), QStringLiteral("a[U+E0041 and 1 more]b"));
    row("an override", U"invoice\u202efdp.exe", QStringLiteral("invoicefdp.exe"),
        QStringLiteral("invoice[U+202E]fdp.exe"));
    row("isolates", U"\u2066a\u2069", QStringLiteral("a"), QStringLiteral("[U+2066]a[U+2069]"));
    row("a run without width", U"a\u200b\u200c\u200db", QStringLiteral("ab"), QStringLiteral("a[U+200B and 2 more]b"));
    row("variation selectors in a row", U"a\ufe00\ufe01\U000E0100", QStringLiteral("a"),
        QStringLiteral("a[U+FE00 and 2 more]"));
    const auto ordinary = [&row](const char *name, const std::u32string &text) {
        row(name, text, QString::fromStdU32String(text), QString::fromStdU32String(text));
    };
    ordinary("one place to break a long word", U"super\u200bcalifragilistic");
    ordinary("a joiner in Persian", U"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
    ordinary("an emoji of several", U"\u2764\ufe0f\u200d\U0001f525");
    ordinary("a byte-order mark at the beginning", U"\ufeffTitle");
    ordinary("Chinese, Hangul and Arabic", U"\u6f22\u5b57 \ud55c\uad6d\uc5b4 \u0639\u0631\u0628\u064a");
}

void UnseenTextTest::findsWhatNobodySees()
{
    QFETCH(QString, text);
    QFETCH(QString, without);
    QFETCH(QString, shown);
    const std::string utf8 = text.toStdString();
    QCOMPARE(QString::fromStdString(withoutUnseenText(utf8)), without);
    QCOMPARE(QString::fromStdString(withUnseenTextShown(utf8)), shown);
    QCOMPARE(unseenText(utf8).empty(), text == without);
}

void UnseenTextTest::namesTheBytes()
{
    const std::string text = "ab\u202ecd\U000E0041\u200b";
    const std::vector<TextSpan> expected{{2, 5}, {7, 14}};
    QCOMPARE(unseenText(text), expected);
}

void UnseenTextTest::survivesAnyBytes()
{
    std::string bytes;
    for (int first = 0; first < 256; ++first)
        for (const int second : {0, 0x80, 0x8b, 0xa0, 0xbb, 0xff})
            bytes += {static_cast<char>(first), static_cast<char>(second)};
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        const std::string part = bytes.substr(0, size);
        std::size_t hidden = 0;
        for (const TextSpan span : unseenText(part))
            hidden += span.size();
        QCOMPARE(withoutUnseenText(part).size(), part.size() - hidden);
    }
}

QTEST_GUILESS_MAIN(UnseenTextTest)
#include "tst_unseen_text.moc"
