// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/ask/notes_controller.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace longleaf::ui {

/// What can be done with a turn, in one quiet row below it: its versions, ask again, edit, note, pin.
class TurnActions final : public QWidget {
    Q_OBJECT
public:
    TurnActions(AskController &controller, NotesController &notes, int turn, const Theme &theme,
                QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QToolButton *earlier() const { return m_earlier; }
    [[nodiscard]] QToolButton *later() const { return m_later; }
    [[nodiscard]] QLabel *versions() const { return m_versions; }
    [[nodiscard]] QToolButton *retry() const { return m_retry; }
    [[nodiscard]] QToolButton *edit() const { return m_edit; }
    [[nodiscard]] QToolButton *note() const { return m_note; }
    [[nodiscard]] QToolButton *pin() const { return m_pin; }

Q_SIGNALS:
    void noteRequested();

private:
    QToolButton *add(const QString &icon, const QString &name);
    void fillModels();

    AskController &m_controller;
    NotesController &m_notes;
    int m_turn;
    const Theme &m_theme;
    QToolButton *m_earlier;
    QLabel *m_versions;
    QToolButton *m_later;
    QToolButton *m_retry;
    QToolButton *m_retryWith;
    QToolButton *m_edit;
    QToolButton *m_note;
    QToolButton *m_pin;
    QMenu *m_models;
};

} // namespace longleaf::ui
