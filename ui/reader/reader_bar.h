// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace longleaf::ui {

class ZoomBox;

/// The strip below the pages: page number, zoom.
class ReaderBar final : public QFrame {
    Q_OBJECT
public:
    explicit ReaderBar(QWidget *parent = nullptr);

    void setPage(int page, int count);
    void setZoom(double zoom, bool fitsWidth, bool fitsPage);

Q_SIGNALS:
    void pageChosen(int page);
    void zoomOut();
    void zoomIn();
    void fitWidth();
    void fitPage();
    void zoomChosen(double zoom);
    void zoomLeft(); ///< the field for the zoom is done with

private:
    QToolButton *button(const QString &text, const QString &tip);
    void choosePage();

    QLineEdit *m_page = nullptr;
    QLabel *m_count = nullptr;
    ZoomBox *m_zoom = nullptr;
    int m_current = 0;
    int m_pages = 0;
};

} // namespace longleaf::ui
