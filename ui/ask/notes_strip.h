// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/notes_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QListWidget;
class QToolButton;

namespace longleaf::ui {

/// Above the conversation: how many notes and pins there are and, unfolded, each of them in one line; a click or Enter
/// shows the turn. Hidden without notes.
class NotesStrip final : public QFrame {
    Q_OBJECT
public:
    NotesStrip(NotesController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QToolButton *header() const { return m_header; }
    [[nodiscard]] QListWidget *list() const { return m_list; }

private:
    void applyTheme();
    void refresh();
    void open(int row);

    NotesController &m_controller;
    const Theme &m_theme;
    QToolButton *m_header;
    QListWidget *m_list;
};

} // namespace longleaf::ui
