// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/row_builder.h"

#include <algorithm>

namespace longleaf::extract {

namespace {

constexpr float kSameLineOverlap = 0.5F; ///< of the lower height
constexpr float kFragmentGap = 1.5F;     ///< in heights; wider gaps start a new fragment
constexpr float kWideGap = 1.5F;         ///< in heights; wider gaps separate cells
constexpr float kBlankGap = 0.55F;       ///< in heights, more than the usual gap

/// Neighbouring words of one line that the parser gave one after the other.
struct Fragment {
    std::vector<std::uint32_t> words;
    float left = 0;
    float right = 0;
    float top = 0;
    float bottom = 0;
    std::uint32_t glyphs = 0;
    std::uint32_t longestWord = 0; ///< its glyphs; its height is the fragment's, so that superscripts do not stretch it

    [[nodiscard]] float middle() const { return (top + bottom) / 2; }
    [[nodiscard]] float height() const { return bottom - top; }
};

struct Row {
    std::vector<std::uint32_t> fragments;
    float top = 0; ///< of the fragment with most glyphs
    float bottom = 0;
    std::uint32_t glyphs = 0;
};

template <typename A, typename B> float verticalOverlap(const A &a, const B &b)
{
    const float shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const float lower = std::min(a.bottom - a.top, b.bottom - b.top);
    return lower > 0 ? shared / lower : 0;
}

std::vector<Fragment> buildFragments(std::span<const GlyphWord> words, std::span<const std::uint32_t> members)
{
    std::vector<Fragment> fragments;
    std::uint32_t before = 0;
    for (const std::uint32_t index : members) {
        const GlyphWord &word = words[index];
        bool joins = !fragments.empty() && index == before + 1;
        if (joins) {
            const GlyphWord &last = words[before];
            const float gap = std::max(word.left - last.right, last.left - word.right);
            const float height = std::max(word.height(), last.height());
            joins = verticalOverlap(word, last) >= kSameLineOverlap && gap < kFragmentGap * height &&
                    gap > -kFragmentGap * height;
        }
        before = index;
        if (!joins) {
            fragments.push_back({{index}, word.left, word.right, word.top, word.bottom, word.count, word.count});
            continue;
        }
        Fragment &fragment = fragments.back();
        fragment.words.push_back(index);
        fragment.left = std::min(fragment.left, word.left);
        fragment.right = std::max(fragment.right, word.right);
        if (word.count > fragment.longestWord) {
            fragment.longestWord = word.count;
            fragment.top = word.top;
            fragment.bottom = word.bottom;
        }
        fragment.glyphs += word.count;
    }
    return fragments;
}

bool collides(const Row &row, const Fragment &fragment, const std::vector<Fragment> &fragments)
{
    return std::any_of(row.fragments.begin(), row.fragments.end(), [&](std::uint32_t index) {
        const Fragment &other = fragments[index];
        const float shared = std::min(other.right, fragment.right) - std::max(other.left, fragment.left);
        return shared > 0.3F * std::min(other.height(), fragment.height());
    });
}

void add(Row &row, std::uint32_t index, const Fragment &fragment)
{
    row.fragments.push_back(index);
    if (fragment.glyphs > row.glyphs) {
        row.top = fragment.top;
        row.bottom = fragment.bottom;
        row.glyphs = fragment.glyphs;
    }
}

std::vector<Row> clusterRows(const std::vector<Fragment> &fragments)
{
    std::vector<std::uint32_t> byHeight(fragments.size());
    for (std::uint32_t i = 0; i < byHeight.size(); ++i)
        byHeight[i] = i;
    std::stable_sort(byHeight.begin(), byHeight.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return fragments[a].middle() < fragments[b].middle(); });
    std::vector<Row> rows;
    constexpr std::size_t kLookBack = 8; // rows further up cannot overlap a fragment whose middle is lower
    for (const std::uint32_t index : byHeight) {
        const Fragment &fragment = fragments[index];
        Row *best = nullptr;
        float bestOverlap = kSameLineOverlap;
        const std::size_t first = rows.size() > kLookBack ? rows.size() - kLookBack : 0;
        for (std::size_t i = first; i < rows.size(); ++i) {
            const float overlap = verticalOverlap(rows[i], fragment);
            if (overlap >= bestOverlap && !collides(rows[i], fragment, fragments)) {
                best = &rows[i];
                bestOverlap = overlap;
            }
        }
        if (best == nullptr)
            best = &rows.emplace_back();
        add(*best, index, fragment);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row &a, const Row &b) { return a.top + a.bottom < b.top + b.bottom; });
    return rows;
}

void markBlankLines(std::vector<TextRow> &rows)
{
    std::vector<float> gaps;
    for (std::size_t i = 1; i < rows.size(); ++i)
        gaps.push_back(rows[i].top - rows[i - 1].bottom);
    if (gaps.empty())
        return;
    std::vector<float> sorted = gaps;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const float usual = sorted.size() < 3 ? 0.0F : std::max(*middle, 0.0F);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const float height = std::min(rows[i].height(), rows[i - 1].height());
        rows[i].blankBefore = gaps[i - 1] > usual + kBlankGap * height;
    }
}

} // namespace

std::vector<TextRow> buildRows(std::span<const GlyphWord> words, std::span<const std::uint32_t> members)
{
    const std::vector<Fragment> fragments = buildFragments(words, members);
    std::vector<TextRow> rows;
    for (const Row &found : clusterRows(fragments)) {
        TextRow &row = rows.emplace_back();
        row.top = found.top;
        row.bottom = found.bottom;
        for (const std::uint32_t fragment : found.fragments)
            row.words.insert(row.words.end(), fragments[fragment].words.begin(), fragments[fragment].words.end());
        std::stable_sort(row.words.begin(), row.words.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return words[a].left < words[b].left; });
        for (std::size_t i = 1; i < row.words.size(); ++i) {
            const GlyphWord &left = words[row.words[i - 1]];
            const GlyphWord &right = words[row.words[i]];
            const float gap = right.left - left.right;
            row.hasWideGaps = row.hasWideGaps || gap > kWideGap * std::max(left.height(), right.height());
        }
    }
    markBlankLines(rows);
    return rows;
}

} // namespace longleaf::extract
