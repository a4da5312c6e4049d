// SPDX-License-Identifier: GPL-3.0-or-later
// What the controller does where a turn is asked in another's place. Nothing is overwritten: the conversation branches.
#include "ui/ask/ask_controller.h"
#include "ui/text/qt_convert.h"

#include <algorithm>
#include <utility>

namespace longleaf::ui {

std::optional<AnswerId> AskController::followed(const std::optional<BranchPoint> &branch) const
{
    if (!m_conversation.valid())
        return std::nullopt;
    if (branch)
        return branch->branch.follows;
    for (auto turn = m_turns.rbegin(); turn != m_turns.rend(); ++turn) {
        if (turn->answer.valid())
            return turn->answer;
    }
    return AnswerId{};
}

std::optional<BranchPoint> AskController::branchAt(int turn) const
{
    if (isBusy() || turn < 0 || turn >= static_cast<int>(m_turns.size()))
        return std::nullopt;
    return BranchPoint{turn, m_turns[static_cast<std::size_t>(turn)].branch};
}

/// The turns from there on make room; they stay in the library as another branch.
TurnBranch AskController::makeRoom(const std::optional<BranchPoint> &branch)
{
    if (!branch)
        return {followed(branch).value_or(AnswerId{}), {}};
    ++m_conversationGeneration; // what is still being fetched belongs to the turns that go
    const auto keep = std::min(m_turns.size(), static_cast<std::size_t>(branch->turn));
    m_turns.erase(m_turns.begin() + static_cast<std::ptrdiff_t>(keep), m_turns.end());
    Q_EMIT turnsCut(static_cast<int>(keep));
    return branch->branch;
}

void AskController::askAgain(int turn)
{
    const auto branch = branchAt(turn);
    if (!branch || m_question.scope.empty())
        return;
    ask::Question question = m_question; // the draft stays as it is
    question.text = m_turns[static_cast<std::size_t>(turn)].question;
    start(std::move(question), branch);
}

void AskController::editAndAsk(int turn)
{
    const auto branch = branchAt(turn);
    if (!branch)
        return;
    m_refinement = {};
    m_refinement.branch = branch;
    const QString text = toQString(m_turns[static_cast<std::size_t>(turn)].question);
    m_question.text = toUtf8(text);
    schedulePlan();
    Q_EMIT draftProposed(text);
    Q_EMIT draftRefined();
}

void AskController::askAgainWith(int turn, const std::string &model)
{
    setModel(model);
    editAndAsk(turn);
}

void AskController::showVersion(int turn, int step)
{
    const auto branch = branchAt(turn);
    if (!branch)
        return;
    const std::vector<AnswerId> &versions = branch->branch.versions;
    const auto here = std::find(versions.begin(), versions.end(), m_turns[static_cast<std::size_t>(turn)].answer);
    const auto wanted = here - versions.begin() + step; // a turn that was not begun stands behind all others
    if (wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(versions.size()))
        openConversation(m_conversation, versions[static_cast<std::size_t>(wanted)]);
}

bool AskController::isSendingUncommitted() const
{
    return isBusy() && !m_turns[m_runningTurn].answer.valid();
}

void AskController::onBegun(const ask::Begun &committed)
{
    m_conversation = committed.conversation;
    Turn &turn = runningTurn();
    turn.answer = committed.answer;
    std::vector<AnswerId> &versions = turn.branch.versions;
    if (std::find(versions.begin(), versions.end(), committed.answer) == versions.end())
        versions.push_back(committed.answer);
    Q_EMIT begun();
}

/// What was typed comes back when it was refused before it was committed.
void AskController::returnQuestion()
{
    const auto sent = std::exchange(m_sent, std::nullopt);
    if (!sent || runningTurn().answer.valid())
        return;
    if (!hasDraft()) {
        m_refinement = sent->refinement;
        Q_EMIT draftRefined();
    }
    Q_EMIT questionReturned(toQString(sent->text));
}

} // namespace longleaf::ui
