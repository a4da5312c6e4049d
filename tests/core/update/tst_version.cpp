// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/update/update_notice.h"
#include "core/update/version.h"

#include <QTest>

using namespace longleaf::update;

class VersionTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ordersAsSemanticVersioningSays();
    void sameVersionInOtherWords_data();
    void sameVersionInOtherWords();
    void refusesWhatIsNoVersion_data();
    void refusesWhatIsNoVersion();
    void offersOnlyWhatIsNewer_data();
    void offersOnlyWhatIsNewer();
};

void VersionTest::ordersAsSemanticVersioningSays()
{
    // Each is newer than the one before it; the pre-releases of 1.0.0 are the standard's own example.
    const char *const rising[] = {
        "0",          "0.1.0",        "0.9.9",         "0.10.0",     "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta",
        "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",       "1.0.1",         "1.9",
        "1.10-rc.1",  "1.10",         "1.10.1",        "2",          "2.0.100",     "999999999.0.0"};
    const std::size_t count = std::size(rising);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < count; ++k) {
            const auto first = parseVersion(rising[i]);
            const auto second = parseVersion(rising[k]);
            QVERIFY2(first && second, rising[i]);
            QVERIFY2((*first <=> *second) == (i <=> k),
                     qPrintable(QStringLiteral("%1, %2").arg(QLatin1String(rising[i]), QLatin1String(rising[k]))));
        }
    }
}

void VersionTest::sameVersionInOtherWords_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("missing numbers are zero") << QByteArray("1") << QByteArray("1.0.0");
    QTest::newRow("the build counts for nothing") << QByteArray("1.2.0+deb.12") << QByteArray("1.2.0");
    QTest::newRow("leading zeros") << QByteArray("01.02") << QByteArray("1.2");
    QTest::newRow("zeros of a pre-release") << QByteArray("1.0.0-rc.007") << QByteArray("1.0.0-rc.7");
}

void VersionTest::sameVersionInOtherWords()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const auto one = parseVersion(first.toStdString());
    const auto other = parseVersion(second.toStdString());
    QVERIFY(one && other);
    QVERIFY((*one <=> *other) == 0);
}

void VersionTest::refusesWhatIsNoVersion_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "v1.0", "1.", ".1", "1..0", "1.0.0.0", "-1.0", "1.0-", "1.0-rc..1", "1.0+", "1.0+a+b",
                             "1.0 ", " 1.0", "1,0", "1.x", "1.0-r c", "1.0-\xC3\xA9", "9999999999.0", "1.0\n"})
        QTest::newRow(qPrintable(QStringLiteral("“%1”").arg(QString::fromUtf8(text)))) << QByteArray(text);
    QTest::newRow("one that is too long") << QByteArray("1.0-") + QByteArray(100, 'a');
}

void VersionTest::refusesWhatIsNoVersion()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseVersion(text.toStdString()));
}

void VersionTest::offersOnlyWhatIsNewer_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<bool>("told");
    const auto row = [](const char *name, const char *offered, const char *own, bool told) {
        QTest::newRow(name) << QByteArray(offered) << QByteArray(own) << told;
    };
    row("a newer release", "1.10.0", "1.9.0", true);
    row("the same", "1.9.0", "1.9.0", false);
    row("the same in other words", "1.9", "1.9.0", false);
    row("an older one", "1.9.0", "1.10.0", false);
    row("the release of a pre-release", "1.0.0", "1.0.0-rc.1", true);
    row("a pre-release to who has a release", "2.0.0-rc.1", "1.0.0", false);
    row("a pre-release to who has one", "2.0.0-rc.2", "2.0.0-rc.1", true);
    row("a release to who has a later pre-release", "1.0.0", "1.1.0-rc.1", false);
}

void VersionTest::offersOnlyWhatIsNewer()
{
    QFETCH(QByteArray, offered);
    QFETCH(QByteArray, own);
    QFETCH(bool, told);
    QCOMPARE(isOffered(*parseVersion(offered.toStdString()), *parseVersion(own.toStdString())), told);
}

QTEST_GUILESS_MAIN(VersionTest)
#include "tst_version.moc"
