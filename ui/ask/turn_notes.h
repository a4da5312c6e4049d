// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/notes_controller.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace longleaf::ui {

class GrowingTextEdit;

/// The notes of one turn, and the box in which one is written. Hidden without either.
class TurnNotes final : public QWidget {
    Q_OBJECT
public:
    TurnNotes(NotesController &controller, int turn, const Theme &theme, QWidget *parent = nullptr);

    /// @param answer  of the turn; none: it is not begun
    void show(AnswerId answer);
    /// Opens the box for a new note.
    void write();
    [[nodiscard]] GrowingTextEdit *edit() const { return m_edit; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void buildBox();
    void addCard(const store::Note &note);
    void beginEdit(NoteId id, const QString &text);
    void save();
    void closeBox();
    void applyTheme();

    NotesController &m_controller;
    int m_turn;
    const Theme &m_theme;
    AnswerId m_answer;
    NoteId m_editing; ///< none: a new one
    QVBoxLayout *m_column;
    std::vector<QWidget *> m_cards;
    QFrame *m_box;
    GrowingTextEdit *m_edit;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace longleaf::ui
