// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/text_layer.h"

#include "core/base/utf8.h"

#include <cmath>
#include <limits>

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

/// What a selection leaves out: the words outside [first, last) and the rest of a word that it covers in part.
struct Unselected {
    const std::vector<LayerWord> &words;
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<Box> rests;

    [[nodiscard]] bool coveredBy(const Box &box) const
    {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if ((i < first || i >= last) && holdsCentre(box, words[i].box))
                return true;
        }
        return std::any_of(rests.begin(), rests.end(), [&](const Box &rest) { return holdsCentre(box, rest); });
    }
};

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
    const auto startsBefore = [](std::size_t offset) {
        return [offset](const LayerWord &word) {
            return word.span.begin < offset;
        };
    };
    const auto endsBefore = [&](const LayerWord &word) {
        return word.span.end <= span.begin;
    };
    const auto begin = std::partition_point(m_words.begin(), m_words.end(), endsBefore);
    const auto end = std::partition_point(begin, m_words.end(), startsBefore(span.end));
    const auto first = static_cast<std::size_t>(begin - m_words.begin());
    const auto last = static_cast<std::size_t>(end - m_words.begin());
    Unselected others{m_words, first, last, {}};
    for (std::size_t i = first; i < last; i += std::max<std::size_t>(last - first - 1, 1)) {
        const TextSpan word = m_words[i].span;
        if (word.begin < span.begin)
            others.rests.push_back(covered(m_words[i], {word.begin, span.begin}, pageText));
        if (word.end > span.end)
            others.rests.push_back(covered(m_words[i], {span.end, word.end}, pageText));
    }
    for (std::size_t i = first; i < last;) {
        std::size_t lineEnd = i;
        Box whole = covered(m_words[i], span, pageText);
        for (; lineEnd < last && m_words[lineEnd].line == m_words[i].line; ++lineEnd)
            whole = whole.united(covered(m_words[lineEnd], span, pageText));
        if (!others.coveredBy(whole)) {
            out.push_back(whole);
        } else {
            // Both directions on one line, or cells of different heights: as few boxes as cover these words only.
            Box box = covered(m_words[i], span, pageText);
            for (std::size_t k = i + 1; k < lineEnd; ++k) {
                const Box piece = covered(m_words[k], span, pageText);
                const Box joined = box.united(piece);
                const bool apart = others.coveredBy(joined);
                if (apart)
                    out.push_back(box);
                box = apart ? piece : joined;
            }
            out.push_back(box);
        }
        i = lineEnd;
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
