// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_frame.h"

#include "ui/ask/turn_actions.h"
#include "ui/ask/turn_notes.h"
#include "ui/ask/turn_view.h"

#include <QVBoxLayout>

namespace longleaf::ui {

TurnFrame::TurnFrame(TurnView *view, AskController &controller, NotesController &notes, int turn, const Theme &theme,
                     QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_actions(new TurnActions(controller, notes, turn, theme, this))
    , m_notes(new TurnNotes(notes, turn, theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kUnit);
    column->addWidget(view);
    column->addWidget(m_actions);
    column->addWidget(m_notes);
    connect(m_actions, &TurnActions::noteRequested, m_notes, &TurnNotes::write);
}

void TurnFrame::refresh(const Turn &turn)
{
    m_actions->refresh();
    m_notes->show(turn.answer);
}

} // namespace longleaf::ui
