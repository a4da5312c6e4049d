// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/extractor_session.h"

#include "core/base/sanitized.h"
#include "core/ingest/open_file.h"
#include "tests/support/fake_documents.h"

#include <QElapsedTimer>
#include <QTest>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <thread>

using namespace longleaf;
using document::Format;
using ingest::ExtractorSession;

namespace {

/// What came of reading a document with fake_extractor.
struct Reading {
    std::vector<ipc::PageText> pages;
    Error error;
    bool failed = false;
    bool aliveAfter = false;
};

} // namespace

class ExtractorSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_descriptors = test::openDescriptors(); }
    void cleanup();
    void readsADocument();
    void takesAnotherDocumentAfterwards();
    void readsARangeOfPages();
    void failuresLeaveTheProcessAlive();
    void misbehaviourEndsTheSession_data();
    void misbehaviourEndsTheSession();
    void everyCallAfterTheEndGivesTheSameError();
    void startFailsWithAReason_data();
    void startFailsWithAReason();
    void aSlowDocumentThatMakesProgressIsNotStopped();
    void stopTakesEffectAtOnce();
    void aFailingSinkEndsTheExtraction();
    void theChildInheritsNothingElse();
    void aSanitizersOptionsGoAlongInItsBuildOnly();
    void timeInWhichNobodyLookedDoesNotCount();
    void rendersAPage();

private:
    Reading read(const std::string &script, int stallTimeoutMs = 5000, const std::string &password = {})
    {
        ingest::ExtractorOptions options = m_documents.extractor();
        options.stallTimeoutMs = stallTimeoutMs;
        options.memoryLimitBytes = 128 << 20; // half of it is more than a sanitizer holds beside
        const auto file = ingest::OpenFile::open(m_documents.pdf("document.pdf", script));
        auto session = ExtractorSession::start(options, m_clock);
        Reading reading;
        Status status;
        const auto opened = (*session)->open(*file, Format::Pdf, password, {});
        if (opened) {
            status = (*session)->extractPages({},
                                              [&reading](ipc::PageText &&page) {
                                                  reading.pages.push_back(std::move(page));
                                                  return Status();
                                              },
                                              {});
        } else {
            status = tl::unexpected(opened.error());
        }
        reading.failed = !status;
        if (!status)
            reading.error = status.error();
        reading.aliveAfter = (*session)->alive();
        return reading;
    }

    test::FakeDocuments m_documents;
    SystemClock m_clock;
    int m_descriptors = 0;
};

void ExtractorSessionTest::cleanup()
{
    QCOMPARE(test::openDescriptors(), m_descriptors);
    QCOMPARE(test::childProcesses(), 0);
}

void ExtractorSessionTest::readsADocument()
{
    const Reading reading = read("pages 3\ntitle A title");
    QVERIFY2(!reading.failed, reading.error.message.c_str());
    QVERIFY(reading.aliveAfter);
    QCOMPARE(reading.pages.size(), std::size_t{3});
    QCOMPARE(reading.pages[2].text, std::string("Text of page 3."));
}

void ExtractorSessionTest::takesAnotherDocumentAfterwards()
{
    auto session = ExtractorSession::start(m_documents.extractor(), m_clock);
    QVERIFY(session.has_value());
    QCOMPARE((*session)->hello().parser, std::string("fake 1.0"));
    for (const char *name : {"first.pdf", "second.pdf", "first.pdf"}) {
        const auto file = ingest::OpenFile::open(m_documents.pdf(name, std::string("pages 2\ntitle ") + name));
        const auto opened = (*session)->open(*file, Format::Pdf, {}, {});
        QVERIFY(opened.has_value());
        QCOMPARE(opened->title, std::string(name));
        QCOMPARE(opened->pageCount, 2);
    }
}

void ExtractorSessionTest::readsARangeOfPages()
{
    auto session = ExtractorSession::start(m_documents.extractor(), m_clock);
    const auto file = ingest::OpenFile::open(m_documents.pdf("range.pdf", "pages 9"));
    QVERIFY((*session)->open(*file, Format::Pdf, {}, {}).has_value());
    std::vector<int> numbers;
    const auto sink = [&numbers](ipc::PageText &&page) {
        numbers.push_back(page.number);
        return Status();
    };
    QVERIFY((*session)->extractPages({7, 0}, sink, {}).has_value());
    QCOMPARE(numbers, (std::vector<int>{7, 8, 9}));
}

void ExtractorSessionTest::failuresLeaveTheProcessAlive()
{
    const Reading locked = read("password secret");
    QCOMPARE(locked.error.code, ErrorCode::EncryptedDocument);
    QVERIFY(locked.aliveAfter);
    QVERIFY(!locked.error.context.empty());
    QVERIFY(!read("password secret", 5000, "secret").failed);
    QCOMPARE(read("damaged").error.code, ErrorCode::DamagedDocument);
}

