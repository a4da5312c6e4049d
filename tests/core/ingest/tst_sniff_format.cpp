// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/open_file.h"

#include <QTest>

using namespace longleaf;
using document::Format;

namespace {

using namespace std::string_literals;

std::string zeroInterleaved(const std::string &text)
{
    std::string out;
    for (const char c : text)
        out += {c, '\0'};
    return out;
}

} // namespace

class SniffFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFormat_data();
    void tellsTheFormat();
    void refuses_data();
    void refuses();
};

void SniffFormatTest::tellsTheFormat_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("format");
    const auto row = [](const char *title, const char *name, const std::string &head, Format format) {
        QTest::newRow(title) << QByteArray(name) << QByteArray::fromStdString(head) << static_cast<int>(format);
    };
    row("a PDF", "a.pdf", "%PDF-1.7\n", Format::Pdf);
    row("a PDF without a name for it", "report", "%PDF-1.4\n1 0 obj", Format::Pdf);
    row("a PDF named .txt", "a.txt", "%PDF-1.4\n", Format::Pdf);
    row("a PDF behind junk", "a.pdf", std::string(900, '\x01') + "%PDF-1.4", Format::Pdf);
    row("a PDF behind a mail header", "a.bin", "Content-Type: application/pdf\n\n%PDF-1.4\n1 0 obj", Format::Pdf);
    row("a PDF that lost its header is left to the parser", "a.pdf", "1 0 obj\n<< /Type /Catalog >>", Format::Pdf);
    row("unknown bytes named .pdf are left to the parser", "a.PDF", std::string(64, '\x03'), Format::Pdf);
    row("a text that speaks of PDF", "notes.txt", "The header is %PDF-1.7 in most files.", Format::PlainText);
    row("plain text", "a.txt", "Net sales were 1,577.", Format::PlainText);
    row("text without an extension", "README", "Read me first.\n", Format::PlainText);
    row("one byte of text", "a.txt", "x", Format::PlainText);
    row("only newlines", "a.txt", "\n\n\n", Format::PlainText);
    row("Markdown", "a.md", "# Title", Format::Markdown);
    row("Markdown with a long name", "A.MARKDOWN", "# Title", Format::Markdown);
    row("a table", "a.csv", "a;b\n1;2\n", Format::PlainText);
    row("Latin-1", "a.txt", "caf\xE9", Format::PlainText);
    row("UTF-16 with a mark", "a.txt", "\xFF\xFE" + zeroInterleaved("Hello"), Format::PlainText);
    row("UTF-16 without a mark", "a.dat", zeroInterleaved("Hello world, hello"), Format::PlainText);
    row("a text with a stray zero byte", "a.txt", "abcdefgh\0ijkl"s, Format::PlainText);
    row("a terminal log with colours", "a.log", "\x1B[31mred\x1B[0m", Format::PlainText);
    row("HTML source named .txt", "page.txt", "<html><body>", Format::PlainText);
}

void SniffFormatTest::tellsTheFormat()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, head);
    QFETCH(int, format);
    const auto result = ingest::sniffFormat(head.toStdString(), name.toStdString());
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    QCOMPARE(static_cast<int>(*result), format);
}

void SniffFormatTest::refuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *title, const char *name, const std::string &head, ErrorCode code,
                        const char *says) {
        QTest::newRow(title) << QByteArray(name) << QByteArray::fromStdString(head) << static_cast<int>(code)
                             << QByteArray(says);
    };
    row("an empty file", "a.txt", "", ErrorCode::EmptyFile, "empty");
    row("an empty PDF", "a.pdf", "", ErrorCode::EmptyFile, "empty");
    row("a web page named .pdf", "a.pdf", "\n<!DOCTYPE html><html>", ErrorCode::WrongType, "a web page");
    row("a ZIP archive named .pdf", "a.pdf", "PK\x03\x04rest", ErrorCode::WrongType, "a ZIP archive");
    row("a Word document named .pdf", "a.pdf", "PK\x03\x04 word/document.xml", ErrorCode::WrongType, "Word");
    row("a program named .pdf", "a.pdf",
        "\x7F"
        "ELF\x02\x01",
        ErrorCode::WrongType, "a program");
    row("a picture named .pdf", "a.pdf", "\x89PNG\r\n\x1A\n", ErrorCode::WrongType, "PNG");
    row("a text named .pdf", "a.pdf", "This is only text.", ErrorCode::WrongType, "plain text");
    row("a Word document", "a.docx", "PK\x03\x04[Content_Types].xml", ErrorCode::UnsupportedType, "Word");
    row("an archive", "a.zip", "PK\x03\x04", ErrorCode::UnsupportedType, "a ZIP archive");
    row("a photograph", "a.jpg", "\xFF\xD8\xFF\xE0", ErrorCode::UnsupportedType, "JPEG");
    row("an old Word document", "a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ErrorCode::UnsupportedType, "Office");
    row("a web page", "a.html", "<html><head>", ErrorCode::UnsupportedType, "a web page");
    row("an RTF document named .txt", "a.txt", "{\\rtf1", ErrorCode::UnsupportedType, "RTF");
    row("unknown data", "a.dat", std::string(100, '\x02'), ErrorCode::UnsupportedType, "without readable text");
    row("zero bytes only", "a.txt", std::string(100, '\0'), ErrorCode::UnsupportedType, "without readable text");
}

void SniffFormatTest::refuses()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, head);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const auto result = ingest::sniffFormat(head.toStdString(), name.toStdString());
    QVERIFY(!result.has_value());
    QCOMPARE(static_cast<int>(result.error().code), code);
    QVERIFY2(QByteArray::fromStdString(result.error().message).contains(says), result.error().message.c_str());
    QVERIFY(QByteArray::fromStdString(result.error().message).contains(name));
}

QTEST_GUILESS_MAIN(SniffFormatTest)
#include "tst_sniff_format.moc"
