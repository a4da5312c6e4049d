// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/text_find.h"

#include "core/answer/box_guard.h"
#include "core/answer/squeeze.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utf8proc.h>

namespace longleaf::answer {

namespace {

constexpr std::size_t kBeforeBytes = 48;
constexpr std::size_t kAfterBytes = 72;
constexpr std::size_t kMostWordsBytes = 200;
constexpr char32_t kSoftHyphen = 0xAD;

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSpaceByte(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isWide(char32_t cp)
{
    return (cp >= 0x3040 && cp <= 0x30FF) || (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0x20000 && cp <= 0x3FFFF);
}

bool isSpace(char32_t cp)
{
    return cp == 0x85 || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 ||
           cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/// Joiners, direction marks, stretched lines and vowel points of Arabic and Hebrew.
bool isDropped(char32_t cp)
{
    return (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || cp == 0x2060 ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF || cp == 0x0640 || (cp >= 0x064B && cp <= 0x065F) ||
           cp == 0x0670 || (cp >= 0x0591 && cp <= 0x05BD);
}

/// Quotation marks and dashes that keyboards do not have; 0: none of them.
char plainForm(char32_t cp)
{
    if ((cp >= 0x2018 && cp <= 0x201B) || cp == 0x2032 || cp == 0x02BC)
        return '\'';
    if ((cp >= 0x201C && cp <= 0x201F) || cp == 0x2033)
        return '"';
    if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212)
        return '-';
    return 0;
}

bool isWordCharacter(char32_t cp)
{
    if (cp < 0x80)
        return isWordByte(static_cast<char>(cp));
    if (isWide(cp))
        return false;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

class Folder final {
public:
    Folder(std::string_view source, const FindOptions &options)
        : m_source(source)
        , m_foldCase(!options.matchCase)
        , m_skipMarks(options.skipMarks)
    {
        m_out.text.reserve(source.size());
        m_out.offsets.reserve(source.size());
    }

    FoldedText run()
    {
        for (std::size_t at = 0; at < m_source.size();)
            at = step(at);
        if (m_out.text.ends_with(' ')) {
            m_out.text.pop_back();
            m_out.offsets.pop_back();
        }
        return std::move(m_out);
    }

private:
    void put(char c, std::size_t source)
    {
        m_out.text += c;
        m_out.offsets.push_back(static_cast<std::uint32_t>(source));
    }

    std::size_t step(std::size_t at)
    {
        const char c = m_source[at];
        const bool ascii = static_cast<unsigned char>(c) < 0x80;
        const bool markFollows = at + 1 < m_source.size() && static_cast<unsigned char>(m_source[at + 1]) >= 0xCC;
        if (ascii && isSpaceByte(c))
            return space(at);
        if (ascii && c == '-')
            return hyphen(at, 1);
        if (m_skipMarks && (c == '*' || c == '`'))
            return at + 1;
        if (ascii && !markFollows) {
            put(m_foldCase && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c, at);
            return at + 1;
        }
        const utf8::Decoded one = utf8::decode(m_source, at);
        if (isSpace(one.codePoint))
            return space(at);
        if (one.codePoint == kSoftHyphen)
            return softHyphen(at, one.size);
        if (isDropped(one.codePoint))
            return at + one.size;
        if (const char plain = plainForm(one.codePoint); plain == '-')
            return hyphen(at, one.size);
        else if (plain != 0) {
            put(plain, at);
            return at + one.size;
        }
        return character(at);
    }

    /// Past blanks and soft hyphens; whether an end of line was among them.
    std::size_t skipSpace(std::size_t at, bool &line) const
    {
        while (at < m_source.size()) {
            const utf8::Decoded one = utf8::decode(m_source, at);
            const bool blank = one.codePoint < 0x80 && isSpaceByte(static_cast<char>(one.codePoint));
            if (!blank && !isSpace(one.codePoint) && one.codePoint != kSoftHyphen)
                break;
            line = line || one.codePoint == '\n' || one.codePoint == '\r';
            at += one.size;
        }
        return at;
    }

    std::size_t space(std::size_t at)
    {
        bool line = false;
        const std::size_t end = skipSpace(at, line);
        if (m_out.text.empty())
            return end;
        const bool wide = line && end < m_source.size() && isWide(utf8::decode(m_source, end).codePoint) &&
                          isWide(utf8::decode(m_source, m_out.offsets.back()).codePoint);
        put(wide ? kMaybeSpace : ' ', at);
        return end;
    }

    /// A hyphen before a line break between two letters; `end` is where the word goes on.
    [[nodiscard]] bool breaksWord(std::size_t after, std::size_t &end) const
    {
        bool line = false;
        end = skipSpace(after, line);
        return line && !m_out.text.empty() && isWordCharacter(utf8::decode(m_source, m_out.offsets.back()).codePoint) &&
               end < m_source.size() && isWordCharacter(utf8::decode(m_source, end).codePoint);
    }

    std::size_t hyphen(std::size_t at, std::size_t size)
    {
        std::size_t end = 0;
        const bool inWord = breaksWord(at + size, end);
        put(inWord ? kMaybeHyphen : '-', at);
        return inWord ? end : at + size;
    }

    std::size_t softHyphen(std::size_t at, std::size_t size)
    {
        std::size_t end = 0;
        if (!breaksWord(at + size, end))
            return at + size;
        put(kMaybeHyphen, at);
        return end;
    }

    std::size_t character(std::size_t at)
    {
        const std::size_t end = characterEnd(m_source, at);
        int options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_IGNORE;
        if (m_foldCase)
            options |= UTF8PROC_CASEFOLD;
        std::string kept; // vowel points belong to the letter before them
        for (std::size_t i = at; i < end;) {
            const utf8::Decoded one = utf8::decode(m_source, i);
            if (!isDropped(one.codePoint))
                kept.append(m_source.substr(i, one.size));
            i += one.size;
        }
        utf8proc_uint8_t *mapped = nullptr;
        const auto size =
            utf8proc_map(reinterpret_cast<const utf8proc_uint8_t *>(kept.data()),
                         static_cast<utf8proc_ssize_t>(kept.size()), &mapped, static_cast<utf8proc_option_t>(options));
        for (utf8proc_ssize_t i = 0; i < size; ++i)
            put(static_cast<char>(mapped[i]), at);
        // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): utf8proc allocates so
        std::free(mapped);
        return end;
    }

    std::string_view m_source;
    bool m_foldCase;
    bool m_skipMarks;
    FoldedText m_out;
};

/// One line, blanks joined, without what a screen cannot show.
std::string oneLine(std::string_view text)
{
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        const bool blank =
            one.codePoint < 0x20 || one.codePoint == 0x7F || isSpace(one.codePoint) || one.codePoint == ' ';
        if (!blank)
            line.append(text.substr(at, one.size));
        else if (!line.ends_with(' '))
            line += ' ';
        at += one.size;
    }
    return line;
}

std::string contextBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = utf8::ceilBoundary(text, end - std::min(end, kBeforeBytes));
    if (begin > 0) {
        const std::size_t blank = text.substr(begin, end - begin).find_first_of(" \n\t");
        if (blank != std::string_view::npos)
            begin += blank + 1;
    }
    return oneLine(text.substr(begin, end - begin));
}

std::string contextAfter(std::string_view text, std::size_t begin)
{
    std::size_t end = utf8::floorBoundary(text, std::min(text.size(), begin + kAfterBytes));
    if (end < text.size()) {
        const std::size_t blank = text.substr(begin, end - begin).find_last_of(" \n\t");
        if (blank != std::string_view::npos)
            end = begin + blank;
    }
    return oneLine(text.substr(begin, end - begin));
}

} // namespace

TextFinder::TextFinder(std::string_view wanted, FindOptions options)
    : m_options(options)
    , m_wanted(Folder(wanted, options).run().text)
{
    std::erase(m_wanted, kMaybeHyphen);
    std::erase(m_wanted, kMaybeSpace);
}

/// End of the match that begins at `at`; `at` itself if there is none.
std::size_t TextFinder::matchAt(const FoldedText &text, std::size_t at) const
{
    std::size_t here = at;
    for (std::size_t i = 0; i < m_wanted.size();) {
        if (here == text.text.size())
            return at;
        const char c = text.text[here];
        const bool same =
            c == m_wanted[i] || (c == kMaybeHyphen && m_wanted[i] == '-') || (c == kMaybeSpace && m_wanted[i] == ' ');
        if (same)
            ++i;
        else if (c != kMaybeHyphen && c != kMaybeSpace)
            return at;
        ++here;
    }
    return here;
}

bool TextFinder::standsAlone(const FoldedText &text, std::size_t begin, std::size_t end) const
{
    const auto isWordAt = [&text](std::size_t at) {
        return isWordCharacter(utf8::decode(text.text, utf8::floorBoundary(text.text, at)).codePoint);
    };
    const bool before = begin > 0 && isWordAt(begin - 1) && isWordAt(begin);
    const bool after = end < text.text.size() && isWordAt(end) && isWordAt(end - 1);
    return !before && !after;
}

std::vector<TextSpan> TextFinder::find(std::string_view text, std::size_t most) const
{
    std::vector<TextSpan> found;
    if (empty() || most == 0)
        return found;
    const FoldedText folded = Folder(text, m_options).run();
    const std::string_view hay = folded.text;
    // A hyphen that is wanted first may stand for itself or for one at the end of a line.
    const std::array<char, 2> first{m_wanted.front(), m_wanted.front() == '-' ? kMaybeHyphen : m_wanted.front()};
    for (std::size_t at = 0; found.size() < most;) {
        at = first[0] == first[1] ? hay.find(first[0], at) : hay.find_first_of({first.data(), 2}, at);
        if (at == std::string_view::npos)
            break;
        const std::size_t end = matchAt(folded, at);
        if (end == at || (m_options.wholeWords && !standsAlone(folded, at, end))) {
            ++at;
            continue;
        }
        found.push_back({folded.offsets[at], characterEnd(text, folded.offsets[end - 1])});
        at = end;
    }
    return found;
}

std::vector<FindHit> findOnPage(const TextFinder &finder, int page, std::string_view pageText,
                                const document::TextLayer &layer, std::size_t most)
{
    std::vector<FindHit> hits;
    for (const TextSpan span : finder.find(pageText, most)) {
        FindHit hit;
        hit.page = page;
        hit.span = span;
        if (!layer.empty())
            hit.boxes = guardedBoxes({span}, layer, pageText);
        hit.before = contextBefore(pageText, span.begin);
        hit.words = oneLine(utf8::truncated(pageText.substr(span.begin, span.size()), kMostWordsBytes));
        hit.after = contextAfter(pageText, span.end);
        hits.push_back(std::move(hit));
    }
    return hits;
}

} // namespace longleaf::answer
