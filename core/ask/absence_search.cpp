// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/absence_search.h"

#include "core/base/log.h"

#include <utility>

namespace longleaf::ask {

AbsenceReport searchForAbsence(QuestionPlanner &planner, const Question &question, std::vector<TextSpan> statements,
                               pack::Plan &plan)
{
    auto searched = planner.searchAgain(question, plan);
    if (!searched) {
        log::write(log::Level::Warning, "ask", searched.error().message);
        searched = QuestionPlanner::Searched{plan.search, plan.best};
        searched->ranked.insert(searched->ranked.end(), plan.next.begin(), plan.next.end());
    }
    plan.search = std::move(searched->account);
    return absenceReport(std::move(statements), plan, searched->ranked);
}

} // namespace longleaf::ask
