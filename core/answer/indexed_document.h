// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/quote_index.h"
#include "core/answer/squeeze.h"
#include "core/answer/verifier.h"
#include "core/answer/word_pages.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace longleaf::answer {

/// A source text with what is needed to find quotes in it, made on first use. Ranges called "squeezed" are byte ranges
/// of squeezed().text, which holds only the parts that were sent.
class IndexedDocument final {
public:
    explicit IndexedDocument(SourceDocument source);

    [[nodiscard]] const SourceDocument &source() const { return m_source; }
    [[nodiscard]] const Squeezed &squeezed();
    [[nodiscard]] const QuoteIndex &index();
    /// Makes all of it now, the words of the table comparison included.
    void prepare();

    [[nodiscard]] bool hasPage(int page) const;
    /// Page of a source byte; 1 if the document has no pages.
    [[nodiscard]] int pageOf(std::size_t sourceOffset) const;
    /// 0 if the range touches `page`, else how many pages away it is.
    [[nodiscard]] int pageDistance(TextSpan squeezedRange, int page);
    /// Squeezed range of the pages first..last.
    [[nodiscard]] TextSpan pageRange(int first, int last);
    /// The contiguous part of the source that holds a squeezed position.
    [[nodiscard]] TextSpan segmentAt(std::size_t squeezedOffset);

    /// Source bytes of a squeezed range, with the percent sign or closing parenthesis of a number at the end.
    [[nodiscard]] TextSpan sourceSpan(TextSpan squeezedRange);
    /// The source text of a squeezed range, widened so that no number is cut at its ends.
    [[nodiscard]] std::string_view numberContext(TextSpan squeezedRange);
    /// Widened to whole words, at most 24 bytes at each end.
    [[nodiscard]] TextSpan wholeWords(TextSpan squeezedRange);
    [[nodiscard]] bool onWordBoundaries(TextSpan squeezedRange);

    /// Words of one page; kept once made.
    [[nodiscard]] const std::vector<PageWord> &pageWords(int page);
    /// log((pages + 1) / (pages that have the word + 1)) + 0.1
    [[nodiscard]] double wordWeight(std::uint64_t hash);

private:
    [[nodiscard]] bool joined(std::size_t squeezedOffset);
    [[nodiscard]] const WordPages &wordPages();

    SourceDocument m_source;
    std::unique_ptr<Squeezed> m_squeezed;
    std::vector<TextSpan> m_segments; ///< squeezed
    std::unique_ptr<QuoteIndex> m_index;
    std::unordered_map<int, std::vector<PageWord>> m_words;
    std::unique_ptr<WordPages> m_wordPages;
};

} // namespace longleaf::answer
