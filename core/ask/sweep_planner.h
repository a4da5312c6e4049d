// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/question_planner.h"
#include "core/ask/sweep.h"

namespace longleaf::ask {

/// Plans the reading of everything in parts. Every part has the question alone: earlier turns of the conversation are
/// not sent, since what they cite does not stand in the part.
class SweepPlanner final {
public:
    SweepPlanner(store::Library &library, const model::Catalogue &catalogue, const PromptTemplates &templates,
                 const pack::CountTokens &countTokens);

    /// The question as each part asks it. A part stands alone: no earlier turns, and no cache is asked to keep what is
    /// sent only once.
    [[nodiscard]] static Question partQuestion(Question question);
    /// Errors: as AskQuestion::plan.
    [[nodiscard]] Result<SweepPlan> plan(const Question &question, SweepMerge merge);
    /// What the parts' requests have in common. Errors: as QuestionPlanner::basis.
    [[nodiscard]] Result<PlanBasis> basis(const Question &question);
    /// Plans a part; also searches all of the documents.
    [[nodiscard]] QuestionPlanner &questions() { return m_planner; }
    /// The request over one window. Errors: NotFound, and those of the store.
    [[nodiscard]] Result<PlannedRequest> request(const PlanBasis &basis, const pack::Window &window,
                                                 const Question &question);

private:
    PromptTemplates m_templates; ///< of parts
    QuestionPlanner m_planner;
};

/// All pages of the windows as one plan: passages and pages of each document together, left-out pages with their
/// reason.
[[nodiscard]] Result<pack::Plan> unitedPlan(const PlanBasis &basis, const std::vector<pack::Window> &windows);

} // namespace longleaf::ask
