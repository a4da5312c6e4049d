// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/reading_controller.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace longleaf::ui {

/// Which files could not be read and why, and which were in the library already; can be copied. Does not block.
class ReadingReport final : public QDialog {
    Q_OBJECT
public:
    ReadingReport(ReadingController &controller, const Theme &theme, QWidget *parent = nullptr);

    /// What the copy button copies: a line for each file.
    [[nodiscard]] QString plainText() const;

private:
    void refresh();
    void copy();

    ReadingController &m_controller;
    const Theme &m_theme;
    QLabel *m_heading;
    QTextBrowser *m_list;
    QPushButton *m_retry;
    QPushButton *m_copy;
};

} // namespace longleaf::ui
