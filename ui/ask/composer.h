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
    /// The same without taking the keyboard.
    void restoreQuestion(const QString &text);
    void focusQuestion();
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString sendLine() const;
    [[nodiscard]] GrowingTextEdit *edit() const { return m_edit; }
    [[nodiscard]] PlanNotice *notice() const { return m_notice; }
    [[nodiscard]] QPushButton *sendButton() const { return m_send; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool recall(int key);
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
    int m_recalled = 0; ///< how many questions back the text was fetched from; 0: it was not
};

} // namespace longleaf::ui
