// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLineEdit;
class QToolButton;

namespace longleaf::ui {

/// How large the pages are, in percent: can be typed, or chosen from a menu.
class ZoomBox final : public QWidget {
    Q_OBJECT
public:
    explicit ZoomBox(QWidget *parent = nullptr);

    /// 1: 100 %. `fitsWidth` and `fitsPage` tick the menu's choices.
    void setZoom(double zoom, bool fitsWidth, bool fitsPage);
    /// Larger and smaller steps go through these, in percent.
    [[nodiscard]] static const QList<int> &steps();

Q_SIGNALS:
    void zoomChosen(double zoom);
    void fitWidthChosen();
    void fitPageChosen();
    /// The field is done with; the keyboard belongs to the pages again.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeMenu();
    void chooseTyped();
    void showZoom();

    QLineEdit *m_field;
    QToolButton *m_button;
    QAction *m_fitWidth = nullptr;
    QAction *m_fitPage = nullptr;
    int m_percent = 100;
};

} // namespace longleaf::ui
