// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QFrame>

#include "ui/reader/page_numbers.h"

class QLineEdit;
class QToolButton;

namespace longleaf::ui {

class ElidedLabel;
class ZoomBox;

/// The strip below the pages: page number, zoom.
class ReaderBar final : public QFrame {
    Q_OBJECT
public:
    explicit ReaderBar(QWidget *parent = nullptr);

    void setPage(int page, int count);
    /// What is printed on the pages.
    void setNumbers(const PageNumbers &numbers);
    /// The cursor goes into the field for the page's number, all of it selected.
    void editPage();
    void setZoom(double zoom, bool fitsWidth, bool fitsPage);

Q_SIGNALS:
    void pageChosen(int page); ///< typed
    void pageTurned(int page); ///< by the arrows
    /// The field for the page's number is done with; the keyboard belongs to the pages again.
    void left();
    void zoomOut();
    void zoomIn();
    void fitWidth();
    void fitPage();
    void zoomChosen(double zoom);
    void zoomLeft(); ///< the field for the zoom is done with

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *button(const QString &text, const QString &tip);
    void choosePage();
    void tellCount();

    PageNumbers m_numbers;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QLineEdit *m_page = nullptr;
    ElidedLabel *m_count = nullptr;
    ZoomBox *m_zoom = nullptr;
    int m_current = 0;
    int m_pages = 0;
};

} // namespace longleaf::ui
