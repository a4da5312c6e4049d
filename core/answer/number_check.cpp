// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/number_check.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace longleaf::answer {

namespace {

std::optional<char> digitOf(char32_t cp)
{
    for (const char32_t zero : {U'0', U'\uFF10', U'\u0660', U'\u06F0', U'\u0966'}) {
        if (cp >= zero && cp <= zero + 9)
            return static_cast<char>('0' + static_cast<int>(cp - zero));
    }
    return std::nullopt;
}

/// '.', ',', '\'' or ' ' for what may stand between the digits of one number; 0 for anything else.
char separatorOf(char32_t cp)
{
    switch (cp) {
    case U'.':
    case 0xFF0E:
    case 0x066B: return '.';
    case U',':
    case 0xFF0C:
    case 0x066C: return ',';
    case U'\'':
    case 0x2019: return '\'';
    case U' ':
    case 0x00A0:
    case 0x2007:
    case 0x2009:
    case 0x202F: return ' ';
    default: return 0;
    }
}

struct Raw {
    std::vector<std::string> groups;
    std::string separators; ///< one fewer than groups
    bool leadingPoint = false;
};

std::string plain(std::string whole, std::string decimals)
{
    const std::size_t first = whole.find_first_not_of('0');
    whole = first == std::string::npos ? "0" : whole.substr(first);
    while (!decimals.empty() && decimals.back() == '0')
        decimals.pop_back();
    return decimals.empty() ? whole : whole + "." + decimals;
}

bool groupsOfThree(const Raw &raw, std::size_t count)
{
    if (raw.groups.front().size() > 3)
        return false;
    for (std::size_t i = 1; i < count; ++i) {
        if (raw.groups[i].size() != 3)
            return false;
    }
    return true;
}

std::string joined(const Raw &raw, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += raw.groups[i];
    return out;
}

std::vector<std::string> separateParts(const Raw &raw)
{
    std::vector<std::string> parts;
    for (const std::string &group : raw.groups)
        parts.push_back(plain(group, {}));
    return parts;
}

void addTokens(std::vector<PlacedNumber> &out, const Raw &raw)
{
    const std::size_t count = raw.groups.size();
    if (raw.leadingPoint && count == 1) {
        out.push_back({{}, plain("0", raw.groups.front()), {plain(raw.groups.front(), {})}});
        return;
    }
    if (count == 1) {
        out.push_back({{}, plain(raw.groups.front(), {}), {}});
        return;
    }
    const char last = raw.separators.back();
    const bool lastIsNew = raw.separators.find(last) == raw.separators.size() - 1;
    const bool sameBefore = raw.separators.find_first_not_of(raw.separators.front()) >= raw.separators.size() - 1;
    if (count > 2 && lastIsNew && sameBefore && (last == '.' || last == ',') && groupsOfThree(raw, count - 1)) {
        std::vector<std::string> parts;
        if (raw.separators.front() == ' ') {
            for (std::size_t i = 0; i + 1 < count; ++i)
                parts.push_back(plain(raw.groups[i], i + 2 == count ? raw.groups.back() : std::string()));
        }
        out.push_back({{}, plain(joined(raw, count - 1), raw.groups.back()), std::move(parts)});
        return;
    }
    if (count == 2 && last == '.') {
        out.push_back({{}, plain(raw.groups[0], raw.groups[1]), {}});
        return;
    }
    const bool uniform = raw.separators.find_first_not_of(last) == std::string::npos;
    if (uniform && groupsOfThree(raw, count)) {
        const bool couldBeTwo = last == ' ';
        out.push_back(
            {{}, plain(joined(raw, count), {}), couldBeTwo ? separateParts(raw) : std::vector<std::string>{}});
        return;
    }
    if (count == 2 && last == ',' && raw.groups[1].size() <= 2) {
        out.push_back({{}, plain(raw.groups[0], raw.groups[1]), separateParts(raw)});
        return;
    }
    if (raw.separators.find(' ') == std::string::npos && raw.separators.find(',') == std::string::npos) {
        std::string whole; // a section number or a date such as 10.2.1
        for (const std::string &group : raw.groups)
            whole += (whole.empty() ? "" : ".") + group;
        out.push_back({{}, whole, {}});
        return;
    }
    for (std::string &part : separateParts(raw))
        out.push_back({{}, std::move(part), {}});
}

std::size_t digitRun(std::string_view text, std::size_t offset)
{
    std::size_t count = 0;
    while (offset < text.size()) {
        const utf8::Decoded one = utf8::decode(text, offset);
        if (!digitOf(one.codePoint))
            break;
        offset += one.size;
        ++count;
    }
    return count;
}

/// Whether the digits after a separator belong to the number begun in `raw`.
bool continues(const Raw &raw, char separator, std::size_t digitsAfter)
{
    if (digitsAfter == 0)
        return false;
    const bool onlyPoints = raw.separators.find_first_not_of('.') == std::string::npos;
    if (separator == ',' && !raw.separators.empty() && raw.separators.find('.') != std::string::npos)
        return onlyPoints && groupsOfThree(raw, raw.groups.size()) && digitsAfter <= 2; // 1.234,56
    if (separator == '.' || separator == ',')
        return true;
    const bool firstFits = raw.groups.front().size() <= 3;
    const bool uniform = raw.separators.find_first_not_of(separator) == std::string::npos;
    const bool lastFits = raw.groups.size() == 1 || raw.groups.back().size() == 3;
    return firstFits && uniform && lastFits && digitsAfter == 3;
}

/// "123,456" at `offset`: after a space this is the next number, not a further group of the one before.
bool startsCommaGroups(std::string_view text, std::size_t offset)
{
    constexpr std::size_t kGroup = 3;
    return offset + kGroup < text.size() && text[offset + kGroup] == ',' &&
           digitRun(text, offset + kGroup + 1) == kGroup;
}

/// Reads a number at `offset` (a digit); returns its end.
std::size_t readNumber(std::string_view text, std::size_t offset, Raw &raw)
{
    raw.groups.emplace_back();
    while (offset < text.size()) {
        const utf8::Decoded one = utf8::decode(text, offset);
        if (const auto digit = digitOf(one.codePoint)) {
            raw.groups.back() += *digit;
            offset += one.size;
            continue;
        }
        const char separator = separatorOf(one.codePoint);
        if (separator == 0 || !continues(raw, separator, digitRun(text, offset + one.size)))
            break;
        if (separator == ' ' && startsCommaGroups(text, offset + one.size))
            break;
        raw.separators += separator;
        raw.groups.emplace_back();
        offset += one.size;
    }
    return offset;
}

bool isAsciiWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

using Bag = std::unordered_map<std::string, int>;

bool take(Bag &bag, const std::string &value)
{
    const auto found = bag.find(value);
    if (found == bag.end() || found->second == 0)
        return false;
    --found->second;
    return true;
}

std::vector<std::string> flattened(const std::vector<PlacedNumber> &list, bool split)
{
    std::vector<std::string> out;
    for (const PlacedNumber &token : list) {
        if (split && !token.parts.empty())
            out.insert(out.end(), token.parts.begin(), token.parts.end());
        else
            out.push_back(token.value);
    }
    return out;
}

bool isSubsequence(const std::vector<std::string> &inner, const std::vector<std::string> &outer)
{
    std::size_t at = 0;
    for (const std::string &value : outer) {
        if (at < inner.size() && inner[at] == value)
            ++at;
    }
    return at == inner.size();
}

} // namespace

