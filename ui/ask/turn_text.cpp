// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_text.h"

#include "ui/ask/unread_sentence.h"
#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace longleaf::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::TurnText)
};

const QString &dot()
{
    static const QString text = QStringLiteral(" · ");
    return text;
}

QString priceText(const Turn &turn)
{
    QString text = moneyText(turn.costUsd);
    if (turn.usage.cachedTokens > 0)
        text += QStringLiteral(", ") + Words::tr("%1 tokens from cache").arg(shortCount(turn.usage.cachedTokens));
    if (turn.savedUsd && *turn.savedUsd > 0)
        text += QStringLiteral(", ") + Words::tr("%1 saved").arg(moneyText(turn.savedUsd));
    return text;
}

/// Why it ended as it did; not for a complete answer.
QString reasonOfEnd(const Turn &turn)
{
    if (turn.state == Turn::State::Stopped && turn.interrupted)
        return turn.text.empty() ? Words::tr("The program ended before any text came.")
                                 : Words::tr("The program ended while the answer was arriving; what had come is kept.");
    if (turn.state == Turn::State::Stopped)
        return turn.text.empty() ? Words::tr("Stopped before any text came.")
                                 : Words::tr("Stopped before the end; the text up to here is kept.");
    if (turn.error && !turn.error->message.empty())
        return toQString(turn.error->message);
    if (turn.state == Turn::State::Declined)
        return Words::tr("The model refused to answer this question.");
    if (turn.state == Turn::State::CutShort)
        return Words::tr("The answer ended before it was complete; the text up to here is kept.");
    return Words::tr("No answer came.");
}

/// What to do about it, where the reason does not say it itself.
QString nextStep(const Turn &turn)
{
    switch (turn.state) {
    case Turn::State::Stopped: return Words::tr("Ask again for a whole answer.");
    case Turn::State::CutShort:
        return canGoOn(turn) ? Words::tr("Ask for the rest, or ask for less at a time.") : QString();
    case Turn::State::Declined: return Words::tr("Put it in other words, or choose another model.");
    default: return {};
    }
}

/// What is left of a limit: nothing is "$0", for it is no price.
QString leftMoney(double usd)
{
    return usd > 0 ? moneyText(usd) : Words::tr("$0");
}

/// "all 28 pages", "34 of 90 pages".
QString readText(const PlanSummary &plan)
{
    const int sent = plan.pagesSent();
    const int total = plan.pagesTotal();
    if (plan.mode == pack::Mode::Focused && plan.search.documentsSearched > 1)
        return Words::tr("passages of %1 of %n document(s)", nullptr, plan.search.documentsSearched)
            .arg(plan.documents.size());
    if (plan.mode == pack::Mode::Focused)
        return Words::tr("passages of %1 of %n page(s)", nullptr, total).arg(sent);
    if (plan.mode == pack::Mode::Sweep || sent < total)
        return Words::tr("%1 of %n page(s)", nullptr, total).arg(sent);
    return Words::tr("all %n page(s)", nullptr, total);
}

bool hasPrice(const Turn &turn)
{
    // Turned away before it was accepted: there is no price to speak of.
    return !turn.running() && turn.state != Turn::State::NotSent &&
           (turn.usage.known || turn.costUsd || turn.maybeCharged || turn.state == Turn::State::Complete);
}

QString sentText(const PlanSummary &plan, bool sent)
{
    const QString tokens =
        (sent ? Words::tr("%1 tokens sent") : Words::tr("%1 tokens")).arg(shortCount(plan.promptTokens));
    if (plan.mode == pack::Mode::Sweep)
        return Words::tr("in parts: %1 of %2 pages").arg(plan.pagesSent()).arg(plan.pagesTotal()) +
               QStringLiteral(", ") + tokens;
    if (plan.mode == pack::Mode::Focused && plan.search.documentsSearched > 1)
        return Words::tr("focused: searched %1 tokens, %2 %3 from %4 of %5 documents")
            .arg(shortCount(plan.search.tokensSearched), sent ? Words::tr("sent") : Words::tr("would send"),
                 shortCount(plan.documentTokens))
            .arg(plan.documents.size())
            .arg(plan.search.documentsSearched);
    if (plan.mode == pack::Mode::Focused)
        return Words::tr("focused: %1 of %2 pages").arg(plan.pagesSent()).arg(plan.pagesTotal()) +
               QStringLiteral(", ") + tokens;
    const int count = static_cast<int>(plan.documents.size());
    const auto whole = static_cast<int>(std::count_if(plan.documents.begin(), plan.documents.end(),
                                                      [](const PlanSummary::Document &one) { return one.whole; }));
    return Words::tr("%1 of %n document(s) whole", nullptr, count).arg(whole) + QStringLiteral(", ") +
           Words::tr("%n page(s)", nullptr, plan.pagesSent()) + QStringLiteral(", ") + tokens;
}

} // namespace

