// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace longleaf::ui {

class GrowingTextEdit;
class PickerBox;

/// Below the conversation: the question, the model, the mode, and what sending would cost and send.
class Composer final : public QFrame {
    Q_OBJECT
public:
    Composer(AskController &controller, const Theme &theme, QWidget *parent = nullptr);

    void setQuestion(const QString &text);
    void focusQuestion();
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString sendLine() const;
    [[nodiscard]] GrowingTextEdit *edit() const { return m_edit; }
    [[nodiscard]] QPushButton *sendButton() const { return m_send; }

private:
    [[nodiscard]] QWidget *buildBox();
    void applyTheme();
    void refreshModels();
    void refreshModes();
    void refreshPlan();
    void refreshBusy();

    AskController &m_controller;
    const Theme &m_theme;
    QFrame *m_box = nullptr;
    GrowingTextEdit *m_edit = nullptr;
    PickerBox *m_model = nullptr;
    PickerBox *m_mode = nullptr;
    QPushButton *m_send = nullptr;
    QLabel *m_planIcon;
    QLabel *m_plan;
};

} // namespace longleaf::ui
