// SPDX-License-Identifier: GPL-3.0-or-later
// What counting commits outside of the database costs: changes per second with the record and without it, by turns.
// usage: bench_commits [ROUNDS]
#include "core/store/library.h"
#include "tests/support/temp_library.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace longleaf;

namespace {

constexpr int kChanges = 100;

/// Milliseconds for one change, of the kind that a streaming answer makes.
double changeMs(test::TempLibrary &library, AnswerId answer)
{
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < kChanges; ++i) {
        if (!library->saveProgress(answer, std::string(2'000, static_cast<char>('a' + i % 26))))
            std::abort();
    }
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count() / kChanges;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int count, char **arguments)
{
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 15;
    test::TempLibrary with;
    test::TempLibrary without;
    // A folder in the record's place: nothing is written outside of the database.
    std::filesystem::remove(without.folder() / "library.commits");
    std::filesystem::create_directory(without.folder() / "library.commits");
    const auto begin = [](test::TempLibrary &library) {
        const auto conversation = library->createConversation("c").value();
        return library->beginAnswer(conversation, {"Q?", "m", "whole", {}, "{}", ""}).value();
    };
    const AnswerId first = begin(with);
    const AnswerId second = begin(without);
    std::vector<double> withMs;
    std::vector<double> withoutMs;
    for (int i = 0; i < rounds; ++i) {
        withMs.push_back(changeMs(with, first));
        withoutMs.push_back(changeMs(without, second));
    }
    std::printf("a change: %.2f ms with the record, %.2f ms without (medians of %d rounds of %d)\n", median(withMs),
                median(withoutMs), rounds, kChanges);
    return 0;
}
