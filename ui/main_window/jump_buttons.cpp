// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/jump_buttons.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

namespace longleaf::ui {

JumpButtons::JumpButtons(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    // Of the application: most widgets below the window take every button for themselves.
    QApplication::instance()->installEventFilter(this);
}

bool JumpButtons::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (widget == nullptr || widget->window() != m_window)
        return false;
    const Qt::MouseButton pressed = static_cast<QMouseEvent *>(event)->button();
    if (pressed == Qt::BackButton)
        Q_EMIT back();
    else if (pressed == Qt::ForwardButton)
        Q_EMIT forward();
    else
        return false;
    return true;
}

} // namespace longleaf::ui
