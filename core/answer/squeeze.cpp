// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/squeeze.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace longleaf::answer {

namespace {

constexpr std::size_t kMaxClusterCodePoints = 12;

constexpr std::array<char, 128> foldTable()
{
    std::array<char, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char c = static_cast<char>(i);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            table[i] = c;
        else if (c >= 'A' && c <= 'Z')
            table[i] = static_cast<char>(c - 'A' + 'a');
    }
    return table;
}
constexpr std::array<char, 128> kFold = foldTable();

unsigned char byteAt(std::string_view text, std::size_t offset)
{
    return static_cast<unsigned char>(text[offset]);
}

const utf8proc_property_t *propertyOf(char32_t cp)
{
    return utf8proc_get_property(static_cast<utf8proc_int32_t>(cp));
}

/// Combining and voice marks and the later parts of a decomposed Hangul syllable belong to the character before them.
bool joinsPrevious(char32_t cp)
{
    if (cp < 0x300)
        return false;
    const bool halfWidthVoiceMark = cp == 0xFF9E || cp == 0xFF9F;
    const bool laterJamo = cp >= 0x1160 && cp <= 0x11FF;
    return halfWidthVoiceMark || laterJamo || propertyOf(cp)->combining_class != 0;
}

bool isPlainIdeograph(char32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF);
}

/// 0-9 for the decimal digits of scripts whose documents mix them with European ones; else the code point itself.
char32_t asciiDigit(char32_t cp)
{
    for (const char32_t zero : {U'\u0660', U'\u06F0', U'\u0966'}) {
        if (cp >= zero && cp <= zero + 9)
            return U'0' + (cp - zero);
    }
    return cp;
}

bool isKept(char32_t cp)
{
    constexpr char32_t kTatweel = 0x0640;
    if (cp == kTatweel)
        return false;
    const utf8proc_property_t *property = propertyOf(cp);
    switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return property->combining_class == 0; // vowel signs of Indic scripts and Thai
    default: return false;
    }
}

void push(Squeezed &out, char32_t cp, std::size_t source)
{
    const std::size_t before = out.text.size();
    utf8::append(out.text, cp);
    out.offsets.insert(out.offsets.end(), out.text.size() - before, static_cast<std::uint32_t>(source));
    if (cp >= 0x80)
        out.ascii = false;
}

void sortMarks(utf8proc_int32_t *first, utf8proc_ssize_t count)
{
    const auto order = [](utf8proc_int32_t cp) {
        return utf8proc_get_property(cp)->combining_class;
    };
    for (utf8proc_ssize_t i = 1; i < count; ++i) {
        for (utf8proc_ssize_t j = i; j > 0 && order(first[j]) != 0 && order(first[j - 1]) > order(first[j]); --j)
            std::swap(first[j], first[j - 1]);
    }
}

/// One character with its marks, folded.
void pushCharacter(Squeezed &out, std::string_view source, std::size_t begin, std::size_t end)
{
    std::array<utf8proc_int32_t, 256> buffer{};
    utf8proc_ssize_t used = 0;
    constexpr int kForm = UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STABLE;
    const auto form = static_cast<utf8proc_option_t>(kForm);
    int boundClass = UTF8PROC_BOUNDCLASS_START;
    for (std::size_t i = begin; i < end;) {
        const utf8::Decoded one = utf8::decode(source, i);
        i += one.size;
        const auto cp = static_cast<utf8proc_int32_t>(one.codePoint);
        const bool symbol = propertyOf(one.codePoint)->category == UTF8PROC_CATEGORY_SO; // "TM" is not text
        const auto room = static_cast<utf8proc_ssize_t>(buffer.size()) - used;
        if (!one.valid || symbol || room < 64)
            continue;
        const auto added = utf8proc_decompose_char(cp, buffer.data() + used, room, form, &boundClass);
        if (added > 0 && added <= room)
            used += added;
    }
    sortMarks(buffer.data(), used);
    used = utf8proc_normalize_utf32(buffer.data(), used, form);
    for (utf8proc_ssize_t i = 0; i < used; ++i) {
        const auto cp = static_cast<char32_t>(buffer[static_cast<std::size_t>(i)]);
        if (isKept(cp))
            push(out, asciiDigit(cp), begin);
    }
}

/// Consumes ASCII that no combining mark follows; returns where it stopped.
std::size_t squeezeAscii(Squeezed &out, std::string_view source, std::size_t begin, std::size_t end)
{
    std::size_t stop = begin;
    while (stop < end && byteAt(source, stop) < 0x80)
        ++stop;
    // The last letter before a non-ASCII byte may carry a mark.
    if (stop < end && stop > begin && kFold[byteAt(source, stop - 1)] != 0)
        --stop;
    std::size_t used = out.text.size();
    out.text.resize(used + (stop - begin));
    out.offsets.resize(used + (stop - begin));
    for (std::size_t i = begin; i < stop; ++i) {
        const char folded = kFold[byteAt(source, i)];
        out.text[used] = folded;
        out.offsets[used] = static_cast<std::uint32_t>(i);
        used += folded != 0 ? 1U : 0U;
    }
    out.text.resize(used);
    out.offsets.resize(used);
    return stop;
}

} // namespace

std::size_t characterEnd(std::string_view source, std::size_t begin)
{
    const utf8::Decoded base = utf8::decode(source, begin);
    std::size_t end = begin + base.size;
    if (isPlainIdeograph(base.codePoint))
        return end;
    for (std::size_t count = 1; count < kMaxClusterCodePoints && end < source.size(); ++count) {
        if (byteAt(source, end) < 0x80)
            break;
        const utf8::Decoded next = utf8::decode(source, end);
        if (!next.valid || !joinsPrevious(next.codePoint))
            break;
        end += next.size;
    }
    return end;
}

void squeezeInto(Squeezed &out, std::string_view source, TextSpan part)
{
    const std::size_t last = std::min(part.end, source.size());
    const std::string_view visible = source.substr(0, last);
    out.text.reserve(out.text.size() + part.size());
    out.offsets.reserve(out.offsets.size() + part.size());
    for (std::size_t i = part.begin; i < last;) {
        i = squeezeAscii(out, visible, i, last);
        if (i >= last)
            break;
        const std::size_t end = characterEnd(visible, i);
        const utf8::Decoded base = utf8::decode(visible, i);
        if (end == i + 1 && base.codePoint < 0x80) {
            if (const char folded = kFold[base.codePoint]; folded != 0)
                push(out, static_cast<char32_t>(folded), i);
        } else if (isPlainIdeograph(base.codePoint)) {
            push(out, base.codePoint, i);
        } else {
            pushCharacter(out, visible, i, end);
        }
        i = end;
    }
}

Squeezed squeeze(std::string_view source)
{
    Squeezed out;
    squeezeInto(out, source, {0, source.size()});
    return out;
}

double letterWeight(std::string_view squeezed)
{
    constexpr double kIdeographWeight = 25.0 / 8.0;
    double weight = 0;
    for (std::size_t i = 0; i < squeezed.size();) {
        const utf8::Decoded one = utf8::decode(squeezed, i);
        const char32_t cp = one.codePoint;
        const bool dense = (cp >= 0x3040 && cp <= 0x9FFF) || (cp >= 0xAC00 && cp <= 0xD7A3) ||
                           (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x3FFFF);
        weight += dense ? kIdeographWeight : 1.0;
        i += one.size;
    }
    return weight;
}

} // namespace longleaf::answer
