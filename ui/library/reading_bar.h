// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/reading_controller.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace longleaf::ui {

class ElidedLabel;

/// How a batch stands: "212 of 500, 3 failed", the files in work, pause, cancel; what to do about failures; the
/// question before very many files are read. Hidden while there is nothing to say.
class ReadingBar final : public QFrame {
    Q_OBJECT
public:
    ReadingBar(ReadingController &controller, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void reportRequested();

private:
    void refresh();
    void showLarge();
    void showProgress();
    void applyFonts();

    ReadingController &m_controller;
    const Theme &m_theme;
    QLabel *m_text;
    ElidedLabel *m_work;
    QProgressBar *m_progress;
    QToolButton *m_pause;
    QToolButton *m_cancel;
    QWidget *m_choices;
    QPushButton *m_first;
    QPushButton *m_second;
    QTimer m_soon; ///< progress comes more often than it can be read
    int m_announced = -1;
};

} // namespace longleaf::ui
