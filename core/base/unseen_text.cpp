// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unseen_text.h"

#include "core/base/utf8.h"

#include <array>
#include <cstdio>

namespace longleaf {

namespace {

constexpr char32_t kEmojiStyle = 0xFE0F;
constexpr char32_t kJoiner = 0x200D;

bool isIn(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

bool isTag(char32_t c)
{
    return isIn(c, 0xE0000, 0xE007F);
}

bool turnsDirection(char32_t c)
{
    return isIn(c, 0x202A, 0x202E) || isIn(c, 0x2066, 0x2069);
}

bool hasNoWidth(char32_t c)
{
    return isIn(c, 0x200B, 0x200F) || isIn(c, 0x2060, 0x2065) || isIn(c, 0x206A, 0x206F) || c == 0xFEFF ||
           c == 0x180E || c == 0x034F || c == 0x061C || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           isIn(c, 0xFE00, 0xFE0F) || isIn(c, 0xE0100, 0xE01EF) || isIn(c, 0xFFF9, 0xFFFB);
}

/// None of the characters above begins with another byte; most texts have none of these.
bool mayBegin(char byte)
{
    const auto b = static_cast<unsigned char>(byte);
    return b == 0xCD || b == 0xD8 || b == 0xE1 || b == 0xE2 || b == 0xE3 || b == 0xEF || b == 0xF3;
}

/// Characters in a row that could be unseen, and whether they are.
struct Run {
    TextSpan span;
    std::size_t characters = 0;
    bool certain = false; ///< holds one that is never ordinary
    std::array<char32_t, 2> first{};

    [[nodiscard]] bool isUnseen() const
    {
        const bool emoji = characters == 2 && first[0] == kEmojiStyle && first[1] == kJoiner;
        return certain || (characters >= 2 && !emoji);
    }
};

Run runAt(std::string_view text, std::size_t begin)
{
    Run run{{begin, begin}};
    while (run.span.end < text.size() && mayBegin(text[run.span.end])) {
        const utf8::Decoded one = utf8::decode(text, run.span.end);
        const bool certain = isTag(one.codePoint) || turnsDirection(one.codePoint);
        if (!one.valid || (!certain && !hasNoWidth(one.codePoint)))
            break;
        if (run.characters < run.first.size())
            run.first[run.characters] = one.codePoint;
        ++run.characters;
        run.certain = run.certain || certain;
        run.span.end += one.size;
    }
    return run;
}

template <typename Visit> void visitRuns(std::string_view text, const Visit &visit)
{
    for (std::size_t at = 0; at < text.size();) {
        const Run run = mayBegin(text[at]) ? runAt(text, at) : Run{{at, at}};
        if (run.isUnseen())
            visit(run);
        at = std::max(run.span.end, at + 1);
    }
}

} // namespace

std::vector<TextSpan> unseenText(std::string_view text)
{
    std::vector<TextSpan> spans;
    visitRuns(text, [&spans](const Run &run) { spans.push_back(run.span); });
    return spans;
}

std::string withoutUnseenText(std::string_view text)
{
    std::string out;
    std::size_t copied = 0;
    visitRuns(text, [&](const Run &run) {
        out += text.substr(copied, run.span.begin - copied);
        copied = run.span.end;
    });
    return copied == 0 ? std::string(text) : out.append(text.substr(copied));
}

std::string withUnseenTextShown(std::string_view text)
{
    std::string out;
    std::size_t copied = 0;
    visitRuns(text, [&](const Run &run) {
        out += text.substr(copied, run.span.begin - copied);
        std::array<char, 16> number{};
        std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(run.first[0]));
        out += '[';
        out += number.data();
        if (run.characters > 1)
            out += " and " + std::to_string(run.characters - 1) + " more";
        out += ']';
        copied = run.span.end;
    });
    return copied == 0 ? std::string(text) : out.append(text.substr(copied));
}

} // namespace longleaf
