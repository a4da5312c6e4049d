// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/text_find.h"
#include "ui/reader/text_pages.h"
#include "ui/text/qt_convert.h"

#include <cstddef>
#include <map>
#include <vector>

namespace longleaf::ui {

class FindSession;

/// Where the hits of a search stand among the pages of a text file that are in the reader. A hit's bytes are counted
/// once: pages of megabytes may have thousands of hits.
class TextHits final {
public:
    struct Shown {
        Utf16Range range; ///< of the whole
        bool current = false;
    };

    /// Hits or pages are others now.
    void forget() { m_pages.clear(); }
    /// The hits of a session in [begin, end) of the whole, rising.
    [[nodiscard]] std::vector<Shown> within(const FindSession &session, const TextPages &pages, Utf16Range part);
    /// Where one hit is shown; its page must be there.
    [[nodiscard]] Utf16Range rangeOf(const FindSession &session, const TextPages &pages, std::size_t hit);

private:
    struct PageHits {
        std::vector<Utf16Range> ranges; ///< in the page's text as shown; the page's first hits
        std::size_t byte = 0;           ///< counted up to here
        qsizetype unit = 0;
    };
    void count(PageHits &known, const FindSession &session, const TextPages::Page &page);

    std::map<int, PageHits> m_pages;
};

} // namespace longleaf::ui
