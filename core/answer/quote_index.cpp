// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/quote_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace longleaf::answer {

namespace {

std::uint32_t hashAt(const char *bytes)
{
    std::uint64_t first = 0;
    std::uint32_t second = 0;
    std::memcpy(&first, bytes, sizeof first);
    std::memcpy(&second, bytes + sizeof first, sizeof second);
    std::uint64_t mixed = first * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 29U;
    mixed = (mixed + second) * 0xBF58476D1CE4E5B9U;
    return static_cast<std::uint32_t>(mixed >> 32U);
}

bool isSampled(std::uint32_t hash)
{
    return (hash & 3U) == 0;
}

} // namespace

std::vector<Anchor> anchorsOf(std::string_view squeezed)
{
    std::vector<Anchor> out;
    for (std::size_t i = 0; i + kAnchorBytes <= squeezed.size(); ++i) {
        const std::uint32_t hash = hashAt(squeezed.data() + i);
        if (isSampled(hash))
            out.push_back({hash, static_cast<std::uint32_t>(i)});
    }
    return out;
}

QuoteIndex::QuoteIndex(std::string_view squeezed)
    : m_text(squeezed)
{
    const std::vector<Anchor> anchors = anchorsOf(squeezed);
    const auto bits = static_cast<std::uint32_t>(std::clamp(static_cast<int>(std::bit_width(anchors.size())), 4, 24));
    m_shift = 32 - bits;
    m_starts.assign((std::size_t{1} << bits) + 1, 0);
    for (const Anchor &anchor : anchors)
        ++m_starts[(anchor.hash >> m_shift) + 1];
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_positions.resize(anchors.size());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (const Anchor &anchor : anchors)
        m_positions[next[anchor.hash >> m_shift]++] = anchor.offset;
}

std::span<const std::uint32_t> QuoteIndex::candidates(std::uint32_t hash) const
{
    const std::size_t bucket = hash >> m_shift;
    return {m_positions.data() + m_starts[bucket], m_starts[bucket + 1] - m_starts[bucket]};
}

std::vector<std::size_t> QuoteIndex::exact(std::string_view quote, std::span<const Anchor> anchors,
                                           std::size_t limit) const
{
    if (anchors.empty())
        return scanExact(m_text, {0, m_text.size()}, quote, limit);
    const Anchor &rarest = *std::min_element(anchors.begin(), anchors.end(), [this](const Anchor &a, const Anchor &b) {
        return candidates(a.hash).size() < candidates(b.hash).size();
    });
    std::vector<std::size_t> out;
    for (const std::uint32_t position : candidates(rarest.hash)) {
        if (position < rarest.offset || out.size() >= limit)
            continue;
        const std::size_t begin = position - rarest.offset;
        if (m_text.substr(begin, quote.size()) == quote)
            out.push_back(begin);
    }
    return out;
}

std::vector<std::size_t> scanExact(std::string_view text, TextSpan range, std::string_view quote, std::size_t limit)
{
    std::vector<std::size_t> out;
    if (quote.empty() || range.end > text.size() || range.size() < quote.size())
        return out;
    const std::boyer_moore_horspool_searcher searcher(quote.begin(), quote.end());
    const auto last = text.begin() + static_cast<std::ptrdiff_t>(range.end);
    auto at = text.begin() + static_cast<std::ptrdiff_t>(range.begin);
    while (out.size() < limit) {
        at = std::search(at, last, searcher);
        if (at == last)
            break;
        out.push_back(static_cast<std::size_t>(at - text.begin()));
        ++at;
    }
    return out;
}

} // namespace longleaf::answer
