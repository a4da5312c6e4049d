// SPDX-License-Identifier: GPL-3.0-or-later
// Searching 10,000 conversations as one types: how long each letter takes.
// usage: bench_conversations [CONVERSATIONS]
#include "core/store/history.h"
#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace longleaf;

namespace {

constexpr int kTurns = 3;
constexpr int kWords = 4'000; ///< vocabulary
constexpr int kRuns = 15;

double ms(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
}

/// Words that look like words, often used ones first.
std::vector<std::string> vocabulary(std::mt19937 &random)
{
    static constexpr const char *kSyllables[] = {"re",  "ve", "nue", "mar", "gin", "cap", "ex",   "in",   "ter", "est",
                                                 "tax", "lo", "an",  "pro", "fit", "seg", "ment", "cash", "de",  "bt"};
    std::vector<std::string> words{"the",    "of",     "revenue",       "net",    "sales",
                                   "growth", "margin", "z\xC3\xBCrich", "quarter"};
    std::uniform_int_distribution<int> syllable(0, 19);
    while (words.size() < kWords) {
        std::string word;
        for (int i = 0, n = 2 + syllable(random) % 3; i < n; ++i)
            word += kSyllables[syllable(random)];
        words.push_back(std::move(word));
    }
    return words;
}

std::string text(const std::vector<std::string> &words, int count, std::mt19937 &random)
{
    // Zipf: the n-th word about 1/n as often as the first.
    std::uniform_real_distribution<double> uniform(0, 1);
    std::string out;
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(std::pow(static_cast<double>(words.size()), uniform(random))) - 1;
        out += words[std::min(at, words.size() - 1)];
        out += i % 14 == 13 ? ". " : " ";
    }
    return out;
}

void fill(const std::filesystem::path &file, int conversations)
{
    std::mt19937 random(1); // the same library every time
    const std::vector<std::string> words = vocabulary(random);
    test::RawDatabase raw(file);
    std::string problem = raw.run("BEGIN");
    int answer = 0;
    for (int i = 1; i <= conversations && problem.empty(); ++i) {
        const std::string time = std::to_string(1'700'000'000'000 + i * 600'000LL);
        std::string sql = "INSERT INTO conversations(id, title, created_at_ms) VALUES (" + std::to_string(i) + ", '" +
                          text(words, 9, random) + "', " + time + ");";
        for (int turn = 0; turn < kTurns; ++turn) {
            const std::string id = std::to_string(++answer);
            sql += "INSERT INTO answers(id, conversation, question, model, mode, scope, coverage, request_sha256,"
                   " created_at_ms, follows) VALUES (" +
                   id + ", " + std::to_string(i) + ", '" + text(words, 12, random) + "', 'm', 'whole', '[]', '" +
                   std::string(2'000, 'x') + "', '', " + time + ", " + (turn > 0 ? std::to_string(answer - 1) : "0") +
                   "); INSERT INTO answer_results(answer, state, finished, text) VALUES (" + id + ", 'complete', 1, '" +
                   text(words, 220, random) + "');";
        }
        problem = raw.run(sql);
    }
    if (problem.empty())
        problem = raw.run("COMMIT");
    if (!problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        std::exit(1);
    }
}

void measure(const char *name, const std::function<std::size_t()> &work)
{
    std::vector<double> times;
    std::size_t found = 0;
    for (int i = 0; i < kRuns; ++i) {
        const auto start = std::chrono::steady_clock::now();
        found = work();
        times.push_back(ms(start));
    }
    std::sort(times.begin(), times.end());
    std::printf("%-34s p50 %6.2f ms   longest %6.2f ms   %zu\n", name, times[times.size() / 2], times.back(), found);
}

} // namespace

int main(int argc, char **argv)
{
    const int conversations = argc > 1 ? std::atoi(argv[1]) : 10'000;
    test::TempLibrary library;
    library.close();
    fill(library.folder() / "library.sqlite", conversations);
    library.reopen();
    const auto start = std::chrono::steady_clock::now();
    if (!library->createConversation("the one that brings the indexes in step"))
        return 1;
    std::printf("%d conversations, %d turns; indexed in %.1f s\n", conversations, conversations * kTurns,
                ms(start) / 1e3);
    measure("opening the library", [&] {
        library.reopen();
        return std::size_t{1};
    });
    measure("listing all", [&] { return library->conversations().value().size(); });
    for (const char *words : {"r", "re", "rev", "reve", "revenue", "revenue g", "revenue growth", "zurich", "the", "t",
                              "margin zurich quarter", "marginsegment", "walnut"}) {
        measure((std::string("search ") + words).c_str(),
                [&] { return store::History(*library).search(words, 200).value().hits.size(); });
    }
    measure("search \xE7\xBA\xAF\xE6\x94\xB6 (no index)",
            [&] { return store::History(*library).search("\xE7\xBA\xAF\xE6\x94\xB6", 200).value().hits.size(); });
    return 0;
}
