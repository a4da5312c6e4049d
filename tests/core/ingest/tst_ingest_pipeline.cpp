// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest_pipeline.h"

#include "core/base/sha256.h"
#include "tests/support/fake_documents.h"
#include "tests/support/memory_sink.h"

#include <QTest>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <sys/stat.h>
#include <thread>

using namespace longleaf;
using document::DocumentStatus;
using ingest::FileOutcome;
using ingest::FileResult;

namespace fs = std::filesystem;

class IngestPipelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void storesADocumentWithAllItsPages();
    void theTitleIsTheDocumentsOwnOrTheFilesName();
    void aSecondTimeIsUnchangedAndFollowsTheFile();
    void theSameBytesTwiceInOneBatchAreOneDocument();
    void badPagesMakeAPartialDocument();
    void aScanIsReadyAndSaysSo();
    void pagesThatNeverCameCountAsFailed();
    void aPageThatKillsTheReaderIsGivenUp_data();
    void aPageThatKillsTheReaderIsGivenUp();
    void threeDeathsEndTheDocument();
    void aFileThatEndedTheReaderThreeTimesIsNotReadAgain();
    void aDocumentThatCameThroughIsForgivenItsDeaths();
    void aSpareThatWasEndedIsReplaced();
    void fewerProcessesWhereMemoryIsShort_data();
    void fewerProcessesWhereMemoryIsShort();
    void failuresStoreNothing_data();
    void failuresStoreNothing();
    void aBadFileDoesNotStopTheBatch();
    void everyFileOfAFolderGetsARow();
    void theStoresFailureConcernsOneFile();
    void pausesWhenTheDiskHasTooLittleRoom();
    void resultsComeInTheOrderOfTheRequest();
    void stopLeavesNothingHalfDone();
    void holdingBackFinishesWhatIsInWork();
    void aStartAfterAStopReadsEverything();
    void progressIsToldOften();
    void aMissingExtractorEndsTheBatch();
    void limitsAreKept();
    void twoWorkersOverlap();

private:
    Result<std::vector<FileResult>> run(const std::vector<fs::path> &paths, std::stop_token stop = {})
    {
        ingest::IngestOptions options = m_options;
        ingest::IngestPipeline pipeline(*m_sink, options, m_clock);
        return pipeline.run({paths, m_collection, m_password, {}, m_retry}, stop,
                            [this](const ingest::IngestProgress &progress) { note(progress); });
    }
    FileResult only(const fs::path &path)
    {
        auto results = run({path});
        return results && results->size() == 1 ? results->front() : FileResult{};
    }
    void note(const ingest::IngestProgress &progress)
    {
        const std::int64_t now = m_clock.steadyMs();
        m_longestSilenceMs = std::max(m_longestSilenceMs, now - m_lastToldMs);
        m_lastToldMs = now;
        m_mostPagesDone = std::max(m_mostPagesDone, progress.pagesDone);
        m_finished += progress.finished != nullptr ? 1 : 0;
        m_filesTotal = progress.filesTotal;
    }
    static bool warns(const document::Document &document, const char *text)
    {
        return std::any_of(document.warnings.begin(), document.warnings.end(),
                           [text](const std::string &warning) { return warning.find(text) != std::string::npos; });
    }

    std::unique_ptr<test::FakeDocuments> m_documents;
    std::unique_ptr<test::MemorySink> m_sink;
    SystemClock m_clock;
    ingest::IngestOptions m_options;
    std::string m_collection;
    std::string m_password;
    bool m_retry = false;
    std::int64_t m_lastToldMs = 0;
    std::int64_t m_longestSilenceMs = 0;
    int m_mostPagesDone = 0;
    int m_finished = 0;
    int m_filesTotal = 0;
    int m_descriptors = 0;
};

