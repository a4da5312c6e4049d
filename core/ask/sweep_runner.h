// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/sweep_planner.h"

namespace longleaf::ask {

class SweepWork;

/// Reads everything in parts: one request after the other, each committed before the next leaves, then the merge. What
/// is complete is never asked again; whatever ends it, it can go on with the first part that is not complete. Belongs
/// to one job at a time.
class SweepRunner final {
public:
    SweepRunner(store::Library &library, const model::Catalogue &catalogue, ClientSource clients,
                PromptTemplates templates, const Clock &clock, pack::CountTokens countTokens = pack::estimateTokens);

    /// Errors: as SweepPlanner::plan.
    [[nodiscard]] Result<SweepPlan> plan(const Question &question, SweepMerge merge);

    /// Errors only for what happens before the sweep is committed (those of plan(), OverBudget if even the least price
    /// is above a limit, MissingKey, PolicyRefused). From then on the report tells how it ended and what of the
    /// documents was read. Events: Begun, then PartBegun, what comes of the part, and PartEnded for each part.
    [[nodiscard]] Result<AnswerReport> run(const Question &question, SweepMerge merge, std::stop_token stop,
                                           const AskSink &sink);

    /// Goes on with a sweep that is not finished. @param limits  its limits in money, consent and effort hold from now
    /// on; text, scope and model are those of the sweep. Errors: NotFound, InvalidInput (it is finished), and as run().
    [[nodiscard]] Result<AnswerReport> resume(SweepId id, const Question &limits, std::stop_token stop,
                                              const AskSink &sink);

private:
    /// Asks the parts that are not complete. @return what ended it before the last one, unless it was stopped.
    [[nodiscard]] std::optional<Error> readParts(SweepWork &work);
    /// Merges what there is and commits it.
    [[nodiscard]] AnswerReport close(SweepWork &work, const std::optional<Error> &stopped);

    store::Library &m_library;
    ClientSource m_clients;
    PromptTemplates m_templates;
    const Clock &m_clock;
    pack::CountTokens m_countTokens;
    SweepPlanner m_planner;
};

} // namespace longleaf::ask
