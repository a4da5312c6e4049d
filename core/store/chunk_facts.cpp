// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/chunk_facts.h"

#include "core/chunk/headings.h"

#include <algorithm>

namespace longleaf::store {

namespace {

constexpr std::size_t kFactsBytes = 8;

std::uint16_t bounded(std::size_t value)
{
    return static_cast<std::uint16_t>(std::min<std::size_t>(value, UINT16_MAX));
}

std::uint32_t littleEndian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = size; i > 0; --i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

void append(std::string &bytes, std::uint32_t value, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        bytes.push_back(static_cast<char>((value >> (8U * i)) & 0xFFU));
}

} // namespace

rank::ChunkFacts factsOf(int page, std::string_view chunkText)
{
    const chunk::WordCounts counts = chunk::countWords(chunkText);
    return {static_cast<std::uint32_t>(page), bounded(counts.words), bounded(counts.numbers)};
}

void appendFacts(std::string &bytes, const rank::ChunkFacts &facts)
{
    append(bytes, facts.page, 4);
    append(bytes, facts.words, 2);
    append(bytes, facts.numbers, 2);
}

bool readFacts(std::string_view bytes, std::size_t count, std::vector<rank::ChunkFacts> &out)
{
    if (bytes.size() != count * kFactsBytes)
        return false;
    for (std::size_t at = 0; at < bytes.size(); at += kFactsBytes)
        out.push_back({littleEndian(bytes, at, 4), static_cast<std::uint16_t>(littleEndian(bytes, at + 4, 2)),
                       static_cast<std::uint16_t>(littleEndian(bytes, at + 6, 2))});
    return true;
}

} // namespace longleaf::store
