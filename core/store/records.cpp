// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/records.h"

namespace longleaf::store {

std::string_view toWord(AnswerState state)
{
    switch (state) {
    case AnswerState::Running: return "running";
    case AnswerState::Complete: return "complete";
    case AnswerState::Incomplete: return "incomplete";
    case AnswerState::Declined: return "declined";
    case AnswerState::Interrupted: return "interrupted";
    case AnswerState::Failed: return "failed";
    }
    return "failed";
}

AnswerState answerStateFromWord(std::string_view word)
{
    for (const AnswerState state : {AnswerState::Running, AnswerState::Complete, AnswerState::Incomplete,
                                    AnswerState::Declined, AnswerState::Interrupted}) {
        if (word == toWord(state))
            return state;
    }
    return AnswerState::Failed;
}

} // namespace longleaf::store
