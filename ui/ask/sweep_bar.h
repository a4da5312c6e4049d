// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace longleaf::ui {

/// Below the state of an answer that reads everything in parts: how far it is, and Resume where it can go on.
class SweepBar final : public QWidget {
    Q_OBJECT
public:
    SweepBar(const Theme &theme, QWidget *parent = nullptr);

    /// Hides itself where there is nothing to tell.
    void showTurn(const Turn &turn);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *resumeButton() const { return m_resume; }

Q_SIGNALS:
    void resumeRequested();

private:
    void applyTheme();

    const Theme &m_theme;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_resume;
};

} // namespace longleaf::ui
