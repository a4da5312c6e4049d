// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QCheckBox>

class QPainter;

namespace longleaf::ui {

/// Draws the tick of a box in the theme's colours; `rect` is 16 by 16.
void paintTick(QPainter *painter, const Theme &theme, const QRect &rect, Qt::CheckState state, bool enabled,
               double ratio);

/// A check box with the same tick as the library's rows.
class TickBox final : public QCheckBox {
    Q_OBJECT
public:
    explicit TickBox(const Theme &theme, QWidget *parent = nullptr);
    TickBox(const QString &text, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    const Theme &m_theme;
};

} // namespace longleaf::ui