void ExtractorSessionTest::misbehaviourEndsTheSession_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<int>("pages");
    const auto row = [](const char *name, const QByteArray &script, ErrorCode code, const char *says, int pages) {
        QTest::newRow(name) << script << static_cast<int>(code) << QByteArray(says) << pages;
    };
    const auto crash = [](int page, int signal) {
        return "pages 4\ncrash " + QByteArray::number(page) + " " + QByteArray::number(signal);
    };
    row("a crash while opening", crash(0, SIGSEGV), ErrorCode::ExtractorCrashed, "SIGSEGV", 0);
    row("a crash on page 3", crash(3, SIGSEGV), ErrorCode::ExtractorCrashed, "memory that is not its own", 2);
    row("an abort", crash(2, SIGABRT), ErrorCode::ExtractorCrashed, "SIGABRT", 1);
    row("a bus error", crash(1, SIGBUS), ErrorCode::ExtractorCrashed, "SIGBUS", 0);
    row("a forbidden call", crash(1, SIGSYS), ErrorCode::ExtractorCrashed, "sandbox", 0);
    row("a kill from outside", crash(2, SIGKILL), ErrorCode::ExtractorCrashed, "lack of memory", 1);
    row("an end without a word", "pages 4\nexit 3 0", ErrorCode::ExtractorCrashed, "exit status 0", 2);
    row("an end within a message", "pages 4\ncut 2", ErrorCode::ExtractorCrashed, "exit status 0", 1);
    row("an abort for lack of memory", "pages 4\nmemory 2", ErrorCode::ResourceLimit, "128 MiB", 1);
    row("no progress while opening", "hang 0", ErrorCode::ExtractorTimeout, "no progress", 0);
    row("no progress after page 2", "pages 4\nhang 3", ErrorCode::ExtractorTimeout, "after page 2", 2);
    row("noise", "pages 4\ngarbage 2", ErrorCode::Protocol, "does not accept", 1);
    row("a message that is too long", "pages 4\noversize 3", ErrorCode::Protocol, "limit", 2);
    row("pages out of order", "pages 4\nnumber 3 1", ErrorCode::Protocol, "came after", 2);
}

void ExtractorSessionTest::misbehaviourEndsTheSession()
{
    QFETCH(QByteArray, script);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    QFETCH(int, pages);
    // Long enough for those that get on, however slowly.
    const Reading reading = read(script.toStdString(), script.contains("hang") ? 400 : 20'000);
    QVERIFY(reading.failed);
    QVERIFY(!reading.aliveAfter);
    QVERIFY2(static_cast<int>(reading.error.code) == code, reading.error.message.c_str());
    QVERIFY2(QByteArray::fromStdString(reading.error.message).contains(says), reading.error.message.c_str());
    QVERIFY(QByteArray::fromStdString(reading.error.message).contains("document.pdf"));
    QCOMPARE(static_cast<int>(reading.pages.size()), pages);
}

void ExtractorSessionTest::everyCallAfterTheEndGivesTheSameError()
{
    auto session = ExtractorSession::start(m_documents.extractor(), m_clock);
    const auto file = ingest::OpenFile::open(m_documents.pdf("crash.pdf", "crash 0 11"));
    const auto opened = (*session)->open(*file, Format::Pdf, {}, {});
    QVERIFY(!opened.has_value());
    QVERIFY(!(*session)->alive());
    QCOMPARE((*session)->open(*file, Format::Pdf, {}, {}).error(), opened.error());
    QCOMPARE((*session)->render({1, 96, 0, 0, 0, 0}, {}).error(), opened.error());
    QCOMPARE((*session)->poll().error(), opened.error());
    QCOMPARE((*session)->send(ipc::ExtractPages{}).error(), opened.error());
}

void ExtractorSessionTest::startFailsWithAReason_data()
{
    QTest::addColumn<QByteArray>("variant");
    QTest::addColumn<int>("code");
    QTest::newRow("a process that never greets")
        << QByteArray("_mute") << static_cast<int>(ErrorCode::ExtractorTimeout);
    QTest::newRow("a process that greets with noise")
        << QByteArray("_garbage") << static_cast<int>(ErrorCode::Protocol);
    QTest::newRow("another version of the protocol") << QByteArray("_newer") << static_cast<int>(ErrorCode::Protocol);
    QTest::newRow("a program that ends at once")
        << QByteArray("/bin/true") << static_cast<int>(ErrorCode::ExtractorCrashed);
    QTest::newRow("a missing program") << QByteArray("/no/such/program") << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("a program that may not be run")
        << QByteArray("/etc/passwd") << static_cast<int>(ErrorCode::PermissionDenied);
}

void ExtractorSessionTest::startFailsWithAReason()
{
    QFETCH(QByteArray, variant);
    QFETCH(int, code);
    ingest::ExtractorOptions options;
    if (variant.startsWith('/'))
        options.program = variant.toStdString();
    else
        options = m_documents.extractor(variant.toStdString());
    options.stallTimeoutMs = 300;
    const auto session = ExtractorSession::start(options, m_clock);
    QVERIFY(!session.has_value());
    QVERIFY2(static_cast<int>(session.error().code) == code, session.error().message.c_str());
}

void ExtractorSessionTest::aSlowDocumentThatMakesProgressIsNotStopped()
{
    // 8 pages of 100 ms: twice the deadline in all, a quarter of it each.
    const Reading reading = read("pages 8\nslow 100", 400);
    QVERIFY2(!reading.failed, reading.error.message.c_str());
    QCOMPARE(reading.pages.size(), std::size_t{8});
}

void ExtractorSessionTest::stopTakesEffectAtOnce()
{
    auto session = ExtractorSession::start(m_documents.extractor(), m_clock);
    const auto file = ingest::OpenFile::open(m_documents.pdf("endless.pdf", "hang 0"));
    std::stop_source source;
    std::int64_t stoppedAt = 0;
    std::jthread stopper([this, &source, &stoppedAt] {
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
        stoppedAt = m_clock.steadyMs();
        source.request_stop();
    });
    const auto opened = (*session)->open(*file, Format::Pdf, {}, source.get_token());
    const std::int64_t returnedAt = m_clock.steadyMs();
    stopper.join();
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, ErrorCode::Canceled);
    QVERIFY2(returnedAt - stoppedAt <= 100, qPrintable(QString::number(returnedAt - stoppedAt)));
    QCOMPARE(test::childProcesses(), 0);
}

