// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/column_finder.h"

#include "core/extract/code_points.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace longleaf::extract {

namespace {

constexpr float kGutterWidth = 0.65F; ///< in text heights
constexpr float kLeastHeight = 4.0F;  ///< of a gutter, in text heights
constexpr float kMargin = 0.08F;      ///< of the region's width: no gutter so near its sides
constexpr int kLeastProseLines = 4;

struct Extent {
    float begin = 0;
    float end = 0;
};

struct SideLine {
    float left = 0;
    float right = 0;
    float middle = 0;
    int words = 0;
    int glyphs = 0;
    int letters = 0;
    int cjk = 0;
    int rightToLeft = 0;
    bool startsLowercase = false;
};

struct Side {
    std::vector<SideLine> lines;
    int proseLines = 0;
    int flowing = 0;  ///< prose lines that go on a sentence: they start in lower case
    int caseless = 0; ///< prose lines of a script without letter case
    float letterShare = 0;
};

/// A strip without words and the lines on both sides of it.
struct Candidate {
    float x = 0;
    Extent height;
};

class Finder final {
public:
    Finder(std::span<const GlyphWord> words, std::span<const WordShape> shapes, std::span<const std::uint32_t> members)
        : m_words(words)
        , m_shapes(shapes)
        , m_byMiddle(members.begin(), members.end())
    {
        std::sort(m_byMiddle.begin(), m_byMiddle.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return m_words[a].middle() < m_words[b].middle(); });
        measure();
    }

    [[nodiscard]] std::optional<Gutter> best() const
    {
        std::optional<Gutter> gutter;
        int bestScore = 0;
        for (const Candidate &candidate : candidates()) {
            if (!lettersOnBothSides(candidate))
                continue;
            const Extent band = trimmed(candidate);
            const Side left = side(candidate.x, band, true);
            const Side right = side(candidate.x, band, false);
            const int score = scoreOf(left, right);
            if (score <= bestScore)
                continue;
            bestScore = score;
            gutter = Gutter{candidate.x, band.begin, band.end, readsRightToLeft(left, right)};
        }
        return gutter;
    }

private:
    void measure()
    {
        std::vector<float> heights;
        m_region = {m_words[m_byMiddle.front()].left, m_words[m_byMiddle.front()].right};
        m_top = m_words[m_byMiddle.front()].top;
        m_bottom = m_top;
        for (const std::uint32_t index : m_byMiddle) {
            const GlyphWord &word = m_words[index];
            heights.push_back(word.height());
            m_region.begin = std::min(m_region.begin, word.left);
            m_region.end = std::max(m_region.end, word.right);
            m_top = std::min(m_top, word.top);
            m_bottom = std::max(m_bottom, word.bottom);
        }
        const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
        std::nth_element(heights.begin(), middle, heights.end());
        m_height = std::max(*middle, 1.0F);
    }

    /// Longest empty strips: for each x the vertical gaps between the words that stand in its way.
    [[nodiscard]] std::vector<Candidate> candidates() const
    {
        const float width = m_region.end - m_region.begin;
        const float step = std::max(0.25F * m_height, width / 400);
        const auto bins = static_cast<std::size_t>(width / step) + 1;
        const float reach = kGutterWidth * m_height / 2;
        std::vector<float> reached(bins, m_top);
        std::vector<std::vector<Extent>> gaps(bins);
        for (const std::uint32_t index : m_byMiddle) {
            const GlyphWord &word = m_words[index];
            const auto first = static_cast<std::size_t>(std::max((word.left - reach - m_region.begin) / step, 0.0F));
            const auto last = static_cast<std::size_t>(std::max((word.right + reach - m_region.begin) / step, 0.0F));
            for (std::size_t bin = first; bin <= last && bin < bins; ++bin) {
                if (word.middle() - reached[bin] >= kLeastHeight * m_height)
                    gaps[bin].push_back({reached[bin], word.middle()});
                reached[bin] = std::max(reached[bin], word.middle());
            }
        }
        std::vector<Candidate> found;
        const auto margin = static_cast<std::size_t>(kMargin * width / step);
        std::vector<Extent> before;
        for (std::size_t bin = margin; bin + margin < bins; ++bin) {
            if (m_bottom - reached[bin] >= kLeastHeight * m_height)
                gaps[bin].push_back({reached[bin], m_bottom});
            for (const Extent &gap : gaps[bin]) {
                const bool known = std::any_of(before.begin(), before.end(), [&](const Extent &other) {
                    return other.begin == gap.begin && other.end == gap.end;
                });
                if (!known)
                    found.push_back({m_region.begin + (static_cast<float>(bin) + 0.5F) * step, gap});
            }
            before = gaps[bin];
        }
        return found;
    }

