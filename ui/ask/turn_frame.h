// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/notes_controller.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace longleaf::ui {

class TurnActions;
class TurnNotes;
class TurnView;

/// A turn with what belongs to it: what can be done with it, and the notes on it.
class TurnFrame final : public QWidget {
    Q_OBJECT
public:
    /// Takes `view` as its child.
    TurnFrame(TurnView *view, AskController &controller, NotesController &notes, int turn, const Theme &theme,
              QWidget *parent = nullptr);

    [[nodiscard]] TurnView *view() const { return m_view; }
    [[nodiscard]] TurnActions *actions() const { return m_actions; }
    [[nodiscard]] TurnNotes *notes() const { return m_notes; }
    /// The turn is another now.
    void refresh(const Turn &turn);

private:
    TurnView *m_view;
    TurnActions *m_actions;
    TurnNotes *m_notes;
};

} // namespace longleaf::ui
