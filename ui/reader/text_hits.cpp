// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/text_hits.h"

#include "ui/reader/find_session.h"

#include <QStringView>
#include <utility>

namespace longleaf::ui {

void TextHits::count(PageHits &known, const FindSession &session, const TextPages::Page &page)
{
    const auto [first, last] = session.hitsOn(page.number);
    const QStringView text(page.source);
    for (std::size_t i = first + known.ranges.size(); i < last; ++i) {
        const TextSpan span = session.hits()[i].span;
        const Utf16Range range = utf16Range(text.mid(known.unit), {span.begin - known.byte, span.end - known.byte});
        const Utf16Range inPage{known.unit + range.begin, known.unit + range.end};
        known.ranges.push_back({page.shown.position(inPage.begin), page.shown.position(inPage.end)});
        known.byte = span.end;
        known.unit = inPage.end;
    }
}

Utf16Range TextHits::rangeOf(const FindSession &session, const TextPages &pages, std::size_t hit)
{
    const int number = session.hits()[hit].page;
    PageHits &known = m_pages[number];
    count(known, session, pages.page(number));
    const qsizetype start = pages.headingAt(number) + pages.heading().size();
    const Utf16Range range = known.ranges[hit - session.hitsOn(number).first];
    return {start + range.begin, start + range.end};
}

std::vector<TextHits::Shown> TextHits::within(const FindSession &session, const TextPages &pages, Utf16Range part)
{
    std::vector<Shown> shown;
    for (const TextPages::Page &page : pages.all()) {
        const qsizetype start = pages.headingAt(page.number) + pages.heading().size();
        const auto [first, last] = session.hitsOn(page.number);
        if (first == last || start >= part.end || start + page.shown.text().size() <= part.begin)
            continue;
        PageHits &known = m_pages[page.number];
        count(known, session, page);
        for (std::size_t i = 0; i < known.ranges.size(); ++i) {
            const Utf16Range range{start + known.ranges[i].begin, start + known.ranges[i].end};
            if (range.end > part.begin && range.begin < part.end)
                shown.push_back({range, std::cmp_equal(first + i, session.current())});
        }
    }
    return shown;
}

} // namespace longleaf::ui
