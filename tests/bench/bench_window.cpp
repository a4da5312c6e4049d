// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of 5,000 and 20,000 tokens that stream into the real window, also at the end of a conversation of 100 turns:
// how long the window does not answer, and what it costs.
// The worst are answers of one block that never closes: a table, a block of code, a paragraph.
// usage: bench_window [TOKENS [TURNS [mixed|table|code|paragraph]]]   (without a display: QT_QPA_PLATFORM=offscreen)
#include "core/store/library.h"
#include "tests/support/server_process.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/turn_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include <sys/resource.h>

using namespace longleaf;

namespace {

constexpr int kBytesPerToken = 5; // one delta a token
constexpr int kPauseMs = 4;       // 250 tokens a second, more than most providers send

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

/// One block of that kind.
std::string oneBlock(std::size_t length, const std::string &kind)
{
    std::string text = kind == "table" ? "| Line | Q3 | Q2 |\n|:--|--:|--:|\n" : kind == "code" ? "```\n" : "";
    for (int i = 0; text.size() < length; ++i) {
        const std::string number = std::to_string(i);
        if (kind == "table")
            text += "| Segment number " + number + " | 63,355 | 77,457 |\n";
        else if (kind == "code")
            text += "value[" + number + "] = other[" + number + "] + 1\n";
        else
            text += "Sentence " + number + " of a **long** paragraph speaks of net sales and of costs. ";
    }
    return text;
}

/// Paragraphs, lists, tables and citations, as long as that many tokens.
std::string longAnswer(int tokens, const std::string &kind = "mixed")
{
    std::string text = "# What the report says\n\n";
    const auto length = static_cast<std::size_t>(tokens) * kBytesPerToken;
    if (kind != "mixed")
        return oneBlock(length, kind);
    for (int i = 0; text.size() < length; ++i) {
        text += "Sentence " + std::to_string(i) + " of a **long** answer speaks of net sales and of costs. ";
        if (i % 12 == 5)
            text += "<q d=\"1\" p=\"17\">The Company repurchased $21.7 billion of its common stock</q>";
        if (i % 6 == 5)
            text += "\n\n";
        if (i % 24 == 23) {
            for (int item = 0; item < 12; ++item)
                text += "- item " + std::to_string(item) + " of a list that has no blank lines between its items\n";
            text += "\n";
        }
        if (i % 40 == 39)
            text +=
                "| Segment | Q3 | Q2 |\n|:--|--:|--:|\n| Products | 63,355 | 77,457 |\n| Services | 19,604 | 19,821 "
                "|\n\n";
    }
    return text;
}

/// Earlier turns with answers of about 500 tokens.
ConversationId addTurns(const std::filesystem::path &folder, int turns)
{
    const SystemClock clock;
    auto library = store::Library::open(folder, clock);
    if (!library)
        return {};
    const auto conversation = (*library)->createConversation("Long");
    for (int i = 0; conversation && i < turns; ++i) {
        store::NewTurn turn;
        turn.question = "Question " + std::to_string(i);
        turn.model = "meta/muse-spark-1.3";
        turn.mode = "whole";
        turn.coverageJson = R"({"mode":"whole","documents":[],"left_out":[]})";
        const auto answer = (*library)->beginAnswer(*conversation, turn);
        store::FinishedAnswer finished;
        finished.text = longAnswer(500);
        finished.citationsJson = "[]";
        if (!answer || !(*library)->finishAnswer(*answer, finished))
            return {};
    }
    return conversation.value_or(ConversationId{});
}

/// Streams the answer into a window of its own. @param watch  may be null: watching takes time too.
void stream(int tokens, int turns, const std::string &kind, Watch *watch)
{
    const QTemporaryDir folder;
    const std::string answer = longAnswer(tokens, kind);
    const std::string script = folder.filePath(QStringLiteral("answer.json")).toStdString();
    std::ofstream(script) << nlohmann::json::array(
        {{{"text", answer}, {"piece_bytes", kBytesPerToken}, {"pause_ms", kPauseMs}}});
    const test::ServerProcess server(LONGLEAF_BINARY_DIR "/tests/longleaf-replay-server", script);
    test::UiDriver driver;
    driver.useServer(server.url());
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    const bool read = driver.waitUntilRead();
    if (turns > 0) {
        driver.program().ask().openConversation(addTurns(driver.library(), turns));
        test::UiDriver::waitFor([&]() { return static_cast<int>(driver.program().ask().turns().size()) == turns; });
        test::UiDriver::wait(500);
    }
    if (!read || !driver.send(QStringLiteral("What does the report say?"))) {
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
    std::printf("%d tokens (%s) after %d turns in %.1f s%s\n", tokens, kind.c_str(), turns, wall / 1e3,
                answered ? "" : "   NOT ANSWERED");
    const auto &views = driver.window().askPane()->conversation()->turns();
    std::printf("writing the document                                   %6.0f ms, %.3f ms a token\n",
                views.back()->answer()->writingMs(), views.back()->answer()->writingMs() / tokens);
    std::printf("processor time of the program                          %6.0f ms, %.3f ms a token, %.1f %% of a core\n",
                used, used / tokens, 100 * used / wall);
    if (watch != nullptr) {
        watch->stop();
        Watch::print("window: time between two turns of the event loop", watch->gaps());
        Watch::print("window: processor time of one turn", watch->work());
    }
    std::fflush(stdout);
    driver.close();
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    struct Case {
        int tokens = 5'000;
        int turns = 0;
        std::string kind = "mixed";
    };
    std::vector<Case> cases{{5'000, 0, "mixed"}, {20'000, 0, "mixed"}, {5'000, 100, "mixed"},
                            {5'000, 0, "table"}, {5'000, 0, "code"},   {5'000, 0, "paragraph"}};
    if (argc > 1)
        cases = {{std::atoi(argv[1]), argc > 2 ? std::atoi(argv[2]) : 0, argc > 3 ? argv[3] : "mixed"}};
    for (const Case &one : cases) {
        Watch watch;
        stream(one.tokens, one.turns, one.kind, &watch);
    }
    return 0;
}
