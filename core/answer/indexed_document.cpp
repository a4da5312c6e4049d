// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/indexed_document.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>

namespace longleaf::answer {

namespace {

constexpr std::size_t kMaxWordExtension = 24;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool hasLetters(std::string_view text)
{
    return !squeeze(text).text.empty();
}

/// The parts that count, rising; parts with nothing but spaces between them are one.
std::vector<TextSpan> sentParts(const SourceDocument &source)
{
    if (source.sent.empty())
        return {{0, source.text.size()}};
    std::vector<TextSpan> parts = source.sent;
    std::sort(parts.begin(), parts.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
    std::vector<TextSpan> merged;
    const std::string_view text = source.text;
    for (TextSpan part : parts) {
        part.end = std::min(part.end, text.size());
        if (part.empty())
            continue;
        const std::size_t last = merged.empty() ? 0 : merged.back().end;
        const bool touches =
            !merged.empty() && (part.begin <= last || !hasLetters(text.substr(last, part.begin - last)));
        if (touches)
            merged.back().end = std::max(last, part.end);
        else
            merged.push_back(part);
    }
    return merged;
}

bool startsIdeograph(std::string_view text, std::size_t offset)
{
    return static_cast<unsigned char>(text[offset]) >= 0xE3 && letterWeight(text.substr(offset, 4)) > 3;
}

} // namespace

IndexedDocument::IndexedDocument(SourceDocument source)
    : m_source(std::move(source))
{
}

const Squeezed &IndexedDocument::squeezed()
{
    if (m_squeezed)
        return *m_squeezed;
    m_squeezed = std::make_unique<Squeezed>();
    for (const TextSpan part : sentParts(m_source)) {
        if (!m_segments.empty()) {
            m_squeezed->text += kPartSeparator;
            m_squeezed->offsets.push_back(static_cast<std::uint32_t>(part.begin));
        }
        const std::size_t begin = m_squeezed->text.size();
        squeezeInto(*m_squeezed, m_source.text, part);
        m_segments.push_back({begin, m_squeezed->text.size()});
    }
    return *m_squeezed;
}

const QuoteIndex &IndexedDocument::index()
{
    if (!m_index)
        m_index = std::make_unique<QuoteIndex>(squeezed().text);
    return *m_index;
}

bool IndexedDocument::hasPage(int page) const
{
    if (m_source.pages.empty())
        return page == 1;
    return std::any_of(m_source.pages.begin(), m_source.pages.end(),
                       [page](const document::Page &one) { return one.number == page; });
}

int IndexedDocument::pageOf(std::size_t sourceOffset) const
{
    const auto &pages = m_source.pages;
    const auto after =
        std::upper_bound(pages.begin(), pages.end(), sourceOffset,
                         [](std::size_t offset, const document::Page &page) { return offset < page.span.begin; });
    if (pages.empty())
        return 1;
    return after == pages.begin() ? pages.front().number : std::prev(after)->number;
}

int IndexedDocument::pageDistance(TextSpan range, int page)
{
    const auto &offsets = squeezed().offsets;
    const int first = pageOf(offsets[range.begin]);
    const int last = pageOf(offsets[range.end - 1]);
    if (page < first)
        return first - page;
    return std::max(0, page - last);
}

TextSpan IndexedDocument::pageRange(int first, int last)
{
    const auto &offsets = squeezed().offsets;
    if (m_source.pages.empty())
        return first <= 1 && last >= 1 ? TextSpan{0, offsets.size()} : TextSpan{};
    TextSpan source{m_source.text.size(), 0};
    for (const document::Page &page : m_source.pages) {
        if (page.number >= first && page.number <= last) {
            source.begin = std::min(source.begin, page.span.begin);
            source.end = std::max(source.end, page.span.end);
        }
    }
    if (source.empty())
        return {};
    const auto at = [&offsets](std::size_t offset) {
        return static_cast<std::size_t>(std::lower_bound(offsets.begin(), offsets.end(), offset) - offsets.begin());
    };
    return {at(source.begin), at(source.end)};
}

TextSpan IndexedDocument::segmentAt(std::size_t squeezedOffset)
{
    const std::size_t size = squeezed().text.size();
    const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), squeezedOffset,
                                        [](std::size_t offset, TextSpan part) { return offset < part.begin; });
    return after == m_segments.begin() ? TextSpan{0, size} : *std::prev(after);
}

