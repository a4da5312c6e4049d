// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/span_boxes.h"

#include "core/answer/box_guard.h"
#include "core/answer/running_lines.h"

#include <algorithm>
#include <map>

namespace longleaf::answer {

namespace {

using document::Page;
using document::TextLayer;

struct Layout {
    TextLayer layer;
    std::string text;
};

/// Layouts of pages, each read once.
class Layouts final {
public:
    Layouts(const LayerSource &layer, const PageTextSource &text)
        : m_layer(layer)
        , m_text(text)
    {
    }

    Result<const Layout *> of(int page)
    {
        const auto known = m_pages.find(page);
        if (known != m_pages.end())
            return &known->second;
        auto layer = m_layer(page);
        if (!layer)
            return tl::unexpected(layer.error());
        Layout layout{std::move(*layer), {}};
        if (!layout.layer.empty()) {
            auto text = m_text(page);
            if (!text)
                return tl::unexpected(text.error());
            layout.text = std::move(*text);
        }
        return &m_pages.emplace(page, std::move(layout)).first->second;
    }

private:
    const LayerSource &m_layer;
    const PageTextSource &m_text;
    std::map<int, Layout> m_pages;
};

/// Left and right pages may have headers of their own: four pages each way hold two more of either.
constexpr std::size_t kPagesAround = 4;

/// Running headers and footers of one page. A neighbour that cannot be read is left out: its own reading tells why.
std::vector<TextSpan> runningOn(std::size_t index, const std::vector<Page> &pages, const Layout &own, Layouts &layouts)
{
    const std::size_t first = index - std::min(index, kPagesAround);
    const std::size_t last = std::min(pages.size(), index + kPagesAround + 1);
    std::vector<std::vector<MarginLine>> others;
    for (std::size_t i = first; i < last; ++i) {
        if (i == index)
            continue;
        if (const auto other = layouts.of(pages[i].number))
            others.push_back(marginLines((*other)->layer, (*other)->text));
    }
    return runningLines(marginLines(own.layer, own.text), others);
}

} // namespace

Result<std::vector<document::PageBox>> spanBoxes(TextSpan span, const std::vector<Page> &pages,
                                                 const LayerSource &layer, const PageTextSource &text)
{
    std::vector<document::PageBox> out;
    const auto crossed =
        std::count_if(pages.begin(), pages.end(), [span](const Page &page) { return page.span.overlaps(span); });
    Layouts layouts(layer, text);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Page &page = pages[i];
        if (!page.span.overlaps(span))
            continue;
        const auto layout = layouts.of(page.number);
        if (!layout)
            return tl::unexpected(layout.error());
        if ((*layout)->layer.empty())
            continue;
        const TextSpan onPage{std::max(span.begin, page.span.begin) - page.span.begin,
                              std::min(span.end, page.span.end) - page.span.begin};
        std::vector<TextSpan> parts{onPage};
        if (crossed > 1)
            parts = without(onPage, runningOn(i, pages, **layout, layouts));
        for (const document::Box &box : guardedBoxes(parts, (*layout)->layer, (*layout)->text))
            out.push_back({page.number, box});
    }
    return out;
}

std::vector<document::PageBox> wholePagesJoined(std::vector<document::PageBox> boxes, TextSpan span,
                                                const std::vector<Page> &pages)
{
    constexpr std::ptrdiff_t kManyLines = 12; // fewer can be told apart although they are the whole page
    constexpr double kNearlyAll = 0.9;
    for (const Page &page : pages) {
        const std::size_t begin = std::max(span.begin, page.span.begin);
        const std::size_t end = std::min(span.end, page.span.end);
        if (end <= begin || static_cast<double>(end - begin) < kNearlyAll * static_cast<double>(page.span.size()))
            continue;
        const auto isOnPage = [&page](const document::PageBox &box) {
            return box.page == page.number;
        };
        if (std::count_if(boxes.begin(), boxes.end(), isOnPage) <= kManyLines)
            continue;
        const auto first = std::find_if(boxes.begin(), boxes.end(), isOnPage);
        first->box = {0, 0, 1, 1};
        boxes.erase(std::remove_if(first + 1, boxes.end(), isOnPage), boxes.end());
    }
    return boxes;
}

} // namespace longleaf::answer
