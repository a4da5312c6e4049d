// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/absence.h"
#include "core/ask/question_planner.h"

#include <vector>

namespace longleaf::ask {

/// Searches once more for an answer that says that the documents do not say it, so that the reader can judge it: also
/// where everything was sent and nothing had been searched. A search that fails is logged, and what the plan had found
/// stands instead.
/// @param statements  of the answer that say so (absentStatements)
/// @param plan  gets the account of the search
[[nodiscard]] AbsenceReport searchForAbsence(QuestionPlanner &planner, const Question &question,
                                             std::vector<TextSpan> statements, pack::Plan &plan);

} // namespace longleaf::ask
