// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace longleaf::ui {

/// Covers the window while files are dragged over it and says what dropping will do. Takes no events.
class DropOverlay final : public QWidget {
    Q_OBJECT
public:
    explicit DropOverlay(const Theme &theme, QWidget *parent);

    void showFor(int fileCount);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
};

} // namespace longleaf::ui
