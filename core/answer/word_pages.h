// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/squeeze.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// Stands in squeezed text between parts that do not touch. No quote has it, so nothing matches across.
inline constexpr char kPartSeparator = '\x01';

/// One word of a page for the table comparison.
struct PageWord {
    std::uint64_t hash = 0;
    TextSpan squeezed;
};

/// Words of squeezed text, in order: broken where the source has white space and at each ideograph.
void forEachWord(const Squeezed &squeezed, TextSpan range, std::string_view source,
                 const std::function<void(const PageWord &)> &take);
[[nodiscard]] std::vector<PageWord> wordsOf(const Squeezed &squeezed, TextSpan range, std::string_view source);

/// On how many pages each word stands. Cost: about 20 ns a word.
class WordPages final {
public:
    /// Pages must come one after the other.
    void add(std::uint64_t wordHash, int page);
    /// 0 for a word that was never added.
    [[nodiscard]] int count(std::uint64_t wordHash) const;

private:
    struct Slot {
        std::uint64_t hash = 0;
        int pages = 0; ///< 0: free
        int lastPage = 0;
    };
    [[nodiscard]] std::size_t slotOf(std::uint64_t hash) const;
    void grow();

    std::vector<Slot> m_slots; ///< a power of two; open addressing
    std::size_t m_used = 0;
};

} // namespace longleaf::answer
