// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/verdict_style.h"
#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <QSet>
#include <QTest>

using namespace longleaf;
using namespace longleaf::ui;

class ThemeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textHasEnoughContrast_data();
    void textHasEnoughContrast();
    void verdictsDifferInMoreThanColour();
    void everyVerdictHasAnIcon();
    void namesTheNumbersThatDiffer();
    void writesCountsAndPrices();
};

void ThemeTest::textHasEnoughContrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ThemeTest::textHasEnoughContrast()
{
    QFETCH(bool, dark);
    const Tokens t = dark ? darkTokens() : lightTokens();
    const QList<QColor> surfaces{t.canvas, t.panel, t.raised};
    for (const QColor &surface : surfaces) {
        for (const QColor &text : {t.text, t.textSoft, t.accent, t.good, t.warn, t.bad, t.info, t.neutral})
            QVERIFY2(contrast(text, surface) >= 4.5, qPrintable(text.name() + QLatin1Char(' ') + surface.name()));
    }
    QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
    QVERIFY(contrast(t.text, t.selection) >= 4.5);
    QVERIFY(contrast(t.textSoft, t.selection) >= 4.5);
    QVERIFY(contrast(t.good, t.goodTint) >= 4.5);
    QVERIFY(contrast(t.warn, t.warnTint) >= 4.5);
    QVERIFY(contrast(t.bad, t.badTint) >= 4.5);
    QVERIFY(contrast(t.neutral, t.neutralTint) >= 4.5);
    QVERIFY(contrast(t.text, t.infoTint) >= 4.5);
}

void ThemeTest::verdictsDifferInMoreThanColour()
{
    QSet<QString> icons;
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(answer::CitationStatus::PageOnly); ++i) {
        const VerdictStyle style = verdictStyle(static_cast<answer::CitationStatus>(i), lightTokens());
        icons.insert(style.icon);
        words.insert(style.word);
    }
    QCOMPARE(icons.size(), 8);
    QCOMPARE(words.size(), 8);
}

void ThemeTest::everyVerdictHasAnIcon()
{
    const Theme theme;
    for (int i = -1; i <= static_cast<int>(answer::CitationStatus::PageOnly); ++i) {
        const auto status = i < 0 ? std::nullopt : std::optional(static_cast<answer::CitationStatus>(i));
        const VerdictStyle style = verdictStyle(status, theme.tokens());
        QVERIFY2(!theme.pixmap(style.icon, style.color, 12, 1.0).isNull(), qPrintable(style.icon));
    }
}

void ThemeTest::namesTheNumbersThatDiffer()
{
    const QString quote = QStringLiteral("repurchased $24.7 billion and paid $3.8 billion in 2022");
    const QString source = QStringLiteral("repurchased $21.7 billion and paid $3.8 billion in 2022");
    QCOMPARE(numbersOnlyIn(quote, source), QStringList{QStringLiteral("24.7")});
    QCOMPARE(numbersOnlyIn(source, quote), QStringList{QStringLiteral("21.7")});
}

void ThemeTest::writesCountsAndPrices()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(shortCount(820), QStringLiteral("820"));
    QCOMPARE(shortCount(61'240), QStringLiteral("61k"));
    QCOMPARE(shortCount(1'048'576), QStringLiteral("1.05M"));
    QCOMPARE(moneyText(0.0), QStringLiteral("free"));
    QCOMPARE(moneyText(0.084), QStringLiteral("$0.08"));
    QCOMPARE(moneyText(0.004), QStringLiteral("less than $0.01"));
    QCOMPARE(moneyText(std::nullopt), QStringLiteral("price not known"));
    QCOMPARE(pageRanges({1, 2, 3, 7, 9, 10}), QStringLiteral("1\u20133, 7, 9\u201310"));
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
