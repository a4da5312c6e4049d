// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::chunk {

struct ChunkerOptions {
    std::size_t targetBytes = 600; ///< aimed-at size of a chunk
    std::size_t maxBytes = 1600;   ///< a sentence longer than this is cut at white space
};

/// Sentences of a text by Unicode rules (UAX #29), with table rows and lines of lists kept as sentences of
/// their own: a line break ends a sentence when the line looks like a row (short, or mostly numbers).
/// Spans are disjoint, rising, without surrounding white space.
[[nodiscard]] std::vector<TextSpan> sentences(std::string_view text);

/// The same spans, one by one.
void visitSentences(std::string_view text, const std::function<void(TextSpan)> &visit);

/// Chunks of one page's text: runs of whole sentences of about targetBytes, never empty, never overlapping,
/// together covering every character that is not white space. Offsets are relative to `pageText`.
[[nodiscard]] std::vector<TextSpan> chunkPage(std::string_view pageText, const ChunkerOptions &options = {});

/// Words for the full-text index and for queries: lower case is left to the index; runs of Chinese, Japanese
/// kanji/kana and Korean become overlapping pairs of characters separated by spaces; all else is unchanged.
[[nodiscard]] std::string indexText(std::string_view text);

/// Terms of a question for a match expression: words without stop words, CJK as pairs, "FY2018"/"FY18" also as 2018,
/// in order, without repeats. At most 64.
[[nodiscard]] std::vector<std::string> queryTerms(std::string_view question);

} // namespace longleaf::chunk
