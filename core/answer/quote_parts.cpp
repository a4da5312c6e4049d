// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/quote_parts.h"

#include "core/answer/ellipsis.h"
#include "core/answer/number_check.h"

#include <algorithm>
#include <numeric>

namespace longleaf::answer {

namespace {

constexpr std::size_t kMaxGap = 2000;
constexpr std::size_t kMaxStarts = 256;
constexpr std::size_t kMinSimilarPart = 12; ///< shorter parts must be there letter for letter

enum class Direction { Forward, Backward };

class PartChain final {
public:
    PartChain(IndexedDocument &document, const std::vector<WantedQuote> &parts, bool exactOnly)
        : m_document(document)
        , m_parts(parts)
        , m_exactOnly(exactOnly)
    {
    }

    /// Extends a place of part `start` to all parts; none if one of them is not near enough.
    std::optional<Hit> from(const Hit &anchor, std::size_t start)
    {
        Hit whole = anchor;
        for (std::size_t i = start + 1; i < m_parts.size(); ++i) {
            if (!add(whole, m_parts[i], Direction::Forward))
                return std::nullopt;
        }
        for (std::size_t i = start; i-- > 0;) {
            if (!add(whole, m_parts[i], Direction::Backward))
                return std::nullopt;
        }
        return whole;
    }

private:
    bool add(Hit &whole, const WantedQuote &part, Direction direction)
    {
        const TextSpan segment = m_document.segmentAt(whole.squeezed.begin);
        TextSpan region;
        if (direction == Direction::Forward) {
            region = {whole.squeezed.end, std::min(segment.end, whole.squeezed.end + kMaxGap)};
        } else {
            const std::size_t reach = std::min(kMaxGap, whole.squeezed.begin - segment.begin);
            region = {whole.squeezed.begin - reach, whole.squeezed.begin};
        }
        const auto found = find(part, region, direction);
        if (!found)
            return false;
        whole.squeezed.begin = std::min(whole.squeezed.begin, found->squeezed.begin);
        whole.squeezed.end = std::max(whole.squeezed.end, found->squeezed.end);
        whole.similarity = std::min(whole.similarity, found->similarity);
        whole.numbersAgree = whole.numbersAgree && found->numbersAgree;
        return true;
    }

    std::optional<Hit> find(const WantedQuote &part, TextSpan region, Direction direction)
    {
        const std::string_view window =
            std::string_view(m_document.squeezed().text).substr(region.begin, region.size());
        const std::string_view wanted = part.squeezed.text;
        const bool forward = direction == Direction::Forward;
        const std::size_t none = std::string_view::npos;
        std::size_t at = forward ? window.find(wanted) : window.rfind(wanted);
        for (; at != none;
             at = forward ? window.find(wanted, at + 1) : (at == 0 ? none : window.rfind(wanted, at - 1))) {
            const TextSpan span{region.begin + at, region.begin + at + wanted.size()};
            if (!isTooSmall(part) || m_document.onWordBoundaries(span))
                return checked(part, {0, span, 1.0, true});
        }
        if (m_exactOnly || wanted.size() < kMinSimilarPart)
            return std::nullopt;
        const auto limit = static_cast<int>((1 - kMinSimilarity) * static_cast<double>(part.pattern.length()));
        const auto found = part.pattern.find(window, limit);
        if (!found)
            return std::nullopt;
        const TextSpan span{region.begin + found->begin, region.begin + found->end};
        return checked(part, {0, m_document.wholeWords(span), part.pattern.similarity(found->distance), false});
    }

    static bool isTooSmall(const WantedQuote &part) { return part.weight < kShortWeight; }

    Hit checked(const WantedQuote &part, Hit hit)
    {
        hit.numbersAgree = missingNumbers(part.text, m_document.numberContext(hit.squeezed)).empty();
        return hit;
    }

    IndexedDocument &m_document;
    const std::vector<WantedQuote> &m_parts;
    bool m_exactOnly;
};

} // namespace

std::optional<Hit> findParts(QuoteSearch &search, std::vector<IndexedDocument> &documents, const WantedQuote &quote)
{
    const auto pieces = splitAtEllipses(quote.text);
    if (pieces.size() < 2)
        return std::nullopt;
    std::vector<WantedQuote> parts;
    for (const std::string_view piece : pieces)
        parts.push_back(quote.part(piece));
    const auto longest = std::max_element(parts.begin(), parts.end(), [](const WantedQuote &a, const WantedQuote &b) {
        return a.squeezed.text.size() < b.squeezed.text.size();
    });
    const auto start = static_cast<std::size_t>(longest - parts.begin());
    const bool exactOnly = quote.weight < kShortWeight;

    std::vector<Hit> anchors = search.exact(*longest, kMaxStarts);
    if (anchors.empty() && !exactOnly) {
        auto one = search.similarNearPage(*longest);
        if (!one) {
            std::vector<std::size_t> all(documents.size());
            std::iota(all.begin(), all.end(), std::size_t{0});
            one = search.similar(*longest, all);
        }
        if (one)
            anchors.push_back(*one);
    }
    std::optional<Hit> best;
    for (const Hit &anchor : anchors) {
        if (exactOnly && (!quote.page || !search.whereCited(quote, anchor)))
            continue;
        if (longest->weight < kShortWeight && !documents[anchor.document].onWordBoundaries(anchor.squeezed))
            continue;
        auto whole = PartChain(documents[anchor.document], parts, exactOnly).from(anchor, start);
        if (!whole || (exactOnly && !whole->numbersAgree))
            continue;
        whole->document = anchor.document;
        const auto rank = [](const Hit &hit) {
            return hit.similarity + (hit.numbersAgree ? 1.0 : 0.0);
        };
        if (!best || rank(*whole) > rank(*best))
            best = whole;
        if (best->similarity >= 1.0 && best->numbersAgree)
            break;
    }
    return best;
}

} // namespace longleaf::answer
