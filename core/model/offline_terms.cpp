// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/offline_terms.h"

#include "core/base/utf8.h"
#include "core/chunk/chunker.h"

#include <algorithm>
#include <array>

namespace longleaf::model {
namespace {

constexpr std::size_t kMaxTerms = 64;
constexpr std::size_t kMaxStem = 40; // bytes of a word that count
constexpr std::size_t kFewTerms = 3;
constexpr double kPreviousQuestionWeight = 0.5;
constexpr double kSynonymShare = 0.6;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Scripts that are written without spaces between words.
bool isWideScript(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

bool isOtherLetter(char32_t c)
{
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2E7F) && !isWideScript(c) && c != 0xFFFD &&
           !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFFEF);
}

char32_t lowered(char32_t c)
{
    const bool latin = c >= 0xC0 && c <= 0xDE;
    const bool greek = c >= 0x391 && c <= 0x3A9;
    const bool cyrillic = c >= 0x410 && c <= 0x42F;
    return latin || greek || cyrillic ? c + 0x20 : c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

bool isVowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

// Length of the stem of a lower-case English word; plural and verb endings go, so that forms of a word meet.
std::size_t stem(std::array<char, kMaxStem> &word, std::size_t size)
{
    const auto ends = [&](std::string_view suffix) {
        return size >= suffix.size() && std::string_view(word.data() + size - suffix.size(), suffix.size()) == suffix;
    };
    if (size > 4 && ends("ies")) {
        word[size - 3] = 'y';
        size -= 2;
    } else if (size > 4 && (ends("sses") || ends("xes") || ends("ches") || ends("shes"))) {
        size -= 2;
    } else if (size > 3 && ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
        size -= 1;
    }
    const std::size_t cut = size > 5 && ends("ing") ? 3 : size > 4 && ends("ed") && !ends("eed") ? 2 : 0;
    if (cut > 0 && std::any_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size - cut), isVowel)) {
        size -= cut;
        if (size > 3 && word[size - 1] == word[size - 2] && !ends("l") && !ends("s") && !ends("z")) {
            size -= 1;
        }
    }
    return size > 4 && ends("e") ? size - 1 : size;
}

std::uint64_t hashOf(std::string_view bytes)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash;
}

// Words that many questions have and that do not tell where the answer stands.
constexpr auto kGeneric = std::to_array<std::string_view>(
    {"according",   "affect",     "align",    "amount",      "analyze",      "answer",     "based",       "billion",
     "chief",       "combine",    "compare",  "compared",    "comparison",   "connect",    "connection",  "correlate",
     "correlation", "data",       "describe", "detail",      "details",      "disclose",   "disclosed",   "discuss",
     "discussed",   "discussion", "document", "documents",   "dollars",      "examine",    "explain",     "factor",
     "factors",     "figure",     "figures",  "filing",      "find",         "fiscal",     "form",        "gleaned",
     "highlight",   "identify",   "impact",   "indicate",    "influence",    "influences", "influencing", "information",
     "insight",     "insights",   "key",      "latest",      "list",         "main",       "many",        "mention",
     "mentioned",   "million",    "millions", "much",        "outlined",     "overview",   "period",      "please",
     "potential",   "primarily",  "primary",  "principal",   "provide",      "provided",   "quarter",     "quarterly",
     "recent",      "reflect",    "relate",   "relation",    "relationship", "report",     "reported",    "reveal",
     "revealed",    "section",    "show",     "significant", "specific",     "state",      "stated",      "suggest",
     "summarize",   "summary",    "thousand", "thousands",   "understand",   "usd",        "value",       "year"});

// Single words of similar meaning, in both directions.
constexpr auto kSynonyms = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"revenue", "sales"},       {"profit", "income"},         {"earnings", "income"},    {"earnings", "profit"},
     {"cost", "expense"},        {"terminate", "termination"}, {"increase", "rise"},      {"increase", "grew"},
     {"increase", "growth"},     {"decrease", "decline"},      {"buyback", "repurchase"}, {"buy", "purchase"},
     {"employee", "headcount"},  {"employee", "staff"},        {"lawsuit", "litigation"}, {"acquire", "acquisition"},
     {"pay", "payment"},         {"operations", "operating"},  {"spend", "expense"},      {"spent", "expense"},
     {"spending", "expenditure"}});

