// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/word_marks.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace longleaf::store {

namespace {

constexpr std::size_t kShortestStem = 3;

// Base letters of U+00C0..U+00FF; '*' keeps the sign.
constexpr std::string_view kLatin = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy";

char32_t folded(char32_t c)
{
    if (c >= U'A' && c <= U'Z')
        return c - U'A' + U'a';
    if (c >= 0xC0 && c <= 0xFF && kLatin[c - 0xC0] != '*')
        return static_cast<char32_t>(kLatin[c - 0xC0]);
    // Greek and Cyrillic capitals; other scripts have none or are rare enough.
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    return c;
}

bool isWordCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const bool punctuation = (c >= 0x80 && c < 0xC0) || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2070) ||
                             (c >= 0x20A0 && c < 0x2C00) || (c >= 0x3000 && c < 0x3005) ||
                             (c >= 0x3008 && c < 0x3021) || (c >= 0xFF00 && c < 0xFF10) || c == utf8::kReplacement;
    return !punctuation;
}

/// Scripts whose words are not set apart.
bool isUnspaced(char32_t c)
{
    return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000) ||
           (c >= 0xF900 && c < 0xFB00) || c >= 0x20000;
}

struct Word {
    TextSpan span;
    std::string key; ///< folded
    bool unspaced = false;
};

template <typename Visit> void forEachWord(std::string_view text, const Visit &visit)
{
    Word word;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (isWordCharacter(next.codePoint)) {
            if (word.key.empty())
                word.span.begin = at;
            utf8::append(word.key, folded(next.codePoint));
            word.unspaced = word.unspaced || isUnspaced(next.codePoint);
            word.span.end = at + next.size;
        } else if (!word.key.empty()) {
            visit(word);
            word = {};
        }
        at += next.size;
    }
    if (!word.key.empty())
        visit(word);
}

std::string stem(std::string word)
{
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!plain)
        return word;
    const auto drop = [&word](std::string_view ending, std::string_view instead = {}) {
        if (word.size() < ending.size() + kShortestStem || !std::string_view(word).ends_with(ending))
            return false;
        word.resize(word.size() - ending.size());
        word += instead;
        return true;
    };
    if (!drop("sses", "ss") && !drop("ies", "y") && !std::string_view(word).ends_with("ss"))
        (void)drop("s");
    if (!drop("ing"))
        (void)drop("ed");
    (void)drop("e");
    return word;
}

} // namespace

std::vector<WordMark> markWords(std::string_view text, const std::vector<std::string> &terms)
{
    struct Wanted {
        std::string key;
        std::size_t term;
        bool unspaced;
    };
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < terms.size(); ++i)
        forEachWord(terms[i], [&](const Word &word) { wanted.push_back({stem(word.key), i, word.unspaced}); });

    std::vector<WordMark> marks;
    forEachWord(text, [&](const Word &word) {
        const std::string key = stem(word.key);
        for (const Wanted &one : wanted) {
            if (!one.unspaced) {
                if (key != one.key)
                    continue;
                marks.push_back({word.span, one.term});
                return;
            }
            // Folding keeps the length of these scripts' letters, so places in the key are places in the text.
            if (word.key.size() != word.span.size())
                continue;
            for (std::size_t at = word.key.find(one.key); at != std::string::npos;
                 at = word.key.find(one.key, at + one.key.size()))
                marks.push_back({{word.span.begin + at, word.span.begin + at + one.key.size()}, one.term});
        }
    });
    std::sort(marks.begin(), marks.end(),
              [](const WordMark &a, const WordMark &b) { return a.span.begin < b.span.begin; });
    std::vector<WordMark> apart;
    for (const WordMark &mark : marks) {
        if (apart.empty() || mark.span.begin >= apart.back().span.end)
            apart.push_back(mark);
    }
    return apart;
}

bool holdsPhrase(std::string_view text, std::string_view phrase)
{
    const auto keys = [](std::string_view from) {
        std::string all = " ";
        forEachWord(from, [&all](const Word &word) { all += word.key + ' '; });
        return all;
    };
    return keys(text).find(keys(phrase)) != std::string::npos;
}

} // namespace longleaf::store
