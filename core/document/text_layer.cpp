// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/text_layer.h"

#include "core/base/utf8.h"

#include <cmath>
#include <limits>
#include <span>

namespace longleaf::document {

namespace {

/// Begin and end of code points [from, to) as fractions 0..1 of the word's box along its advance.
struct Fractions {
    float begin = 0;
    float end = 1;
};

Fractions fractionsOf(const LayerWord &word, std::size_t from, std::size_t to, std::size_t count)
{
    const auto edge = [&](std::size_t index) {
        if (index == 0)
            return 0.0F;
        if (index >= count)
            return 1.0F;
        if (word.edges.size() + 1 == count)
            return static_cast<float>(word.edges[index - 1]) / 255.0F;
        return static_cast<float>(index) / static_cast<float>(count);
    };
    return {edge(from), edge(to)};
}

Box part(const LayerWord &word, Fractions fractions)
{
    Box box = word.box;
    const float width = word.box.width();
    const float height = word.box.height();
    switch (word.advance) {
    case Advance::Right:
        box.left = word.box.left + width * fractions.begin;
        box.right = word.box.left + width * fractions.end;
        break;
    case Advance::Left:
        box.right = word.box.right - width * fractions.begin;
        box.left = word.box.right - width * fractions.end;
        break;
    case Advance::Down:
        box.top = word.box.top + height * fractions.begin;
        box.bottom = word.box.top + height * fractions.end;
        break;
    case Advance::Up:
        box.bottom = word.box.bottom - height * fractions.begin;
        box.top = word.box.bottom - height * fractions.end;
        break;
    }
    return box;
}

Box covered(const LayerWord &word, TextSpan span, std::string_view pageText)
{
    if (span.begin <= word.span.begin && span.end >= word.span.end)
        return word.box;
    const std::size_t wordEnd = std::min(word.span.end, pageText.size());
    const std::size_t wordBegin = std::min(word.span.begin, wordEnd);
    const std::string_view text = pageText.substr(wordBegin, wordEnd - wordBegin);
    std::size_t count = 0;
    std::size_t from = 0;
    std::size_t to = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t next = offset + utf8::decode(text, offset).size;
        if (word.span.begin + next <= span.begin)
            from = count + 1;
        if (word.span.begin + offset < span.end)
            to = count + 1;
        ++count;
        offset = next;
    }
    if (count == 0)
        return word.box;
    return part(word, fractionsOf(word, from, std::max(to, from), count));
}

bool holdsCentre(const Box &box, const Box &other)
{
    const float x = (other.left + other.right) / 2;
    const float y = (other.top + other.bottom) / 2;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/// Adds the pieces of one line: as one box, unless that would cover words of the line outside the selection
/// (which happens where left-to-right and right-to-left text meet).
void addLine(std::vector<Box> &out, std::span<const LayerWord> line, std::span<const Box> pieces, std::size_t first)
{
    Box whole = pieces.front();
    for (const Box &piece : pieces)
        whole = whole.united(piece);
    bool coversOthers = false;
    for (std::size_t i = 0; i < line.size() && !coversOthers; ++i) {
        const bool selected = i >= first && i < first + pieces.size();
        coversOthers = !selected && holdsCentre(whole, line[i].box);
    }
    if (coversOthers)
        out.insert(out.end(), pieces.begin(), pieces.end());
    else
        out.push_back(whole);
}

bool upright(const LayerWord &word)
{
    return word.advance == Advance::Right || word.advance == Advance::Left;
}

} // namespace

std::vector<Box> TextLayer::boxes(TextSpan span, std::string_view pageText) const
{
    std::vector<Box> out;
    if (span.empty())
        return out;
    const auto first = std::partition_point(m_words.begin(), m_words.end(),
                                            [&](const LayerWord &word) { return word.span.end <= span.begin; });
    auto word = first;
    std::vector<Box> pieces;
    while (word != m_words.end() && word->span.begin < span.end) {
        const std::uint32_t line = word->line;
        const auto firstOfLine = word;
        pieces.clear();
        for (; word != m_words.end() && word->span.begin < span.end && word->line == line; ++word)
            pieces.push_back(covered(*word, span, pageText));
        auto lineBegin = firstOfLine;
        while (lineBegin != m_words.begin() && std::prev(lineBegin)->line == line)
            --lineBegin;
        auto lineEnd = word;
        while (lineEnd != m_words.end() && lineEnd->line == line)
            ++lineEnd;
        const std::span<const LayerWord> lineWords(&*lineBegin, static_cast<std::size_t>(lineEnd - lineBegin));
        addLine(out, lineWords, pieces, static_cast<std::size_t>(firstOfLine - lineBegin));
    }
    return out;
}

TextSpan TextLayer::wordAt(float x, float y) const
{
    const LayerWord *nearest = nullptr;
    float nearestDistance = std::numeric_limits<float>::max();
    for (const LayerWord &word : m_words) {
        const Box &box = word.box;
        const bool onLine = upright(word) ? (y >= box.top && y <= box.bottom) : (x >= box.left && x <= box.right);
        if (!onLine)
            continue;
        const float distance = upright(word) ? std::max({box.left - x, x - box.right, 0.0F})
                                             : std::max({box.top - y, y - box.bottom, 0.0F});
        if (distance < nearestDistance) {
            nearestDistance = distance;
            nearest = &word;
        }
    }
    return nearest == nullptr ? TextSpan{} : nearest->span;
}

} // namespace longleaf::document
