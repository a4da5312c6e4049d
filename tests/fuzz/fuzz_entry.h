// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// libFuzzer's entry: must return 0 for every input; a broken promise ends the program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// A few well-formed inputs; the replay changes bytes of them at random.
std::vector<std::string> fuzzSeeds();