bool canGoOn(const Turn &turn)
{
    return turn.state == Turn::State::CutShort && !turn.text.empty() && turn.error &&
           turn.error->code == ErrorCode::ResourceLimit;
}

QString endAnnouncement(const Turn &turn)
{
    if (turn.running())
        return {};
    if (turn.state != Turn::State::Complete)
        return stateWord(turn) + QStringLiteral(". ") + stateReason(turn);
    const auto checked = static_cast<int>(std::count_if(turn.citations.begin(), turn.citations.end(),
                                                        [](const CitationEntry &one) { return one.checked; }));
    if (checked == 0)
        return Words::tr("Answer ready, no citations");
    const auto found = std::count_if(turn.citations.begin(), turn.citations.end(),
                                     [](const CitationEntry &one) { return isIn(one, VerdictGroup::Found); });
    return Words::tr("Answer ready, %n citation(s), %1 found", nullptr, checked).arg(found);
}

QString detailLine(const Turn &turn)
{
    QStringList parts;
    if (!turn.modelName.empty())
        parts << toQString(turn.modelName);
    if (turn.plan)
        parts << readText(*turn.plan);
    if (hasPrice(turn))
        parts << moneyText(turn.costUsd);
    return parts.join(dot());
}

QString stateWord(const Turn &turn)
{
    if (turn.sweep && turn.state == Turn::State::Waiting)
        return sweepStateText(*turn.sweep);
    switch (turn.state) {
    case Turn::State::Counting: return Words::tr("The provider counts the tokens; nothing is charged yet…");
    case Turn::State::Holding:
        return Words::tr("Sending in %n second(s)…", nullptr, static_cast<int>(turn.holdSeconds));
    case Turn::State::Waiting:
        return turn.reasoning.empty() ? Words::tr("Waiting for the answer…") : Words::tr("The model is thinking…");
    case Turn::State::Streaming: return Words::tr("Answering…");
    case Turn::State::Stopping: return Words::tr("Stopping…");
    case Turn::State::Complete: return Words::tr("Complete");
    case Turn::State::Stopped: return turn.interrupted ? Words::tr("Interrupted") : Words::tr("Stopped");
    case Turn::State::CutShort: return Words::tr("Cut short");
    case Turn::State::Declined: return Words::tr("Declined");
    case Turn::State::Failed: return Words::tr("Failed");
    case Turn::State::NotSent: return Words::tr("Not sent");
    }
    return {};
}

QString stateReason(const Turn &turn)
{
    if (turn.state == Turn::State::Holding)
        return toQString(turn.holdReason);
    if (turn.running() || (turn.state == Turn::State::Complete && !turn.error))
        return {};
    if (turn.sweep && turn.sweep->canResume && turn.state == Turn::State::Stopped)
        return Words::tr("Stopped; the parts that are complete are kept.");
    QString reason = reasonOfEnd(turn);
    if (turn.maybeCharged)
        reason += QLatin1Char(' ') + Words::tr("The provider may have accepted the question and may charge for it.");
    if (const QString next = nextStep(turn); !next.isEmpty())
        reason += QLatin1Char(' ') + next;
    return reason;
}

TurnTone toneOf(const Turn &turn)
{
    if (turn.running())
        return TurnTone::Neutral;
    if (turn.state == Turn::State::Failed || turn.state == Turn::State::NotSent)
        return TurnTone::Bad;
    if (turn.state != Turn::State::Complete)
        return TurnTone::Warning;
    const bool doubtful = std::any_of(turn.citations.begin(), turn.citations.end(), [](const CitationEntry &entry) {
        return entry.status() == answer::CitationStatus::NotFound ||
               entry.status() == answer::CitationStatus::NumbersDiffer || entry.wrongNote ||
               entry.sight() != document::Sight::Seen;
    });
    if (doubtful)
        return TurnTone::Warning;
    return turn.citations.empty() ? TurnTone::Neutral : TurnTone::Good;
}

