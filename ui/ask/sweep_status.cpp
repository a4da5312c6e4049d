// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/sweep_status.h"

#include "ui/ask/turn.h"
#include "ui/ask/turn_text.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace longleaf::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::SweepStatus)
};

QString priceRange(const PlanSummary &plan)
{
    if (!plan.uncachedUsd || !plan.mostUsd)
        return moneyText(plan.uncachedUsd);
    const QString least = moneyText(plan.uncachedUsd);
    const QString most = moneyText(plan.mostUsd);
    return least == most ? least : Words::tr("%1 to %2").arg(least, most);
}

} // namespace

PlanSummary summarise(const ask::SweepPlan &plan)
{
    ask::PlannedRequest shown;
    shown.model = plan.model;
    shown.plan = plan.coverage;
    shown.uncachedUsd = plan.leastUsd;
    PlanSummary summary = summarise(shown);
    summary.requests = plan.requests();
    summary.mostUsd = plan.mostUsd;
    return summary;
}

SweepStatus statusOf(const store::StoredSweep &sweep)
{
    SweepStatus status;
    status.id = sweep.id;
    for (const store::StoredSweepPart &part : sweep.parts) {
        if (part.level > 0)
            continue;
        ++status.parts;
        status.complete += part.complete() ? 1 : 0;
    }
    status.canResume = !sweep.finished;
    return status;
}

QString sweepStateText(const SweepStatus &status)
{
    if (status.part == 0)
        return Words::tr("Reading everything in parts…");
    return status.pages.empty() ? Words::tr("Putting the parts together…")
                                : Words::tr("Reading part %1 of %2…").arg(status.part).arg(status.parts);
}

QString sweepProgressText(const SweepStatus &status)
{
    if (status.part > 0 && !status.pages.empty())
        return Words::tr("part %1 of %2").arg(status.part).arg(status.parts) + QStringLiteral(" · ") +
               toQString(status.pages);
    return Words::tr("%1 of %n part(s) complete", nullptr, status.parts).arg(status.complete);
}

QString sweepSendText(const PlanSummary &plan)
{
    QStringList parts;
    parts << Words::tr("%n document(s)", nullptr, static_cast<int>(plan.documents.size())) + QStringLiteral(", ") +
                 Words::tr("%1 of %2 pages").arg(fullCount(plan.pagesSent()), fullCount(plan.pagesTotal())) +
                 QStringLiteral(", ") + Words::tr("%n request(s)", nullptr, plan.requests) + QStringLiteral(", ") +
                 Words::tr("about %1 tokens in all").arg(fullCount(plan.promptTokens));
    parts << priceRange(plan);
    if (const QString left = leftText(plan); !left.isEmpty())
        parts << left;
    parts << Words::tr("earlier turns are not sent");
    parts << (plan.local ? Words::tr("nothing leaves this computer") : Words::tr("sent to the model’s provider"));
    return parts.join(QStringLiteral(" · "));
}

} // namespace longleaf::ui
