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

/// Whether a word that another extractor ran together stands on the page as several whole ones.
bool runTogether(IndexedDocument &document, TextSpan page, std::string_view word)
{
    constexpr std::size_t kLeastBytes = 8;
    if (word.size() < kLeastBytes)
        return false;
    const std::string_view text = std::string_view(document.squeezed().text).substr(page.begin, page.size());
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const TextSpan span{page.begin + at, page.begin + at + word.size()};
        if (document.onWordBoundaries(span))
            return true;
    }
    return false;
}

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
        } else if (runTogether(
                       document, range,
                       std::string_view(squeezedQuote.text).substr(word.squeezed.begin, word.squeezed.size()))) {
            covered += weight;
        }
    }
    if (seen.size() < kMinWords || wanted.empty() || covered < kMinCoverage * total)
        return std::nullopt;

    const auto [first, last] = shortestRun(words, wanted);
    return TableMatch{{words[first].squeezed.begin, words[last - 1].squeezed.end}, covered / total};
}

} // namespace longleaf::answer