QString coverageText(const PlanSummary &plan, bool sent)
{
    const QString unread = unreadCounts(plan.unread);
    return unread.isEmpty() ? sentText(plan, sent) : sentText(plan, sent) + QStringLiteral(", ") + unread;
}

QString detailText(const Turn &turn)
{
    QStringList parts;
    if (!turn.modelName.empty())
        parts << toQString(turn.modelName);
    if (turn.plan)
        parts << coverageText(*turn.plan, turn.state != Turn::State::Holding && turn.state != Turn::State::Counting);
    if (hasPrice(turn))
        parts << priceText(turn);
    if (!turn.running() && turn.state != Turn::State::NotSent && turn.totalMs >= 0)
        parts << durationText(turn.totalMs);
    return parts.join(dot());
}

QString sendText(const PlanSummary &plan)
{
    if (plan.mode == pack::Mode::Sweep)
        return sweepSendText(plan);
    QString text = Words::tr("%n document(s)", nullptr, static_cast<int>(plan.documents.size()));
    if (plan.mode == pack::Mode::Focused)
        text += QStringLiteral(", ") +
                Words::tr("chosen passages from %1 of %2 pages").arg(plan.pagesSent()).arg(plan.pagesTotal());
    else
        text += QStringLiteral(", ") + Words::tr("%n page(s)", nullptr, plan.pagesSent());
    text += QStringLiteral(", ") + (plan.exactCount ? Words::tr("%1 of %2 tokens") : Words::tr("about %1 of %2 tokens"))
                                       .arg(fullCount(plan.promptTokens), fullCount(plan.window));
    QString money = moneyText(plan.uncachedUsd);
    if (plan.cachedUsd && plan.uncachedUsd && *plan.cachedUsd < *plan.uncachedUsd)
        money += Words::tr(" (%1 when cached)").arg(moneyText(plan.cachedUsd));
    text += dot() + money;
    if (const QString left = leftText(plan); !left.isEmpty())
        text += dot() + left;
    text +=
        dot() + (plan.local ? Words::tr("nothing leaves this computer") : Words::tr("sent to the model’s provider"));
    return text;
}

QString leftText(const PlanSummary &plan)
{
    using Of = ask::Allowance::Of;
    QStringList parts;
    bool ofDay = false;
    for (const ask::Allowance &one : plan.limits) {
        const QString limit = moneyText(one.limitUsd);
        const QString left = leftMoney(one.leftUsd());
        ofDay = ofDay || one.of == Of::Day;
        switch (one.of) {
        case Of::Answer: parts << Words::tr("at most %1 for one answer").arg(limit); break;
        case Of::Day: parts << Words::tr("%1 of %2 left today").arg(left, limit); break;
        case Of::Collection:
            parts << Words::tr("%1 of %2 left for “%3”").arg(left, limit, toQString(one.collection));
            break;
        }
    }
    if (!ofDay && plan.spentTodayUsd && *plan.spentTodayUsd > 0)
        parts << Words::tr("%1 spent today").arg(moneyText(plan.spentTodayUsd));
    return parts.join(dot());
}

QString reasonText(const PlanSummary &plan)
{
    switch (plan.reason) {
    case pack::ModeReason::Asked:
    case pack::ModeReason::Fits: break;
    case pack::ModeReason::NeedsEverything:
        return Words::tr("This is more than the model reads well, but the question needs every page.");
    case pack::ModeReason::BeyondUseful:
        return Words::tr("Everything would fit, but it is more than the model reads well, so passages are sent.");
    case pack::ModeReason::OverUsersBudget:
        return Words::tr("Everything does not fit into the token budget, so passages are sent.");
    case pack::ModeReason::TooLarge:
        return Words::tr("The documents do not fit into the window, so passages are sent.");
    case pack::ModeReason::FarTooLarge:
        return Words::tr("The documents are many times too large for the window, so the best passages are sent.");
    }
    return {};
}

QString leftOutReasonText(pack::LeftOutReason reason)
{
    switch (reason) {
    case pack::LeftOutReason::NotRelevant: return Words::tr("not chosen for this question");
    case pack::LeftOutReason::NoText: return Words::tr("no text on these pages");
    case pack::LeftOutReason::Unreadable: return Words::tr("could not be read");
    case pack::LeftOutReason::NoRoom: return Words::tr("no room left");
    case pack::LeftOutReason::NotRead: return Words::tr("its part is not complete");
    }
    return {};
}

} // namespace longleaf::ui
