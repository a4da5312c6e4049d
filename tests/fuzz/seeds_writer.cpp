// SPDX-License-Identifier: GPL-3.0-or-later
// For a program with libFuzzer: `--write-seeds=FOLDER` writes the entry's well-formed inputs there and ends.
#include "tests/fuzz/fuzz_entry.h"

#include <filesystem>
#include <fstream>
#include <string_view>

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    constexpr std::string_view option = "--write-seeds=";
    for (int i = 1; i < *count; ++i) {
        const std::string_view argument((*arguments)[i]);
        if (!argument.starts_with(option))
            continue;
        int number = 0;
        for (const std::string &seed : fuzzSeeds()) {
            const std::filesystem::path folder(argument.substr(option.size()));
            std::ofstream out(folder / ("seed-" + std::to_string(number++)), std::ios::binary);
            if (!(out << seed << std::flush)) {
                std::fprintf(stderr, "%s cannot be written to.\n", folder.string().c_str());
                std::exit(1);
            }
        }
        std::exit(0);
    }
    return 0;
}
