// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/text_pages.h"

#include "ui/reader/markdown_display.h"

#include <cstddef>
#include <utility>

namespace longleaf::ui {

void TextPages::reset(int pageCount, document::Format format)
{
    m_format = format;
    m_pages.clear();
    m_numbered = pageCount > 1;
}

TextPages::Page TextPages::make(int number, const QString &text) const
{
    TextLooks looks = m_format == document::Format::Markdown ? markdownLooks(text) : plainTextLooks(text);
    Page page{number, text, DisplayText(text, looks.edits), std::move(looks.ranges)};
    for (StyledRange &range : page.looks) {
        range.begin = page.shown.position(range.begin);
        range.end = page.shown.position(range.end);
    }
    return page;
}

void TextPages::append(int number, const QString &text)
{
    m_pages.push_back(make(number, text));
}

void TextPages::prepend(int number, const QString &text)
{
    m_pages.push_front(make(number, text));
}

bool TextPages::contains(int number) const
{
    return !empty() && number >= first() && number <= last();
}

const TextPages::Page &TextPages::page(int number) const
{
    return m_pages[static_cast<std::size_t>(number - first())];
}

QString TextPages::heading() const
{
    return QString(m_numbered ? 3 : 1, QLatin1Char('\n'));
}

int TextPages::lengthOf(const Page &page) const
{
    return static_cast<int>(heading().size() + page.shown.text().size()) + 1;
}

int TextPages::headingAt(int number) const
{
    int at = 0;
    for (const Page &page : m_pages) {
        if (page.number == number)
            return at;
        at += lengthOf(page);
    }
    return -1;
}

int TextPages::pageAt(int position) const
{
    int end = 0;
    for (const Page &page : m_pages) {
        end += lengthOf(page);
        if (position < end)
            return page.number;
    }
    return last();
}

Utf16Range TextPages::shownRange(int number, TextSpan bytes) const
{
    const Page &from = page(number);
    const Utf16Range range = utf16Range(from.source, bytes);
    return {from.shown.position(range.begin), from.shown.position(range.end)};
}

} // namespace longleaf::ui
