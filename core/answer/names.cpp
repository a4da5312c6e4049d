// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/names.h"

#include "core/answer/squeeze.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace longleaf::answer {

namespace {

// Words that answers capitalise though they name nothing that a passage must have.
constexpr std::string_view kOrdinary[] = {
    "january",    "february",     "march",   "april",     "may",       "june",        "july",
    "august",     "september",    "october", "november",  "december",  "jan",         "feb",
    "mar",        "apr",          "jun",     "jul",       "aug",       "sep",         "sept",
    "oct",        "nov",          "dec",     "monday",    "tuesday",   "wednesday",   "thursday",
    "friday",     "saturday",     "sunday",  "i",         "the",       "a",           "an",
    "this",       "that",         "these",   "in",        "on",        "at",          "for",
    "of",         "and",          "or",      "but",       "no",        "not",         "yes",
    "it",         "its",          "they",    "he",        "she",       "we",          "you",
    "our",        "their",        "company", "companies", "group",     "corporation", "corp",
    "inc",        "incorporated", "ltd",     "llc",       "plc",       "co",          "board",
    "management", "note",         "notes",   "item",      "items",     "section",     "sections",
    "article",    "articles",     "part",    "page",      "pages",     "table",       "tables",
    "figure",     "figures",      "chapter", "appendix",  "exhibit",   "schedule",    "annex",
    "clause",     "paragraph",    "form",    "annual",    "quarterly", "report",      "reports",
    "document",   "documents",    "doc",     "agreement", "contract",  "party",       "parties",
    "fiscal",     "year",         "quarter", "fy",        "vs",        "us",          "usd",
    "eur",        "gbp",          "mr",      "mrs",       "ms",        "dr",          "true",
    "false",      "none",         "total",   "however",   "therefore", "overall",     "thus",
    "based",      "adj",          "ii",      "iii",       "iv",        "vi",          "vii",
    "viii",       "ix",           "q",       "h",         "n"};

constexpr std::string_view kGerman[] = {"der",   "die",  "das",      "und", "ist", "nicht", "mit", "von",
                                        "ein",   "eine", "f\u00FCr", "auf", "den", "dem",   "des", "im",
                                        "wurde", "sich", "laut",     "zum", "zur", "wird"};
constexpr std::string_view kSmall[] = {"of", "and", "the", "for", "in", "on", "de", "la", "du", "des", "et", "to"};

template <std::size_t count> bool isOneOf(std::string_view word, const std::string_view (&list)[count])
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

struct Word {
    TextSpan span;
    std::string folded; ///< squeezed
    bool capital = false;
    bool shout = false; ///< two or more capitals and nothing else
    bool digits = false;
    bool starts = false; ///< of a sentence, cell, quotation or item
};

bool isMark(char32_t cp)
{
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}

bool isLetter(char32_t cp)
{
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool isDigit(char32_t cp)
{
    return utf8proc_category(static_cast<utf8proc_int32_t>(cp)) == UTF8PROC_CATEGORY_ND;
}

bool isCapital(char32_t cp)
{
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

/// After these a capital says nothing.
bool startsAnew(char32_t cp)
{
    constexpr std::u32string_view kMarks = U".!?:;|#>\u2022\u2013\u2014\u201C\u201E\u00AB\"(\u3002\uFF01\uFF1F\n";
    return kMarks.find(cp) != std::u32string_view::npos;
}

/// A point, ampersand, hyphen or apostrophe between letters stays in the word: "U.S.", "AT&T", "Coca-Cola".
bool joins(char32_t cp)
{
    return cp == '&' || cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == '\'' || cp == 0x2019 || cp == '.';
}

std::vector<Word> wordsIn(std::string_view text, TextSpan range)
{
    std::vector<Word> out;
    bool anew = true;
    for (std::size_t i = range.begin; i < range.end;) {
        const utf8::Decoded one = utf8::decode(text, i);
        if (!isLetter(one.codePoint) && !isDigit(one.codePoint)) {
            anew = anew || startsAnew(one.codePoint);
            i += one.size;
            continue;
        }
        Word word;
        word.span = {i, i};
        word.capital = isCapital(one.codePoint);
        word.starts = anew;
        std::size_t letters = 0;
        std::size_t capitals = 0;
        while (i < range.end) {
            const utf8::Decoded next = utf8::decode(text, i);
            const std::size_t after = i + next.size;
            const bool inner =
                joins(next.codePoint) && after < range.end && isLetter(utf8::decode(text, after).codePoint);
            if (!isLetter(next.codePoint) && !isDigit(next.codePoint) && !isMark(next.codePoint) && !inner)
                break;
            letters += isLetter(next.codePoint) ? 1U : 0U;
            capitals += isCapital(next.codePoint) ? 1U : 0U;
            word.digits = word.digits || isDigit(next.codePoint);
            i = after;
        }
        word.span.end = i;
        word.shout = capitals >= 2 && capitals == letters;
        word.folded = squeeze(text.substr(word.span.begin, word.span.size())).text;
        anew = false;
        out.push_back(std::move(word));
    }
    return out;
}

/// Text in which a capital means nothing.
bool capitalisesMuch(const std::vector<Word> &words)
{
    std::size_t german = 0;
    std::size_t capitals = 0;
    std::size_t longer = 0;
    constexpr std::size_t kLong = 4;
    for (const Word &word : words) {
        german += !word.capital && isOneOf(word.folded, kGerman) ? 1U : 0U;
        const bool counts = word.folded.size() >= kLong && !word.digits;
        longer += counts ? 1U : 0U;
        capitals += counts && word.capital ? 1U : 0U;
    }
    return german >= 2 || (longer >= 4 && capitals * 10 >= longer * 6);
}

std::string stem(std::string_view name)
{
    std::string out(name);
    for (const std::string_view ending : {"'s", "\u2019s", "'", "\u2019"}) {
        if (out.ends_with(ending)) {
            out.resize(out.size() - ending.size());
            break;
        }
    }
    return squeeze(out).text;
}

} // namespace

std::vector<TextSpan> namesIn(std::string_view text, TextSpan statement)
{
    const std::size_t line = text.rfind('\n', statement.begin);
    const std::size_t lineBegin = line == std::string_view::npos ? 0 : line + 1;
    if (text.substr(std::min(lineBegin, statement.begin)).starts_with('#'))
        return {};
    const std::vector<Word> words = wordsIn(text, statement);
    if (capitalisesMuch(words))
        return {};
    std::vector<TextSpan> names;
    for (const Word &word : words) {
        const bool longEnough = utf8::countCodePoints(word.folded) >= 2;
        const bool ordinary =
            isOneOf(word.folded, kOrdinary) || isOneOf(stem(text.substr(word.span.begin, word.span.size())), kOrdinary);
        // A capital at the start counts only where all of them are ("IBM"); "3M" and "Q4" are no plain names.
        if (word.capital && longEnough && !ordinary && !word.digits && (!word.starts || word.shout))
            names.push_back(word.span);
    }
    return names;
}

void KnownWords::add(std::string_view text)
{
    for (const Word &word : wordsIn(text, {0, text.size()})) {
        m_words.insert(word.folded);
        m_words.insert(stem(text.substr(word.span.begin, word.span.size())));
        const std::string first(utf8::truncated(word.folded, 1));
        m_initials += first.empty() ? std::string(" ") : first;
        if (!isOneOf(word.folded, kSmall))
            m_strongInitials += first;
    }
    m_initials += ' ';
    m_strongInitials += ' ';
    m_squeezed += squeeze(text).text + ' ';
}

void KnownWords::addTitle(std::string_view text)
{
    add(text);
    m_titles += squeeze(text).text + ' ';
}

bool KnownWords::hasJoined(std::string_view words) const
{
    const std::string joined = stem(words);
    constexpr std::size_t kFew = 6;
    return joined.size() >= kFew && m_squeezed.find(joined) != std::string::npos;
}

bool KnownWords::has(std::string_view name) const
{
    constexpr std::size_t kWithin = 5; ///< shorter names must be whole words: "Ford" is not in "afford"
    constexpr std::size_t kEnding = 3;
    constexpr std::size_t kMostInitials = 7;
    const std::string whole = stem(name);
    const std::string single = whole.size() > 3 && whole.ends_with('s') ? whole.substr(0, whole.size() - 1) : whole;
    if (m_words.contains(whole) || m_words.contains(single) || m_words.contains(whole + "s"))
        return true;
    constexpr std::size_t kShortInTitle = 3;
    if (whole.size() >= kShortInTitle && m_titles.find(whole) != std::string::npos)
        return true;
    const std::string_view letters =
        utf8::truncated(whole, std::max(kWithin, whole.size() - std::min(whole.size(), kEnding)));
    if (whole.size() >= kWithin && m_squeezed.find(letters) != std::string::npos)
        return true;
    const bool acronym = single.size() >= 2 && single.size() <= kMostInitials && name.size() >= 2 &&
                         isCapital(utf8::decode(name, 1).codePoint);
    if (acronym && (m_initials.find(single) != std::string::npos || m_strongInitials.find(single) != std::string::npos))
        return true;
    // "Coca-Cola" and "U.S.-based": the parts, if all of them are there.
    std::size_t begin = 0;
    std::size_t parts = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        if (i < name.size() && name[i] != '-' && name[i] != '&')
            continue;
        const std::string part = stem(name.substr(begin, i - begin));
        const bool lowerCase = begin < name.size() && !isCapital(utf8::decode(name, begin).codePoint);
        if (part.empty() || (!lowerCase && !m_words.contains(part)))
            return false;
        ++parts;
        begin = i + 1;
    }
    return parts > 1;
}

std::string initialsOf(std::string_view text, const std::vector<TextSpan> &names)
{
    std::string out;
    for (const TextSpan name : names)
        out += utf8::truncated(squeeze(text.substr(name.begin, name.size())).text, 1);
    return out;
}

} // namespace longleaf::answer
