// SPDX-License-Identifier: GPL-3.0-or-later
// Real files, the real extractor, a real library.
#include "core/ingest/ingest_pipeline.h"

#include "core/ingest/page_renderer.h"
#include "core/store/ingest_sink.h"
#include "core/store/library.h"
#include "tests/support/fake_documents.h"
#include "tests/support/temp_library.h"

#include <QTest>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace longleaf;
using ingest::FileOutcome;
using ingest::FileResult;

namespace fs = std::filesystem;

namespace {

const fs::path kPdfs = LONGLEAF_SOURCE_DIR "/tests/data/pdf";
const fs::path kExtractor = LONGLEAF_BINARY_DIR "/bin/longleaf-extractor";

std::string longText(int pages, const std::string &mark)
{
    std::string text;
    for (int page = 1; page <= pages; ++page) {
        for (int line = 0; line < 40; ++line)
            text += mark + " page " + std::to_string(page) + " line " + std::to_string(line) +
                    " tells of net sales and operating costs in the year.\n";
        text += page < pages ? "\f" : "";
    }
    return text;
}

std::string contentOf(const fs::path &path)
{
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

} // namespace

class IngestEndToEndTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pdfPagesAreStoredAndFound();
    void textIsStoredByteForByte();
    void everyKindOfBadFileHasItsReasonAndTheBatchGoesOn();
    void aPasswordOpensALockedDocument();
    void unchangedOnTheSecondTime();
    void stopInTheMiddleLeavesNothingHalfThere();
    void killInTheMiddleLeavesNothingHalfThere();
    void hostileFilesEndWithAReason_data();
    void hostileFilesEndWithAReason();
    void pagesAreDrawn();

private:
    Result<std::vector<FileResult>> run(const std::vector<fs::path> &paths, std::stop_token stop = {},
                                        const ingest::ProgressSink &progress = {})
    {
        store::IngestSink sink(**m_library, test::countTokens);
        ingest::IngestPipeline pipeline(sink, options(m_library->folder()), m_clock);
        return pipeline.run({paths, m_collection, m_password}, stop, progress);
    }
    static ingest::IngestOptions options(const fs::path &library)
    {
        ingest::IngestOptions out;
        out.extractor.program = kExtractor;
        out.spoolFolder = library / "tmp";
        return out;
    }
    void checkComplete(const std::vector<fs::path> &sources);

    std::unique_ptr<test::FakeDocuments> m_documents;
    std::unique_ptr<test::TempLibrary> m_library;
    SystemClock m_clock;
    std::string m_password;
    std::string m_collection;
};

void IngestEndToEndTest::init()
{
    m_documents = std::make_unique<test::FakeDocuments>();
    m_library = std::make_unique<test::TempLibrary>();
    m_password.clear();
    m_collection.clear();
}

void IngestEndToEndTest::cleanup()
{
    QCOMPARE(test::childProcesses(), 0);
}

void IngestEndToEndTest::pdfPagesAreStoredAndFound()
{
    m_collection = "Small ones";
    const auto results = run({kPdfs / "two-pages.pdf"});
    QVERIFY(results.has_value());
    const FileResult &result = results->front();
    QVERIFY2(result.outcome == FileOutcome::Ready, result.error.message.c_str());
    QCOMPARE(result.document.pageCount, 2);
    QCOMPARE(result.document.collections, std::vector<std::string>{"Small ones"});
    const auto pages = (*m_library)->pages(result.document.id);
    QCOMPARE(pages->size(), std::size_t{2});
    QVERIFY(pages->front().widthPt > 0);
    const auto text = (*m_library)->pageText(result.document.id, 1);
    QVERIFY(!text->empty());
    const auto layer = (*m_library)->textLayer(result.document.id, 1);
    QVERIFY(!layer->empty());
    const std::string word = text->substr(layer->words().front().span.begin, layer->words().front().span.size());
    QVERIFY(!(*m_library)->search(word, {}, 10)->empty());
}