    /// The words whose middle lies between the two heights.
    [[nodiscard]] std::span<const std::uint32_t> inside(Extent band) const
    {
        const auto begin = std::partition_point(m_byMiddle.begin(), m_byMiddle.end(), [&](std::uint32_t index) {
            return m_words[index].middle() <= band.begin;
        });
        const auto end = std::partition_point(begin, m_byMiddle.end(),
                                              [&](std::uint32_t index) { return m_words[index].middle() < band.end; });
        return {begin, end};
    }

    /// Most strips are the gaps of tables, with numbers on one side: told quickly.
    [[nodiscard]] bool lettersOnBothSides(const Candidate &candidate) const
    {
        std::array<int, 2> letters{};
        std::array<int, 2> glyphs{};
        for (const std::uint32_t index : inside(candidate.height)) {
            const std::size_t side = m_words[index].left < candidate.x ? 0 : 1;
            letters[side] += m_shapes[index].letters;
            glyphs[side] += static_cast<int>(m_words[index].count);
        }
        const auto enough = [&](std::size_t side) {
            return letters[side] >= 10 * kLeastProseLines && letters[side] * 2 >= glyphs[side];
        };
        return enough(0) && enough(1);
    }

    /// Takes rows that stand apart (running heads, page numbers) off the top and the bottom of a strip.
    [[nodiscard]] Extent trimmed(const Candidate &candidate) const
    {
        struct Group {
            Extent extent;
            bool left = false;
            bool right = false;
        };
        std::vector<Group> groups;
        for (const std::uint32_t index : inside(candidate.height)) {
            const GlyphWord &word = m_words[index];
            if (groups.empty() || word.top > groups.back().extent.end + 0.7F * m_height)
                groups.push_back({{word.top, word.bottom}});
            Group &group = groups.back();
            group.extent.end = std::max(group.extent.end, word.bottom);
            (word.left < candidate.x ? group.left : group.right) = true;
        }
        Extent band = candidate.height;
        const auto isHead = [&](const Group &group) {
            return group.left && group.right && group.extent.end - group.extent.begin < 2.6F * m_height;
        };
        std::size_t first = 0;
        std::size_t last = groups.size();
        while (last - first > 1 && isHead(groups[first])) {
            band.begin = (groups[first].extent.end + groups[first + 1].extent.begin) / 2;
            ++first;
        }
        while (last - first > 1 && isHead(groups[last - 1])) {
            band.end = (groups[last - 2].extent.end + groups[last - 1].extent.begin) / 2;
            --last;
        }
        return band;
    }

    [[nodiscard]] Side side(float x, Extent band, bool left) const
    {
        Side result;
        for (const std::uint32_t index : inside(band)) {
            const GlyphWord &word = m_words[index];
            if ((word.left < x) != left)
                continue;
            if (result.lines.empty() || word.middle() - result.lines.back().middle > 0.5F * m_height)
                result.lines.push_back({word.left, word.right, word.middle()});
            addWord(result.lines.back(), word, m_shapes[index]);
        }
        countProse(result);
        return result;
    }

    static void addWord(SideLine &line, const GlyphWord &word, const WordShape &shape)
    {
        if (word.left <= line.left)
            line.startsLowercase = shape.startsLowercase;
        line.left = std::min(line.left, word.left);
        line.right = std::max(line.right, word.right);
        ++line.words;
        line.glyphs += static_cast<int>(word.count);
        line.letters += shape.letters;
        line.cjk += shape.cjk;
        line.rightToLeft += shape.rightToLeft;
    }

    static void countProse(Side &side)
    {
        if (side.lines.empty())
            return;
        Extent extent{side.lines.front().left, side.lines.front().right};
        int letters = 0;
        int glyphs = 0;
        for (const SideLine &line : side.lines) {
            extent.begin = std::min(extent.begin, line.left);
            extent.end = std::max(extent.end, line.right);
            letters += line.letters;
            glyphs += line.glyphs;
        }
        side.letterShare = glyphs > 0 ? static_cast<float>(letters) / static_cast<float>(glyphs) : 0;
        for (const SideLine &line : side.lines) {
            const bool full = line.right - line.left >= 0.7F * (extent.end - extent.begin);
            const bool worded = line.words >= 4 || line.cjk >= 8;
            const bool lettered = line.letters * 10 >= line.glyphs * 6;
            if (!full || !worded || !lettered)
                continue;
            ++side.proseLines;
            side.flowing += line.startsLowercase ? 1 : 0;
            side.caseless += line.cjk + line.rightToLeft > line.letters / 2 ? 1 : 0;
        }
    }

