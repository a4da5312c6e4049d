// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/page_renderer.h"

#include "core/base/sha256.h"
#include "core/ingest/extractor_location.h"
#include "tests/support/fake_documents.h"

#include <QTest>
#include <chrono>
#include <fstream>
#include <sstream>

using namespace longleaf;
using ingest::DocumentRenderer;

namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path &path)
{
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

ingest::KnownFile known(const fs::path &path)
{
    const auto file = ingest::OpenFile::open(path);
    return {path.string(), document::Format::Pdf, Sha256::hex(contentOf(path)), file->size(), file->mtimeMs(), {}};
}

} // namespace

class PageRendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(test::childProcesses(), 0); }
    void drawsPagesAndParts();
    void namesAPageThatDoesNotExist();
    void startsAgainOnceAfterACrash();
    void givesUpWhenThePageCrashesAgain();
    void aPictureHasADeadlineOfItsOwn();
    void acceptsAFileThatWasOnlyTouched();
    void refusesAFileThatHasChanged();
    void refusesAMissingFile();
    void opensALockedDocumentWithItsPassword();
    void findsTheExtractorProgram();

private:
    Result<std::unique_ptr<DocumentRenderer>> renderer(const ingest::KnownFile &file)
    {
        return DocumentRenderer::open(file, m_documents.extractor(), m_clock, {});
    }
    test::FakeDocuments m_documents;
    SystemClock m_clock;
};

void PageRendererTest::drawsPagesAndParts()
{
    const auto one = renderer(known(m_documents.pdf("a.pdf", "pages 3")));
    QVERIFY(one.has_value());
    const auto whole = (*one)->render(2, 96, {}, {});
    QVERIFY(whole.has_value());
    QCOMPARE(whole->page, 2);
    QCOMPARE((*one)->pageCount(), 3);
    const auto part = (*one)->render(3, 150, {1, 2, 8, 2}, {});
    QVERIFY(part.has_value());
    QCOMPARE(part->width, 8);
    QCOMPARE(part->height, 2);
}

void PageRendererTest::namesAPageThatDoesNotExist()
{
    const auto one = renderer(known(m_documents.pdf("few.pdf", "pages 3")));
    for (const int page : {0, -1, 4}) {
        const auto image = (*one)->render(page, 96, {}, {});
        QVERIFY(!image.has_value());
        QCOMPARE(image.error().code, ErrorCode::NotFound);
        QVERIFY(QByteArray::fromStdString(image.error().message).contains("it has 3"));
    }
    QVERIFY((*one)->render(1, 96, {}, {}).has_value());
}

void PageRendererTest::startsAgainOnceAfterACrash()
{
    const std::string mark = (m_documents.folder() / "mark").string();
    const auto one = renderer(known(m_documents.pdf("once.pdf", "pages 3\ncrash-once " + mark)));
    const auto image = (*one)->render(1, 96, {}, {});
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    QVERIFY(fs::exists(mark));
}

void PageRendererTest::givesUpWhenThePageCrashesAgain()
{
    const auto one = renderer(known(m_documents.pdf("always.pdf", "pages 3\ncrash-render yes")));
    const auto image = (*one)->render(1, 96, {}, {});
    QVERIFY(!image.has_value());
    QCOMPARE(image.error().code, ErrorCode::ExtractorCrashed);
    QVERIFY(!image.error().context.empty());
}

void PageRendererTest::aPictureHasADeadlineOfItsOwn()
{
    ingest::ExtractorOptions options = m_documents.extractor();
    options.stallTimeoutMs = 60'000;
    options.renderTimeoutMs = 300;
    const auto one =
        DocumentRenderer::open(known(m_documents.pdf("slow.pdf", "pages 3\nhang-render yes")), options, m_clock, {});
    const auto image = (*one)->render(2, 96, {}, {});
    QVERIFY(!image.has_value());
    QCOMPARE(image.error().code, ErrorCode::ExtractorTimeout);
    QVERIFY2(image.error().message.find("could not be drawn") != std::string::npos, image.error().message.c_str());
}

void PageRendererTest::acceptsAFileThatWasOnlyTouched()
{
    const fs::path path = m_documents.pdf("touched.pdf", "pages 1");
    const ingest::KnownFile file = known(path);
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(5));
    QVERIFY(renderer(file).has_value());
}

void PageRendererTest::refusesAFileThatHasChanged()
{
    const fs::path path = m_documents.pdf("changed.pdf", "pages 1");
    const ingest::KnownFile file = known(path);
    m_documents.pdf("changed.pdf", "pages 2 and more");
    const auto one = renderer(file);
    QVERIFY(!one.has_value());
    QCOMPARE(one.error().code, ErrorCode::InvalidInput);
    QVERIFY(QByteArray::fromStdString(one.error().message).contains("has changed since it was added"));
}

void PageRendererTest::refusesAMissingFile()
{
    const fs::path path = m_documents.pdf("gone.pdf", "pages 1");
    const ingest::KnownFile file = known(path);
    fs::remove(path);
    const auto one = renderer(file);
    QVERIFY(!one.has_value());
    QCOMPARE(one.error().code, ErrorCode::NotFound);
}

void PageRendererTest::opensALockedDocumentWithItsPassword()
{
    ingest::KnownFile file = known(m_documents.pdf("locked.pdf", "pages 1\npassword secret"));
    const auto without = (*renderer(file))->render(1, 96, {}, {});
    QVERIFY(!without.has_value());
    QCOMPARE(without.error().code, ErrorCode::EncryptedDocument);
    file.password = "secret";
    QVERIFY((*renderer(file))->render(1, 96, {}, {}).has_value());
}

void PageRendererTest::findsTheExtractorProgram()
{
    const fs::path bin = m_documents.folder() / "bin";
    const auto missing = ingest::findExtractor(bin);
    if (!missing) // it may be installed on this machine
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const fs::path libexec = m_documents.write("libexec/longleaf/longleaf-extractor", "x");
    const auto unusable = ingest::findExtractor(bin);
    QVERIFY(!unusable || *unusable != libexec);
    fs::permissions(libexec, fs::perms::owner_all);
    QCOMPARE(*ingest::findExtractor(bin), libexec);
    const fs::path beside = m_documents.write("bin/longleaf-extractor", "x");
    fs::permissions(beside, fs::perms::owner_all);
    QCOMPARE(*ingest::findExtractor(bin), beside);
    qputenv("LONGLEAF_EXTRACTOR", QByteArray::fromStdString(libexec.string()));
    QCOMPARE(*ingest::findExtractor(bin), libexec);
    qputenv("LONGLEAF_EXTRACTOR", "/no/such/program");
    QVERIFY(!ingest::findExtractor(bin).has_value());
    qunsetenv("LONGLEAF_EXTRACTOR");
}

QTEST_GUILESS_MAIN(PageRendererTest)
#include "tst_page_renderer.moc"
