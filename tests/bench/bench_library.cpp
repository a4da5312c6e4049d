// SPDX-License-Identifier: GPL-3.0-or-later
// The library pane under load: how long the window does not answer while 500 files are read and an answer arrives, and
// while 10,000 documents are listed, filtered, ordered, ticked and removed.
// usage: bench_library [FILES] [DOCUMENTS]   (without a display: QT_QPA_PLATFORM=offscreen)
#include "core/store/library.h"
#include "tests/support/make_pdf.h"
#include "tests/support/server_process.h"
#include "tests/support/temp_library.h"
#include "tests/support/ui_driver.h"
#include "ui/library/library_pane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

#include <sys/resource.h>

using namespace longleaf;

namespace {

double threadCpuMs()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    const auto ms = [](const timeval &time) {
        return 1e3 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// The time between two turns of an event loop that wants to turn every 16 ms, as for a display, and the processor time
/// of the main thread in between: the rest is spent waiting for other programs.
class Watch final {
public:
    Watch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(16);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this]() {
            m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
            const double cpu = threadCpuMs();
            m_work.push_back(cpu - m_cpu);
            m_cpu = cpu;
            m_clock.restart();
        });
    }
    void start()
    {
        m_gaps.clear();
        m_work.clear();
        m_clock.start();
        m_cpu = threadCpuMs();
        m_timer.start();
    }
    void stop(const char *name)
    {
        m_timer.stop();
        print(name, "gap", m_gaps);
        print(name, "main thread's work", m_work);
    }

private:
    static void print(const char *name, const char *what, std::vector<double> values)
    {
        if (values.empty())
            return;
        std::sort(values.begin(), values.end());
        const auto over = std::count_if(values.begin(), values.end(), [](double ms) { return ms > 50; });
        std::printf("%-34s %-18s median %6.2f ms  p99 %6.2f ms  longest %7.2f ms  over 50 ms: %ld of %zu\n", name, what,
                    values[values.size() / 2], values[values.size() * 99 / 100], values.back(), static_cast<long>(over),
                    values.size());
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_cpu = 0;
    std::vector<double> m_gaps;
    std::vector<double> m_work;
};

QStringList makeFiles(const QTemporaryDir &folder, int files)
{
    QStringList paths;
    for (int i = 0; i < files; ++i) {
        std::vector<test::PdfPage> pages;
        for (int page = 1; page <= 10; ++page) {
            std::vector<std::string> lines;
            for (int line = 0; line < 40; ++line)
                lines.push_back("File " + std::to_string(i) + " page " + std::to_string(page) + " line " +
                                std::to_string(line) + " speaks of net sales, services and costs of the quarter.");
            test::PdfPage one;
            one.runs = test::textLines(60, 740, lines);
            pages.push_back(one);
        }
        const QString path = folder.filePath(QStringLiteral("file%1.pdf").arg(i, 4, 10, QLatin1Char('0')));
        QFile file(path);
        const std::string bytes = test::makePdf(pages);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
            std::fprintf(stderr, "A file could not be written.\n");
        paths << path;
    }
    return paths;
}

/// An answer that takes about two minutes: lists, tables and citations at 50 tokens a second.
std::string slowAnswer(const QTemporaryDir &folder)
{
    std::string text;
    for (int i = 0; text.size() < 30'000; ++i) {
        text += "Sentence " + std::to_string(i) + " of a **long** answer speaks of net sales and of costs. ";
        if (i % 12 == 5)
            text += "<q d=\"1\" p=\"17\">The Company repurchased $21.7 billion of its common stock</q>\n\n";
        if (i % 40 == 39)
            text += "| Segment | Q3 | Q2 |\n|:--|--:|--:|\n| Products | 63,355 | 77,457 |\n\n- one\n- two\n\n";
    }
    const std::string script = folder.filePath(QStringLiteral("answer.json")).toStdString();
    std::ofstream(script) << nlohmann::json::array({{{"text", text}, {"piece_bytes", 5}, {"pause_ms", 20}}});
    return script;
}

