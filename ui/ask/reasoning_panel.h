// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace longleaf::ui {

/// What the model wrote of its thinking, folded; its words are not checked, and the panel says so.
class ReasoningPanel final : public QFrame {
    Q_OBJECT
public:
    explicit ReasoningPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Text that grows is shown a few times a second, and only while the panel is open.
    void showReasoning(const std::string &reasoning, bool running);
    [[nodiscard]] QToolButton *header() const { return m_header; }
    [[nodiscard]] QString text() const;

private:
    void applyTheme();
    void write();

    const Theme &m_theme;
    QToolButton *m_header;
    QWidget *m_body;
    QLabel *m_warning;
    QLabel *m_text;
    QTimer m_timer;
    std::string m_reasoning;
};

} // namespace longleaf::ui
