// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/span_boxes.h"

#include <algorithm>

namespace longleaf::answer {

Result<std::vector<document::PageBox>> spanBoxes(TextSpan span, const std::vector<document::Page> &pages,
                                                 const LayerSource &layer, const PageTextSource &text)
{
    std::vector<document::PageBox> out;
    for (const document::Page &page : pages) {
        if (!page.span.overlaps(span))
            continue;
        const auto words = layer(page.number);
        if (!words)
            return tl::unexpected(words.error());
        if (words->empty())
            continue;
        const auto pageText = text(page.number);
        if (!pageText)
            return tl::unexpected(pageText.error());
        const TextSpan onPage{std::max(span.begin, page.span.begin) - page.span.begin,
                              std::min(span.end, page.span.end) - page.span.begin};
        for (const document::Box &box : words->boxes(onPage, *pageText))
            out.push_back({page.number, box});
    }
    return out;
}

} // namespace longleaf::answer
