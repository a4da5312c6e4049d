// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/query_words.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace longleaf::rank {

namespace {

constexpr double kAskingWeight = 0.15;

/// Sorted. Words in which people say how to answer or where to look, rather than what the passage says.
constexpr auto kAskingWords = std::to_array<std::string_view>({
    "accordance",    "according", "account",     "accounting", "address",    "analyst",     "answer",    "approach",
    "approximation", "ask",       "asked",       "assume",     "assuming",   "base",        "based",     "basing",
    "billion",       "billions",  "calculate",   "calculated", "clause",     "clearly",     "company",   "conclusions",
    "consider",      "decimal",   "define",      "defined",    "details",    "document",    "drawing",   "exact",
    "explain",       "extract",   "following",   "include",    "included",   "information", "judgments", "like",
    "list",          "mainly",    "mention",     "mentioned",  "metric",     "million",     "millions",  "need",
    "outlined",      "per",       "perspective", "place",      "places",     "plainly",     "possible",  "primarily",
    "primary",       "provide",   "provided",    "question",   "reasonable", "relying",     "reported",  "respect",
    "respond",       "response",  "round",       "shown",      "specify",    "standpoint",  "state",     "states",
    "stated",        "taking",    "thousand",    "thousands",  "units",      "usd",         "useful",    "using",
    "utilize",       "utilizing",
});

/// Words that ask for a figure.
constexpr auto kQuantityWords = std::to_array<std::string_view>({
    "amount",     "amounts",  "average",  "billion", "billions", "cagr",    "change",   "cost",    "costs",
    "decline",    "decrease", "earnings", "eps",     "expense",  "growth",  "high",     "highest", "income",
    "increase",   "largest",  "loss",     "lowest",  "margin",   "million", "millions", "number",  "percent",
    "percentage", "price",    "profit",   "rate",    "ratio",    "revenue", "revenues", "sales",   "sum",
    "thousand",   "total",    "turnover", "usd",     "value",    "worth",
});

template <std::size_t N> bool oneOf(const std::array<std::string_view, N> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isYear(std::string_view word)
{
    return word.size() == 4 && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20") && word[2] >= '0' &&
           word[2] <= '9' && word[3] >= '0' && word[3] <= '9';
}

} // namespace

std::string lowered(std::string_view word)
{
    std::string out;
    out.reserve(word.size());
    for (std::size_t i = 0; i < word.size();) {
        const char c = word[i];
        if (static_cast<unsigned char>(c) < 0x80) { // nearly all words are nothing but such
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
            ++i;
            continue;
        }
        const utf8::Decoded decoded = utf8::decode(word, i);
        if (decoded.valid)
            utf8::append(out,
                         static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(decoded.codePoint))));
        else
            out.append(word, i, decoded.size);
        i += decoded.size;
    }
    return out;
}

std::vector<std::string> plainWords(std::string_view text)
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        if (!isWordByte(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() &&
               (isWordByte(text[i]) || (text[i] == '&' && i + 1 < text.size() && isWordByte(text[i + 1]))))
            ++i;
        words.push_back(lowered(text.substr(begin, i - begin)));
        if (i + 1 < text.size() && text[i] == '\'' && (text[i + 1] == 's' || text[i + 1] == 'S') &&
            (i + 2 == text.size() || !isWordByte(text[i + 2])))
            i += 2;
    }
    return words;
}

std::string singular(const std::string &word)
{
    const auto ends = [&](std::string_view ending) {
        return word.size() > ending.size() + 2 && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
    };
    if (ends("ies"))
        return word.substr(0, word.size() - 3) + "y";
    if (ends("s") && !ends("ss") && !ends("us") && !ends("is"))
        return word.substr(0, word.size() - 1);
    return word;
}

double substance(const std::string &lowerWord)
{
    return oneOf(kAskingWords, lowerWord) ? kAskingWeight : 1.0;
}

bool asksQuantity(std::string_view question)
{
    const std::vector<std::string> words = plainWords(question);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (oneOf(kQuantityWords, word))
            return true;
        if (word == "how" && i + 1 < words.size() && (words[i + 1] == "much" || words[i + 1] == "many"))
            return true;
        if (word.size() > 2 && word.compare(0, 2, "fy") == 0 && word[2] >= '0' && word[2] <= '9')
            return true;
        if (word == "in" && i + 1 < words.size() && isYear(words[i + 1]))
            return true;
    }
    return false;
}

} // namespace longleaf::rank
