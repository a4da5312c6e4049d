// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/quote_search.h"

#include "core/answer/number_check.h"

#include <algorithm>
#include <numeric>

namespace longleaf::answer {

namespace {

constexpr std::size_t kMaxOccurrences = 4096;
constexpr std::size_t kMaxWindows = 16;
constexpr std::size_t kMaxDirectBytes = 48 * 1024;  ///< longer page regions are searched with anchors
constexpr std::size_t kMaxSimilarBytes = 16 * 1024; ///< longer quotes are only looked for letter by letter
constexpr std::size_t kMinAnchorsUsed = 4;
constexpr std::size_t kMaxCandidates = 1500; ///< per document, once kMinAnchorsUsed anchors have been used

int maxDistance(const WantedQuote &quote)
{
    return static_cast<int>((1.0 - kMinSimilarity) * static_cast<double>(quote.pattern.length()) + 1e-9);
}

} // namespace

WantedQuote::WantedQuote(std::string_view quote)
    : text(quote)
    , squeezed(squeeze(quote))
    , weight(letterWeight(squeezed.text))
    , anchors(anchorsOf(squeezed.text))
    , pattern(squeezed.text)
{
}

WantedQuote WantedQuote::part(std::string_view piece) const
{
    WantedQuote out(piece);
    out.documentCited = documentCited;
    out.document = document;
    out.page = page;
    return out;
}

Nearness QuoteSearch::nearness(const WantedQuote &quote, std::size_t document, TextSpan squeezed)
{
    const bool rightDocument = quote.document ? *quote.document == document : !quote.documentCited;
    const int distance = quote.page ? m_documents[document].pageDistance(squeezed, *quote.page) : 0;
    if (rightDocument && distance <= 1)
        return {0, distance, document, squeezed.begin};
    if (quote.document && rightDocument)
        return {1, distance, document, squeezed.begin};
    return {2, 0, document, squeezed.begin};
}

bool QuoteSearch::whereCited(const WantedQuote &quote, const Hit &hit)
{
    return std::get<0>(nearness(quote, hit.document, hit.squeezed)) == 0;
}

void QuoteSearch::checkNumbers(const WantedQuote &quote, Hit &hit)
{
    const std::string_view source = m_documents[hit.document].numberContext(hit.squeezed);
    hit.numbersAgree = missingNumbers(quote.text, source).empty() && numbersInOrder(quote.text, source);
}

bool QuoteSearch::contradicts(const WantedQuote &quote, const Hit &hit)
{
    if (hit.numbersAgree || hit.similarity < kCloseSimilarity)
        return false;
    const std::string_view source = m_documents[hit.document].numberContext(hit.squeezed);
    return missingNumbers(quote.text, source).empty() || !missingNumbers(source, quote.text).empty();
}

std::vector<Hit> QuoteSearch::exact(const WantedQuote &quote, std::size_t limit)
{
    if (quote.document) {
        std::vector<Hit> cited = exactIn(quote, {*quote.document}, limit);
        if (std::any_of(cited.begin(), cited.end(), [](const Hit &hit) { return hit.numbersAgree; }))
            return cited; // the other documents need not even be indexed
    }
    std::vector<std::size_t> all(m_documents.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return exactIn(quote, all, limit);
}

std::vector<Hit> QuoteSearch::exactIn(const WantedQuote &quote, const std::vector<std::size_t> &documents,
                                      std::size_t limit)
{
    std::vector<std::pair<Nearness, Hit>> found;
    const std::size_t length = quote.squeezed.text.size();
    for (const std::size_t i : documents) {
        for (const std::size_t at : m_documents[i].index().exact(quote.squeezed.text, quote.anchors, kMaxOccurrences)) {
            const TextSpan span{at, at + length};
            found.emplace_back(nearness(quote, i, span), Hit{i, span, 1.0, true});
        }
    }
    const std::size_t kept = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                      [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < kept; ++i) {
        Hit hit = found[i].second;
        hit.numbersAgree = missingNumbers(quote.text, m_documents[hit.document].numberContext(hit.squeezed)).empty();
        hits.push_back(hit);
    }
    return hits;
}

std::optional<Hit> QuoteSearch::exactShort(const WantedQuote &quote)
{
    const std::size_t length = quote.squeezed.text.size();
    std::vector<Hit> found;
    for (std::size_t i = 0; i < m_documents.size(); ++i) {
        if (quote.documentCited && quote.document != i)
            continue;
        IndexedDocument &document = m_documents[i];
        TextSpan range{0, document.squeezed().text.size()};
        if (quote.page) {
            range = document.pageRange(*quote.page, *quote.page);
            range = {range.begin - std::min(range.begin, length - 1),
                     range.empty() ? range.end : std::min(range.end + length - 1, document.squeezed().text.size())};
        }
        if (range.empty())
            continue;
        bool onThisPage = false;
        for (const std::size_t at : scanExact(document.squeezed().text, range, quote.squeezed.text, kMaxOccurrences)) {
            const TextSpan span{at, at + length};
            const bool whole = document.onWordBoundaries(span);
            if (!whole || !missingNumbers(quote.text, document.numberContext(span)).empty() ||
                (quote.page && onThisPage))
                continue;
            onThisPage = true;
            found.push_back({i, span, 1.0, true});
        }
    }
    const bool placed = quote.page.has_value() || quote.document.has_value();
    return placed && found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

Hit QuoteSearch::hitAt(const WantedQuote &quote, const Window &window, const Alignment &found)
{
    const TextSpan matched{window.squeezed.begin + found.begin, window.squeezed.begin + found.end};
    Hit hit{window.document, m_documents[window.document].wholeWords(matched), quote.pattern.similarity(found.distance),
            false};
    checkNumbers(quote, hit);
    return hit;
}

std::optional<Hit> QuoteSearch::similarNearPage(const WantedQuote &quote)
{
    if (!quote.document || !quote.page || quote.squeezed.text.size() > kMaxSimilarBytes)
        return std::nullopt;
    IndexedDocument &document = m_documents[*quote.document];
    int limit = maxDistance(quote);
    std::optional<Hit> best = similarOnPages(quote, *quote.page, *quote.page, limit);
    // The neighbours and quotes over a page break only win if they are better than the cited page.
    if (limit > 0 && document.pageRange(*quote.page - 1, *quote.page + 1).size() <= kMaxDirectBytes) {
        if (const auto near = similarOnPages(quote, *quote.page - 1, *quote.page + 1, limit))
            best = near;
    }
    return best;
}

/// Best place on these pages with at most `limit` edits; leaves in `limit` what would be better.
std::optional<Hit> QuoteSearch::similarOnPages(const WantedQuote &quote, int first, int last, int &limit)
{
    IndexedDocument &document = m_documents[*quote.document];
    const TextSpan range = document.pageRange(first, last);
    if (range.empty() || range.size() > kMaxDirectBytes)
        return std::nullopt;
    // Parts that were not sent lie between: compare with each sent part on its own.
    std::optional<Hit> best;
    for (std::size_t at = range.begin; at < range.end && limit >= 0;) {
        const TextSpan part{at, std::min(range.end, document.segmentAt(at).end)};
        if (part.empty()) {
            ++at;
            continue;
        }
        const std::string_view window = std::string_view(document.squeezed().text).substr(part.begin, part.size());
        if (const auto found = quote.pattern.find(window, limit)) {
            best = hitAt(quote, {*quote.document, part, 0}, *found);
            limit = found->distance - 1;
        }
        at = part.end + 1;
    }
    return best;
}

void QuoteSearch::addWindows(const WantedQuote &quote, std::size_t document, std::vector<Window> &out)
{
    IndexedDocument &source = m_documents[document];
    const QuoteIndex &index = source.index();
    const std::string_view text = source.squeezed().text;
    const std::string_view wanted = quote.squeezed.text;
    std::vector<Anchor> anchors = quote.anchors;
    std::stable_sort(anchors.begin(), anchors.end(), [&index](const Anchor &a, const Anchor &b) {
        return index.candidates(a.hash).size() < index.candidates(b.hash).size();
    });
    std::vector<std::ptrdiff_t> diagonals;
    std::size_t used = 0;
    for (const Anchor &anchor : anchors) {
        const auto candidates = index.candidates(anchor.hash);
        if (used >= kMinAnchorsUsed && diagonals.size() + candidates.size() > kMaxCandidates)
            break;
        const std::string_view piece = wanted.substr(anchor.offset, kAnchorBytes);
        const std::size_t before = diagonals.size();
        for (const std::uint32_t position : candidates) {
            if (text.substr(position, kAnchorBytes) == piece)
                diagonals.push_back(static_cast<std::ptrdiff_t>(position) - static_cast<std::ptrdiff_t>(anchor.offset));
        }
        used += diagonals.size() > before ? 1U : 0U;
    }
    std::sort(diagonals.begin(), diagonals.end());

    const auto slack = static_cast<std::ptrdiff_t>(wanted.size() * 3 / 10 + 64);
    const auto size = static_cast<std::ptrdiff_t>(wanted.size());
    for (std::size_t first = 0; first < diagonals.size();) {
        std::size_t last = first + 1;
        while (last < diagonals.size() && diagonals[last] - diagonals[first] <= slack)
            ++last;
        const std::ptrdiff_t middle =
            std::clamp<std::ptrdiff_t>(diagonals[first] + size / 2, 0, static_cast<std::ptrdiff_t>(text.size()) - 1);
        const TextSpan segment = source.segmentAt(static_cast<std::size_t>(middle));
        const auto begin =
            std::max<std::ptrdiff_t>(diagonals[first] - slack, static_cast<std::ptrdiff_t>(segment.begin));
        const auto end =
            std::min<std::ptrdiff_t>(diagonals[last - 1] + size + slack, static_cast<std::ptrdiff_t>(segment.end));
        if (end > begin)
            out.push_back({document, {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}, last - first});
        first = last;
    }
}

std::optional<Hit> QuoteSearch::similar(const WantedQuote &quote, const std::vector<std::size_t> &documents)
{
    if (quote.squeezed.text.size() > kMaxSimilarBytes)
        return std::nullopt;
    std::vector<Window> windows;
    for (const std::size_t document : documents)
        addWindows(quote, document, windows);
    std::vector<std::pair<Nearness, Window>> ranked;
    ranked.reserve(windows.size());
    for (const Window &window : windows)
        ranked.emplace_back(nearness(quote, window.document, window.squeezed), window);
    const std::size_t kept = std::min(kMaxWindows, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(),
                      [](const auto &a, const auto &b) {
                          return a.second.votes != b.second.votes ? a.second.votes > b.second.votes : a.first < b.first;
                      });
    std::optional<std::pair<Nearness, Hit>> best;
    int limit = maxDistance(quote);
    for (std::size_t i = 0; i < kept; ++i) {
        const auto &[near, window] = ranked[i];
        const std::string_view text = m_documents[window.document].squeezed().text;
        const auto found = quote.pattern.find(text.substr(window.squeezed.begin, window.squeezed.size()), limit);
        if (!found)
            continue;
        const Hit hit = hitAt(quote, window, *found);
        const bool closer = !best || found->distance < limit;
        const bool sameButBetter =
            best && (hit.numbersAgree != best->second.numbersAgree ? hit.numbersAgree : near < best->first);
        if (closer || sameButBetter)
            best.emplace(near, hit);
        limit = found->distance;
    }
    return best ? std::optional(best->second) : std::nullopt;
}

} // namespace longleaf::answer
