// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/o200k_splitter.h"

#include "core/base/utf8.h"

#include <utf8proc.h>

#include <algorithm>

namespace longleaf::pack {
namespace {

// What a character may be; the names are those of the parts of the regular expression.
enum : std::uint8_t {
    kUpperRun = 1U << 0U, // [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]
    kLowerRun = 1U << 1U, // [\p{Ll}\p{Lm}\p{Lo}\p{M}]
    kPrefix = 1U << 2U,   // [^\r\n\p{L}\p{N}]
    kSign = 1U << 3U,     // [^\s\p{L}\p{N}]
    kNumber = 1U << 4U,   // \p{N}
    kSpace = 1U << 5U,    // \s
    kNewline = 1U << 6U,  // [\r\n]
};
constexpr std::uint8_t kEitherRun = kUpperRun | kLowerRun;
constexpr std::uint8_t kMark = kEitherRun | kPrefix | kSign;

// Planes 0 to 3. Beyond them Unicode has private characters, tags and variation selectors.
constexpr char32_t kTableSize = 0x40000;
constexpr char32_t kFirstSelector = 0xE0100;
constexpr char32_t kLastSelector = 0xE01EF;
constexpr std::size_t kNoEnd = 0;

bool isSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::uint8_t classesFromUnicode(char32_t c)
{
    if (isSpace(c)) {
        return c == '\r' || c == '\n' ? kSpace | kNewline : kSpace | kPrefix;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return kUpperRun;
    case UTF8PROC_CATEGORY_LL: return kLowerRun;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return kEitherRun;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return kMark;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return kNumber;
    default: return kPrefix | kSign;
    }
}

// `at` is behind a word; an English contraction belongs to it.
std::size_t contractionEnd(std::string_view text, std::size_t at)
{
    if (at + 1 >= text.size() || text[at] != '\'') {
        return at;
    }
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    const char first = lower(text[at + 1]);
    if (first == 's' || first == 't' || first == 'm' || first == 'd') {
        return at + 2;
    }
    const char second = at + 2 < text.size() ? lower(text[at + 2]) : '\0';
    const bool two = (first == 'l' && second == 'l') || ((first == 'v' || first == 'r') && second == 'e') ||
                     text.substr(at + 1, 2) == "\u017F"; // the long s is an s when case is ignored
    return two ? at + 3 : at;
}

} // namespace

struct O200kSplitter::Char {
    std::uint8_t classes = 0; // 0: the end of the text
    std::size_t size = 0;

    [[nodiscard]] bool is(std::uint8_t any) const { return (classes & any) != 0; }
};

// The longest upper* lower+ at a place, else the longest upper+; `end` is the place itself when there is neither.
struct O200kSplitter::Letters {
    std::size_t end = 0;
    bool withLower = false;
};

O200kSplitter::O200kSplitter()
    : m_classes(kTableSize)
{
    for (char32_t c = 0; c < kTableSize; ++c) {
        m_classes[c] = classesFromUnicode(c);
    }
}

std::uint8_t O200kSplitter::classesOf(char32_t codePoint) const
{
    if (codePoint < kTableSize) {
        return m_classes[codePoint];
    }
    return codePoint >= kFirstSelector && codePoint <= kLastSelector ? kMark : kPrefix | kSign;
}

O200kSplitter::Char O200kSplitter::charAt(std::string_view text, std::size_t at) const
{
    if (at >= text.size()) {
        return {};
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        return {m_classes[byte], 1};
    }
    const utf8::Decoded c = utf8::decode(text, at);
    return {c.valid ? classesOf(c.codePoint) : static_cast<std::uint8_t>(kPrefix | kSign), c.size};
}

std::size_t O200kSplitter::skip(std::string_view text, std::size_t at, std::uint8_t classes) const
{
    for (Char c = charAt(text, at); c.is(classes); c = charAt(text, at)) {
        at += c.size;
    }
    return at;
}

O200kSplitter::Letters O200kSplitter::lettersAt(std::string_view text, std::size_t at) const
{
    std::size_t end = at;
    std::size_t lastEither = kNoEnd; // where the last character ends that may also be lower case
    Char c = charAt(text, end);
    for (; c.is(kUpperRun); c = charAt(text, end)) {
        end += c.size;
        if (c.is(kLowerRun)) {
            lastEither = end;
        }
    }
    if (c.is(kLowerRun)) {
        return {skip(text, end, kLowerRun), true};
    }
    return lastEither != kNoEnd ? Letters{lastEither, true} : Letters{end, false};
}

// kNoEnd: no word begins here.
std::size_t O200kSplitter::wordEnd(std::string_view text, std::size_t begin, Char first) const
{
    const std::size_t start = first.is(kPrefix) ? begin + first.size : begin;
    const Letters letters = lettersAt(text, start);
    if (letters.withLower) {
        return contractionEnd(text, letters.end);
    }
    if (first.classes == kMark) {
        return contractionEnd(text, start); // a mark is a word by itself before upper-case letters come into question
    }
    return letters.end > start ? contractionEnd(text, letters.end) : kNoEnd;
}

std::size_t O200kSplitter::digitsEnd(std::string_view text, std::size_t begin) const
{
    std::size_t end = begin;
    for (int i = 0; i < 3; ++i) {
        const Char c = charAt(text, end);
        if (!c.is(kNumber)) {
            break;
        }
        end += c.size;
    }
    return end;
}

// kNoEnd: no signs, not even behind a space.
std::size_t O200kSplitter::signsEnd(std::string_view text, std::size_t begin) const
{
    const std::size_t start = text[begin] == ' ' ? begin + 1 : begin;
    std::size_t end = skip(text, start, kSign);
    if (end == start) {
        return kNoEnd;
    }
    while (end < text.size() && (text[end] == '\r' || text[end] == '\n' || text[end] == '/')) {
        ++end;
    }
    return end;
}

std::size_t O200kSplitter::spaceEnd(std::string_view text, std::size_t begin) const
{
    std::size_t end = begin;
    std::size_t lastBegin = begin;
    std::size_t afterNewline = kNoEnd;
    for (Char c = charAt(text, end); c.is(kSpace); c = charAt(text, end)) {
        lastBegin = end;
        end += c.size;
        if (c.is(kNewline)) {
            afterNewline = end;
        }
    }
    if (afterNewline != kNoEnd) {
        return afterNewline;
    }
    return end == text.size() || lastBegin == begin ? end : lastBegin;
}

std::size_t O200kSplitter::pieceEnd(std::string_view text, std::size_t begin) const
{
    const Char first = charAt(text, begin);
    if (first.is(kEitherRun | kPrefix)) {
        if (const std::size_t end = wordEnd(text, begin, first); end != kNoEnd) {
            return end;
        }
    }
    if (first.is(kNumber)) {
        return digitsEnd(text, begin);
    }
    if (first.is(kSign) || text[begin] == ' ') {
        if (const std::size_t end = signsEnd(text, begin); end != kNoEnd) {
            return end;
        }
    }
    return spaceEnd(text, begin);
}

} // namespace longleaf::pack
