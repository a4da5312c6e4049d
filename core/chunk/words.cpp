// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/chunk/characters.h"
#include "core/chunk/chunker.h"

#include <QString>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace longleaf::chunk {

namespace {

constexpr std::size_t kMaxTerms = 64;
constexpr std::size_t kMaxTermBytes = 200;

/// Sorted. Words of questions and grammar that say nothing about where the answer stands.
constexpr auto kStopWords = std::to_array<std::string_view>({
    "a",    "about",  "above",   "after", "again",   "all",   "also",    "am",     "an",     "and",     "any",
    "are",  "as",     "at",      "be",    "because", "been",  "before",  "being",  "below",  "between", "both",
    "but",  "by",     "can",     "could", "did",     "do",    "does",    "doing",  "during", "each",    "few",
    "for",  "from",   "further", "give",  "had",     "has",   "have",    "having", "he",     "her",     "here",
    "hers", "him",    "his",     "how",   "i",       "if",    "in",      "into",   "is",     "it",      "its",
    "just", "me",     "more",    "most",  "my",      "no",    "nor",     "not",    "of",     "off",     "on",
    "once", "only",   "or",      "other", "our",     "ours",  "out",     "over",   "own",    "please",  "same",
    "she",  "should", "so",      "some",  "such",    "tell",  "than",    "that",   "the",    "their",   "them",
    "then", "there",  "these",   "they",  "this",    "those", "through", "to",     "too",    "under",   "until",
    "up",   "us",     "very",    "was",   "we",      "were",  "what",    "when",   "where",  "which",   "while",
    "who",  "whom",   "whose",   "why",   "will",    "with",  "would",   "you",    "your",   "yours",
});
static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

bool isStopWord(std::string_view lower)
{
    return std::binary_search(kStopWords.begin(), kStopWords.end(), lower);
}

std::string lowered(std::string_view word)
{
    if (isAscii(word)) {
        std::string out(word);
        std::transform(out.begin(), out.end(), out.begin(),
                       [](char c) { return isAsciiUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c; });
        return out;
    }
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).toLower().toStdString();
}

/// Appends a run of wide characters as overlapping pairs: "abc" -> "ab bc". A single character stays alone.
template <typename Emit> void forEachPair(std::string_view run, const Emit &emit)
{
    std::size_t first = 0;
    std::size_t second = utf8::decode(run, 0).size;
    if (second >= run.size()) {
        emit(run);
        return;
    }
    while (second < run.size()) {
        const std::size_t end = second + utf8::decode(run, second).size;
        emit(run.substr(first, end - first));
        first = second;
        second = end;
    }
}

std::size_t wideRunEnd(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size()) {
        const utf8::Decoded next = utf8::decode(text, end);
        if (!isWide(next.codePoint))
            break;
        end += next.size;
    }
    return end;
}

/// Characters that hold a word together when one stands between two word characters: U.S, 3.5, 1,577, 10-K, don't.
bool joins(std::string_view text, std::size_t begin, std::size_t at)
{
    const char c = text[at];
    if (at == begin || at + 1 >= text.size())
        return false;
    const char before = text[at - 1];
    const char after = text[at + 1];
    const bool digits = isAsciiDigit(before) && isAsciiDigit(after);
    const auto single = [&](std::size_t place, std::ptrdiff_t step) {
        const std::size_t next = place + static_cast<std::size_t>(step);
        return next >= text.size() || !isWordCharacter(static_cast<unsigned char>(text[next]));
    };
    switch (c) {
    case '.':
        return digits || (isAsciiLetter(before) && isAsciiLetter(after) && single(at + 1, 1) &&
                          (at - 1 == begin || single(at - 1, -1)));
    case ',': return digits;
    case '-':
        // "10-K" and "Q-3" are names; "year-end" is two words.
        return (isAsciiDigit(before) && isAsciiLetter(after) && single(at + 1, 1)) ||
               (isAsciiLetter(before) && isAsciiDigit(after) && (at - 1 == begin));
    case '\'': return isAsciiLetter(before) && isAsciiLetter(after);
    default: return false;
    }
}

