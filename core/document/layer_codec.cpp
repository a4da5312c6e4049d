// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/text_layer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace longleaf::document {

namespace {

// One byte of version, varint count, then for each word:
//   head: bits 0-1 advance, bit 2 "same top and bottom as the word before", bit 3 "next line", bit 4 edges follow,
//         bit 5 "line number as varint"; lines are numbered in order, so bits 3 and 5 are rarely set together
//   varint gap between the end of the word before and this begin, varint length,
//   u16 left, u16 right - left as varint, [u16 top, u16 bottom], [varint edge count, edges]
constexpr unsigned char kVersion = 1;
constexpr unsigned kSameHeight = 4;
constexpr unsigned kNextLine = 8;
constexpr unsigned kEdges = 16;
constexpr unsigned kLineJump = 32;
constexpr std::size_t kSmallestWord = 1 + 1 + 1 + 2 + 1;
constexpr float kUnits = 65535.0F;

void putVarint(std::string &out, std::uint64_t value)
{
    while (value >= 0x80) {
        out += static_cast<char>(static_cast<unsigned char>((value & 0x7FU) | 0x80U));
        value >>= 7U;
    }
    out += static_cast<char>(static_cast<unsigned char>(value));
}

void putU16(std::string &out, std::uint16_t value)
{
    out += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
    out += static_cast<char>(static_cast<unsigned char>(value >> 8U));
}

std::uint16_t quantised(float value)
{
    if (!(value > 0))
        return 0;
    return static_cast<std::uint16_t>(std::lround(std::min(value, 1.0F) * kUnits));
}

float restored(std::uint32_t value)
{
    return static_cast<float>(std::min<std::uint32_t>(value, 65535)) / kUnits;
}

/// Reads bytes and never past the end; after the first failure every read fails.
class Reader final {
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    std::optional<std::uint32_t> byte()
    {
        if (m_offset >= m_bytes.size())
            return std::nullopt;
        return static_cast<unsigned char>(m_bytes[m_offset++]);
    }

    std::optional<std::uint32_t> u16()
    {
        const auto low = byte();
        const auto high = byte();
        if (!low || !high)
            return std::nullopt;
        return *low | (*high << 8U);
    }

    std::optional<std::uint64_t> varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 35; shift += 7) {
            const auto next = byte();
            if (!next)
                return std::nullopt;
            value |= static_cast<std::uint64_t>(*next & 0x7FU) << shift;
            if (*next < 0x80)
                return value;
        }
        return std::nullopt;
    }

    std::optional<std::string_view> take(std::uint64_t count)
    {
        if (count > left())
            return std::nullopt;
        const auto part = m_bytes.substr(m_offset, static_cast<std::size_t>(count));
        m_offset += static_cast<std::size_t>(count);
        return part;
    }

    [[nodiscard]] std::size_t left() const { return m_bytes.size() - m_offset; }

private:
    std::string_view m_bytes;
    std::size_t m_offset = 0;
};

tl::unexpected<Error> malformed(const char *what)
{
    return fail(ErrorCode::Protocol, std::string("The stored positions of a page's words are damaged: ") + what + ".");
}

bool readEdges(Reader &reader, LayerWord &word)
{
    const auto count = reader.varint();
    if (!count || *count >= word.span.size())
        return false;
    const auto edges = reader.take(*count);
    if (!edges)
        return false;
    word.edges.assign(edges->begin(), edges->end());
    return std::is_sorted(word.edges.begin(), word.edges.end());
}

bool readWord(Reader &reader, const LayerWord &before, LayerWord &word)
{
    const auto head = reader.byte();
    const auto gap = reader.varint();
    const auto length = reader.varint();
    const auto left = reader.u16();
    const auto width = reader.varint();
    if (!head || !gap || !length || !left || !width || (*head & ~63U) != 0 || *length == 0)
        return false;
    word.advance = static_cast<Advance>(*head & 3U);
    word.span.begin = before.span.end + static_cast<std::size_t>(*gap);
    word.span.end = word.span.begin + static_cast<std::size_t>(*length);
    if (word.span.end > std::numeric_limits<std::uint32_t>::max() || *left + *width > 65535)
        return false;
    word.box.left = restored(*left);
    word.box.right = restored(*left + static_cast<std::uint32_t>(*width));
    if ((*head & kSameHeight) != 0) {
        word.box.top = before.box.top;
        word.box.bottom = before.box.bottom;
    } else {
        const auto top = reader.u16();
        const auto bottom = reader.u16();
        if (!top || !bottom || *bottom < *top)
            return false;
        word.box.top = restored(*top);
        word.box.bottom = restored(*bottom);
    }
    word.line = before.line;
    if ((*head & kLineJump) != 0) {
        const auto line = reader.varint();
        if (!line || *line > std::numeric_limits<std::uint32_t>::max())
            return false;
        word.line = static_cast<std::uint32_t>(*line);
    } else if ((*head & kNextLine) != 0) {
        ++word.line;
    }
    return (*head & kEdges) == 0 || readEdges(reader, word);
}

} // namespace

std::string TextLayer::encode() const
{
    std::string out;
    out.reserve(8 + m_words.size() * 16);
    out += static_cast<char>(kVersion);
    putVarint(out, m_words.size());
    TextSpan span;
    std::uint32_t line = 0;
    std::uint32_t topBefore = 0;
    std::uint32_t bottomBefore = 0;
    for (const LayerWord &word : m_words) {
        const std::uint16_t top = quantised(word.box.top);
        const std::uint16_t bottom = std::max(top, quantised(word.box.bottom));
        const std::uint16_t left = quantised(word.box.left);
        const std::uint16_t right = std::max(left, quantised(word.box.right));
        const bool sameHeight = top == topBefore && bottom == bottomBefore;
        const bool nextLine = word.line == line + 1;
        const bool jump = word.line != line && !nextLine;
        const unsigned head = static_cast<unsigned>(word.advance) | (sameHeight ? kSameHeight : 0U) |
                              (nextLine ? kNextLine : 0U) | (word.edges.empty() ? 0U : kEdges) |
                              (jump ? kLineJump : 0U);
        out += static_cast<char>(static_cast<unsigned char>(head));
        putVarint(out, word.span.begin - span.end);
        putVarint(out, word.span.size());
        putU16(out, left);
        putVarint(out, static_cast<std::uint64_t>(right - left));
        if (!sameHeight) {
            putU16(out, top);
            putU16(out, bottom);
        }
        if (jump)
            putVarint(out, word.line);
        if (!word.edges.empty()) {
            putVarint(out, word.edges.size());
            out.append(word.edges.begin(), word.edges.end());
        }
        span = word.span;
        line = word.line;
        topBefore = top;
        bottomBefore = bottom;
    }
    return out;
}

Result<TextLayer> TextLayer::decode(std::string_view bytes)
{
    if (bytes.empty())
        return TextLayer();
    Reader reader(bytes);
    if (reader.byte() != std::optional<std::uint32_t>(kVersion))
        return malformed("unknown version");
    const auto count = reader.varint();
    if (!count || *count > reader.left() / kSmallestWord)
        return malformed("the number of words is too large");
    std::vector<LayerWord> words;
    words.reserve(static_cast<std::size_t>(*count));
    LayerWord before;
    for (std::uint64_t i = 0; i < *count; ++i) {
        LayerWord word;
        if (!readWord(reader, before, word))
            return malformed("a word is cut short or out of range");
        before = word;
        words.push_back(std::move(word));
    }
    if (reader.left() != 0)
        return malformed("bytes are left over");
    return TextLayer(std::move(words));
}

} // namespace longleaf::document
