// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/word_pages.h"

#include <algorithm>
#include <utility>

namespace longleaf::answer {

namespace {

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

void forEachWord(const Squeezed &squeezed, TextSpan range, std::string_view source,
                 const std::function<void(const PageWord &)> &take)
{
    constexpr std::uint64_t kSeed = 0xCBF29CE484222325U; // FNV-1a
    constexpr std::uint64_t kPrime = 0x100000001B3U;
    PageWord word{kSeed, {}};
    bool open = false;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const auto byte = static_cast<unsigned char>(squeezed.text[i]);
        if (byte == kPartSeparator)
            continue;
        bool starts = !open || byte >= 0xE3 || squeezed.text[i - 1] == kPartSeparator;
        if (!starts && squeezed.offsets[i] > squeezed.offsets[i - 1] + 1) {
            const std::size_t from = squeezed.offsets[i - 1];
            const std::string_view between = source.substr(from, squeezed.offsets[i] - from);
            starts = std::any_of(between.begin(), between.end(), isSpace);
        }
        if (starts) {
            if (open)
                take(word);
            word = {kSeed, {i, i}};
            open = true;
        }
        word.hash = (word.hash ^ byte) * kPrime;
        word.squeezed.end = i + 1;
    }
    if (open)
        take(word);
}

std::vector<PageWord> wordsOf(const Squeezed &squeezed, TextSpan range, std::string_view source)
{
    std::vector<PageWord> words;
    forEachWord(squeezed, range, source, [&words](const PageWord &word) { words.push_back(word); });
    return words;
}

std::size_t WordPages::slotOf(std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash ^ (hash >> 32U)) & mask;
    while (m_slots[slot].pages != 0 && m_slots[slot].hash != hash)
        slot = (slot + 1) & mask;
    return slot;
}

void WordPages::grow()
{
    constexpr std::size_t kFirst = 4096;
    std::vector<Slot> old(m_slots.empty() ? kFirst : m_slots.size() * 2);
    std::swap(old, m_slots);
    for (const Slot &one : old) {
        if (one.pages != 0)
            m_slots[slotOf(one.hash)] = one;
    }
}

void WordPages::add(std::uint64_t wordHash, int page)
{
    if (m_used * 2 >= m_slots.size())
        grow();
    Slot &slot = m_slots[slotOf(wordHash)];
    if (slot.pages == 0) {
        slot = {wordHash, 1, page};
        ++m_used;
    } else if (slot.lastPage != page) {
        ++slot.pages;
        slot.lastPage = page;
    }
}

int WordPages::count(std::uint64_t wordHash) const
{
    return m_slots.empty() ? 0 : m_slots[slotOf(wordHash)].pages;
}

} // namespace longleaf::answer