TextSpan IndexedDocument::sourceSpan(TextSpan range)
{
    const std::string_view text = m_source.text;
    const auto &offsets = squeezed().offsets;
    TextSpan span{offsets[range.begin], characterEnd(text, offsets[range.end - 1])};
    if (!isDigit(text[span.end - 1]))
        return span;
    std::size_t end = span.end;
    if (end < text.size() && text[end] == ')') {
        const std::size_t open = text.rfind('(', end);
        const std::size_t close = text.rfind(')', end - 1);
        const bool ours = open != std::string_view::npos && open + 1 >= span.begin &&
                          (close == std::string_view::npos || close < open);
        end += ours ? 1U : 0U;
        if (ours && open + 1 == span.begin)
            span.begin = open;
    }
    const std::size_t gap = end + 1 < text.size() && text[end] == ' ' && text[end + 1] == '%' ? 1U : 0U;
    if (end + gap < text.size() && text[end + gap] == '%')
        end += gap + 1;
    span.end = end;
    return span;
}

std::string_view IndexedDocument::numberContext(TextSpan range)
{
    const std::string_view text = m_source.text;
    const auto &offsets = squeezed().offsets;
    std::size_t begin = offsets[range.begin];
    std::size_t end = characterEnd(text, offsets[range.end - 1]);
    const auto inNumber = [text](std::size_t i) {
        return isDigit(text[i]) || text[i] == '.' || text[i] == ',';
    };
    if (isDigit(text[begin])) {
        while (begin > 0 && inNumber(begin - 1))
            --begin;
    }
    if (isDigit(text[end - 1])) {
        while (end < text.size() && inNumber(end))
            ++end;
    }
    return text.substr(begin, end - begin);
}

/// Whether the character at a squeezed offset and the one before it stand in one word.
bool IndexedDocument::joined(std::size_t at)
{
    const Squeezed &all = squeezed();
    if (at == 0 || at >= all.text.size() || all.text[at - 1] == kPartSeparator || all.text[at] == kPartSeparator)
        return false;
    if (startsIdeograph(all.text, at) || startsIdeograph(all.text, utf8::floorBoundary(all.text, at - 1)))
        return false;
    return characterEnd(m_source.text, all.offsets[at - 1]) >= all.offsets[at];
}

TextSpan IndexedDocument::wholeWords(TextSpan range)
{
    TextSpan wide = range;
    while (range.begin - wide.begin < kMaxWordExtension && joined(wide.begin))
        wide.begin = utf8::floorBoundary(squeezed().text, wide.begin - 1);
    while (wide.end - range.end < kMaxWordExtension && joined(wide.end))
        wide.end = utf8::ceilBoundary(squeezed().text, wide.end + 1);
    // A word longer than that is cut where the match ended.
    if (joined(wide.begin))
        wide.begin = range.begin;
    if (joined(wide.end))
        wide.end = range.end;
    return wide;
}

bool IndexedDocument::onWordBoundaries(TextSpan range)
{
    return !joined(range.begin) && !joined(range.end);
}

const std::vector<PageWord> &IndexedDocument::pageWords(int page)
{
    const auto known = m_words.find(page);
    if (known != m_words.end())
        return known->second;
    return m_words.emplace(page, wordsOf(squeezed(), pageRange(page, page), m_source.text)).first->second;
}

void IndexedDocument::prepare()
{
    static_cast<void>(index());
    static_cast<void>(wordPages());
}

const WordPages &IndexedDocument::wordPages()
{
    if (m_wordPages)
        return *m_wordPages;
    m_wordPages = std::make_unique<WordPages>();
    for (const document::Page &page : m_source.pages) {
        forEachWord(squeezed(), pageRange(page.number, page.number), m_source.text,
                    [&](const PageWord &word) { m_wordPages->add(word.hash, page.number); });
    }
    return *m_wordPages;
}

double IndexedDocument::wordWeight(std::uint64_t hash)
{
    const auto pagesWithWord = static_cast<double>(wordPages().count(hash));
    return std::log((static_cast<double>(m_source.pages.size()) + 1) / (pagesWithWord + 1)) + 0.1;
}

} // namespace longleaf::answer