void IngestPipelineTest::init()
{
    m_documents = std::make_unique<test::FakeDocuments>();
    m_sink = std::make_unique<test::MemorySink>();
    m_options = {};
    m_options.extractor = m_documents->extractor();
    m_options.extractor.stallTimeoutMs = 400;
    m_options.extractor.memoryLimitBytes = 64 << 20;
    m_options.spoolFolder = m_documents->folder() / "spool";
    m_collection.clear();
    m_password.clear();
    m_retry = false;
    m_finished = 0;
    m_mostPagesDone = 0;
    m_longestSilenceMs = 0;
    m_descriptors = test::openDescriptors();
}

void IngestPipelineTest::cleanup()
{
    QCOMPARE(m_sink->openTransactions, 0);
    QCOMPARE(test::openDescriptors(), m_descriptors);
    QCOMPARE(test::childProcesses(), 0);
    if (fs::exists(m_options.spoolFolder))
        QVERIFY(fs::is_empty(m_options.spoolFolder));
}

void IngestPipelineTest::storesADocumentWithAllItsPages()
{
    m_collection = "Filings";
    const fs::path path = m_documents->pdf("report.pdf", "pages 40\nsize 100000");
    const FileResult result = only(path);
    QVERIFY2(result.outcome == FileOutcome::Ready, result.error.message.c_str());
    QCOMPARE(result.path, path.string());
    QCOMPARE(result.document.pageCount, 40);
    QCOMPARE(result.document.collections, std::vector<std::string>{"Filings"});
    QCOMPARE(m_sink->stored.size(), std::size_t{1});
    const auto &pages = m_sink->stored[0].pages;
    QCOMPARE(pages.size(), std::size_t{40});
    for (std::size_t i = 0; i < pages.size(); ++i) {
        QCOMPARE(pages[i].number, static_cast<int>(i) + 1);
        QVERIFY(pages[i].text.starts_with("Text of page " + std::to_string(i + 1) + "."));
        QCOMPARE(pages[i].text.size(), std::size_t{100'000});
    }
    QCOMPARE(result.document.fileSize, static_cast<std::int64_t>(fs::file_size(path)));
    QVERIFY(result.document.warnings.empty());
}

void IngestPipelineTest::theTitleIsTheDocumentsOwnOrTheFilesName()
{
    QCOMPARE(only(m_documents->pdf("a.pdf", "title Annual Report")).document.title, std::string("Annual Report"));
    QCOMPARE(only(m_documents->pdf("b_2018.pdf", "title untitled")).document.title, std::string("b_2018"));
}

void IngestPipelineTest::aSecondTimeIsUnchangedAndFollowsTheFile()
{
    const fs::path path = m_documents->pdf("first.pdf", "pages 2");
    const FileResult first = only(path);
    QCOMPARE(only(path).outcome, FileOutcome::Unchanged);
    const fs::path moved = m_documents->folder() / "moved.pdf";
    fs::rename(path, moved);
    m_collection = "Later";
    const FileResult again = only(moved);
    QCOMPARE(again.outcome, FileOutcome::Unchanged);
    QVERIFY(again.document.id == first.document.id);
    QCOMPARE(again.document.path, moved.string());
    QCOMPARE(again.document.collections, std::vector<std::string>{"Later"});
    QCOMPARE(m_sink->begun, 1);
}

void IngestPipelineTest::theSameBytesTwiceInOneBatchAreOneDocument()
{
    const std::string content = "%PDF-fake\npages 3\nslow 30\n";
    const auto results = run({m_documents->write("one.pdf", content), m_documents->write("two.pdf", content)});
    QVERIFY(results.has_value());
    QCOMPARE((*results)[0].outcome, FileOutcome::Ready);
    QCOMPARE((*results)[1].outcome, FileOutcome::Unchanged);
    QCOMPARE(m_sink->stored.size(), std::size_t{1});
}

void IngestPipelineTest::badPagesMakeAPartialDocument()
{
    const FileResult result = only(m_documents->pdf("bad.pdf", "pages 6\npartial 2\nfailed 4\nfailed 5\npicture 6"));
    QCOMPARE(result.outcome, FileOutcome::Partial);
    QCOMPARE(result.document.status, DocumentStatus::Partial);
    QCOMPARE(result.document.badPages, (std::vector<int>{2, 4, 5}));
    QCOMPARE(result.document.pagesWithoutText, std::vector<int>{6});
    QVERIFY(warns(result.document, "2 of 6 pages could not be read: 4, 5."));
    QVERIFY(warns(result.document, "1 of 6 pages may be incomplete, because the reader met errors there: 2."));
    QVERIFY(warns(result.document, "Page 2: a font is damaged"));
    QVERIFY(warns(result.document, "Page 6 has no text"));
}

void IngestPipelineTest::aScanIsReadyAndSaysSo()
{
    const FileResult result = only(m_documents->pdf("scan.pdf", "pages 7\nscan yes"));
    QCOMPARE(result.outcome, FileOutcome::Ready);
    QCOMPARE(result.document.pagesWithoutText.size(), std::size_t{7});
    QVERIFY(warns(result.document, "None of the 7 pages has text"));
}

void IngestPipelineTest::pagesThatNeverCameCountAsFailed()
{
    const FileResult result = only(m_documents->pdf("gaps.pdf", "pages 5\nskip 2\nskip 5"));
    QCOMPARE(result.outcome, FileOutcome::Partial);
    QCOMPARE(result.document.pageCount, 5);
    QCOMPARE(result.document.badPages, (std::vector<int>{2, 5}));
}

void IngestPipelineTest::aPageThatKillsTheReaderIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QList<int>>("bad");
    QTest::newRow("a crash in the middle") << QByteArray("pages 6\ncrash 3 11") << QList<int>{3};
    QTest::newRow("a crash on the first page") << QByteArray("pages 6\ncrash 1 11") << QList<int>{1};
    QTest::newRow("a crash on the last page") << QByteArray("pages 6\ncrash 6 6") << QList<int>{6};
    QTest::newRow("a page that never ends") << QByteArray("pages 6\nhang 4") << QList<int>{4};
    QTest::newRow("a page that takes all memory") << QByteArray("pages 6\nmemory 2") << QList<int>{2};
    QTest::newRow("a crash and a hang") << QByteArray("pages 6\ncrash 2 11\nhang 5") << QList<int>{2, 5};
}

void IngestPipelineTest::aPageThatKillsTheReaderIsGivenUp()
{
    QFETCH(QByteArray, script);
    QFETCH(QList<int>, bad);
    const FileResult result = only(m_documents->pdf("killer.pdf", script.toStdString()));
    QVERIFY2(result.outcome == FileOutcome::Partial, result.error.message.c_str());
    QCOMPARE(result.document.badPages, std::vector<int>(bad.begin(), bad.end()));
    QCOMPARE(result.document.pageCount, 6);
    QVERIFY(warns(result.document, "killer.pdf"));
}

void IngestPipelineTest::threeDeathsEndTheDocument()
{
    const FileResult result = only(m_documents->pdf("deadly.pdf", "pages 9\ncrash 2 11\ncrash 4 11\ncrash 6 11"));
    QCOMPARE(result.outcome, FileOutcome::Failed);
    QCOMPARE(result.error.code, ErrorCode::ExtractorCrashed);
    QVERIFY(m_sink->stored.empty());
}

void IngestPipelineTest::aFileThatEndedTheReaderThreeTimesIsNotReadAgain()
{
    m_options.quarantineFile = m_documents->folder() / "quarantine.txt";
    const fs::path path = m_documents->pdf("bomb.pdf", "crash 0 11");
    for (int i = 1; i <= 3; ++i) {
        const FileResult result = only(path);
        QCOMPARE(result.error.code, ErrorCode::ExtractorCrashed);
        QVERIFY2(result.error.message.find("SIGSEGV") != std::string::npos, result.error.message.c_str());
        QVERIFY(result.error.message.find("not tried again") == std::string::npos);
    }
    // Under another name, and in a run of its own, as every run here is: the list is read from the disk.
    fs::rename(path, m_documents->folder() / "copy.pdf");
    m_options.extractor.program = "/nonexistent/longleaf-extractor"; // it is not even started
    const FileResult held = only(m_documents->folder() / "copy.pdf");
    QCOMPARE(held.outcome, FileOutcome::Failed);
    QVERIFY2(held.error.message.find("ended the document reader 3 times") != std::string::npos,
             held.error.message.c_str());
    QVERIFY(held.error.message.find("SIGSEGV") != std::string::npos);
    m_options.extractor = m_documents->extractor();
    m_retry = true;
    const FileResult retried = only(m_documents->folder() / "copy.pdf");
    QVERIFY(retried.error.message.find("not tried again") == std::string::npos);
}

void IngestPipelineTest::aDocumentThatCameThroughIsForgivenItsDeaths()
{
    m_options.quarantineFile = m_documents->folder() / "quarantine.txt";
    const fs::path path = m_documents->pdf("two.pdf", "pages 6\ncrash 2 11\ncrash 4 11");
    for (int i = 0; i < 3; ++i) {
        const FileResult result = only(path);
        QVERIFY2(result.outcome == FileOutcome::Partial, result.error.message.c_str());
        m_sink->stored.clear();
    }
}

void IngestPipelineTest::aSpareThatWasEndedIsReplaced()
{
    // The first document leaves a spare behind for the next and ends it before it is needed.
    m_options.workers = 1;
    const std::vector<fs::path> paths = {m_documents->pdf("first.pdf", "pages 2\nkill-siblings yes\nslow 50"),
                                         m_documents->pdf("second.pdf", "pages 2")};
    const auto results = run(paths);
    QVERIFY(results.has_value());
    for (const FileResult &result : *results)
        QVERIFY2(result.outcome == FileOutcome::Ready, result.error.message.c_str());
}

void IngestPipelineTest::fewerProcessesWhereMemoryIsShort_data()
{
    QTest::addColumn<int>("wanted");
    QTest::addColumn<qint64>("freeMebibytes");
    QTest::addColumn<int>("expected");
    QTest::newRow("plenty") << 4 << qint64{32768} << 4;
    QTest::newRow("one for each two gibibytes") << 4 << qint64{5000} << 2;
    QTest::newRow("always one") << 4 << qint64{100} << 1;
    QTest::newRow("nothing left") << 4 << qint64{0} << 1;
    QTest::newRow("more memory than an int holds") << 16 << (qint64{1} << 40) << 16;
}

void IngestPipelineTest::fewerProcessesWhereMemoryIsShort()
{
    QFETCH(int, wanted);
    QFETCH(qint64, freeMebibytes);
    QFETCH(int, expected);
    QCOMPARE(ingest::sessionsFor(wanted, freeMebibytes << 20), expected);
    QCOMPARE(ingest::sessionsFor(wanted, -1), wanted);
}

void IngestPipelineTest::failuresStoreNothing_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *script, ErrorCode code) {
        QTest::newRow(name) << QByteArray(script) << static_cast<int>(code);
    };
    row("a locked document", "password secret", ErrorCode::EncryptedDocument);
    row("a damaged document", "damaged yes", ErrorCode::DamagedDocument);
    row("a document without pages", "pages 0", ErrorCode::NoPages);
    row("a document of failed pages only", "pages 3\nall-failed yes", ErrorCode::DamagedDocument);
    row("a crash while opening", "crash 0 11", ErrorCode::ExtractorCrashed);
    row("a crash on the only page", "pages 1\ncrash 1 11", ErrorCode::ExtractorCrashed);
    row("a hang on the only page", "pages 1\nhang 1", ErrorCode::ExtractorTimeout);
    row("noise", "pages 5\ngarbage 3", ErrorCode::Protocol);
    row("an oversize message", "pages 5\noversize 3", ErrorCode::Protocol);
    row("a page beyond the last", "pages 3\nnumber 3 9", ErrorCode::Protocol);
    row("words that cannot be decoded", "pages 3\nbad-layer 2", ErrorCode::Protocol);
    row("words beyond the page's text", "pages 3\nwide-layer 2", ErrorCode::Protocol);
    row("a claim of a million pages", "pages 1000000", ErrorCode::ResourceLimit);
}

