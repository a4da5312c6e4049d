// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/document/document.h"
#include "ui/reader/display_text.h"
#include "ui/text/qt_convert.h"

#include <QString>
#include <deque>
#include <vector>

namespace longleaf::ui {

/// The pages of a text file that are in the reader, consecutive ones, and where their texts stand among the others.
/// Positions count the characters of the whole: each page is a heading (an empty line, or one for the page's number
/// between two empty lines), its text and a line end.
class TextPages final {
public:
    struct Page {
        int number = 0; ///< 1-based
        QString source;
        DisplayText shown;
        std::vector<StyledRange> looks; ///< in the shown text
    };

    /// Forgets all pages. `pageCount`: of the document.
    void reset(int pageCount, document::Format format = document::Format::PlainText);
    void append(int number, const QString &text);
    void prepend(int number, const QString &text);

    [[nodiscard]] bool empty() const { return m_pages.empty(); }
    [[nodiscard]] int first() const { return m_pages.front().number; }
    [[nodiscard]] int last() const { return m_pages.back().number; }
    [[nodiscard]] bool contains(int number) const;
    [[nodiscard]] const std::deque<Page> &all() const { return m_pages; }
    [[nodiscard]] const Page &page(int number) const;

    [[nodiscard]] QString heading() const;
    /// Of the heading's line that holds the number, from where the heading begins.
    [[nodiscard]] int labelOffset() const { return m_numbered ? 1 : 0; }
    /// Characters of a page with its heading and the line end after it.
    [[nodiscard]] int lengthOf(const Page &page) const;
    /// Where the heading of a page begins; the text follows it. -1 if the page is not here.
    [[nodiscard]] int headingAt(int number) const;
    /// The page at a position; the last one beyond the end.
    [[nodiscard]] int pageAt(int position) const;
    /// Where bytes of a page's text are shown, counted from where the shown text of the page begins.
    [[nodiscard]] Utf16Range shownRange(int number, TextSpan bytes) const;

private:
    [[nodiscard]] Page make(int number, const QString &text) const;

    std::deque<Page> m_pages;
    document::Format m_format = document::Format::PlainText;
    bool m_numbered = false;
};

} // namespace longleaf::ui
