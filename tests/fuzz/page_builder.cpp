// SPDX-License-Identifier: GPL-3.0-or-later
// Glyphs where and how a hostile font may put them: the page's text is valid, every word's span and box lie in it, and
// no character of a glyph is missing.
#include "core/base/utf8.h"
#include "core/extract/code_points.h"
#include "core/extract/page_text_builder.h"
#include "tests/fuzz/fuzz_entry.h"

#include <bit>
#include <cmath>
#include <map>
#include <string_view>

using namespace longleaf;

namespace {

/// Takes numbers off the input; zeros after its end.
class Bytes final {
public:
    Bytes(const std::uint8_t *data, std::size_t size)
        : m_data(data)
        , m_size(size)
    {
    }
    [[nodiscard]] bool empty() const { return m_at >= m_size; }
    std::uint32_t take(int count)
    {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value |= static_cast<std::uint32_t>(m_at < m_size ? m_data[m_at++] : 0) << (8U * static_cast<unsigned>(i));
        return value;
    }
    /// On the page as a rule; now and then wherever a parser may say.
    float place()
    {
        const std::uint32_t kind = take(1);
        if (kind == 0xFF)
            return extract::placed(std::bit_cast<float>(take(4)));
        return static_cast<float>(take(1)) * 3 + static_cast<float>(kind) / 64;
    }

private:
    const std::uint8_t *m_data;
    std::size_t m_size;
    std::size_t m_at = 0;
};

extract::PageGlyphs pageFrom(Bytes &bytes)
{
    extract::PageGlyphs page;
    page.widthPt = std::abs(1 + bytes.place());
    page.heightPt = std::abs(1 + bytes.place());
    for (int rotation = 0; rotation < 4 && !bytes.empty(); ++rotation) {
        extract::GlyphGroup group;
        group.rotation = rotation;
        const std::uint32_t words = 1 + bytes.take(1) % 40;
        for (std::uint32_t i = 0; i < words && !bytes.empty(); ++i) {
            extract::GlyphWord word;
            word.first = static_cast<std::uint32_t>(page.glyphs.size());
            word.count = 1 + bytes.take(1) % 8;
            word.left = bytes.place();
            word.right = extract::placed(word.left + std::abs(bytes.place()));
            word.top = bytes.place();
            word.bottom = extract::placed(word.top + std::abs(bytes.place()));
            word.spaceAfter = bytes.take(1) % 2 == 0;
            float at = word.left;
            for (std::uint32_t glyph = 0; glyph < word.count; ++glyph) {
                const float end = at + (word.right - word.left) / static_cast<float>(word.count);
                const std::uint32_t kind = bytes.take(1);
                const std::uint32_t code = kind < 0xE0 ? kind : bytes.take(3) % 0x110000;
                page.glyphs.push_back({static_cast<char32_t>(code), at, end});
                at = end;
            }
            group.words.push_back(word);
        }
        page.groups.push_back(std::move(group));
    }
    return page;
}

/// Characters by number; a hyphen may go where a word is joined, and brackets turn round in right-to-left text.
using Counts = std::map<char32_t, int>;

void count(Counts &counts, char32_t codePoint)
{
    if (!extract::isHyphen(codePoint) && (extract::isLetter(codePoint) || extract::isDigit(codePoint)))
        ++counts[codePoint];
}

Counts drawn(const extract::PageGlyphs &page)
{
    Counts counts;
    for (const extract::Glyph &glyph : page.glyphs) {
        const extract::CleanText clean = extract::cleaned(glyph.codePoint);
        for (std::size_t i = 0; i < clean.count; ++i)
            count(counts, clean.codePoints[i]);
    }
    return counts;
}

Counts written(std::string_view text)
{
    Counts counts;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        count(counts, one.codePoint);
        at += one.size;
    }
    return counts;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Bytes bytes(data, size);
    const extract::PageGlyphs glyphs = pageFrom(bytes);
    const extract::BuiltPage page = extract::buildPage(glyphs);
    require(drawn(glyphs) == written(page.text));
    require(utf8::isValid(page.text) && page.text.find('\f') == std::string::npos);
    std::size_t at = 0;
    for (const document::LayerWord &word : page.layer.words()) {
        require(word.span.begin >= at && word.span.begin < word.span.end && word.span.end <= page.text.size());
        at = word.span.end;
        for (const float side : {word.box.left, word.box.top, word.box.right, word.box.bottom})
            require(side >= 0 && side <= 1);
        require(word.box.left <= word.box.right && word.box.top <= word.box.bottom);
    }
    const auto again = document::TextLayer::decode(page.layer.encode());
    require(again.has_value() && again->words().size() == page.layer.words().size());
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    std::string lines("\x20\xCC\x20\xFF\x10", 5);
    for (int i = 0; i < 24; ++i)
        lines += std::string("\x04", 1) + char(i % 4) + char(20 + 15 * (i % 4)) + '\0' + '\x10' + '\0' +
                 char(20 + i / 4 * 5) + '\0' + '\x04' + char(i % 2) + "Sale-";
    std::string rightToLeft("\x20\xCC\x20\xFF\x03", 5);
    for (int i = 0; i < 3; ++i)
        rightToLeft += std::string("\x02\x00", 2) + char(20 * i) + "\x00\x10\x00\x30\x00\x05\x00" +
                       "\xF0\xD0\x05\x00\xF0\xD1\x05\x00";
    return {lines, rightToLeft, std::string("\xFF\x00\x00\x80\x7F\xFF\xFF\xFF\x7F\x7F", 10), std::string()};
}
