// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// The tokens of o200k_base. Ids 0..255 are the single bytes; every later token is two earlier ones joined, and its id
/// is its rank: the lower, the earlier two neighbours are joined.
struct O200kVocabulary {
    static constexpr std::size_t kBytes = 256;
    static constexpr std::uint32_t kMaxTokens = 1U << 18U;

    std::array<std::uint32_t, kBytes> tokenOfByte{};
    std::vector<std::uint32_t> left; ///< of token kBytes + i
    std::vector<std::uint32_t> right;

    /// Reads the bytes of resources/tokenizer/o200k_base.bin: "LLo200k1", the SHA-256 of what follows in 64 hexadecimal
    /// digits, the number of pairs (u32, little endian), then a Brotli stream: the bytes of tokens 0..255, and six
    /// planes of one byte a pair (left: low, middle, high; right likewise).
    /// Errors: InvalidInput (not such a file, or damaged). Cost: about 10 ms.
    [[nodiscard]] static Result<O200kVocabulary> parse(std::string_view file);
};

} // namespace longleaf::pack
