// SPDX-License-Identifier: GPL-3.0-or-later
// The real extractor under each profile of confinement: what it reads must not depend on it, or say that it does.
#include <QTest>

#include "core/ingest/extractor_session.h"
#include "core/ingest/open_file.h"

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>

using namespace longleaf;

namespace {

/// One page with two characters of a font that is not embedded and names a table of poppler-data.
std::string chinesePdf()
{
    const std::vector<std::string> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Length 34>>stream\nBT /F 12 Tf 9 9 Td <4F60597D> Tj ET\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        "/Supplement 2>>/FontDescriptor 7 0 R>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800"
        "/Descent -200/CapHeight 700/StemV 80>>",
    };
    std::string bytes = "%PDF-1.4\n";
    std::string table = "xref\n0 8\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(static_cast<qulonglong>(bytes.size())).rightJustified(10, '0').toStdString() +
                 " 00000 n \n";
        bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    return bytes + table + "trailer<</Size 8/Root 1 0 R>>\nstartxref\n" + std::to_string(bytes.size()) + "\n%%EOF\n";
}

struct Reading {
    std::string profile;
    std::vector<ipc::PageText> pages;
    std::string problem;

    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const ipc::PageText &page : pages)
            all += page.text;
        return all;
    }
};

Reading readUnder(const std::string &profile, const std::filesystem::path &path, document::Format format)
{
    const SystemClock clock;
    ingest::ExtractorOptions options;
    options.program = LONGLEAF_BINARY_DIR "/bin/longleaf-extractor";
    options.sandbox = profile;
    Reading reading;
    const auto file = ingest::OpenFile::open(path);
    const auto session = ingest::ExtractorSession::start(options, clock);
    if (!file || !session) {
        reading.problem = file ? session.error().message : file.error().message;
        return reading;
    }
    reading.profile = (*session)->hello().sandboxProfile;
    const auto opened = (*session)->open(*file, format, {}, {});
    const Status done = opened ? (*session)->extractPages({1, 0},
                                                          [&reading](ipc::PageText &&page) {
                                                              reading.pages.push_back(std::move(page));
                                                              return Status();
                                                          },
                                                          {})
                               : Status(tl::unexpected(opened.error()));
    if (!done)
        reading.problem = done.error().message;
    return reading;
}

} // namespace

class ConfinedReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asianTextIsTheSameWithAndWithoutTheSandbox();
    void whatCannotBeReadWithoutFilesIsSaid();
    void legacyEncodingsAreReadUnderEveryProfile_data();
    void legacyEncodingsAreReadUnderEveryProfile();
    void pagesAreDrawnUnderEveryProfile();

private:
    std::filesystem::path write(const char *name, const std::string &bytes)
    {
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    QTemporaryDir m_folder;
};

void ConfinedReadingTest::asianTextIsTheSameWithAndWithoutTheSandbox()
{
    const std::filesystem::path path = write("chinese.pdf", chinesePdf());
    const Reading confined = readUnder("A", path, document::Format::Pdf);
    const Reading bare = readUnder("C", path, document::Format::Pdf);
    QVERIFY2(confined.problem.empty() && bare.problem.empty(), confined.problem.c_str());
    if (bare.text().empty())
        QSKIP("poppler-data is not installed");
    if (confined.profile == "B")
        QSKIP("no Landlock here");
    QCOMPARE(confined.text(), std::string("\xE4\xBD\xA0\xE5\xA5\xBD\n"));
    QCOMPARE(confined.text(), bare.text());
    QCOMPARE(confined.pages[0].layer, bare.pages[0].layer);
}

void ConfinedReadingTest::whatCannotBeReadWithoutFilesIsSaid()
{
    const Reading reading = readUnder("B", write("chinese.pdf", chinesePdf()), document::Format::Pdf);
    if (reading.profile != "B")
        QSKIP("no filter of system calls here");
    QVERIFY2(reading.problem.empty(), reading.problem.c_str());
    QCOMPARE(reading.pages.size(), std::size_t{1});
    QCOMPARE(reading.pages[0].state, document::PageState::Partial);
    QCOMPARE(reading.pages[0].warnings.size(), std::size_t{1});
    QVERIFY2(reading.pages[0].warnings[0].find("Chinese, Japanese or Korean text") != std::string::npos,
             reading.pages[0].warnings[0].c_str());
}

void ConfinedReadingTest::legacyEncodingsAreReadUnderEveryProfile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    // Repeated, because the encoding has to be guessed.
    QTest::newRow("Russian in KOI8-R")
        << QByteArray("\xFC\xD4\xCF \xD2\xD5\xD3\xD3\xCB\xC9\xCA \xD4\xC5\xCB\xD3\xD4. ").repeated(8)
        << QStringLiteral("\u0440\u0443\u0441\u0441\u043A\u0438\u0439");
    QTest::newRow("Japanese in Shift JIS")
        << QByteArray("\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\xB6\x8F\x91\x82\xC5\x82\xB7\x81\x42").repeated(8)
        << QStringLiteral("\u65E5\u672C\u8A9E\u306E\u6587\u66F8");
    QTest::newRow("Chinese in GB 18030")
        << QByteArray("\xD5\xE2\xCA\xC7\xD6\xD0\xCE\xC4\xCE\xC4\xBC\xFE\xA1\xA3").repeated(8)
        << QStringLiteral("\u4E2D\u6587\u6587\u4EF6");
}

void ConfinedReadingTest::legacyEncodingsAreReadUnderEveryProfile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    const std::filesystem::path path = write("legacy.txt", bytes.toStdString());
    for (const char *profile : {"A", "B", "C"}) {
        const Reading reading = readUnder(profile, path, document::Format::PlainText);
        QVERIFY2(reading.problem.empty(), reading.problem.c_str());
        QVERIFY2(QString::fromStdString(reading.text()).contains(part), reading.text().c_str());
    }
}

void ConfinedReadingTest::pagesAreDrawnUnderEveryProfile()
{
    const SystemClock clock;
    const auto file = ingest::OpenFile::open(LONGLEAF_SOURCE_DIR "/tests/data/pdf/two-pages.pdf");
    QVERIFY(file.has_value());
    for (const char *profile : {"A", "B", "C"}) {
        ingest::ExtractorOptions options;
        options.program = LONGLEAF_BINARY_DIR "/bin/longleaf-extractor";
        options.sandbox = profile;
        const auto session = ingest::ExtractorSession::start(options, clock);
        QVERIFY(session.has_value());
        QVERIFY((*session)->open(*file, document::Format::Pdf, {}, {}).has_value());
        const auto image = (*session)->render({1, 96, 0, 0, 0, 0}, {});
        QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
        QVERIFY(image->width > 100 && image->height > 100);
        QVERIFY((*session)->outline({}).has_value());
    }
}

QTEST_GUILESS_MAIN(ConfinedReadingTest)
#include "tst_confined_reading.moc"
