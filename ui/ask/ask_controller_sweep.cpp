// SPDX-License-Identifier: GPL-3.0-or-later
// What the controller does where everything is read in parts.
#include "ui/ask/ask_controller.h"

#include <utility>

namespace longleaf::ui {

void AskController::resume(int turn)
{
    if (isBusy() || turn < 0 || turn >= static_cast<int>(m_turns.size()))
        return;
    m_runningTurn = static_cast<std::size_t>(turn);
    Turn &resumed = runningTurn();
    if (!resumed.sweep || !resumed.sweep->canResume)
        return;
    resumed.state = Turn::State::Waiting;
    resumed.error.reset();
    launch([backend = &m_backend, id = resumed.sweep->id, limits = m_question](std::stop_token stop,
                                                                               const ask::AskSink &sink) {
        return backend->resume(id, limits, std::move(stop), sink);
    });
    Q_EMIT turnChanged(turn);
    Q_EMIT busyChanged(true);
}

void AskController::onPartBegun(const ask::PartBegun &begun)
{
    Turn &turn = runningTurn();
    SweepStatus &status = turn.sweep ? *turn.sweep : turn.sweep.emplace();
    status.id = begun.sweep;
    status.part = begun.part;
    status.parts = begun.parts;
    status.pages = begun.pages;
    if (turn.state == Turn::State::Holding)
        turn.state = Turn::State::Waiting;
    Q_EMIT turnChanged(runningIndex());
}

void AskController::onPartEnded(const ask::PartEnded &ended)
{
    Turn &turn = runningTurn();
    if (turn.sweep && ended.state == store::AnswerState::Complete)
        ++turn.sweep->complete;
    turn.text = ended.text;
    const std::vector<store::CitationMark> marks = marksOf(turn);
    turn.citations.clear();
    for (const answer::Citation &one : ended.citations)
        turn.citations.push_back({one.raw, one, {}});
    applyMarks(turn, marks);
    Q_EMIT turnChanged(runningIndex());
}

void AskController::onSweepClosed(const ask::AnswerReport &report)
{
    Turn &turn = runningTurn();
    SweepStatus &status = turn.sweep ? *turn.sweep : turn.sweep.emplace();
    status.id = report.sweep;
    status.part = 0;
    status.canResume = report.canResume;
    if (!turn.plan)
        return;
    // The ledger is what was read, not what was planned.
    ask::PlannedRequest read;
    read.plan = report.plan;
    PlanSummary summary = summarise(read);
    turn.plan->documents = std::move(summary.documents);
    turn.plan->leftOut = std::move(summary.leftOut);
    turn.plan->warning = std::move(summary.warning);
}

} // namespace longleaf::ui
