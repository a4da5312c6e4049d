// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/indexed_document.h"
#include "core/answer/similarity.h"

#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace longleaf::answer {

/// A quote made ready for searching, and what the citation says about its place.
struct WantedQuote {
    std::string_view text; ///< as the model wrote it
    Squeezed squeezed;
    double weight = 0; ///< letterWeight of the squeezed text
    std::vector<Anchor> anchors;
    QuotePattern pattern;
    bool documentCited = false;
    std::optional<std::size_t> document; ///< index of the cited document; none if it is missing or unknown
    std::optional<int> page;

    explicit WantedQuote(std::string_view quote);
    /// A piece of this quote, with the same place.
    [[nodiscard]] WantedQuote part(std::string_view piece) const;
};

/// A place that may be the quote's.
struct Hit {
    std::size_t document = 0;
    TextSpan squeezed;
    double similarity = 0;
    bool numbersAgree = false;
};

/// Smaller is nearer to what the citation says: pages away on the cited page and its neighbours, then the cited
/// document by distance, then the other documents in order.
using Nearness = std::tuple<int, int, std::size_t, std::size_t>;

/// Searches for one quote at a time. Holds no state of its own.
class QuoteSearch final {
public:
    explicit QuoteSearch(std::vector<IndexedDocument> &documents)
        : m_documents(documents)
    {
    }

    [[nodiscard]] Nearness nearness(const WantedQuote &quote, std::size_t document, TextSpan squeezed);
    /// Whether a place is on the cited page or its neighbour, in the cited document, as far as those are cited.
    [[nodiscard]] bool whereCited(const WantedQuote &quote, const Hit &hit);

    /// Places with the same letters and digits, nearest first, at most `limit`.
    [[nodiscard]] std::vector<Hit> exact(const WantedQuote &quote, std::size_t limit);
    /// Quotes of a few words: only whole words on the cited page; without a page only if they occur once.
    [[nodiscard]] std::optional<Hit> exactShort(const WantedQuote &quote);
    /// Best similar place (similarity >= 0.70) on the cited page and its neighbours.
    [[nodiscard]] std::optional<Hit> similarNearPage(const WantedQuote &quote);
    /// Best similar place in the given documents.
    [[nodiscard]] std::optional<Hit> similar(const WantedQuote &quote, const std::vector<std::size_t> &documents);

    /// Number check of a place that is not letter for letter the same.
    void checkNumbers(const WantedQuote &quote, Hit &hit);
    /// Whether a place is so similar that its numbers speak against the quote: it has another number instead, or the
    /// same ones in another order. (A number that is merely not there may stand in another cell of the table.)
    [[nodiscard]] bool contradicts(const WantedQuote &quote, const Hit &hit);

private:
    struct Window {
        std::size_t document = 0;
        TextSpan squeezed;
        std::size_t votes = 0;
    };
    [[nodiscard]] std::vector<Hit> exactIn(const WantedQuote &quote, const std::vector<std::size_t> &documents,
                                           std::size_t limit);
    [[nodiscard]] std::optional<Hit> similarOnPages(const WantedQuote &quote, int first, int last, int &limit);
    void addWindows(const WantedQuote &quote, std::size_t document, std::vector<Window> &out);
    [[nodiscard]] Hit hitAt(const WantedQuote &quote, const Window &window, const Alignment &found);

    std::vector<IndexedDocument> &m_documents;
};

inline constexpr double kMinSimilarity = 0.70;
inline constexpr double kCloseSimilarity = 0.90;

} // namespace longleaf::answer
