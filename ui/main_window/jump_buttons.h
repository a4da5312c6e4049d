// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace longleaf::ui {

/// The Back and Forward buttons of a mouse, wherever in the window they are pressed.
class JumpButtons final : public QObject {
    Q_OBJECT
public:
    /// Watches all of the window's widgets; belongs to the window.
    explicit JumpButtons(QWidget *window);

Q_SIGNALS:
    void back();
    void forward();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace longleaf::ui
