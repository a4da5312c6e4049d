// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/pack/plan.h"

#include <string_view>
#include <vector>

namespace longleaf::ask {

/// A passage that comes closest to a question.
struct NearMiss {
    pack::Candidate passage;
    bool sent = false; ///< the model had it

    bool operator==(const NearMiss &) const = default;
};

/// What a reader needs to judge an answer that says "not found".
struct AbsenceReport {
    std::vector<TextSpan> statements; ///< bytes of the shown text that say so
    bool everythingSent = false;      ///< the model had all text in scope
    pack::SearchAccount search;
    int pagesSent = 0; ///< whole or in part
    int pagesWithoutText = 0;
    int pagesUnreadable = 0;
    int pagesPartial = 0;          ///< in scope; words of them may be missing
    std::vector<NearMiss> nearest; ///< best first; at most five that were sent and five that were not
};

/// The sentences of an answer that say that the documents do not say something: the fixed phrase of the rules, its
/// variants, and their like in German, French, Spanish and Chinese. Words in quotation marks do not count.
[[nodiscard]] std::vector<TextSpan> absentStatements(std::string_view answer);

/// The report for an answer that says so in these statements. `ranked`: what the search found, best first.
[[nodiscard]] AbsenceReport absenceReport(std::vector<TextSpan> statements, const pack::Plan &plan,
                                          const std::vector<pack::Candidate> &ranked);

} // namespace longleaf::ask
