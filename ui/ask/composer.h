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
class PlanNotice;

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
    [[nodiscard]] PlanNotice *notice() const { return m_notice; }
    [[nodiscard]] QPushButton *sendButton() const { return m_send; }

private:
    [[nodiscard]] QWidget *buildBox();
    void applyTheme();
    void refreshModels();
    void refreshModes();
    void chooseMode(const QString &id);
    void askForDepth();
    void refreshPlan();
    void refreshBusy();

    AskController &m_controller;
    const Theme &m_theme;
    QFrame *m_box = nullptr;
    GrowingTextEdit *m_edit = nullptr;
    PickerBox *m_model = nullptr;
    PickerBox *m_mode = nullptr;
    QPushButton *m_send = nullptr;
    PlanNotice *m_notice;
    QLabel *m_planIcon;
    QLabel *m_plan;
};

} // namespace longleaf::ui
