// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/language.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace longleaf::document {

namespace {

using namespace std::string_view_literals;

constexpr int kFewestLetters = 40;
constexpr double kFewestCommon = 0.08; ///< share of a text's words that are among the language's commonest

struct Language {
    std::string_view code;
    std::unordered_set<std::string_view> words; ///< that stand in nearly every text and in few other languages
};

const std::array<Language, 9> &languages()
{
    static const std::array<Language, 9> kLanguages = {{
        {"en"sv, {"the"sv, "of"sv, "and"sv, "to"sv, "that"sv, "with"sv, "is"sv, "for"sv, "was"sv, "by"sv, "are"sv}},
        {"de"sv, {"der"sv, "die"sv, "und"sv, "den"sv, "das"sv, "mit"sv, "von"sv, "ist"sv, "nicht"sv, "auf"sv, "im"sv}},
        {"fr"sv, {"le"sv, "les"sv, "des"sv, "et"sv, "du"sv, "une"sv, "est"sv, "dans"sv, "pour"sv, "aux"sv, "sur"sv}},
        {"es"sv, {"el"sv, "los"sv, "las"sv, "y"sv, "del"sv, "que"sv, "con"sv, "una"sv, "por"sv, "es"sv, "su"sv}},
        {"it"sv, {"il"sv, "di"sv, "che"sv, "della"sv, "e"sv, "sono"sv, "gli"sv, "per"sv, "nel"sv, "delle"sv, "con"sv}},
        {"pt"sv, {"o"sv, "os"sv, "do"sv, "da"sv, "e"sv, "em"sv, "dos"sv, "uma"sv, "com"sv, "ao"sv, "das"sv}},
        {"nl"sv, {"het"sv, "een"sv, "van"sv, "en"sv, "dat"sv, "niet"sv, "zijn"sv, "voor"sv, "op"sv, "te"sv, "met"sv}},
        {"sv"sv, {"och"sv, "att"sv, "det"sv, "som"sv, "av"sv, "för"sv, "är"sv, "till"sv, "med"sv, "inte"sv, "ett"sv}},
        {"ru"sv, {"и"sv, "в"sv, "на"sv, "не"sv, "что"sv, "с"sv, "по"sv, "для"sv, "от"sv, "из"sv, "к"sv}},
    }};
    return kLanguages;
}

enum Script { Latin, Cyrillic, Greek, Hebrew, Arabic, Han, Kana, Hangul, Thai, Devanagari, ScriptCount };

int scriptOf(char32_t c)
{
    const auto in = [c](char32_t first, char32_t last) {
        return c >= first && c <= last;
    };
    if (in(U'A', U'Z') || in(U'a', U'z') || in(0xC0, 0x24F))
        return Latin;
    if (in(0x400, 0x52F))
        return Cyrillic;
    if (in(0x370, 0x3FF))
        return Greek;
    if (in(0x590, 0x5FF))
        return Hebrew;
    if (in(0x600, 0x6FF))
        return Arabic;
    if (in(0x3400, 0x9FFF))
        return Han;
    if (in(0x3040, 0x30FF))
        return Kana;
    if (in(0xAC00, 0xD7A3))
        return Hangul;
    if (in(0xE00, 0xE7F))
        return Thai;
    return in(0x900, 0x97F) ? static_cast<int>(Devanagari) : -1;
}

std::string byWords(std::string_view text)
{
    std::array<int, 9> hits{};
    int words = 0;
    std::string word;
    const auto finish = [&]() {
        if (word.empty())
            return;
        ++words;
        for (std::size_t i = 0; i < hits.size(); ++i)
            hits[i] += languages()[i].words.count(word) > 0 ? 1 : 0;
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text, at);
        at += next.size;
        const int script = scriptOf(next.codePoint);
        if (script == Latin || script == Cyrillic) {
            const char32_t c = next.codePoint;
            const bool capital = (c >= U'A' && c <= U'Z') || (c >= 0x410 && c <= 0x42F) || (c >= 0xC0 && c <= 0xDE);
            utf8::append(word, capital ? c + 0x20 : c);
        } else {
            finish();
        }
    }
    finish();
    const auto best = std::max_element(hits.begin(), hits.end());
    const auto place = static_cast<std::size_t>(best - hits.begin());
    return words > 0 && *best >= kFewestCommon * words ? std::string(languages()[place].code) : std::string();
}

} // namespace

std::string guessLanguage(std::string_view text)
{
    std::array<int, ScriptCount> letters{};
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded next = utf8::decode(text, at);
        at += next.size;
        if (const int script = scriptOf(next.codePoint); script >= 0)
            ++letters[static_cast<std::size_t>(script)];
    }
    const int kana = letters[Kana];
    letters[Han] += std::exchange(letters[Kana], 0); // Japanese mixes them
    const auto most = std::max_element(letters.begin(), letters.end());
    if (*most < kFewestLetters)
        return {};
    switch (static_cast<Script>(most - letters.begin())) {
    case Greek: return "el";
    case Hebrew: return "he";
    case Arabic: return "ar";
    case Han: return kana * 10 > letters[Han] ? "ja" : "zh";
    case Hangul: return "ko";
    case Thai: return "th";
    case Devanagari: return "hi";
    default: return byWords(text);
    }
}

} // namespace longleaf::document
