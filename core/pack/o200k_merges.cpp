// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/o200k_merges.h"

#include <algorithm>
#include <functional>

namespace longleaf::pack {
namespace {

constexpr unsigned kTokenBits = 18;
constexpr std::uint64_t kTokenMask = (1U << kTokenBits) - 1;
constexpr unsigned kSlotBits = 19; // 4 MiB, four tenths full
constexpr std::uint64_t kSlotMask = (1U << kSlotBits) - 1;
constexpr std::uint64_t kFree = ~std::uint64_t{0};
constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kBytes = O200kVocabulary::kBytes;
// Up to here looking at every pair after each join is faster than a heap.
constexpr std::size_t kMaxShort = 64;

std::uint64_t keyOf(std::uint32_t left, std::uint32_t right)
{
    return std::uint64_t{left} << kTokenBits | right;
}

// Multiplicative hashing, Knuth, The Art of Computer Programming, 6.4.
std::uint64_t slotOf(std::uint64_t key)
{
    return key * 0x9E3779B97F4A7C15U >> (64U - kSlotBits);
}

std::size_t byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

} // namespace

O200kMerges::O200kMerges(const O200kVocabulary &vocabulary)
    : m_tokenOfByte(vocabulary.tokenOfByte)
    , m_ofBytes(kBytes * kBytes, kNone)
    , m_slots(std::size_t{1} << kSlotBits, kFree)
{
    for (std::size_t i = 0; i < vocabulary.left.size(); ++i) {
        const std::uint64_t key = keyOf(vocabulary.left[i], vocabulary.right[i]);
        std::uint64_t slot = slotOf(key);
        while (m_slots[slot] != kFree) {
            slot = (slot + 1) & kSlotMask;
        }
        m_slots[slot] = key << kTokenBits | (kBytes + i);
    }
    for (std::size_t left = 0; left < kBytes; ++left) {
        for (std::size_t right = 0; right < kBytes; ++right) {
            m_ofBytes[left * kBytes + right] = joined(m_tokenOfByte[left], m_tokenOfByte[right]);
        }
    }
}

std::uint32_t O200kMerges::joined(std::uint32_t left, std::uint32_t right) const
{
    const std::uint64_t key = keyOf(left, right);
    for (std::uint64_t slot = slotOf(key);; slot = (slot + 1) & kSlotMask) {
        const std::uint64_t found = m_slots[slot];
        if (found >> kTokenBits == key) {
            return static_cast<std::uint32_t>(found & kTokenMask);
        }
        if (found == kFree) {
            return kNone;
        }
    }
}

std::int64_t O200kMerges::count(std::string_view piece, Scratch &scratch) const
{
    if (piece.size() == 1) {
        return 1;
    }
    return piece.size() <= kMaxShort ? countShort(piece) : countLong(piece, scratch);
}

std::int64_t O200kMerges::countShort(std::string_view piece) const
{
    std::array<std::uint32_t, kMaxShort> tokens;   // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    std::array<std::uint32_t, kMaxShort> withNext; // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    std::size_t size = piece.size();
    for (std::size_t i = 0; i < size; ++i) {
        tokens[i] = m_tokenOfByte[byteOf(piece[i])];
        withNext[i] = i + 1 < size ? m_ofBytes[byteOf(piece[i]) * kBytes + byteOf(piece[i + 1])] : kNone;
    }
    for (;;) {
        std::size_t best = 0;
        for (std::size_t i = 1; i < size; ++i) {
            best = withNext[i] < withNext[best] ? i : best;
        }
        if (withNext[best] == kNone) {
            return static_cast<std::int64_t>(size);
        }
        tokens[best] = withNext[best];
        for (std::size_t i = best + 1; i + 1 < size; ++i) {
            tokens[i] = tokens[i + 1];
            withNext[i] = withNext[i + 1];
        }
        --size;
        withNext[best] = best + 1 < size ? joined(tokens[best], tokens[best + 1]) : kNone;
        if (best > 0) {
            withNext[best - 1] = joined(tokens[best - 1], tokens[best]);
        }
    }
}

void O200kMerges::offer(Scratch &scratch, std::uint32_t left) const
{
    const Scratch::Part &part = scratch.parts[left];
    if (part.next == kNone) {
        return;
    }
    if (const std::uint32_t token = joined(part.token, scratch.parts[part.next].token); token != kNone) {
        scratch.heap.push_back(std::uint64_t{token} << 32U | left);
        std::push_heap(scratch.heap.begin(), scratch.heap.end(), std::greater<>());
    }
}

std::int64_t O200kMerges::countLong(std::string_view piece, Scratch &scratch) const
{
    auto &parts = scratch.parts;
    auto &heap = scratch.heap;
    const auto size = static_cast<std::uint32_t>(piece.size());
    parts.clear();
    heap.clear();
    for (std::uint32_t i = 0; i < size; ++i) {
        parts.push_back({m_tokenOfByte[byteOf(piece[i])], i == 0 ? kNone : i - 1, i + 1 < size ? i + 1 : kNone});
    }
    for (std::uint32_t i = 0; i + 1 < size; ++i) {
        if (const std::uint32_t token = joined(parts[i].token, parts[i + 1].token); token != kNone) {
            heap.push_back(std::uint64_t{token} << 32U | i);
        }
    }
    std::make_heap(heap.begin(), heap.end(), std::greater<>());
    std::int64_t count = size;
    while (!heap.empty()) {
        const std::uint64_t top = heap.front();
        std::pop_heap(heap.begin(), heap.end(), std::greater<>());
        heap.pop_back();
        const auto token = static_cast<std::uint32_t>(top >> 32U);
        const auto at = static_cast<std::uint32_t>(top);
        // The pair may be gone: one of the two has been joined to something else since.
        const std::uint32_t next = parts[at].token == kNone ? kNone : parts[at].next;
        if (next == kNone || joined(parts[at].token, parts[next].token) != token) {
            continue;
        }
        parts[at].token = token;
        parts[at].next = parts[next].next;
        parts[next].token = kNone;
        if (parts[at].next != kNone) {
            parts[parts[at].next].previous = at;
        }
        --count;
        offer(scratch, at);
        if (parts[at].previous != kNone) {
            offer(scratch, parts[at].previous);
        }
    }
    return count;
}

} // namespace longleaf::pack
