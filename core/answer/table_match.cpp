// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/table_match.h"

#include "core/answer/number_check.h"

#include <algorithm>
#include <unordered_map>

namespace longleaf::answer {

namespace {

constexpr double kMinCoverage = 0.95;
constexpr std::size_t kMinWords = 3;
constexpr std::size_t kMaxPageBytes = 256 * 1024; ///< a "page" longer than this is a file without pages

/// Shortest run of the page's words that has every word of `wanted` (all of them stand on the page).
std::pair<std::size_t, std::size_t> shortestRun(const std::vector<PageWord> &words,
                                                std::unordered_map<std::uint64_t, int> &wanted)
{
    std::size_t missing = wanted.size();
    std::pair<std::size_t, std::size_t> best{0, words.size()};
    std::size_t first = 0;
    for (std::size_t last = 0; last < words.size(); ++last) {
        const auto added = wanted.find(words[last].hash);
        if (added != wanted.end() && added->second++ == 0)
            --missing;
        while (missing == 0) {
            if (last + 1 - first < best.second - best.first)
                best = {first, last + 1};
            const auto removed = wanted.find(words[first].hash);
            if (removed != wanted.end() && --removed->second == 0)
                ++missing;
            ++first;
        }
    }
    return best;
}

} // namespace

std::optional<TableMatch> findOnPage(std::string_view quote, IndexedDocument &document, int page)
{
    const TextSpan range = document.pageRange(page, page);
    if (range.empty() || range.size() > kMaxPageBytes || numbersIn(quote).empty() ||
        !missingNumbers(quote, document.numberContext(range)).empty())
        return std::nullopt;
    const Squeezed squeezedQuote = squeeze(quote);
    const auto quoteWords = wordsOf(squeezedQuote, {0, squeezedQuote.text.size()}, quote);
    const std::vector<PageWord> &words = document.pageWords(page);

    std::unordered_map<std::uint64_t, int> onPage;
    for (const PageWord &word : words)
        onPage.emplace(word.hash, 0);
    std::unordered_map<std::uint64_t, int> wanted;
    std::unordered_map<std::uint64_t, int> seen;
    double total = 0;
    double covered = 0;
    for (const PageWord &word : quoteWords) {
        if (!seen.emplace(word.hash, 0).second)
            continue;
        const double weight = document.wordWeight(word.hash);
        total += weight;
        if (onPage.contains(word.hash)) {
            covered += weight;
            wanted.emplace(word.hash, 0);
        }
    }
    if (seen.size() < kMinWords || covered < kMinCoverage * total)
        return std::nullopt;

    const auto [first, last] = shortestRun(words, wanted);
    return TableMatch{{words[first].squeezed.begin, words[last - 1].squeezed.end}, covered / total};
}

} // namespace longleaf::answer
