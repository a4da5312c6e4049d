// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// A sampled 12-byte piece of a quote: where it stands there, and its hash.
struct Anchor {
    std::uint32_t hash = 0;
    std::uint32_t offset = 0;
};

/// The 12-byte pieces of `squeezed` that an index would hold (one in four, chosen by their content).
[[nodiscard]] std::vector<Anchor> anchorsOf(std::string_view squeezed);

/// Where the sampled 12-byte pieces of one squeezed text stand. The text must outlive the index unchanged.
/// Memory: about 1.5 bytes a byte of text. Cost of building: about 8 ns a byte.
class QuoteIndex final {
public:
    explicit QuoteIndex(std::string_view squeezed);

    /// Rising positions that share the hash's bucket: candidates, to be compared by the caller.
    [[nodiscard]] std::span<const std::uint32_t> candidates(std::uint32_t hash) const;

    /// Rising positions of every exact occurrence of `quote`, at most `limit`.
    /// @param anchors  anchorsOf(quote).
    [[nodiscard]] std::vector<std::size_t> exact(std::string_view quote, std::span<const Anchor> anchors,
                                                 std::size_t limit) const;

private:
    std::string_view m_text;
    std::uint32_t m_shift = 31;
    std::vector<std::uint32_t> m_starts; ///< per bucket: first entry in m_positions; one more at the end
    std::vector<std::uint32_t> m_positions;
};

/// Rising positions of `quote` in `text[range]`, at most `limit`, without an index.
[[nodiscard]] std::vector<std::size_t> scanExact(std::string_view text, TextSpan range, std::string_view quote,
                                                 std::size_t limit);

inline constexpr std::size_t kAnchorBytes = 12;

} // namespace longleaf::answer
