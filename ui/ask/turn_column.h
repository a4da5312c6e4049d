// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace longleaf::ui {

/// The turns of a conversation below each other. All but the last one lie in a widget of their own, so that a growing
/// answer is laid out at the same cost however long the conversation is.
class TurnColumn final : public QWidget {
    Q_OBJECT
public:
    /// @param start  what stands there as long as there are no turns
    /// @param end    what stands below the last turn
    TurnColumn(QWidget *start, QWidget *end, QWidget *parent = nullptr);

    /// Takes over the next turn.
    void append(QWidget *turn);
    /// Deletes all turns but the first `count`, later.
    void cut(int count);
    void setMargins(int side, int end);

private:
    void setLast(QWidget *turn);

    QWidget *m_start;
    QWidget *m_past;
    QVBoxLayout *m_pastTurns;
    QVBoxLayout *m_column;
    QWidget *m_end;
    QWidget *m_last = nullptr;
};

} // namespace longleaf::ui