void IngestPipelineTest::failuresStoreNothing()
{
    QFETCH(QByteArray, script);
    QFETCH(int, code);
    const FileResult result = only(m_documents->pdf("failing.pdf", script.toStdString()));
    QCOMPARE(result.outcome, FileOutcome::Failed);
    QVERIFY2(static_cast<int>(result.error.code) == code, result.error.message.c_str());
    QVERIFY(!result.error.message.empty());
    QVERIFY(result.error.context.ends_with("failing.pdf"));
    QVERIFY(m_sink->stored.empty());
}

void IngestPipelineTest::aBadFileDoesNotStopTheBatch()
{
    mkfifo((m_documents->folder() / "pipe.pdf").c_str(), 0600);
    const auto results = run({m_documents->pdf("1.pdf", "pages 2"), m_documents->pdf("2.pdf", "crash 0 11"),
                              m_documents->folder() / "missing.pdf", m_documents->folder() / "pipe.pdf",
                              m_documents->write("3.txt", ""), m_documents->write("4.pdf", "<html>"),
                              m_documents->pdf("5.pdf", "pages 1\nhang 1"), m_documents->pdf("6.pdf", "pages 3")});
    QVERIFY(results.has_value());
    QCOMPARE(results->size(), std::size_t{8});
    const std::vector<ErrorCode> codes = {ErrorCode::Internal,        ErrorCode::ExtractorCrashed, ErrorCode::NotFound,
                                          ErrorCode::NotAFile,        ErrorCode::EmptyFile,        ErrorCode::WrongType,
                                          ErrorCode::ExtractorTimeout};
    for (std::size_t i = 1; i < codes.size(); ++i) {
        QCOMPARE((*results)[i].outcome, FileOutcome::Failed);
        QVERIFY2((*results)[i].error.code == codes[i], (*results)[i].error.message.c_str());
    }
    QCOMPARE((*results)[0].outcome, FileOutcome::Ready);
    QCOMPARE((*results)[7].outcome, FileOutcome::Ready);
    QCOMPARE(m_finished, 8);
    QCOMPARE(m_filesTotal, 8);
}