    [[nodiscard]] static bool isProse(const Side &side)
    {
        const int lines = static_cast<int>(side.lines.size());
        if (side.proseLines < kLeastProseLines)
            return false;
        const bool share = side.proseLines * 10 >= lines * 4 || (side.proseLines >= 8 && side.proseLines * 6 >= lines);
        const bool flows = side.flowing * 5 >= side.proseLines || side.caseless * 2 > side.proseLines;
        return share && flows;
    }

    /// Lines of a table's columns stand at one height; independent columns do not.
    [[nodiscard]] bool independent(const Side &left, const Side &right) const
    {
        const Side &fewer = left.lines.size() < right.lines.size() ? left : right;
        const Side &more = left.lines.size() < right.lines.size() ? right : left;
        const auto mostlyProse = [](const Side &side) {
            return side.letterShare >= 0.7F && side.proseLines * 10 >= static_cast<int>(side.lines.size()) * 4;
        };
        if (fewer.lines.size() < 6 || !mostlyProse(left) || !mostlyProse(right))
            return false;
        std::size_t aligned = 0;
        for (const SideLine &line : fewer.lines) {
            aligned += std::any_of(more.lines.begin(), more.lines.end(),
                                   [&](const SideLine &other) {
                                       return std::abs(other.middle - line.middle) < 0.15F * m_height;
                                   })
                           ? 1U
                           : 0U;
        }
        return aligned * 2 < fewer.lines.size();
    }

    [[nodiscard]] int scoreOf(const Side &left, const Side &right) const
    {
        if (isProse(left) && isProse(right))
            return 1000 + std::min(left.proseLines, right.proseLines);
        if (independent(left, right))
            return static_cast<int>(std::min({left.lines.size(), right.lines.size(), std::size_t{999}}));
        return 0;
    }

    [[nodiscard]] static bool readsRightToLeft(const Side &left, const Side &right)
    {
        int rightToLeft = 0;
        int letters = 0;
        for (const Side *side : {&left, &right}) {
            for (const SideLine &line : side->lines) {
                rightToLeft += line.rightToLeft;
                letters += line.letters;
            }
        }
        return rightToLeft * 2 > letters;
    }

    std::span<const GlyphWord> m_words;
    std::span<const WordShape> m_shapes;
    std::vector<std::uint32_t> m_byMiddle;
    Extent m_region;
    float m_top = 0;
    float m_bottom = 0;
    float m_height = 1;
};

} // namespace

std::vector<WordShape> shapesOf(std::span<const GlyphWord> words, std::span<const Glyph> glyphs)
{
    std::vector<WordShape> shapes;
    shapes.reserve(words.size());
    for (const GlyphWord &word : words) {
        WordShape &shape = shapes.emplace_back();
        for (const Glyph &glyph : glyphs.subspan(word.first, std::min<std::uint32_t>(word.count, 60'000))) {
            shape.letters = static_cast<std::uint16_t>(shape.letters + (isLetter(glyph.codePoint) ? 1 : 0));
            shape.digits = static_cast<std::uint16_t>(shape.digits + (isDigit(glyph.codePoint) ? 1 : 0));
            shape.cjk = static_cast<std::uint16_t>(shape.cjk + (isCjk(glyph.codePoint) ? 1 : 0));
            shape.rightToLeft =
                static_cast<std::uint16_t>(shape.rightToLeft + (isRightToLeft(glyph.codePoint) ? 1 : 0));
        }
        shape.startsLowercase = word.count > 0 && isLowercase(glyphs[word.first].codePoint);
    }
    return shapes;
}

std::optional<Gutter> findGutter(std::span<const GlyphWord> words, std::span<const WordShape> shapes,
                                 std::span<const std::uint32_t> members)
{
    constexpr std::size_t kLeastWords = 16;
    if (members.size() < kLeastWords)
        return std::nullopt;
    return Finder(words, shapes, members).best();
}

} // namespace longleaf::extract