class TermCollector final {
public:
    explicit TermCollector(bool keepStopWords)
        : m_keepStopWords(keepStopWords)
    {
    }

    void addWord(std::string_view word)
    {
        word = withoutPossessive(word);
        const std::string lower = lowered(word);
        if (!m_keepStopWords && isStopWord(lower))
            return;
        add(word, lower);
        addFiscalYear(lower);
    }

    void addPair(std::string_view pair) { add(pair, std::string(pair)); }
    bool full() const { return m_terms.size() >= kMaxTerms; }
    std::vector<std::string> take() { return std::move(m_terms); }

private:
    static std::string_view withoutPossessive(std::string_view word)
    {
        const std::size_t apostrophe = word.rfind('\'');
        if (apostrophe != std::string_view::npos &&
            (word.substr(apostrophe) == "'s" || word.substr(apostrophe) == "'S"))
            return word.substr(0, apostrophe);
        return word;
    }

    void add(std::string_view term, const std::string &key)
    {
        if (!full() && !term.empty() && m_seen.insert(key).second)
            m_terms.emplace_back(utf8::truncated(term, kMaxTermBytes));
    }

    /// "fy2018", "fy18" -> "2018"
    void addFiscalYear(std::string_view lower)
    {
        if (lower.size() < 4 || lower.substr(0, 2) != "fy")
            return;
        const std::string_view digits = lower.substr(2);
        if (!std::all_of(digits.begin(), digits.end(), [](char c) { return isAsciiDigit(c); }))
            return;
        if (digits.size() == 4)
            add(digits, std::string(digits));
        else if (digits.size() == 2)
            add("20" + std::string(digits), "20" + std::string(digits));
    }

    bool m_keepStopWords;
    std::vector<std::string> m_terms;
    std::unordered_set<std::string> m_seen;
};

/// The typographic apostrophe as the plain one, so that both end a word alike.
std::string plainApostrophes(std::string_view text)
{
    constexpr std::string_view kTypographic = "\xE2\x80\x99";
    std::string out(text);
    for (std::size_t at = out.find(kTypographic); at != std::string::npos; at = out.find(kTypographic, at))
        out.replace(at, kTypographic.size(), 1, '\'');
    return out;
}

std::vector<std::string> collectTerms(std::string_view text, bool keepStopWords)
{
    TermCollector terms(keepStopWords);
    std::size_t at = 0;
    while (at < text.size() && !terms.full()) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (isWide(next.codePoint)) {
            const std::size_t end = wideRunEnd(text, at);
            forEachPair(text.substr(at, end - at), [&](std::string_view pair) { terms.addPair(pair); });
            at = end;
            continue;
        }
        if (!next.valid || !isWordCharacter(next.codePoint)) {
            at += next.size;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size()) {
            const utf8::Decoded c = utf8::decode(text, at);
            if (!c.valid || isWide(c.codePoint) || !(isWordCharacter(c.codePoint) || joins(text, begin, at)))
                break;
            at += c.size;
        }
        terms.addWord(text.substr(begin, at - begin));
    }
    return terms.take();
}

} // namespace

std::string indexText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t plain = at;
        // Nothing below U+1100 is wide, and those have at most two bytes or a lead byte of E1 and more.
        while (plain < text.size() && static_cast<unsigned char>(text[plain]) < 0xE1)
            ++plain;
        out.append(text, at, plain - at);
        at = plain;
        if (at >= text.size())
            break;
        const utf8::Decoded next = utf8::decode(text, at);
        if (!isWide(next.codePoint)) {
            out.append(text, at, next.size);
            at += next.size;
            continue;
        }
        const std::size_t end = wideRunEnd(text, at);
        forEachPair(text.substr(at, end - at), [&](std::string_view pair) { out.append(" ").append(pair); });
        out.push_back(' ');
        at = end;
    }
    return out;
}

std::vector<std::string> queryTerms(std::string_view question)
{
    const std::string plain = plainApostrophes(question);
    std::vector<std::string> terms = collectTerms(plain, false);
    // "What is it?" still deserves an attempt.
    if (terms.empty())
        terms = collectTerms(plain, true);
    return terms;
}

} // namespace longleaf::chunk