void IngestPipelineTest::everyFileOfAFolderGetsARow()
{
    m_documents->pdf("in/b.pdf", "pages 1");
    m_documents->write("in/a.png", "\x89PNG\r\n\x1A\n");
    m_documents->write("in/deep/.c.txt", "hidden");
    const auto results = run({m_documents->folder() / "in"});
    QCOMPARE(results->size(), std::size_t{3});
    QCOMPARE((*results)[0].error.code, ErrorCode::UnsupportedType);
    QCOMPARE((*results)[1].outcome, FileOutcome::Ready);
    QVERIFY((*results)[2].path.ends_with("deep/.c.txt"));
}

void IngestPipelineTest::theStoresFailureConcernsOneFile()
{
    m_sink->failForTitle = "two";
    const std::vector<fs::path> paths = {m_documents->pdf("one.pdf", "pages 2"), m_documents->pdf("two.pdf", "pages 2"),
                                         m_documents->pdf("three.pdf", "pages 2")};
    m_sink->failCommit = Error{ErrorCode::DiskFull, "There is no space left.", {}};
    const auto results = run(paths);
    QCOMPARE((*results)[0].outcome, FileOutcome::Ready);
    QCOMPARE((*results)[1].error.code, ErrorCode::DiskFull);
    QCOMPARE((*results)[2].outcome, FileOutcome::Ready);
    m_sink->failCommit.reset();
    m_sink->failAddPage = Error{ErrorCode::StoreBusy, "busy", {}};
    QCOMPARE(only(paths[1]).error.code, ErrorCode::StoreBusy);
    m_sink->failAddPage.reset();
    QCOMPARE(only(paths[1]).outcome, FileOutcome::Ready);
}

