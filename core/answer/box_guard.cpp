// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/box_guard.h"

#include "core/answer/squeeze.h"

#include <algorithm>

namespace longleaf::answer {

namespace {

using document::Box;
using document::LayerWord;
using document::TextLayer;

TextSpan shared(TextSpan a, TextSpan b)
{
    return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

bool isOnPage(const Box &box)
{
    constexpr float kSlack = 0.05F; // a glyph's box may reach a little over the edge
    return !box.empty() && box.left > -kSlack && box.top > -kSlack && box.right < 1 + kSlack && box.bottom < 1 + kSlack;
}

bool holdsCentre(const std::vector<Box> &boxes, const Box &of)
{
    const float x = (of.left + of.right) / 2;
    const float y = (of.top + of.bottom) / 2;
    return std::any_of(boxes.begin(), boxes.end(), [x, y](const Box &box) {
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    });
}

bool touches(const std::vector<TextSpan> &parts, TextSpan span)
{
    return std::any_of(parts.begin(), parts.end(), [span](TextSpan part) { return part.overlaps(span); });
}

/// Whether the text under the boxes is the text of the parts.
bool holdExactly(const std::vector<Box> &boxes, const std::vector<TextSpan> &parts, const TextLayer &layer,
                 std::string_view pageText)
{
    if (!std::all_of(boxes.begin(), boxes.end(), isOnPage))
        return false;
    std::string under;
    for (const LayerWord &word : layer.words()) {
        if (!touches(parts, word.span)) {
            if (holdsCentre(boxes, word.box))
                return false;
            continue;
        }
        for (const TextSpan part : parts) {
            const TextSpan inside = shared(part, word.span);
            if (inside.empty())
                continue;
            for (const Box &box : layer.boxes(inside, pageText)) {
                if (!holdsCentre(boxes, box))
                    return false;
            }
            under += pageText.substr(inside.begin, inside.size());
        }
    }
    std::string wanted;
    for (const TextSpan part : parts)
        wanted += pageText.substr(part.begin, part.size());
    return squeeze(under).text == squeeze(wanted).text;
}

/// The whole lines that the parts touch.
std::vector<Box> lineBoxes(const std::vector<TextSpan> &parts, const TextLayer &layer)
{
    std::vector<Box> out;
    const std::vector<LayerWord> &words = layer.words();
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        Box box = words[i].box;
        bool touched = false;
        for (; end < words.size() && words[end].line == words[i].line; ++end) {
            box = box.united(words[end].box);
            touched = touched || touches(parts, words[end].span);
        }
        if (touched)
            out.push_back(box);
        i = end;
    }
    return out;
}

/// Whether the boxes hold no word of a line that the parts do not touch.
bool holdOnlyTheirLines(const std::vector<Box> &boxes, const std::vector<TextSpan> &parts, const TextLayer &layer)
{
    std::vector<std::uint32_t> lines;
    for (const LayerWord &word : layer.words()) {
        if (touches(parts, word.span))
            lines.push_back(word.line);
    }
    return std::all_of(boxes.begin(), boxes.end(), isOnPage) &&
           std::none_of(layer.words().begin(), layer.words().end(), [&](const LayerWord &word) {
               return holdsCentre(boxes, word.box) && std::find(lines.begin(), lines.end(), word.line) == lines.end();
           });
}

} // namespace

std::vector<Box> guardedBoxes(const std::vector<TextSpan> &parts, const TextLayer &layer, std::string_view pageText)
{
    std::string wanted;
    std::vector<Box> boxes;
    for (const TextSpan part : parts) {
        wanted += pageText.substr(std::min(part.begin, pageText.size()), part.size());
        const auto more = layer.boxes(part, pageText);
        boxes.insert(boxes.end(), more.begin(), more.end());
    }
    if (layer.empty() || squeeze(wanted).text.empty())
        return boxes;
    if (!boxes.empty() && holdExactly(boxes, parts, layer, pageText))
        return boxes;
    std::vector<Box> lines = lineBoxes(parts, layer);
    if (!lines.empty() && holdOnlyTheirLines(lines, parts, layer))
        return lines;
    return {Box{0, 0, 1, 1}};
}

} // namespace longleaf::answer
