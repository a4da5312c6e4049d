// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/model/offline_terms.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace longleaf::model {

/// What the ranking needs to know of a sentence or row.
struct OfflineSentence {
    TextSpan span;
    std::uint64_t mask = 0;     ///< terms in it, bit = index of the term
    std::vector<double> counts; ///< per term
    double pairs = 0;           ///< weight of question words that stand side by side as in the question
    std::size_t words = 0;
    std::size_t numbers = 0;
    std::size_t amounts = 0;      ///< numbers that are no years
    std::size_t labelWords = 0;   ///< before the first number
    std::size_t labelMatches = 0; ///< of these, words of the question
    bool row = false;             ///< a label and numbers
    bool ends = false;            ///< ends like a sentence
    bool refers = false;          ///< only says where to look ("For a discussion of ..., see ...")
};

/// @param weights  per term, for `pairs`.
[[nodiscard]] OfflineSentence readSentence(std::string_view text, TextSpan span, const OfflineTerms &terms,
                                           const std::vector<double> &weights);

} // namespace longleaf::model
