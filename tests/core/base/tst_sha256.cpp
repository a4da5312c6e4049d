// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include <QTest>

using namespace longleaf;

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPublishedVectors_data();
    void agreesWithPublishedVectors();
    void piecesGiveTheSameAsTheWhole();
    void randomHexHasTheAskedLengthAndDiffers();
};

// Source of the vectors: FIPS 180-4 examples (NIST).
void Sha256Test::agreesWithPublishedVectors_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("the empty text") << QByteArray()
                                    << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million times a") << QByteArray(1'000'000, 'a')
                                       << QByteArray(
                                              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void Sha256Test::agreesWithPublishedVectors()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, digest);
    QCOMPARE(QByteArray::fromStdString(Sha256::hex(input.toStdString())), digest);
}

void Sha256Test::piecesGiveTheSameAsTheWhole()
{
    const std::string input(1000, 'x');
    for (const std::size_t piece : {1U, 63U, 64U, 65U, 999U}) {
        Sha256 hash;
        for (std::size_t at = 0; at < input.size(); at += piece)
            hash.add(std::string_view(input).substr(at, piece));
        QCOMPARE(hash.finishHex(), Sha256::hex(input));
    }
}

void Sha256Test::randomHexHasTheAskedLengthAndDiffers()
{
    const std::string one = randomHex(16);
    QCOMPARE(one.size(), std::size_t{32});
    QCOMPARE(one.find_first_not_of("0123456789abcdef"), std::string::npos);
    QVERIFY(one != randomHex(16));
    QVERIFY(randomHex(0).empty());
}

QTEST_GUILESS_MAIN(Sha256Test)
#include "tst_sha256.moc"
