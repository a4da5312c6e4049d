// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/conversation_parts.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QHBoxLayout;
class QToolButton;

namespace longleaf::ui {

class Composer;
class ConversationView;
class ElidedLabel;
class HistoryPanel;
class NoticeBar;
class NotesStrip;

/// The middle pane: header with the conversation's name, notices, the conversation, the question box; on demand the
/// history, beside them where there is room and else in their place.
class AskPane final : public QFrame {
    Q_OBJECT
public:
    AskPane(AskController &controller, ConversationParts &parts, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] ConversationView *conversation() const { return m_conversation; }
    [[nodiscard]] Composer *composer() const { return m_composer; }
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }
    [[nodiscard]] HistoryPanel *history() const { return m_history; }
    [[nodiscard]] NotesStrip *notes() const { return m_notes; }
    [[nodiscard]] QToolButton *historyButton() const { return m_historyButton; }

    /// Shows the history with the keyboard in its search field, or hides it.
    void setHistoryVisible(bool visible);
    [[nodiscard]] bool isHistoryVisible() const;

    // ---- the turn that has the keyboard, else the last one ----
    void askAgain();
    void editAndAsk();
    void writeNote();
    void togglePin();
    void showVersion(int step);
    /// Keeps the current citation as a note.
    void keepCitation();

Q_SIGNALS:
    void historyVisibleChanged(bool visible);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHeader();
    void connectParts();
    void connectHistory();
    void applyTheme();
    void refreshTitle();
    void placeHistory();
    void placeNotice(bool visible);

    AskController &m_controller;
    ConversationParts &m_parts;
    const Theme &m_theme;
    ElidedLabel *m_title = nullptr;
    QToolButton *m_historyButton = nullptr;
    QToolButton *m_new = nullptr;
    HistoryPanel *m_history;
    QFrame *m_historyBorder;
    QWidget *m_talk; ///< all below the header but the history
    NoticeBar *m_notice;
    QHBoxLayout *m_noticeRow = nullptr;
    NotesStrip *m_notes;
    ConversationView *m_conversation;
    Composer *m_composer;
};

} // namespace longleaf::ui
