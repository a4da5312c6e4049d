// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/follow_up_controller.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace longleaf::ui {

/// Below the last answer: up to three questions that could follow. Hidden without any.
class FollowUpBar final : public QWidget {
    Q_OBJECT
public:
    FollowUpBar(FollowUpController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<QPushButton *> &buttons() const { return m_buttons; }

Q_SIGNALS:
    void chosen(const QString &question);

private:
    void refresh();
    void applyTheme();

    FollowUpController &m_controller;
    const Theme &m_theme;
    QLabel *m_title;
    QToolButton *m_off;
    QVBoxLayout *m_column;
    std::vector<QPushButton *> m_buttons;
};

} // namespace longleaf::ui
