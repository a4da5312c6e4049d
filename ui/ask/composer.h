// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;
class QToolButton;

namespace longleaf::ui {

class CoverageMapPanel;
class GrowingTextEdit;
class ModelPicker;
class PickerBox;
class PlanNotice;
class RequestDialog;

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
    [[nodiscard]] ModelPicker *modelPicker() const { return m_model; }
    [[nodiscard]] CoverageMapPanel *map() const { return m_map; }
    /// Null unless it is open.
    [[nodiscard]] RequestDialog *requestDialog() const;
    /// Shows which pages would be sent, with the keyboard in the map, or hides it.
    void togglePages();
    /// Opens the exact request of the draft.
    void showRequest();

Q_SIGNALS:
    /// A model was chosen that lacks a key or an address.
    void settingsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool recall(int key);
    [[nodiscard]] QWidget *buildBox();
    void buildLooks();
    void applyTheme();
    void refreshMap();
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
    ModelPicker *m_model = nullptr;
    PickerBox *m_mode = nullptr;
    QPushButton *m_send = nullptr;
    PlanNotice *m_notice;
    QLabel *m_planIcon;
    QLabel *m_plan;
    QToolButton *m_pages;
    QToolButton *m_request;
    QFrame *m_mapFrame;
    CoverageMapPanel *m_map;
    QPointer<RequestDialog> m_requestDialog;
    int m_recalled = 0; ///< how many questions back the text was fetched from; 0: it was not
};

} // namespace longleaf::ui