void readFiles(int files)
{
    const QTemporaryDir folder;
    const QStringList paths = makeFiles(folder, files);
    const test::ServerProcess server(LONGLEAF_BINARY_DIR "/tests/longleaf-replay-server", slowAnswer(folder));
    test::UiDriver driver;
    driver.useServer(server.url());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    if (!driver.waitUntilRead() || !driver.send(QStringLiteral("What does the report say?"))) {
        std::puts("The question could not be sent.");
        return;
    }
    test::UiDriver::waitFor([&driver]() { return !driver.lastTurn().text.empty(); });
    Watch watch;
    QElapsedTimer clock;
    clock.start();
    watch.start();
    driver.drop(paths);
    test::UiDriver::waitFor([&driver]() {
        return driver.program().library().reading().large() != nullptr || !driver.program().library().isReading();
    });
    driver.program().library().reading().acceptLarge();
    const bool read = driver.waitUntilRead(600'000);
    const ui::ReadingController::Counts counts = driver.program().library().reading().counts();
    std::printf("%d files, %d read, %d failed, in %.1f s%s\n", files, counts.ready, counts.failed,
                static_cast<double>(clock.elapsed()) / 1e3, read ? "" : "   NOT ALL");
    watch.stop("reading files, an answer arrives");
    std::printf("the answer %s when all was read\n",
                driver.lastTurn().state == ui::Turn::State::Complete ? "had ENDED" : "was still arriving");
    driver.close();
}

void timed(const char *name, Watch &watch, const std::function<void()> &action)
{
    QElapsedTimer clock;
    clock.start();
    watch.start();
    action();
    const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    test::UiDriver::wait(300);
    std::printf("%-34s call %.1f ms\n", name, ms);
    watch.stop(name);
}

void listDocuments(int documents)
{
    test::UiDriver driver;
    driver.useOfflineModel();
    {
        const SystemClock clock;
        auto library = store::Library::open(driver.library(), clock);
        for (int i = 0; library && i < documents; ++i) {
            const std::string name = "report " + std::to_string((i * 7919) % documents) + ".txt";
            if (!test::addDocument(**library, name, {"Text number " + std::to_string(i) + " of the archive."}))
                std::fprintf(stderr, "A document could not be added.\n");
        }
    }
    QElapsedTimer clock;
    clock.start();
    driver.open();
    std::printf("window usable with %d documents after %lld ms\n", documents, static_cast<long long>(clock.elapsed()));
    test::UiDriver::waitFor([&driver]() { return !driver.program().library().originals().isChecking(); }, 60'000);
    ui::LibraryController &library = driver.program().library();
    ui::LibraryPane *pane = driver.window().libraryPane();
    Watch watch;
    timed("listing again", watch, [&]() {
        bool done = false;
        QObject context;
        QObject::connect(&library, &ui::LibraryController::loaded, &context, [&done]() { done = true; });
        library.load();
        test::UiDriver::waitFor([&done]() { return done; });
    });
    timed("filter by text", watch, [pane]() { pane->filter().setText(QStringLiteral("report 77")); });
    timed("no filter", watch, [pane]() { pane->filter().setText({}); });
    timed("order by title", watch, [pane]() { pane->setOrder(ui::DocumentFilter::Order::Title, Qt::AscendingOrder); });
    timed("untick all", watch, [&library]() { library.setAllInScope(false); });
    timed("tick all", watch, [&library]() { library.setAllInScope(true); });
    std::vector<DocumentId> half;
    for (const ui::LibraryRow &row : library.model().rows()) {
        if (row.document.id.value % 2 == 0)
            half.push_back(row.document.id);
    }
    timed("remove every second", watch, [&]() { library.remove(half); });
    timed("undo", watch, [&]() { library.undoRemoval(); });
    driver.close();
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    readFiles(argc > 1 ? std::atoi(argv[1]) : 500);
    listDocuments(argc > 2 ? std::atoi(argv[2]) : 10'000);
    return 0;
}
