// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/synonyms.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::rank {

/// A word or phrase to look up, as the index knows it.
struct QueryTerm {
    std::string text;    ///< UTF-8; several words are a phrase
    double weight = 1.0; ///< > 0
    bool prefix = false; ///< the last word may go on
    std::string origin;  ///< word of the question that it stands for; empty: it is that word itself

    bool operator==(const QueryTerm &) const = default;
};

/// What is looked up for a question.
struct Query {
    std::vector<QueryTerm> terms;      ///< in texts and headings; at most 96
    std::vector<QueryTerm> titleTerms; ///< in what names a document; at most 96
    bool asksQuantity = false;         ///< a figure is wanted

    [[nodiscard]] bool empty() const { return terms.empty(); }
};

/// Takes a question apart: words without stop words, fiscal years and quarters as the years and quarters they mean,
/// words that speak of the answer ("round to two decimal places") nearly without weight, the synonyms' other words;
/// for titles also neighbours written as one ("best buy", "bestbuy"), and abbreviations as beginnings ("JPM").
[[nodiscard]] Query analyse(std::string_view question, const Synonyms &synonyms = {});

/// Words of a title or file name as both sides of the index of documents spell them: "2023Q2_10-Q" is 2023, q2, 10q.
[[nodiscard]] std::string titleText(std::string_view title);

} // namespace longleaf::rank
