// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QToolButton>

namespace longleaf::ui {

/// Makes `header` the line that shows and hides `body`; hidden at first.
inline void connectPanelHeader(QToolButton *header, QWidget *body, const Theme &theme)
{
    header->setCheckable(true);
    header->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    header->setMinimumWidth(1); // a narrow window clips the line rather than pushing the pane wider
    header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto refresh = [header, body, &theme](bool open) {
        header->setIcon(theme.icon(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
        body->setVisible(open);
    };
    QObject::connect(header, &QToolButton::toggled, header, refresh);
    QObject::connect(&theme, &Theme::changed, header, [header, refresh]() { refresh(header->isChecked()); });
    refresh(false);
}

} // namespace longleaf::ui