std::vector<PlacedNumber> placedNumbers(std::string_view text)
{
    std::vector<PlacedNumber> out;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded one = utf8::decode(text, i);
        if (!digitOf(one.codePoint)) {
            i += one.size;
            continue;
        }
        Raw raw;
        const bool point = i > 0 && text[i - 1] == '.';
        raw.leadingPoint = point && (i < 2 || (!isAsciiWordByte(text[i - 2]) && text[i - 2] != '.'));
        const std::size_t begin = i;
        const std::size_t known = out.size();
        i = readNumber(text, i, raw);
        addTokens(out, raw);
        for (std::size_t k = known; k < out.size(); ++k)
            out[k].span = {begin, i};
    }
    return out;
}

std::vector<std::string> numbersIn(std::string_view text)
{
    return flattened(placedNumbers(text), false);
}

std::vector<std::string> missingNumbers(std::string_view quote, std::string_view source)
{
    Bag whole;
    Bag parts;
    for (const PlacedNumber &token : placedNumbers(source)) {
        ++whole[token.value];
        for (const std::string &part : token.parts)
            ++parts[part];
    }
    std::vector<std::string> missing;
    for (const PlacedNumber &token : placedNumbers(quote)) {
        if (take(whole, token.value) || take(parts, token.value))
            continue;
        const bool readAsParts =
            !token.parts.empty() && std::all_of(token.parts.begin(), token.parts.end(), [&](const std::string &part) {
                return take(whole, part) || take(parts, part);
            });
        if (!readAsParts)
            missing.push_back(token.value);
    }
    return missing;
}

bool numbersInOrder(std::string_view quote, std::string_view source)
{
    const std::vector<PlacedNumber> wanted = placedNumbers(quote);
    const std::vector<PlacedNumber> there = placedNumbers(source);
    return isSubsequence(flattened(wanted, true), flattened(there, true)) ||
           isSubsequence(flattened(wanted, false), flattened(there, false));
}

} // namespace longleaf::answer
