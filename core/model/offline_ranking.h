// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/model/offline_request.h"
#include "core/model/offline_terms.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace longleaf::model {

/// A sentence or table row that was found for the question.
struct OfflineHit {
    std::size_t segment = 0; ///< index into OfflineMaterial::segments
    TextSpan span;           ///< in the segment's text
    bool row = false;        ///< a row of numbers with its label
    double score = 0;        ///< larger is better
};

/// The best hits, best first, without near-duplicates; empty when nothing has enough of the question's words.
/// BM25 over sentences with Lucene's idf, counted in this request, plus: neighbouring question words, words of the
/// question in the lines above, rows of numbers when a quantity is asked for, documents whose title or first page
/// has the question's names. Returns early, with what it has, when a stop is requested.
[[nodiscard]] std::vector<OfflineHit> rankSentences(const OfflineMaterial &material, const OfflineTerms &terms,
                                                    std::stop_token stop);

} // namespace longleaf::model
