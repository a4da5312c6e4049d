// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace longleaf::ui {

/// One message that does not get in the way: a bar with a sentence, at most two actions and a close button.
class NoticeBar final : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Info, Warning, Bad };
    struct Action {
        QString text;
        std::function<void()> run;
    };

    explicit NoticeBar(const Theme &theme, QWidget *parent = nullptr);

    /// Replaces what is shown. `hideAfterMs` 0: until it is closed. `closed` runs when the bar goes without an action.
    void show(Tone tone, const QString &text, std::vector<Action> actions = {}, int hideAfterMs = 0,
              std::function<void()> closed = {});
    void dismiss();
    [[nodiscard]] QString text() const;

private:
    void refreshIcon();
    void runAction(std::size_t index);

    const Theme &m_theme;
    Tone m_tone = Tone::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_first;
    QPushButton *m_second;
    QToolButton *m_close;
    QTimer *m_timer;
    std::vector<Action> m_actions;
    std::function<void()> m_closed;
};

} // namespace longleaf::ui
