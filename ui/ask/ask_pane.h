// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/ask_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QMenu;
class QToolButton;

namespace longleaf::ui {

class Composer;
class ConversationView;
class ElidedLabel;
class NoticeBar;

/// The middle pane: header with the conversation's name, notices, the conversation, the question box.
class AskPane final : public QFrame {
    Q_OBJECT
public:
    AskPane(AskController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] ConversationView *conversation() const { return m_conversation; }
    [[nodiscard]] Composer *composer() const { return m_composer; }
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }

private:
    [[nodiscard]] QWidget *buildHeader();
    void applyTheme();
    void refreshTitle();
    void fillHistory();

    AskController &m_controller;
    const Theme &m_theme;
    ElidedLabel *m_title = nullptr;
    QToolButton *m_history = nullptr;
    QToolButton *m_new = nullptr;
    QMenu *m_historyMenu = nullptr;
    NoticeBar *m_notice;
    ConversationView *m_conversation;
    Composer *m_composer;
};

} // namespace longleaf::ui
