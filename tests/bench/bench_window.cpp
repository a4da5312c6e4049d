// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of 5,000 deltas in the real window: how long the window does not answer, and what it costs.
// usage: bench_window   (without a display: QT_QPA_PLATFORM=offscreen)
#include "tests/support/server_process.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/conversation_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include <sys/resource.h>

using namespace longleaf;

namespace {

constexpr int kDeltas = 5'000;
constexpr int kPauseMs = 10; // about 100 deltas a second, as a fast provider sends them

double cpuMs(int who)
{
    rusage usage{};
    ::getrusage(who, &usage);
    const auto ms = [](const timeval &time) {
        return 1e3 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// What a person would feel: the time between two turns of the event loop that wants to turn every millisecond.
class Watch final {
public:
    Watch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this]() {
            m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
            const double cpu = cpuMs(RUSAGE_THREAD);
            m_work.push_back(cpu - m_cpu);
            m_cpu = cpu;
            m_clock.restart();
        });
    }
    void start()
    {
        m_clock.start();
        m_cpu = cpuMs(RUSAGE_THREAD);
        m_timer.start();
    }
    void stop() { m_timer.stop(); }
    static void print(const char *name, std::vector<double> values)
    {
        std::sort(values.begin(), values.end());
        const auto over = std::count_if(values.begin(), values.end(), [](double ms) { return ms > 16; });
        std::printf("%-52s p99 %6.2f ms   p99.9 %6.2f ms   longest %6.2f ms   over 16 ms: %ld of %zu\n", name,
                    values[values.size() * 99 / 100], values[values.size() * 999 / 1000], values.back(),
                    static_cast<long>(over), values.size());
    }
    [[nodiscard]] const std::vector<double> &gaps() const { return m_gaps; }
    [[nodiscard]] const std::vector<double> &work() const { return m_work; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_cpu = 0;
    std::vector<double> m_gaps;
    std::vector<double> m_work;
};

std::string longAnswer()
{
    std::string text = "# What the report says\n\n";
    for (int i = 0; text.size() < kDeltas * 5; ++i) {
        text += "Sentence " + std::to_string(i) + " of a **long** answer speaks of net sales and of costs. ";
        if (i % 6 == 5)
            text += "\n\n";
        if (i % 40 == 39)
            text +=
                "| Segment | Q3 | Q2 |\n|:--|--:|--:|\n| Products | 63,355 | 77,457 |\n| Services | 19,604 | 19,821 "
                "|\n\n";
    }
    return text;
}

/// Streams the answer into a window of its own. @param watch  may be null: watching takes time too.
void stream(Watch *watch)
{
    const QTemporaryDir folder;
    const std::string answer = longAnswer();
    const std::string script = folder.filePath(QStringLiteral("answer.json")).toStdString();
    std::ofstream(script) << nlohmann::json::array(
        {{{"text", answer}, {"piece_bytes", answer.size() / kDeltas}, {"pause_ms", kPauseMs}}});
    const test::ServerProcess server(LONGLEAF_BINARY_DIR "/tests/longleaf-replay-server", script);
    test::UiDriver driver;
    driver.useServer(server.url());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    if (!driver.waitUntilRead() || !driver.send(QStringLiteral("What does the report say?"))) {
        std::puts("The question could not be sent.");
        return;
    }
    test::UiDriver::waitFor([&driver]() { return !driver.lastTurn().text.empty(); });
    QElapsedTimer clock;
    clock.start();
    const double cpu = cpuMs(RUSAGE_SELF);
    if (watch != nullptr)
        watch->start();
    QEventLoop loop;
    QObject::connect(&driver.program().ask(), &ui::AskController::busyChanged, &loop, &QEventLoop::quit);
    loop.exec();
    const bool answered = driver.lastTurn().state == ui::Turn::State::Complete;
    const double wall = static_cast<double>(clock.elapsed());
    const double used = cpuMs(RUSAGE_SELF) - cpu;
    std::printf("%d deltas in %.1f s%s\n", kDeltas, wall / 1e3, answered ? "" : "   NOT ANSWERED");
    if (watch != nullptr) {
        watch->stop();
        Watch::print("window: time between two turns of the event loop", watch->gaps());
        Watch::print("window: processor time of one turn", watch->work());
    } else {
        std::printf("processor time of the program                        %6.0f ms, %.1f %% of one core\n", used,
                    100 * used / wall);
    }
    driver.close();
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    stream(nullptr);
    Watch watch;
    stream(&watch);
    return 0;
}
