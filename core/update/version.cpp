// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/update/version.h"

#include <algorithm>
#include <charconv>

namespace longleaf::update {

namespace {

constexpr std::size_t kLongest = 64;
constexpr std::size_t kMostDigits = 9; // fits 32 bits

bool isDigits(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isWord(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t point = text.find('.');
        words.push_back(text.substr(0, point));
        if (point == std::string_view::npos)
            return words;
        text.remove_prefix(point + 1);
    }
}

std::strong_ordering compareNumbers(std::string_view first, std::string_view second)
{
    const auto significant = [](std::string_view digits) {
        return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
    };
    first = significant(first);
    second = significant(second);
    if (first.size() != second.size())
        return first.size() <=> second.size();
    return first.compare(second) <=> 0;
}

std::strong_ordering compareWords(std::string_view first, std::string_view second)
{
    const bool firstIsNumber = isDigits(first);
    if (firstIsNumber != isDigits(second))
        return firstIsNumber ? std::strong_ordering::less : std::strong_ordering::greater;
    return firstIsNumber ? compareNumbers(first, second) : first.compare(second) <=> 0;
}

} // namespace

std::strong_ordering Version::operator<=>(const Version &other) const
{
    if (const auto order = numbers <=> other.numbers; order != 0)
        return order;
    if (isPreRelease() != other.isPreRelease())
        return isPreRelease() ? std::strong_ordering::less : std::strong_ordering::greater;
    for (std::size_t i = 0; i < std::min(preRelease.size(), other.preRelease.size()); ++i) {
        if (const auto order = compareWords(preRelease[i], other.preRelease[i]); order != 0)
            return order;
    }
    return preRelease.size() <=> other.preRelease.size();
}

std::optional<Version> parseVersion(std::string_view text)
{
    if (text.size() > kLongest)
        return std::nullopt;
    if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
        const auto build = wordsOf(text.substr(plus + 1));
        if (!std::all_of(build.begin(), build.end(), isWord))
            return std::nullopt;
        text = text.substr(0, plus);
    }
    Version version;
    if (const std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos) {
        for (const std::string_view word : wordsOf(text.substr(hyphen + 1))) {
            if (!isWord(word))
                return std::nullopt;
            version.preRelease.emplace_back(word);
        }
        text = text.substr(0, hyphen);
    }
    const auto numbers = wordsOf(text);
    if (numbers.size() > version.numbers.size())
        return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!isDigits(numbers[i]) || numbers[i].size() > kMostDigits)
            return std::nullopt;
        std::from_chars(numbers[i].data(), numbers[i].data() + numbers[i].size(), version.numbers[i]);
    }
    return version;
}

} // namespace longleaf::update
