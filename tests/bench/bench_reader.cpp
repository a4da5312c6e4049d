// SPDX-License-Identifier: GPL-3.0-or-later
// The reader in the real window, with a manual of 1,158 pages: turning pages, jumping to citations, scrolling, memory.
// usage: bench_reader [FILE.pdf [--short]]   (without a display: QT_QPA_PLATFORM=offscreen)
#include "tests/support/ui_driver.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/reader_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QScrollBar>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace longleaf;

namespace {

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr int kTurns = 200;
constexpr int kCitations = 60;
constexpr double kCitedDpi = 150;
constexpr int kScrollMs = 40'000;
constexpr int kFrameMs = 8;
// A finger on a notched wheel, and a wheel that spins freely.
constexpr int kWheelPauseMs = 50;
constexpr int kSpinPauseMs = 10;

double ms(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// What `name` of /proc/self/status says, in MiB; 0 where there is no such file.
double memoryMb(const char *name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(static_cast<int>(qstrlen(name)) + 1).simplified().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

void print(const char *name, std::vector<double> values, double goal)
{
    if (values.empty()) {
        std::printf("%-58s nothing measured\n", name);
        return;
    }
    std::sort(values.begin(), values.end());
    const double p95 = values[values.size() * 95 / 100];
    std::printf("%-58s median %6.1f ms   p95 %6.1f ms   longest %6.1f ms   goal p95 < %.0f ms: %s\n", name,
                values[values.size() / 2], p95, values.back(), goal, p95 < goal ? "met" : "MISSED");
}

class Bench {
public:
    Bench(QString file, bool isShort)
        : m_file(std::move(file))
        , m_short(isShort)
    {
    }
    int run();

private:
    [[nodiscard]] ui::ReaderView *view() { return m_driver.window().readerPane()->view(); }
    [[nodiscard]] ui::PageCanvas *canvas() { return view()->canvas(); }
    [[nodiscard]] document::Document documentAt(const QString &file);
    [[nodiscard]] bool add(const QString &file);
    double untilShown(const document::Document &document, int page);
    void turnCachedPages(const document::Document &document);
    void jumpToCitations(const document::Document &document);
    void openAtCitations(const std::vector<document::Document> &documents);
    void scroll(const document::Document &document, const char *name, int pauseMs);
    void tellMemory(const char *when);

    QString m_file;
    bool m_short; ///< without scrolling, which takes a minute and a half
    test::UiDriver m_driver;
    std::mt19937 m_random{7};
};

document::Document Bench::documentAt(const QString &file)
{
    for (const ui::LibraryRow &row : m_driver.program().library().model().rows()) {
        if (row.state == ui::LibraryRow::State::Ready && row.filePath().endsWith(QFileInfo(file).fileName()))
            return row.document;
    }
    return {};
}

bool Bench::add(const QString &file)
{
    m_driver.drop({file});
    return test::UiDriver::waitFor([&] { return documentAt(file).id.valid(); }, 300'000);
}

void Bench::tellMemory(const char *when)
{
    std::printf("%-58s resident %5.0f MB (peak %.0f MB), pictures %.0f MB\n", when, memoryMb("VmRSS"),
                memoryMb("VmHWM"), static_cast<double>(canvas()->cachedBytes()) / 1048576);
}

void Bench::turnCachedPages(const document::Document &document)
{
    view()->fitPage();
    for (int page = 20; page < 30; ++page) {
        view()->showPage(document, page);
        test::UiDriver::waitFor([&] { return canvas()->isSharp(page); });
    }
    test::UiDriver::wait(500);
    std::vector<double> times;
    QElapsedTimer clock;
    for (int i = 0; i < kTurns; ++i) {
        const int page = 20 + i % 10;
        if (!canvas()->isSharp(page))
            continue;
        clock.start();
        view()->showPage(document, page);
        canvas()->viewport()->repaint();
        times.push_back(ms(clock));
        test::UiDriver::wait(3);
    }
    print("page turn, picture cached: until it is painted", times, 20);
}

double Bench::untilShown(const document::Document &document, int page)
{
    QElapsedTimer clock;
    clock.start();
    view()->showHighlight(document, {{{page, {0.2F, 0.4F, 0.8F, 0.42F}}}, false});
    // Reacts to the picture itself, as a person would; asking every few milliseconds would be too coarse.
    QEventLoop loop;
    const auto done = QObject::connect(canvas(), &ui::PageCanvas::pageRendered, &loop, [&](int rendered) {
        if (rendered == page)
            loop.quit();
    });
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    // A picture that an earlier visit left in the cache is not drawn again and is not announced.
    QTimer kept;
    QObject::connect(&kept, &QTimer::timeout, &loop, [&] {
        if (canvas()->isSharp(page))
            loop.quit();
    });
    kept.start(2);
    if (!canvas()->isSharp(page))
        loop.exec();
    QObject::disconnect(done);
    canvas()->viewport()->repaint();
    return canvas()->isSharp(page) ? ms(clock) : 20'000;
}

void Bench::jumpToCitations(const document::Document &document)
{
    canvas()->setZoom(kCitedDpi / 96 / canvas()->devicePixelRatioF());
    test::UiDriver::wait(500);
    std::vector<double> times;
    std::uniform_int_distribution<int> anyPage(40, document.pageCount);
    while (static_cast<int>(times.size()) < kCitations) {
        const int page = anyPage(m_random);
        if (canvas()->isSharp(page))
            continue;
        times.push_back(untilShown(document, page));
        test::UiDriver::wait(400); // somebody reads; neighbours are drawn meanwhile
    }
    print("cited page, never drawn, 150 dpi, document open", times, 80);
}

void Bench::openAtCitations(const std::vector<document::Document> &documents)
{
    std::vector<double> times;
    std::uniform_real_distribution<double> anywhere(0.1, 1);
    for (int round = 0; round < 8; ++round) {
        for (const document::Document &document : documents) {
            const int page = std::max(1, static_cast<int>(anywhere(m_random) * document.pageCount));
            view()->showDocument(document);
            canvas()->setZoom(kCitedDpi / 96 / canvas()->devicePixelRatioF());
            view()->clear();
            test::UiDriver::wait(20);
            times.push_back(untilShown(document, page));
            if (times.back() > 1'000)
                std::printf("%s, page %d: %.0f ms\n", document.title.c_str(), page, times.back());
            test::UiDriver::wait(300);
        }
    }
    print("cited page of another document, 150 dpi", times, 80);
}

void Bench::scroll(const document::Document &document, const char *name, int pauseMs)
{
    view()->showPage(document, 1);
    view()->fitWidth();
    test::UiDriver::wait(1000);
    std::map<int, double> blankSince;
    std::map<int, double> vagueSince;
    double longestBlank = 0;
    double longestVague = 0;
    std::vector<double> gaps;
    QElapsedTimer clock;
    clock.start();
    double lastFrame = 0;
    double nextWheel = 0;
    int read = canvas()->currentPage();
    int passed = 0;
    const auto watch = [&](std::map<int, double> &since, double &longest, const auto &lacks, double now) {
        const auto [first, last] = canvas()->pagesInSight();
        std::erase_if(since, [&](const auto &page) {
            const bool stays = page.first >= first && page.first <= last && lacks(page.first);
            if (!stays)
                longest = std::max(longest, now - page.second);
            return !stays;
        });
        for (int page = first; page <= last; ++page) {
            if (lacks(page))
                since.try_emplace(page, now);
        }
    };
    while (ms(clock) < kScrollMs) {
        const double now = ms(clock);
        if (now >= nextWheel) {
            nextWheel = now + pauseMs;
            const QPointF at = canvas()->viewport()->rect().center();
            QWheelEvent event(at, canvas()->viewport()->mapToGlobal(at), QPoint(), QPoint(0, -120), Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(canvas()->viewport(), &event);
            if (canvas()->currentPage() != read) {
                read = canvas()->currentPage();
                ++passed;
            }
        }
        watch(
            blankSince, longestBlank, [&](int page) { return canvas()->isBlank(page); }, now);
        watch(
            vagueSince, longestVague, [&](int page) { return !canvas()->isRendered(page); }, now);
        test::UiDriver::wait(kFrameMs);
        gaps.push_back(ms(clock) - lastFrame - kFrameMs);
        lastFrame = ms(clock);
    }
    std::sort(gaps.begin(), gaps.end());
    std::printf("%-58s %d pages; longest blank %5.0f ms   goal < 100 ms: %s   without its own picture %5.0f ms   "
                "window busy p99 "
                "%4.1f ms\n",
                name, passed, longestBlank, longestBlank < 100 ? "met" : "MISSED", longestVague,
                gaps[gaps.size() * 99 / 100]);
}

int Bench::run()
{
    if (QFile load(QStringLiteral("/proc/loadavg")); load.open(QIODevice::ReadOnly))
        std::printf("load of the machine before: %s\n", load.readAll().simplified().split(' ').front().constData());
    m_driver.useOfflineModel();
    m_driver.open(kWidth, kHeight);
    tellMemory("window open, no document");
    const QString folder = QFileInfo(m_file).path() + QLatin1Char('/');
    const QStringList others{folder + QStringLiteral("fb_PG_E_2021_10K.pdf"), folder + QStringLiteral("R-exts.pdf"),
                             folder + QStringLiteral("debian-reference.ja.pdf"),
                             folder + QStringLiteral("gnuplot.pdf")};
    if (!add(m_file)) {
        std::printf("%s could not be read.\n", qPrintable(m_file));
        return 1;
    }
    const document::Document document = documentAt(m_file);
    std::printf("%s: %d pages; window %d x %d, device pixel ratio %.2f, reader %d pixels wide\n",
                qPrintable(QFileInfo(m_file).fileName()), document.pageCount, kWidth, kHeight,
                canvas()->devicePixelRatioF(), canvas()->viewport()->width());
    tellMemory("after reading the document");
    view()->showDocument(document);
    test::UiDriver::waitFor([&] { return canvas()->isSharp(1); });
    turnCachedPages(document);
    jumpToCitations(document);
    if (!m_short) {
        scroll(document, "scrolling, 20 notches of the wheel a second", kWheelPauseMs);
        scroll(document, "scrolling, a wheel that spins: 100 notches a second", kSpinPauseMs);
    }
    tellMemory("after scrolling");
    const double resident = memoryMb("VmRSS");
    std::printf("%-58s %5.0f MB   goal < 250 MB: %s\n", "resident with the document open", resident,
                resident < 250 ? "met" : "MISSED");
    std::vector<document::Document> documents;
    for (const QString &other : others) {
        if (QFile::exists(other) && add(other))
            documents.push_back(documentAt(other));
    }
    openAtCitations(documents);
    tellMemory("after five documents");
    m_driver.close();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QString file =
        argc > 1 ? QFile::decodeName(argv[1]) : QStringLiteral(LONGLEAF_SOURCE_DIR "/../shared/data/pdf/octave.pdf");
    if (!QFile::exists(file)) {
        std::printf("The document %s is not there; nothing is measured.\n", qPrintable(file));
        return 0;
    }
    return Bench(file, argc > 2 && std::string(argv[2]) == "--short").run();
}
