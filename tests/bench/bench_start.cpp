// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the program to a window that lists the library and takes a question.
// usage: bench_start [DOCUMENTS] [CONVERSATIONS]   (without a display: QT_QPA_PLATFORM=offscreen)
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

using namespace longleaf;

namespace {

constexpr int kRuns = 21;
constexpr double kGoalMs = 400;
constexpr int kPages = 40;
constexpr int kTurns = 4;
constexpr auto kPatience = std::chrono::seconds(30);

std::string prose(int seed, int words)
{
    static constexpr const char *kWords[] = {"revenue", "of",     "the",     "segment", "increased", "by",
                                             "percent", "during", "quarter", "and",     "operating", "income",
                                             "was",     "higher", "than",    "in",      "prior",     "year"};
    std::string out;
    for (int i = 0; i < words; ++i) {
        out += kWords[(seed * 7 + i * i) % 18];
        out += i % 12 == 11 ? ". " : " ";
    }
    return out + std::to_string(seed);
}

bool addDocuments(const std::filesystem::path &folder, int documents)
{
    const SystemClock clock;
    auto library = store::Library::open(folder, clock);
    for (int i = 0; library && i < documents; ++i) {
        std::vector<std::string> pages;
        for (int page = 0; page < kPages; ++page)
            pages.push_back(prose(i * kPages + page, 120));
        if (!test::addDocument(**library, "Annual report " + std::to_string(i) + ".txt", pages,
                               "Year " + std::to_string(2000 + i % 20)))
            return false;
    }
    return library.has_value();
}

std::string addConversations(const std::filesystem::path &file, int conversations)
{
    test::RawDatabase raw(file);
    std::string problem = raw.run("BEGIN");
    int answer = 0;
    for (int i = 1; i <= conversations && problem.empty(); ++i) {
        const std::string time = std::to_string(1'700'000'000'000 + i * 600'000LL);
        std::string sql = "INSERT INTO conversations(id, title, created_at_ms) VALUES (" + std::to_string(i) + ", '" +
                          prose(i, 9) + "', " + time + ");";
        for (int turn = 0; turn < kTurns; ++turn) {
            const std::string id = std::to_string(++answer);
            sql += "INSERT INTO answers(id, conversation, question, model, mode, scope, coverage, request_sha256,"
                   " created_at_ms, follows) VALUES (" +
                   id + ", " + std::to_string(i) + ", '" + prose(answer, 12) + "', 'offline/quotes', 'whole', '[]', '" +
                   std::string(2'000, 'x') + "', '', " + time + ", " + (turn > 0 ? std::to_string(answer - 1) : "0") +
                   "); INSERT INTO answer_results(answer, state, finished, text) VALUES (" + id + ", 'complete', 1, '" +
                   prose(answer, 220) + "');";
        }
        problem = raw.run(sql);
    }
    return problem.empty() ? raw.run("COMMIT") : problem;
}

bool saysUsable(const std::filesystem::path &log)
{
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);) {
        if (line.find("usable") != std::string::npos)
            return true;
    }
    return false;
}

/// Milliseconds until the window is usable; nothing when it never was.
std::optional<double> start(const std::filesystem::path &profile)
{
    const std::filesystem::path log = profile / "log" / "longleaf.log";
    std::filesystem::remove(log);
    const std::string program = LONGLEAF_BINARY_DIR "/bin/longleaf";
    const std::string folder = profile.string();
    std::vector<std::string> words{program, "--profile", folder, "--new-instance"};
    std::vector<char *> argv;
    for (std::string &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const auto begun = std::chrono::steady_clock::now();
    pid_t child = -1;
    if (::posix_spawn(&child, program.c_str(), nullptr, nullptr, argv.data(), environ) != 0)
        return std::nullopt;
    std::optional<double> ms;
    while (!ms && std::chrono::steady_clock::now() - begun < kPatience) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (saysUsable(log))
            ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    }
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
    return ms;
}

} // namespace

int main(int argc, char **argv)
{
    const int documents = argc > 1 ? std::atoi(argv[1]) : 1'000;
    const int conversations = argc > 2 ? std::atoi(argv[2]) : 200;
    const test::TempFolder profile;
    if (!addDocuments(profile.path() / "library", documents)) {
        std::fprintf(stderr, "The documents could not be added.\n");
        return 1;
    }
    if (const std::string problem = addConversations(profile.path() / "library" / "library.sqlite", conversations);
        !problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        return 1;
    }
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        const auto ms = start(profile.path());
        if (!ms) {
            std::fprintf(stderr, "The window was not usable after 30 s.\n");
            return 1;
        }
        if (run == 0)
            std::printf("first start, the new text is still to be indexed: %.0f ms\n", *ms);
        else
            times.push_back(*ms);
    }
    std::sort(times.begin(), times.end());
    std::printf("window usable, %d documents of %d pages, %d conversations: median %.0f ms, longest of %zu %.0f ms   "
                "goal < %.0f ms: %s\n",
                documents, kPages, conversations, times[times.size() / 2], times.size(), times.back(), kGoalMs,
                times.back() < kGoalMs ? "met" : "MISSED");
    return 0;
}
