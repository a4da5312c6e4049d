// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/chunk/characters.h"
#include "core/chunk/chunker.h"
#include "core/chunk/latin_borders.h"
#include "core/chunk/lines.h"

#include <QString>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace longleaf::chunk {

namespace {

/// Sorted, lower case, without the last full stop. A name or number follows these, never a new sentence.
constexpr auto kAlwaysGoesOn =
    std::to_array<std::string_view>({"cf", "dr", "e.g", "eq", "eqs", "fig", "figs", "i.e", "messrs", "mr", "mrs", "ms",
                                     "nos", "prof", "st", "viz", "vs"});
/// These may end a sentence too; a word that often begins one tells.
constexpr auto kOftenGoesOn = std::to_array<std::string_view>(
    {"al",  "app", "approx", "apr", "art", "aug", "bros", "ch",   "co",  "corp", "dec", "dept",
     "est", "etc", "feb",    "inc", "jan", "jr",  "jul",  "jun",  "llc", "ltd",  "mar", "nov",
     "oct", "p",   "para",   "plc", "pp",  "sec", "sep",  "sept", "sr",  "v",    "vol"});
constexpr auto kSentenceStarters = std::to_array<std::string_view>(
    {"A",      "After",      "All",   "Although", "An",    "As",   "At",      "Because", "But",   "By",
     "During", "Each",       "For",   "From",     "He",    "How",  "However", "If",      "In",    "It",
     "Its",    "Management", "No",    "Of",       "On",    "Our",  "She",     "Since",   "Such",  "That",
     "The",    "Their",      "There", "These",    "They",  "This", "Those",   "To",      "Under", "We",
     "What",   "When",       "Where", "Which",    "While", "Who",  "With",    "You"});
static_assert(std::is_sorted(kAlwaysGoesOn.begin(), kAlwaysGoesOn.end()));
static_assert(std::is_sorted(kOftenGoesOn.begin(), kOftenGoesOn.end()));
static_assert(std::is_sorted(kSentenceStarters.begin(), kSentenceStarters.end()));

template <typename List> bool contains(const List &sorted, std::string_view word)
{
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool isDotted(std::string_view word)
{
    return word.size() >= 3 && word.size() % 2 == 1 && isAsciiUpper(word[0]) && word.find('.') == 1;
}

/// Whether the text before `end` (which ends a sentence by Unicode's rules) is an abbreviation in midst of one.
bool goesOn(std::string_view text, std::size_t begin, std::size_t end, std::size_t next)
{
    if (end == begin || text[end - 1] != '.' || next >= text.size())
        return false;
    // "Item 7. Liquidity", "1. Business": the number belongs to what follows.
    constexpr std::size_t kNumberedHeading = 12;
    if (end - begin >= 2 && end - begin <= kNumberedHeading && isAsciiDigit(text[end - 2]))
        return true;
    std::size_t wordBegin = end - 1;
    while (wordBegin > begin && (isAsciiLetter(text[wordBegin - 1]) || text[wordBegin - 1] == '.') &&
           end - wordBegin < 12)
        --wordBegin;
    const std::string_view word = text.substr(wordBegin, end - 1 - wordBegin);
    if (word.empty())
        return false;
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return isAsciiUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c; });
    const bool digitFollows = isAsciiDigit(text[next]);
    if (lower == "no")
        return digitFollows;
    const bool initial = word.size() == 1 && isAsciiUpper(word[0]) && word != "I";
    if (initial || contains(kAlwaysGoesOn, lower))
        return true;
    if (!isDotted(word) && !contains(kOftenGoesOn, lower))
        return false;
    std::size_t nextEnd = next;
    while (nextEnd < text.size() && isAsciiLetter(text[nextEnd]))
        ++nextEnd;
    return !contains(kSentenceStarters, text.substr(next, nextEnd - next));
}

/// A run in UTF-16 with the byte at which each code unit began.
class Utf16Run final {
public:
    void assign(std::string_view text, TextSpan span)
    {
        m_units.clear();
        m_offsets.clear();
        for (std::size_t at = span.begin; at < span.end;) {
            const utf8::Decoded next = utf8::decode(text, at);
            // A line break within a run is only a wrap; Unicode's rules would take it for the end of a paragraph.
            const bool wrap = next.codePoint == U'\n' || next.codePoint == U'\r';
            append(wrap ? U' ' : next.codePoint, at);
            at += next.size;
        }
        m_offsets.push_back(span.end);
    }

    QStringView view() const { return {m_units.data(), static_cast<qsizetype>(m_units.size())}; }
    std::size_t byteAt(qsizetype unit) const { return m_offsets[static_cast<std::size_t>(unit)]; }

private:
    void append(char32_t codePoint, std::size_t offset)
    {
        if (QChar::requiresSurrogates(codePoint)) {
            push(QChar::highSurrogate(codePoint), offset);
            push(QChar::lowSurrogate(codePoint), offset);
        } else {
            push(static_cast<char16_t>(codePoint), offset);
        }
    }
    void push(char16_t unit, std::size_t offset)
    {
        m_units.push_back(unit);
        m_offsets.push_back(offset);
    }

    std::vector<char16_t> m_units;
    std::vector<std::size_t> m_offsets;
};

/// Finds sentence borders; keeps its buffers from run to run.
class BorderFinder final {
public:
    /// Offsets in `text` where a sentence begins, the first left out, and the run's end.
    const std::vector<std::size_t> &find(std::string_view text, TextSpan run)
    {
        if (findLatinBorders(text, run, m_borders))
            return m_borders;
        m_borders.clear();
        m_units.assign(text, run);
        QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, m_units.view());
        for (qsizetype border = finder.toNextBoundary(); border > 0; border = finder.toNextBoundary())
            m_borders.push_back(m_units.byteAt(border));
        return m_borders;
    }

private:
    Utf16Run m_units;
    std::vector<std::size_t> m_borders;
};

void visitRun(std::string_view text, TextSpan run, BorderFinder &finder, const std::function<void(TextSpan)> &visit)
{
    std::size_t begin = run.begin;
    for (const std::size_t next : finder.find(text, run)) {
        if (next <= begin)
            continue;
        const std::size_t end = dropSpace(text, begin, next);
        if (end == begin || (next < run.end && goesOn(text, begin, end, next)))
            continue;
        visit({begin, end});
        begin = std::min(skipSpace(text, next), run.end);
    }
    if (begin < run.end)
        visit({begin, run.end});
}

} // namespace

void visitSentences(std::string_view text, const std::function<void(TextSpan)> &visit)
{
    BorderFinder finder;
    visitLineRuns(text, [&](const LineRun &run) {
        if (run.isRow)
            visit(run.span);
        else
            visitRun(text, run.span, finder, visit);
    });
}

std::vector<TextSpan> sentences(std::string_view text)
{
    std::vector<TextSpan> out;
    visitSentences(text, [&out](TextSpan sentence) { out.push_back(sentence); });
    return out;
}

} // namespace longleaf::chunk
