// SPDX-License-Identifier: GPL-3.0-or-later
// From the click to the wire with about a million tokens of filings that are in the library already, the memory that
// one such question takes, and what a stream of 5,000 deltas costs. usage: bench_request [FOLDER with *.txt, a form
// feed between pages]
#include "core/ask/ask_question.h"
#include "core/model/model_factory.h"
#include "resources/embedded.h"
#include "tests/support/replay_server.h"
#include "tests/support/request_rules.h"
#include "tests/support/server_process.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <malloc.h>
#include <sys/resource.h>

using namespace longleaf;

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kBytes = 3'950'000;
constexpr int kRounds = 15;
constexpr int kDeltas = 5'000;

double msBetween(SteadyClock::time_point begin, SteadyClock::time_point end)
{
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A figure of /proc/self/status in MiB.
double statusMib(const char *name)
{
    std::ifstream status("/proc/self/status");
    std::string word;
    double kib = 0;
    while (status >> word) {
        if (word == name)
            status >> kib;
    }
    return kib / 1024;
}

std::size_t fill(test::TempLibrary &library, const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::size_t bytes = 0;
    for (const auto &path : files) {
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (bytes + text.size() > kBytes)
            continue;
        std::vector<std::string> pages;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\f', begin), text.size());
            pages.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        library.add(path.filename().string(), pages);
        bytes += text.size();
    }
    return bytes;
}

struct Bench {
    test::TempLibrary library;
    // A window so wide that no provider's count is asked for first.
    model::Catalogue catalogue = *model::Catalogue::parse(
        resource("models.json"), R"({"models":[{"id":"meta/muse-spark-1.1","contextWindow":4194304}]})");
    SystemClock clock;

    Result<ask::AnswerReport> ask(const std::string &baseUrl, const ask::AskSink &sink)
    {
        const auto fixed = pack::parsePromptTemplate(resource("prompts/answer-1.md"));
        const auto environment = [&baseUrl](const char *name) -> std::optional<std::string> {
            if (std::string_view(name) == "MODEL_API_BASE")
                return baseUrl;
            return std::string_view(name) == "MODEL_API_KEY" ? std::optional<std::string>("bench") : std::nullopt;
        };
        auto factory = std::make_shared<model::ModelFactory>(catalogue.providers(), model::FactorySettings{},
                                                             model::KeyLookup{}, clock, nullptr, environment);
        ask::AskQuestion asker(
            *library, catalogue, [factory](const model::ModelInfo &info) { return factory->make(info); },
            {*fixed, *fixed}, clock);
        ask::Question question;
        question.text = "What was the total net sales of the quarter, and how did operating expenses change?";
        question.model = "meta/muse-spark-1.1";
        question.mode = pack::Mode::Whole;
        return asker.run(question, {}, sink);
    }
};

void clickToWire(Bench &bench)
{
    test::ReplayServer server;
    std::vector<double> ms;
    std::string body;
    SteadyClock::time_point click;
    server.setResponder([&](const test::RecordedRequest &request) {
        ms.push_back(msBetween(click, SteadyClock::now())); // the last byte of the request is here
        body = request.body;
        test::Reply reply;
        reply.answer.text = "Yes.";
        return reply;
    });
    for (int i = 0; i < kRounds; ++i) {
        click = SteadyClock::now();
        const auto report = bench.ask(server.baseUrl(), [](const ask::AskEvent &) {});
        if (!report || report->error)
            std::printf("failed: %s\n", report ? report->error->message.c_str() : report.error().message.c_str());
    }
    std::sort(ms.begin(), ms.end());
    const auto begin = SteadyClock::now();
    const bool good = test::responsesRequestFaults(body).empty();
    const double checked = msBetween(begin, SteadyClock::now());
    if (!ms.empty())
        std::printf("click to the last byte of the request, %.2f MB of JSON      p50 %6.1f ms   worst of %d %6.1f ms; "
                    "in it the "
                    "server's own check of the request, about %.0f ms%s\n",
                    static_cast<double>(body.size()) / 1e6, ms[ms.size() / 2], kRounds, ms.back(), checked,
                    good ? "" : "   WRONG");
}

void memory(Bench &bench, const std::string &folder)
{
    const std::string script = folder + "/short.json";
    std::ofstream(script) << R"([{"text":"Sales rose.<q d=\"1\" p=\"2\">sales</q>"}])";
    const test::ServerProcess server(LONGLEAF_BINARY_DIR "/tests/longleaf-replay-server", script);
    if (!bench.ask(server.url(), [](const ask::AskEvent &) {}))
        std::puts("the first question failed");
    ::malloc_trim(0);
    const double idle = statusMib("VmRSS:");
    std::ofstream("/proc/self/clear_refs") << "5";
    const auto report = bench.ask(server.url(), [](const ask::AskEvent &) {});
    std::printf("memory of one such question over idle                    %6.1f MiB (idle %.1f MiB)%s\n",
                statusMib("VmHWM:") - idle, idle, report && !report->error ? "" : "   FAILED");
}

void stream(Bench &bench, const std::string &folder)
{
    std::string text;
    for (int i = 0; i < kDeltas / 8; ++i)
        text += "Sentence " + std::to_string(10'000 + i) + " of a long answer. ";
    const std::string script = folder + "/long.json";
    std::ofstream(script) << "[{\"piece_bytes\":" << text.size() / kDeltas << ",\"text\":\"" << text << "\"}]";
    const test::ServerProcess server(LONGLEAF_BINARY_DIR "/tests/longleaf-replay-server", script);
    int grown = 0;
    double begin = 0;
    const auto report = bench.ask(server.url(), [&](const ask::AskEvent &event) {
        if (std::holds_alternative<ask::Begun>(event))
            begin = cpuSeconds();
        grown += std::holds_alternative<ask::TextGrew>(event) ? 1 : 0;
    });
    const double cpu = cpuSeconds() - begin;
    std::printf("stream of %d deltas: send, parse, check, store           %6.0f ms of processor time; at 100 deltas a "
                "second %.2f %% of one core%s\n",
                grown, cpu * 1e3, cpu / (grown / 100.0) * 100, report && !report->error ? "" : "   FAILED");
}

} // namespace

int main(int argc, char **argv)
{
    const std::filesystem::path folder =
        argc > 1 ? argv[1] : LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench/docs";
    if (!std::filesystem::is_directory(folder)) {
        std::fprintf(stderr, "There is no folder %s.\n", folder.c_str());
        return 1;
    }
    Bench bench;
    const std::size_t bytes = fill(bench.library, folder);
    std::printf("%.2f MB of text in the library\n", static_cast<double>(bytes) / 1e6);
    const std::string scripts = bench.library.folder().parent_path().string();
    memory(bench, scripts);
    clickToWire(bench);
    stream(bench, scripts);
    return 0;
}