void IngestEndToEndTest::textIsStoredByteForByte()
{
    const std::string text = "First page \xE2\x82\xAC 5\r\n\fSecond page\n\n\fThird";
    const auto results =
        run({m_documents->write("bytes.txt", text), m_documents->write("notes.md", "# Title\n\nText\n")});
    QVERIFY2((*results)[0].outcome == FileOutcome::Ready, (*results)[0].error.message.c_str());
    QCOMPARE((*results)[0].document.pageCount, 3);
    QCOMPARE(*(*m_library)->text((*results)[0].document.id), text);
    QCOMPARE((*results)[1].document.format, document::Format::Markdown);
    QCOMPARE(*(*m_library)->text((*results)[1].document.id), std::string("# Title\n\nText\n"));
}

void IngestEndToEndTest::everyKindOfBadFileHasItsReasonAndTheBatchGoesOn()
{
    mkfifo((m_documents->folder() / "pipe").c_str(), 0600);
    const auto results =
        run({kPdfs / "needs-password.pdf", kPdfs / "empty.pdf", kPdfs / "cut-short.pdf", kPdfs / "web-page.pdf",
             m_documents->folder() / "missing.pdf", m_documents->folder() / "pipe", m_documents->write("zero.txt", ""),
             m_documents->write("odd.docx", "PK\x03\x04word/"), kPdfs / "two-pages.pdf",
             kPdfs / "owner-password-only.pdf"});
    QVERIFY(results.has_value());
    const std::vector<std::string_view> codes = {"encrypted_document", "empty_file",      "truncated_document",
                                                 "wrong_type",         "not_found",       "not_a_file",
                                                 "empty_file",         "unsupported_type"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const FileResult &result = (*results)[i];
        QCOMPARE(result.outcome, FileOutcome::Failed);
        QVERIFY2(toWord(result.error.code) == codes[i],
                 (std::string(toWord(result.error.code)) + ": " + result.error.message).c_str());
        QCOMPARE(result.error.context, result.path);
    }
    QCOMPARE((*results)[8].outcome, FileOutcome::Ready);
    QCOMPARE((*results)[9].outcome, FileOutcome::Ready);
    QCOMPARE((*m_library)->documents()->size(), std::size_t{2});
}

void IngestEndToEndTest::aPasswordOpensALockedDocument()
{
    m_password = "wrong";
    QCOMPARE(run({kPdfs / "needs-password.pdf"})->front().error.code, ErrorCode::EncryptedDocument);
    m_password = "open-me";
    const FileResult result = run({kPdfs / "needs-password.pdf"})->front();
    QVERIFY2(result.outcome == FileOutcome::Ready, result.error.message.c_str());
    QVERIFY(contentOf(m_library->folder() / "library.sqlite").find("open-me") == std::string::npos);
}

void IngestEndToEndTest::unchangedOnTheSecondTime()
{
    const auto first = run({kPdfs / "two-pages.pdf"});
    fs::copy(kPdfs / "two-pages.pdf", m_documents->folder() / "copy.pdf");
    const auto second = run({m_documents->folder() / "copy.pdf"});
    QCOMPARE(second->front().outcome, FileOutcome::Unchanged);
    QVERIFY(second->front().document.id == first->front().document.id);
    QCOMPARE(second->front().document.path, (m_documents->folder() / "copy.pdf").string());
}

void IngestEndToEndTest::checkComplete(const std::vector<fs::path> &sources)
{
    const auto documents = (*m_library)->documents();
    QVERIFY(documents.has_value());
    for (const document::Document &document : *documents) {
        QVERIFY(std::find(sources.begin(), sources.end(), fs::path(document.path)) != sources.end());
        QCOMPARE(*(*m_library)->text(document.id), contentOf(document.path));
        QCOMPARE(static_cast<int>((*m_library)->pages(document.id)->size()), document.pageCount);
    }
    QCOMPARE(*(*m_library)->check(), std::string("ok"));
}

