// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/quantities.h"

#include "core/answer/number_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace longleaf::answer {

namespace {

using Word = std::pair<std::string_view, double>;

// Longer words first where one begins another.
constexpr std::array<Word, 20> kScales{{{"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9},      {"trillion", 1e12},
                                        {"hundred", 1e2},  {"mio", 1e6},     {"mrd", 1e9},          {"mn", 1e6},
                                        {"mm", 1e6},       {"bn", 1e9},      {"tn", 1e12},          {"k", 1e3},
                                        {"m", 1e6},        {"b", 1e9},       {"\u767E\u4E07", 1e6}, {"\u4E07", 1e4},
                                        {"\u842C", 1e4},   {"\u4EBF", 1e8},  {"\u5104", 1e8},       {"\u5343", 1e3}}};
constexpr std::array<Word, 29> kNumbers{
    {{"zero", 0},       {"one", 1},       {"two", 2},       {"three", 3},     {"four", 4},     {"five", 5},
     {"six", 6},        {"seven", 7},     {"eight", 8},     {"nine", 9},      {"ten", 10},     {"eleven", 11},
     {"twelve", 12},    {"dozen", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
     {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},
     {"fifty", 50},     {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}}};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool startsFolded(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// Whether `word` stands at `at` and no letter follows it.
bool wordAt(std::string_view text, std::size_t at, std::string_view word)
{
    if (at > text.size() || !startsFolded(text.substr(at), word))
        return false;
    const std::size_t end = at + word.size();
    const bool plural = end < text.size() && lower(text[end]) == 's' && word.size() > 3;
    const std::size_t next = end + (plural ? 1U : 0U);
    return !isLetter(word.front()) || next >= text.size() || !isLetter(text[next]);
}

std::size_t skipGap(std::string_view text, std::size_t at)
{
    constexpr std::string_view kHardSpace = "\u00A0";
    if (text.substr(at).starts_with(kHardSpace))
        return at + kHardSpace.size();
    return at < text.size() && (text[at] == ' ' || text[at] == '-' || text[at] == '\n') ? at + 1 : at;
}

constexpr std::array<std::string_view, 4> kCurrencies{"$", "\u20AC", "\u00A3", "\u00A5"};

bool hasCurrency(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, at);
    return std::any_of(kCurrencies.begin(), kCurrencies.end(), [before](auto sign) { return before.ends_with(sign); });
}

/// Reads the scale word and the percent sign behind the digits.
void readUnit(std::string_view text, Quantity &quantity)
{
    const std::size_t digitsEnd = quantity.span.end;
    std::size_t at = skipGap(text, digitsEnd);
    for (const auto &[word, scale] : kScales) {
        // One letter is a scale only in "$3M": "3M" and "10-K" are names.
        const bool named = word.size() > 1 || (at == digitsEnd && hasCurrency(text, quantity.span.begin));
        if (!named || !wordAt(text, at, word))
            continue;
        quantity.scale = scale;
        quantity.span.end = at + word.size();
        at = skipGap(text, quantity.span.end);
        break;
    }
    for (const std::string_view sign : {"%", "\uFF05", "\u066A", "percent", "per cent", "percentage"}) {
        if (!wordAt(text, at, sign))
            continue;
        quantity.percent = true;
        quantity.span.end = at + sign.size();
        return;
    }
}

void readBefore(std::string_view text, Quantity &quantity)
{
    for (const std::string_view sign : kCurrencies) {
        if (text.substr(0, quantity.span.begin).ends_with(sign))
            quantity.span.begin -= sign.size();
    }
    constexpr double kCentury = 2000;
    const std::string_view before = text.substr(0, quantity.span.begin);
    const bool twoDigits = quantity.text.size() <= 2 && quantity.span.size() == 2 && quantity.decimals == 0;
    const bool fiscal = before.size() >= 2 && startsFolded(before.substr(before.size() - 2), "fy");
    const bool apostrophe = before.ends_with('\'') || before.ends_with("\u2019");
    const bool range = before.size() >= 5 && (before.back() == '-' || before.back() == '/') &&
                       (before.substr(before.size() - 5, 2) == "20");
    if (twoDigits && (fiscal || apostrophe || range)) {
        quantity.value += kCentury;
        quantity.text = std::to_string(static_cast<int>(quantity.value));
    }
    constexpr double kFirst = 1900;
    constexpr double kLast = 2099;
    quantity.year = quantity.text.size() == 4 && quantity.value >= kFirst && quantity.value <= kLast &&
                    quantity.scale == 1 && !quantity.percent;
}

int decimalsOf(std::string_view text, TextSpan digits, const std::string &plain)
{
    if (plain.find('.') == std::string::npos) // 4.0 is written finer than 4
        return digits.size() > 2 && text[digits.end - 1] == '0' && text[digits.end - 2] == '.' ? 1 : 0;
    const std::string_view written = text.substr(digits.begin, digits.size());
    const std::size_t point = written.find_last_of(".,");
    return point == std::string_view::npos ? 0 : static_cast<int>(written.size() - point - 1);
}

void addWords(std::string_view text, std::vector<Quantity> &out)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isLetter(text[i]) || (i > 0 && isLetter(text[i - 1])))
            continue;
        const auto known =
            std::find_if(kNumbers.begin(), kNumbers.end(), [&](const Word &one) { return wordAt(text, i, one.first); });
        if (known == kNumbers.end())
            continue;
        Quantity quantity;
        quantity.value = known->second;
        quantity.span = {i, i + known->first.size()};
        constexpr double kTens = 20;
        const std::size_t next = skipGap(text, quantity.span.end);
        const auto unit = std::find_if(kNumbers.begin() + 1, kNumbers.begin() + 10,
                                       [&](const Word &one) { return wordAt(text, next, one.first); });
        if (known->second >= kTens && unit != kNumbers.begin() + 10) {
            quantity.value += unit->second;
            quantity.span.end = next + unit->first.size();
        }
        quantity.text = std::to_string(static_cast<int>(quantity.value));
        readUnit(text, quantity);
        i = quantity.span.end - 1;
        out.push_back(std::move(quantity));
    }
}

