// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace longleaf::ui {

/// Above the question: what is special about the request that would be sent. Why passages are sent and not everything,
/// what that means for a question that needs everything, what the other mode would cost. Hidden when there is nothing
/// to say.
class PlanNotice final : public QFrame {
    Q_OBJECT
public:
    PlanNotice(AskController &controller, const Theme &theme, QWidget *parent);

    /// Offers to read all documents part by part where a part is sent of what needs everything.
    void setReadEverything(std::function<void()> run);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *everythingButton() const { return m_everything; }

private:
    void refresh();

    AskController &m_controller;
    const Theme &m_theme;
    QLabel *m_text;
    QPushButton *m_other;
    QPushButton *m_everything;
    QPushButton *m_clear;
    std::function<void()> m_readEverything;
};

} // namespace longleaf::ui
