// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/statement.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace longleaf::answer {

namespace {

constexpr std::string_view kWideEnders[] = {"\u3002", "\uFF01", "\uFF1F"};
constexpr std::string_view kClosers[] = {"\"", "'", ")", "]", "*", "_", "\u201D", "\u2019", "\u00BB"};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the full stop at `dot` ends an abbreviation rather than a sentence.
bool isAbbreviation(std::string_view text, std::size_t dot)
{
    constexpr std::array<std::string_view, 26> kKnown{"inc", "corp", "co",  "ltd", "mr",  "mrs",    "ms",  "dr",  "no",
                                                      "nos", "p",    "pp",  "fig", "vs",  "approx", "jan", "feb", "aug",
                                                      "sep", "sept", "oct", "nov", "dec", "sec",    "art", "cf"};
    std::size_t begin = dot;
    while (begin > 0 && isAsciiLetter(text[begin - 1]))
        --begin;
    const std::string_view word = text.substr(begin, dot - begin);
    if (word.size() == 1 && (begin == 0 || text[begin - 1] == '.' || isSpace(text[begin - 1])))
        return true; // initials: U.S., e.g., J. Smith
    std::array<char, 8> lower{};
    if (word.empty() || word.size() > lower.size())
        return false;
    std::transform(word.begin(), word.end(), lower.begin(),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    const std::string_view folded(lower.data(), word.size());
    return std::find(kKnown.begin(), kKnown.end(), folded) != kKnown.end();
}

std::size_t skipClosers(std::string_view text, std::size_t at)
{
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view closer : kClosers) {
            if (text.substr(at).starts_with(closer)) {
                at += closer.size();
                again = true;
            }
        }
    }
    return at;
}

std::size_t skipSpaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// First byte after the sentence end at `at`, or `at` if no sentence ends there.
std::size_t sentenceEnd(std::string_view text, std::size_t at)
{
    for (const std::string_view wide : kWideEnders) {
        if (text.substr(at).starts_with(wide))
            return skipClosers(text, at + wide.size());
    }
    const char c = text[at];
    if (c != '.' && c != '!' && c != '?')
        return at;
    if (c == '.' && isAbbreviation(text, at))
        return at;
    const std::size_t after = skipClosers(text, at + 1);
    if (after >= text.size() || !isSpace(text[after]))
        return at;
    const std::size_t next = skipSpaces(text, after);
    const bool lowerCase = next < text.size() && text[next] >= 'a' && text[next] <= 'z';
    return lowerCase ? at : after;
}

/// Skips "- ", "* ", "12. ", "## ", "> " and "|" at the start of a line.
std::size_t skipLineMark(std::string_view text, std::size_t at)
{
    at = skipSpaces(text, at);
    std::size_t mark = at;
    while (mark < text.size() && (text[mark] == '#' || text[mark] == '>' || text[mark] == '|'))
        ++mark;
    if (mark == at && mark < text.size() && (text[mark] == '-' || text[mark] == '*' || text[mark] == '+'))
        ++mark;
    if (mark == at) {
        while (mark < text.size() && text[mark] >= '0' && text[mark] <= '9')
            ++mark;
        const bool numbered = mark > at && mark < text.size() && (text[mark] == '.' || text[mark] == ')');
        mark = numbered ? mark + 1 : at;
    }
    const bool isMark = mark > at && mark < text.size() && (isSpace(text[mark]) || text[mark - 1] == '|');
    return isMark ? skipSpaces(text, mark) : at;
}

} // namespace

std::size_t statementBegin(std::string_view text, std::size_t earliest)
{
    // Line breaks further up mean nothing, and an answer of one long line would be searched for each of its citations.
    const std::size_t from = earliest > 0 ? earliest - 1 : 0;
    const std::size_t line = text.substr(std::min(from, text.size())).rfind('\n');
    // A statement stands in one line, but a tag may stand at the start of the next one.
    std::size_t begin = line == std::string_view::npos ? 0 : from + line + 1;
    begin = begin >= earliest ? skipLineMark(text, begin) : skipSpaces(text, earliest);
    for (std::size_t i = begin; i < text.size();) {
        const std::size_t end = sentenceEnd(text, i);
        if (end == i) {
            ++i;
            continue;
        }
        const std::size_t next = skipSpaces(text, end);
        if (next >= text.size())
            break;
        begin = next;
        i = next;
    }
    return std::min(begin, text.size());
}

} // namespace longleaf::answer
