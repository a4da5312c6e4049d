// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"

#include <string_view>

namespace longleaf::pack {

/// The documents that a question names by their title or file name, words joined as file names join them ("best buy"
/// is BESTBUY_2019.pdf). A word that most titles share names nothing. Best first; documents that are named equally well
/// are all in it.
[[nodiscard]] std::vector<DocumentId> namedDocuments(std::string_view question,
                                                     const std::vector<ScopeDocument> &documents);

/// Candidates of which not even half lies in `excluded`.
[[nodiscard]] std::vector<Candidate> without(const std::vector<Candidate> &candidates,
                                             const std::vector<Candidate> &excluded);

/// Candidates in the order in which they are offered to the chooser: pinned ones first, then the rest without documents
/// that hardly match (score of their five best candidates below 5 % of the best document's; in Regime::Routed beyond
/// the 20th and below 10 %), and in Regime::Routed without what would give one document more than 40 % of the budget,
/// unless it is the only one that is named or in scope. What a document has over its share comes last, for the room
/// that nobody else needs.
[[nodiscard]] std::vector<Candidate> offered(const std::vector<ScopeDocument> &documents,
                                             const std::vector<Candidate> &candidates, const Focus &focus,
                                             Regime regime, std::int64_t budgetTokens);

/// The best `count` candidates of which not even half is sent; no two overlap.
[[nodiscard]] std::vector<Candidate> notSent(const std::vector<Candidate> &candidates,
                                             const std::vector<PlannedDocument> &sent, std::size_t count);
/// The best `count` candidates of which at least half is sent.
[[nodiscard]] std::vector<Candidate> bestSent(const std::vector<Candidate> &candidates,
                                              const std::vector<PlannedDocument> &sent, std::size_t count);
/// Whether at least half of the candidate is sent.
[[nodiscard]] bool isSent(const Candidate &candidate, const std::vector<PlannedDocument> &sent);

} // namespace longleaf::pack
