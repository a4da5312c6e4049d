// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/o200k_vocabulary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// Joins the bytes of a piece to tokens as byte-pair encoding does: always the two neighbours whose joined token has
/// the lowest rank, the leftmost of equals. Looking at pairs of tokens instead of joined bytes finds the same tokens,
/// for every token of the vocabulary comes from one pair: the one that the encoding leaves of its own bytes.
class O200kMerges final {
public:
    /// Memory of one caller, used again from piece to piece.
    struct Scratch {
        struct Part {
            std::uint32_t token;
            std::uint32_t previous;
            std::uint32_t next;
        };
        std::vector<Part> parts;
        std::vector<std::uint64_t> heap;
    };

    explicit O200kMerges(const O200kVocabulary &vocabulary);

    /// Tokens of a piece of 1 to kMaxPiece bytes. Cost: n log n. Thread: any, each with its own scratch.
    [[nodiscard]] std::int64_t count(std::string_view piece, Scratch &scratch) const;

    /// Bounds the scratch memory to about 100 MiB.
    static constexpr std::size_t kMaxPiece = std::size_t{1} << 22U;

private:
    /// The token that `left` and `right` are joined to, or kNone, which is above all ranks.
    [[nodiscard]] std::uint32_t joined(std::uint32_t left, std::uint32_t right) const;
    [[nodiscard]] std::int64_t countShort(std::string_view piece) const;
    [[nodiscard]] std::int64_t countLong(std::string_view piece, Scratch &scratch) const;
    void offer(Scratch &scratch, std::uint32_t left) const;

    std::array<std::uint32_t, O200kVocabulary::kBytes> m_tokenOfByte{};
    std::vector<std::uint32_t> m_ofBytes; ///< joined() of two bytes, by both
    std::vector<std::uint64_t> m_slots;   ///< open addressing: left, right and joined, 18 bits each
};

} // namespace longleaf::pack
