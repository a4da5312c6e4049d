// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot parse a file whose first standard header is <compare>

#include "core/base/ids.h"

#include <limits>

using namespace longleaf;

class IdsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textRoundTrips();
    void readsOnlyPositiveDecimalNumbers_data();
    void readsOnlyPositiveDecimalNumbers();
    void zeroMeansNone();
};

void IdsTest::textRoundTrips()
{
    for (const std::int64_t value : {std::int64_t{1}, std::int64_t{42}, std::numeric_limits<std::int64_t>::max()})
        QCOMPARE(parseIdText(toText(DocumentId{value})).value_or(0), value);
}

void IdsTest::readsOnlyPositiveDecimalNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const char *text, bool good) {
        QTest::newRow(name) << QByteArray(text) << good;
    };
    row("a number", "17", true);
    row("an empty text is none", "", false);
    row("zero is none", "0", false);
    row("a negative number is none", "-3", false);
    row("a sign is none", "+3", false);
    row("trailing letters are refused", "17a", false);
    row("white space is refused", " 17", false);
    row("a number beyond 64 bits is refused", "9223372036854775808", false);
    row("a path is refused", "17.pdf", false);
}

void IdsTest::readsOnlyPositiveDecimalNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QCOMPARE(parseIdText(text.toStdString()).has_value(), good);
}

void IdsTest::zeroMeansNone()
{
    QVERIFY(!DocumentId{}.valid());
    QVERIFY(DocumentId{1}.valid());
    QVERIFY(DocumentId{1} < DocumentId{2});
    QVERIFY(DocumentId{1} == DocumentId{1});
}

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_ids.moc"