void IngestPipelineTest::pausesWhenTheDiskHasTooLittleRoom()
{
    const std::vector<fs::path> paths = {m_documents->pdf("one.pdf", "pages 2"), m_documents->pdf("two.pdf", "pages 2"),
                                         m_documents->pdf("three.pdf", "pages 2")};
    const auto size = static_cast<std::int64_t>(fs::file_size(paths[2]));
    std::int64_t free = 0;
    m_options.workers = 1;
    // Two files find room, the third a byte too little.
    m_options.freeBytes = [&free, left = 2, size]() mutable -> std::optional<std::int64_t> {
        return left-- > 0 ? 10'000'000'000 : free + 3 * size + 200'000'000;
    };
    free = -1;
    const auto paused = run(paths);
    QVERIFY(!paused);
    QCOMPARE(paused.error().code, ErrorCode::DiskFull);
    QVERIFY2(paused.error().message.find("three.pdf") != std::string::npos, paused.error().message.c_str());
    QCOMPARE(m_sink->stored.size(), std::size_t{2});
    QCOMPARE(m_finished, 2);
    // Room is made.
    free = 0;
    m_options.freeBytes = [&free, size]() -> std::optional<std::int64_t> {
        return free + 3 * size + 200'000'000;
    };
    QCOMPARE(only(paths[2]).outcome, FileOutcome::Ready);
    // Nobody knows how much room there is.
    m_options.freeBytes = []() -> std::optional<std::int64_t> {
        return std::nullopt;
    };
    QCOMPARE(only(m_documents->pdf("four.pdf", "pages 1")).outcome, FileOutcome::Ready);
}

