// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_texts.h"

#include <QEvent>
#include <QLabel>

namespace longleaf::ui {

PlainTexts::PlainTexts(QObject &application)
    : QObject(nullptr)
{
    application.installEventFilter(this);
}

bool PlainTexts::eventFilter(QObject *watched, QEvent *event)
{
    // Labels are polished before they are first measured or painted; a tool tip is a label, too.
    if (event->type() == QEvent::Polish) {
        if (auto *label = qobject_cast<QLabel *>(watched); label != nullptr && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace longleaf::ui