// Short forms that reports write out.
constexpr auto kShortForms =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"R&D", "research and development"},
                                                                  {"SG&A", "selling, general and administrative"},
                                                                  {"EPS", "earnings per share"},
                                                                  {"capex", "capital expenditures"},
                                                                  {"CapEx", "capital expenditures"},
                                                                  {"FX", "foreign currency"}});

constexpr auto kQuantityWords = std::to_array<std::string_view>(
    {"amount",       "average",    "balance",  "billion",  "cash",      "compare",  "compared", "cost",
     "costs",        "count",      "debt",     "dividend", "dividends", "earnings", "eps",      "expenditure",
     "expenditures", "expense",    "expenses", "growth",   "income",    "margin",   "million",  "number",
     "percent",      "percentage", "price",    "profit",   "rate",      "ratio",    "revenue",  "revenues",
     "sales",        "shares",     "spend",    "tax",      "total",     "usd",      "value",    "worth"});

template <std::size_t N> bool isOneOf(const std::array<std::string_view, N> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string asciiLower(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

std::uint64_t keyOf(std::string_view word)
{
    OfflineWord found;
    OfflineWords words(word);
    return words.next(found) ? found.key : 0;
}

bool asksForNumber(std::string_view question)
{
    const std::string lower = asciiLower(question);
    for (const std::string_view words : {"how much", "how many", "how large", "how long", "what percent", "$", "%"}) {
        if (lower.find(words) != std::string::npos) {
            return true;
        }
    }
    std::string word;
    for (const char c : lower + " ") {
        if (isAsciiWord(c)) {
            word += c;
            continue;
        }
        if (isOneOf(kQuantityWords, word)) {
            return true;
        }
        word.clear();
    }
    return false;
}

std::string writtenOut(std::string_view question)
{
    std::string text(question);
    for (const auto &[shortForm, words] : kShortForms) {
        for (std::size_t at = text.find(shortForm); at != std::string::npos;
             at = text.find(shortForm, at + words.size())) {
            const std::size_t end = at + shortForm.size();
            const bool alone =
                (at == 0 || !isAsciiWord(text[at - 1])) && (end == text.size() || !isAsciiWord(text[end]));
            if (alone) {
                text.replace(at, shortForm.size(), words);
            }
        }
    }
    return text;
}

// Kinds of filings ("10-Q"), quarters ("Q3") and fiscal years ("FY18"): documents write them out or not at all.
bool namesFiling(std::string_view term)
{
    if (term.size() >= 4 && asciiLower(term.substr(0, 2)) == "fy" && isDigit(term[2])) {
        return true;
    }
    const bool filing = term.size() <= 4 && term.find('-') != std::string_view::npos && isDigit(term[0]);
    const bool quarter = term.size() == 2 && (term[0] == 'Q' || term[0] == 'q') && isDigit(term[1]);
    return filing || quarter;
}

} // namespace

bool OfflineWords::next(OfflineWord &word)
{
    while (m_at < m_text.size()) {
        if (isAsciiWord(m_text[m_at])) {
            return ascii(word);
        }
        if (static_cast<unsigned char>(m_text[m_at]) < 0x80) {
            ++m_at;
        } else if (wide(word)) {
            return true;
        }
    }
    return false;
}

// A word that begins with an ASCII letter or digit; further letters may be of any script.
bool OfflineWords::ascii(OfflineWord &word)
{
    std::array<char, kMaxStem> buffer{};
    std::size_t size = 0;
    word.begin = m_at;
    word.number = true;
    bool plain = true;
    const auto put = [&](char c) {
        if (size < buffer.size()) {
            buffer[size++] = c;
        }
    };
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (isAsciiWord(c)) {
            word.number = word.number && isDigit(c);
            put(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
            ++m_at;
        } else if ((c == ',' || c == '.') && word.number && m_at + 1 < m_text.size() && isDigit(m_text[m_at + 1])) {
            put(c);
            ++m_at;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            const utf8::Decoded decoded = utf8::decode(m_text, m_at);
            if (!isOtherLetter(decoded.codePoint)) {
                break;
            }
            plain = word.number = false;
            std::string bytes;
            utf8::append(bytes, lowered(decoded.codePoint));
            std::for_each(bytes.begin(), bytes.end(), put);
            m_at += decoded.size;
        } else {
            break;
        }
    }
    word.end = m_at;
    word.key = hashOf({buffer.data(), plain && !word.number ? stem(buffer, size) : size});
    return true;
}

bool OfflineWords::wide(OfflineWord &word)
{
    const utf8::Decoded first = utf8::decode(m_text, m_at);
    word.begin = m_at;
    word.number = false;
    if (isWideScript(first.codePoint)) {
        m_at += first.size;
        std::size_t end = m_at;
        if (m_at < m_text.size() && static_cast<unsigned char>(m_text[m_at]) >= 0x80) {
            const utf8::Decoded second = utf8::decode(m_text, m_at);
            end += isWideScript(second.codePoint) ? second.size : 0;
        }
        word.end = end;
        word.key = hashOf(m_text.substr(word.begin, end - word.begin));
        return true;
    }
    if (!isOtherLetter(first.codePoint)) {
        m_at += first.size;
        return false;
    }
    std::string letters;
    while (m_at < m_text.size()) {
        const utf8::Decoded c = utf8::decode(m_text, m_at);
        const bool ascii = c.codePoint < 0x80 && isAsciiWord(static_cast<char>(c.codePoint));
        if (!ascii && !isOtherLetter(c.codePoint)) {
            break;
        }
        utf8::append(letters,
                     ascii && c.codePoint >= 'A' && c.codePoint <= 'Z' ? c.codePoint + 32 : lowered(c.codePoint));
        m_at += c.size;
    }
    word.end = m_at;
    word.key = hashOf(utf8::truncated(letters, kMaxStem));
    return true;
}

OfflineTerms::OfflineTerms(std::string_view question, std::string_view previousQuestion)
    : m_quantity(asksForNumber(question))
{
    add(writtenOut(question), 1.0);
    if (m_terms.size() < kFewTerms && !previousQuestion.empty()) {
        add(writtenOut(previousQuestion), kPreviousQuestionWeight);
        m_quantity = m_quantity || asksForNumber(previousQuestion);
    }
    addSynonyms();
}

const OfflineTerms::Match *OfflineTerms::find(std::uint64_t key) const
{
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? nullptr : &found->second;
}

void OfflineTerms::add(std::string_view question, double weight)
{
    constexpr double kGenericWeight = 0.25;
    const std::size_t firstWordEnd = question.find(' ');
    for (const std::string &term : chunk::queryTerms(question)) {
        OfflineWords words(term);
        OfflineWord word;
        while (words.next(word) && m_terms.size() < kMaxTerms) {
            if (m_byKey.count(word.key) > 0) {
                continue;
            }
            const std::string text = term.substr(word.begin, word.end - word.begin);
            const bool upper = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                               question.find(text) > firstWordEnd;
            m_byKey.emplace(word.key, Match{m_terms.size(), 1.0});
            const bool generic = namesFiling(term) || isOneOf(kGeneric, asciiLower(text));
            m_terms.push_back({text, generic ? weight * kGenericWeight : weight, upper && !generic});
        }
    }
}

void OfflineTerms::addSynonyms()
{
    const auto link = [&](std::string_view from, std::string_view to) {
        const auto found = m_byKey.find(keyOf(from));
        if (found != m_byKey.end() && found->second.share == 1.0) {
            m_byKey.emplace(keyOf(to), Match{found->second.term, kSynonymShare});
        }
    };
    for (const auto &[a, b] : kSynonyms) {
        link(a, b);
        link(b, a);
    }
}

} // namespace longleaf::model
