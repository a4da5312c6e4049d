// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/ingest/quarantine.h"

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

using namespace longleaf;
using ingest::Quarantine;

namespace {

const std::string kHash(64, 'a');
const std::string kOther(64, 'b');

} // namespace

class QuarantineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void countsAndKeepsTheLastReason();
    void forgetsOneFile();
    void aNewerVersionBeginsAnew();
    void aReasonStaysOnItsLine();
    void badLinesAreLeftOut_data();
    void badLinesAreLeftOut();
    void withoutAFileNothingIsKept();
    void aFolderThatIsNotThereIsNamed();

private:
    [[nodiscard]] std::filesystem::path file() const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / "quarantine.txt";
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void QuarantineTest::countsAndKeepsTheLastReason()
{
    const Quarantine list(file(), "1.0");
    QCOMPARE(list.find(kHash).deaths, 0);
    QVERIFY(list.note(kHash, "first").has_value());
    QVERIFY(list.note(kOther, "another").has_value());
    QVERIFY(list.note(kHash, "second").has_value());
    const Quarantine later(file(), "1.0");
    QCOMPARE(later.find(kHash).deaths, 2);
    QCOMPARE(later.find(kHash).reason, std::string("second"));
    QCOMPARE(later.find(kOther).deaths, 1);
}

void QuarantineTest::forgetsOneFile()
{
    const Quarantine list(file(), "1.0");
    QVERIFY(list.forget(kHash).has_value());
    QVERIFY(!std::filesystem::exists(file()));
    QVERIFY(list.note(kHash, "x").has_value() && list.note(kOther, "y").has_value());
    QVERIFY(list.forget(kHash).has_value());
    QCOMPARE(list.find(kHash).deaths, 0);
    QCOMPARE(list.find(kOther).deaths, 1);
}

void QuarantineTest::aNewerVersionBeginsAnew()
{
    QVERIFY(Quarantine(file(), "1.0").note(kHash, "x").has_value());
    const Quarantine newer(file(), "1.1");
    QCOMPARE(newer.find(kHash).deaths, 0);
    QVERIFY(newer.note(kOther, "y").has_value());
    QCOMPARE(newer.find(kHash).deaths, 0);
}

void QuarantineTest::aReasonStaysOnItsLine()
{
    const Quarantine list(file(), "1.0");
    QVERIFY(list.note(kHash, "a\tb\nc\r" + kOther + "\t9\tforged").has_value());
    QCOMPARE(list.find(kHash).reason, "a b c " + kOther + " 9 forged");
    QCOMPARE(list.find(kOther).deaths, 0);
}

void QuarantineTest::badLinesAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray hash(64, 'a');
    QTest::newRow("noise") << QByteArray("\xFF\xFE");
    QTest::newRow("a short hash") << QByteArray("aa\t3\tx");
    QTest::newRow("no reason") << hash + "\t3";
    QTest::newRow("no number") << hash + "\tmany\tx";
    QTest::newRow("a number that does not fit") << hash + "\t99999999999\tx";
    QTest::newRow("a negative number") << hash + "\t-3\tx";
}

void QuarantineTest::badLinesAreLeftOut()
{
    QFETCH(QByteArray, line);
    std::ofstream(file()) << "1.0\n" << line.toStdString() << '\n' << kOther << "\t2\treason\n";
    const Quarantine list(file(), "1.0");
    QCOMPARE(list.find(kHash).deaths, 0);
    QCOMPARE(list.find(kOther).deaths, 2);
}

void QuarantineTest::withoutAFileNothingIsKept()
{
    const Quarantine list({}, "1.0");
    QVERIFY(list.note(kHash, "x").has_value());
    QCOMPARE(list.find(kHash).deaths, 0);
}

void QuarantineTest::aFolderThatIsNotThereIsNamed()
{
    const Quarantine list("/nonexistent/folder/quarantine.txt", "1.0");
    const Status noted = list.note(kHash, "x");
    QVERIFY(!noted.has_value());
    QCOMPARE(noted.error().code, ErrorCode::Io);
    QVERIFY(noted.error().message.find("quarantine.txt") != std::string::npos);
}

QTEST_GUILESS_MAIN(QuarantineTest)
#include "tst_quarantine.moc"