void IngestPipelineTest::resultsComeInTheOrderOfTheRequest()
{
    std::vector<fs::path> paths;
    for (int i = 0; i < 12; ++i)
        paths.push_back(m_documents->pdf(std::to_string(i) + ".pdf", i % 3 == 0 ? "pages 4\nslow 20" : "pages 1"));
    m_options.workers = 3;
    const auto results = run(paths);
    QCOMPARE(results->size(), paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
        QCOMPARE((*results)[i].path, paths[i].string());
        QCOMPARE((*results)[i].outcome, FileOutcome::Ready);
    }
}

void IngestPipelineTest::stopLeavesNothingHalfDone()
{
    m_options.extractor.stallTimeoutMs = 10'000;
    const std::vector<fs::path> paths = {m_documents->pdf("quick.pdf", "pages 1"),
                                         m_documents->pdf("slow.pdf", "pages 1000\nslow 20"),
                                         m_documents->pdf("stuck.pdf", "hang 0")};
    std::stop_source source;
    std::int64_t stoppedAt = 0;
    std::jthread stopper([this, &source, &stoppedAt] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        stoppedAt = m_clock.steadyMs();
        source.request_stop();
    });
    const auto results = run(paths, source.get_token());
    const std::int64_t returnedAt = m_clock.steadyMs();
    stopper.join();
    QVERIFY(!results.has_value());
    QCOMPARE(results.error().code, ErrorCode::Canceled);
    QVERIFY2(returnedAt - stoppedAt <= 100, qPrintable(QString::number(returnedAt - stoppedAt)));
    QCOMPARE(m_finished, 1);
    QCOMPARE(m_sink->stored.size(), std::size_t{1});
    QCOMPARE(m_sink->openTransactions, 0);
}

