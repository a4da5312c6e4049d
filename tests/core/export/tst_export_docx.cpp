// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/export/docx_body.h"
#include "core/export/docx_xml.h"
#include "core/export/writers.h"
#include "tests/core/export/sample_report.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace longleaf;
using namespace longleaf::exporting;

namespace {

QString wordsOf(const std::string &xml)
{
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    QString words;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters() && !reader.isWhitespace())
            words += reader.text();
        if (reader.isStartElement() && reader.name() == QLatin1String("br"))
            words += QLatin1Char('\n');
        if (reader.isEndElement() && reader.name() == QLatin1String("p"))
            words += QLatin1Char('\n');
    }
    if (reader.hasError())
        qWarning("%s", qPrintable(reader.errorString()));
    return reader.hasError() ? QString() : words;
}

} // namespace

class ExportDocxTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAreWhatTheyWere_data();
    void partsAreWhatTheyWere();
    void hostileTextIsText();
    void theSameReportIsTheSameBytes();
    void thePackageIsValid_data();
    void thePackageIsValid();
};

void ExportDocxTest::partsAreWhatTheyWere_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::string>("xml");
    const DocxBody body = docxBody(test::sampleReport());
    QTest::newRow("document") << "document.xml" << body.document;
    QTest::newRow("footnotes") << "footnotes.xml" << body.footnotes;
    QTest::newRow("numbering") << "numbering.xml" << body.numbering;
}

void ExportDocxTest::partsAreWhatTheyWere()
{
    QFETCH(QString, file);
    QFETCH(std::string, xml);
    QFile golden(QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/golden/export/") + file);
    if (qEnvironmentVariableIsSet("LONGLEAF_WRITE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(QByteArray::fromStdString(xml));
        golden.close();
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromStdString(xml), QString::fromUtf8(golden.readAll()));
}

void ExportDocxTest::hostileTextIsText()
{
    const DocxBody body = docxBody(test::sampleReport());
    const QString document = wordsOf(body.document);
    QVERIFY(document.contains(QStringLiteral("<script>alert('x')</script> <img src=x onerror=alert(1)> ]]>")));
    QVERIFY(document.contains(QStringLiteral("“Net sales 82,959”")));
    const QString notes = wordsOf(body.footnotes);
    QVERIFY(notes.contains(QStringLiteral("“Sales </w:t></script>]]> fell by half”")));
    QVERIFY(notes.contains(QStringLiteral("Not found.")));
    QCOMPARE(QString::fromStdString(body.document).count(QStringLiteral("<w:footnoteReference ")), 8);
    QVERIFY(body.document.find("<w:rtl/>") != std::string::npos);
    QVERIFY(body.document.find("<w:bidi/>") != std::string::npos);
    QCOMPARE(xmlText(std::string_view("a\0b\x01\xff&", 6)), std::string("a\ufffdb\ufffd\ufffd&amp;"));
}

void ExportDocxTest::theSameReportIsTheSameBytes()
{
    const auto first = writeDocx(test::sampleReport());
    const auto second = writeDocx(test::sampleReport());
    QVERIFY(first && second);
    QVERIFY(*first == *second);
}

void ExportDocxTest::thePackageIsValid_data()
{
    QTest::addColumn<bool>("conversation");
    QTest::newRow("answer") << false;
    QTest::newRow("conversation") << true;
}

void ExportDocxTest::thePackageIsValid()
{
    QFETCH(bool, conversation);
    const auto bytes = writeDocx(conversation ? test::sampleConversation() : test::sampleReport());
    QVERIFY(bytes.has_value());
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("report.docx")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(*bytes));
    file.close();
    QProcess check;
    check.start(QStringLiteral("python3"),
                {QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/core/export/check_docx.py"), file.fileName()});
    QVERIFY(check.waitForFinished());
    const QByteArray said = check.readAllStandardOutput() + check.readAllStandardError();
    QVERIFY2(check.exitCode() == 0, said.constData());
}

QTEST_GUILESS_MAIN(ExportDocxTest)
#include "tst_export_docx.moc"
