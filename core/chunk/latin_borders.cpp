// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/latin_borders.h"

#include "core/base/utf8.h"
#include "core/chunk/characters.h"

#include <array>
#include <cstdint>

namespace longleaf::chunk {

namespace {

/// The property Sentence_Break, as far as Latin text needs it.
enum class Kind : std::uint8_t { Other, Upper, Lower, Digit, Blank, Close, Goes, FullStop, Terminator, Unknown };

constexpr Kind asciiKind(char c)
{
    if (isAsciiUpper(c))
        return Kind::Upper;
    if (isAsciiLetter(c))
        return Kind::Lower;
    if (isAsciiDigit(c))
        return Kind::Digit;
    switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r': return Kind::Blank;
    case '"':
    case '\'':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}': return Kind::Close;
    case ',':
    case '-':
    case ':': return Kind::Goes;
    case '.': return Kind::FullStop;
    case '!':
    case '?': return Kind::Terminator;
    default: return c < ' ' ? Kind::Unknown : Kind::Other;
    }
}

constexpr std::array<Kind, 128> kAsciiKinds = [] {
    std::array<Kind, 128> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = asciiKind(static_cast<char>(i));
    return kinds;
}();

Kind wideKind(char32_t c)
{
    switch (c) {
    case 0xA0: return Kind::Blank;
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D: return Kind::Close;
    case 0x2013:
    case 0x2014: return Kind::Goes;
    case 0xA2: // cent, pound, section, copyright, registered, degree, middle dot
    case 0xA3:
    case 0xA7:
    case 0xA9:
    case 0xAE:
    case 0xB0:
    case 0xB7:
    case 0xD7:
    case 0x2020:
    case 0x2021:
    case 0x2022:
    case 0x2026:
    case 0x20AC:
    case 0x2122:
    case 0x2610:
    case 0x2611:
    case 0x2612: return Kind::Other;
    default: break;
    }
    if (c >= 0xC0 && c <= 0xDE)
        return Kind::Upper;
    if (c >= 0xDF && c <= 0xFF && c != 0xF7)
        return Kind::Lower;
    return Kind::Unknown;
}

struct Symbol {
    Kind kind = Kind::Other;
    std::size_t size = 1;
};

Symbol symbolAt(std::string_view text, std::size_t at)
{
    if (isAscii(text[at]))
        return {kAsciiKinds[static_cast<unsigned char>(text[at])], 1};
    const utf8::Decoded next = utf8::decode(text, at);
    return {next.valid ? wideKind(next.codePoint) : Kind::Unknown, next.size};
}

bool isTerminator(Kind kind)
{
    return kind == Kind::FullStop || kind == Kind::Terminator;
}

/// SB8: after a full stop a small letter goes on, whatever signs and digits stand before it.
bool smallLetterFollows(std::string_view text, std::size_t at, std::size_t end)
{
    while (at < end) {
        const Symbol next = symbolAt(text, at);
        if (next.kind == Kind::Lower)
            return true;
        if (next.kind == Kind::Upper || next.kind == Kind::Unknown || isTerminator(next.kind))
            return false;
        at += next.size;
    }
    return false;
}

/// Whether the sentence goes on at `at`, after a terminator and its closing signs and blanks (SB6 to SB8a).
bool goesOnAt(std::string_view text, std::size_t at, std::size_t end, Kind before, Kind terminator, bool adjacent)
{
    const Kind next = symbolAt(text, at).kind;
    if (next == Kind::Goes || isTerminator(next))
        return true;
    if (terminator != Kind::FullStop)
        return false;
    if (adjacent && (next == Kind::Digit || (next == Kind::Upper && (before == Kind::Upper || before == Kind::Lower))))
        return true;
    return smallLetterFollows(text, at, end);
}

} // namespace

bool findLatinBorders(std::string_view text, TextSpan run, std::vector<std::size_t> &borders)
{
    borders.clear();
    Kind before = Kind::Other;
    std::size_t at = run.begin;
    while (at < run.end) {
        const Symbol symbol = symbolAt(text, at);
        if (symbol.kind == Kind::Unknown)
            return false;
        at += symbol.size;
        if (!isTerminator(symbol.kind)) {
            before = symbol.kind;
            continue;
        }
        const std::size_t afterTerminator = at;
        Symbol next;
        for (; at < run.end && (next = symbolAt(text, at)).kind == Kind::Close; at += next.size) {
        }
        for (; at < run.end && (next = symbolAt(text, at)).kind == Kind::Blank; at += next.size) {
        }
        if (at < run.end && !goesOnAt(text, at, run.end, before, symbol.kind, at == afterTerminator))
            borders.push_back(at);
        before = symbol.kind;
    }
    borders.push_back(run.end);
    return true;
}

} // namespace longleaf::chunk