void ExtractorSessionTest::aFailingSinkEndsTheExtraction()
{
    auto session = ExtractorSession::start(m_documents.extractor(), m_clock);
    const auto file = ingest::OpenFile::open(m_documents.pdf("many.pdf", "pages 100"));
    QVERIFY((*session)->open(*file, Format::Pdf, {}, {}).has_value());
    int seen = 0;
    const auto sink = [&seen](ipc::PageText &&) -> Status {
        ++seen;
        return seen < 3 ? Status() : Status(fail(ErrorCode::DiskFull, "full"));
    };
    const Status status = (*session)->extractPages({}, sink, {});
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().code, ErrorCode::DiskFull);
    QCOMPARE(seen, 3);
}

void ExtractorSessionTest::theChildInheritsNothingElse()
{
    for (const char *name : kSanitizerVariables)
        qunsetenv(name); // a build with a sanitizer passes them on
    // Without close-on-exec, as some library may leave one.
    const int careless = open("/dev/null", O_RDONLY);
    qputenv("LONGLEAF_TEST_SECRET", "canary");
    const Reading reading = read("surroundings yes");
    ::close(careless);
    qunsetenv("LONGLEAF_TEST_SECRET");
    QCOMPARE(reading.pages.size(), std::size_t{1});
    // 3 is the document, passed on purpose.
    QCOMPARE(reading.pages[0].text,
             std::string("environment: LANG=C.UTF-8 LC_ALL=C.UTF-8\ndescriptors: 0 1 2 3\ngroup: own"));
}

void ExtractorSessionTest::aSanitizersOptionsGoAlongInItsBuildOnly()
{
    qputenv("UBSAN_OPTIONS", "print_stacktrace=1");
    const Reading reading = read("surroundings yes");
    qunsetenv("UBSAN_OPTIONS");
    QCOMPARE(reading.pages.size(), std::size_t{1});
    QCOMPARE(reading.pages[0].text.find("UBSAN_OPTIONS=print_stacktrace=1") != std::string::npos, kSanitized);
}

void ExtractorSessionTest::timeInWhichNobodyLookedDoesNotCount()
{
    ingest::ExtractorOptions options = m_documents.extractor();
    options.stallTimeoutMs = 300;
    auto session = ExtractorSession::launch(options, m_clock);
    QVERIFY(session.has_value());
    const auto file = ingest::OpenFile::open(m_documents.pdf("patient.pdf", "pages 1\nslow 500"));
    QVERIFY((*session)->send(ipc::OpenDocument{Format::Pdf, "patient.pdf", {}}, &*file).has_value());
    // The child is at work for 500 ms, and the parent is elsewhere.
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    QVERIFY((*session)->poll().has_value());
    QElapsedTimer timer;
    timer.start();
    bool opened = false;
    while (!opened && timer.elapsed() < 3000) {
        const auto answer = (*session)->poll();
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().message.c_str());
        opened = answer->has_value();
        QTest::qWait(10);
    }
    QVERIFY(opened);
}

void ExtractorSessionTest::rendersAPage()
{
    auto session = ExtractorSession::start(m_documents.extractor(), m_clock);
    const auto file = ingest::OpenFile::open(m_documents.pdf("picture.pdf", "pages 5"));
    QVERIFY((*session)->open(*file, Format::Pdf, {}, {}).has_value());
    const auto image = (*session)->render({5, 96, 0, 0, 0, 0}, {});
    QVERIFY(image.has_value());
    QCOMPARE(image->page, 5);
    QCOMPARE(image->pixels, std::string(12, '\x05'));
}

QTEST_GUILESS_MAIN(ExtractorSessionTest)
#include "tst_extractor_session.moc"
