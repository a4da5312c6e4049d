// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/page_text_builder.h"

#include "core/base/utf8.h"
#include "core/extract/bidi_order.h"
#include "core/extract/code_points.h"
#include "core/extract/reading_order.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace longleaf::extract {

namespace {

constexpr std::size_t kMostCodePoints = 16; ///< in one layer word, so that 8-bit edges stay precise
constexpr float kSpaceGap = 0.1F;           ///< in heights
constexpr float kTrustedGap = 0.5F;         ///< in heights; in smaller gaps of one line the parser knows best
constexpr float kCjkSpaceGap = 0.5F;        ///< in heights, between characters that need no space
constexpr std::uint32_t kNoWord = std::numeric_limits<std::uint32_t>::max();

/// A layer word that is growing: code points with the position where each one ends.
struct Piece {
    std::string text;
    std::size_t codePoints = 0;
    std::vector<float> ends; ///< along the advance
    float left = 0;
    float right = 0;
    float top = 0;
    float bottom = 0;
    bool rightToLeft = false;
    std::uint32_t word = kNoWord;
};

class PageBuilder final {
public:
    explicit PageBuilder(const PageGlyphs &page)
        : m_page(page)
    {
    }

    BuiltPage build()
    {
        for (const GlyphGroup &group : m_page.groups) {
            m_group = &group;
            m_frame = Frame(group.rotation, m_page.widthPt, m_page.heightPt);
            m_rightToLeft = mostlyRightToLeft(group);
            bool first = true;
            for (const TextRow &row : readingOrder(group.words, m_page.glyphs)) {
                addRow(row, first || row.blankBefore);
                first = false;
            }
        }
        closeLine();
        return {std::move(m_text), document::TextLayer(std::move(m_words))};
    }

private:
    void addRow(const TextRow &row, bool blankBefore)
    {
        visualLine(row);
        toLogicalOrder(m_line, m_rightToLeft);
        const bool joins = !blankBefore && !row.hasWideGaps && m_mayJoin && startsLowercase() && dropHyphen();
        if (!joins)
            closeLine();
        if (!joins && blankBefore && !m_text.empty())
            m_text += '\n';
        const std::size_t wordsBefore = m_words.size();
        addPieces();
        if (m_words.size() == wordsBefore)
            return;
        m_lineOpen = true;
        m_mayJoin = !row.hasWideGaps;
        ++m_lineNumber;
    }

    [[nodiscard]] bool mostlyRightToLeft(const GlyphGroup &group) const
    {
        std::ptrdiff_t balance = 0;
        for (const GlyphWord &word : group.words) {
            for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
                const char32_t codePoint = m_page.glyphs[i].codePoint;
                if (isRightToLeft(codePoint))
                    ++balance;
                else if (isLetter(codePoint))
                    --balance;
            }
        }
        return balance > 0;
    }

    void closeLine()
    {
        if (m_lineOpen)
            m_text += '\n';
        m_lineOpen = false;
        m_mayJoin = false;
    }

