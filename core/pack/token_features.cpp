// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/token_features.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace longleaf::pack {
namespace {

enum class Kind : std::uint8_t { Lower, Upper, Digit, Space, Newline, Sign, Wide };

constexpr std::array<Kind, 256> makeKinds()
{
    std::array<Kind, 256> kinds{};
    for (std::size_t i = 0; i < 256; ++i) {
        kinds[i] = i >= 0x80                         ? Kind::Wide
                   : i >= 'a' && i <= 'z'            ? Kind::Lower
                   : i >= 'A' && i <= 'Z'            ? Kind::Upper
                   : i >= '0' && i <= '9'            ? Kind::Digit
                   : i == '\n' || i == '\r'          ? Kind::Newline
                   : i == ' ' || (i >= 9 && i <= 12) ? Kind::Space
                                                     : Kind::Sign;
    }
    return kinds;
}

constexpr std::array<Kind, 256> kKinds = makeKinds();

struct Range {
    char32_t first;
    char32_t last;
    TokenFeature feature;
};

// Rising; what falls in a gap is Other.
constexpr Range kScripts[] = {
    {0x00A0, 0x00BF, TokenFeature::Symbols},        {0x00C0, 0x024F, TokenFeature::LatinAccented},
    {0x0370, 0x03FF, TokenFeature::Greek},          {0x0400, 0x052F, TokenFeature::Cyrillic},
    {0x0590, 0x05FF, TokenFeature::Hebrew},         {0x0600, 0x06FF, TokenFeature::Arabic},
    {0x0750, 0x077F, TokenFeature::Arabic},         {0x0900, 0x097F, TokenFeature::Devanagari},
    {0x0980, 0x0DFF, TokenFeature::OtherIndic},     {0x0E00, 0x0EFF, TokenFeature::SouthEastAsian},
    {0x1000, 0x109F, TokenFeature::SouthEastAsian}, {0x1100, 0x11FF, TokenFeature::Hangul},
    {0x1780, 0x17FF, TokenFeature::SouthEastAsian}, {0x1E00, 0x1EFF, TokenFeature::LatinAccented},
    {0x1F00, 0x1FFF, TokenFeature::Greek},          {0x2000, 0x2BFF, TokenFeature::Symbols},
    {0x3000, 0x303F, TokenFeature::Symbols},        {0x3040, 0x30FF, TokenFeature::Kana},
    {0x3400, 0x4DBF, TokenFeature::RareHan},        {0x4E00, 0x9FFF, TokenFeature::Han},
    {0xAC00, 0xD7AF, TokenFeature::Hangul},         {0xF900, 0xFAFF, TokenFeature::RareHan},
    {0xFB50, 0xFDFF, TokenFeature::Arabic},         {0xFE70, 0xFEFC, TokenFeature::Arabic},
    {0xFF00, 0xFFEF, TokenFeature::Symbols},        {0x20000, 0x3FFFF, TokenFeature::RareHan},
};

TokenFeature scriptOf(char32_t c)
{
    const auto *found = std::upper_bound(std::begin(kScripts), std::end(kScripts), c,
                                         [](char32_t value, const Range &range) { return value <= range.last; });
    return found != std::end(kScripts) && c >= found->first ? found->feature : TokenFeature::Other;
}

bool isLetterScript(TokenFeature feature)
{
    return feature != TokenFeature::Symbols && feature != TokenFeature::Other;
}

class Counter final {
public:
    explicit Counter(std::string_view text)
        : m_text(text)
    {
    }

    TokenFeatures run()
    {
        while (m_at < m_text.size()) {
            switch (kindAt(m_at)) {
            case Kind::Lower:
            case Kind::Upper: word(); break;
            case Kind::Digit: digits(); break;
            case Kind::Space:
            case Kind::Newline: space(); break;
            case Kind::Sign: signs(); break;
            case Kind::Wide: wide(); break;
            }
        }
        return m_counts;
    }

private:
    [[nodiscard]] Kind kindAt(std::size_t at) const { return kKinds[static_cast<unsigned char>(m_text[at])]; }
    [[nodiscard]] bool at(Kind kind) const { return m_at < m_text.size() && kindAt(m_at) == kind; }
    void add(TokenFeature feature, std::size_t count = 1) { m_counts[static_cast<std::size_t>(feature)] += count; }

    std::size_t skip(Kind kind)
    {
        const std::size_t begin = m_at;
        while (at(kind)) {
            ++m_at;
        }
        return m_at - begin;
    }

    void word()
    {
        const std::size_t upper = skip(Kind::Upper);
        const std::size_t lower = skip(Kind::Lower);
        const std::size_t letters = upper + lower;
        add(letters <= 5    ? TokenFeature::Word1To5
            : letters <= 8  ? TokenFeature::Word6To8
            : letters <= 12 ? TokenFeature::Word9To12
            : letters <= 16 ? TokenFeature::Word13To16
                            : TokenFeature::Word17Up);
        if (letters > 16) {
            add(TokenFeature::LettersOver16, letters - 16);
        }
        if (upper == 1 && lower > 0) {
            add(TokenFeature::CapitalisedWords);
        } else if (upper > 1) {
            add(TokenFeature::AllCapsWords);
        }
    }

    void digits() { add(TokenFeature::DigitGroups, (skip(Kind::Digit) + 2) / 3); }

    void space()
    {
        const std::size_t begin = m_at;
        std::size_t sinceNewline = 0;
        bool newline = false;
        while (m_at < m_text.size() && (kindAt(m_at) == Kind::Space || kindAt(m_at) == Kind::Newline)) {
            const bool isNewline = kindAt(m_at) == Kind::Newline;
            newline = newline || isNewline;
            sinceNewline = isNewline ? 0 : sinceNewline + 1;
            ++m_at;
        }
        if (newline) {
            add(TokenFeature::NewlineRuns);
        }
        const std::size_t spaces = newline ? sinceNewline : m_at - begin;
        if (spaces > 1) {
            add(TokenFeature::SpaceRuns);
            add(TokenFeature::SpaceRunChars, spaces);
        }
        if (spaces > 0 && at(Kind::Digit)) {
            add(TokenFeature::SpacesBeforeDigits);
        }
    }

    void signs()
    {
        const bool afterSpace = m_at > 0 && kindAt(m_at - 1) == Kind::Space;
        const std::size_t count = skip(Kind::Sign);
        if (count == 1 && !afterSpace && (at(Kind::Lower) || at(Kind::Upper))) {
            add(TokenFeature::SignsOfWords);
            return;
        }
        add(TokenFeature::SignRuns);
        if (count > 3) {
            add(TokenFeature::SignsOverThree, count - 3);
        }
    }

    // A run of characters beyond ASCII.
    void wide()
    {
        TokenFeature before = TokenFeature::Other;
        while (at(Kind::Wide)) {
            const utf8::Decoded c = utf8::decode(m_text, m_at);
            const TokenFeature feature = c.valid ? scriptOf(c.codePoint) : TokenFeature::Other;
            add(feature);
            if (feature != before && isLetterScript(feature)) {
                if (feature == TokenFeature::Cyrillic) {
                    add(TokenFeature::CyrillicWords);
                } else if (feature == TokenFeature::Arabic) {
                    add(TokenFeature::ArabicWords);
                }
            }
            before = feature;
            m_at += c.size;
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    TokenFeatures m_counts{};
};

} // namespace

TokenFeatures tokenFeatures(std::string_view text)
{
    return Counter(text).run();
}

} // namespace longleaf::pack
