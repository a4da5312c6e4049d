// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/document/hidden_text.h"
#include "core/document/text_layer.h"
#include "core/ipc/extractor_protocol.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace longleaf::ingest {

/// A word of a page of which nothing can be seen.
struct UnseenWord {
    std::size_t word = 0; ///< index in TextLayer::words()
    document::HiddenReason reason = document::HiddenReason::NoInk;

    bool operator==(const UnseenWord &) const = default;
};

/// How different two pixels of a row must be to be ink and paper, of 255.
struct InkRule {
    int leastContrast = 0;
};
/// At the resolution of the first look, 50 dots an inch, letters are gray; who passes has surely been seen.
inline constexpr InkRule kFirstLook{40};
inline constexpr double kFirstDpi = 50;
/// Gray on white with a contrast of 1.06:1 is still taken for seen.
inline constexpr InkRule kSecondLook{8};
inline constexpr double kSecondDpi = 150;

/// Words of letters or digits that are too low to read, or where no row of pixels in the word's box has both ink and
/// paper. A row and not the box as a whole: a rule, a border or the edge of a shaded cell that runs through a box is no
/// writing. What stands over a picture is taken for seen, so the text layer of a scan is not found.
/// @param among  indexes of words to look at, rising; empty: all of them
/// Cost: linear in the pixels of the boxes.
[[nodiscard]] std::vector<UnseenWord> unseenWords(const document::TextLayer &layer, std::string_view pageText,
                                                  double pageHeightPt, double pageWidthPt, const ipc::PageImage &image,
                                                  InkRule rule, const std::vector<std::size_t> &among = {});

/// Joins neighbouring words into stretches of the page's text; fewer than three letters and digits in a row are no
/// stretch (a mark in the colour of the paper aligns columns in some tables). Spans are those of the page.
[[nodiscard]] std::vector<document::HiddenText> stretchesOf(const std::vector<UnseenWord> &words,
                                                            const document::TextLayer &layer, std::string_view pageText,
                                                            int page);

} // namespace longleaf::ingest
