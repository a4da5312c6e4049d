// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/word_pattern.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utf8proc.h>
#include <utility>

namespace longleaf::pack {
namespace {

constexpr std::size_t kAnyWords = 4; // what `*` may stand for

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kQuotes = {
    {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"‘", "’"}, {"《", "》"}, {"「", "」"}, {"”", "”"}}};

std::string folded(const std::string &text)
{
    utf8proc_uint8_t *mapped = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t *>(text.data()), // bytes of UTF-8
                     static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    if (size < 0) {
        return text;
    }
    std::string result(mapped, mapped + size);
    std::free(mapped); // NOLINT(cppcoreguidelines-no-malloc): allocated by utf8proc
    return result;
}

bool isLetter(char32_t character)
{
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ND: return true;
    default: return false;
    }
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) {
            parts.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

bool isOneOf(std::string_view word, std::string_view alternatives)
{
    const auto all = split(alternatives, '|');
    return std::find(all.begin(), all.end(), word) != all.end();
}

class Matcher final {
public:
    Matcher(const std::vector<std::string> &sentence, std::vector<std::string_view> pattern)
        : m_sentence(sentence)
        , m_pattern(std::move(pattern))
    {
    }

    [[nodiscard]] bool anywhere() const
    {
        if (m_pattern.front() == "^") {
            return matches(0, 1);
        }
        for (std::size_t at = 0; at < m_sentence.size(); ++at) {
            if (matches(at, 0)) {
                return true;
            }
        }
        return false;
    }

private:
    [[nodiscard]] bool matches(std::size_t at, std::size_t step) const
    {
        if (step == m_pattern.size()) {
            return true;
        }
        std::string_view token = m_pattern[step];
        const bool here = at < m_sentence.size();
        if (token == "*") {
            for (std::size_t skip = 0; skip <= kAnyWords && at + skip <= m_sentence.size(); ++skip) {
                if (matches(at + skip, step + 1)) {
                    return true;
                }
            }
            return false;
        }
        if (token.front() == '!') {
            return !(here && isOneOf(m_sentence[at], token.substr(1))) && matches(at, step + 1);
        }
        const bool optional = token.back() == '?';
        if (optional) {
            token.remove_suffix(1);
        }
        return (here && isOneOf(m_sentence[at], token) && matches(at + 1, step + 1)) ||
               (optional && matches(at, step + 1));
    }

    const std::vector<std::string> &m_sentence;
    std::vector<std::string_view> m_pattern;
};

} // namespace

std::string withoutQuoted(std::string_view text)
{
    std::string kept(text);
    for (std::size_t at = 0; at < text.size();) {
        const auto quote = std::find_if(kQuotes.begin(), kQuotes.end(),
                                        [&](const auto &pair) { return text.substr(at).starts_with(pair.first); });
        const std::size_t close =
            quote == kQuotes.end() ? std::string_view::npos : text.find(quote->second, at + quote->first.size());
        if (close == std::string_view::npos) {
            ++at; // an opening mark without its closing one is just a character
            continue;
        }
        const std::size_t end = close + quote->second.size();
        std::fill(kept.begin() + static_cast<std::ptrdiff_t>(at), kept.begin() + static_cast<std::ptrdiff_t>(end), ' ');
        kept[at + (end - at) / 2] = '\x01'; // so that what is around does not grow together
        at = end;
    }
    return kept;
}

std::vector<WordSentence> sentencesOf(std::string_view text)
{
    constexpr std::u32string_view kEnds = U".?!;:\n。？！；…¿¡";
    std::vector<WordSentence> all;
    WordSentence current;
    std::string word;
    const auto endWord = [&] {
        if (!word.empty()) {
            current.words.push_back(folded(word));
        }
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = utf8::decode(text, at);
        const auto character = static_cast<char32_t>(decoded.codePoint);
        const std::size_t next = at + decoded.size;
        if (isLetter(character) || character == 1) {
            if (word.empty() && current.words.empty()) {
                current.span.begin = at;
            }
            word += text.substr(at, decoded.size);
            current.span.end = next;
        } else {
            endWord();
            // "10.5" and "U.S. sales" do not end a sentence; a mark followed by white space or nothing does.
            const bool before = next >= text.size() || text[next] == ' ' || text[next] == '\n' || character > 0x7F;
            if (kEnds.find(character) != std::u32string_view::npos && (before || character == U'\n') &&
                !current.words.empty()) {
                current.span.end = character == U'\n' ? current.span.end : next;
                all.push_back(std::exchange(current, {}));
            }
        }
        at = next;
    }
    endWord();
    if (!current.words.empty()) {
        all.push_back(std::move(current));
    }
    return all;
}

bool matchesWords(const std::vector<std::string> &words, std::string_view pattern)
{
    return Matcher(words, split(pattern, ' ')).anywhere();
}

} // namespace longleaf::pack
