// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/escape_encoding.h"

#include <algorithm>
#include <array>
#include <vector>

namespace longleaf::extract {

namespace {

constexpr char kEscape = '\x1B';
constexpr std::string_view kHzBegin = "~{";

bool isSevenBit(std::string_view bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// What the escape code at the beginning of `code` (without the escape) belongs to. Those of terminals begin with '['.
std::string_view isoOf(std::string_view code)
{
    const auto at = [code](std::size_t i) {
        return i < code.size() ? code[i] : '\0';
    };
    const auto in = [](char c, std::string_view set) {
        return c != '\0' && set.find(c) != std::string_view::npos;
    };
    if (at(0) == '(' && in(at(1), "IJ"))
        return "ISO-2022-JP";
    if (at(0) != '$')
        return {};
    if (in(at(1), "@AB") || (at(1) == '(' && in(at(2), "@CDOPQ")))
        return "ISO-2022-JP";
    if (at(1) == ')' && at(2) == 'C')
        return "ISO-2022-KR";
    if ((at(1) == ')' && in(at(2), "AEG")) || (at(1) == '*' && at(2) == 'H'))
        return "ISO-2022-CN";
    return {};
}

std::string_view isoEncodingOf(std::string_view bytes)
{
    for (std::size_t at = bytes.find(kEscape); at != std::string_view::npos; at = bytes.find(kEscape, at + 1)) {
        if (const std::string_view found = isoOf(bytes.substr(at + 1)); !found.empty())
            return found;
    }
    return {};
}

/// The wider encodings first: iconv passes codes that it does not know on as if they were text.
std::vector<std::string> namesOf(std::string_view encoding)
{
    if (encoding == "ISO-2022-JP")
        return {"ISO-2022-JP-2", "ISO-2022-JP-3", "ISO-2022-JP"};
    return {std::string(encoding)};
}

/// The same text in GB 2312 with 8 bits (EUC-CN); none if it is not HZ.
std::optional<std::string> hzAsEucCn(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    bool chinese = false;
    for (std::size_t i = 0; i < bytes.size();) {
        const char c = bytes[i];
        const char next = i + 1 < bytes.size() ? bytes[i + 1] : '\0';
        if (chinese && c == '~' && next == '}') {
            chinese = false;
            i += 2;
        } else if (chinese && (c == '\n' || c == '\r')) {
            chinese = false; // a line's end ends it too
        } else if (chinese) {
            if (c < 0x21 || c > 0x77 || next < 0x21 || next > 0x7E)
                return std::nullopt;
            out += static_cast<char>(static_cast<unsigned char>(c) | 0x80U);
            out += static_cast<char>(static_cast<unsigned char>(next) | 0x80U);
            i += 2;
        } else if (c == '~' && next == '{') {
            chinese = true;
            i += 2;
        } else if (c == '~' && (next == '~' || next == '\n')) {
            out += next == '~' ? "~" : ""; // a tilde, or a line that goes on
            i += 2;
        } else {
            out += c;
            ++i;
        }
    }
    return out;
}

} // namespace

std::string_view escapeEncodingOf(std::string_view bytes)
{
    std::string_view found = isoEncodingOf(bytes);
    if (found.empty() && bytes.find(kHzBegin) != std::string_view::npos)
        found = "HZ";
    return !found.empty() && isSevenBit(bytes) ? found : std::string_view();
}

std::optional<std::string> decodeEscapes(std::string_view bytes, std::string_view encoding, const Convert &convert)
{
    if (encoding == "HZ") {
        const auto wide = hzAsEucCn(bytes);
        return wide ? convert(*wide, "GB18030") : std::nullopt;
    }
    for (const std::string &name : namesOf(encoding)) {
        auto text = convert(bytes, name);
        if (text && isoEncodingOf(*text).empty())
            return text;
    }
    return std::nullopt;
}

} // namespace longleaf::extract
