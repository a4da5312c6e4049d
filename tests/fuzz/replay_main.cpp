// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz entry without a fuzzer: every seed, `--rounds N` changed seeds, and the files named,
// or those of a folder.
#include "tests/fuzz/fuzz_entry.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

namespace {

void run(const std::string &input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
}

/// The inputs in a file, or in every file of a folder. 0: there is none.
int runFiles(const std::filesystem::path &path)
{
    std::vector<std::filesystem::path> files{path};
    if (std::filesystem::is_directory(path)) {
        files.clear();
        for (const auto &entry : std::filesystem::directory_iterator(path))
            files.push_back(entry.path());
    }
    for (const std::filesystem::path &file : files) {
        std::ifstream in(file, std::ios::binary);
        if (!in) {
            std::fprintf(stderr, "%s cannot be read.\n", file.string().c_str());
            std::exit(1);
        }
        run({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    }
    return static_cast<int>(files.size());
}

std::string changed(std::string input, std::mt19937 &random)
{
    const auto below = [&random](std::size_t end) {
        return random() % end;
    };
    const std::size_t changes = 1 + below(5);
    for (std::size_t i = 0; i < changes && !input.empty(); ++i) {
        const std::size_t at = below(input.size());
        switch (below(4)) {
        case 0: input[at] = static_cast<char>(random() & 0xFFU); break;
        case 1: input.insert(at, 1 + below(8), static_cast<char>(random() & 0xFFU)); break;
        case 2: input.erase(at, 1 + below(8)); break;
        default: input[at] = "\x00\x01\x7F\xFF"[below(4)]; break;
        }
    }
    return input;
}

} // namespace

int main(int count, char **arguments)
{
    const std::vector<std::string> seeds = fuzzSeeds();
    int inputs = 0;
    for (int i = 1; i < count; ++i) {
        if (std::string_view(arguments[i]) == "--rounds" && i + 1 < count) {
            std::mt19937 random(1); // the same inputs every time
            for (int round = std::atoi(arguments[++i]); round > 0; --round, ++inputs)
                run(changed(seeds[random() % seeds.size()], random));
        } else {
            inputs += runFiles(arguments[i]);
        }
    }
    for (const std::string &seed : seeds)
        run(seed);
    std::printf("%zu seeds and %d inputs, no complaint\n", seeds.size(), inputs);
    return 0;
}
