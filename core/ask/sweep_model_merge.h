// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/sweep_work.h"

namespace longleaf::ask {

/// Lets the model make one answer out of those of the parts: one more request, or levels of them where the answers are
/// longer than the model can write at once. Every citation that it writes is checked against the source, and what it
/// drops is appended. Requests that were complete before are not sent again.
class SweepModelMerge final {
public:
    SweepModelMerge(const pack::PromptTemplate &fixed, const pack::CountTokens &countTokens);

    /// Errors: ResourceLimit (a part's answer alone is longer than the model can write), OverBudget, Canceled, how a
    /// request failed, those of the store. The parts' statements side by side stand in any case.
    [[nodiscard]] Result<MergedAnswer> run(SweepWork &work) const;

private:
    /// An answer that is put together with others.
    struct Piece {
        std::string label;
        MergedAnswer answer;
    };
    [[nodiscard]] std::vector<std::vector<Piece>> groups(std::vector<Piece> pieces, const SweepWork &work) const;
    [[nodiscard]] Result<MergedAnswer> merge(SweepWork &work, int level, int number,
                                             const std::vector<Piece> &pieces) const;
    [[nodiscard]] std::string material(const std::vector<Piece> &pieces) const;
    [[nodiscard]] PlannedRequest request(const SweepWork &work, const std::vector<Piece> &pieces) const;

    const pack::PromptTemplate &m_fixed;
    const pack::CountTokens &m_countTokens;
};

} // namespace longleaf::ask
