// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/document/text_layer.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

struct FindOptions {
    bool matchCase = false;
    bool wholeWords = false; ///< no letter or digit stands before or after; wide characters have no words

    bool skipMarks = false; ///< the stars and back-ticks of Markdown are not there

    bool operator==(const FindOptions &) const = default;
};

/// A text in the form in which it is compared: compatibility forms (ligatures, full width) resolved, quotation marks,
/// dashes and blanks each of one kind, soft hyphens, invisible characters and vowel points gone, case folded if wanted.
struct FoldedText {
    std::string text;                   ///< UTF-8, and the marks below
    std::vector<std::uint32_t> offsets; ///< per byte of `text`: source byte where its character begins; never falls
};
/// In folded text: a hyphen at the end of a line, which may belong to the word or not.
inline constexpr char kMaybeHyphen = '\x02';
/// In folded text: an end of line between wide characters, which need no blank there.
inline constexpr char kMaybeSpace = '\x03';

/// Finds what a person types in texts of up to 4 GiB. Words that a line break, a soft hyphen or a hyphen at the end of
/// a line takes apart are found, and so is text set with ligatures. Cost: linear, about 15 ns a byte.
class TextFinder final {
public:
    TextFinder(std::string_view wanted, FindOptions options);

    /// Nothing that could be found was typed.
    [[nodiscard]] bool empty() const { return m_wanted.empty(); }
    /// Rising, disjoint byte ranges of `text`, at most `most`.
    [[nodiscard]] std::vector<TextSpan> find(std::string_view text, std::size_t most) const;

private:
    [[nodiscard]] std::size_t matchAt(const FoldedText &text, std::size_t at) const;
    [[nodiscard]] bool standsAlone(const FoldedText &text, std::size_t begin, std::size_t end) const;

    FindOptions m_options;
    std::string m_wanted; ///< folded
};

/// A place where something was found, with what stands around it.
struct FindHit {
    int page = 0;
    TextSpan span;                    ///< in the page's text
    std::vector<document::Box> boxes; ///< one per line; none without a layout
    std::string before;               ///< UTF-8, one line; what stands before it on the page, cut at a word
    std::string words;                ///< the found words themselves, one line
    std::string after;

    bool operator==(const FindHit &) const = default;
};

/// Hits of the pages that were searched since the last one, rising.
struct FoundHits {
    int pagesDone = 0;
    int pages = 0;
    std::vector<FindHit> hits;
};
using FoundSink = std::function<void(FoundHits &&)>;

/// A search that has come to its end.
struct FindSummary {
    int pages = 0;
    int pagesWithoutText = 0; ///< scans, pictures and pages that could not be read: nothing can be found on them
    std::size_t hits = 0;
    bool more = false; ///< there are more than the hits that were asked for
};

/// All hits of a page, at most `most`. @param layer  the page's; empty: no boxes.
[[nodiscard]] std::vector<FindHit> findOnPage(const TextFinder &finder, int page, std::string_view pageText,
                                              const document::TextLayer &layer, std::size_t most);

} // namespace longleaf::answer
