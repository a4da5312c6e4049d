// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/reading_order.h"

#include "core/extract/column_finder.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace longleaf::extract {

namespace {

constexpr int kMostNesting = 12;

class Orderer final {
public:
    Orderer(std::span<const GlyphWord> words, std::span<const Glyph> glyphs)
        : m_words(words)
        , m_shapes(shapesOf(words, glyphs))
    {
    }

    void order(const std::vector<std::uint32_t> &members, int nesting, std::vector<TextRow> &out) const
    {
        if (members.empty())
            return;
        const auto gutter = nesting < kMostNesting ? findGutter(m_words, m_shapes, members) : std::nullopt;
        if (!gutter) {
            appendRegion(buildRows(m_words, members), out);
            return;
        }
        std::vector<std::uint32_t> above;
        std::vector<std::uint32_t> left;
        std::vector<std::uint32_t> right;
        std::vector<std::uint32_t> below;
        for (const std::uint32_t index : members) {
            const GlyphWord &word = m_words[index];
            if (word.middle() <= gutter->top)
                above.push_back(index);
            else if (word.middle() >= gutter->bottom)
                below.push_back(index);
            else
                (word.left < gutter->x ? left : right).push_back(index);
        }
        if (gutter->rightColumnFirst)
            left.swap(right);
        for (const auto *part : {&above, &left, &right, &below})
            order(*part, nesting + 1, out);
    }

private:
    static void appendRegion(std::vector<TextRow> rows, std::vector<TextRow> &out)
    {
        if (!out.empty() && !rows.empty()) {
            // Further up than the last row: the next column, where the sentence may go on.
            const TextRow &last = out.back();
            TextRow &first = rows.front();
            first.blankBefore = first.top - last.bottom > 0.6F * std::min(last.height(), first.height());
        }
        std::move(rows.begin(), rows.end(), std::back_inserter(out));
    }

    std::span<const GlyphWord> m_words;
    std::vector<WordShape> m_shapes;
};

} // namespace

std::vector<TextRow> readingOrder(std::span<const GlyphWord> words, std::span<const Glyph> glyphs)
{
    std::vector<std::uint32_t> all(words.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<TextRow> rows;
    Orderer(words, glyphs).order(all, 0, rows);
    return rows;
}

} // namespace longleaf::extract
