// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

/// libFuzzer's entry: must return 0 for every input; a broken promise ends the program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// A few well-formed inputs; the replay changes bytes of them at random.
std::vector<std::string> fuzzSeeds();

/// Ends the program, as a fuzzer wants it, when a promise does not hold; says which. (No std::source_location: Clang 14
/// has none with libstdc++.)
inline void require(bool holds, const char *file = __builtin_FILE(), unsigned line = __builtin_LINE())
{
    if (holds)
        return;
    std::fprintf(stderr, "%s:%u does not hold\n", file, line);
    std::abort();
}