    /// The row's code points from left to right, with one U+0020 where words are apart.
    void visualLine(const TextRow &row)
    {
        m_line.clear();
        const GlyphWord *before = nullptr;
        std::uint32_t indexBefore = kNoWord;
        for (const std::uint32_t index : row.words) {
            const GlyphWord &word = m_group->words[index];
            if (before != nullptr && word.count > 0 && needsSpace(*before, word, index == indexBefore + 1))
                m_line.push_back({U' ', before->right, word.left, kNoWord});
            for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
                const Glyph &glyph = m_page.glyphs[i];
                m_line.push_back({glyph.codePoint, glyph.begin, glyph.end, index});
            }
            before = &word;
            indexBefore = index;
        }
    }

    [[nodiscard]] bool needsSpace(const GlyphWord &left, const GlyphWord &right, bool neighbours) const
    {
        const float gap = right.left - left.right;
        const float height = std::min(left.height(), right.height());
        const bool cjk = left.count > 0 && isCjk(m_page.glyphs[left.first + left.count - 1].codePoint) &&
                         isCjk(m_page.glyphs[right.first].codePoint);
        if (cjk)
            return gap > kCjkSpaceGap * height;
        if (neighbours && gap < kTrustedGap * height)
            return left.spaceAfter;
        return gap > kSpaceGap * height;
    }

    [[nodiscard]] bool startsLowercase() const
    {
        for (const VisualGlyph &glyph : m_line) {
            const CleanText clean = cleaned(glyph.codePoint);
            if (clean.count > 0)
                return isLowercase(clean.codePoints[0]);
        }
        return false;
    }

    /// Takes a hyphen after a letter off the end of the text; its box stays with the letter's word.
    bool dropHyphen()
    {
        if (m_words.empty() || m_words.back().span.end != m_text.size())
            return false;
        const std::size_t hyphenAt = utf8::floorBoundary(m_text, m_text.size() - 1);
        if (hyphenAt == 0 || !isHyphen(utf8::decode(m_text, hyphenAt).codePoint))
            return false;
        const std::size_t letterAt = utf8::floorBoundary(m_text, hyphenAt - 1);
        if (!isLetter(utf8::decode(m_text, letterAt).codePoint))
            return false;
        document::LayerWord &last = m_words.back();
        if (last.span.begin == hyphenAt) {
            const document::Box hyphen = last.box;
            m_words.pop_back();
            m_words.back().box = m_words.back().box.united(hyphen);
        } else {
            last.span.end = hyphenAt;
            if (!last.edges.empty())
                last.edges.pop_back();
        }
        m_text.resize(hyphenAt);
        return true;
    }

    void addPieces()
    {
        Piece &piece = m_piece;
        for (const VisualGlyph &glyph : m_line) {
            const CleanText clean = cleaned(glyph.codePoint);
            if (clean.space) {
                finish(piece);
                if (lineHasText())
                    m_pendingSpace = true;
                continue;
            }
            if (clean.count == 0)
                continue;
            const bool full = piece.codePoints + clean.count > kMostCodePoints;
            if (piece.word != glyph.word || piece.rightToLeft != glyph.rightToLeft || full)
                finish(piece);
            if (piece.codePoints == 0)
                start(piece, glyph);
            append(piece, glyph, clean);
        }
        finish(piece);
        m_pendingSpace = false;
    }

    [[nodiscard]] bool lineHasText() const { return !m_text.empty() && m_text.back() != '\n'; }

    void start(Piece &piece, const VisualGlyph &glyph) const
    {
        const GlyphWord &word = m_group->words[glyph.word];
        piece.word = glyph.word;
        piece.rightToLeft = glyph.rightToLeft;
        piece.left = glyph.begin;
        piece.right = glyph.end;
        piece.top = word.top;
        piece.bottom = word.bottom;
    }

    static void append(Piece &piece, const VisualGlyph &glyph, const CleanText &clean)
    {
        piece.left = std::min(piece.left, glyph.begin);
        piece.right = std::max(piece.right, glyph.end);
        const float width = (glyph.end - glyph.begin) / static_cast<float>(clean.count);
        for (std::size_t i = 0; i < clean.count; ++i) {
            utf8::append(piece.text, clean.codePoints[i]);
            const float advanced = width * static_cast<float>(i + 1);
            piece.ends.push_back(piece.rightToLeft ? glyph.end - advanced : glyph.begin + advanced);
        }
        piece.codePoints += clean.count;
    }

    void finish(Piece &piece)
    {
        if (piece.codePoints == 0)
            return;
        if (m_pendingSpace)
            m_text += ' ';
        m_pendingSpace = false;
        document::LayerWord word;
        word.span = {m_text.size(), m_text.size() + piece.text.size()};
        word.box = m_frame.toBox({piece.left, piece.top, piece.right, piece.bottom});
        word.advance = m_frame.advance(piece.rightToLeft);
        word.line = m_lineNumber;
        word.edges = edgesOf(piece);
        m_text += piece.text;
        m_words.push_back(std::move(word));
        piece.text.clear(); // keeps its memory: this runs for every word
        piece.ends.clear();
        piece.codePoints = 0;
    }

    /// Empty when the code points share the box evenly anyway.
    static std::vector<std::uint8_t> edgesOf(const Piece &piece)
    {
        const float width = piece.right - piece.left;
        if (piece.codePoints < 2 || width <= 0)
            return {};
        std::vector<std::uint8_t> edges;
        edges.reserve(piece.codePoints - 1);
        bool even = true;
        std::uint8_t before = 0;
        for (std::size_t i = 0; i + 1 < piece.codePoints; ++i) {
            const float along = piece.rightToLeft ? piece.right - piece.ends[i] : piece.ends[i] - piece.left;
            const auto edge = static_cast<std::uint8_t>(std::lround(std::clamp(along / width, 0.0F, 1.0F) * 255.0F));
            before = std::max(before, edge);
            edges.push_back(before);
            const float share = static_cast<float>(i + 1) / static_cast<float>(piece.codePoints);
            even = even && std::abs(static_cast<float>(before) - share * 255.0F) < 3.0F;
        }
        return even ? std::vector<std::uint8_t>() : edges;
    }

    const PageGlyphs &m_page;
    const GlyphGroup *m_group = nullptr;
    Frame m_frame{0, 0, 0};
    std::vector<VisualGlyph> m_line;
    Piece m_piece;
    std::string m_text;
    std::vector<document::LayerWord> m_words;
    std::uint32_t m_lineNumber = 0;
    bool m_rightToLeft = false;
    bool m_lineOpen = false;
    bool m_mayJoin = false;
    bool m_pendingSpace = false;
};

} // namespace

BuiltPage buildPage(const PageGlyphs &page)
{
    return PageBuilder(page).build();
}

} // namespace longleaf::extract
