// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/running_lines.h"

#include "core/answer/squeeze.h"

#include <algorithm>
#include <cmath>

namespace longleaf::answer {

namespace {

constexpr float kMargin = 0.15F;
constexpr float kSameHeight = 0.01F;
constexpr int kOtherPages = 2; ///< with the page itself three

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::vector<MarginLine> marginLines(const document::TextLayer &layer, std::string_view pageText)
{
    std::vector<MarginLine> out;
    const auto &words = layer.words();
    for (std::size_t i = 0; i < words.size();) {
        document::Box box = words[i].box;
        std::size_t end = i;
        for (; end < words.size() && words[end].line == words[i].line; ++end)
            box = box.united(words[end].box);
        MarginLine line;
        line.span = {words[i].span.begin, std::min(words[end - 1].span.end, pageText.size())};
        line.middle = (box.top + box.bottom) / 2;
        i = end;
        if (line.span.empty() || (line.middle > kMargin && line.middle < 1 - kMargin))
            continue;
        const std::string squeezed = squeeze(pageText.substr(line.span.begin, line.span.size())).text;
        if (squeezed.empty())
            continue;
        std::copy_if(squeezed.begin(), squeezed.end(), std::back_inserter(line.words),
                     [](char c) { return !isDigit(c); });
        out.push_back(std::move(line));
    }
    return out;
}

std::vector<TextSpan> runningLines(const std::vector<MarginLine> &lines,
                                   const std::vector<std::vector<MarginLine>> &otherPages)
{
    std::vector<TextSpan> out;
    for (const MarginLine &line : lines) {
        const auto pages = std::count_if(otherPages.begin(), otherPages.end(), [&line](const auto &page) {
            return std::any_of(page.begin(), page.end(), [&line](const MarginLine &other) {
                return other.words == line.words && std::abs(other.middle - line.middle) < kSameHeight;
            });
        });
        if (pages >= kOtherPages)
            out.push_back(line.span);
    }
    std::sort(out.begin(), out.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
    return out;
}

std::vector<TextSpan> without(TextSpan span, const std::vector<TextSpan> &parts)
{
    std::vector<TextSpan> out;
    for (const TextSpan part : parts) {
        if (part.end <= span.begin || part.begin >= span.end)
            continue;
        if (part.begin > span.begin)
            out.push_back({span.begin, part.begin});
        span.begin = part.end;
    }
    if (!span.empty())
        out.push_back(span);
    return out;
}

} // namespace longleaf::answer