bool nearlyEqual(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

int significantDigits(const std::string &plain)
{
    std::string digits;
    std::copy_if(plain.begin(), plain.end(), std::back_inserter(digits), [](char c) { return c != '.'; });
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string::npos ? 0 : static_cast<int>(digits.size() - first);
}

} // namespace

std::vector<Quantity> quantitiesIn(std::string_view text, NumberWords words)
{
    std::vector<Quantity> out;
    for (PlacedNumber &number : placedNumbers(text)) {
        Quantity quantity;
        quantity.span = number.span;
        quantity.decimals = decimalsOf(text, number.span, number.value);
        quantity.text = std::move(number.value);
        quantity.parts = std::move(number.parts);
        const bool single = std::count(quantity.text.begin(), quantity.text.end(), '.') <= 1;
        quantity.value = single ? std::strtod(quantity.text.c_str(), nullptr) : 0;
        readUnit(text, quantity);
        readBefore(text, quantity);
        out.push_back(std::move(quantity));
    }
    if (words == NumberWords::Read)
        addWords(text, out);
    return out;
}

bool bearsOut(const Quantity &claim, const Quantity &source)
{
    if (claim.text == source.text ||
        std::find(source.parts.begin(), source.parts.end(), claim.text) != source.parts.end())
        return true;
    if (claim.year || source.value == 0 || claim.value == 0)
        return false;
    const double wanted = claim.value * claim.scale;
    const double there = source.value * source.scale;
    if (nearlyEqual(wanted, there) ||
        (claim.percent && !source.percent && nearlyEqual(claim.value, source.value * 100)))
        return true;
    // A table gives its scale in a heading; only a claim that names one can be compared so.
    constexpr std::array<double, 4> kHeadings{1, 1e3, 1e6, 1e9};
    const double half = 0.5 * std::pow(10.0, -claim.decimals) * claim.scale * (1 + 1e-9);
    const bool finer = significantDigits(source.text) > significantDigits(claim.text);
    const bool mayRound = finer && (significantDigits(claim.text) >= 2 || claim.percent);
    for (const double heading : kHeadings) {
        if (heading > 1 && (claim.scale == 1 || source.scale != 1))
            break;
        if (nearlyEqual(wanted, there * heading) || (mayRound && std::abs(wanted - there * heading) <= half))
            return true;
    }
    return false;
}

} // namespace longleaf::answer