void IngestPipelineTest::holdingBackFinishesWhatIsInWork()
{
    std::vector<fs::path> paths;
    for (int i = 0; i < 6; ++i)
        paths.push_back(m_documents->pdf("file" + std::to_string(i) + ".pdf", "pages 10\nslow 10"));
    std::stop_source hold;
    ingest::IngestPipeline pipeline(*m_sink, m_options, m_clock);
    const auto results = pipeline.run({paths, {}, {}, hold.get_token()}, {}, [&](const ingest::IngestProgress &now) {
        if (now.pagesDone > 2)
            hold.request_stop();
    });
    QVERIFY(results.has_value());
    QCOMPARE(results->size(), std::size_t{2}); // as many as there are workers
    for (const FileResult &result : *results)
        QCOMPARE(result.document.pageCount, 10);
    QCOMPARE(m_sink->stored.size(), std::size_t{2});
    QCOMPARE(m_sink->openTransactions, 0);
}

void IngestPipelineTest::aStartAfterAStopReadsEverything()
{
    const std::vector<fs::path> paths = {m_documents->pdf("a.pdf", "pages 20\nslow 10"),
                                         m_documents->pdf("b.pdf", "pages 20\nslow 10")};
    std::stop_source source;
    std::jthread stopper([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        source.request_stop();
    });
    QVERIFY(!run(paths, source.get_token()).has_value());
    QVERIFY(m_sink->stored.empty());
    const auto results = run(paths);
    QVERIFY(results.has_value());
    QCOMPARE(m_sink->stored.size(), std::size_t{2});
    QCOMPARE(m_sink->stored[0].pages.size(), std::size_t{20});
}

void IngestPipelineTest::progressIsToldOften()
{
    m_lastToldMs = m_clock.steadyMs();
    QCOMPARE(only(m_documents->pdf("slow.pdf", "pages 3\nslow 300")).outcome, FileOutcome::Ready);
    QVERIFY2(m_longestSilenceMs <= 100, qPrintable(QString::number(m_longestSilenceMs)));
    QCOMPARE(m_mostPagesDone, 3);
}

void IngestPipelineTest::aMissingExtractorEndsTheBatch()
{
    m_options.extractor.program = "/no/such/program";
    const auto results = run({m_documents->pdf("a.pdf", "pages 1"), m_documents->pdf("b.pdf", "pages 1")});
    QVERIFY(!results.has_value());
    QCOMPARE(results.error().code, ErrorCode::NotFound);
    QVERIFY(results.error().message.find("program") != std::string::npos);
}

void IngestPipelineTest::limitsAreKept()
{
    m_options.maxPages = 5;
    QCOMPARE(only(m_documents->pdf("pages.pdf", "pages 6")).error.code, ErrorCode::ResourceLimit);
    m_options.maxTextBytes = 1000;
    QCOMPARE(only(m_documents->pdf("text.pdf", "pages 5\nsize 400")).error.code, ErrorCode::ResourceLimit);
    QCOMPARE(only(m_documents->write("large.txt", std::string(1001, 'x'))).error.code, ErrorCode::FileTooLarge);
    m_options.maxPdfFileBytes = 20;
    QCOMPARE(only(m_documents->pdf("file.pdf", "pages 1")).error.code, ErrorCode::FileTooLarge);
}

void IngestPipelineTest::twoWorkersOverlap()
{
    std::vector<fs::path> paths;
    for (int i = 0; i < 4; ++i)
        paths.push_back(m_documents->pdf(std::to_string(i) + ".pdf", "pages 5\nslow 60"));
    const std::int64_t before = m_clock.steadyMs();
    m_options.workers = 4;
    QVERIFY(run(paths).has_value());
    // Each document sleeps 360 ms; one after the other would take 1,440 ms.
    QVERIFY(m_clock.steadyMs() - before < 1200);
}

QTEST_GUILESS_MAIN(IngestPipelineTest)
#include "tst_ingest_pipeline.moc"
