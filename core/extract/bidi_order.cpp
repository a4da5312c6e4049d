// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/bidi_order.h"

#include "core/extract/code_points.h"

#include <algorithm>
#include <fribidi.h>

namespace longleaf::extract {

namespace {

enum class Kind : std::uint8_t { Left, Right, Number, Separator, Terminator, Mark, Neutral };

Kind kindOf(char32_t codePoint)
{
    const FriBidiCharType type = fribidi_get_bidi_type(static_cast<FriBidiChar>(codePoint));
    switch (type) {
    case FRIBIDI_TYPE_LTR: return Kind::Left;
    case FRIBIDI_TYPE_RTL:
    case FRIBIDI_TYPE_AL: return Kind::Right;
    case FRIBIDI_TYPE_EN:
    case FRIBIDI_TYPE_AN: return Kind::Number;
    case FRIBIDI_TYPE_ES:
    case FRIBIDI_TYPE_CS: return Kind::Separator;
    case FRIBIDI_TYPE_ET: return Kind::Terminator;
    case FRIBIDI_TYPE_NSM: return Kind::Mark;
    default: return Kind::Neutral;
    }
}

/// A mark is drawn over its base; in the order as seen it may stand on either side of it. Puts it behind the base in
/// reading order, which is before it here because right-to-left runs are reversed afterwards.
void placeMarks(std::vector<VisualGlyph> &line, std::vector<Kind> &kinds)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (kinds[i + 1] != Kind::Mark || kinds[i] != Kind::Right)
            continue;
        const float middle = (line[i + 1].begin + line[i + 1].end) / 2;
        if (middle > line[i].end || middle < line[i].begin)
            continue;
        std::swap(line[i], line[i + 1]);
        std::swap(kinds[i], kinds[i + 1]);
        ++i;
    }
}

/// Marks follow the direction of right-to-left letters; symbols beside digits belong to the number.
void resolveWeak(std::vector<Kind> &kinds)
{
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == Kind::Mark) {
            const bool byRight = (i > 0 && kinds[i - 1] == Kind::Right) ||
                                 (i + 1 < kinds.size() && (kinds[i + 1] == Kind::Right || kinds[i + 1] == Kind::Mark));
            kinds[i] = byRight ? Kind::Right : Kind::Left;
        }
    }
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const bool numberBefore = i > 0 && kinds[i - 1] == Kind::Number;
        const bool numberAfter = i + 1 < kinds.size() && kinds[i + 1] == Kind::Number;
        if (kinds[i] == Kind::Separator)
            kinds[i] = numberBefore && numberAfter ? Kind::Number : Kind::Neutral;
        else if (kinds[i] == Kind::Terminator)
            kinds[i] = numberBefore || numberAfter ? Kind::Number : Kind::Neutral;
    }
}

/// Embedding levels (0 left-to-right, 1 right-to-left, 2 a left-to-right stretch inside of that).
std::vector<std::uint8_t> levelsOf(const std::vector<Kind> &kinds, bool rightToLeftLine)
{
    const std::uint8_t base = rightToLeftLine ? 1 : 0;
    const auto number = [&](std::size_t i) {
        return i < kinds.size() && kinds[i] == Kind::Number;
    };
    std::vector<std::uint8_t> levels(kinds.size(), base);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == Kind::Right)
            levels[i] = 1;
        else if (kinds[i] == Kind::Left || kinds[i] == Kind::Number)
            levels[i] = rightToLeftLine ? 2 : 0;
    }
    // What stands between two strong characters of one direction has that direction; numbers read left to right.
    const std::size_t none = kinds.size();
    std::size_t before = none;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] != Kind::Left && kinds[i] != Kind::Right)
            continue;
        for (std::size_t k = before + 1; before != none && kinds[before] == kinds[i] && k < i; ++k) {
            if (kinds[i] == Kind::Left)
                levels[k] = rightToLeftLine ? 2 : 0;
            else
                levels[k] = number(k) ? 2 : 1;
        }
        before = i;
    }
    // Digits next to a Latin word belong to it, also across a space.
    for (std::size_t i = 1; rightToLeftLine && i + 1 < kinds.size(); ++i) {
        const bool joins =
            (kinds[i - 1] == Kind::Left && number(i + 1)) || (number(i - 1) && kinds[i + 1] == Kind::Left);
        if (kinds[i] == Kind::Neutral && joins)
            levels[i] = 2;
    }
    return levels;
}

bool bracketsLookMirrored(const std::vector<VisualGlyph> &line)
{
    for (const VisualGlyph &glyph : line) {
        if (!glyph.rightToLeft)
            continue;
        switch (glyph.codePoint) {
        case ')':
        case ']':
        case '}': return true;
        case '(':
        case '[':
        case '{': return false;
        default: break;
        }
    }
    return false;
}

void mirrorBrackets(std::vector<VisualGlyph> &line)
{
    for (VisualGlyph &glyph : line) {
        FriBidiChar mirrored = 0;
        if (glyph.rightToLeft && fribidi_get_mirror_char(static_cast<FriBidiChar>(glyph.codePoint), &mirrored) != 0)
            glyph.codePoint = static_cast<char32_t>(mirrored);
    }
}

/// Reverses each longest run of levels >= `level`.
void reverseRuns(std::vector<VisualGlyph> &line, std::vector<std::uint8_t> &levels, std::uint8_t level)
{
    for (std::size_t begin = 0; begin < line.size();) {
        std::size_t end = begin;
        while (end < line.size() && levels[end] >= level)
            ++end;
        const auto at = [](auto &items, std::size_t i) {
            return items.begin() + static_cast<std::ptrdiff_t>(i);
        };
        std::reverse(at(line, begin), at(line, end));
        std::reverse(at(levels, begin), at(levels, end));
        begin = end + 1;
    }
}

bool isRightToLeftLine(const std::vector<Kind> &kinds, bool rightToLeftPage)
{
    const auto right = std::count(kinds.begin(), kinds.end(), Kind::Right);
    const auto left = std::count(kinds.begin(), kinds.end(), Kind::Left);
    return rightToLeftPage ? right * 4 >= left : right > left;
}

} // namespace

void toLogicalOrder(std::vector<VisualGlyph> &line, bool rightToLeftPage)
{
    const bool any =
        std::any_of(line.begin(), line.end(), [](const VisualGlyph &glyph) { return isRightToLeft(glyph.codePoint); });
    if (!any)
        return;
    std::vector<Kind> kinds;
    kinds.reserve(line.size());
    for (const VisualGlyph &glyph : line)
        kinds.push_back(kindOf(glyph.codePoint));
    placeMarks(line, kinds);
    resolveWeak(kinds);
    const bool rightToLeftLine = isRightToLeftLine(kinds, rightToLeftPage);
    std::vector<std::uint8_t> levels = levelsOf(kinds, rightToLeftLine);
    for (std::size_t i = 0; i < line.size(); ++i)
        line[i].rightToLeft = levels[i] == 1;
    for (const std::uint8_t level : {std::uint8_t{1}, std::uint8_t{2}})
        reverseRuns(line, levels, level);
    if (bracketsLookMirrored(line))
        mirrorBrackets(line);
}

} // namespace longleaf::extract