void IngestEndToEndTest::stopInTheMiddleLeavesNothingHalfThere()
{
    std::vector<fs::path> sources;
    for (int i = 0; i < 8; ++i)
        sources.push_back(m_documents->write(std::to_string(i) + ".txt", longText(200, std::to_string(i))));
    std::stop_source source;
    const auto results = run(sources, source.get_token(), [&source](const ingest::IngestProgress &progress) {
        if (progress.filesDone >= 2)
            source.request_stop();
    });
    QVERIFY(!results.has_value());
    QCOMPARE(results.error().code, ErrorCode::Canceled);
    QVERIFY((*m_library)->documents()->size() < sources.size());
    checkComplete(sources);
    QVERIFY(run(sources).has_value());
    QCOMPARE((*m_library)->documents()->size(), sources.size());
    checkComplete(sources);
}

void IngestEndToEndTest::killInTheMiddleLeavesNothingHalfThere()
{
    std::vector<fs::path> sources;
    for (int i = 0; i < 6; ++i)
        sources.push_back(m_documents->write(std::to_string(i) + ".txt", longText(150, std::to_string(i))));
    for (const int afterMs : {40, 150, 300, 500}) {
        const fs::path folder = m_library->folder();
        m_library->close();
        const pid_t child = fork();
        if (child == 0) {
            auto library = store::Library::open(folder, m_clock);
            store::IngestSink sink(**library, test::countTokens);
            ingest::IngestPipeline pipeline(sink, options(folder), m_clock);
            const bool done = pipeline.run({sources, {}, {}}, {}, {}).has_value();
            _exit(done ? 0 : 1);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(afterMs));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        m_library->reopen();
        checkComplete(sources);
    }
    QVERIFY(run(sources).has_value());
    QCOMPARE((*m_library)->documents()->size(), sources.size());
    checkComplete(sources);
    QVERIFY(!fs::exists(m_library->folder() / "tmp") || fs::is_empty(m_library->folder() / "tmp"));
}

void IngestEndToEndTest::hostileFilesEndWithAReason_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char *file :
         {"made__zero_bytes.pdf", "made__one_byte.pdf", "made__only_header.pdf", "made__elf_named.pdf",
          "made__random_64k.pdf", "made__truncated_50.pdf", "made__truncated_99.pdf", "made__nul_filled.pdf",
          "made__tree_cyclic.pdf", "made__nan_mediabox.pdf", "made__negative_mediabox.pdf", "made__huge_mediabox.pdf",
          "made__dicts_nested_100k.pdf", "made__length_self_reference.pdf", "made__txt_invalid_utf8.txt",
          "made__txt_utf16_odd_length.txt", "made__txt_empty.txt", "made__txt_nul_bytes.txt",
          "made__bomb_text_75m_chars.pdf"})
        QTest::newRow(file) << QByteArray(file);
}

void IngestEndToEndTest::hostileFilesEndWithAReason()
{
    QFETCH(QByteArray, file);
    const fs::path path = fs::path(LONGLEAF_SOURCE_DIR "/../shared/data/bad") / file.toStdString();
    if (!fs::exists(path))
        QSKIP("the folder of broken files is not there");
    const std::int64_t before = m_clock.steadyMs();
    const auto results = run({path, kPdfs / "two-pages.pdf"});
    QVERIFY(results.has_value());
    const FileResult &result = results->front();
    QVERIFY(result.outcome != FileOutcome::Failed || !result.error.message.empty());
    QVERIFY(result.error.code != ErrorCode::Protocol);
    QCOMPARE((*results)[1].outcome, FileOutcome::Ready);
    QVERIFY(m_clock.steadyMs() - before < 60'000);
}

void IngestEndToEndTest::pagesAreDrawn()
{
    const document::Document document = run({kPdfs / "two-pages.pdf"})->front().document;
    ingest::KnownFile file{document.path,     document.format,      document.sha256,
                           document.fileSize, document.fileMtimeMs, {}};
    const auto renderer = ingest::DocumentRenderer::open(file, options({}).extractor, m_clock, {});
    QVERIFY(renderer.has_value());
    const auto image = (*renderer)->render(2, 72, {}, {});
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    const auto pages = (*m_library)->pages(document.id);
    QVERIFY(std::abs(image->width - (*pages)[1].widthPt) <= 1);
    QVERIFY(std::abs(image->height - (*pages)[1].heightPt) <= 1);
}

QTEST_GUILESS_MAIN(IngestEndToEndTest)
#include "tst_ingest_end_to_end.moc"
